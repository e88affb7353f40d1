"""What is known while a warehouse is being resolved: names, tables, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from vault.definitions import Declared, Documents, Place
from vault.definitions.raw import CodeColumn, KeyColumn
from vault.entities import Column, Feed, Hub, Link, Reference, Satellite, Schemas
from vault.errors import Location, Problem, suggestion
from vault.names import Identifier, Table, fault_of_column_name, fault_of_entity_name
from vault.types import Was

#: Types whose text differs between engines, or has no single form: unfit for a key.
_UNFIT_FOR_KEYS = {
    "double": "its text differs between databases; declare decimal(p,s), like decimal(18,6)",
    "json": "one value can be written in many ways; declare text, or a column of its parts",
}


class Scope:
    """Gathers problems and what was resolved so far, by name."""

    def __init__(self, documents: Documents) -> None:
        self.documents = documents
        self.problems = list(documents.problems)
        said = documents.settings.schemas
        self.schemas = Schemas(
            *(Identifier(n) for n in (said.raw_vault, said.business_vault, said.marts, said.audit))
        )
        #: what each technical column that may have another name is called
        self.names: dict[str, str] = dict(documents.settings.names)
        self.hubs: dict[str, Hub] = {}
        self.links: dict[str, Link] = {}
        self.references: dict[str, Reference] = {}
        self.feeds: dict[tuple[str, str], Feed] = {}
        self.satellites: dict[str, Satellite] = {}
        #: where each satellite was declared first, those of feeds with a fault included
        self.satellite_places: dict[str, Place] = {}
        #: what was called otherwise before, by its noun and the name it had
        self.former: dict[tuple[str, str], Was] = {}

    def problem(self, location: Location, message: str) -> None:
        if location not in self.documents.unread:
            self.problems.append(Problem(location, message))

    def raw(self, name: str) -> Table:
        return Table(self.schemas.raw_vault, Identifier(name))

    def business(self, name: str) -> Table:
        return Table(self.schemas.business_vault, Identifier(name))

    def unknown(self, noun: str, name: str, declared: Iterable[str], at: Location) -> None:
        """Report a name nobody declared; stay silent where its declaration has a fault itself."""
        declared = list(declared)
        if self.documents.complete and name not in declared:
            now = [one for one in self._called_before(name) if one in declared]
            hint = f"; it is called '{now[0]}' now" if now else suggestion(name, declared)
            self.problem(at, f"unknown {noun} '{name}'{hint}")

    def _called_before(self, name: str) -> Iterator[str]:
        """What says that it had a name before."""
        said = self.documents
        feeds = [one.model for one in said.feeds.values() if one.model]
        for group in (said.hubs, said.links, said.references):
            models = {one: declared.model for one, declared in group.items()}
            yield from (one for one, model in models.items() if model and model.was == name)
        for feed in feeds:
            yield from (one for one, model in feed.satellites.items() if model.was == name)

    def check_name(self, declared: Declared[Any]) -> None:
        fault = fault_of_entity_name(declared.name)
        if fault:
            self.problem(declared.place.key, fault)

    def parent(self, name: str, place: Place) -> Hub | Link | None:
        """The hub or link of that name."""
        found = self.hubs.get(name) or self.links.get(name)
        if found is None and name in self.documents.references:
            self.problem(
                place.location,
                f"'{name}' is a reference, which has no hash key: join ref_{name} and its"
                " satellites by the code itself",
            )
        elif found is None:
            known = [*self.documents.hubs, *self.documents.links]
            self.unknown("hub or link", name, known, place.location)
        return found

    def described(self, name: str, place: Place) -> Hub | Link | None:
        """The hub, link or reference of that name: what a satellite may describe."""
        if name in self.documents.references:
            return self.references.get(name)
        if name in self.documents.hubs or name in self.documents.links:
            return self.parent(name, place)
        known = [*self.documents.hubs, *self.documents.links, *self.documents.references]
        self.unknown("hub, link or reference", name, known, place.location)
        return None

    def satellites_of(
        self, names: tuple[str, ...], parent: Hub | Link, place: Place, sets: bool = False
    ) -> tuple[Satellite, ...]:
        """The named satellites, which must all describe `parent`; `place` holds their list.

        Those with several rows a key are fine only where `sets` are.
        """
        found: dict[str, Satellite] = {}
        for index, name in enumerate(names):
            at = (place / index).location
            satellite = self.satellites.get(name)
            if satellite is None:
                self.unknown("satellite", name, self.satellite_places, at)
            elif name in found:
                self.problem(at, f"satellite '{name}' is named twice")
            elif satellite.is_set and not sets:
                self.problem(
                    at,
                    f"satellite '{name}' is multi-active: it has several rows a key, which would"
                    " multiply those of the table",
                )
            elif satellite.parent.name != parent.name:
                of = satellite.parent
                what = of.kind if isinstance(of, Hub) else "link"
                self.problem(at, f"satellite '{name}' describes {what} '{of.name}'")
            else:
                found[name] = satellite
        return tuple(found.values())

    def was(self, name: str, said: str, place: Place) -> Was:
        """What something was called before; a problem where that is its own name."""
        if said == name:
            self.problem(
                place.location,
                f"'{name}' was never called otherwise: leave out `was`, or correct it",
            )
        return Was(said, place.location)

    def columns(
        self,
        said: Mapping[str, CodeColumn],
        place: Place,
        taken: Iterable[str],
        key: str = "",
        personal: bool = False,
    ) -> tuple[Column, ...]:
        """Columns of a table with their names checked; `key` says of which key they are part.

        All of them are `personal`, or those that say so.
        """
        names = NamesTaken(self, taken)
        columns = []
        for name, one in said.items():
            type_ = one.type
            is_personal = personal or (isinstance(one, KeyColumn) and one.pii)
            names.take(name, place / name)
            if key and type_.name in _UNFIT_FOR_KEYS:
                why = _UNFIT_FOR_KEYS[type_.name]
                self.problem(
                    (place / name).location, f"a {key} cannot be of type {type_.name}: {why}"
                )
            was = self.was(name, one.was, place / name / "was") if one.was else None
            columns.append(Column(Identifier(name), type_, pii=is_personal, was=was))
        return tuple(columns)


class NamesTaken:
    """The column names of one table, which must differ in more than case."""

    def __init__(self, scope: Scope, taken: Iterable[str] = ()) -> None:
        self.scope = scope
        self.names = {name.casefold(): name for name in taken}

    def take(self, name: str, place: Place, allowed: str | None = None) -> bool:
        """Claim a name, whatever it is if `allowed`; False and a problem where it is taken."""
        fault = self._fault(name) if name != allowed else None
        first = self.names.get(name.casefold())
        if fault is None and first == name:
            fault = f"there is a column '{name}' already: give this one another name"
        elif fault is None and first is not None:
            fault = f"'{name}' and '{first}' differ in case only, which databases ignore"
        self.names.setdefault(name.casefold(), name)
        if fault:
            self.scope.problem(place.key, fault)
        return fault is None

    def _fault(self, name: str) -> str | None:
        for column, called in self.scope.names.items():
            if called != column and called.casefold() == name.casefold():
                return f"'{name}' is what `names:` calls the {column}: give it another name"
        return fault_of_column_name(name)
