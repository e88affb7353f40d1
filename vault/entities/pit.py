"""What a point-in-time table is: for a key and a snapshot, which satellite rows were valid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vault.entities.hub import Hub
from vault.entities.link import Link
from vault.entities.satellite import Satellite
from vault.names import Table


@dataclass(frozen=True, slots=True)
class Pit:
    """Key × snapshot → hash key, applied date and load date of each satellite's valid row."""

    kind: ClassVar[str] = "pit"

    name: str
    table: Table
    parent: Hub | Link
    satellites: tuple[Satellite, ...]
    description: str = ""
