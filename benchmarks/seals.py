"""Seals: what they cost a load, and how fast a vault is verified against the load that wrote it."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

import sqlalchemy

from benchmarks import server, tpch
from benchmarks.library import WAREHOUSE, engine_loader
from vault.definitions import read
from vault.execute import connect
from vault.resolve import resolve
from vault.verify import verify

#: A first load of everything, and a delta of a hundredth.
DELIVERIES = ("first", "delta")


OfEngine = Callable[[str, Callable[[Path], sqlalchemy.Engine], float, int], Iterator[str]]


def figures(scale: float, rounds: int, memory: str) -> Iterator[str]:
    """Yield the lines for DuckDB, and for PostgreSQL where it is a tenth of the rows."""
    yield from on_engines(of_engine, scale, rounds, memory)


def on_engines(of_engine: OfEngine, scale: float, rounds: int, memory: str) -> Iterator[str]:
    """Yield what is measured on DuckDB, and on PostgreSQL with a tenth of the rows."""

    def duckdb(folder: Path) -> sqlalchemy.Engine:
        return connect(f"duckdb:///{folder}/library.duckdb?memory_limit={memory}")

    yield from of_engine("DuckDB", duckdb, scale, rounds)
    with server.database() as url:

        def postgresql(folder: Path) -> sqlalchemy.Engine:
            engine = connect(url)
            with engine.begin() as connection:
                for schema in ("raw_vault", "business_vault", "marts", "audit"):
                    connection.exec_driver_sql(f"drop schema if exists {schema} cascade")
            return engine

        yield from of_engine("PostgreSQL", postgresql, scale / 10, rounds)


def of_engine(
    name: str, engine_in: Callable[[Path], sqlalchemy.Engine], scale: float, rounds: int
) -> Iterator[str]:
    """Load and verify in turns; the time spent on sealing is taken inside the load itself."""
    data = tpch.deliveries(scale)
    loads: dict[str, list[float]] = {delivery: [] for delivery in DELIVERIES}
    sealing: dict[str, list[float]] = {delivery: [] for delivery in DELIVERIES}
    verified: list[float] = []
    rows = 0
    for _ in range(rounds):
        with TemporaryDirectory(dir=tpch.DATA) as folder, ExitStack() as stack:
            spent = stack.enter_context(stopwatch())
            engine = engine_in(Path(folder))
            load = stack.enter_context(engine_loader(engine))
            for number, delivery in enumerate(DELIVERIES, start=1):
                before = spent[0]
                loads[delivery].append(load(data, delivery, number).wall)
                sealing[delivery].append(spent[0] - before)
            warehouse = resolve(read(WAREHOUSE, {"TPCH": str(data / "first")}))
            started = time.perf_counter()
            found = verify(warehouse, engine)
            verified.append(time.perf_counter() - started)
            assert found.findings.empty, found.findings["message"].iloc[0]
            rows = found.rows
    whole = 0.0
    for delivery in DELIVERIES:
        load_s, seal_s = (statistics.median(of[delivery]) for of in (loads, sealing))
        whole += load_s
        yield (
            f"{name}, scale factor {scale:g}, {delivery}: {load_s:.2f} s, of which sealing"
            f" {seal_s:.2f} s: {seal_s / (load_s - seal_s):.1%} on top"
        )
    seconds = statistics.median(verified)
    yield (
        f"{name}, scale factor {scale:g}, verify: {rows:,} rows in {seconds:.2f} s,"
        f" {seconds / whole:.2f} × the time of their loads"
    )


#: The functions that seal, by the modules that call them.
_SEALING = (
    ("vault.execute.load", "seal_loads"),
    ("vault.execute.sealing", "seal_run"),
    ("vault.execute.run", "catch_up"),
)


@contextmanager
def stopwatch(functions: Iterable[tuple[str, str]] = _SEALING) -> Iterator[list[float]]:
    """Add up the seconds spent in some functions, in a list of one number."""
    spent = [0.0]
    with ExitStack() as stack:
        for place, name in functions:
            module = import_module(place)
            watched = timed(getattr(module, name), spent)
            stack.enter_context(mock.patch.object(module, name, watched))
        yield spent


def timed(work: Callable[..., Any], spent: list[float]) -> Callable[..., Any]:
    """The same function, which adds its seconds to a sum."""

    def working(*arguments: object) -> Any:
        started = time.perf_counter()
        done = work(*arguments)
        spent[0] += time.perf_counter() - started
        return done

    return working
