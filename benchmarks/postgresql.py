"""PostgreSQL: TPC-H from tables of the same server, against SQL written by hand; and from files."""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pgpq
import sqlalchemy

from benchmarks import library, server, tpch
from vault.definitions import read
from vault.execute import Options, connect, run
from vault.execute.drivers import driver_connection
from vault.plan import plan
from vault.resolve import resolve

HAND = Path(__file__).parent / "hand"
#: What each delivery is called, and the schema that holds its tables; the same rows twice.
DELIVERIES = {"first": "first", "again": "first", "delta": "delta"}
START = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_TYPES = {"VARCHAR": "text", "DOUBLE": "double precision"}


def figures(scale: float, rounds: int) -> Iterator[str]:
    """Yield a line for each delivery: from tables against SQL by hand, then from files."""
    for delivery, of in in_the_server(scale, rounds).items():
        hand, library = (statistics.median(of[side]) for side in ("by hand", "dvault"))
        yield (
            f"PostgreSQL from its own tables, scale factor {scale:g}, {delivery}:"
            f" {library:.1f} s, by hand {hand:.1f} s: {library / hand:.2f} ×"
        )
    yield from server.figures(scale, ("first", "again", "delta", "fixed"))


def in_the_server(scale: float, rounds: int) -> dict[str, dict[str, list[float]]]:
    """The seconds of each delivery by hand and by the library, alternating, each in a new vault."""
    seconds: dict[str, dict[str, list[float]]] = {}
    with server.database() as url:
        engine = connect(url)
        deliver(engine, scale)
        for _ in range(rounds):
            for side, load in (("by hand", by_hand), ("dvault", by_library)):
                with engine.begin() as connection:
                    for schema in ("vault", "raw_vault", "business_vault", "marts", "audit"):
                        connection.exec_driver_sql(f"drop schema if exists {schema} cascade")
                for delivery, taken in load(engine):
                    seconds.setdefault(delivery, {}).setdefault(side, []).append(taken)
        engine.dispose()
    return seconds


def deliver(engine: sqlalchemy.Engine, scale: float) -> None:
    """Put the deliveries of TPC-H into schemas of the server, a table each."""
    data = tpch.deliveries(scale)
    for schema in sorted(set(DELIVERIES.values())):
        with engine.begin() as connection, duckdb.connect() as reader:
            connection.exec_driver_sql(f"drop schema if exists {schema} cascade")
            connection.exec_driver_sql(f"create schema {schema}")
            for table in tpch.TABLES:
                rows = reader.sql(f"from '{data / schema / table}.parquet'")
                columns = ", ".join(
                    f"{name} {_TYPES.get(str(kind), str(kind))}"
                    for name, kind in zip(rows.columns, rows.types, strict=True)
                )
                connection.exec_driver_sql(f"create table {schema}.{table} ({columns})")
                batches = rows.to_arrow_reader(50_000)
                encoder = pgpq.ArrowToPostgresBinaryEncoder(batches.schema)
                with driver_connection(connection).cursor() as cursor:
                    copying = f"copy {schema}.{table} from stdin (format binary)"
                    with cursor.copy(copying) as copy:
                        copy.write(encoder.write_header())
                        for batch in batches:
                            copy.write(encoder.write_batch(batch))
                        copy.write(encoder.finish())
                connection.exec_driver_sql(f"analyze {schema}.{table}")


def by_hand(engine: sqlalchemy.Engine) -> Iterator[tuple[str, float]]:
    """One statement after the other on one connection, a transaction a feed."""
    plain = sqlalchemy.create_engine(engine.url.set(drivername="postgresql+psycopg"))
    with plain.connect() as connection:
        for setting in ("work_mem = '128MB'", "temp_buffers = '256MB'", "jit = off"):
            connection.exec_driver_sql(f"set {setting}")
        connection.commit()
        connection.exec_driver_sql((HAND / "tables.sql").read_text())
        connection.commit()
        connection.exec_driver_sql("set search_path to vault")
        connection.commit()
        for number, (delivery, schema) in enumerate(DELIVERIES.items(), start=1):
            load_date = f"timestamp '{START + timedelta(days=number)}'"
            started = time.perf_counter()
            for table in tpch.TABLES:
                sql = (HAND / f"{table}.sql").read_text()
                connection.exec_driver_sql(
                    sql.format(source=schema, load_date=load_date, load_id=number)
                )
                connection.commit()
            yield delivery, time.perf_counter() - started


def by_library(engine: sqlalchemy.Engine) -> Iterator[tuple[str, float]]:
    """The benchmark's own warehouse, its feeds being tables."""
    with TemporaryDirectory() as folder:
        for file in library.WAREHOUSE.glob("*.yml"):
            text = re.sub(
                r"read: \$\{TPCH\}/(\w+)\.parquet", r"table: ${TPCH}.\1", file.read_text()
            )
            (Path(folder) / file.name).write_text(text)
        for delivery, schema in DELIVERIES.items():
            planned = plan(resolve(read(Path(folder), {"TPCH": schema})))
            run(planned, engine, ("apply",))
            started = time.perf_counter()
            run(planned, engine, ("load",), Options(threads=2))
            yield delivery, time.perf_counter() - started
