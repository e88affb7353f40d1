"""Landed: tables of the warehouse's own database that other tools fill, increment by increment.

An increment is a delivery, whose name stands in `audit.load` and says what was read of the table:

    landing.customers, load 1732780000.25
    landing.customers, changed_at from 2024-01-31 10:00:00 to 2024-02-01 10:00:00 (5c1f2a3b)
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from vault.dialects import Dialect
from vault.entities.feed import Feed
from vault.names import Identifier, Sql
from vault.sources.deliveries import Delivery
from vault.sources.extracts import digest
from vault.sources.watermarks import Value, beginning, reader_of
from vault.types import Type

#: What dlt calls the load that brought a row, and the table of its loads.
LOAD_ID, LOADS = "_dlt_load_id", "_dlt_loads"
_SPAN = re.compile(r"(?: from (?P<since>\S.*?))? to (?P<to>\S.*) \((?P<digest>[0-9a-f]{8})\)\Z")


def of_load(feed: Feed, load_id: str) -> Delivery:
    """What one load of dlt brought."""
    return Delivery(f"{feed.table}, load {load_id}", 0, "", 0)


def of_span(feed: Feed, last: Value | None, to: Value) -> Delivery:
    """What has come since a watermark, and what comes again with it."""
    assert feed.watermark
    since = beginning(feed, last)
    told = f" from {since}" if since is not None else ""
    name = f"{feed.table}, {feed.watermark.column.source}{told} to {to} ({digest(feed)})"
    return Delivery(name, 0, "", 0)


def come_to(feed: Feed, loaded: Iterable[str]) -> Value | None:
    """The highest watermark of increments that were loaded, by their names."""
    read = reader_of(feed, texts=False)
    spans = [_SPAN.search(name) for name in loaded]
    values: list[Any] = [read(one["to"]) for one in spans if one and one["digest"] == digest(feed)]
    return max((one for one in values if one is not None), default=None)


def condition(feed: Feed, delivery: Delivery, kind: str, dialect: Dialect) -> Sql | None:
    """Which rows of the table are the delivery; None where all are. `kind` is of the watermark."""
    if feed.landed_by == "dlt":
        load_id = delivery.path.rpartition(", load ")[2]
        told = dialect.identifier(Identifier(LOAD_ID))
        return Sql(f"source.{told} = {dialect.literal(load_id)}")
    span = _SPAN.search(delivery.path) if feed.watermark else None
    since = reader_of(feed, texts=False)(span["since"]) if span else None
    if feed.watermark is None or since is None:
        return None
    column = f"source.{dialect.identifier(Identifier(feed.watermark.column.source))}"
    return Sql(f"({column} >= {_literal(since, kind, dialect)} or {column} is null)")


def _literal(value: Value, kind: str, dialect: Dialect) -> str:
    """A watermark as the column has it."""
    if isinstance(value, datetime) and kind != "timestamptz":
        value = value.replace(tzinfo=None)
    if not isinstance(value, date):
        return str(value)
    type_ = dialect.type(Type(kind if kind in ("date", "timestamp", "timestamptz") else "date"))
    return f"cast({dialect.literal(str(value))} as {type_})"
