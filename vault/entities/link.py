"""What a link is: one row for each relation of hubs ever seen, from any feed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vault.entities.hub import Hub
from vault.names import Identifier, Table
from vault.types import Column, Was


@dataclass(frozen=True, slots=True)
class HubReference:
    """A hub in a role; the role is the hub's name unless the link names another."""

    role: str
    hub: Hub

    @property
    def hash_key(self) -> Identifier:
        return Identifier(f"{self.role}_hk")


@dataclass(frozen=True, slots=True)
class Link:
    """A relation of two or more hubs, told apart further by dependent child keys.

    `type` is `link`, `hierarchical` or `same_as`; all are loaded alike.
    """

    kind: ClassVar[str] = "link"

    name: str
    table: Table
    references: tuple[HubReference, ...]
    child_key: tuple[Column, ...] = ()
    type: str = "link"
    description: str = ""
    was: Was | None = None

    @property
    def before(self) -> Table | None:
        """The table it had under the name that it was called before, if it was."""
        prefix = self.table.name.removesuffix(self.name)
        return Table(self.table.schema, Identifier(f"{prefix}{self.was}")) if self.was else None

    @property
    def hash_key(self) -> Identifier:
        return Identifier(f"{self.name}_hk")

    @property
    def primary_key(self) -> Identifier:
        """The name of the constraint, where the database has one."""
        return Identifier(f"{self.table.name}_pkey")
