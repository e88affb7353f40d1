"""Asking: the words of a business key → its hub and the values of its parts, typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

from vault.entities import FileFormat, Hub, Reference, Warehouse
from vault.errors import UsageError, suggestion
from vault.types import Column, Type

_BOUNDS = {"integer": 2**31, "bigint": 2**63}
_TRUTHS = {"true": True, "false": False}
_EXAMPLES = {
    "integer": "as 42",
    "bigint": "as 42",
    "decimal": "as 9.90",
    "boolean": "as true or false",
    "date": "as 2025-01-31",
    "timestamp": "as 2025-01-31T22:00:00",
    "timestamptz": "as 2025-01-31T22:00:00Z",
    "time": "as 22:00:00",
    "binary": "in hexadecimal digits",
}


def hub_named(warehouse: Warehouse, name: str) -> Hub:
    """The hub of that name, `hub_<name>` included; UsageError where there is none."""
    hubs = {hub.name: hub for hub in warehouse.hubs if not isinstance(hub, Reference)}
    bare = name.removeprefix(f"{warehouse.schemas.raw_vault}.").removeprefix("hub_")
    found = hubs.get(name) or hubs.get(bare)
    if found is None:
        raise UsageError(f"there is no hub '{name}'{suggestion(name, hubs)}")
    return found


def key_of(hub: Hub, words: Sequence[Any]) -> tuple[Any, ...]:
    """The values of a business key, a word each; UsageError names the parts where they do not fit.

    A value that has its type already, as Python gives it, stays as it is.
    """
    parts = hub.business_key
    named = ", ".join(f"{part.name} ({part.type})" for part in parts)
    if len(words) != len(parts):
        few = "1 part" if len(parts) == 1 else f"{len(parts)} parts"
        given = "none is" if not words else f"{len(words)} {'is' if len(words) == 1 else 'are'}"
        raise UsageError(f"a key of {hub.name} has {few}, {named}: {given} given")
    return tuple(_part(hub, part, word) for part, word in zip(parts, words, strict=True))


def _part(hub: Hub, part: Column, word: Any) -> Any:
    if isinstance(word, str) and re.search("[\ud800-\udfff]", word):
        raise UsageError("the key is not UTF-8: check the terminal's encoding (LANG)")
    found = value_of(str(word), part.type) if isinstance(word, str) else _fitting(word, part.type)
    if found is None or (isinstance(found, str) and not found.strip(" ")):
        what = f"{part.name} of {hub.name} is"
        if part.type.name == "text":
            raise UsageError(f"{what} a text, and none was given: blanks are no key")
        article = "an" if str(part.type)[0] in "aeiou" else "a"
        how = _EXAMPLES.get(part.type.name, "")
        raise UsageError(f"{what} {article} {part.type}, and '{word}' is none: write it {how}")
    return found


def _fitting(value: Any, type: Type) -> Any:
    """A value of Python as one of a type: itself, or what its text says."""
    if isinstance(value, datetime):
        return value_of(value.isoformat(), type)
    return value_of(str(value), type)


def value_of(text: str, type: Type, format: FileFormat | None = None, form: str = "") -> Any:
    """The value that a text is of a type; None where it is none.

    `format` says how the files of a feed write it, and `form` how a column of theirs does.

    >>> value_of("007", Type("integer")), value_of("1,5", Type("integer"))
    (7, None)
    """
    try:
        return _value(text, type, format, form)
    except (ValueError, InvalidOperation, OverflowError):
        return None


def _value(text: str, type: Type, format: FileFormat | None, form: str) -> Any:
    if type.name in ("text", "json"):
        return text
    text = text.strip()
    match type.name:
        case "integer" | "bigint":
            number = int(text) if re.fullmatch(r"[+-]?\d+", text, re.ASCII) else None
            bound = _BOUNDS[type.name]
            return number if number is not None and -bound <= number < bound else None
        case "decimal":
            return _decimal(text, type, format.decimal if format else ".")
        case "double":
            return float(text)
        case "boolean":
            return _TRUTHS.get(text.lower())
        case "date":
            form = form or (format and format.date_format) or ""
            return datetime.strptime(text, form).date() if form else date.fromisoformat(text)
        case "timestamp" | "timestamptz":
            form = form or (format and format.timestamp_format) or ""
            found = datetime.strptime(text, form) if form else datetime.fromisoformat(text)
            return _moment(found, type)
        case "time":
            return time.fromisoformat(text)
        case _:
            return bytes.fromhex(text)


def _moment(found: datetime, type: Type) -> datetime | None:
    if type.name == "timestamptz":
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    return found if found.tzinfo is None else None


def _decimal(text: str, type: Type, mark: str) -> Decimal | None:
    """A decimal number that has no more digits than its type."""
    if mark != ".":
        text = "." if "." in text else text.replace(mark, ".")
    number = Decimal(text)
    if not number.is_finite():
        return None
    exact = number.quantize(Decimal(1).scaleb(-type.scale))
    return exact if exact == number and len(exact.as_tuple().digits) <= type.precision else None
