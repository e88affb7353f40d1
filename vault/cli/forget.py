"""The command that forgets: erase."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from vault.cli.options import database, engine_of, example_of, reads_and, tells
from vault.cli.output import formatted, records, show, to_json
from vault.cli.voice import Voice, count
from vault.errors import UsageError

if TYPE_CHECKING:
    from vault.entities import Warehouse
    from vault.erasure import Erasure


@click.command(
    epilog=example_of(
        "dvault erase definitions/shop customer C000012 --dry-run"
        " --reason 'art. 17' --requested-by 'request 7'"
    )
)
@reads_and("HUB KEY...")
@database
@click.option("--reason", metavar="TEXT", required=True, help="Why; it stays in the audit.")
@click.option(
    "--requested-by", metavar="WHO", required=True,
    help="Who asked for it, without naming whom it is about; it stays in the audit.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="List what would be erased, and change nothing.")
@click.option(
    "--until", metavar="DATE",
    help="Store again what is delivered of the key from that day on (UTC); default: never.",
)  # fmt: skip
@formatted
@tells
def erase(
    warehouse: Warehouse,
    words: tuple[str, ...],
    database: str | None,
    reason: str,
    requested_by: str,
    dry_run: bool,
    until: str | None,
    form: str,
    voice: Voice,
) -> None:
    """Erase what is personal of one key, everywhere.

    Empties the columns that say `pii: true`, in every satellite and link, in rejected rows and the
    archive, puts a pseudonym in the place of a personal key, makes anew what derives from them, and
    writes the database so that no old value is left in it. A key of several columns is several
    words. Run it again after a crash: it ends as if there had been none.
    """
    from vault.erasure import erase as forget

    if len(words) < 2:
        raise UsageError("name a hub and a key of it: dvault erase customer C000012 …")
    hub, *key = words
    engine = engine_of(warehouse, database, read_only=dry_run)
    found = forget(
        warehouse, engine, hub, key, reason=reason, requested_by=requested_by,
        until=_moment(until), dry_run=dry_run, told=lambda what: voice.say(what, "erasing"),
    )  # fmt: skip
    _print(found, form)
    for note in found.notes:
        voice.say(f"note: {note}", "note")
    rows = int(found.tables["rows"].sum())
    what = f"{count(rows, 'row')} in {count(len(found.tables), 'table')}"
    said = f"would empty {what}; nothing was changed" if dry_run else f"emptied {what}"
    if not dry_run and found.erasure_id is None:
        said = "there was nothing left to empty: it was erased before"
    elif found.erasure_id is not None:
        said = f"erasure {found.erasure_id}: {said}"
    voice.say(
        f"{found.hub} {found.hash_key}: {said}",
        "done", erasure_id=found.erasure_id, hub=found.hub, hash_key=found.hash_key, rows=rows,
    )  # fmt: skip


def _print(found: Erasure, form: str) -> None:
    if form == "json":
        until = found.until.isoformat(" ") if found.until else None
        said = {"erasure_id": found.erasure_id, "hub": found.hub, "hash_key": found.hash_key,
                "until": until, "tables": records(found.tables), "built": found.built,
                "notes": found.notes}  # fmt: skip
        click.echo(to_json(said))
    elif form == "csv" or len(found.tables):
        show(found.tables, form)


def _moment(text: str | None) -> datetime | None:
    """The beginning of a day, or a moment, in UTC without a zone."""
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--until {text}: write it as 2027-01-31") from error
    return found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found
