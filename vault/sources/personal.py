"""What is personal in a row as it was delivered: which members, and the row without them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from vault.entities.feed import Feed, FeedColumn

#: What stands for a row, or for a text in a reason, of which nothing may be kept.
NOTHING = "{}"
ERASED = "…"
_FIRST = re.compile(r"""\$\.?\[?["']?([^."'\[\]]+)""")
_BLANK = re.compile(r"[ \t\r\n]*")


def personal_columns(feed: Feed) -> tuple[FeedColumn, ...]:
    """The delivered columns that are personal, or of which something personal is computed."""
    computed = " ".join(column.value or "" for column in feed.columns if column.pii)
    words = set(re.findall(r"\w+", computed))
    return tuple(
        column
        for column in feed.columns
        if column.is_delivered and (column.pii or column.name in words)
    )


def members(columns: tuple[FeedColumn, ...]) -> frozenset[str]:
    """What columns are called in a row as it is kept: by the source's names, or the feed's."""
    return frozenset(
        name for column in columns for name in (member(column.source), str(column.name))
    )


def personal_members(feed: Feed, names: Iterable[str]) -> frozenset[str]:
    """What is personal of a row's members: what is captured, too, as nobody knows what it is."""
    known = members(personal_columns(feed))
    if not feed.captured:
        return known
    declared = members(tuple(column for column in feed.columns if not column.captures))
    return known | (frozenset(names) - declared)


def members_of(row: str) -> frozenset[str]:
    """The members of a row as it is kept; none where it is no object."""
    found = _loaded(row)
    return frozenset(found) if isinstance(found, dict) else frozenset()


def member(source: str) -> str:
    """The member of a row that holds a column of a source: the first step of its path.

    >>> member("$.address.street"), member("E-Mail")
    ('address', 'E-Mail')
    """
    found = _FIRST.match(source)
    return found[1] if found else source


def spans(row: str) -> Iterator[tuple[str, int, int]]:
    """Each member of a JSON object, and where its value stands; ValueError where it is none.

    >>> list(spans('{"a": 1.50, "b": [2]}'))
    [('a', 6, 10), ('b', 17, 20)]
    """
    decoder = json.JSONDecoder()
    at = _after(row, 0, "{")
    while row[at : at + 1] != "}":
        if row[at : at + 1] != '"':
            raise ValueError(row)
        name, at = decoder.raw_decode(row, at)
        start = _after(row, at, ":")
        _, end = decoder.raw_decode(row, start)
        yield name, start, end
        at = _after(row, end, "")
        if row[at : at + 1] == ",":
            at = _after(row, at, ",")


def _after(row: str, at: int, mark: str) -> int:
    """Where something stands after a mark and blanks."""
    at = _end(row, at)
    if not row.startswith(mark, at):
        raise ValueError(row)
    return _end(row, at + len(mark))


def _end(row: str, at: int) -> int:
    blank = _BLANK.match(row, at)
    return blank.end() if blank else at


def without(row: str, names: frozenset[str]) -> str:
    """The row with null for some of its members, all else as it stands.

    >>> without('{"a": 1.50, "mail": "ann@x"}', frozenset({"mail"}))
    '{"a": 1.50, "mail": null}'
    """
    made, end = [], 0
    for name, start, stop in spans(row):
        if name in names:
            made += [row[end:start], "null"]
            end = stop
    return "".join([*made, row[end:]])


def texts(value: Any) -> Iterator[str]:
    """Every text and number in a JSON value, as texts."""
    match value:
        case Mapping():
            for each in value.values():
                yield from texts(each)
        case list():
            for each in value:
                yield from texts(each)
        case None:
            return
        case _:
            yield str(value)


def cleaned(row: str, reason: str, names: frozenset[str]) -> tuple[str, str]:
    """A rejected row, and why it was, without what some of its members hold.

    A row that is no object with members, such as a broken line, is emptied wholly.
    """
    try:
        known = json.loads(row)
        if not isinstance(known, dict) or set(known) == {"line"}:
            raise ValueError(row)
        gone = [text for name in names & known.keys() for text in texts(known[name])]
        kept = without(row, names)
    except ValueError:
        gone, kept = list(texts(_loaded(row))), NOTHING
    for text in sorted(gone, key=len, reverse=True):
        for shown in (text, text[:60]) if text.strip() else ():
            reason = reason.replace(f"'{shown}'", f"'{ERASED}'").replace(
                f"'{shown}…'", f"'{ERASED}'"
            )
    return kept, reason


def broken_line(row: str) -> str | None:
    """The line of a row that is kept for being broken; None where the row is one.

    >>> broken_line('{"line": "a,b,"}'), broken_line('{"a": 1}')
    ('a,b,', None)
    """
    known = _loaded(row)
    if isinstance(known, dict) and set(known) != {"line"}:
        return None
    return str(known["line"] if isinstance(known, dict) else known)


def _loaded(row: str) -> Any:
    try:
        return json.loads(row)
    except ValueError:
        return row
