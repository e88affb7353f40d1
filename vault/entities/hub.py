"""What a hub is: one row for each business key ever seen, from any feed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vault.names import Identifier, Table
from vault.types import Column


@dataclass(frozen=True, slots=True)
class Hub:
    """A business concept and the key by which the business knows it."""

    kind: ClassVar[str] = "hub"

    name: str
    table: Table
    business_key: tuple[Column, ...]
    case_sensitive: bool = False
    description: str = ""

    @property
    def hash_key(self) -> Identifier:
        return Identifier(f"{self.name}_hk")

    @property
    def key(self) -> tuple[Identifier, ...]:
        """The columns that tell its rows apart."""
        return (self.hash_key,)

    @property
    def primary_key(self) -> Identifier:
        """The name of the constraint, where the database has one."""
        return Identifier(f"{self.table.name}_pkey")
