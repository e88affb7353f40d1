"""The command that follows a business key through the warehouse: trace."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from vault.cli.options import database, engine_of, example_of, reads_and, tells
from vault.cli.output import to_json
from vault.cli.voice import Voice, count
from vault.errors import UnknownKeyError, UsageError

if TYPE_CHECKING:
    from vault.entities import Warehouse
    from vault.trace import Trace

_ALL = "all"


@click.command(
    epilog=example_of(
        "dvault trace definitions/shop customer C000012",
        "dvault trace definitions/shop customer C000012 --as-of 2025-06-30 --format json",
    )
)
@reads_and("HUB KEY...", first=True)
@click.option(
    "--as-of", metavar="TIME", help="Only what was true then, in UTC: 2025-01-31T22:00, or a day."
)
@click.option("--as-known", metavar="TIME", help="Only what the warehouse knew by then, in UTC.")
@click.option("--collision-code", metavar="CODE", help="Only the key of this collision code.")
@click.option("--tenant", metavar="TENANT", help="Only the key of this tenant.")
@click.option(
    "--relations", metavar="N", default="100", show_default=True,
    help="How many relations of each link, the newest, or 'all'.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(("table", "json", "html")),
    default="table", show_default=True, help="How it is written; html is one page.",
)  # fmt: skip
@database
@tells
def trace(
    warehouse: Warehouse,
    words: tuple[str, ...],
    as_of: str | None,
    as_known: str | None,
    collision_code: str | None,
    tenant: str | None,
    relations: str,
    form: str,
    database: str | None,
    voice: Voice,
) -> None:
    """Show everything known of one business key, and where it came from.

    HUB is a hub, KEY its business key, a word for each part. Every version of its satellites with
    what changed, the relations it stands in with theirs, the keys next to it, and the rejected
    rows that named it; of each the load, the file and who ran it. Only reads.
    """
    from vault.trace import trace as follow

    if not words:
        raise UsageError(f"name a hub: there are {', '.join(hub.name for hub in warehouse.hubs)}")
    hub, *key = words
    found = follow(
        warehouse,
        engine_of(warehouse, database, read_only=True),
        hub,
        key,
        _moment("--as-of", as_of),
        _moment("--as-known", as_known),
        collision_code,
        tenant,
        _number(relations),
    )
    if form == "json":
        from vault.trace.document import document

        click.echo(to_json(document(found)))
    elif form == "html":
        from vault.trace.page import page

        click.echo(page(found, warehouse.name))
    else:
        from vault.cli.timeline import show

        show(found)
        _remark(found, voice)
    if not found.subjects:
        named = ", ".join(str(part.value) for part in found.asked)
        raise UnknownKeyError(
            f"no {found.hub} is known as '{named}': every row that named it was rejected"
        )


def _remark(found: Trace, voice: Voice) -> None:
    """What was left out, and why."""
    for subject in found.subjects:
        for link in subject.links:
            shown = len(link.relations)
            if shown < link.total:
                voice.say(
                    f"{link.link}: {shown:,} of {count(link.total, 'relation')}, the newest;"
                    " `--relations all` shows them all"
                )
            if link.left_out:
                voice.say(
                    f"{link.link}: nothing says that {count(link.left_out, 'relation')} held then"
                )


def _moment(option: str, text: str | None) -> datetime | None:
    """A moment in UTC without a zone; a day is its beginning."""
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            f"{option} {text}: write it as 2025-01-31T22:00, in UTC, or as 2025-01-31"
        ) from error
    return found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found


def _number(text: str) -> int | None:
    if text == _ALL:
        return None
    if not text.isascii() or not text.isdecimal() or not int(text):
        raise UsageError(f"--relations {text}: write a number from 1 on, or 'all'")
    return int(text)
