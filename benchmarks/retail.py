"""Online Retail, file to marts, against DuckDB reading the file and writing it to a table."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import duckdb

from vault.definitions import read
from vault.execute import connect, run
from vault.plan import plan
from vault.resolve import resolve

ROOT = Path(__file__).parents[1]
ROUNDS = 3


def figures() -> Iterator[str]:
    """Yield the line of the table, or say that the data set is not there."""
    data = Path(os.environ.get("DVAULT_TEST_DATA") or ROOT.parent / "shared" / "data")
    file = data.resolve() / "online_retail" / "online_retail.parquet"
    if not file.exists():
        yield f"Online Retail: no {file.name}; DVAULT_TEST_DATA names the folder of its folder"
        return
    copies, loads = [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            copies.append(timed(partial(copy, file, Path(folder))))
            loads.append(timed(partial(load, data.resolve(), Path(folder))))
    floor, whole = statistics.median(copies), statistics.median(loads)
    yield (
        f"Online Retail, file to marts: {whole:.1f} s, {whole / floor:.1f} × reading the file"
        f" and writing it to a table ({floor:.2f} s)"
    )


def timed(work: Callable[[], None]) -> float:
    """Return the seconds on the wall that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def copy(file: Path, folder: Path) -> None:
    """Read the file and write it to a table of a new database."""
    with duckdb.connect(folder / "copy.duckdb") as connection:
        connection.execute("create table copy as select * from read_parquet(?)", [str(file)])


def load(data: Path, folder: Path) -> None:
    """Run the whole warehouse into a new database."""
    definitions = ROOT / "definitions" / "online_retail"
    warehouse = resolve(read(definitions, {"DVAULT_TEST_DATA": str(data)}))
    run(plan(warehouse), connect(f"duckdb:///{folder}/retail.duckdb"))
