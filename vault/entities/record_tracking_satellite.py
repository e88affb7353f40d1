"""What a record tracking satellite is: every load in which a source showed a key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vault.entities.satellite import Satellite


@dataclass(frozen=True, slots=True)
class RecordTrackingSatellite(Satellite):
    """One row for a key and a load date; it has no attributes."""

    kind: ClassVar[str] = "record_tracking_satellite"
