"""Watermarks: what a source says of how new its rows are, and where reading goes on by it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from vault.entities.feed import Feed

#: What a watermark may be.
Value = int | date | datetime


def reader_of(feed: Feed, texts: bool) -> Callable[[Any], Value | None]:
    """What makes a watermark of a value as it was read; None of a value that is none.

    Where the source compares moments as `texts`, a zone does not count.
    """
    assert feed.watermark
    kind = feed.watermark.column.type.name

    def read(value: Any) -> Value | None:
        if value is None:
            return None
        try:
            if kind in ("integer", "bigint"):
                return int(value)
            found = datetime.fromisoformat(value) if isinstance(value, str) else value
        except ValueError:  # the row is rejected for it, or is before and after all others
            return None
        if kind == "date":
            return found.date() if isinstance(found, datetime) else found
        if not isinstance(found, datetime):
            found = datetime(found.year, found.month, found.day)
        if texts and found.tzinfo:
            found = found.replace(tzinfo=None)
        if found.tzinfo and kind == "timestamp":
            return found.astimezone(UTC).replace(tzinfo=None)
        return found if found.tzinfo or kind == "timestamp" else found.replace(tzinfo=UTC)

    return read


def beginning(feed: Feed, last: Value | None) -> Value | None:
    """Where reading begins: the overlap before the last watermark; None for everything.

    A value whose equals, and so much before it, are read again: rows that come again are unchanged.
    """
    if last is None:
        return None
    assert feed.watermark
    overlap = feed.watermark.overlap
    if isinstance(last, int):
        assert isinstance(overlap, int)
        return last - overlap
    assert isinstance(overlap, timedelta)
    try:
        return last - overlap
    except OverflowError:
        return None


def earlier(value: Value, read_at: datetime) -> Value:
    """A watermark that is not ahead of the time it was read at (UTC): some clock was, then."""
    if isinstance(value, datetime):
        return min(value, read_at.replace(tzinfo=UTC) if value.tzinfo else read_at)
    return min(value, read_at.date()) if isinstance(value, date) else value
