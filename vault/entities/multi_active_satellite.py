"""What a multi-active satellite is: the whole set of rows that one parent has at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vault.entities.satellite import Satellite
from vault.types import Column


@dataclass(frozen=True, slots=True)
class MultiActiveSatellite(Satellite):
    """A set of rows a parent, told apart by `child_key`, which is the first of `attributes`.

    A set that is empty is one row in which all of them are null.
    """

    kind: ClassVar[str] = "multi_active_satellite"
    is_set: ClassVar[bool] = True

    child_key: tuple[Column, ...] = ()
