"""Kinds of satellite: what each needs of its feed and its parent, and how it is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from vault.definitions import Place
from vault.definitions.satellites import Satellite as SatelliteModel
from vault.definitions.sources import Feed as FeedModel
from vault.entities import (
    ACTIVE,
    STATUS,
    Column,
    EffectivitySatellite,
    FeedColumn,
    Hub,
    Link,
    MultiActiveSatellite,
    RecordTrackingSatellite,
    Reference,
    Satellite,
    StatusSatellite,
    TrackedSatellite,
)
from vault.errors import suggestion
from vault.names import Identifier
from vault.resolve.scope import Scope

#: Feeds that tell what is gone.
_TELLING = ("snapshot", "partition", "cdc")
_TELLS = "`delivers: snapshot`, partition or cdc"


def of_kind(
    bare: Satellite,
    said: SatelliteModel,
    feed: FeedModel,
    known: dict[str, FeedColumn],
    child_key: tuple[Column, ...],
) -> Satellite:
    """The satellite as the kind it is declared to be."""
    parts = _parts(feed, known)
    match said.type:
        case "multi_active":
            own = {"attributes": _each((*child_key, *bare.attributes, *parts)), "sequenced": False}
            return _made(MultiActiveSatellite, bare, child_key=child_key, parts=parts, **own)
        case "status":
            watched = _each((*(bare.attributes or _watched(bare, feed, known)), *parts))
            attributes = (STATUS, *parts)
            return _made(StatusSatellite, bare, watched=watched, parts=parts, attributes=attributes)
        case "effectivity":
            references = bare.parent.references if isinstance(bare.parent, Link) else ()
            driving = tuple(one for one in references if one.role in said.driving_key)
            attributes = (ACTIVE, *parts)
            return _made(
                EffectivitySatellite, bare, driving=driving, parts=parts, attributes=attributes
            )
        case "record_tracking":
            return _made(RecordTrackingSatellite, bare, sequenced=False)
        case _ if feed.late_arrivals == "tracked" and type(bare) is Satellite:
            return _made(TrackedSatellite, bare)
        case _:
            return bare


def place_of(satellite: Satellite, feed: FeedModel) -> tuple[Identifier, ...]:
    """The columns that tell rows of one parent and applied date apart."""
    if isinstance(satellite, MultiActiveSatellite):
        return tuple(column.name for column in satellite.child_key)
    return (Identifier(feed.sequence),) if satellite.sequenced else ()


def _made(kind: type[Satellite], bare: Satellite, **own: Any) -> Satellite:
    said = {field.name: getattr(bare, field.name) for field in fields(bare)}
    return kind(**{**said, **own})


def _watched(bare: Satellite, feed: FeedModel, known: dict[str, FeedColumn]) -> tuple[Column, ...]:
    """What the feed's other satellites keep of the same parent: a change of it is an update."""
    names = {
        name: None
        for other in feed.satellites.values()
        if other.of == bare.parent.name and other.type in ("satellite", "multi_active")
        for name in (*other.key, *other.attributes)
    }
    # what is captured is no update of what was declared
    declared = (known[name] for name in names if name in known and not known[name].captures)
    return tuple(column.as_attribute for column in declared)


def _each(columns: Iterable[Column]) -> tuple[Column, ...]:
    return tuple({column.name: column for column in columns}.values())


def _parts(feed: FeedModel, known: dict[str, FeedColumn]) -> tuple[Column, ...]:
    """The columns for whose values a delivery is complete, as a satellite keeps them."""
    return tuple(known[name].as_attribute for name in feed.partition_by if name in known)


def check_kind(
    scope: Scope, place: Place, said: SatelliteModel, feed: FeedModel, parent: Hub | Link
) -> None:
    """Report what a kind of satellite lacks in its feed or its parent."""
    at = (place / "type").location
    if isinstance(parent, Reference) and said.type != "satellite":
        scope.problem(at, f"'{parent.name}' is a reference: it has satellites without a type only")
    elif said.type == "status" and feed.delivers not in _TELLING:
        scope.problem(
            at,
            f"a feed that says `delivers: {feed.delivers}` does not tell what is gone:"
            f" a status satellite needs {_TELLS}",
        )
    elif said.type == "multi_active" and feed.delivers == "cdc":
        scope.problem(
            at,
            "a feed that says `delivers: cdc` tells of single rows: a multi-active satellite"
            " needs whole sets, from a snapshot, a partition or changes",
        )
    elif said.type == "effectivity":
        _check_effectivity(scope, place, said, feed, parent)
    for name in said.key:
        if name in feed.partition_by:
            scope.problem(
                (place / "key").location, f"'{name}' tells parts apart: it cannot be a set's key"
            )
    _check_tables(scope, place, said, feed)


def _check_tables(scope: Scope, place: Place, said: SatelliteModel, feed: FeedModel) -> None:
    """Report what dvault would name like something of the user's."""
    own = {"status": STATUS, "effectivity": ACTIVE}.get(said.type)
    if own and own.name in map(str.casefold, feed.partition_by):
        scope.problem(
            place.key,
            f"'{own.name}' is a column dvault adds to this satellite: give the one the feed is"
            f" partitioned by another name and say `from: {own.name}`",
        )
    beside = f"{place.path[-1]}_tracked"
    if feed.late_arrivals == "tracked" and beside in scope.satellite_places:
        at = scope.satellite_places[beside].key
        scope.problem(
            place.key,
            f"satellite '{beside}', declared at {at}, would have the table in which this one"
            " tracks what it was told: rename one of them",
        )


def _check_effectivity(
    scope: Scope, place: Place, said: SatelliteModel, feed: FeedModel, parent: Hub | Link
) -> None:
    if not isinstance(parent, Link):
        scope.problem(
            (place / "of").location,
            f"'{parent.name}' is a hub: an effectivity satellite describes a link; for a hub say"
            " `type: status`",
        )
        return
    roles = [reference.role for reference in parent.references]
    for index, role in enumerate(said.driving_key):
        if role not in roles:
            at = (place / "driving_key" / index).location
            hint = suggestion(role, roles)
            scope.problem(at, f"link '{parent.name}' has no hub '{role}'{hint}")
    if set(roles) <= set(said.driving_key):
        scope.problem(
            (place / "driving_key").location,
            "every hub of the link drives it: name those of which each has one relation at a time",
        )
    if not said.driving_key and feed.delivers not in _TELLING:
        scope.problem(
            place.key,
            f"a feed that says `delivers: {feed.delivers}` does not tell what is gone: an"
            f" effectivity satellite needs `driving_key:`, or {_TELLS}",
        )
