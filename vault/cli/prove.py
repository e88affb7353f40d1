"""Commands that prove: verify, reconcile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vault.cli.options import database, engine_of, example_of, reads, tells
from vault.cli.output import formatted, paint, records, rows_of, show, table, to_json
from vault.cli.voice import Voice, count
from vault.errors import ReconciliationError, VerificationError

if TYPE_CHECKING:
    from vault.entities import Warehouse
    from vault.reconcile import Progress as Reading
    from vault.reconcile import Reconciliation
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


@click.command(
    epilog=example_of(
        "dvault reconcile definitions/shop",
        "dvault reconcile definitions/shop --feed crm.customers --quiet",
    )
)
@reads
@database
@click.option(
    "--feed", "feeds", multiple=True, metavar="SOURCE.FEED",
    help="Only the deliveries of this feed; repeatable.",
)  # fmt: skip
@click.option("--load", type=int, metavar="LOAD_ID", help="Only the delivery of this load.")
@formatted
@tells
def reconcile(
    warehouse: Warehouse,
    database: str | None,
    feeds: tuple[str, ...],
    load: int | None,
    form: str,
    voice: Voice,
) -> None:
    """Read every delivery again and compare it with the vault.

    Names each row that is missing, that was not delivered, or that differs, with its columns. What
    is gone or has changed is read from the archive. The exit code is 1 where something differs.
    """
    from vault.reconcile import reconcile as compare

    def told(progress: Reading) -> None:
        wrong = f", {progress.findings:,} wrong" if progress.findings else ""
        what = (
            f"{count(progress.loads, 'load')} read again from the {progress.read_from},"
            f" {count(progress.rows, 'row')}"
            if progress.loads
            else "compared"
        )
        voice.say(
            f"{progress.what}: {what}{wrong} ({progress.seconds:.1f} s)",
            "reconciling", what=progress.what, read_from=progress.read_from, loads=progress.loads,
            rows=progress.rows, findings=progress.findings,
        )  # fmt: skip

    engine = engine_of(warehouse, database, read_only=True)
    found = compare(warehouse, engine, feeds, load, told)
    _print_reconciled(found, form)
    for note in (*_unreadable(found), *(f"note: {note}" for note in found.notes)):
        voice.say(note, "note")
    voice.say(
        f"{count(found.read, 'load')} read again, {found.unreadable:,} unreadable,"
        f" {count(found.tables, 'table')}, {count(found.rows, 'row')} reconciled,"
        f" {found.wrong:,} wrong",
        "done", loads=found.read, unreadable=found.unreadable, tables=found.tables,
        rows=found.rows, findings=found.wrong,
    )  # fmt: skip
    if found.wrong:
        raise ReconciliationError(f"{count(found.wrong, 'row is', 'rows are')} not as delivered")


def _unreadable(found: Reconciliation) -> list[str]:
    """A line for each load that could not be read again; of many only the first."""
    lost = found.loads[found.loads["read_from"] == "unreadable"]
    lines = [f"unreadable: load {row['load_id']}: {row['why']}" for row in records(lost)]
    more = [f"unreadable: and {len(lines) - 20:,} more loads"] if len(lines) > 20 else []
    return lines[:20] + more


def _print_reconciled(found: Reconciliation, form: str) -> None:
    if form == "json":
        told = {"wrong": found.wrong, "loads": records(found.loads)}
        click.echo(to_json(told | {"findings": records(found.findings)}))
    elif form == "csv":
        show(found.findings, form)
    elif len(found.findings):
        lines = found.findings[["kind", "message"]]
        paint(table(list(lines.columns), rows_of(lines)))
