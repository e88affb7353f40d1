"""Commands that prove: verify."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vault.cli.options import database, engine_of, example_of, reads, tells
from vault.cli.output import formatted, paint, records, rows_of, show, table, to_json
from vault.cli.voice import Voice, count
from vault.errors import VerificationError

if TYPE_CHECKING:
    from vault.entities import Warehouse
    from vault.verify import Progress, Verification


@click.command(
    epilog=example_of(
        "dvault verify definitions/shop", "dvault verify definitions/shop --head --quiet"
    )
)
@reads
@database
@click.option("--load", type=int, metavar="LOAD_ID", help="Only the rows of this load.")
@click.option("--table", "only", metavar="TABLE", help="Only this table, as hub_customer.")
@click.option("--since", metavar="HEAD", help="Also that the chain holds a head kept elsewhere.")
@click.option("--head", is_flag=True, help="Print the head of the chain, to be kept elsewhere.")
@formatted
@tells
def verify(
    warehouse: Warehouse,
    database: str | None,
    load: int | None,
    only: str | None,
    since: str | None,
    head: bool,
    form: str,
    voice: Voice,
) -> None:
    """Find every row changed, removed or added since it was loaded.

    Recomputes the hashes of the rows and the seals of the loads, and names what differs; the exit
    code is 1 where something does. What is printed by --head today finds tomorrow, by --since,
    that seals and all were written anew.
    """
    from vault.verify import verify as compare

    def told(progress: Progress) -> None:
        wrong = f", {progress.findings:,} wrong" if progress.findings else ""
        voice.say(
            f"{progress.table}: {count(progress.rows, 'row')}{wrong} ({progress.seconds:.1f} s)",
            "verified", table=progress.table, rows=progress.rows, findings=progress.findings,
        )  # fmt: skip

    engine = engine_of(warehouse, database, read_only=True)
    found = compare(warehouse, engine, load, only, since, told)
    _print(found, form, head)
    for note in found.notes[:3]:
        voice.say(f"note: {note}", "note")
    if len(found.notes) > 3:
        voice.say(f"note: and {len(found.notes) - 3:,} more, as --format json lists", "note")
    wrong = len(found.findings)
    voice.say(
        f"{count(found.tables, 'table')}, {count(found.loads, 'load')},"
        f" {count(found.rows, 'row')} verified, {wrong:,} wrong",
        "done", tables=found.tables, loads=found.loads, rows=found.rows, findings=wrong,
        head=found.head,
    )  # fmt: skip
    if wrong:
        raise VerificationError(f"{count(wrong, 'thing is', 'things are')} not as sealed")


def _print(found: Verification, form: str, head: bool) -> None:
    if form == "json":
        said = {"head": found.head, "findings": records(found.findings), "notes": found.notes}
        click.echo(to_json(said))
    elif form == "csv":
        show(found.findings, form)
    else:
        if head:
            click.echo(found.head)
        if len(found.findings):
            lines = found.findings[["kind", "message"]]
            paint(table(list(lines.columns), rows_of(lines)))
