"""Facts: links or hubs with their values, further keys, and measures of other facts."""

from __future__ import annotations

from collections.abc import Mapping

from vault.definitions import Declared, Place
from vault.definitions.business import Fact as FactModel
from vault.entities import Fact, Hub, Link, Mastered, Measure, NonHistorizedLink, Through
from vault.errors import suggestion
from vault.names import Identifier
from vault.resolve.business import resolve_attributes, resolve_expressions
from vault.resolve.kinship import Kinship
from vault.resolve.order import ordered
from vault.resolve.scope import NamesTaken, Scope


def resolve_facts(scope: Scope, kinship: Kinship) -> tuple[Fact, ...]:
    """The facts, those that others measure first."""
    declared = scope.documents.facts
    needs = {
        name: [
            call.fact
            for call in (fact.model.measures.values() if fact.model else ())
            if call.fact in declared
        ]
        for name, fact in declared.items()
    }
    names, cycle = ordered(needs)
    if cycle:
        at = (declared[cycle[0]].place / "measures").key
        scope.problem(at, f"facts measure each other in a circle: {' → '.join(cycle)}")
        names = sorted(declared)  # and none of them can be measured
    facts: dict[str, Fact] = {}
    for name in names:
        scope.check_name(declared[name])
        model = declared[name].model
        if model is not None:
            fact = _fact(scope, declared[name], model, facts, kinship)
            if fact is not None and not cycle:
                facts[name] = fact
    return tuple(facts.values())


def columns_of(fact: Fact) -> list[str]:
    """The columns of a fact that another may measure."""
    parent = fact.parent
    own = list(parent.identity if isinstance(parent, Hub) else parent.child_key)
    if isinstance(parent, NonHistorizedLink):
        own += parent.payload
    names = [column.name for column in own]
    names += [attribute.name for attribute in fact.attributes]
    names += [expression.name for expression in fact.columns]
    names += [measure.name for measure in fact.measures]
    return [*keys_of(fact), *map(str, names)]


def keys_of(fact: Fact) -> list[str]:
    """The hash keys a fact holds: its own, its hubs' and those further links bring."""
    brought = [key for through in fact.through for key in through.keys]
    return [*_own_keys(fact.parent), *brought]


def _own_keys(parent: Hub | Link) -> dict[str, Hub | None]:
    """The hash keys of a hub or link, with the hub each stands for."""
    if isinstance(parent, Hub):
        return {parent.hash_key: parent}
    hubs = {str(reference.hash_key): reference.hub for reference in parent.references}
    return {parent.hash_key: None, **hubs}


def _fact(
    scope: Scope,
    declared: Declared[FactModel],
    said: FactModel,
    facts: Mapping[str, Fact],
    kinship: Kinship,
) -> Fact | None:
    name, place = declared.name, declared.place
    parent = scope.parent(said.of, place / "of")
    if parent is None:
        return None
    satellites = scope.satellites_of(said.satellites, parent, place / "satellites")
    through = _through(scope, place, said.through, parent)
    bare = Fact(name, scope.business(f"fact_{name}"), parent, through=through)
    names = NamesTaken(scope, columns_of(bare))
    attributes = resolve_attributes(scope, place, satellites, said.columns, names)
    return Fact(
        name=name,
        table=bare.table,
        parent=parent,
        satellites=satellites,
        attributes=attributes,
        through=through,
        columns=resolve_expressions(place, said.columns, names),
        measures=_measures(scope, place, said, parent, facts, names),
        mastered=_mastered(scope, place, said.same_as, bare, kinship),
        description=said.description,
    )


def _whole(scope: Scope, fact: Fact) -> bool:
    """All that the fact is made of is known, so that what it lacks is a mistake of its user."""
    said = scope.documents.facts[fact.name].model
    return (
        said is not None
        and len(said.satellites) == len(fact.satellites)
        and len(said.through) == len(fact.through)
        and len(said.measures) == len(fact.measures)
    )


def _through(
    scope: Scope, place: Place, links: tuple[str, ...], parent: Hub | Link
) -> tuple[Through, ...]:
    """Each further link, joined by the one hash key that it shares with the fact so far."""
    keys = _own_keys(parent)
    found = []
    for index, name in enumerate(links):
        at = (place / "through" / index).location
        link = scope.links.get(name)
        if link is None:
            scope.unknown("link", name, scope.documents.links, at)
            continue
        brought = {str(r.hash_key): r.hub for r in link.references}
        shared = [key for key, hub in brought.items() if keys.get(key) == hub]
        new = [key for key in brought if key not in keys]
        if len(shared) != 1 or not new:
            has = ", ".join(key for key, hub in keys.items() if hub)
            why = "shares no key with it" if not shared else "brings no further key, or not clearly"
            scope.problem(
                at, f"the fact cannot go through link '{name}', which {why}; it has {has}"
            )
            continue
        found.append(Through(link, Identifier(shared[0]), tuple(Identifier(key) for key in new)))
        keys.update({key: brought[key] for key in new})
    return tuple(found)


def _mastered(
    scope: Scope, place: Place, links: tuple[str, ...], fact: Fact, kinship: Kinship
) -> tuple[Mastered, ...]:
    """The keys of a fact that are shown as those of their masters; its own never is."""
    hubs = {key: hub for key, hub in _own_keys(fact.parent).items() if key != fact.parent.hash_key}
    for through in fact.through:
        hubs.update({str(one.hash_key): one.hub for one in through.link.references})
    found: dict[str, Mastered] = {}
    for index, name in enumerate(links):
        at = place / "same_as" / index
        same_as = kinship.master(name, None, at)
        if same_as is None:
            continue
        keys = [key for key in keys_of(fact) if hubs.get(key) == same_as.hub]
        if not keys:
            hub = same_as.hub.name
            scope.problem(at.location, f"the fact holds no key of hub '{hub}' beside its own")
        for key in keys:
            if key in found:
                other = found[key].same_as.name
                scope.problem(at.location, f"'{key}' is that of its master by '{other}' already")
            found.setdefault(key, Mastered(Identifier(key), same_as))
    return tuple(found.values())


def _measures(
    scope: Scope,
    place: Place,
    said: FactModel,
    parent: Hub | Link,
    facts: Mapping[str, Fact],
    names: NamesTaken,
) -> tuple[Measure, ...]:
    found = []
    for name, call in said.measures.items():
        at = place / "measures" / name
        names.take(name, at)
        fact = facts.get(call.fact)
        if fact is None:
            scope.unknown("fact", call.fact, scope.documents.facts, at.location)
        elif not _whole(scope, fact):
            continue
        elif parent.hash_key not in keys_of(fact):
            scope.problem(
                at.location,
                f"fact '{call.fact}' holds no '{parent.hash_key}' by which to sum it up",
            )
        elif call.column not in columns_of(fact):
            known = suggestion(call.column, columns_of(fact))
            scope.problem(at.location, f"fact '{call.fact}' has no column '{call.column}'{known}")
        else:
            found.append(Measure(Identifier(name), call.function, fact, Identifier(call.column)))
    return tuple(found)
