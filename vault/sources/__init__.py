"""Deliveries as files: which there are, what is in them, and the SQL that reads and checks them.

    discover(feed)                   the files that match the feed's glob
    discovering(feeds)               the same for many feeds, found while others are loaded
    fresh(feed, found, loaded)       those of them that were not loaded yet
    look(feed, delivery, scratch)    the layout of one file; SourceError where it lacks columns
    grouped(layouts)                 files that one statement can read, order kept
    reading(feed, layouts, checks)   what `templates/feed/<template>.sql` prints for a group
    mended(feed, layouts, scratch)   the same files, copies where one has faults
    keep(archive, delivery)          a copy of a file, by its digest (see `vault.sources.archive`)

The caller renders `feed/<reading.template>` with `this = reading` and stages the relation with
`create temp table … as select … from (relation)`, `preserve_insertion_order` being on. It has
one row for each record of the files, in order, broken ones included; so the number of a row in
its delivery is `rowid - min(rowid) over (partition by filename) + 1`.

DuckDB reads CSV in its strict mode, which refuses the whole statement at a structural fault:
too few or too many fields, quotes out of place, bytes that are not UTF-8. Then, and only then,
the caller asks for `mended(…)`, groups again and stages again; a second refusal is an error.
`scratch` is a folder for copies that must live as long as the statement; it is made where there
is one, and the caller deletes it.

`rejection` says why a row is refused, all reasons joined by `; `; `delivered` is then the row
as delivered. Rows refused for reasons found later get theirs from `feed/delivered.duckdb.sql`.

What counts as null in CSV is the text `null` of the feed, quoted or not: by default the empty
text. A cell of another type than text that is empty or blank is null in any format.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from vault.entities.feed import Feed
from vault.sources import documents, records, schemas
from vault.sources.archive import keep, path_of
from vault.sources.contract import breaches
from vault.sources.deliveries import (
    Delivery,
    Sighting,
    delivery_of,
    discover,
    discovering,
    fresh,
    require_unchanged,
    sighted,
    size,
    unreadable,
)
from vault.sources.layouts import Layout, delivered_columns, grouped
from vault.sources.reading import Reading, is_numbered, reading
from vault.sources.tables import TableReading, table_reading

__all__ = [
    "Delivery",
    "Layout",
    "Reading",
    "Sighting",
    "TableReading",
    "breaches",
    "delivered_columns",
    "delivery_of",
    "discover",
    "discovering",
    "fresh",
    "grouped",
    "is_numbered",
    "keep",
    "look",
    "mended",
    "path_of",
    "reading",
    "require_unchanged",
    "sighted",
    "size",
    "table_reading",
]


def look(feed: Feed, delivery: Delivery, scratch: Path) -> Layout:
    """Return the layout of a file; SourceError where it cannot be read or lacks a column."""
    try:
        match feed.format.name:
            case "csv":
                return records.look(feed, delivery, scratch)
            case "json":
                return documents.look(feed, delivery, scratch)
            case _:
                return schemas.look(feed, delivery)
    except OSError as error:
        raise unreadable(delivery.path, error) from error


def mended(feed: Feed, layouts: Iterable[Layout], scratch: Path) -> tuple[Layout, ...]:
    """Return the layouts after every fault of a file was mended in a copy of it."""
    if feed.format.name != "csv":
        return tuple(layouts)
    return tuple(records.mended(feed, layout, scratch) for layout in layouts)
