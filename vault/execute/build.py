"""Building: snapshots, points in time, dimensions, facts and marts, each in one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

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
        raise UsageError(
            f"there is nothing to build called '{unknown[0]}'{suggestion(unknown[0], known)}"
        )
    return [step for step in plan.build if any(step in known[name] for name in names)]


def _refresh_snapshots(session: Session, plan: Plan, step: Step, as_of: date | None) -> None:
    """Write the control table anew, up to the day of the last applied date unless told."""
    pits = plan.warehouse.pits
    satellites = {satellite.name: satellite for pit in pits for satellite in pit.satellites}
    bare = {pit.parent.name: pit.parent for pit in pits if not pit.satellites}
    first, last = None, None
    if satellites or bare:
        known = {"satellites": list(satellites.values()), "parents": list(bare.values())}
        ((first, last),) = session.rows("snapshot", "span", **known)
    moments = _moments(step.this, first and first.date(), as_of or (last and last.date()))
    session.step(replace(step, more={"moments": moments}))


def _moments(snapshots: Snapshots, first: date | None, last: date | None) -> tuple[datetime, ...]:
    """The instants to keep; where nothing is known yet, those of single dates."""
    if last is None:
        return tuple(datetime.combine(day, time()) for day in snapshots.dates)
    last = min(last, date.max - timedelta(days=1))  # the newest snapshot is a day later
    return snapshots.moments(first or last, last)


def _refresh_pit(session: Session, step: Step) -> None:
    """Bring a point-in-time table up to date, or make it anew where its definition changed."""
    assert session.warehouse.snapshots  # `resolve` sees to it
    more: dict[str, Any] = {
        "audit": session.audit,
        "snapshot": session.warehouse.snapshots.table,
    }
    definition = (
        session.renderer.render("pit", operation, this=step.this, **more)
        for operation in ("create", "extend")
    )
    more["digest"] = hashlib.sha256("\n".join(definition).encode()).hexdigest()
    more["run_id"] = session.run_id
    known = session.rows("pit", "known", this=step.this, **more)
    if not known:
        operations = ["restart", "extend"]
    elif session.rows("pit", "missing", this=step.this, **more):
        operations = ["forget", "extend", "refresh"]
    else:
        operations = ["forget", "refresh"]
    more["load_id"] = known[0][0] if known else None
    for operation in (*operations, "mark"):
        session.step(Step(step.this, operation, more=more))
