"""Called: keys are named after their hubs and links, and so have other names where these have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from vault.entities import (
    Column,
    EffectivitySatellite,
    Hub,
    HubReference,
    Link,
    Reference,
    Satellite,
    Type,
    Warehouse,
)
from vault.names import Identifier, Table
from vault.renames import Renames

#: A hash key that is held under the name it had before, and the column it becomes.
Rekeyed = tuple[Identifier, Column]


def rekeyed(entity: Any, held: Mapping[str, str], renames: Renames) -> Iterator[Rekeyed]:
    """The hash keys of an entity's table that are held under names they had before."""
    for key, before in _keys(entity, renames):
        found = next((name for name in before if name in held), None)
        if found is not None and key not in held:
            yield found, Column(key, Type("text"))


def hash_keys(entity: Any) -> tuple[Column, ...]:
    """The hash keys in an entity's table."""
    return tuple(Column(key, Type("text")) for key, _ in _keys(entity, Renames()))


def _keys(entity: Any, renames: Renames) -> Iterator[tuple[Identifier, tuple[Identifier, ...]]]:
    """Each hash key in an entity's table, with the names that it may have had before."""
    match entity:
        case Reference():
            return
        case Hub():
            yield entity.hash_key, _former(entity, renames)
        case Link():
            yield entity.hash_key, _former(entity, renames)
            yield from _of_roles(entity.references, renames)
        case Satellite():
            if not isinstance(entity.parent, Reference):
                yield entity.hash_key, _former(entity.parent, renames)
            if isinstance(entity, EffectivitySatellite):
                yield from _of_roles(entity.driving, renames)


def _of_roles(
    references: Iterable[HubReference], renames: Renames
) -> Iterator[tuple[Identifier, tuple[Identifier, ...]]]:
    for one in references:
        yield one.hash_key, _former(one.hub, renames) if one.role == one.hub.name else ()


def _former(entity: Hub | Link, renames: Renames) -> tuple[Identifier, ...]:
    """What the hash key of a hub or link was called under each name that this had before."""
    names: list[str] = []
    for table in (entity.before, entity.table):
        names += renames.names_of_table(str(table.name)) if table else ()
    bare = (name.partition("_")[2] for name in dict.fromkeys(names))
    return tuple(Identifier(f"{one}_hk") for one in bare if one != entity.name)


def as_now(satellite: Satellite, today: Warehouse, renames: Renames) -> Satellite:
    """A satellite that is declared no longer, of what its hub or link is called now."""
    parent = satellite.parent
    every: list[Hub | Link] = [*today.hubs, *today.links, *today.references]
    known = {one.table: one for one in every}
    found = known.get(_table(parent.table, renames)) or _called(parent, renames)
    if isinstance(satellite, EffectivitySatellite):
        assert isinstance(parent, Link)
        assert isinstance(found, Link)
        places = [parent.references.index(one) for one in satellite.driving]
        driving = tuple(found.references[at] for at in places if at < len(found.references))
        return replace(satellite, parent=found, driving=driving)
    return replace(satellite, parent=found)


def _called(entity: Any, renames: Renames) -> Any:
    """A hub or link of before as it is called now."""
    table = _table(entity.table, renames)
    name = str(table.name).partition("_")[2]
    if isinstance(entity, Hub):
        return replace(entity, name=name, table=table)
    references = []
    for one in entity.references:
        hub = _called(one.hub, renames)
        references.append(HubReference(hub.name if one.role == one.hub.name else one.role, hub))
    return replace(entity, name=name, table=table, references=tuple(references))


def _table(table: Table, renames: Renames) -> Table:
    return replace(table, name=Identifier(renames.table(str(table.name))))
