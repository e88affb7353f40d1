"""Succession: the history of satellites goes into the one that takes it on, as one load."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from vault.audit import Load, now
from vault.execute.accounts import account
from vault.execute.clock import StoredClock
from vault.execute.sealing import seal_taken_over
from vault.execute.session import Session
from vault.names import Identifier
from vault.plan import Step
from vault.sources import Delivery

#: What the feed of such a load is called.
FEED = "carried over"


def carry_over(session: Session, step: Step) -> None:
    """Carry a history over as a load of its own, and seal it; the old tables stay as they are."""
    clock = StoredClock(session).read()
    load = Load(
        load_id=clock.load_id + 1,
        load_date=max(now(), clock.load_date + timedelta(microseconds=1)),
        feed=FEED,
        delivery=Delivery(", ".join(str(old.table) for old in step.more["olds"]), 0, "", 0),
        started=now(),
    )
    load = store(session, step, load)
    session.record_loads([load])
    seal_taken_over(session, [step.this], load)


def store(session: Session, step: Step, load: Load) -> Load:
    """Store the history and its account; returns the load with what became of it."""
    several = step.more["way"] == "several"
    parts = range(1, len(step.more["olds"]) + 1) if several else ()
    known = [Identifier(f"known_{part}") for part in parts]
    if several:
        _do(session, step, "versions")
        _do(session, step, "moments")
        for part, name in enumerate(known, 1):
            _do(session, step, "known", part=part, name=name)
    _do(session, step, "carried")
    if step.this.is_set:
        _do(session, step, "sets")
    _do(session, step, "kept")
    _do(session, step, "carry_over", load_id=load.load_id)
    ((versions, kept, until),) = session.rows(
        "succession", "carried_over", this=step.this, load_id=load.load_id
    )
    learnt = max(load.load_date, until or load.load_date)
    load = replace(load, load_date=learnt, delivered=int(versions), finished=now())
    account(session, step.this, load, int(kept))
    made = [*(("versions", "moments") if several else ()), *map(str, known), "carried", "kept"]
    made += ["carried_sets"] * step.this.is_set
    _do(session, step, "drop", made=[Identifier(name) for name in made])
    return load


def _do(session: Session, step: Step, operation: str, **more: object) -> None:
    session.step(replace(step, operation=operation, more={**step.more, **more}))
