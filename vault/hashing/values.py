"""The values that are hashed, and their canonical text, alike in every database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Protocol

from vault.names import Identifier
from vault.types import Column, Type

#: Types whose text may be any: it can hold blanks, delimiters and line breaks.
TEXTUAL = frozenset({"text", "json"})


@dataclass(frozen=True, slots=True)
class Value:
    """A column that takes part in a hash; `key` texts are trimmed, and folded if `folded`.

    `required` promises that it is never null in a row that is kept, which saves asking. A
    `qualifier` tells keys apart but is none itself: a collision code, a tenant.
    """

    column: Identifier
    type: Type
    key: bool = False
    folded: bool = False
    required: bool = False
    qualifier: bool = False


class Keyed(Protocol):
    """What a hub is to hashing: `identity` is its qualifiers, then its business key."""

    @property
    def identity(self) -> tuple[Column, ...]: ...
    @property
    def qualifiers(self) -> tuple[Column, ...]: ...
    @property
    def case_sensitive(self) -> bool: ...


def key_values(
    columns: Sequence[Column], case_sensitive: bool, qualifiers: int = 0
) -> tuple[Value, ...]:
    """The values of a key, as its hub wants them compared; the first ones only qualify it."""
    return tuple(
        Value(
            column.name,
            column.type,
            key=True,
            folded=not case_sensitive,
            qualifier=at < qualifiers,
        )
        for at, column in enumerate(columns)
    )


def canonical_text(value: object, type: Type) -> str | None:
    """The text by which a value is hashed; None for null.

    >>> canonical_text(Decimal("1.5"), Type("decimal", 10, 2))
    '1.50'
    >>> canonical_text(datetime(2020, 1, 1, 12, 30, 0, 120000), Type("timestamp"))
    '2020-01-01 12:30:00.12'
    """
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case Decimal():
            fixed = f"{value:.{type.scale}f}"
            return fixed.lstrip("-") if not float(fixed) else fixed
        case datetime():
            if value.tzinfo is not None:
                value = value.astimezone(UTC).replace(tzinfo=None)
            return _without_trailing_zeros(value.isoformat(" "))
        case date():
            return value.isoformat()
        case time():
            return _without_trailing_zeros(value.isoformat())
        case bytes():
            return value.hex()
        case _:
            return str(value)


def texts(row: Sequence[object], values: Sequence[Value]) -> list[str | None]:
    """The canonical texts of some values."""
    return [canonical_text(item, value.type) for item, value in zip(row, values, strict=True)]


def _without_trailing_zeros(text: str) -> str:
    return text.rstrip("0") if "." in text else text


def upper(text: str) -> str:
    """Upper case letter by letter: what has more than one letter in upper case stays, as `ß`.

    >>> upper("Straße für Éloïse")
    'STRAßE FÜR ÉLOÏSE'
    """
    return "".join(
        large if len(large := character.upper()) == 1 else character for character in text
    )
