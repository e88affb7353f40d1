"""What a satellite of a reference is: every version of what a feed said of its codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vault.entities.reference import Reference
from vault.entities.satellite import Satellite
from vault.names import Identifier


@dataclass(frozen=True, slots=True)
class ReferenceSatellite(Satellite):
    """A satellite that holds the natural key of its reference in place of a hash key."""

    kind: ClassVar[str] = "reference_satellite"

    parent: Reference

    @property
    def key(self) -> tuple[Identifier, ...]:
        return self.parent.key
