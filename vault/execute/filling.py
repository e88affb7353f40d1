"""Filling: what was captured of a column becomes the history of an attribute, as one load."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from vault.audit import Load, now
from vault.entities import Satellite
from vault.execute.accounts import account
from vault.execute.clock import StoredClock
from vault.execute.conversion import convert, unfit
from vault.execute.sealing import seal_taken_over
from vault.execute.session import Session
from vault.names import Identifier
from vault.plan import Filling, Step
from vault.sources import Delivery

#: What the feed of such a load is called.
FEED = "declared later"
#: Tables that are made on the way; `known` only where a satellite is tracked.
_MADE = ("captured", "held", "known", "moments", "told")


def fill(session: Session, step: Step) -> None:
    """Fill the history of attributes by a load of its own, and seal it; nothing else changes."""
    clock, found = StoredClock(session).read(), step.more["found"]
    until = _learnt_until(session, step)
    soonest = max(clock.load_date, until or clock.load_date) + timedelta(microseconds=1)
    load = Load(
        load_id=clock.load_id + 1,
        load_date=max(now(), soonest),
        feed=FEED,
        delivery=Delivery(found.origin, 0, "", 0),
        started=now(),
    )
    load = store(session, step, load)
    for column in found.columns:
        if count := unfit(session, found, column):
            session.warn(
                f"{step.this.table}: {column.name} is no {column.type} in {count:,} of the versions"
                f" that hold it: null there, and as it was captured in {found.tables}"
            )
    session.record_loads([load])
    seal_taken_over(session, _filled(step), load)


def store(session: Session, step: Step, load: Load) -> Load:
    """Store the versions that are not there yet, and their account; returns the load with them."""
    found: Filling = step.more["found"]
    holds = _learnt_until(session, step) is not None
    for column, made in zip(found.columns, step.more["converted"], strict=True):
        convert(session, step, column, made)
    for operation in _MADE:
        if operation != "known" or step.more["tracked"]:
            _do(session, step, operation, holds=holds)
    fill = "fill_sets" if step.more["set_key"] else "fill"
    _do(session, step, fill, holds=holds, load=load)
    if step.more["tracked"]:
        _do(session, replace(step, this=step.more["tracked"]), "appear", load=load)
    for this in _filled(step):
        ((moments, stored),) = session.rows("filling", "filled", this=this, load_id=load.load_id)
        load = replace(load, delivered=int(moments), finished=now())
        account(session, this, load, int(stored))
    made = [*step.more["converted"], *map(Identifier, _MADE)]
    session.step(replace(step, operation="drop", more={"made": made}, templates="succession"))
    return load


def _filled(step: Step) -> tuple[Satellite, ...]:
    """The satellite, and what tracks it."""
    return tuple(filter(None, (step.this, step.more["tracked"])))


def _learnt_until(session: Session, step: Step) -> datetime | None:
    """Until when the versions of the satellite were learnt; None where it has none."""
    ((until,),) = session.rows("filling", "learnt", this=step.this)
    return until  # type: ignore[no-any-return]


def _do(session: Session, step: Step, operation: str, **more: object) -> None:
    session.step(replace(step, operation=operation, more={**step.more, **more}))
