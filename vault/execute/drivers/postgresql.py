"""PostgreSQL by psycopg; rows go there as Arrow in the binary form of `copy`."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy

from vault.errors import DatabaseError
from vault.execute.drivers.duckdb import catalogue as catalogue
from vault.execute.drivers.duckdb import place as place
from vault.execute.drivers.duckdb import standing as standing
from vault.execute.drivers.duckdb import statements as statements

if TYPE_CHECKING:
    import duckdb
    import pandas

EXTRA = "postgres"
#: Rows that are copied at a time: 50,000 rows of 20 columns are some 10 MB.
_BATCH = 50_000
#: Seconds that older transactions are waited for where rows have to be gone from the disk.
PATIENCE = 60.0
_OTHERS = """
    select pid, coalesce(usename, 'nobody'), coalesce(datname, 'no database')
    from pg_stat_activity
    where
        pid <> pg_backend_pid()
        and (
            age(backend_xid) >= age('{0}'::xid8::xid)
            or (datname = current_database() and age(backend_xmin) >= age('{0}'::xid8::xid))
        )
"""
#: What stands in the options of a connection is kept where it was lost and made anew.
_OPTIONS = (
    "timezone=UTC",
    "datestyle=ISO",
    "jit=off",
    "client_min_messages=warning",
    "work_mem=128MB",
    # what a row costs is its hashes, of which the planner thinks little: let all cores make them
    "parallel_tuple_cost=0.001",
    # a delta finds its keys by index: 15 % faster at 66,000 of 6 million, and no disk turns now
    "random_page_cost=1.1",
    "temp_buffers=256MB",
)
#: The numbers by which PostgreSQL knows its types, by what pandas makes of their values.
_MOMENTS, _NUMBERS, _WHOLE = {1082, 1114}, {700, 701, 1700}, {20, 21, 23}


def arguments(url: sqlalchemy.URL, read_only: bool) -> dict[str, Any]:
    """A cursor that answers several statements in one text by the last one's result."""
    import pgpq  # noqa: F401 - of the same extra, and needed only when rows are taken
    import psycopg

    class LastResult(psycopg.Cursor[Any]):
        """Of several statements in one text, the last one's result is the result."""

        def execute(self, *arguments: Any, **more: Any) -> Any:
            super().execute(*arguments, **more)
            self.set_result(-1)
            return self

    own = " ".join(f"-c {option}" for option in _OPTIONS)
    return {
        "cursor_factory": LastResult,
        "application_name": "dvault",
        "options": f"{own} {url.query.get('options', '')}".strip(),  # the last one counts
    }


def take(connection: Any, table: str, rows: duckdb.DuckDBPyRelation) -> int:
    """On the connection of the load: ADBC has one of its own, which sees no temporary table."""
    import pgpq

    batches = rows.to_arrow_reader(_BATCH)
    encoder = pgpq.ArrowToPostgresBinaryEncoder(batches.schema)
    copying = f"copy pg_temp.{table} from stdin (format binary)"
    with connection.cursor() as cursor:
        with cursor.copy(copying) as copy:
            copy.write(encoder.write_header())
            for batch in batches:
                copy.write(encoder.write_batch(batch))
            copy.write(encoder.finish())
        taken: int = cursor.rowcount
        cursor.execute(f"analyze {table}")  # a temporary table is not by itself
    return taken


def require_room(connection: Any, url: sqlalchemy.URL) -> None:
    """A server says itself when its disk is full, and leaves the tables as they were."""


def rewrite(connection: Any, tables: Sequence[str]) -> None:
    """By `vacuum full`, which leaves no dead row; then it forgets what it knew of their values.

    It leaves the rows that any transaction may still see, so those are waited for. Raises
    DatabaseError where they take too long.
    """
    driver = connection.connection.driver_connection
    connection.rollback()
    driver.autocommit = True  # a vacuum is no part of a transaction
    try:
        _wait_for_others(driver)
        for table in tables:
            driver.execute(f"vacuum (full, analyze) {table}")
    finally:
        driver.autocommit = False


def _wait_for_others(driver: Any) -> None:
    """Until nobody sees what was true before: no older transaction, and no older snapshot here."""
    ((until,),) = driver.execute("select pg_current_xact_id()::text").fetchall()
    deadline = time.monotonic() + PATIENCE
    while found := driver.execute(_OTHERS.format(until)).fetchall():
        if time.monotonic() > deadline:
            named = ", ".join(f"process {pid} of {who} in {where}" for pid, who, where in found)
            raise DatabaseError(
                f"other transactions may still see what was erased ({named}): let them end, then"
                " run the same erasure again, which finishes it"
            )
        time.sleep(0.1)


def beside(folder: str) -> tuple[str, str, str]:
    """Temporary tables, which nobody else sees."""
    return "pg_temp", "", "discard temp"


def data_frame(connection: Any, sql: str) -> pandas.DataFrame:
    """By columns, each as its type in PostgreSQL wants it."""
    import pandas

    with connection.cursor() as cursor:
        cursor.execute(sql)
        codes = {column.name: column.type_code for column in cursor.description}
        frame = pandas.DataFrame(cursor.fetchall(), columns=list(codes))
    for name, code in codes.items():
        if code in _MOMENTS:
            frame[name] = pandas.to_datetime(frame[name]).astype("datetime64[us]")
        elif code in _NUMBERS or (code in _WHOLE and frame[name].isna().any()):
            frame[name] = frame[name].astype("float64")
        elif code in _WHOLE:
            frame[name] = frame[name].astype("int64")
    return frame
