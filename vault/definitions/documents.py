"""Definition files as they were read: every declaration with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from vault.definitions.business import Bridge, Dimension, Fact, PointInTime, Snapshots
from vault.definitions.marts import Mart
from vault.definitions.raw import Hub, Link, Reference, Settings
from vault.definitions.sources import Feed
from vault.definitions.tree import Branch, Step, locate
from vault.errors import Location, Problem, relative

M = TypeVar("M")


@dataclass(frozen=True)
class Document:
    """One parsed file; `name` is its path relative to the warehouse, as the digest knows it."""

    path: Path
    name: str
    tree: Branch

    @cached_property
    def file(self) -> str:
        """The path as problems show it."""
        return relative(self.path)


@dataclass(frozen=True, slots=True)
class Place:
    """A path into a document; `place / "columns" / "email"` goes further in."""

    document: Document
    path: tuple[Step, ...] = ()

    def __truediv__(self, step: Step | tuple[Step, ...]) -> Place:
        further = step if isinstance(step, tuple) else (step,)
        return Place(self.document, self.path + further)

    @property
    def location(self) -> Location:
        """Where the value stands, or the deepest part of the path that was written."""
        return Location(self.document.file, *locate(self.document.tree, self.path))

    @property
    def key(self) -> Location:
        """Where the key stands."""
        return Location(self.document.file, *locate(self.document.tree, self.path, of_key=True))

    @property
    def value(self) -> Any:
        """The part of the tree at this path; None where there is none."""
        node: Any = self.document.tree
        for step in self.path:
            try:
                node = node[step]
            except (KeyError, IndexError, TypeError):
                return None
        return node


@dataclass(frozen=True, slots=True)
class Declared(Generic[M]):
    """Something declared under a name; `model` is None where its shape is wrong."""

    name: str
    place: Place
    model: M | None


@dataclass(frozen=True)
class Documents:
    """All definitions of a warehouse, read but not yet resolved.

    `feeds` are keyed by source and feed. `bodies` holds the text of each .sql and .py of the
    marts by its path (None where it cannot be read), `texts` the text of every file by its
    name relative to the warehouse, before any `${NAME}` was replaced. `complete` is False where
    a file could not be parsed, so that a missing name may be no mistake; `unread` are places
    where a part of a file could not be made out, so that whatever else is wrong there is no news.
    """

    folder: Path
    settings: Settings = field(default_factory=Settings)
    places: Mapping[str, Place] = field(default_factory=dict)
    hubs: Mapping[str, Declared[Hub]] = field(default_factory=dict)
    links: Mapping[str, Declared[Link]] = field(default_factory=dict)
    references: Mapping[str, Declared[Reference]] = field(default_factory=dict)
    feeds: Mapping[tuple[str, str], Declared[Feed]] = field(default_factory=dict)
    snapshots: Declared[Snapshots] | None = None
    points_in_time: Mapping[str, Declared[PointInTime]] = field(default_factory=dict)
    bridges: Mapping[str, Declared[Bridge]] = field(default_factory=dict)
    dimensions: Mapping[str, Declared[Dimension]] = field(default_factory=dict)
    facts: Mapping[str, Declared[Fact]] = field(default_factory=dict)
    marts: Mapping[str, Declared[Mart]] = field(default_factory=dict)
    bodies: Mapping[Path, str | None] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    complete: bool = True
    unread: frozenset[Location] = frozenset()
