"""A graph while it is drawn: tables with their columns, and what each column is made of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from vault.entities import Column as Value
from vault.entities import Hub, Link, Satellite
from vault.lineage.graph import (
    CHOSEN,
    COPIED,
    COUNTED,
    ROWS,
    Column,
    Dataset,
    Derivation,
    Graph,
    Origin,
)
from vault.names import Identifier, Table
from vault.types import Type


class Described(Protocol):
    """A column as the definitions declare it."""

    @property
    def name(self) -> Identifier: ...
    @property
    def type(self) -> Type: ...
    @property
    def description(self) -> str: ...


class Draft:
    """Takes tables and columns in the order in which data meets them."""

    def __init__(self, dialect: str) -> None:
        self.dialect = dialect
        self._tables: dict[str, Dataset] = {}
        self._columns: dict[str, dict[str, None]] = {}
        self.derivations: dict[Column, Derivation] = {}
        self.unread: dict[str, str] = {}
        self._called: Mapping[str, str] = {}
        self._stored: set[str] = set()

    def graph(self) -> Graph:
        """What was drawn."""
        datasets = {name: self.table(name) for name in self._tables}
        return Graph(datasets, self.derivations, self.unread)

    def table(self, name: Table | str) -> Dataset:
        """A table that was drawn, as far as it was."""
        return replace(self._tables[str(name)], columns=tuple(self._columns[str(name)]))

    def knows(self, name: Table | str) -> bool:
        """Whether a table was drawn."""
        return str(name) in self._tables

    def dataset(self, name: str, kind: str, columns: Iterable[str] = (), **more: str) -> Sheet:
        """A further table, feed or file; one that is there already may get more columns."""
        words, file = more.get("description", ""), more.get("file", "")
        self._tables[name] = Dataset(name, kind, (), words, file)
        self._columns.setdefault(name, {}).update(dict.fromkeys(map(str, columns)))
        return Sheet(self, name)

    def entity(
        self, entity: Hub | Link | Satellite, columns: Sequence[Value | str], table: str = ""
    ) -> Sheet:
        """A table of the raw vault, with what is known of the columns it was given."""
        given = [column for column in columns if isinstance(column, Value)]
        names = [column.name if isinstance(column, Value) else column for column in columns]
        name, words = table or str(entity.table), entity.description
        sheet = self.dataset(name, entity.kind, names, description=words)
        self._stored.add(name)
        self.describe(name, given)
        return sheet

    def describe(self, name: str, columns: Collection[Described]) -> None:
        """Say of which type the columns of a table are, and what they hold."""
        found = self._tables[name]
        types = {str(one.name): str(one.type) for one in columns}
        words = {str(one.name): one.description for one in columns if one.description}
        self._tables[name] = replace(
            found,
            types={**found.types, **types},
            descriptions={**found.descriptions, **words},
        )

    def describe_in_words(self, name: str, words: Mapping[str, str]) -> None:
        """Say what the columns of a table hold."""
        found = self._tables[name]
        self._tables[name] = replace(found, descriptions={**found.descriptions, **words})

    def derive(self, made: Derivation) -> None:
        """What a column is made of; what was said of it before holds as well."""
        before = self.derivations.get(made.column)
        if before:
            how = before.how if made.how in before.how else f"{before.how}; {made.how}".strip("; ")
            origins = tuple(dict.fromkeys((*before.origins, *made.origins)))
            made = Derivation(made.column, origins, how, made.leaf or before.leaf)
        self.derivations[made.column] = made

    def has(self, column: Column) -> None:
        """A table has this column too."""
        if column.name != ROWS:
            self._columns[column.table].setdefault(column.name)

    def column(self, table: Table | str, name: str) -> Column:
        """A column of a table that was drawn."""
        return self._renamed(Column(str(table), str(name)))

    def call(self, called: Mapping[str, str]) -> None:
        """What the technical columns of the raw vault are called, and of the views over it."""
        self._called = called
        for table in self._stored:
            self._columns[table] = {called.get(name, name): None for name in self._columns[table]}
        self.derivations = {
            self._renamed(column): replace(
                made,
                column=self._renamed(column),
                origins=tuple(
                    replace(one, column=self._renamed(one.column)) for one in made.origins
                ),
            )
            for column, made in self.derivations.items()
        }

    def _renamed(self, column: Column) -> Column:
        called = self._called.get(column.name, column.name)
        return Column(column.table, called) if column.table in self._stored else column


class Sheet:
    """One table of a draft."""

    def __init__(self, draft: Draft, name: str) -> None:
        self.draft, self.name = draft, name

    def made(
        self,
        name: str,
        origins: Iterable[Column | Origin] = (),
        how: str = "",
        way: str = COPIED,
        leaf: str = "",
    ) -> None:
        """A column and what it is made of, in one way unless an origin says another."""
        found = [one if isinstance(one, Origin) else Origin(one, way) for one in origins]
        column = Column(self.name, str(name))
        self.draft.has(column)
        self.draft.derive(Derivation(column, tuple(dict.fromkeys(found)), how, leaf))

    def copied(self, names: Iterable[str], table: Table | str, how: str = "") -> None:
        """Columns that another table has under the same names."""
        for name in names:
            self.made(name, [self.draft.column(table, name)], how)

    def chosen(self, name: str, origins: Iterable[Column]) -> None:
        """The columns that say which value a column takes."""
        self.made(name, [Origin(origin, CHOSEN) for origin in origins])

    def rows(self, origins: Iterable[Column], how: str = "") -> None:
        """What the rows of the table are made of."""
        self.made(ROWS, origins, how, COUNTED)

    def rows_of(self, *tables: Table | str) -> None:
        """The tables each of whose rows has a row here."""
        self.rows(Column(str(table), ROWS) for table in tables)
