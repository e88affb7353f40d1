"""What a dimension is: a hub with the attributes of chosen satellites, now and over time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vault.entities.hierarchy import Hierarchy
from vault.entities.hub import Hub
from vault.entities.pit import Pit
from vault.entities.same_as import SameAs
from vault.entities.satellite import Satellite
from vault.names import Identifier, Table


@dataclass(frozen=True, slots=True)
class Attribute:
    """A column of a dimension or fact: a satellite's column under its own or a new name."""

    name: Identifier
    satellite: Satellite
    column: Identifier


@dataclass(frozen=True, slots=True)
class Expression:
    """A column of a dimension or fact that is computed by SQL over its other columns."""

    name: Identifier
    sql: str


@dataclass(frozen=True, slots=True)
class Dimension:
    """A hub as analysts see it: `table` now, `history` as type 2, `at` per snapshot.

    `pit` is None where the warehouse declares no snapshots; then there is no `at`. Every key has
    its row, so that no join loses one; by `same_as` that of a duplicate shows its master.
    """

    kind: ClassVar[str] = "dimension"

    name: str
    table: Table
    history: Table
    at: Table
    hub: Hub
    satellites: tuple[Satellite, ...]
    attributes: tuple[Attribute, ...]
    columns: tuple[Expression, ...] = ()
    pit: Pit | None = None
    same_as: SameAs | None = None
    hierarchy: Hierarchy | None = None
    description: str = ""

    @property
    def tree(self) -> tuple[Identifier, ...]:
        """The columns that say where a key stands in its hierarchy."""
        return self.hierarchy.columns if self.hierarchy else ()

    @property
    def keys(self) -> tuple[Identifier, ...]:
        """The columns that relate a row to others or place it among them, its own key first."""
        master = (self.same_as.master_key,) if self.same_as else ()
        return (self.hub.hash_key, *master, *self.tree)
