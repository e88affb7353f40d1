"""The floor: TPC-H loaded into a raw vault by hand-written DuckDB SQL, one transaction a feed."""

import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from benchmarks.tpch import TABLES

SQL = Path(__file__).parent / "floor"


@dataclass(frozen=True)
class Timing:
    """Seconds of one load: on the wall and of all processors together."""

    wall: float
    processor: float


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the empty vault."""
    connection.execute((SQL / "tables.sql").read_text())


def load(
    connection: duckdb.DuckDBPyConnection, folder: Path, load_id: int, load_date: datetime
) -> dict[str, Timing]:
    """Load the files of one delivery, a transaction each; return the seconds each took."""
    timings = {}
    for table in TABLES:
        file = folder / f"{table}.parquet"
        if file.exists():
            timings[table] = load_file(connection, table, file, load_id, load_date)
    return timings


def load_file(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    file: Path,
    load_id: int,
    load_date: datetime,
) -> Timing:
    """Load one file of one feed and drop what it staged."""
    connection.execute("set variable file = ?", [str(file)])
    connection.execute("set variable load_id = ?::bigint", [load_id])
    connection.execute("set variable load_date = ?::timestamp", [load_date])
    wall, processor = time.perf_counter(), time.process_time()
    connection.begin()
    connection.execute((SQL / f"{table}.sql").read_text())
    for (name,) in connection.execute(
        "select table_name from duckdb_tables() where temporary"
    ).fetchall():
        connection.execute(f"drop table {name}")
    connection.commit()
    return Timing(time.perf_counter() - wall, time.process_time() - processor)
