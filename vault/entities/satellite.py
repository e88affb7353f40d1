"""What a satellite is: every version of the attributes a feed gave a hub or link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vault.entities.hub import Hub
from vault.entities.link import Link
from vault.names import Identifier, Table
from vault.types import Column, Type, Was

_NUMBER = Type("bigint")


@dataclass(frozen=True, slots=True)
class Satellite:
    """Attributes of one parent from one feed, with all their history.

    `current`, `history` and `known` are the views over it. `sequenced` says that the feed orders
    versions of one applied date by a column, which the satellite then keeps. `parts` are the
    columns for whose values a delivery of its feed is complete, where it is not for all.
    `history_of` names the satellites, declared no longer, whose history it takes on.
    """

    kind: ClassVar[str] = "satellite"
    #: whether a key has several rows at a time
    is_set: ClassVar[bool] = False

    name: str
    table: Table
    current: Table
    history: Table
    known: Table
    parent: Hub | Link
    attributes: tuple[Column, ...]
    feed: str
    sequenced: bool = False
    description: str = ""
    parts: tuple[Column, ...] = ()
    sequence_type: Type = _NUMBER
    history_of: tuple[str, ...] = ()
    was: Was | None = None

    @property
    def before(self) -> Table | None:
        """The table it had under the name that it was called before, if it was."""
        return Table(self.table.schema, Identifier(f"sat_{self.was}")) if self.was else None

    @property
    def hash_key(self) -> Identifier:
        return self.parent.hash_key

    @property
    def driving_keys(self) -> tuple[Identifier, ...]:
        """The hash keys of which each has one relation at a time: those of an effectivity."""
        return ()

    @property
    def key(self) -> tuple[Identifier, ...]:
        """The columns that name what a row describes."""
        return (self.hash_key,)

    @property
    def key_index(self) -> Table:
        """The index by which the versions of a key are found, where the database has one."""
        return Table(self.table.schema, Identifier(f"{self.table.name}_key"))

    @property
    def alias(self) -> Identifier:
        """The name by which expressions of dimensions and facts speak of it."""
        return Identifier(self.name)

    def pit_column(self, name: str) -> Identifier:
        """The column of a point-in-time table that holds this satellite's hash key or date."""
        return Identifier(f"sat_{self.name}_{name}")
