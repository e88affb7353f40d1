"""Satellites: which columns of a feed describe which hub, link or reference."""

from __future__ import annotations

from dataclasses import replace

from vault.definitions import Place
from vault.definitions.satellites import Satellite as SatelliteModel
from vault.definitions.sources import Feed as FeedModel
from vault.entities import (
    Column,
    FeedColumn,
    Hub,
    Link,
    Reference,
    ReferenceSatellite,
    Satellite,
    SatelliteLoad,
    Type,
)
from vault.errors import suggestion
from vault.names import fault_of_column_name, fault_of_satellite_name
from vault.resolve.former import satellite_was
from vault.resolve.keys import Keys
from vault.resolve.kinds import check_kind, of_kind, place_of
from vault.resolve.scope import Scope
from vault.resolve.successions import check_history


def resolve_satellites(
    scope: Scope,
    place: Place,
    model: FeedModel,
    columns: tuple[FeedColumn, ...],
    feed: str,
    keys: Keys,
) -> tuple[SatelliteLoad, ...]:
    """Resolve the satellites of one feed, into `scope.satellites` too."""
    known = {str(column.name): column for column in columns}
    loads = []
    for name, said in model.satellites.items():
        at = place / "satellites" / name
        implied = at.value is None  # one that the feed has without naming it
        if implied:
            at = place / "on_new_column"
        fault = fault_of_satellite_name(name)
        if fault:
            scope.problem(at.key, fault)
        parent = scope.described(said.of, at / "of")
        if parent is None:
            continue
        named = {key: _columns(scope, at / key, said, known, parent) for key in _LISTS}
        check_kind(scope, at, said, model, parent)
        check_history(scope, at, said, model, parent)
        if None in named.values():
            continue
        made: type[Satellite] = ReferenceSatellite if isinstance(parent, Reference) else Satellite
        bare = made(
            name=name,
            table=scope.raw(f"sat_{name}"),
            current=scope.business(f"sat_{name}_current"),
            history=scope.business(f"sat_{name}_history"),
            known=scope.business(f"sat_{name}_known"),
            parent=parent,
            attributes=named["attributes"] or (),
            feed=feed,
            sequenced=bool(model.sequence),
            sequence_type=_sequence_type(known.get(model.sequence)),
            description=said.description,
            history_of=said.history_of,
            was=satellite_was(scope, name, said, (place if implied else at) / "was", implied),
        )
        satellite = of_kind(bare, said, model, known, named["key"] or ())
        scope.satellites.setdefault(name, satellite)
        load = _load(scope, at, satellite, model, keys)
        if load is not None:
            driving = keys.of_roles(parent, said.driving_key)
            place_in_set = place_of(satellite, model)
            loads.append(replace(load, driving=driving, place=place_in_set))
    return tuple(loads)


#: The keys of a satellite that hold columns of its feed.
_LISTS = ("attributes", "key")


def _columns(
    scope: Scope,
    place: Place,
    said: SatelliteModel,
    known: dict[str, FeedColumn],
    parent: Hub | Link,
) -> tuple[Column, ...] | None:
    """The columns of one list; None where one of them has a fault."""
    found: dict[str, Column] = {}
    names: tuple[str, ...] = getattr(said, str(place.path[-1]))
    for index, name in enumerate(names):
        column = known.get(name)
        fault = None
        if column is None:
            fault = f"unknown column '{name}'" + suggestion(name, known)
        elif name in found:
            fault = f"'{name}' is named twice"
        elif name in (scope.names["applied_date"], scope.names["load_date"]):
            fault = f"'{name}' is in every satellite already: leave it out"
        elif isinstance(parent, Reference) and name.casefold() in map(str.casefold, parent.key):
            fault = f"'{name}' is the key of reference '{parent.name}' already: leave it out"
        elif name.casefold() == parent.hash_key:
            fault = f"'{name}' is the satellite's own hash key: name the column otherwise"
        elif fault_of_column_name(name) is None:
            found[name] = column.as_attribute
        if fault:
            scope.problem((place / index).location, fault)
    return tuple(found.values()) if len(found) == len(names) else None


def _sequence_type(column: FeedColumn | None) -> Type:
    """The type of what orders versions of one applied date: a number, or the moment it is."""
    if column is None or column.type.name in ("integer", "bigint"):
        return Type("bigint")
    return column.type


def _load(
    scope: Scope, place: Place, satellite: Satellite, model: FeedModel, keys: Keys
) -> SatelliteLoad | None:
    """The stage column with the hash of the parent's key; None where that is not clear."""
    parent = satellite.parent
    if parent.name in keys.failed or keys.unclear:
        return None
    at = place / "of"
    if isinstance(parent, Link):
        if parent.name in model.links:
            return SatelliteLoad(satellite, parent.hash_key)
        _not_brought(scope, at, "link", parent.name)
        return None
    found = keys.parent(parent)
    if not isinstance(found, int):
        natural = found.columns if isinstance(parent, Reference) else ()
        return SatelliteLoad(satellite, found.hash_key, natural)
    if found:
        scope.problem(
            at.location,
            f"this feed brings hub '{parent.name}' by {found} different keys:"
            " name the one the satellite describes under `hubs:`",
        )
    elif parent.name not in {*model.hubs, *model.references}:
        _not_brought(scope, at, parent.kind, parent.name)
    return None


def _not_brought(scope: Scope, place: Place, noun: str, name: str) -> None:
    message = f"this feed does not bring {noun} '{name}': say so under `{noun}s:`"
    scope.problem(place.location, message)
