"""Widening: which type holds all values of another, and has the same text for each."""

from __future__ import annotations

import re

from vault.dialects import Dialect
from vault.types import Type

#: How many digits the whole numbers of a type may have.
_DIGITS = {"integer": 10, "bigint": 19}
_DECIMAL = re.compile(r"\((\d+),(\d+)\)")


def stored_type(dialect: Dialect, stored: str) -> Type | None:
    """The number type of a column as the catalogue calls it; None where it is none."""
    for name in _DIGITS:
        if dialect.stores(Type(name), stored):
            return Type(name)
    found = _DECIMAL.search(stored.replace(" ", ""))
    declared = Type("decimal", int(found[1]), int(found[2])) if found else None
    return declared if declared and dialect.stores(declared, stored) else None


def is_wider(stored: Type | None, declared: Type) -> bool:
    """Whether a column may become of the declared type: no text changes, and so no hash does.

    Every recipe hashes canonical texts, in which a whole number is its digits, whatever its type,
    and a decimal is written with all of its scale. What is read of text and JSON differs, and so
    does the text of a date and of its moment.

    >>> is_wider(Type("integer"), Type("decimal", 12, 0))
    True
    >>> is_wider(Type("decimal", 8, 2), Type("decimal", 10, 3))
    False
    """
    if stored is None:
        return False
    if declared.name == "decimal":
        digits = _DIGITS.get(stored.name, stored.precision)
        return declared.scale == stored.scale and declared.precision >= digits
    return (stored.name, declared.name) == ("integer", "bigint")
