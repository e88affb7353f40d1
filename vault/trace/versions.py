"""Versions: the rows of a satellite → each version with what changed and what is odd of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from vault.trace.answer import CORRECTED, CORRECTION, LATE, REPEATED, Change, Part, Version


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a satellite as it is stored; `values` are those of its attributes.

    `brought_by` is the load that brought it to the satellite whose history was carried over.
    """

    applied_date: datetime
    load_date: datetime
    sequence: Any
    values: tuple[Any, ...]
    load_id: int
    record_source: str
    brought_by: int | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """What the rows of a satellite are: attributes by name, and those that tell members apart.

    `is_set` says that the rows of one moment are one version. `seen` says that a row is an
    appearance, which is no content that could be repeated or corrected.
    """

    attributes: tuple[str, ...]
    child_key: tuple[str, ...] = ()
    is_set: bool = False
    seen: bool = False

    def member(self, values: Sequence[Any]) -> tuple[Any, ...]:
        """What tells a row of a set from the others: its key, or all of it."""
        if not self.child_key:
            return tuple(values)
        return tuple(values[self.attributes.index(name)] for name in self.child_key)

    def named(self, member: tuple[Any, ...]) -> tuple[Part, ...]:
        """The same with the names of the attributes."""
        return tuple(map(Part, self.child_key or self.attributes, member))


def versions_of(rows: Sequence[Row], shape: Shape) -> tuple[Version, ...]:
    """Return the versions that some rows of one key are, in the order in which they were true."""
    found = [_version(group, shape) for group in _moments(rows, shape)]
    late = _late(found)
    return tuple(
        replace(
            version,
            valid_to=after.applied_date if after else None,
            changes=tuple(_changes(before, version, shape)),
            marks=tuple(_marks(before, version, after, is_late, shape)),
        )
        for before, version, after, is_late in zip(
            [None, *found], found, [*found[1:], None], late, strict=False
        )
    )


def true_at(versions: Sequence[Version], moment: datetime) -> tuple[Version, ...]:
    """The version that was true at a moment, if any."""
    begun = [version for version in versions if version.applied_date <= moment]
    return tuple(begun[-1:])


def _moments(rows: Sequence[Row], shape: Shape) -> Iterator[list[Row]]:
    """The rows by version, in the order of the views: applied date, sequence, load date."""
    ordered = sorted(rows, key=_place)
    if not shape.is_set:
        yield from ([row] for row in ordered)
        return
    for _, group in groupby(ordered, lambda row: (row.applied_date, row.load_date)):
        yield list(group)


def _place(row: Row) -> tuple[Any, ...]:
    sequence = (row.sequence is None, 0 if row.sequence is None else row.sequence)
    texts = tuple("" if value is None else str(value) for value in row.values)
    return row.applied_date, sequence, row.load_date, texts, row.load_id


def _version(group: Sequence[Row], shape: Shape) -> Version:
    """A set of which all is null is an empty one."""
    first = group[0]
    rows = tuple(row.values for row in group)
    if shape.is_set:
        rows = tuple(values for values in rows if any(value is not None for value in values))
    return Version(
        first.applied_date, first.load_date, None, rows, (), (), first.load_id,
        first.record_source, first.sequence, first.brought_by,
    )  # fmt: skip


def _changes(before: Version | None, now: Version, shape: Shape) -> Iterator[Change]:
    if shape.is_set:
        yield from _changed_members(before.rows if before else (), now.rows, shape)
    elif before is None:
        for name, value in zip(shape.attributes, now.rows[0], strict=True):
            yield Change(name, None, value, "first")
    else:
        yield from _changed(before.rows[0], now.rows[0], shape)


def _changed(
    before: Sequence[Any], now: Sequence[Any], shape: Shape, member: tuple[Part, ...] = ()
) -> Iterator[Change]:
    for name, old, new in zip(shape.attributes, before, now, strict=True):
        if not same(old, new):
            yield Change(name, old, new, "changed", member)


def _changed_members(
    before: Sequence[tuple[Any, ...]], now: Sequence[tuple[Any, ...]], shape: Shape
) -> Iterator[Change]:
    """A member that is there in both sets has changed; others were added or removed as a whole."""
    there, here = _by_member(before, shape), _by_member(now, shape)
    for member, values in here.items():
        if member in there:
            yield from _changed(there[member], values, shape, shape.named(member))
        else:
            yield from _whole(member, values, shape, added=True)
    for member, values in there.items():
        if member not in here:
            yield from _whole(member, values, shape, added=False)


def _by_member(
    rows: Sequence[tuple[Any, ...]], shape: Shape
) -> Mapping[tuple[Any, ...], tuple[Any, ...]]:
    return {shape.member(values): values for values in rows}


def _whole(
    member: tuple[Any, ...], values: tuple[Any, ...], shape: Shape, added: bool
) -> Iterator[Change]:
    kind, named = ("added" if added else "removed"), shape.named(member)
    rest = [
        (name, value)
        for name, value in zip(shape.attributes, values, strict=True)
        if shape.child_key and name not in shape.child_key
    ]
    for name, value in rest or [(shape.attributes[0], values[0])]:
        yield Change(name, None if added else value, value if added else None, kind, named)


def _late(versions: Sequence[Version]) -> list[bool]:
    """Which of them were loaded after one that is true later."""
    late, earliest = [], datetime.max
    for version in reversed(versions):
        late.append(version.load_date > earliest)
        earliest = min(earliest, version.load_date)
    return late[::-1]


def _marks(
    before: Version | None, now: Version, after: Version | None, is_late: bool, shape: Shape
) -> Iterator[str]:
    if is_late:
        yield LATE
    if shape.seen:
        return
    if before and _replaces(now, before):
        yield CORRECTION
    if after and _replaces(after, now):
        yield CORRECTED
    if before and _says(before) == _says(now):
        yield REPEATED


def _replaces(version: Version, before: Version) -> bool:
    """Whether a version is of the same moment as the one before, and was loaded after it."""
    return (
        version.applied_date == before.applied_date
        and version.sequence == before.sequence
        and version.load_date > before.load_date
    )


def _says(version: Version) -> list[str]:
    return sorted(map(repr, version.rows))


def same(old: Any, new: Any) -> bool:
    """Whether two values are one: of the same kind, and null only where both are.

    >>> same(None, ""), same(1, True), same("a", "a")
    (False, False, True)
    """
    return type(old) is type(new) and bool(old == new or repr(old) == repr(new))  # no number
