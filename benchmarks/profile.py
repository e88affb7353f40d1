"""Profile: what it costs a load to tell what each delivery holds, on DuckDB and PostgreSQL."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

import sqlalchemy

from benchmarks import seals, tpch
from benchmarks.library import engine_loader
from vault.entities import Warehouse
from vault.resolve import resolve

#: A first load of everything, the same again, and a delta of a hundredth.
DELIVERIES = ("first", "again", "delta")


#: The functions that profile, by the module that calls them.
_PROFILING = (("vault.execute.load", "profile"), ("vault.execute.load", "keep_profiles"))


def figures(scale: float, rounds: int, memory: str) -> Iterator[str]:
    """Yield the lines for DuckDB, and for PostgreSQL where it is a tenth of the rows."""
    yield from seals.on_engines(of_engine, scale, rounds, memory)


def of_engine(
    name: str, engine_in: Callable[[Path], sqlalchemy.Engine], scale: float, rounds: int
) -> Iterator[str]:
    """Load with every column profiled; the time spent on it is taken inside the load itself."""
    data = tpch.deliveries(scale)
    loads: dict[str, list[float]] = {delivery: [] for delivery in DELIVERIES}
    profiling: dict[str, list[float]] = {delivery: [] for delivery in DELIVERIES}
    for _ in range(rounds):
        with TemporaryDirectory(dir=tpch.DATA) as folder, ExitStack() as stack:
            stack.enter_context(mock.patch("benchmarks.library.resolve", profiled))
            spent = stack.enter_context(seals.stopwatch(_PROFILING))
            load = stack.enter_context(engine_loader(engine_in(Path(folder))))
            for number, delivery in enumerate(DELIVERIES, start=1):
                before = spent[0]
                loads[delivery].append(load(data, delivery, number).wall)
                profiling[delivery].append(spent[0] - before)
    for delivery in DELIVERIES:
        load_s, profile_s = (statistics.median(of[delivery]) for of in (loads, profiling))
        yield (
            f"{name}, scale factor {scale:g}, {delivery}: {load_s:.2f} s, of which profiles"
            f" {profile_s:.2f} s: {profile_s / load_s:.1%} of the load"
        )


def profiled(documents: object) -> Warehouse:
    """The warehouse of some documents, every feed profiled."""
    made = resolve(documents)  # type: ignore[arg-type]
    return replace(made, feeds=tuple(replace(feed, profile=True) for feed in made.feeds))
