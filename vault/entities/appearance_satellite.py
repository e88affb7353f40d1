"""What an appearance satellite is: what a tracked satellite remembers beside its versions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vault.entities.satellite import Satellite


@dataclass(frozen=True, slots=True)
class AppearanceSatellite(Satellite):
    """Every appearance of a content of a parent: its key, applied date and hashdiff."""

    kind: ClassVar[str] = "appearance_satellite"
