"""Soundness: what a database must still hold, and be, before anything is done to it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from vault.audit import hub_keys
from vault.entities import Hub, Link, Reference, Satellite
from vault.errors import DatabaseError, UsageError
from vault.execute.renaming import inserted_rows
from vault.execute.session import Session
from vault.names import Identifier, Table
from vault.plan import Held, is_foreign, stored_entities

#: Without these nobody knows what was loaded.
_BOOKS = ("run", "load", "row_account", "rejected_row", "step")
_RESTORE = "restore the database from a copy, or load everything into a new one (--database)"


def require_sound(session: Session, held: Held) -> None:
    """Refuse a database that has lost what was loaded, or was hashed by another recipe.

    Raises DatabaseError where tables are gone, UsageError where the recipe is another.
    """
    raw = {
        str(entity.table.name): entity
        for entity in stored_entities(session.warehouse)
        if isinstance(entity, Hub | Link | Satellite)
    }
    foreign = {
        name: entity
        for name, entity in raw.items()
        if entity.table in held and is_foreign(entity, held[entity.table])
    }
    there = [entity for name, entity in raw.items() if entity.table in held and name not in foreign]
    books = [session.audit(name) for name in _BOOKS]
    missing = [table for table in books if table not in held]
    if missing and (there or len(missing) < len(books)):
        standing = there[0].table if there else next(table for table in books if table in held)
        raise DatabaseError(
            f"{missing[0]} is gone but {standing} is there: what was loaded cannot be told;"
            f" {_RESTORE}"
        )
    if missing:
        return
    if len(there) < len(raw):
        inserted = inserted_rows(session)
        lost = [
            f"{table} is gone, and with it {inserted[name]:,} rows that were loaded"
            for entity in raw.values()
            for table in _names(session, entity)
            if (name := str(table.name)) in inserted and not held.keys() & {table, entity.table}
        ]
        lost += [
            f"{raw[name].table} has lost its column 'load_id', which says by which loads its"
            f" {rows:,} rows came"
            for name, rows in inserted.items()
            if name in foreign
        ]
        if lost:
            raise DatabaseError("\n".join(lost) + f"; {_RESTORE}")
    hashed: dict[str, set[str]] = {}
    for feed, recipe in session.rows("audit", "hashed", this=session.audit):
        hashed.setdefault(recipe, set()).add(session.renames.feed(feed))
    _require_recipe(session, held, there, hashed)
    if hashed and session.audit("hub_key") in held:  # a database of an earlier version lacks it
        _require_hub_keys(session, set().union(*hashed.values()))


def _names(session: Session, entity: Hub | Link | Satellite) -> set[Table]:
    """The table of an entity, and that which is to become it."""
    before: Table | None = getattr(entity, "before", None)
    if before is None:
        return {entity.table}
    return {entity.table, replace(before, name=Identifier(session.renames.table(before.name)))}


def _require_recipe(
    session: Session, held: Held, there: list[Hub | Link | Satellite], used: Collection[str]
) -> None:
    """Refuse to hash on by another recipe than before: every key would be there twice."""
    declared = str(session.warehouse.recipe)
    others = [recipe for recipe in used if recipe != declared]
    if not used and not _is_marked(session, held, there):
        others = ["another recipe"]
    if others:
        raise UsageError(
            f"this database is hashed by {others[0]}, the definitions say {declared}: every key"
            " would be there twice; declare `hash` as it was, or load everything into a new"
            " database (--database)"
        )


def _require_hub_keys(session: Session, loaded: Collection[str]) -> None:
    """Refuse keys that would be hashed otherwise than those that were loaded."""
    declared = {(key.feed, key.hash_key): key for key in hub_keys(session.warehouse.feeds)}
    sensitive = {hub.name: hub.case_sensitive for hub in session.warehouse.hubs}
    faults: dict[str, None] = {}
    for kept in (key for key in session.hub_keys() if key.feed in loaded):
        now = sensitive.get(kept.hub, kept.case_sensitive)
        if now != kept.case_sensitive:
            was, is_ = (str(flag).lower() for flag in (kept.case_sensitive, now))
            faults[f"hub '{kept.hub}' was loaded with `case_sensitive: {was}`, not {is_}"] = None
        other = declared.get((kept.feed, kept.hash_key))
        if other is None or other.hub != kept.hub:
            continue
        for word in ("collision_code", "tenant"):
            before, after = getattr(kept, word), getattr(other, word)
            if before != after:
                faults[
                    f"feed '{kept.feed}' brought keys of hub '{kept.hub}' with"
                    f" {_constant(word, before)}, not with {_constant(word, after)}"
                ] = None
    if faults:
        raise UsageError(
            "\n".join(faults) + ": every key would be there twice; declare it as it was, or load"
            " everything into a new database (--database)"
        )


def _constant(word: str, value: str | None) -> str:
    return f"no constant `{word}`" if value is None else f"`{word}: {value}`"


def _is_marked(session: Session, held: Held, there: list[Hub | Link | Satellite]) -> bool:
    """Whether tables that hold no load yet were made by this recipe: by their error key."""
    hubs = [one for one in there if isinstance(one, Hub) and not isinstance(one, Reference)]
    if not hubs:
        return True
    hub, hashing = hubs[0], session.renderer.hashing
    stored = held[hub.table].get(hub.hash_key)
    if stored is None or not session.renderer.dialect.holds(hashing.type, stored):
        return True  # `plan` says what is wrong
    ((marked,),) = session.rows("audit", "marked", hub=hub)
    return bool(marked)
