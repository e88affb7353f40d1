"""Retired: satellites that nothing declares any more, and whose tables are there, full.

What they were is told by the last definitions that declared them, which the audit keeps.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from vault.entities import Hub, Link, Satellite, TrackedSatellite
from vault.errors import VaultError
from vault.execute.captured import captured
from vault.execute.definitions import declared_then, last_applied
from vault.execute.renaming import loaded_feeds
from vault.execute.session import Session
from vault.execute.succession import FEED as CARRIED_OVER
from vault.names import CAPTURED, Table
from vault.plan import Before, Held, as_now, old_tables, stored_entities

_PREFIX = "sat_"


def before(session: Session, held: Held) -> Before:
    """What the plan must know of what is called otherwise, and of what others succeed."""
    renamed = any(feed.was for feed in session.warehouse.feeds)
    feeds = loaded_feeds(session, held) if renamed else ()
    applied = last_applied(session.warehouse, session, held) if session.seals else None
    waiting = captured(session, held, applied)
    known = Before(
        session.renames, feeds, applied=applied, captured=waiting, indexes=_indexes(session)
    )
    if session.audit("load") not in held:
        return known
    if any(_is_due(one, held) for one in stored_entities(session.warehouse)):
        known = replace(known, satellites=_found(session, held)[0])
    heirs = [one for one in session.warehouse.satellites if one.history_of]
    if not heirs:
        return known
    there = [one for one in heirs if held.keys() & {one.table, one.before}]
    if any(held.keys() & {*old_tables(one)} for one in there):
        found = session.rows("audit", "origins", this=session.audit, feed=CARRIED_OVER)
        carried = [session.renames.table(str(target)) for target, _ in found]
        lacking = [one for one in there if one.table in held and one.table.name not in carried]
        empty = [one.table for one in lacking if _is_empty(session, one)]
        known = replace(known, carried=carried, empty=empty)
    if there == heirs and not known.empty:
        return known
    satellites, unclear = _found(session, held)
    return replace(known, satellites=satellites, unclear=unclear)


def _indexes(session: Session) -> frozenset[str] | None:
    """The indexes of the raw vault; None where the database has no keys."""
    if not session.renderer.dialect.keyed:
        return None
    schema = session.warehouse.schemas.raw_vault
    return frozenset(name for (name,) in session.rows("change", "indexes", schema=schema))


def _is_empty(session: Session, this: Satellite) -> bool:
    """Whether a table holds nothing but ghosts, and what was left half done."""
    return not session.rows("succession", "holds", this=this, audit=session.audit)


def _is_due(entity: Any, held: Held) -> bool:
    """Whether a hub or link is about to get another name, after which keys are called."""
    is_named_after = isinstance(entity, Hub | Link) and bool(entity.was)
    return is_named_after and entity.table not in held


def retired(session: Session, held: Held) -> tuple[Satellite, ...]:
    """The satellites that were declared, are no more, and whose tables are still there.

    An attribute is personal where it was, or where a satellite is that takes on its history.
    """
    found, _ = _found(session, held)
    return tuple(_marked(old, session.warehouse.satellites) for old in found.values())


def _found(session: Session, held: Held) -> tuple[Mapping[Table, Satellite], str]:
    """Satellites by their tables, and why others are not told of, if any are."""
    warehouse = session.warehouse
    declared = {entity.table for entity in stored_entities(warehouse)}
    wanted = {
        table
        for table, columns in held.items()
        if table.schema == warehouse.schemas.raw_vault
        and table not in declared
        and table.name.startswith(_PREFIX)
        and "load_id" in columns
    }
    found: dict[Table, Satellite] = {}
    unclear = ""
    if not wanted or session.audit("definition") not in held:
        return found, unclear
    words = sorted({_word(str(table.name).removeprefix(_PREFIX)) for table in wanted})
    for digest, run_id in session.rows("audit", "declared", this=session.audit, words=words):
        if digest == warehouse.digest:
            continue
        try:
            then = declared_then(warehouse, session, digest)
        except VaultError as error:
            reason = str(error).splitlines()[0]
            unclear = (
                unclear
                or f": the definitions of run {run_id} cannot be resolved any more ({reason})"
            )
            continue
        for one in then.satellites:
            if one.table in wanted:
                found.setdefault(one.table, as_now(one, warehouse, session.renames))
            if isinstance(one, TrackedSatellite):
                wanted.discard(one.appearances.table)
        if wanted <= found.keys():
            break
    return found, unclear


def _word(name: str) -> str:
    """What stands in definitions that declare a satellite: its name, or that a feed captures."""
    return "capture" if name.endswith(f"_{CAPTURED}") else name


def _marked(old: Satellite, today: tuple[Satellite, ...]) -> Satellite:
    personal = {
        column.name
        for one in today
        if old.name in one.history_of
        for column in one.attributes
        if column.pii
    }
    marked = (replace(one, pii=one.pii or one.name in personal) for one in old.attributes)
    return replace(old, attributes=tuple(marked))
