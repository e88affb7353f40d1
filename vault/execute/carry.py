"""Carrying: where the database does not read files, DuckDB stages them and the rows are copied.

The files are typed, checked and hashed by the very statements that run where DuckDB holds the
vault, so that a row is the same in every database, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from vault.dialects import CARRYING
from vault.execute.connect import connect, driver_connection, opened
from vault.execute.session import Session
from vault.names import Sql
from vault.plan import Step
from vault.stage import Stage

#: Rows that are copied at a time: 50,000 rows of 20 columns are some 10 MB.
_BATCH = 50_000


@contextmanager
def reading_elsewhere(session: Session) -> Iterator[None]:
    """Give a session whose database reads no files a DuckDB in memory that reads them for it."""
    if session.renderer.dialect.reads_files:
        yield
        return
    with (
        TemporaryDirectory(prefix="dvault-") as spill,
        opened(connect("duckdb:///:memory:")) as connection,
    ):
        session.reader = Session(connection, session.warehouse, session.renderer.of(CARRYING))
        session.reader.execute(f"set temp_directory = '{spill}'", "set temp_directory")
        yield


def carry(session: Session, stage: Stage) -> None:
    """Copy the rows that were staged elsewhere into a temporary table of this transaction.

    They go as Arrow in the binary form of `copy`, on the connection of the load itself: ADBC
    has a connection of its own, which sees no temporary table of another.
    """
    session.step(Step(stage, "carried"))
    select = session.reader.renderer.render("feed", "carry", this=stage)
    rows = driver_connection(session.reader.connection).sql(select).to_arrow_reader(_BATCH)
    table = session.renderer.dialect.identifier(stage.table)
    session.copy(Sql(f"copy pg_temp.{table} from stdin (format binary)"), rows)
    # A temporary table is never analyzed by itself.
    session.execute(f"analyze {table}", f"analyze {stage.name}")
