"""Points in time, built and refreshed, against the better of two hand-written forms."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import duckdb
import sqlalchemy

from vault.definitions import read
from vault.execute import Options, connect, run
from vault.plan import Plan, plan
from vault.resolve import resolve

SQL = Path(__file__).parent / "points_in_time"
CUSTOMERS = 150_000
#: Of 585,000 and 435,000 rows.
SATELLITES = ("crm", "web")
#: Days of snapshots, and how often each side is measured.
ROUNDS = {30: 3, 365: 1}
LAST = date(2025, 12, 31)
MEMORY = "8GB"

_FEED = """
source: {name}
feeds:
  customers:
    read: {name}.csv
    delivers: changes
    applied_date: changed_at
    columns: {{customer_no: text, {name}_text: text, changed_at: timestamp}}
    hubs: {{customer: customer_no}}
    satellites: {{customer_{name}: {{of: customer, attributes: [{name}_text]}}}}
"""


def figures() -> Iterator[str]:
    """Yield a line for each number of snapshots: building and refreshing as ratios."""
    for days, rounds in ROUNDS.items():
        with tempfile.TemporaryDirectory() as folder:
            yield measured(Path(folder), days, rounds)


def measured(folder: Path, days: int, rounds: int) -> str:
    """Build the table by every side, alternating, then refresh it after deltas of the last day."""
    planned = defined(folder, days)
    engine = connect(f"duckdb:///{folder}/vault.duckdb?memory_limit={MEMORY}")
    run(planned, engine, ("apply",))
    fill(folder, "fill", LAST - timedelta(days=days), days=days)
    options = Options(names=["snapshot"], as_of=LAST)
    run(planned, engine, ("build",), options)
    seconds: dict[str, list[float]] = {}
    for _ in range(rounds):
        for form in ("lead", "asof"):
            seconds.setdefault(form, []).append(timed(partial(by_hand, folder, form)))
        forget(folder)
        seconds.setdefault("dvault", []).append(timed(partial(build, planned, engine)))
    compare(folder)
    for number in range(rounds):
        fill(folder, "delta", LAST, number + 2)
        run(planned, engine, ("build",), options)  # seals what was filled in, as its load would
        seconds.setdefault("delta", []).append(timed(partial(build, planned, engine)))
        seconds.setdefault("nothing", []).append(timed(partial(build, planned, engine)))
    engine.dispose()
    median = {side: statistics.median(taken) for side, taken in seconds.items()}
    form = min(("lead", "asof"), key=lambda form: median[form])
    floor = median[form]
    return (
        f"a point-in-time table of {CUSTOMERS:,} keys × {days} snapshots × 2 satellites:"
        f" {median['dvault']:.1f} s, {median['dvault'] / floor:.2f} × by hand"
        f" ({floor:.1f} s, {form});"
        f" refreshed after 1 % changed: {median['delta']:.2f} s,"
        f" {median['delta'] / median['dvault']:.1%} of building"
        f" ({median['nothing']:.2f} s of it a run takes that finds nothing to do)"
    )


def defined(folder: Path, days: int) -> Plan:
    """The warehouse: a hub, two satellites and their point-in-time table."""
    (folder / "warehouse.yml").write_text(
        "warehouse: points\n"
        "hubs: {customer: {business_key: {customer_no: text}}}\n"
        f"snapshots: {{daily: {days} days}}\n"
        "points_in_time:\n"
        "  customer: {of: customer, satellites: [customer_crm, customer_web]}\n"
    )
    for name in SATELLITES:
        (folder / f"{name}.yml").write_text(_FEED.format(name=name))
    return plan(resolve(read(folder)))


def timed(work: Callable[[], object]) -> float:
    """Return the seconds on the wall that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def build(planned: Plan, engine: sqlalchemy.Engine) -> None:
    """Bring the table up to date by the library."""
    run(planned, engine, ("build",), Options(names=["pit_customer"], as_of=LAST))


@contextmanager
def opened(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The vault's file; closing it writes it in full."""
    with duckdb.connect(folder / "vault.duckdb", config={"memory_limit": MEMORY}) as connection:
        connection.execute("set enable_progress_bar = false")
        yield connection


def fill(folder: Path, delivery: str, day: date, load_id: int = 1, days: int = 0) -> None:
    """Write rows into the raw vault by SQL of our own, and into the books that they are loaded."""
    now = f"{day} {load_id:02}:00:00"
    with opened(folder) as connection:
        for name, value in (
            ("customers", f"{CUSTOMERS}"), ("days", f"{days}"), ("load_id", f"{load_id}"),
            ("since", f"timestamp '{day}'"), ("now", f"timestamp '{now}'"),
        ):  # fmt: skip
            connection.execute(f"set variable {name} = {value}")
        connection.execute((SQL / f"{delivery}.sql").read_text())
        connection.execute((SQL / "load.sql").read_text())
        connection.execute("create schema if not exists floor")


def by_hand(folder: Path, form: str) -> None:
    """Build the table in one of the hand-written forms."""
    with opened(folder) as connection:
        connection.execute((SQL / f"{form}.sql").read_text())


def forget(folder: Path) -> None:
    """Have the library build its table anew, whatever it holds."""
    with opened(folder) as connection:
        connection.execute("delete from audit.build")


def compare(folder: Path) -> None:
    """Both sides must have found the same for a key in a hundred, and as many rows."""
    sides = [
        f"select * from {schema}.pit_customer where hash(customer_hk) % 100 = 0"
        for schema in ("business_vault", "floor")
    ]
    with opened(folder) as connection:
        counts = connection.execute(
            "select (select count(*) from business_vault.pit_customer)"
            " - (select count(*) from floor.pit_customer)"
            f" union all select count(*) from ({sides[0]} except {sides[1]})"
            f" union all select count(*) from ({sides[1]} except {sides[0]})"
        ).fetchall()
    assert counts == [(0,)] * 3, counts
