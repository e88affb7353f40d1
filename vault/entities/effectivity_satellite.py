"""What an effectivity satellite is: when a relation began and when it ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vault.entities.link import HubReference
from vault.entities.satellite import Satellite
from vault.names import Identifier
from vault.types import Column, Type

ACTIVE = Column(Identifier("is_active"), Type("boolean"), "The relation begins, or it ends")


@dataclass(frozen=True, slots=True)
class EffectivitySatellite(Satellite):
    """A row when a relation begins and one when it ends.

    `driving` are the hubs whose key has one relation at a time; where there are none, each
    relation stands for itself.
    """

    kind: ClassVar[str] = "effectivity_satellite"

    driving: tuple[HubReference, ...] = ()

    @property
    def driving_keys(self) -> tuple[Identifier, ...]:
        """The hash keys of which each has one relation at a time."""
        return tuple(reference.hash_key for reference in self.driving)
