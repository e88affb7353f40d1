"""What a non-historized link is: a fact that never changes, with its payload in the row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vault.entities.link import Link
from vault.types import Column


@dataclass(frozen=True, slots=True)
class NonHistorizedLink(Link):
    """A link whose rows carry values; the same key may never come with other values."""

    kind: ClassVar[str] = "non_historized_link"

    type: str = "non_historized"
    payload: tuple[Column, ...] = ()
