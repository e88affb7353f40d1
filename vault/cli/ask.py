"""Commands that ask: history, query."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from vault.cli.options import database, engine_of, example_of, reads, reads_and, tells
from vault.cli.output import formatted, paint, records, rows_of, show, table, to_json
from vault.cli.voice import Voice, count
from vault.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas

    from vault.entities import Warehouse
    from vault.history import History

_RUNS = ["run_id", "command", "started", "finished", "status", "loads", "delivered", "rejected"]
_LOADS = ["load_id", "feed", "file", "load_date", "status", "delivered"]
_ACCOUNT = ["target", "inserted", "unchanged", "duplicate", "rejected", "filtered"]


@click.command(
    epilog=example_of(
        "dvault history definitions/shop", "dvault history definitions/shop --rejected"
    )
)
@reads
@database
@click.option("--rejected", is_flag=True, help="The rejected rows, each with its reason.")
@click.option("--erasures", is_flag=True, help="The erasures: of which hash key, for whom and why.")
@click.option(
    "--loads", type=click.IntRange(min=1), default=20, show_default=True,
    help="How many loads, and runs, to look back on.",
)  # fmt: skip
@formatted
@tells
def history(
    warehouse: Warehouse,
    database: str | None,
    rejected: bool,
    erasures: bool,
    loads: int,
    form: str,
    voice: Voice,
) -> None:
    """Show what ran, what was loaded and what became of every row.

    Rows delivered are inserted, unchanged, duplicate, rejected or filtered, target by target;
    `implied` are rows that say what a complete delivery lacked. As CSV it is the loads, as JSON
    the runs too.
    """
    from vault.history import history as look

    found = look(warehouse, engine_of(warehouse, database, read_only=True), loads)
    if erasures:
        show(found.erasures, form)
    elif rejected:
        show(_short(found.rejected) if form == "table" else found.rejected, form)
    elif form == "json":
        click.echo(to_json({"runs": records(found.runs), "loads": records(found.loads)}))
    elif form == "csv":
        show(found.loads, form)
    else:
        runs = found.runs.assign(
            started=found.runs["started"].dt.floor("s"),
            finished=found.runs["finished"].dt.floor("s"),
        )
        account = _ACCOUNT + ["implied"] * bool(found.loads["implied"].any())
        paint(
            table(_RUNS, rows_of(runs[_RUNS]), "Runs"),
            table(_LOADS + account, _grouped(found.loads, account), "Loads"),
        )
        for remark in _remarks(found):
            click.echo(remark)
        total = len(found.rejected)
        if total:
            voice.say(f"{count(total, 'rejected row')}: `dvault history --rejected` shows them.")


def _remarks(found: History) -> Iterator[str]:
    """Why a run did not end well, or a delivery was refused."""
    told = found.loads.drop_duplicates("load_id")
    for what, frame, key in (("Run", found.runs, "run_id"), ("Load", told, "load_id")):
        for number, status, message in rows_of(frame[[key, "status", "message"]]):
            if message:
                yield f"{what} {number} {status}: {message}"


def _grouped(loads: pandas.DataFrame, account: list[str]) -> list[tuple[object, ...]]:
    """The loads, each named in its first row only; what it loaded is below it."""
    rows = []
    before = None
    for row in rows_of(_short(loads)[_LOADS + account]):
        shown = (None,) * len(_LOADS) if row[0] == before else row[: len(_LOADS)]
        rows.append(shown + row[len(_LOADS) :])
        before = row[0]
    return rows


def _short(frame: pandas.DataFrame) -> pandas.DataFrame:
    """The same with names of files in place of their paths."""
    return frame.assign(file=[Path(str(file)).name for file in frame["file"]])


@click.command(epilog=example_of('dvault query definitions/shop "select * from marts.rfm_segment"'))
@reads_and("SQL")
@database
@formatted
@click.option("--limit", type=click.IntRange(min=0), help="At most so many rows.")
@tells
def query(
    warehouse: Warehouse,
    words: tuple[str, ...],
    database: str | None,
    form: str,
    limit: int | None,
    voice: Voice,
) -> None:
    """Run one statement that only reads and print its rows.

    SQL is a select, describe, show, summarize or explain; nothing it does is kept.
    """
    from vault.query import query as ask
    from vault.query import require_reading

    if len(words) != 1:
        said = f"{len(words)} texts that are no folder" if words else "none"
        raise UsageError(f"give one SQL statement, in quotes; there is {said}")
    (sql,) = words
    require_reading(sql)
    show(ask(sql, engine_of(warehouse, database, read_only=True), limit), form)
