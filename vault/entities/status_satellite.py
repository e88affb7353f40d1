"""What a status satellite is: when a key appeared, was updated and was gone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vault.entities.satellite import Satellite
from vault.names import Identifier
from vault.types import Column, Type

#: `I` when a key appears, `U` when it is updated, `D` when it is gone.
STATUS = Column(Identifier("status"), Type("text"), "I appeared, U was updated, D was gone")


@dataclass(frozen=True, slots=True)
class StatusSatellite(Satellite):
    """The life of a key; a change of the `watched` columns is an update.

    Its attributes are the status and, where a delivery is complete for some part of the keys
    only, the columns that say which part the key belongs to.
    """

    kind: ClassVar[str] = "status_satellite"

    watched: tuple[Column, ...] = ()
