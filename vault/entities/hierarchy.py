"""What a hierarchy is: the keys of a hub in the tree that a hierarchical link makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vault.entities.hub import Hub
from vault.entities.link import HubReference, Link
from vault.entities.satellite import Satellite
from vault.names import Identifier, Table

#: The columns a hierarchy gives a dimension beside the key of the parent.
TREE_COLUMNS = ("level", "path", "is_leaf")


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """One row a key: its parent, how deep it lies, and the way to it from the root.

    `effectivity` satellites say which relations hold.
    """

    kind: ClassVar[str] = "hierarchy"

    link: Link
    table: Table
    parent: HubReference
    child: HubReference
    effectivity: tuple[Satellite, ...] = ()

    @property
    def name(self) -> str:
        return self.link.name

    @property
    def hub(self) -> Hub:
        return self.parent.hub

    @property
    def key(self) -> tuple[Identifier, ...]:
        """The columns by which the business knows the keys."""
        return tuple(column.name for column in self.hub.business_key)

    @property
    def alias(self) -> Identifier:
        """The name by which it is joined."""
        return Identifier(f"by_{self.link.name}")

    @property
    def upper(self) -> HubReference:
        """The role that is pointed at."""
        return self.parent

    @property
    def lower(self) -> HubReference:
        """The role that points, once."""
        return self.child

    @property
    def parent_key(self) -> Identifier:
        """The column that holds the parent's key."""
        return Identifier(f"parent_{self.hub.name}_hk")

    @property
    def columns(self) -> tuple[Identifier, ...]:
        """The columns it gives a dimension."""
        return (self.parent_key, *map(Identifier, TREE_COLUMNS))
