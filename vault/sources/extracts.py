"""Extracts: the files to which other databases are read, and what their names say.

    20240301T020000000000-0002-5c1f2a3b-from-20240229T235500000000-to-20240301T015958123456.parquet

is the second part of what was read at that moment (UTC) by the watermark of that digest, between
those values. So what was loaded says, in `audit.load`, where reading goes on: in the transaction
of the rows, and nowhere else.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from vault.entities.feed import Feed
from vault.sources.layouts import delivered_columns
from vault.sources.watermarks import Value

_MOMENT, _DAY = "%Y%m%dT%H%M%S%f", "%Y%m%d"
_NAME = re.compile(
    r"-(?P<digest>[0-9a-f]{8})(-from-(?P<since>-?\w+))?(-to-(?P<to>-?\w+))?\.parquet\Z"
)


def folder_of(feed: Feed, database: str = "") -> Path:
    """Where the files of a feed stand until they are loaded into a database, by what it is called.

    Each database has a folder of its own: what one has loaded says nothing of another.
    """
    assert feed.pattern
    folder = Path(re.sub(r"\[([*?[])\]", r"\1", str(feed.pattern.parent)))
    return folder / hashlib.sha256(database.encode()).hexdigest()[:8] if database else folder


def extract_name(
    feed: Feed, begun: datetime, part: int, since: Value | None, to: Value | None
) -> str:
    """What a part is called; it is in order with those before it."""
    name = f"{begun:{_MOMENT}}-{part:04}-{digest(feed)}"
    told = (("from", since), ("to", to))
    return (
        name + "".join(f"-{at}-{written(one)}" for at, one in told if one is not None) + ".parquet"
    )


def follows(feed: Feed, name: str, loaded: Iterable[str]) -> bool:
    """Whether nothing lies between a file and those that are loaded: else rows would be missed."""
    found = _NAME.search(name)
    if found is None or not found["since"]:
        return True
    last: Any = reached(feed, loaded)
    return last is not None and _value(feed, found["since"]) <= last


def is_of(feed: Feed, name: str) -> bool:
    """Whether a file was written for the feed as it is declared now."""
    found = _NAME.search(name)
    return found is not None and found["digest"] == digest(feed)


def digest(feed: Feed) -> str:
    """What is read, and by what: where that is another, or more, all of it is read again."""
    told = [str(feed.outside or feed.table)]
    told += sorted(column.source for column in delivered_columns(feed))
    if feed.watermark:
        told += [feed.watermark.column.source, str(feed.watermark.column.type)]
    return hashlib.sha256("\0".join(told).encode()).hexdigest()[:8]


def reached(feed: Feed, files: Iterable[str]) -> Value | None:
    """The highest watermark of files that were loaded, by their names; None before the first."""
    found = [_NAME.search(file) for file in files if is_of(feed, file)]
    values: list[Any] = [_value(feed, one["to"]) for one in found if one and one["to"]]
    return max(values, default=None)


def written(value: Value) -> str:
    """A watermark as names say it.

    >>> written(datetime(2024, 3, 1, 2)), written(date(2024, 3, 1)), written(-5)
    ('20240301T020000000000', '20240301', '-5')
    """
    if isinstance(value, datetime):
        return (value.astimezone(UTC) if value.tzinfo else value).strftime(_MOMENT).zfill(21)
    return value.strftime(_DAY).zfill(8) if isinstance(value, date) else str(value)


def _value(feed: Feed, text: str) -> Value:
    assert feed.watermark
    match feed.watermark.column.type.name:
        case "integer" | "bigint":
            return int(text)
        case "date":
            return datetime.strptime(text, _DAY).date()
        case "timestamp":
            return datetime.strptime(text, _MOMENT)
        case _:
            return datetime.strptime(text, _MOMENT).replace(tzinfo=UTC)
