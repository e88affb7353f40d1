"""Data frames: what a Python mart is given by the database, and what it gives back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import duckdb

from vault.execute.carry import carried
from vault.execute.drivers import driver_connection
from vault.execute.session import Session
from vault.names import Identifier, Sql
from vault.types import Type, parse_type

if TYPE_CHECKING:
    import pandas

#: What DuckDB calls the types that a data frame may hold, beside decimals.
_TYPES = {
    "BOOLEAN": "boolean",
    "TINYINT": "integer",
    "SMALLINT": "integer",
    "INTEGER": "integer",
    "BIGINT": "bigint",
    "FLOAT": "double",
    "DOUBLE": "double",
    "DATE": "date",
    "TIME": "time",
    "TIMESTAMP": "timestamp",
    "TIMESTAMP_S": "timestamp",
    "TIMESTAMP_MS": "timestamp",
    "TIMESTAMP_NS": "timestamp",
    "TIMESTAMP WITH TIME ZONE": "timestamptz",
    "BLOB": "binary",
}


def data_frame(session: Session, sql: str) -> pandas.DataFrame:
    """The rows of a select by columns: whole numbers of 64 bits, decimals as floats.

    Dates and timestamps are moments; whole numbers are floats where one is missing.
    """
    return session.driver.data_frame(driver_connection(session.connection), sql)


@contextmanager
def offered(session: Session, frame: pandas.DataFrame) -> Iterator[None]:
    """Let statements read a data frame by the name `frame`."""
    reader = driver_connection(session.reader.connection)
    reader.register("frame", frame)
    try:
        if session.carries:
            _carry(session, reader)
        yield
    finally:
        with suppress(duckdb.Error):  # refused where the statement failed, whose error counts
            reader.unregister("frame")


def _carry(session: Session, reader: Any) -> None:
    """Copy a registered data frame to where a temporary table or view has its rows."""
    here, there = session.reader.renderer.dialect, session.renderer.dialect
    selected, columns = [], []
    for name, kind, *_ in reader.execute("describe frame").fetchall():
        quoted = here.identifier(Identifier(name))
        if kind == "UUID":
            bytes = f"unhex(replace(cast({quoted} as varchar), '-', ''))"
            selected.append(f"{bytes} as {quoted}")
            columns.append((Identifier(name), Sql(there.hashes["md5"].native_type)))
            continue
        type = parse_type(kind) or Type(_TYPES.get(kind, "text"))
        selected.append(f"cast({quoted} as {here.type(type)}) as {quoted}")
        columns.append((Identifier(name), there.type(type)))
    name, what = Identifier("frame"), "what model() returns"
    sql = session.renderer.render("mart", "frame", columns=columns, place=session.place(name))
    carried(
        session,
        declare=lambda: session.execute(sql, what),
        copy=lambda: session.take(f"select {', '.join(selected)} from frame", name),
    )
