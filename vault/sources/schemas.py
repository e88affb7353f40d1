"""Parquet: the columns and types of a file, as DuckDB names them."""

from __future__ import annotations

import glob
import threading
from functools import cache

import duckdb

from vault.entities.feed import Feed
from vault.errors import SourceError
from vault.sources.deliveries import Delivery
from vault.sources.layouts import Layout, delivered_columns, refuse_missing


def look(feed: Feed, delivery: Delivery) -> Layout:
    """Return the layout of a Parquet file from its footer."""
    statement = "describe select * from read_parquet(?, hive_partitioning = false)"
    try:
        cursor = _reader(threading.get_ident()).execute(statement, [glob.escape(delivery.path)])
        described = cursor.fetchall()
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        raise SourceError(
            f"{delivery.path}: is not a Parquet file that can be read ({reason});"
            " check `read` and that the file is whole"
        ) from error
    names = tuple(str(row[0]) for row in described)
    needed = (one.source for one in delivered_columns(feed) if not one.missing_is_null)
    refuse_missing(delivery, [name for name in needed if name not in names], names)
    return Layout(delivery, names, tuple(str(row[1]) for row in described))


@cache
def _reader(thread: int) -> duckdb.DuckDBPyConnection:
    """A database in memory for each thread: opening one costs more than reading a footer."""
    return duckdb.connect(":memory:", config={"threads": 1})
