"""What a bridge is: the ways over some links that there were at each snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vault.entities.hub import Hub
from vault.entities.link import HubReference, Link
from vault.entities.satellite import Satellite
from vault.names import Identifier, Table
from vault.types import Column


@dataclass(frozen=True, slots=True)
class Stop:
    """A hub a walk comes by, under the name it has there."""

    name: str
    hub: Hub

    @property
    def hash_key(self) -> Identifier:
        return Identifier(f"{self.name}_hk")


@dataclass(frozen=True, slots=True)
class Crossing:
    """A link a walk goes over, from one of its hubs to another.

    A relation exists from its load date on, or from when one of `satellites` first says
    something of it. Where `effectivity` satellites speak of it, it exists while one says so.
    `child_key` are the link's child keys, each under its name here.
    """

    name: str
    link: Link
    origin: HubReference
    target: HubReference
    stop: Stop
    child_key: tuple[tuple[Identifier, Column], ...] = ()
    satellites: tuple[Satellite, ...] = ()
    effectivity: tuple[Satellite, ...] = ()

    @property
    def hash_key(self) -> Identifier:
        return Identifier(f"{self.name}_hk")

    @property
    def dated(self) -> bool:
        """Whether the link itself says when a relation became true."""
        return self.link.kind == "non_historized_link"

    @property
    def told(self) -> tuple[Table, ...]:
        """The tables that say since when a relation exists, by their applied dates."""
        own = (self.link.table,) if self.dated else ()
        return own + tuple(satellite.table for satellite in self.satellites)

    @property
    def spoken(self) -> tuple[Table, ...]:
        """The tables that say when a relation was in effect."""
        return tuple(satellite.table for satellite in self.effectivity)

    @property
    def news(self) -> Identifier:
        """The name of the relations of which something was loaded."""
        return Identifier(f"news_{self.name}")

    @property
    def moved(self) -> Identifier:
        """The name of those that are there from an earlier moment on than was known."""
        return Identifier(f"moved_{self.name}")

    @property
    def reached(self) -> Identifier:
        """The name of the keys from which walks come by these, or by such of a later link."""
        return Identifier(f"reached_{self.name}")

    @property
    def met(self) -> Identifier:
        """The name of the relations that walks come by."""
        return Identifier(f"met_{self.name}")

    @property
    def since(self) -> Identifier:
        """The name of when each of those was first told of."""
        return Identifier(f"since_{self.name}")

    @property
    def over(self) -> Identifier:
        """The same with the times at which they were in effect."""
        return Identifier(f"over_{self.name}")


@dataclass(frozen=True, slots=True)
class Bridge:
    """Snapshot × the hash keys along a walk: hub, link, hub, link, hub, …"""

    kind: ClassVar[str] = "bridge"

    name: str
    table: Table
    start: Stop
    crossings: tuple[Crossing, ...]
    description: str = ""

    @property
    def parent(self) -> Stop:
        """Whose keys are found anew where something has changed."""
        return self.start

    @property
    def is_ambiguous(self) -> bool:
        """Whether two satellites of a link may say of a relation that it is effective."""
        return any(len(crossing.effectivity) > 1 for crossing in self.crossings)
