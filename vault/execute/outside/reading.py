"""Reading a table of another database: in Arrow batches, of which one is in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy

from vault.entities import Feed
from vault.errors import SourceError
from vault.execute.drivers import driver_connection
from vault.execute.outside.columns import Wanted
from vault.sources import delivered_columns
from vault.sources.watermarks import Value

if TYPE_CHECKING:
    import pyarrow

#: Rows of the first batch, and of one at most; between them it is their bytes that count.
_FIRST, _MOST, _BYTES = 100, 50_000, 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows, and the watermark of each; none of them where the feed has none."""

    rows: pyarrow.RecordBatch
    marks: Sequence[Any]


def statement(
    feed: Feed, columns: Sequence[Wanted], since: Value | None, database: str
) -> sqlalchemy.Select[Any]:
    """What is asked of the source: the columns that are declared, of the rows that may be new."""
    assert feed.outside
    table = sqlalchemy.table(
        feed.outside.name,
        *(sqlalchemy.column(one.name) for one in columns),
        schema=feed.outside.schema or None,
    )
    asked = [
        one.selected
        if isinstance(one.selected, sqlalchemy.ColumnClause)
        else one.selected.label(one.name)
        for one in columns
    ]
    found = sqlalchemy.select(*asked).select_from(table)
    mark = mark_of(feed, columns)
    if mark is None:
        return found
    if since is not None:
        bound = sqlalchemy.literal(*_bound(since, mark, database))
        found = found.where(sqlalchemy.or_(mark.plain >= bound, mark.plain.is_(None)))
    return found.order_by(mark.plain)


def mark_of(feed: Feed, columns: Sequence[Wanted]) -> Wanted | None:
    """The column of the watermark; SourceError where the table lacks it."""
    if feed.watermark is None:
        return None
    for one in columns:
        if one.name == feed.watermark.column.source:
            return one
    raise SourceError(f"{feed.outside}: the watermark '{feed.watermark.column.source}' is missing")


def _bound(since: Value, mark: Wanted, database: str) -> tuple[Any, Any]:
    """A watermark as the source compares it, and its type.

    SQLite compares texts: whole seconds come before every text of the same second.
    """
    if not isinstance(since, date):
        return since, sqlalchemy.BigInteger()
    if database == "sqlite":
        form = "%Y-%m-%d %H:%M:%S" if isinstance(since, datetime) else "%Y-%m-%d"
        return since.strftime(form), sqlalchemy.String()
    if not isinstance(since, datetime):
        return since, sqlalchemy.Date()
    zoned = bool(getattr(mark.plain.type, "timezone", False)) or database == "duckdb"
    if zoned and since.tzinfo is None:
        since = since.replace(tzinfo=UTC)
    elif not zoned and since.tzinfo:
        since = since.astimezone(UTC).replace(tzinfo=None)
    return since, sqlalchemy.DateTime(timezone=zoned)


def batches(
    connection: sqlalchemy.Connection,
    feed: Feed,
    columns: Sequence[Wanted],
    asked: sqlalchemy.Select[Any],
) -> Iterator[Batch]:
    """The rows, a batch at a time, at first none; what the driver raises comes as it is."""
    mark = mark_of(feed, columns)
    at = None if mark is None else columns.index(mark)
    read = _native if connection.dialect.name == "duckdb" else _by_cursor
    for rows in read(connection, columns, asked):
        yield Batch(rows, () if at is None else rows.column(at).to_pylist())


def _native(
    connection: sqlalchemy.Connection, columns: Sequence[Wanted], asked: sqlalchemy.Select[Any]
) -> Iterator[pyarrow.RecordBatch]:
    """DuckDB hands out Arrow itself."""
    import pyarrow

    sql = asked.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True})
    reader = driver_connection(connection).sql(str(sql)).to_arrow_reader(_MOST)
    yield pyarrow.RecordBatch.from_pylist([], schema=reader.schema)
    yield from reader


def _by_cursor(
    connection: sqlalchemy.Connection, columns: Sequence[Wanted], asked: sqlalchemy.Select[Any]
) -> Iterator[pyarrow.RecordBatch]:
    """By a cursor on the server's side, where the driver has one."""
    import pyarrow

    schema = pyarrow.schema([(one.name, one.arrow) for one in columns])
    streaming = connection.execution_options(stream_results=True, max_row_buffer=_FIRST)
    size = _FIRST
    yield pyarrow.RecordBatch.from_pylist([], schema=schema)
    with closing(streaming.execute(asked)) as result:
        while rows := result.fetchmany(size):
            arrays = [
                _array(one, values)
                for one, values in zip(columns, zip(*rows, strict=True), strict=True)
            ]
            batch = pyarrow.RecordBatch.from_arrays(arrays, schema=schema)
            yield batch
            per_row = max(1, batch.nbytes // len(rows))
            size = max(1, min(_MOST, 4 * size, _BYTES // per_row))


def _array(column: Wanted, values: Sequence[Any]) -> pyarrow.Array:
    import pyarrow

    made = column.made
    try:
        if made is not None and not set(map(type, values)) <= column.ready:
            values = [None if value is None else made(value) for value in values]
        return pyarrow.array(values, column.arrow)
    except (pyarrow.ArrowException, TypeError, ValueError, OverflowError) as error:
        raise SourceError(f"column '{column.name}' holds what it cannot: {error}") from error


def shown(feed: Feed) -> str:
    """What is asked of the source at first, in standard SQL."""
    names = dict.fromkeys(column.source for column in delivered_columns(feed))
    raw: list[sqlalchemy.ColumnElement[Any]] = [sqlalchemy.column(name) for name in names]
    columns = [Wanted(name, one, one, None) for name, one in zip(names, raw, strict=True)]
    return str(statement(feed, columns, None, ""))
