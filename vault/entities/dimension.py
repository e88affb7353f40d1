"""What a dimension is: a hub with the attributes of chosen satellites, now and over time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vault.entities.hub import Hub
from vault.entities.pit import Pit
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

    `pit` is None where the warehouse declares no snapshots; then there is no `at`.
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
    description: str = ""
