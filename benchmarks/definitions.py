"""Definitions at scale: 1,000 feeds in about 40,000 lines, read, resolved, planned and rendered."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

FEEDS = 1000

#: Runs in a process of its own, so that its memory is that of the definitions alone.
_PROGRAM = """
import resource, sys, time
start = time.perf_counter()
from vault import plan, read, resolve
planned = plan(resolve(read(sys.argv[1])))
seconds = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
from vault.statements import sql
start = time.perf_counter()
statements = sum(1 for statement in sql(planned.warehouse))
rendered = time.perf_counter() - start
print(len(planned.feeds), seconds, peak / 1024, statements, rendered)
"""


def write(folder: Path) -> int:
    """Write a warehouse of many feeds, each with a file of one row; return its number of lines."""
    (folder / "sources").mkdir()
    (folder / "warehouse.yml").write_text("warehouse: wide\n")
    hubs = [f"  hub_{n}:\n    business_key: {{key_{n}: text}}\n" for n in range(FEEDS // 10)]
    (folder / "hubs.yml").write_text("hubs:\n" + "".join(hubs))
    lines = 1 + len(hubs) * 2
    for number in range(FEEDS):
        hub = number % (FEEDS // 10)
        attributes = [f"attribute_{n}" for n in range(24)]
        text = [
            f"source: source_{number}",
            "feeds:",
            "  rows:",
            f"    read: data/source_{number}/*.csv",
            "    delivers: changes",
            "    applied_date: changed_at",
            "    columns:",
            f"      key_{hub}: text",
            *(f"      {name}: text" for name in attributes),
            "      changed_at: timestamp",
            "    hubs:",
            f"      hub_{hub}: key_{hub}",
            "    satellites:",
            f"      satellite_{number}:",
            f"        of: hub_{hub}",
            f"        attributes: [{', '.join(attributes)}]",
        ]
        (folder / "sources" / f"source_{number}.yml").write_text("\n".join(text) + "\n")
        lines += len(text)
        names = [f"key_{hub}", *attributes, "changed_at"]
        file = folder / "data" / f"source_{number}" / "rows.csv"
        file.parent.mkdir(parents=True)
        file.write_text(f"{','.join(names)}\n{'x,' * 25}2025-01-01 00:00:00\n")
    return lines


def figures() -> Iterator[str]:
    """Yield the line of the table: seconds on the wall, imports included, and peak memory."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = write(folder)
        command = [sys.executable, "-c", _PROGRAM, str(folder)]
        feeds, seconds, peak, statements, rendered = subprocess.check_output(
            command, text=True
        ).split()
    yield (
        f"{feeds} feeds, {lines:,} lines of YAML read, resolved and planned:"
        f" {float(seconds):.1f} s, {float(peak):.0f} MB at most;"
        f" their {int(statements):,} statements rendered: {float(rendered):.1f} s"
    )
