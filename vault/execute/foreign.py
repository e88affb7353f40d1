"""Foreign tables: their rows become one load, once it is sure that they are hashed alike."""

from __future__ import annotations

from dataclasses import replace

from vault.audit import Load, now
from vault.entities import Hub, Link, Satellite
from vault.errors import UsageError
from vault.execute.accounts import account
from vault.execute.clock import StoredClock
from vault.execute.sealing import seal_taken_over
from vault.execute.session import Session
from vault.plan import Step, misfits
from vault.sources import Delivery

#: What the feed of such a load is called.
FEED = "taken over"


def take_over(session: Session, step: Step) -> None:
    """Bring in the rows of a table that another tool made, and keep account of them.

    Raises UsageError where its keys are hashed otherwise, are not unique or lack their parents;
    nothing stays then.
    """
    entity, clock = step.this, StoredClock(session).read()
    load = Load(
        load_id=clock.load_id + 1,
        load_date=clock.load_date,
        feed=FEED,
        delivery=Delivery(str(step.more["aside"]), 0, "", 0),
        started=now(),
    )
    session.step(replace(step, more={**step.more, "load_id": load.load_id}))
    of_load = {"this": entity, "load_id": load.load_id}
    ((taken, distinct, until),) = session.rows("foreign", "taken", **of_load)
    if isinstance(entity, Hub | Link):
        _require_keys(session, step, load.load_id, taken, distinct)
    if isinstance(entity, Satellite):
        _require_parents(session, entity, load.load_id, taken)
    learnt = max(now(), clock.after([load]).load_date, *([until] if until else []))
    load = replace(load, load_date=learnt, delivered=taken, finished=now())
    account(session, entity, load, taken)
    session.record_loads([load])
    seal_taken_over(session, [entity], load)


def _require_keys(session: Session, step: Step, load_id: int, taken: int, distinct: int) -> None:
    entity, table = step.this, step.this.table
    if distinct < taken:
        raise UsageError(
            f"{table}: {taken:,} rows have {distinct:,} keys, which must be unique to be taken over"
        )
    hashing = session.renderer.hashing
    more = misfits(entity, hashing)
    kind = "link" if isinstance(entity, Link) else "hub"
    wrong = session.rows(kind, "misfits", this=entity, load_id=load_id, **more)
    if wrong:
        ((number, found, key),) = wrong
        raise UsageError(
            f"{table}: {number:,} of {taken:,} rows are hashed otherwise than"
            f" {session.warehouse.recipe} hashes them, such as {found} of '{key}': declare `hash`,"
            " and the columns of keys in the order, in which the table was hashed"
        )


def _require_parents(session: Session, satellite: Satellite, load_id: int, taken: int) -> None:
    orphans = session.rows("foreign", "orphans", this=satellite, load_id=load_id)
    if orphans:
        ((number, found),) = orphans
        parent = satellite.parent.table
        raise UsageError(
            f"{satellite.table}: {number:,} of {taken:,} rows have no parent in {parent}, such as"
            f" {found}: take {parent} over with all its keys, or remove those rows first"
        )
