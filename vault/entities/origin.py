"""Origin: where deliveries come from, how they are written, what was agreed of their columns."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileFormat:
    """How the files of a feed are written."""

    name: str  # csv | json | parquet | table
    delimiter: str = ","
    quote: str = '"'
    decimal: str = "."
    encoding: str = "utf-8"
    date_format: str | None = None
    timestamp_format: str | None = None
    header: bool = True
    null: str = ""


@dataclass(frozen=True, slots=True)
class Outside:
    """A table of another database; variables in `url` are as written, its files below `folder`."""

    url: str
    schema: str
    name: str
    folder: Path

    def __str__(self) -> str:
        return f"{self.schema}.{self.name}" if self.schema else self.name


@dataclass(frozen=True, slots=True)
class Contract:
    """What becomes of a delivery whose columns are not those that were agreed.

    `new` is what is done about columns that are not declared: ignore | warn | capture |
    stop. Where `lenient`, what is missing is taken for null, which is told.
    """

    new: str = "ignore"
    lenient: bool = False
