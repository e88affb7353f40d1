"""Print every figure of the library as a ratio to the floor measured in the same run."""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path

import duckdb

from benchmarks import (
    definitions,
    floor,
    infer,
    peak,
    pit,
    postgresql,
    profile,
    retail,
    seals,
    spark,
    tpch,
    trace,
)
from benchmarks.floor import Timing
from benchmarks.library import library_loader

# What is loaded, in this order, into one vault that starts empty.
DELIVERIES = ("first", "again", "delta", "fixed")
START = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)

Loader = Callable[[Path, str, int], Timing]


@dataclass
class Figures:
    """The seconds of one side, by delivery, one entry a round."""

    rounds: dict[str, list[Timing]] = field(default_factory=dict)

    def add(self, delivery: str, timing: Timing) -> None:
        """Note one load."""
        self.rounds.setdefault(delivery, []).append(timing)

    def wall(self, delivery: str) -> float:
        """Return the median of seconds on the wall."""
        return statistics.median(timing.wall for timing in self.rounds[delivery])

    def processor(self, delivery: str) -> float:
        """Return the median of processor seconds, which other work on the machine moves less."""
        return statistics.median(timing.processor for timing in self.rounds[delivery])


@contextmanager
def floor_loader(folder: Path, memory: str) -> Iterator[Loader]:
    """Yield the function that loads a delivery into a new vault by the hand-written SQL.

    Both sides open the file for each load and close it, which writes it in full.
    """

    def load(data: Path, delivery: str, number: int) -> Timing:
        load_date = START + timedelta(days=number)
        wall, processor = time.perf_counter(), time.process_time()
        with duckdb.connect(folder / "floor.duckdb", config={"memory_limit": memory}) as connection:
            connection.execute("set enable_progress_bar = false")
            if number == 1:
                floor.create(connection)
            floor.load(connection, data / delivery, number, load_date)
        return Timing(time.perf_counter() - wall, time.process_time() - processor)

    yield load


# What is measured only where it is asked for.
ALONE: dict[str, Callable[[argparse.Namespace], Iterator[str]]] = {
    "postgresql": lambda given: postgresql.figures(given.scale, given.rounds),
    "spark": lambda given: spark.figures(given.scale),
    "seals": lambda given: seals.figures(given.scale, given.rounds, given.memory),
    "profile": lambda given: profile.figures(given.scale, given.rounds, given.memory),
    "peak": lambda given: peak.figures(given.scale, given.memory),
    "infer": lambda given: infer.figures(),
    "trace": lambda given: trace.figures(given.rows, given.memory),
}

# The sides compared, the floor first.
SIDES = {"floor": floor_loader, "dvault": library_loader}


def measure(scale: float, rounds: int, memory: str) -> dict[str, Figures]:
    """Load every delivery by every side, alternating, each round into new files; return seconds."""
    data = tpch.deliveries(scale)
    figures = {side: Figures() for side in SIDES}
    for _ in range(rounds):
        for side, loader in SIDES.items():
            with (
                tempfile.TemporaryDirectory(dir=tpch.DATA) as folder,
                loader(Path(folder), memory) as load,
            ):
                for number, delivery in enumerate(DELIVERIES, start=1):
                    figures[side].add(delivery, load(data, delivery, number))
    return figures


def table(figures: dict[str, Figures]) -> Iterator[str]:
    """Yield the lines of the table: a line for each delivery and side."""
    base = figures["floor"]
    yield f"{'delivery':10} {'side':10} {'wall s':>8} {'ratio':>6} {'cpu s':>8} {'ratio':>6}"
    for delivery in DELIVERIES:
        for side, of_side in figures.items():
            wall, processor = of_side.wall(delivery), of_side.processor(delivery)
            yield (
                f"{delivery:10} {side:10}"
                f" {wall:8.2f} {wall / base.wall(delivery):6.2f}"
                f" {processor:8.2f} {processor / base.processor(delivery):6.2f}"
            )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--scale", type=float, default=1, help="TPC-H scale factor (default 1)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds to take the median of")
    parser.add_argument("--memory", default="8GB", help="DuckDB's memory limit (default 8GB)")
    parser.add_argument(
        "--rows", type=int, default=60_000_000, help="of the vault that is traced (default 60 M)"
    )
    chosen = parser.add_mutually_exclusive_group()
    for name in ALONE:
        chosen.add_argument(f"--{name}", action="store_true", help=f"{name}, and nothing else")
    arguments = parser.parse_args()
    for name, figures in ALONE.items():
        if getattr(arguments, name):
            for line in figures(arguments):
                print(line, flush=True)
            return
    for line in chain(definitions.figures(), retail.figures(), pit.figures()):
        print(line, flush=True)
    for line in table(measure(arguments.scale, arguments.rounds, arguments.memory)):
        print(line)


if __name__ == "__main__":
    main()
