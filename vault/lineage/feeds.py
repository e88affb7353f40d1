"""Feeds: the files they read, what their columns are made of, and what they give a row."""

from __future__ import annotations

from collections.abc import Iterable

from vault.entities import Feed, FeedColumn, LinkLoad
from vault.lineage.draft import Draft, Sheet
from vault.lineage.expressions import named
from vault.lineage.graph import CHOSEN, COMPUTED, HASHED, Column, Origin

_SYSTEM = {
    "load_date": "when dvault learnt the row",
    "load_id": "the number of the load",
    "record_source": "the source and feed",
}


def draw_files(draft: Draft, feed: Feed) -> None:
    """Where a feed's columns come from, and the feed itself."""
    delivered = [column for column in feed.columns if column.is_delivered]
    kind = "table" if feed.of_table else "file"
    origin = draft.dataset(feed.origin, kind, [column.source for column in delivered])
    for column in delivered:
        origin.made(column.source, leaf="delivered")
    name = feed.record_source
    draft.dataset(name, "feed", [one.name for one in feed.columns], description=feed.description)
    draft.describe(name, feed.columns)


def draw_feed(draft: Draft, feed: Feed) -> None:
    """The columns of a feed: delivered, derived from others, looked up, or counted."""
    sheet, origin = Sheet(draft, feed.record_source), feed.origin
    names = [str(column.name) for column in feed.columns]
    for column in feed.columns:
        if column.is_delivered:
            sheet.made(column.name, [draft.column(origin, column.source)])
        elif column.value is not None:
            found, way = named(column.value, draft.dialect, names)
            folded = {name.casefold(): name for name in names}
            origins = [
                draft.column(feed.record_source, folded[name.casefold()])
                for _, name in found
                if name.casefold() in folded
            ]
            leaf = "" if origins else "constant"
            sheet.made(column.name, origins, column.value, way, leaf)
        elif column.captures:
            sheet.made(column.name, how="what no other column names, as JSON", leaf="delivered")
        elif column.lookup:
            _lookup(draft, sheet, feed, column)
        else:
            every = [draft.column(origin, o.source) for o in feed.columns if o.is_delivered]
            sheet.made(column.name, every, "numbers the rows that are alike", COMPUTED)


def _lookup(draft: Draft, sheet: Sheet, feed: Feed, column: FeedColumn) -> None:
    lookup = column.lookup
    assert lookup
    keys = [draft.column(feed.record_source, name) for name in lookup.columns]
    value = draft.column(lookup.satellite.table, lookup.value)
    by = ", ".join(lookup.columns)
    chosen = [Origin(key, CHOSEN) for key in keys]
    sheet.made(column.name, [value, *chosen], f"looked up in {lookup.satellite.name} by {by}")


def at(draft: Draft, feed: Feed, names: Iterable[str]) -> list[Column]:
    """Some columns of a feed."""
    return [draft.column(feed.record_source, name) for name in names]


def hashed(draft: Draft, sheet: Sheet, feed: Feed, name: str, columns: Iterable[str]) -> None:
    """A hash key, and with it the rows, which it tells apart."""
    sheet.made(name, at(draft, feed, columns), f"hash of {', '.join(columns)}", HASHED)


def technical(draft: Draft, sheet: Sheet, feed: Feed, names: Iterable[str]) -> None:
    """What dvault gives a row, or a column of the feed says in its place."""
    for name in names:
        column = {
            "load_date": feed.load_date,
            "applied_date": feed.applied_date or feed.load_date,
            "sequence": feed.sequence,
        }.get(name)
        if column:
            sheet.made(name, at(draft, feed, [column]))
        elif name == "applied_date":
            sheet.made(name, [draft.column(sheet.name, "load_date")])
        elif name == "record_source":
            sheet.made(name, how=f"'{feed.record_source}', {_SYSTEM[name]}", leaf="system")
        else:
            sheet.made(name, how=_SYSTEM[name], leaf="system")


def identity(load: LinkLoad) -> list[str]:
    """The columns that a link's own key is hashed from."""
    return [*(str(name) for hub in load.hubs for name in hub.columns), *map(str, load.child_key)]
