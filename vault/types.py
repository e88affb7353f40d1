"""The types a column may declare, and the columns themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vault.errors import Location
from vault.names import Identifier

#: The words a definition may use; `decimal` carries precision and scale.
TYPE_NAMES = (
    "text",
    "integer",
    "bigint",
    "decimal(p,s)",
    "double",
    "boolean",
    "date",
    "timestamp",
    "timestamptz",
    "time",
    "json",
    "binary",
)
_DECIMAL = re.compile(r"decimal\(\s*(\d+)\s*,\s*(\d+)\s*\)\Z")


@dataclass(frozen=True, slots=True)
class Type:
    """A column type; `precision` and `scale` are zero but for decimals."""

    name: str
    precision: int = 0
    scale: int = 0

    def __str__(self) -> str:
        return f"decimal({self.precision},{self.scale})" if self.precision else self.name


def parse_type(text: str) -> Type | None:
    """Read a type as definitions write it; None where it is not one.

    >>> parse_type("decimal(10, 2)")
    Type(name='decimal', precision=10, scale=2)
    >>> parse_type("varchar")
    """
    text = text.strip().lower()
    found = _DECIMAL.match(text)
    if found:
        precision, scale = int(found[1]), int(found[2])
        return (
            Type("decimal", precision, scale) if 0 < precision <= 38 >= scale <= precision else None
        )
    return Type(text) if text in TYPE_NAMES and text != "decimal(p,s)" else None


@dataclass(frozen=True, slots=True)
class Was:
    """What something was called before, and where the definitions say so.

    `implied`: it is said of something else, whose name it has.
    """

    name: str
    said_at: Location
    implied: bool = False

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Column:
    """A named, typed value of a business key, a child key, a payload or a satellite."""

    name: Identifier
    type: Type
    description: str = ""
    pii: bool = False
    was: Was | None = field(default=None, compare=False)
