"""Telling: values and changes as words, for a terminal and a page alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from vault.hashing import canonical_text
from vault.trace.answer import Change, Neighbour, Part, Timeline, Version
from vault.types import Type

NULL = "(null)"
EMPTY = "(empty)"
#: What the letters of a status mean.
_STATUS = {"I": "appeared", "U": "updated", "D": "gone"}
#: What the marks of a version mean.
MEANING = {
    "correction": "replaces what was loaded before for the same moment",
    "corrected": "was replaced by a later load",
    "late": "came after versions that are true later",
    "repeated": "says the same as the version before",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a version: what it is about, and each attribute's old and new value.

    `sign` is `+` where a row of a set is added, `-` where it is removed, else empty.
    """

    label: str
    pairs: tuple[tuple[str, str | None, str], ...]
    sign: str = ""


def text_of(value: Any) -> str:
    """A value as it is read, on one line; what cannot be printed is written out.

    >>> text_of(None), text_of(""), text_of("a\\nb"), text_of(datetime(2025, 1, 31))
    ('(null)', '(empty)', 'a\\\\nb', '2025-01-31')
    """
    match value:
        case None:
            return NULL
        case "":
            return EMPTY
        case datetime() if value.tzinfo is None and value.time() == time():
            return value.date().isoformat()
        case bool() | date() | time() | bytes():
            return canonical_text(value, Type("text")) or ""
    return "".join(
        one if one.isprintable() else one.encode("unicode_escape").decode() for one in str(value)
    )


def key_text(parts: Iterable[Part]) -> str:
    """A key as it is read."""
    return " · ".join(text_of(part.value) for part in parts)


def neighbour_text(neighbour: Neighbour) -> str:
    """The key of a neighbour, or what stands in its place."""
    if neighbour.standing == "key":
        return key_text((*neighbour.qualifiers, *neighbour.key))
    lost = f" {neighbour.hash_key}" if neighbour.standing == "missing" else ""
    return f"({neighbour.standing}{lost})"


def lines_of(timeline: Timeline, version: Version, whole: bool) -> Iterator[Line]:
    """The lines of a version: what changed, or all that it holds."""
    if timeline.kind == "multi_active_satellite":
        yield from _members(timeline, version, whole)
        return
    if not timeline.attributes:
        yield Line("", (("", None, "seen"),))
    changed = {change.attribute: change for change in version.changes}
    for attribute, value in zip(timeline.attributes, version.rows[0], strict=True):
        change = changed.get(attribute.name)
        if change or whole:
            yield Line(attribute.name, (_pair(timeline, attribute.name, change, value),))


def _pair(
    timeline: Timeline, name: str, change: Change | None, value: Any
) -> tuple[str, str | None, str]:
    old = said_of(timeline, name, change.old) if change and change.kind == "changed" else None
    return name, old, said_of(timeline, name, value)


def said_of(timeline: Timeline, name: str, value: Any) -> str:
    """A value, with what it means where it is a letter or a truth of dvault's own."""
    if timeline.kind == "status_satellite" and name == "status" and value in _STATUS:
        return f"{value} {_STATUS[value]}"
    if timeline.kind == "effectivity_satellite" and name == "is_active":
        return "begins" if value else "ends"
    return text_of(value)


def _members(timeline: Timeline, version: Version, whole: bool) -> Iterator[Line]:
    """The rows of a set: those that are added, removed or changed, or all of them."""
    changes: dict[tuple[Part, ...], list[Change]] = {}
    for change in version.changes:
        changes.setdefault(change.member, []).append(change)
    names = [attribute.name for attribute in timeline.attributes]
    for values in version.rows:
        row = dict(zip(names, values, strict=True))
        member = tuple(Part(name, row[name]) for name in timeline.child_key)
        told = {change.attribute: change for change in changes.pop(member, ())}
        if not told and not whole:
            continue
        added = any(change.kind == "added" for change in told.values())
        pairs = tuple(
            _pair(timeline, name, told.get(name), value)
            for name, value in row.items()
            if name not in timeline.child_key and (whole or name in told)
        )
        yield Line(key_text(member), pairs, "+" if added else "")
    for member, gone in changes.items():
        pairs = tuple((one.attribute, None, text_of(one.old)) for one in gone
                      if one.attribute not in timeline.child_key)  # fmt: skip
        yield Line(key_text(member), pairs, "-")
    if not version.rows:
        yield Line("", (("", None, "(no rows any more)"),))


def moment_text(moment: datetime) -> str:
    """A moment to the second, a day where it is its beginning."""
    return text_of(moment.replace(microsecond=0))
