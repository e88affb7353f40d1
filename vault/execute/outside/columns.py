"""Columns of another database: how each is asked for, and as what it stands in a file.

What a type of the source holds is kept exactly. Where Arrow has no type that does, or a driver
makes something else of it, the database writes the value as text, which is read as texts of files.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import sqlalchemy
from sqlalchemy import types
from sqlalchemy.exc import NoSuchTableError

from vault.entities import Feed, FeedColumn
from vault.errors import SourceError, suggestion
from vault.sources import delivered_columns

if TYPE_CHECKING:
    import pyarrow


@dataclass(frozen=True, slots=True)
class Wanted:
    """A column that is read: `selected` asks for it, `arrow` is its type in the file.

    `made` is what becomes of a value that is not null, where anything does.
    """

    name: str
    plain: sqlalchemy.ColumnElement[Any]
    selected: sqlalchemy.ColumnElement[Any]
    arrow: pyarrow.DataType | None
    made: Callable[[Any], Any] | None = None

    @property
    def ready(self) -> frozenset[type]:
        """The types of values that need not be made anything of."""
        told: Any = str if self.made is _text else bytes if self.made is _bytes else self.made
        return frozenset({type(None), told}) if isinstance(told, type) else frozenset()


def wanted(connection: sqlalchemy.Connection, feed: Feed) -> tuple[Wanted, ...]:
    """The columns of the feed in its table, each once.

    Raises SourceError where the table or one of them is not there.
    """
    held = _held(connection, feed)
    missing = [
        f"{feed.outside}: column '{one.source}' is missing" + suggestion(one.source, held)
        for one in delivered_columns(feed)
        if one.source not in held and not one.missing_is_null
    ]
    if missing:
        raise SourceError("\n".join(missing))
    once = {one.source: one for one in delivered_columns(feed) if one.source in held}
    loose = connection.dialect.name == "sqlite"
    make = _by_value if loose else _by_type
    return tuple(make(one, held[name], connection.dialect.name) for name, one in once.items())


def _held(connection: sqlalchemy.Connection, feed: Feed) -> dict[str, types.TypeEngine[Any]]:
    assert feed.outside
    schema, name = feed.outside.schema or None, feed.outside.name
    if connection.dialect.name == "duckdb":
        return _held_by_duckdb(connection, feed)
    inspector = sqlalchemy.inspect(connection)
    try:
        with warnings.catch_warnings(action="ignore"):  # of types that it does not know
            found = inspector.get_columns(name, schema)
        return {str(one["name"]): one["type"] for one in found}
    except NoSuchTableError:
        known = [*inspector.get_table_names(schema), *inspector.get_view_names(schema)]
        raise _no_table(feed, known) from None


def _held_by_duckdb(
    connection: sqlalchemy.Connection, feed: Feed
) -> dict[str, types.TypeEngine[Any]]:
    assert feed.outside
    listed = connection.exec_driver_sql(
        "select table_name, column_name from information_schema.columns"
        " where table_catalog = current_database() and table_schema = ?",
        (feed.outside.schema or "main",),
    ).fetchall()
    held = {column: types.NullType() for table, column in listed if table == feed.outside.name}
    if not held:
        raise _no_table(feed, {table for table, _ in listed})
    return dict(held)


def _no_table(feed: Feed, known: Sequence[str] | set[str]) -> SourceError:
    assert feed.outside
    return SourceError(
        f"feed {feed.record_source}: there is no table {feed.outside} in {feed.outside.url}"
        + suggestion(feed.outside.name, known)
    )


def _by_type(column: FeedColumn, kind: types.TypeEngine[Any], database: str) -> Wanted:
    """As the source declares it."""
    import pyarrow

    plain: sqlalchemy.ColumnElement[Any] = sqlalchemy.column(column.source, kind)
    raw: sqlalchemy.ColumnElement[Any] = sqlalchemy.column(column.source)
    if database == "duckdb":  # it hands out Arrow itself
        return Wanted(column.source, raw, raw, None)
    texts = sqlalchemy.cast(plain, sqlalchemy.Text)
    postgresql = database == "postgresql"
    match kind:
        case types.Boolean():
            return Wanted(column.source, plain, raw, pyarrow.bool_(), bool)
        case types.Integer() if postgresql or not isinstance(kind, types.BigInteger):
            return Wanted(column.source, plain, raw, pyarrow.int64(), int)
        case types.Integer():  # which may have no sign, and be larger
            return Wanted(column.source, plain, raw, pyarrow.string(), str)
        case types.Float():
            return Wanted(column.source, plain, raw, pyarrow.float64(), float)
        case types.Numeric():  # which may have no scale, or be no number
            shown = sqlalchemy.cast(plain, sqlalchemy.String(100))
            return Wanted(column.source, plain, shown, pyarrow.string())
        case types.Date() | types.DateTime() | types.Time() if postgresql:  # or be infinite
            return Wanted(column.source, plain, texts, pyarrow.string())
        case types.DateTime():
            return Wanted(column.source, plain, raw, pyarrow.timestamp("us", tz="UTC"), _in_utc)
        case types.Date():
            return Wanted(column.source, plain, raw, pyarrow.date32())
        case types.LargeBinary() | types._Binary():
            return Wanted(column.source, plain, raw, pyarrow.binary(), bytes)
        case types.String() | types.Uuid() if not isinstance(kind, types.Enum):
            return Wanted(column.source, plain, raw, pyarrow.string(), str)
        case _:
            return Wanted(column.source, plain, texts, pyarrow.string())


def _by_value(column: FeedColumn, kind: types.TypeEngine[Any], database: str) -> Wanted:
    """As the source happens to hold it: in SQLite a column's type binds no value."""
    import pyarrow

    plain: sqlalchemy.ColumnElement[Any] = sqlalchemy.column(column.source)
    if column.type.name == "binary":
        return Wanted(column.source, plain, plain, pyarrow.binary(), _bytes)
    return Wanted(column.source, plain, plain, pyarrow.string(), _text)


def _in_utc(value: datetime) -> datetime:
    """A moment without a zone is in UTC, as everywhere in dvault."""
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def _bytes(value: Any) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


def _text(value: Any) -> str:
    """A value as files would write it.

    >>> [_text(one) for one in ("a", 7, 1e-07, 2.5, b"caf\\xc3\\xa9")]
    ['a', '7', '0.0000001', '2.5', 'café']
    """
    if isinstance(value, float):
        shown = repr(value)
        return format(Decimal(shown), "f") if "e" in shown else shown
    if isinstance(value, bytes):
        return value.decode(errors="backslashreplace")
    return value if isinstance(value, str) else str(value)
