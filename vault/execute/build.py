"""Building: snapshots, points in time, dimensions, facts and marts, each in one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from datetime import date

from vault.entities import Mart, Pit, Snapshots
from vault.errors import UsageError, suggestion
from vault.execute.marts import build_mart
from vault.execute.session import Session
from vault.plan import Plan, Step

Notify = Callable[[str], None]


def build(
    session: Session, plan: Plan, names: Collection[str], as_of: date | None, notify: Notify
) -> tuple[str, ...]:
    """Build what `names` name, or everything; returns the tables built, in their order.

    `as_of` is the day the snapshots lead up to; by default that of the last applied date.
    Raises UsageError where a name is unknown, DatabaseError where the database says no.
    """
    steps = _chosen(plan, names)
    built: list[str] = []
    for step in steps:
        with session.transaction():
            if isinstance(step.this, Snapshots):
                _refresh_snapshots(session, plan, step, as_of)
            elif isinstance(step.this, Pit):
                _refresh_pit(session, step)
            elif isinstance(step.this, Mart):
                build_mart(session, step)
            else:
                session.step(step)
            session.record_steps()
        table = str(step.table)
        if table not in built:
            built.append(table)
            notify(table)
    return tuple(built)


def _chosen(plan: Plan, names: Collection[str]) -> list[Step]:
    if not names:
        return list(plan.build)
    known: dict[str, list[Step]] = {}
    for step in plan.build:
        for name in {step.this.name, str(step.this.table), str(step.this.table.name)}:
            known.setdefault(name, []).append(step)
    unknown = [name for name in names if name not in known]
    if unknown:
        raise UsageError(f"there is nothing to build called '{unknown[0]}'{suggestion(unknown[0], known)}")
    return [step for step in plan.build if any(step in known[name] for name in names)]


def _refresh_snapshots(session: Session, plan: Plan, step: Step, as_of: date | None) -> None:
    """Write the control table anew, up to the day of the last applied date unless told."""
    satellites = {satellite for pit in plan.warehouse.pits for satellite in pit.satellites}
    ordered = sorted(satellites, key=lambda satellite: satellite.name)
    ((first, last),) = (
        session.rows("snapshot", "span", satellites=ordered) if ordered else [(None, None)]
    )
    end = as_of or (last.date() if last else None)
    begin = first.date() if first else end
    dates = step.this.moments(begin, end) if begin and end else ()
    session.step(Step(step.this, "refresh", more={"moments": dates}))


def _refresh_pit(session: Session, step: Step) -> None:
    """Bring a point-in-time table up to date, or make it anew where its definition changed."""
    digest = hashlib.sha256(repr(step.this).encode()).hexdigest()
    more = {
        "audit": session.audit,
        "snapshot": session.warehouse.snapshots.table if session.warehouse.snapshots else None,
        "digest": digest,
        "run_id": session.run_id,
    }
    known = session.rows("pit", "known", this=step.this, **more)
    if not known:
        session.step(Step(step.this, "restart", more=more))
    session.step(Step(step.this, "refresh", more=more))
    session.step(Step(step.this, "mark", more=more))
