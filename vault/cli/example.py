"""The command that shows what dvault does: demo."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vault.cli.options import example_of, tells
from vault.cli.output import paint, rows_of
from vault.cli.voice import Voice, count

if TYPE_CHECKING:
    from vault.audit import Load, Run

#: How many of the most valuable customers are shown.
MOST = 8
_SEGMENTS = """
    select segment, customers, customer_share, revenue, revenue_share
    from marts.rfm_segment order by priority
"""
_CUSTOMERS = f"""
    select value.customer_no, customer.full_name, rfm.segment, value.historic_value,
        value.probability_alive, value.expected_purchases, value.discounted_value
    from marts.customer_lifetime_value as value
    inner join marts.rfm on value.customer_hk = rfm.customer_hk
    inner join business_vault.dim_customer as customer on value.customer_hk = customer.customer_hk
    order by value.discounted_value desc nulls last, value.historic_value desc, value.customer_no
    limit {MOST}
"""


@click.command(epilog=example_of("dvault demo dvault-shop --customers 200"))
@click.argument("folder", type=click.Path(path_type=Path), default=Path("dvault-shop"))
@click.option(
    "--customers", type=click.IntRange(min=1), default=500, show_default=True,
    help="How large the shop is; an order book of ten to one.",
)  # fmt: skip
@tells
def demo(folder: Path, customers: int, voice: Voice) -> None:
    """Load the example shop and show what comes of it.

    FOLDER must be new or empty; by default it is dvault-shop. It gets the definitions, the marts,
    three deliveries with the troubles of real ones, and the database shop.duckdb.
    """
    from vault.cli.running import require_well
    from vault.start import demo as show

    started = time.perf_counter()
    with voice.progress() as listener:
        runs = list(show(folder, customers, listener=listener))
    for run in runs:
        require_well(run)
    _print(folder, runs, time.perf_counter() - started)


def _print(folder: Path, runs: list[Run], seconds: float) -> None:
    """What a newcomer wants to see."""
    from rich.text import Text

    from vault.execute import connect
    from vault.query import query

    engine = connect(f"duckdb:///{folder / 'shop.duckdb'}", read_only=True)
    loads = [load for run in runs for load in run.loads]
    tests = sum(len(run.tests) for run in runs[-1:])
    summary = (
        f"{count(len(runs), 'delivery', 'deliveries')} of the shop in {folder},"
        f" {count(len(loads), 'file')}, loaded, built and tested in {seconds:.1f} s;"
        f" {count(tests, 'data test')} passed."
    )
    paint(
        Text(f"\n{summary}\n"),
        _table("Loaded and rejected", _FEEDS, _feeds(loads)),
        _table("RFM segments", _SEGMENT, rows_of(query(_SEGMENTS, engine))),
        _table(_MOST_VALUABLE, _CUSTOMER, rows_of(query(_CUSTOMERS, engine))),
        Text("Try next\n", style="bold"),
    )
    for command in next_commands(folder):
        click.echo(f"  {command}")


def next_commands(folder: Path) -> Iterator[str]:
    """Three commands that work as they stand, in the folder of the shop."""
    if folder.resolve() != Path.cwd():
        yield f"cd {shlex.quote(str(folder))}"
    program = _program(folder)
    yield f"{program} history --rejected"
    yield f'{program} query "select * from marts.sales_by_month order by sales_month"'
    yield f"{program} sql customer_crm"


def _program(folder: Path) -> str:
    """How `dvault` is called from a folder: by its name where the shell finds it."""
    called = Path(sys.argv[0])
    found = shutil.which("dvault")
    if called.stem != "dvault" or not called.exists() or (found and called.samefile(found)):
        return "dvault"
    path = str(called.resolve().parent / called.name)
    return shlex.quote(min(path, os.path.relpath(path, folder), key=len))


def _feeds(loads: Iterable[Load]) -> Iterator[tuple[Any, ...]]:
    feeds: dict[str, list[Load]] = {}
    for load in loads:
        feeds.setdefault(load.feed, []).append(load)
    for feed, of_feed in feeds.items():
        delivered = sum(load.delivered for load in of_feed)
        rejected = sum(load.rejected for load in of_feed)
        yield feed, len(of_feed), delivered, rejected


_FEEDS = {"feed": "", "files": "n", "rows": "n", "rejected": "n"}
_SEGMENT = {"segment": "", "customers": "n", "share": "%", "revenue": "2", "share of revenue": "%"}
_CUSTOMER = {
    "customer": "",
    "name": "",
    "segment": "",
    "bought for": "2",
    "alive": "%",
    "purchases": "1",
    "value": "2",
}
_MOST_VALUABLE = "The most valuable customers, with purchases and value expected within a year"
_FORMATS = {"n": "{:,}", "%": "{:.0%}", "1": "{:,.1f}", "2": "{:,.2f}"}


def _table(title: str, columns: dict[str, str], rows: Iterable[tuple[Any, ...]]) -> Any:
    """A table whose columns are written as `_FORMATS` says; numbers stand to the right."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    made = Table(
        title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False
    )
    for name, form in columns.items():
        made.add_column(name, justify="right" if form else "left", no_wrap=True)
    for row in rows:
        cells = zip(row, columns.values(), strict=True)
        made.add_row(*(Text(_written(value, form)) for value, form in cells))
    return made


def _written(value: Any, form: str) -> str:
    if value is None:
        return "–"
    return _FORMATS[form].format(value) if form else str(value)
