"""The library's side: the same deliveries through `read`, `resolve`, `plan` and `run`."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy

from benchmarks.floor import Timing
from vault.definitions import read
from vault.execute import Options, connect, run
from vault.plan import plan
from vault.resolve import resolve

WAREHOUSE = Path(__file__).parent / "warehouse"


@contextmanager
def library_loader(folder: Path, memory: str) -> Iterator[Callable[[Path, str, int], Timing]]:
    """Yield the function that loads a delivery into a new vault by the library."""
    with engine_loader(connect(f"duckdb:///{folder}/library.duckdb?memory_limit={memory}")) as load:
        yield load


@contextmanager
def engine_loader(engine: sqlalchemy.Engine) -> Iterator[Callable[[Path, str, int], Timing]]:
    """Yield the function that loads a delivery into a database by the library."""

    def load(data: Path, delivery: str, number: int) -> Timing:
        files = data / delivery
        warehouse = resolve(read(WAREHOUSE, {"TPCH": str(files)}))
        there = [
            feed.record_source
            for feed in warehouse.feeds
            if (files / f"{feed.name}.parquet").exists()
        ]
        planned = plan(warehouse)
        if number == 1:
            run(planned, engine, ("apply",))
        wall, processor = time.perf_counter(), time.process_time()
        run(planned, engine, ("load",), Options(feeds=there))
        return Timing(time.perf_counter() - wall, time.process_time() - processor)

    yield load
    engine.dispose()
