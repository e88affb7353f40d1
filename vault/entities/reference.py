"""What a reference is: one row for each code ever seen, from any feed, under the code itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vault.entities.hub import Hub
from vault.names import Identifier


@dataclass(frozen=True, slots=True)
class Reference(Hub):
    """A hub without a hash: its table, and those that describe it, hold the natural key.

    Texts of the key are stored without outer blanks, and in upper case unless `case_sensitive`.
    `hash_key` is a column of the stage only, by which rows are judged.
    """

    kind: ClassVar[str] = "reference"

    case_sensitive: bool = True

    @property
    def key(self) -> tuple[Identifier, ...]:
        return tuple(column.name for column in self.business_key)
