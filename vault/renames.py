"""Renames: what columns were called before, by which what was written of them is still read.

What an audit has sealed keeps the names of its time. No name ever stands for two things, which
`vault.plan` sees to, so that any name there ever was leads to the one of now.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rename:
    """A column of a table (`target`, with its schema), or a feed, that was given another name."""

    rename_id: int
    run_id: int
    kind: str  # column | feed
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

    def feed(self, name: str) -> str:
        """What a feed is called now."""
        return _now(name, self._feeds)

    def names_of_feed(self, feed: str) -> tuple[str, ...]:
        """A feed's own name, and all it ever had."""
        found = [one.before for one in self._feeds if self.feed(one.before) == feed]
        return tuple(dict.fromkeys((feed, *found)))

    @property
    def _feeds(self) -> Iterable[Rename]:
        return [one for one in self.every if one.kind == "feed"]

    def _of(self, table: str) -> Iterable[Rename]:
        return [one for one in self.every if one.kind == "column" and one.target == table]


def _now(name: str, renames: Iterable[Rename]) -> str:
    for one in renames:
        if one.before == name:
            name = one.after
    return name
