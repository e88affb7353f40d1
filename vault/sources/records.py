"""CSV: the header of a file, and whether DuckDB can read it as it is."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from vault.entities.feed import Feed
from vault.errors import SourceError
from vault.sources.deliveries import Delivery
from vault.sources.layouts import Layout, delivered_columns, prefix_of, refuse_missing
from vault.sources.mending import mend
from vault.sources.proof import BOM, Writing, quotes_hold
from vault.sources.texts import encoding_of, in_utf8


def look(feed: Feed, delivery: Delivery, scratch: Path) -> Layout:
    """Return the layout of a CSV file; a file without any line has the declared columns."""
    layout = in_utf8(feed, delivery, scratch)
    with Path(layout.readable).open("rb") as file:
        names = _header(feed, delivery, file) if feed.format.header else None
        declared = tuple(column.source for column in delivered_columns(feed))
        layout = replace(layout, columns=declared if names is None else names)
        if names is not None:
            _refuse_faults(feed, delivery, names)
        file.seek(0)
        starts_blank = file.read(4).removeprefix(BOM)[:1] in (b"\n", b"\r")
        file.seek(0)
        writing = writing_of(feed, layout)
        doubtful = starts_blank or writing.fields == 1  # DuckDB takes a blank line for a null
        sound = not doubtful and quotes_hold(file, writing)
    return layout if sound else mended(feed, layout, scratch)


def mended(feed: Feed, layout: Layout, scratch: Path) -> Layout:
    """Return the layout of a copy without faults; of the file itself where there are none."""
    if layout.proven:
        return layout
    layout = replace(layout, proven=True)
    copy = replace(layout, prefix=prefix_of(layout.delivery, scratch, "mended"), mended=True)
    source, target = Path(layout.readable), Path(copy.readable)
    fault = mend(source, target, writing_of(feed, layout), encoding_of(feed))
    return copy if fault else layout


def writing_of(feed: Feed, layout: Layout) -> Writing:
    """Return how a file of this layout is written."""
    return Writing(feed.format.delimiter, feed.format.quote, len(layout.columns))


def _header(feed: Feed, delivery: Delivery, file: BinaryIO) -> tuple[str, ...] | None:
    text = io.TextIOWrapper(file, "utf-8-sig", errors="surrogateescape", newline="")
    quote = feed.format.quote
    reader = csv.reader(
        text,
        delimiter=feed.format.delimiter,
        quotechar=quote or None,
        quoting=csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE,
    )
    try:
        names = next((names for names in reader if names), None)
        if names is not None:
            "".join(names).encode()
    except (csv.Error, UnicodeEncodeError) as error:
        raise SourceError(
            f"{delivery.path}: the header cannot be read ({error}); check the feed's `encoding`,"
            " `delimiter` and `quote`, or say `header: false`"
        ) from error
    finally:
        text.detach()
    return None if names is None else tuple(name.strip() for name in names)


def _refuse_faults(feed: Feed, delivery: Delivery, names: tuple[str, ...]) -> None:
    twice = [name for name, count in Counter(names).items() if count > 1 and name]
    if twice:
        listed = ", ".join(f"'{name}'" for name in twice)
        raise SourceError(
            f"{delivery.path}: the header has {listed} more than once; ask the source for one"
            " name a column, or say `header: false` and declare the columns in order"
        )
    needed = (one.source for one in delivered_columns(feed) if not one.missing_is_null)
    refuse_missing(delivery, [name for name in needed if name not in names], names)
