"""Building: snapshots, points in time, bridges, dimensions, facts, marts, each a transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from vault.entities import (
    Bridge,
    Dimension,
    Fact,
    Hierarchy,
    Hub,
    Link,
    Mart,
    Pit,
    SameAs,
    Snapshots,
)
from vault.errors import UsageError, suggestion
from vault.execute.marts import build_mart
from vault.execute.session import Session
from vault.plan import Plan, Step

Notify = Callable[[str], None]
Filled = Callable[[str, int | None], None]
#: Operations that give a table rows.
_FILLING = frozenset(
    {"refresh", "extend", "masters", "tree", "now", "history", "table", "incremental"}
)


def build(
    session: Session,
    plan: Plan,
    names: Collection[str],
    as_of: date | None,
    notify: Notify,
    warn: Notify = lambda message: None,
    begin: Notify = lambda table: None,
    filled: Filled = lambda table, rows: None,
) -> tuple[str, ...]:
    """Build what `names` name, or everything; returns the tables built, in their order.

    `warn` is told what in the data cannot be as it is, `begin` what is about to be built, `filled`
    with how many rows, where the database says. `as_of` is the day the snapshots lead up
    to; by default that of the last applied date.
    Raises UsageError where a name is unknown, DatabaseError where the database says no.
    """
    steps = _chosen(plan, names)
    built: list[str] = []
    for step in steps:
        begin(str(step.table))
        with session.transaction():
            if isinstance(step.this, Snapshots):
                _refresh_snapshots(session, plan, step, as_of)
            elif isinstance(step.this, Pit | Bridge):
                _refresh_snapshot_table(session, step)
            elif isinstance(step.this, Mart):
                build_mart(session, step)
            else:
                session.step(step)
                if isinstance(step.this, SameAs | Hierarchy):
                    _report_circles(session, step.this, warn)
            session.share(step.table)
            rows = _rows(session)
            session.record_steps()
        table = str(step.table)
        filled(table, rows)
        if table not in built:
            built.append(table)
            notify(table)
    return tuple(built)


def _rows(session: Session) -> int | None:
    """How many rows a table was given, where the database says; a view is given none."""
    found = [one.rows for one in session.records if one.operation in _FILLING]
    known = [rows for rows in found if rows is not None]
    return sum(known) if known else None


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
    chosen = [step for step in plan.build if any(step in known[name] for name in names)]
    needed = [link for step in chosen for link in _resolved_links(step.this)]
    return [
        step
        for step in plan.build
        if step in chosen
        or step.this in needed
        # a view over what is made anew may go with what was there before
        or (step.operation == "at" and any(one in needed for one in _resolved_links(step.this)))
        or (step.operation == "at" and any(one.this == step.this.pit for one in chosen))
    ]


def _resolved_links(entity: Any) -> list[SameAs | Hierarchy]:
    """What tells the masters and parents of an entity's keys; it is made anew with the entity."""
    match entity:
        case Dimension():
            return [link for link in (entity.same_as, entity.hierarchy) if link]
        case Fact():
            return [mastered.same_as for mastered in entity.mastered]
        case SameAs() | Hierarchy():
            return [entity]
        case _:
            return []


def _report_circles(session: Session, this: SameAs | Hierarchy, warn: Notify) -> None:
    """Say where keys are each other's masters or parents; the table is made all the same."""
    for members, example in session.rows(this.kind, "circles", this=this):
        if members and isinstance(this, SameAs):
            warn(
                f"link '{this.name}': {members:,} keys are duplicates of each other in a circle, or"
                f" lead into one, '{example}' among them; the smallest hash key is their master"
            )
        elif members:
            warn(
                f"link '{this.name}': {members:,} keys hang in or below a circle, '{example}' among"
                " them; their level and path are empty"
            )


def _refresh_snapshots(session: Session, plan: Plan, step: Step, as_of: date | None) -> None:
    """Write the control table anew, up to the day of the last applied date unless told."""
    pits = plan.warehouse.pits
    walked = [crossing for bridge in plan.warehouse.bridges for crossing in bridge.crossings]
    read = [one.satellites for one in pits] + [one.satellites for one in walked]
    satellites = {satellite.name: satellite for those in read for satellite in those}
    bare: dict[str, Hub | Link] = {
        pit.parent.name: pit.parent for pit in pits if not pit.satellites
    }
    if not satellites and not bare:
        bare = {crossing.link.name: crossing.link for crossing in walked}
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


def _refresh_snapshot_table(session: Session, step: Step) -> None:
    """Bring a point-in-time table or bridge up to date, or make it anew by another definition.

    Both keep account of what they hold in the same way: by which definition, and for which
    snapshots, so that the table need not be asked.
    """
    kind = step.this.kind
    assert session.warehouse.snapshots  # `resolve` sees to it
    more: dict[str, Any] = {
        "audit": session.audit,
        "snapshot": session.warehouse.snapshots.table,
    }
    definition = (
        session.renderer.render(kind, operation, this=step.this, **more)
        for operation in ("create", "extend")
    )
    moments = session.rows("pit", "wanted", **more)
    digests = (_digest(definition), _digest(moment.isoformat() for (moment,) in moments))
    more |= {"digest": " ".join(digests), "run_id": session.run_id}
    known = session.rows("pit", "known", this=step.this, **more)
    held = known[0][1].split(" ") if known else [""]
    if held[0] != digests[0]:
        operations = ["restart", "extend"]
    elif held == [*digests] and session.rows("pit", "filled", this=step.this):
        operations = ["refresh"]
    elif session.rows("pit", "missing", this=step.this, **more):
        operations = ["forget", "extend", "refresh"]
    else:
        operations = ["forget", "refresh"]
    more["load_id"] = known[0][0] if known else None
    for operation in (*operations, "mark"):
        shared = operation not in ("extend", "refresh")
        session.step(Step(step.this, operation, more=more, templates="pit" if shared else kind))


def _digest(parts: Iterable[str]) -> str:
    """Half of a SHA-256: long enough to tell what is the same."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
