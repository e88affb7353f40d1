"""The command that shows what deliveries held: profile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vault.cli.options import database, engine_of, example_of, reads_and, tells
from vault.cli.output import formatted, paint, records, show, table, to_json
from vault.cli.voice import Voice, count

if TYPE_CHECKING:
    from vault.entities import Warehouse

_SHOWN = [
    "load_id", "column", "values", "missing", "distinct", "least", "greatest", "mean",
    "top values", "psi", "ks", "deviation",
]  # fmt: skip
#: How many of the values that stand out a table has room for.
_TOP = 3


@click.command(
    epilog=example_of(
        "dvault profile definitions/shop", "dvault profile definitions/shop crm.customers --loads 3"
    )
)
@reads_and("[FEED]...")
@database
@click.option(
    "--loads", type=click.IntRange(min=1), default=1, show_default=True,
    help="How many deliveries of each feed, the last ones.",
)  # fmt: skip
@formatted
@tells
def profile(
    warehouse: Warehouse,
    words: tuple[str, ...],
    database: str | None,
    loads: int,
    form: str,
    voice: Voice,
) -> None:
    """Show what the last deliveries held, and how far that is from earlier ones.

    FEED is a feed, source.feed; without one it is all of them. Of each column how many values there
    are, between which bounds, which stand out; its drift by PSI and KS, and how many robust
    standard deviations its sum or mean is from what is usual. As CSV and JSON with quantiles. What
    is personal is only counted. Only reads.
    """
    from vault.profile import profile as look

    found = look(warehouse, engine_of(warehouse, database, read_only=True), words, loads)
    if form == "json":
        click.echo(to_json(records(found)))
        return
    if form == "csv":
        show(found, form)
        return
    for feed, of_feed in found.groupby("feed", sort=False):
        rows = records(of_feed)
        paint(table(_SHOWN, [_line(row) for row in rows], str(feed)))
    wrong = list(_findings(records(found)))
    for line in wrong:
        click.echo(line)
    if wrong:
        voice.say(f"{count(len(wrong), 'thing is', 'things are')} not as expected.")


def _line(row: dict[str, Any]) -> tuple[object, ...]:
    """A row of the table: of texts, how long they are between which bounds."""
    if row["column_name"] is None:
        whole = [None] * (len(_SHOWN) - 4)
        return (row["load_id"], None, row["row_count"], *whole, _figure(row["deviation"]))
    lengths = row["shortest"] is not None
    bounds = (row["shortest"], row["longest"]) if lengths else (row["minimum"], row["maximum"])
    least, greatest = (f"{one} long" if lengths else one for one in bounds)
    mean = row["mean_length"] if lengths else row["mean"]
    missing = row["null_count"] / row["row_count"] if row["row_count"] else 0
    return (
        row["load_id"],
        row["column_name"],
        row["row_count"] - row["null_count"],
        f"{missing:.1%}" if row["null_count"] else None,
        row["distinct_count"],
        least,
        greatest,
        None if mean is None else f"{mean:,.6g}",
        _top(row["top_values"]),
        *(_figure(row[name]) for name in ("psi", "ks", "deviation")),
    )


def _top(values: list[list[Any]] | None) -> str | None:
    """The most frequent values with their shares."""
    if not values:
        return None
    shown = [f"{word[:20]} {share:.0%}" for word, share in values[:_TOP]]
    return ", ".join([*shown, "…"] if len(values) > _TOP else shown)


def _figure(value: float | None) -> str | None:
    return None if value is None else f"{value:.2f}"


def _findings(rows: list[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        for finding in row["findings"]:
            where = f"{row['feed']}, load {row['load_id']} ({Path(row['file']).name})"
            yield f"{where}: {finding}"
