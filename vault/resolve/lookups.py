"""Look-ups: in which satellite of another feed the values of a column are found, and how."""

from __future__ import annotations

from collections.abc import Iterator

from vault.definitions import Declared, Place
from vault.definitions.sources import Feed as FeedModel
from vault.definitions.sources import Key
from vault.definitions.sources import Lookup as LookupModel
from vault.entities import Hub, Lookup, Reference, Satellite, Type
from vault.errors import suggestion
from vault.names import Identifier
from vault.resolve.keys import Keys
from vault.resolve.order import ordered
from vault.resolve.scope import Scope

_Feeds = dict[tuple[str, str], Declared[FeedModel]]


def looked_up_first(scope: Scope) -> Iterator[tuple[tuple[str, str], Declared[FeedModel]]]:
    """Yield each feed after those whose satellites it looks up; a circle is a problem.

    Else what a delivery finds would depend on how many were loaded at once with it.
    """
    feeds = scope.documents.feeds
    loading = {
        satellite: f"{source}.{name}"
        for (source, name), declared in feeds.items()
        if declared.model
        for satellite in declared.model.satellites
    }
    needs = {
        f"{source}.{name}": {
            loading[column.lookup.satellite]
            for column in (declared.model.columns.values() if declared.model else ())
            if column.lookup and column.lookup.satellite in loading
        }
        for (source, name), declared in feeds.items()
    }
    alone = {name: needs[name] - {name} for name in needs}
    names, cycle = ordered(alone)
    keyed = {f"{source}.{name}": (source, name) for source, name in feeds}
    if cycle:
        at = (feeds[keyed[cycle[0]]].place / "columns").key
        scope.problem(at, f"feeds look each other up in a circle: {' → '.join(cycle)}")
        names = list(needs)
    yield from ((keyed[name], feeds[keyed[name]]) for name in names)


def resolve_lookups(scope: Scope, place: Place, model: FeedModel, keys: Keys) -> dict[str, Lookup]:
    """What the columns of a feed look up, by the column's name."""
    found: dict[str, Lookup] = {}
    for name, column in model.columns.items():
        if column.lookup:
            at = place / "columns" / name / "lookup"
            table = Identifier(f"lookup_{len(found) + 1}")
            lookup = _lookup(scope, at, model, column.lookup, column.type, keys, table)
            if lookup is not None:
                found[name] = lookup
    return found


def _lookup(
    scope: Scope,
    place: Place,
    model: FeedModel,
    said: LookupModel,
    type_: Type,
    keys: Keys,
    table: Identifier,
) -> Lookup | None:
    if said.satellite in model.satellites:
        scope.problem(
            (place / "in").location,
            f"'{said.satellite}' is loaded by this feed itself: what a delivery finds would depend"
            " on how many are loaded at once; look up what another feed loads",
        )
        return None
    satellite = scope.satellites.get(said.satellite)
    if satellite is None:
        at = (place / "in").location
        scope.unknown("satellite", said.satellite, scope.satellite_places, at)
        return None
    parent = satellite.parent
    if not isinstance(parent, Hub):
        scope.problem(
            (place / "in").location,
            f"satellite '{satellite.name}' describes a link: look up one of a hub or reference",
        )
        return None
    noun = "reference" if isinstance(parent, Reference) else "hub"
    what = f"the key of {noun} '{parent.name}'"
    columns = keys.columns(Key(key=said.key), parent.business_key, place, what)
    sound = _checked_key(scope, place, model, said) and _checked_value(
        scope, place, said, type_, satellite
    )
    if columns is None or not sound:
        return None
    required = said.missing == "reject"
    return Lookup(satellite, columns, Identifier(said.value), table, type_, required)


def _checked_key(scope: Scope, place: Place, model: FeedModel, said: LookupModel) -> bool:
    """What a value is found by is delivered or derived: then no order of look-ups matters."""
    for index, name in enumerate(said.key):
        column = model.columns.get(name)
        if column and (column.lookup or column.occurrence):
            how = "looked up itself" if column.lookup else "counted"
            at = place / "key" / index if isinstance((place / "key").value, list) else place / "key"
            scope.problem(
                at.location, f"'{name}' is {how}: a key is delivered, or derived by `value`"
            )
            return False
    return True


def _checked_value(
    scope: Scope, place: Place, said: LookupModel, type_: Type, satellite: Satellite
) -> bool:
    types = {str(column.name): column.type for column in satellite.attributes}
    stored, at = types.get(said.value), (place / "value").location
    if stored is None:
        scope.problem(
            at,
            f"satellite '{satellite.name}' has no '{said.value}'" + suggestion(said.value, types),
        )
    elif stored != type_:
        scope.problem(
            at,
            f"'{said.value}' of satellite '{satellite.name}' is {stored}:"
            f" declare the column as {stored}, not {type_}",
        )
    elif stored.name in ("binary", "json"):
        scope.problem(at, f"a value of type {stored} cannot be looked up")
        return False
    return stored == type_
