"""DuckDB: a file that is opened, or memory."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy

if TYPE_CHECKING:
    import pandas
    import pyarrow

EXTRA = ""


def arguments(url: sqlalchemy.URL, read_only: bool) -> dict[str, Any]:
    """A file that is only read is opened without a lock on it, and never made."""
    return {"read_only": True} if read_only and database_file(url) else {}


def database_file(url: sqlalchemy.URL) -> Path | None:
    """The file of an embedded database; None for a server, or where it lives in memory.

    >>> database_file(sqlalchemy.make_url("duckdb:///shop.duckdb"))
    PosixPath('shop.duckdb')
    """
    if url.get_backend_name() != "duckdb" or url.database in (None, "", ":memory:"):
        return None
    return Path(str(url.database))


def take(connection: Any, table: str, rows: pyarrow.RecordBatchReader) -> int:
    """Rows are staged where the tables are; none need to be taken from elsewhere."""
    raise NotImplementedError


def data_frame(connection: Any, sql: str) -> pandas.DataFrame:
    """By columns; what is narrower than 64 bits is widened."""
    frame: pandas.DataFrame = connection.execute(sql).df()
    whole = {name: str(kind) for name, kind in frame.dtypes.items() if kind.kind == "i"}
    return frame.astype({name: re.sub(r"\d+", "64", kind) for name, kind in whole.items()})
