"""What infer finds of Olist's nine tables against what is true of them, and how long it takes."""

import os
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import duckdb

from vault.infer import infer

ROOT = Path(__file__).parents[1]


def figures() -> Iterator[str]:
    """Yield the lines, or say that the data set is not there."""
    data = Path(os.environ.get("DVAULT_TEST_DATA") or ROOT.parent / "shared" / "data") / "olist"
    if not data.is_dir():
        yield "Olist: no folder 'olist'; DVAULT_TEST_DATA names the folder of its folder"
        return
    sys.path.insert(0, str(ROOT / "tests"))  # the truth is where the tests have it
    judged = import_module("olist").judged

    rows = sum(
        duckdb.execute("select count(*) from read_parquet(?)", [str(file)]).fetchall()[0][0]
        for file in data.glob("*.parquet")
    )
    start = time.perf_counter()
    found = infer(data)
    seconds = time.perf_counter() - start
    for what, (precision, recall) in judged(found.proposal).items():
        yield f"Olist, {what}: precision {precision:.2f}, recall {recall:.2f}"
    yield f"Olist, nine tables with {rows:,} rows: proposed in {seconds:.1f} s"
