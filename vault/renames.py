"""Renames: what was called otherwise before, by which what was written of it is still read.

What an audit has sealed keeps the names of its time. No name ever stands for two things, which
`vault.plan` sees to, so that any name there ever was leads to the one of now.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rename:
    """What was given another name: a column of a table (`target`, with its schema, as it was called
    then), a table of a schema (`target`), or a feed.
    """

    rename_id: int
    run_id: int
    kind: str  # column | table | feed
    target: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Renames:
    """All renames of a database, in their order."""

    every: tuple[Rename, ...] = ()

    def column(self, table: str, name: str) -> str:
        """What a column is called now.

        >>> said = [("a", "b"), ("b", "a"), ("a", "c")]
        >>> renames = Renames(tuple(Rename(0, 0, "column", "raw.t", *pair) for pair in said))
        >>> [renames.column("raw.t", name) for name in "abcd"]
        ['c', 'c', 'c', 'd']
        """
        return _now(name, self._of(table))

    def is_former(self, table: str, name: str, of: str = "") -> bool:
        """Whether a name is one that a column had before, be it not the one called `of` now."""
        known = any(one.before == name for one in self._of(table))
        return known and self.column(table, name) not in (name, of)

    def key(self, hub: str, name: str) -> str:
        """What a hash key of a hub, which was called `hub` once, is called now."""
        return self.column(f"hub_{hub}", name)

    def table(self, name: str) -> str:
        """What a table is called now, with its schema or without, as it is given.

        >>> renames = Renames((Rename(1, 1, "table", "raw", "sat_a", "sat_b"),))
        >>> [renames.table(name) for name in ("raw.sat_a", "sat_a", "sat_c")]
        ['raw.sat_b', 'sat_b', 'sat_c']
        """
        schema, dot, bare = name.rpartition(".")
        return schema + dot + _now(bare, self._tables)

    def hub(self, name: str) -> str:
        """What a hub is called now."""
        return self.table(f"hub_{name}").removeprefix("hub_")

    def names_of_table(self, name: str) -> tuple[str, ...]:
        """A table's own name, and all it ever had, with its schema or without, as it is given.

        >>> renames = Renames((Rename(1, 1, "table", "raw", "sat_a", "sat_b"),))
        >>> [renames.names_of_table(name) for name in ("raw.sat_a", "sat_b")]
        [('raw.sat_a', 'raw.sat_b'), ('sat_b', 'sat_a')]
        """
        schema, dot, bare = name.rpartition(".")
        now = self.table(bare)
        found = [one.before for one in self._tables if self.table(one.before) == now]
        return tuple(schema + dot + one for one in dict.fromkeys((bare, now, *found)))

    def called(self, table: str, run_id: int) -> str:
        """What a table of now was called once a run was over, with its schema.

        >>> renames = Renames((Rename(1, 5, "table", "raw", "sat_a", "sat_b"),))
        >>> [renames.called("raw.sat_b", run_id) for run_id in (4, 5)]
        ['raw.sat_a', 'raw.sat_b']
        """
        schema, dot, name = table.rpartition(".")
        return schema + dot + _then(name, self._tables, run_id)

    def column_called(self, table: str, name: str, run_id: int) -> str:
        """The same of a column of a table."""
        return _then(name, self._of(table), run_id)

    def feed(self, name: str) -> str:
        """What a feed is called now."""
        return _now(name, self._feeds)

    def names_of_feed(self, feed: str) -> tuple[str, ...]:
        """A feed's own name, and all it ever had."""
        found = [one.before for one in self._feeds if self.feed(one.before) == feed]
        return tuple(dict.fromkeys((feed, *found)))

    @property
    def _tables(self) -> Iterable[Rename]:
        return [one for one in self.every if one.kind == "table"]

    @property
    def _feeds(self) -> Iterable[Rename]:
        return [one for one in self.every if one.kind == "feed"]

    def _of(self, table: str) -> Iterable[Rename]:
        names = self.names_of_table(table.rpartition(".")[2])
        return [
            one for one in self.every
            if one.kind == "column" and one.target.rpartition(".")[2] in names
        ]  # fmt: skip


def _now(name: str, renames: Iterable[Rename]) -> str:
    for one in renames:
        if one.before == name:
            name = one.after
    return name


def _then(name: str, renames: Iterable[Rename], run_id: int) -> str:
    for one in reversed(list(renames)):
        if one.run_id > run_id and one.after == name:
            name = one.before
    return name
