"""Same-as and hierarchical links: whose master, and whose parent, a key is."""

from __future__ import annotations

from vault.definitions import Place
from vault.entities import Hierarchy, Hub, HubReference, Link, SameAs
from vault.resolve.bridges import effectivity_of
from vault.resolve.scope import Scope

_UPPER, _LOWER = ("master", "parent"), ("duplicate", "child")


class Kinship:
    """The links by which keys are told to be the same, or to hang below each other; each once."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.same_as: dict[str, SameAs] = {}
        self.hierarchies: dict[str, Hierarchy] = {}

    @property
    def tables(self) -> dict[str, str]:
        """The tables they make, by their links."""
        made = {name: one.table for name, one in self.same_as.items()}
        made |= {name: one.table for name, one in self.hierarchies.items()}
        return {name: str(table.name) for name, table in made.items()}

    def master(self, name: str, hub: Hub | None, place: Place) -> SameAs | None:
        """The resolved same-as link of that name, of `hub` if one is given; None if it is not."""
        link = self._link(name, "same_as", hub, place)
        if link is None:
            return None
        master, duplicate = _roles(link)
        table = self.scope.business(f"link_{name}_masters")
        effectivity = effectivity_of(self.scope, link)
        found = SameAs(link, table, master, duplicate, effectivity)
        return self.same_as.setdefault(name, found)

    def hierarchy(self, name: str, hub: Hub, place: Place) -> Hierarchy | None:
        """The hierarchy that the hierarchical link of that name makes of `hub`."""
        link = self._link(name, "hierarchical", hub, place)
        if link is None:
            return None
        parent, child = _roles(link)
        table = self.scope.business(f"link_{name}_tree")
        effectivity = effectivity_of(self.scope, link)
        found = Hierarchy(link, table, parent, child, effectivity)
        return self.hierarchies.setdefault(name, found)

    def _link(self, name: str, type_: str, hub: Hub | None, place: Place) -> Link | None:
        scope, link = self.scope, self.scope.links.get(name)
        if link is None:
            scope.unknown("link", name, scope.documents.links, place.location)
        elif link.type != type_:
            scope.problem(
                place.location,
                f"link '{name}' is of type {link.type}: name one of `type: {type_}`",
            )
        elif hub is not None and link.references[0].hub.name != hub.name:
            scope.problem(
                place.location,
                f"link '{name}' relates hub '{link.references[0].hub.name}', not '{hub.name}'",
            )
        elif len(link.references) == 2:
            return link
        return None


def _roles(link: Link) -> tuple[HubReference, HubReference]:
    """Who is pointed at, and who points: by the usual names of roles, else in that order."""
    first, second = link.references
    turned = second.role in _UPPER or first.role in _LOWER
    return (second, first) if turned else (first, second)
