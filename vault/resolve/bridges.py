"""Bridges: which way a walk takes over each of its links, and what its columns are called."""

from __future__ import annotations

from collections.abc import Sequence

from vault.definitions import Declared, Place
from vault.definitions.business import Bridge as BridgeModel
from vault.entities import Bridge, Column, Crossing, Hub, HubReference, Link, Satellite, Stop
from vault.names import Identifier, fault_of_entity_name
from vault.resolve.scope import Scope

_EXAMPLE = "as in [order, order_line, product]"


def resolve_bridges(scope: Scope) -> tuple[Bridge, ...]:
    """The bridges that are declared."""
    found = []
    for name, declared in scope.documents.bridges.items():
        scope.check_name(declared)
        if scope.documents.snapshots is None and scope.documents.complete:
            scope.problem(
                declared.place.key, f"bridge '{name}' needs `snapshots:`, as in {{daily: 30 days}}"
            )
        if declared.model is not None:
            bridge = _bridge(scope, declared, declared.model)
            if bridge is not None:
                found.append(bridge)
    return tuple(found)


def effectivity_of(scope: Scope, link: Link) -> tuple[Satellite, ...]:
    """The effectivity satellites of a link: they say when a relation of it was in effect."""
    return _satellites(scope, link, "effectivity_satellite")


#: Kinds whose every row says that the relation was there.
_TELLING = ("satellite", "tracked_satellite", "multi_active_satellite", "record_tracking_satellite")


def _satellites(scope: Scope, link: Link, *kinds: str) -> tuple[Satellite, ...]:
    found = [one for one in scope.satellites.values() if one.parent.name == link.name]
    return tuple(sorted((one for one in found if one.kind in kinds), key=lambda one: one.name))


def _bridge(scope: Scope, declared: Declared[BridgeModel], said: BridgeModel) -> Bridge | None:
    place = declared.place / "walk"
    if len(said.walk) < 3 or len(said.walk) % 2 == 0:
        scope.problem(place.location, f"a walk goes from hub to link to hub, {_EXAMPLE}")
        return None
    links = _links(scope, said.walk, place)
    names = _names(scope, said.walk, place)
    if links is None or not names:
        return None
    stop: Stop | None = None
    start: Stop | None = None
    crossings: list[Crossing] = []
    for index, link in enumerate(links):
        at = 2 * index
        way = _way(scope, said.walk, links, index, stop.hub if stop else None, place)
        if way is None:
            return None
        origin, target = way
        start = start or Stop(said.walk[0][0], origin.hub)
        stop = Stop(said.walk[at + 2][0], target.hub)
        name = said.walk[at + 1][0]
        crossings.append(
            Crossing(
                name=name,
                link=link,
                origin=origin,
                target=target,
                stop=stop,
                child_key=_child_key(name, link, names),
                satellites=_satellites(scope, link, *_TELLING),
                effectivity=effectivity_of(scope, link),
            )
        )
    assert start
    table = scope.business(f"bridge_{declared.name}")
    return Bridge(declared.name, table, start, tuple(crossings), said.description)


def _links(scope: Scope, walk: Sequence[tuple[str, str]], place: Place) -> list[Link] | None:
    """The links at every second place of a walk; None where one is not to be had."""
    links = []
    for index in range(1, len(walk), 2):
        what, at = walk[index][1], (place / index).location
        if what in scope.links:
            links.append(scope.links[what])
        elif what in scope.documents.hubs:
            scope.problem(at, f"'{what}' is a hub: a walk goes from hub to link to hub, {_EXAMPLE}")
        else:
            scope.unknown("link", what, scope.documents.links, at)
    return links if len(links) == len(walk) // 2 else None


def _names(scope: Scope, walk: Sequence[tuple[str, str]], place: Place) -> dict[str, int]:
    """The columns of keys along a walk; none where two are called the same."""
    taken: dict[str, int] = {"snapshot_date": -1}
    for index, (name, what) in enumerate(walk):
        at = (place / index).location
        fault = fault_of_entity_name(name)
        if fault is None and f"{name}_hk" in taken:
            fault = (
                f"this walk comes by '{name}' twice: give it another name here,"
                f" as in {{other_{name}: {what}}}"
            )
        if fault:
            scope.problem(at, fault)
            return {}
        taken[f"{name}_hk"] = index
    return taken


def _child_key(
    name: str, link: Link, taken: dict[str, int]
) -> tuple[tuple[Identifier, Column], ...]:
    """The child keys of a link, each by its own name unless a column before it has that."""
    found = []
    for column in link.child_key:
        called = str(column.name)
        if called.casefold() in taken:
            called = f"{name}_{called}"
        taken[called.casefold()] = -1
        found.append((Identifier(called), column))
    return tuple(found)


def _way(
    scope: Scope,
    walk: Sequence[tuple[str, str]],
    links: Sequence[Link],
    index: int,
    here: Hub | None,
    place: Place,
) -> tuple[HubReference, HubReference] | None:
    """From which to which of its hubs a walk crosses a link; None and a problem if unclear.

    `here` is the hub at which the crossing before has ended.
    """
    link, at = links[index], 2 * index
    before, after = walk[at][1], walk[at + 2][1]
    origins = _ends(link, before)
    if here is not None:
        origins = [one for one in link.references if one.hub == here]
    targets = _ends(link, after)
    if not targets and index + 1 < len(links):  # by its role in the link that comes next
        hubs = [one.hub for one in links[index + 1].references if one.role == after]
        targets = [one for one in link.references if one.hub in hubs]
    related = ", ".join(one.role for one in link.references)
    for found, said, step in ((origins, before, at), (targets, after, at + 2)):
        if not found:
            scope.problem(
                (place / step).location,
                f"link '{link.name}' does not relate '{said}'; it relates {related}",
            )
            return None
    ways = [(origin, target) for origin in origins for target in targets if origin != target]
    named = [way for way in ways if way[0].role == before]  # where it ended, it may begin again
    for clear in (ways, named):
        if len(clear) == 1:
            return clear[0]
    said = f"link '{link.name}' relates {related}: "
    if ways:
        origin, target = ways[0]
        said += f"say which way to go over it, as in [{origin.role}, {link.name}, {target.role}]"
    else:
        said += f"there is no way over it from '{before}' to '{after}'"
    scope.problem((place / (at + 1)).location, said)
    return None


def _ends(link: Link, name: str) -> list[HubReference]:
    """The references of a link that a name stands for: that of a role, else those of a hub."""
    by_role = [one for one in link.references if one.role == name]
    return by_role or [one for one in link.references if one.hub.name == name]
