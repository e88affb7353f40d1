"""DuckDB: a file that is opened, or memory."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy

from vault.errors import DatabaseError, UsageError
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


def require_room(connection: Any, url: sqlalchemy.URL) -> None:
    """The file is written once more beside itself, and nobody else may have it open."""
    file = database_file(url)
    if file is None:
        return
    driver = connection.connection.driver_connection
    ((others,),) = driver.execute("select count - 1 from duckdb_connection_count()").fetchall()
    if others:
        raise UsageError(
            f"{file} is open in this process by {others} other connections, which would go on with"
            " the file that was: close them"
        )
    needed = file.stat().st_size
    free = shutil.disk_usage(file.resolve().parent).free
    if free < needed:
        raise DatabaseError(
            f"{file} must be written anew beside itself, for what is deleted stays in the file:"
            f" that may take {needed:,} bytes, and {free:,} are free; nothing is erased"
        )


def rewrite(connection: Any, tables: Sequence[str]) -> None:
    """Copy what the file holds into a new one, which then takes its place at one instant.

    A block that was freed keeps its bytes, and so does the log. Until then the file is what it
    was; a copy that was left behind is made anew. The file stays locked all the while.
    """
    driver = connection.connection.driver_connection
    connection.rollback()
    ((name, path),) = driver.execute(
        "select database_name, path from duckdb_databases()"
        " where database_name = current_database()"
    ).fetchall()
    if path is None:
        return
    file = Path(path).resolve()
    fresh = file.with_name(f"{file.name}.erasing")
    for left in (fresh, fresh.with_name(f"{fresh.name}.wal")):
        left.unlink(missing_ok=True)
    driver.execute("checkpoint")
    driver.execute(f"attach {_literal(str(fresh))} as {_FRESH}")
    try:
        driver.execute(f'copy from database "{_quoted(name)}" to {_FRESH}')
        driver.execute(f"checkpoint {_FRESH}")
        _require_same(driver, name)
    except BaseException:
        driver.execute(f"detach {_FRESH}")
        fresh.unlink(missing_ok=True)
        raise
    driver.execute(f"detach {_FRESH}")
    shutil.copystat(file, fresh)
    for one in (fresh, file.parent):
        _to_disk(one)
    log = file.with_name(f"{file.name}.wal")
    if log.exists() and log.stat().st_size:  # it would be read into the new file
        raise DatabaseError(f"{log} is still in use: close what has {file} open, and erase again")
    fresh.replace(file)
    _to_disk(file.parent)


#: What the copy is called while both are open.
_FRESH = "written_anew"


def _require_same(driver: Any, name: str) -> None:
    """The copy has every table and view, and as many rows in each."""
    listing = (
        "select schema_name, table_name from duckdb_tables() where database_name = '{0}' and not"
        " temporary union all select schema_name, view_name from duckdb_views()"
        " where database_name = '{0}' and not internal and not temporary order by all"
    )
    before, after = (
        driver.execute(listing.format(one.replace("'", "''"))).fetchall() for one in (name, _FRESH)
    )
    for schema, table in before if before == after else ():
        counts = {
            driver.execute(
                f'select count(*) from "{_quoted(one)}"."{_quoted(schema)}"."{_quoted(table)}"'
            ).fetchone()[0]
            for one in (name, _FRESH)
        }
        if len(counts) > 1:
            raise DatabaseError(
                f"the copy of {schema}.{table} lacks rows: the file stays as it was"
            )
    if before != after:
        raise DatabaseError("the copy lacks tables: the file stays as it was")


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _quoted(name: str) -> str:
    return name.replace('"', '""')


def _to_disk(path: Path) -> None:
    """Wait until a file, or what a folder says of its files, is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


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
