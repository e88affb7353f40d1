"""Carrying: where the database does not read files, DuckDB stages them and the rows are copied.

The files are typed, checked and hashed by the very statements that run where DuckDB holds the
vault, so that a row is the same in every database, byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from vault.dialects import carrying
from vault.execute.connect import connect, opened
from vault.execute.session import Session
from vault.plan import Step
from vault.stage import Stage


@contextmanager
def reading_elsewhere(session: Session) -> Iterator[None]:
    """Give a session whose database reads no files a DuckDB in memory that reads them for it."""
    dialect = session.renderer.dialect
    if dialect.reads_files:
        yield
        return
    with (
        TemporaryDirectory(prefix="dvault-") as spill,
        opened(connect("duckdb:///:memory:")) as connection,
    ):
        renderer = session.renderer.of(carrying(dialect))
        session.reader = Session(connection, session.warehouse, renderer)
        session.reader.records = session.records  # one run, one account of its steps
        session.reader.execute(f"set temp_directory = '{spill}'", "set temp_directory")
        yield


def carry(session: Session, stage: Stage) -> None:
    """Copy the rows that were staged elsewhere to where a temporary table or view has them."""
    place = {"place": session.place(stage.table)}
    carried(
        session,
        declare=lambda: session.step(Step(stage, "carried", more=place)),
        copy=lambda: session.carry(Step(stage, "carry"), stage.table),
    )


def carried(session: Session, declare: Callable[[], object], copy: Callable[[], object]) -> None:
    """Declare a table and copy rows into it; files must be there before the view on them is."""
    order = (copy, declare) if session.renderer.dialect.carried_in_files else (declare, copy)
    for act in order:
        act()
