"""What a fact is: a link or hub with the values valid now and the keys of its dimensions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vault.entities.dimension import Attribute, Expression
from vault.entities.hub import Hub
from vault.entities.link import Link
from vault.entities.same_as import SameAs
from vault.entities.satellite import Satellite
from vault.names import Identifier, Table


@dataclass(frozen=True, slots=True)
class Through:
    """A further link: joined by `join` (a hash key the fact has), it brings `keys`."""

    link: Link
    join: Identifier
    keys: tuple[Identifier, ...]

    @property
    def alias(self) -> Identifier:
        return Identifier(f"via_{self.link.name}")


@dataclass(frozen=True, slots=True)
class Mastered:
    """A hash key of a fact that is shown as that of its master."""

    key: Identifier
    same_as: SameAs

    @property
    def alias(self) -> Identifier:
        return Identifier(f"master_of_{self.key}")

    @property
    def master(self) -> Identifier:
        return self.same_as.master.hash_key

    @property
    def duplicate(self) -> Identifier:
        return self.same_as.duplicate.hash_key


@dataclass(frozen=True, slots=True)
class Measure:
    """A value aggregated from another fact by this one's hash key."""

    name: Identifier
    function: str  # sum | min | max | count
    fact: Fact
    column: Identifier

    @property
    def alias(self) -> Identifier:
        return Identifier(f"of_{self.fact.name}")


@dataclass(frozen=True, slots=True)
class Fact:
    """One row a key of `parent`; `payload` are the columns a non-historized link holds."""

    kind: ClassVar[str] = "fact"

    name: str
    table: Table
    parent: Hub | Link
    satellites: tuple[Satellite, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    through: tuple[Through, ...] = ()
    columns: tuple[Expression, ...] = ()
    measures: tuple[Measure, ...] = ()
    mastered: tuple[Mastered, ...] = ()
    description: str = ""

    @property
    def masters(self) -> dict[Identifier, Mastered]:
        """The keys that are shown as those of their masters."""
        return {mastered.key: mastered for mastered in self.mastered}

    @property
    def parent_columns(self) -> tuple[Identifier, ...]:
        """The columns a row of the parent itself has: its keys, and a fact's payload."""
        match self.parent:
            case Hub():
                return tuple(column.name for column in self.parent.identity)
            case Link():
                keys = tuple(reference.hash_key for reference in self.parent.references)
                payload = getattr(self.parent, "payload", ())
                return keys + tuple(column.name for column in (*self.parent.child_key, *payload))
