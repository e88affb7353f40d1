"""Memory: the most that a process takes which loads, by how much comes and how much there is."""

import subprocess
import sys
from collections.abc import Iterator
from tempfile import TemporaryDirectory

from benchmarks import tpch

SCALES = (0.1, 1, 10)
#: Everything at first, then one and the same number of rows, whatever there is already.
DELIVERIES = ("first", "fixed")

#: Each load runs in a process of its own, whose peak is that of the load alone.
_PROGRAM = """
import resource, sys
from pathlib import Path
from benchmarks.library import library_loader
folder, memory, data, delivery, number = sys.argv[1:]
with library_loader(Path(folder), memory) as load:
    timing = load(Path(data), delivery, int(number))
print(timing.wall, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def figures(largest: float, memory: str) -> Iterator[str]:
    """Yield a line for each scale factor and delivery: the peak of the whole process, and seconds.

    What DuckDB may keep in memory it keeps until `memory` is full, so the peak says what a load
    does with that much, not what it needs: a lower limit shows that.
    """
    for scale in (one for one in SCALES if one <= largest):
        data = tpch.deliveries(scale)
        with TemporaryDirectory(dir=tpch.DATA) as folder:
            for number, delivery in enumerate(DELIVERIES, start=1):
                words = (folder, memory, str(data), delivery, str(number))
                found = subprocess.check_output([sys.executable, "-c", _PROGRAM, *words], text=True)
                seconds, peak = map(float, found.split()[-2:])  # a progress bar may stand before
                size = sum(file.stat().st_size for file in (data / delivery).iterdir())
                yield (
                    f"DuckDB limited to {memory}, scale factor {scale:g}, {delivery}"
                    f" ({size / 2**20:,.0f} MB of Parquet): {peak:,.0f} MB at most, {seconds:.1f} s"
                )
