"""DuckDB: a file that is opened, or memory."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy

from vault.names import Table

if TYPE_CHECKING:
    import duckdb
    import pandas

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


def statements(sql: str) -> Sequence[str]:
    """Several statements are executed as one text."""
    return (sql,)


def catalogue(rows: Any, schemas: Sequence[str]) -> list[tuple[str, str, str, str]]:
    """By information_schema."""
    found: list[tuple[str, str, str, str]] = rows("catalogue", "columns", schemas=schemas)
    return found


def standing(rows: Any, table: Table) -> str | None:
    """By information_schema."""
    found = rows("catalogue", "standing", this=table)
    return str(found[0][0]) if found else None


def place(connection: Any, table: str) -> str:
    """Nothing is carried here."""
    return ""


def take(connection: Any, table: str, rows: duckdb.DuckDBPyRelation) -> int:
    """Rows are staged where the tables are; none need to be taken from elsewhere."""
    raise NotImplementedError


def beside(folder: str) -> tuple[str, str, str]:
    """A database of its own, which may be written though the other one is only read."""
    file = f"{folder}/shadow.duckdb".replace("'", "''")
    return (
        "dvault_shadow",
        f"attach '{file}' as dvault_shadow (read_write)",
        "detach dvault_shadow",
    )


def data_frame(connection: Any, sql: str) -> pandas.DataFrame:
    """By columns; what is narrower than 64 bits is widened."""
    frame: pandas.DataFrame = connection.execute(sql).df()
    whole = {name: str(kind) for name, kind in frame.dtypes.items() if kind.kind == "i"}
    return frame.astype({name: re.sub(r"\d+", "64", kind) for name, kind in whole.items()})
