"""What a tracked satellite is: one that any order of the same deliveries leaves alike."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import ClassVar

from vault.entities.appearance_satellite import AppearanceSatellite
from vault.entities.satellite import Satellite
from vault.names import Identifier, Table


@dataclass(frozen=True, slots=True)
class TrackedSatellite(Satellite):
    """A satellite that remembers every appearance of a content, be it a version or not.

    By them a version that a late row makes one is found, though it was none when it came.
    """

    kind: ClassVar[str] = "tracked_satellite"

    @property
    def appearances(self) -> AppearanceSatellite:
        """What keeps the appearances."""
        table = Table(self.table.schema, Identifier(f"{self.table.name}_tracked"))
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        was = self.was and replace(self.was, name=f"{self.was}_tracked", implied=True)
        return replace(AppearanceSatellite(**said), table=table, attributes=(), was=was)
