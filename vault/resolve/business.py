"""Snapshots, points in time and dimensions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from vault.definitions import Declared, Place
from vault.definitions.business import Dimension as DimensionModel
from vault.entities import (
    Attribute,
    Dimension,
    Expression,
    Hub,
    Pit,
    Retention,
    Satellite,
    Snapshots,
    StatusSatellite,
)
from vault.errors import Location
from vault.names import Identifier
from vault.resolve.kinship import Kinship
from vault.resolve.scope import NamesTaken, Scope

_RHYTHMS = ("daily", "weekly", "monthly", "yearly")


def resolve_snapshots(scope: Scope) -> Snapshots | None:
    """The snapshots the warehouse declares."""
    declared = scope.documents.snapshots
    if declared is None or declared.model is None:
        return None
    said = declared.model
    retentions = tuple(
        Retention(rhythm, getattr(said, rhythm))
        for rhythm in _RHYTHMS
        if rhythm in said.model_fields_set
    )
    dates = tuple(sorted(set(said.dates)))
    if not retentions and not dates:
        scope.problem(declared.place.key, "snapshots need a rhythm, as in {daily: 30 days}")
    return Snapshots(scope.business("snapshot"), retentions, dates)


def resolve_pits(scope: Scope, snapshots: Snapshots | None) -> dict[str, Pit]:
    """The points in time that are declared, by name."""
    found = {}
    for name, declared in scope.documents.points_in_time.items():
        scope.check_name(declared)
        if scope.documents.snapshots is None and scope.documents.complete:
            scope.problem(
                declared.place.key,
                f"point in time '{name}' needs `snapshots:`, as in {{daily: 30 days}}",
            )
        if declared.model is None:
            continue
        place, said = declared.place, declared.model
        parent = scope.parent(said.of, place / "of")
        if parent is not None:
            satellites = scope.satellites_of(said.satellites, parent, place / "satellites", True)
            table = scope.business(f"pit_{name}")
            found[name] = Pit(name, table, parent, satellites, said.description)
    return found


def resolve_dimensions(
    scope: Scope, snapshots: Snapshots | None, pits: Mapping[str, Pit], kinship: Kinship
) -> tuple[tuple[Dimension, ...], tuple[Pit, ...]]:
    """The dimensions, and the points in time they imply beside those declared."""
    dimensions, implied = [], []
    for name, declared in scope.documents.dimensions.items():
        scope.check_name(declared)
        if declared.model is None:
            continue
        place, said = declared.place, declared.model
        hub = scope.hubs.get(said.of)
        if hub is None:
            if said.of in scope.links:
                scope.problem(
                    (place / "of").location, f"'{said.of}' is a link: a dimension shows a hub"
                )
            else:
                scope.unknown("hub", said.of, scope.documents.hubs, (place / "of").location)
            continue
        satellites = scope.satellites_of(said.satellites, hub, place / "satellites")
        pit = _pit(scope, declared, hub, satellites, pits) if snapshots else None
        if pit is not None and name not in scope.documents.points_in_time:
            implied.append(pit)
        master = kinship.master(said.same_as, hub, place / "same_as") if said.same_as else None
        tree = (
            kinship.hierarchy(said.hierarchy, hub, place / "hierarchy") if said.hierarchy else None
        )
        bare = Dimension(
            name=name,
            table=scope.business(f"dim_{name}"),
            history=scope.business(f"dim_{name}_history"),
            at=scope.business(f"dim_{name}_at"),
            hub=hub,
            satellites=satellites,
            attributes=(),
            pit=pit,
            same_as=master,
            hierarchy=tree,
            description=said.description,
        )
        dimensions.append(_with_columns(scope, place, said, bare))
    return tuple(dimensions), tuple(implied)


def _with_columns(scope: Scope, place: Place, said: DimensionModel, bare: Dimension) -> Dimension:
    """The dimension with its attributes and further columns, none of them named like a key."""
    names = NamesTaken(scope, [*bare.keys, *(column.name for column in bare.hub.identity)])
    attributes = resolve_attributes(scope, place, bare.satellites, said.columns, names)
    columns = resolve_expressions(place, said.columns, names)
    lives = [one for one in bare.satellites if isinstance(one, StatusSatellite)]
    if len(lives) == 1 and "is_active" not in names.names:  # of several only the user can say
        gone = Expression(Identifier("is_active"), f"{lives[0].alias}.status <> 'D'")
        columns = (gone, *columns)
    return replace(bare, attributes=attributes, columns=columns)


def _pit(
    scope: Scope,
    declared: Declared[DimensionModel],
    hub: Hub,
    satellites: tuple[Satellite, ...],
    pits: Mapping[str, Pit],
) -> Pit | None:
    """The point in time of a dimension: the declared one of its name, else an implied one."""
    name, at = declared.name, declared.place.key
    if name not in scope.documents.points_in_time:
        return Pit(name, scope.business(f"pit_{name}"), hub, satellites)
    pit = pits.get(name)
    if pit is None:
        return None
    if pit.parent.name != hub.name:
        scope.problem(
            at, f"the point in time '{name}' is of '{pit.parent.name}', not of hub '{hub.name}'"
        )
    for satellite in satellites:
        if satellite not in pit.satellites and pit.parent.name == hub.name:
            scope.problem(at, f"the point in time '{name}' lacks satellite '{satellite.name}'")
    return pit


def resolve_attributes(
    scope: Scope,
    place: Place,
    satellites: tuple[Satellite, ...],
    columns: Mapping[str, str],
    names: NamesTaken,
) -> tuple[Attribute, ...]:
    """The attributes of the satellites but those that `columns` replaces.

    One that two satellites share, or that has the name of a key, must be among the columns.
    """
    at: Location = (place / "satellites").key
    brought: dict[str, str] = {}
    attributes = []
    for satellite in satellites:
        for column in satellite.attributes:
            folded = column.name.casefold()
            if column.name in columns:
                continue
            if folded in brought:
                scope.problem(
                    at,
                    f"satellites '{brought[folded]}' and '{satellite.name}' both have"
                    f" '{column.name}': say which under `columns:`,"
                    f" as in {{{column.name}: {satellite.name}.{column.name}}}",
                )
            elif folded in names.names:
                scope.problem(
                    at,
                    f"'{column.name}' of satellite '{satellite.name}' has the name of a key:"
                    " name the feed's column otherwise and say"
                    f" `from: {column.name}`",
                )
            else:
                brought[folded] = satellite.name
                attributes.append(Attribute(column.name, satellite, column.name))
    names.names.update({attribute.name.casefold(): attribute.name for attribute in attributes})
    return tuple(attributes)


def resolve_expressions(
    place: Place, columns: Mapping[str, str], names: NamesTaken
) -> tuple[Expression, ...]:
    """The columns given by SQL, their names checked."""
    made = []
    for name, sql in columns.items():
        at = place / "columns" / name
        names.take(name, at)
        if not sql.strip():
            names.scope.problem(at.location, f"column '{name}' is empty: give it an SQL expression")
        made.append(Expression(Identifier(name), sql.strip()))
    return tuple(made)
