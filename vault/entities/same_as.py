"""What a resolved same-as link is: for each duplicate, the master at the end of its chain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vault.entities.hub import Hub
from vault.entities.link import HubReference, Link
from vault.entities.satellite import Satellite
from vault.names import Identifier, Table


@dataclass(frozen=True, slots=True)
class SameAs:
    """Duplicate → master, over as many relations as lie between; `effectivity` says which hold.

    Keys that are nobody's duplicates have no row.
    """

    kind: ClassVar[str] = "same_as"

    link: Link
    table: Table
    master: HubReference
    duplicate: HubReference
    effectivity: tuple[Satellite, ...] = ()

    @property
    def name(self) -> str:
        return self.link.name

    @property
    def hub(self) -> Hub:
        return self.master.hub

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
        return self.master

    @property
    def lower(self) -> HubReference:
        """The role that points, once."""
        return self.duplicate

    @property
    def master_key(self) -> Identifier:
        """The column of dimensions that holds the master's key."""
        return Identifier(f"master_{self.hub.name}_hk")
