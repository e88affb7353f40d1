"""The graph of columns: what each is made of, and what is made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from vault.errors import UsageError, suggestion

#: What stands for the rows of a table, where they are counted and no column of it is read.
ROWS = "*"
#: How a value comes from another, the plainest first; an expression has that of its last.
COPIED, COMPUTED, AGGREGATED, HASHED = "copied", "computed", "aggregated", "hashed"
#: How else a column depends on one: its rows are counted, it says which value is taken, or all
#: that is known is that it is read.
COUNTED, CHOSEN, WHOLE_INPUT = "counted", "chosen by", "whole input"


@dataclass(frozen=True, slots=True, order=True)
class Column:
    """A column of a table, feed or file; `*` are the rows of it."""

    table: str
    name: str

    def __str__(self) -> str:
        return f"rows of {self.table}" if self.name == ROWS else f"{self.table}.{self.name}"


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """What a column is made of, and in which way: one of the words above."""

    column: Column
    way: str = COPIED


@dataclass(frozen=True, slots=True)
class Derivation:
    """What a column is made of. `how` is the expression, or what dvault does, in words.

    `leaf` says of a column that is made of no other what it is: `delivered`, `constant`,
    `unloaded` where no feed loads it, or `system` where dvault gives the value.
    """

    column: Column
    origins: tuple[Origin, ...] = ()
    how: str = ""
    leaf: str = ""


@dataclass(frozen=True, slots=True)
class Dataset:
    """A table, feed or file of the graph, with its columns in order.

    `kind` is that of the entity, or `file`, or `table` where dvault only reads it; `file` is
    where a mart is written. `types` are those that are known, by column.
    """

    name: str
    kind: str
    columns: tuple[str, ...]
    description: str = ""
    file: str = ""
    types: Mapping[str, str] = field(default_factory=dict)
    descriptions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Graph:
    """Every column of a warehouse and what it is made of, in the order in which data meets it.

    `unread` are the marts whose SQL could not be read, with the reason.
    """

    datasets: Mapping[str, Dataset]
    derivations: Mapping[Column, Derivation]
    unread: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def uses(self) -> Mapping[Column, tuple[Column, ...]]:
        """The columns that are made of each."""
        found: dict[Column, list[Column]] = {}
        for derivation in self.derivations.values():
            for origin in derivation.origins:
                found.setdefault(origin.column, []).append(derivation.column)
        return {column: tuple(users) for column, users in found.items()}

    def of(self, column: Column) -> Derivation:
        """What a column is made of; of one that nobody describes nothing is known."""
        return self.derivations.get(column) or Derivation(column)

    def origins(self, column: Column) -> tuple[Column, ...]:
        """The columns that one is made of, each once."""
        return tuple(dict.fromkeys(origin.column for origin in self.of(column).origins))

    def reach(self, columns: Iterable[Column], downstream: bool = False) -> tuple[Column, ...]:
        """The columns themselves and all that they are made of, or that are made of them."""
        found = dict.fromkeys(columns)
        waiting = list(found)
        while waiting:
            column = waiting.pop(0)
            near = self.uses.get(column, ()) if downstream else self.origins(column)
            fresh = [one for one in near if one not in found]
            found.update(dict.fromkeys(fresh))
            waiting += fresh
        return tuple(found)

    def within(self, columns: Iterable[Column]) -> Graph:
        """The part of the graph that holds these columns, and what lies between them."""
        kept = set(columns)
        derivations = {
            column: Derivation(
                column,
                tuple(one for one in made.origins if one.column in kept),
                made.how,
                made.leaf,
            )
            for column, made in self.derivations.items()
            if column in kept
        }
        tables = {column.table for column in kept}
        datasets = {name: one for name, one in self.datasets.items() if name in tables}
        unread = {name: why for name, why in self.unread.items() if name in tables}
        return Graph(datasets, derivations, unread)

    def tables(self) -> Iterator[tuple[Dataset, tuple[str, ...]]]:
        """Each table with the tables its columns come from, in order."""
        read: dict[str, dict[str, None]] = {name: {} for name in self.datasets}
        for derivation in self.derivations.values():
            for origin in derivation.origins:
                if origin.column.table != derivation.column.table:
                    read[derivation.column.table].setdefault(origin.column.table)
        for name, dataset in self.datasets.items():
            yield dataset, tuple(read[name])

    def find(self, name: str) -> tuple[Column, ...]:
        """The columns that are meant by `schema.table.column`, or those of `schema.table`.

        The schema may be left out. Raises UsageError where there is no such column.
        """
        tables = [table for table in self._spelled if _starts(name, table)]
        for table in sorted(tables, key=len, reverse=True):
            dataset = self._spelled[table]
            wanted = name[len(table) + 1 :]
            if not wanted:
                return tuple(Column(dataset.name, column) for column in dataset.columns)
            for same in (str, str.casefold):
                for column in (*dataset.columns, ROWS):
                    if same(column) == same(wanted):
                        return (Column(dataset.name, column),)
                renamed = [
                    one for one in dataset.columns if self._delivered_as(dataset, one, wanted)
                ]
                if renamed:
                    return tuple(Column(dataset.name, column) for column in renamed)
        if tables:
            dataset = self._spelled[max(tables, key=len)]
            wanted = name[len(max(tables, key=len)) + 1 :]
            hint = suggestion(wanted, dataset.columns)
            raise UsageError(f"'{dataset.name}' has no column '{wanted}'{hint}")
        raise UsageError(f"there is no table or feed '{name}'{self._hint(name)}")

    def _delivered_as(self, dataset: Dataset, column: str, name: str) -> bool:
        """Whether a column of a feed has another name in what is delivered."""
        origins = self.origins(Column(dataset.name, column)) if dataset.kind == "feed" else ()
        return any(self.of(one).leaf == "delivered" and one.name == name for one in origins)

    @cached_property
    def _spelled(self) -> Mapping[str, Dataset]:
        """The tables by every name they may be called by; a table wins over a feed."""
        found: dict[str, Dataset] = {}
        for dataset in self.datasets.values():
            if dataset.kind != "file":
                found.setdefault(dataset.name.partition(".")[2].casefold(), dataset)
        found |= {dataset.name.casefold(): dataset for dataset in self.datasets.values()}
        found.pop("", None)
        return found

    def _hint(self, name: str) -> str:
        """What could have been meant by a name of no table."""
        holding = [
            f"{dataset.name}.{name}"
            for dataset in reversed(list(self.datasets.values()))
            if name in dataset.columns
        ]
        if holding:
            more = f", and {len(holding) - 3} more" if len(holding) > 3 else ""
            return f"; say of which table: {', '.join(holding[:3])}{more}"
        known = [one for one, dataset in self._spelled.items() if dataset.kind != "file"]
        table, dot, column = name.rpartition(".")
        near = [one for one in known if dot and column in self._spelled[one].columns]
        if near and "did you mean" in (hint := suggestion(table, near)):
            return f"{hint[:-2]}.{column}'?"
        return suggestion(name, known)


def _starts(name: str, table: str) -> bool:
    """Whether a name is that of a table, or of a column of it."""
    folded = name.casefold()
    return folded == table or folded.startswith(f"{table}.")
