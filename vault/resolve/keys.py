"""Which columns of a feed give which keys, and what each hash is called in the stage."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from vault.definitions import Place
from vault.definitions.sources import Key
from vault.entities import (
    Column,
    FeedColumn,
    Hub,
    HubLoad,
    HubReference,
    Link,
    LinkLoad,
    NonHistorizedLink,
    Type,
)
from vault.errors import suggestion
from vault.names import Identifier
from vault.resolve.qualifiers import Constants, Qualifiers, resolve_qualifiers
from vault.resolve.scope import Scope

_Brought = tuple[str, tuple[Identifier, ...], Qualifiers]


class Keys:
    """The hub keys one feed brings: hub, columns and qualifiers once, under one hash key.

    A key is optional when any mention of it says so.
    """

    def __init__(self, scope: Scope, place: Place, types: Mapping[Identifier, Type]) -> None:
        self.scope = scope
        self.place = place
        self.types = types
        self._loads: dict[_Brought, HubLoad] = {}
        self._explicit: dict[str, HubLoad] = {}
        self._of_links: dict[str, tuple[HubLoad, ...]] = {}
        self._own: dict[str, Qualifiers] = {}
        #: the columns that hold collision codes, and tenants that are constants
        self.constants: Constants = {}
        #: hubs and links whose keys have a fault; `unclear` where it may be any of them
        self.failed: set[str] = set()
        self.unclear = False

    @property
    def loads(self) -> tuple[HubLoad, ...]:
        return tuple(self._loads.values())

    def hubs(self, hubs: Mapping[str, Key]) -> None:
        """Take in the feed's own `hubs:`."""
        self._explicitly("hub", hubs, self.scope.hubs, self.scope.documents.hubs)

    def references(self, references: Mapping[str, Key]) -> None:
        """Take in its `references:`, which are hubs without a hash."""
        known = self.scope.references
        self._explicitly("reference", references, known, self.scope.documents.references)

    def _explicitly(
        self,
        noun: str,
        said: Mapping[str, Key],
        known: Mapping[str, Hub],
        declared: Iterable[str],
    ) -> None:
        for name, key in said.items():
            at = self.place / f"{noun}s" / name
            hub = known.get(name)
            if hub is None:
                self.scope.unknown(noun, name, declared, at.key)
                self.unclear = True
                continue
            load = self._bring(HubReference(name, hub), key, at, "")
            if load is not None:
                self._explicit[name] = load

    def link(self, link: Link, parts: Mapping[str, Key], place: Place) -> LinkLoad | None:
        """Take in one of the feed's `links:`; None where a part of it is missing or wrong."""
        unused = dict(parts)
        hubs = []
        for reference in link.references:
            said = self._said(link, reference, parts)
            if said is None:
                self.scope.problem(
                    place.key,
                    f"link '{link.name}' needs the column of its hub '{reference.role}',"
                    f" as in {{{reference.role}: …}}",
                )
                self.failed.add(reference.hub.name)
                continue
            key = unused.pop(said)
            load = self._bring(reference, key, place / said, link.name)
            if load is not None:
                hubs.append(load)
        child_key = self._values(link, link.child_key, "child key", unused, place)
        payload: list[Identifier] = []
        if isinstance(link, NonHistorizedLink):
            payload = self._values(link, link.payload, "payload", unused, place)
        for part in unused:
            known = [reference.role for reference in link.references]
            known += [c.name for c in (*link.child_key, *getattr(link, "payload", ()))]
            self.scope.problem(
                (place / part).key, f"link '{link.name}' has no '{part}'" + suggestion(part, known)
            )
        whole = len(hubs) == len(link.references) and len(child_key) == len(link.child_key)
        if not whole:
            self.failed.add(link.name)
            return None
        self._of_links[link.name] = tuple(hubs)
        return LinkLoad(link, tuple(hubs), tuple(child_key), tuple(payload))

    def parent(self, hub: Hub) -> HubLoad | int:
        """The load of a satellite's hub; where that is not clear, how many there are."""
        if hub.name in self._explicit:
            return self._explicit[hub.name]
        found = [load for load in self._loads.values() if load.hub.name == hub.name]
        return found[0] if len(found) == 1 else len(found)

    def of_roles(self, link: Hub | Link, roles: Collection[str]) -> tuple[Identifier, ...]:
        """The hash keys under which the feed brings the hubs of a link in some roles."""
        hubs = self._of_links.get(link.name, ())
        references = link.references if isinstance(link, Link) else ()
        pairs = zip(references, hubs, strict=False)
        return tuple(load.hash_key for reference, load in pairs if reference.role in roles)

    def check_stage(self, columns: Iterable[FeedColumn], links: Iterable[LinkLoad]) -> None:
        """Every column of the stage needs a name of its own: those of the feed, and the hashes."""
        made = [load.hash_key for load in self._loads.values()] + [load.hash_key for load in links]
        constants = {column.name for column in self.constants.values()}
        for name in {name for name in made if made.count(name) > 1}:
            self.scope.problem(
                self.place.key, f"two keys of this feed make the hash key '{name}': rename a role"
            )
        satellites = (self.place / "satellites").value
        hashes = {*made, *(f"{name}_hashdiff" for name in satellites or ())}
        for column in columns:
            if column.name.casefold() in hashes:
                self.scope.problem(
                    (self.place / "columns" / column.name).key,
                    f"'{column.name}' is a hash dvault adds itself:"
                    f" give it another name and say `from: {column.name}`",
                )
            elif column.name.casefold() in constants:
                self.scope.problem(
                    (self.place / "columns" / column.name).key,
                    f"'{column.name}' is a column dvault adds itself:"
                    f" give it another name and say `from: {column.name}`",
                )

    def _said(self, link: Link, reference: HubReference, parts: Mapping[str, Key]) -> str | None:
        """Under which word the feed gives a reference: its role, or its hub where that is clear."""
        if reference.role in parts:
            return reference.role
        name = reference.hub.name
        alone = sum(other.hub.name == name for other in link.references) == 1
        return name if alone and name in parts else None

    def _values(
        self,
        link: Link,
        wanted: Iterable[Column],
        what: str,
        unused: dict[str, Key],
        place: Place,
    ) -> list[Identifier]:
        """The columns for child keys or payload, by default those of the same name."""
        found = []
        for column in wanted:
            key = unused.pop(column.name, None)
            if key is None and column.name not in self.types:
                self.scope.problem(
                    place.key,
                    f"link '{link.name}' needs a column for its {what} '{column.name}',"
                    f" as in {{{column.name}: …}}",
                )
                continue
            said = key or Key(key=(column.name,))
            if said.optional:
                at = (place / column.name / "optional").key
                self.scope.problem(at, f"only the key of a hub can be optional, not a {what}")
            for word, given in (("collision_code", said.collision_code), ("tenant", said.tenant)):
                if given:
                    at = (place / column.name / word).key
                    self.scope.problem(at, f"only the key of a hub has a `{word}`, not a {what}")
            at_value = place / column.name if key else place
            columns = self.columns(said, (column,), at_value, f"the {what} '{column.name}'")
            if columns is not None:
                found.append(columns[0])
        return found

    def columns(
        self, key: Key, wanted: tuple[Column, ...], place: Place, what: str
    ) -> tuple[Identifier, ...] | None:
        """The columns of a key; None and a problem where they are unknown or do not fit."""
        at = place / "key" if isinstance(place.value, dict) and "key" in place.value else place
        if len(key.key) != len(wanted):
            names = ", ".join(column.name for column in wanted)
            self.scope.problem(
                at.location, f"{what} has {_counted(len(wanted))} ({names}), not {len(key.key)}"
            )
            return None
        fine = True
        for index, (name, column) in enumerate(zip(key.key, wanted, strict=True)):
            here = at / index
            type_ = self.types.get(Identifier(name))
            if type_ is None:
                self.scope.problem(
                    here.location, f"unknown column '{name}'" + suggestion(name, self.types)
                )
                fine = False
            elif type_ != column.type and (type_.name, column.type.name) != ("integer", "bigint"):
                self.scope.problem(
                    here.location,
                    f"column '{name}' is {type_}, but {what} is {column.type}:"
                    f" declare the column as {column.type}",
                )
                fine = False
        return tuple(Identifier(name) for name in key.key) if fine else None

    def _bring(self, reference: HubReference, key: Key, place: Place, link: str) -> HubLoad | None:
        """The load of a hub by a key, under the role in which it is asked for; None if faulty."""
        hub = reference.hub
        columns = self.columns(key, hub.business_key, place, f"the key of {hub.kind} '{hub.name}'")
        own = self._own.get(hub.name)
        qualifiers = resolve_qualifiers(self.scope, hub, key, place, self.types, own)
        if columns is None or qualifiers is None:
            self.failed.add(hub.name)
            return None
        if not link:
            self._own[hub.name] = qualifiers
        brought = hub.name, columns, qualifiers
        known = self._loads.get(brought)
        if known is None:
            others = [load for load in self._loads.values() if load.hub.name == hub.name]
            taken = {load.hash_key for load in self._loads.values()}
            wishes = [f"{reference.role}_hk", f"{link}_{reference.role}_hk"]
            if not others:
                wishes.insert(0, hub.hash_key)
            name = next(wish for wish in wishes if wish not in taken or wish == wishes[-1])
            stem = name.removesuffix("_hk")
            before = qualifiers.columns(self.scope, hub, stem, place, self.constants)
            known = HubLoad(
                reference,
                before + columns,
                Identifier(name),
                key.optional,
                qualifiers.collision_code,
                qualifiers.tenant,
            )
        elif key.optional:
            known = replace(known, optional=True)
        self._loads[brought] = known
        return replace(known, reference=reference)


def _counted(number: int) -> str:
    return "one column" if number == 1 else f"{number} columns"
