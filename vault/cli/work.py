"""Commands that change the database: run, apply, load, build, test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vault.cli.options import database, example_of, reads, reads_and, tells
from vault.cli.running import carry_out
from vault.cli.voice import Voice

if TYPE_CHECKING:
    from vault.entities import Warehouse

feeds_option = click.option(
    "--feed", "feeds", metavar="SOURCE.FEED", multiple=True, help="Only this feed; repeatable."
)
load_date_option = click.option(
    "--load-date", metavar="TIMESTAMP",
    help="Replay: the load date, as 2025-01-31T22:00:00 in UTC or with an offset.",
)  # fmt: skip
threads_option = click.option(
    "--threads", type=click.IntRange(1, 64), default=2, show_default=True,
    help="Feeds that are loaded at once, on a server.",
)  # fmt: skip
openlineage_option = click.option(
    "--openlineage", metavar="FILE-or-URL",
    help="Tell OpenLineage of what runs; default: as $OPENLINEAGE_URL and its like say.",
)  # fmt: skip
as_of_option = click.option(
    "--as-of", metavar="DATE", help="The day snapshots lead up to; default: the last in the data."
)


@click.command(epilog=example_of("dvault run definitions/shop"))
@reads
@database
@feeds_option
@load_date_option
@as_of_option
@threads_option
@openlineage_option
@tells
def run(warehouse: Warehouse, voice: Voice, **given: Any) -> None:
    """Apply, load, build and test: everything, as often as you like.

    A file is loaded once. What is complete stays when a run is cut off; the next one goes on.
    """
    carry_out(warehouse, voice, ("apply", "load", "build", "test"), **given)


@click.command(epilog=example_of("dvault apply definitions/shop"))
@reads
@database
@click.option(
    "--grants", is_flag=True,
    help="On PostgreSQL: make dvault_loader, dvault_auditor and dvault_analyst, with their rights.",
)  # fmt: skip
@tells
def apply(warehouse: Warehouse, voice: Voice, **given: Any) -> None:
    """Create the tables and evolve those that are there.

    History is kept: a change of the definitions that would destroy it is refused. Roles made by
    --grants keep their rights from then on, also for tables of later runs.
    """
    carry_out(warehouse, voice, ("apply",), **given)


@click.command(epilog=example_of("dvault load definitions/shop --feed crm.customers"))
@reads
@database
@feeds_option
@load_date_option
@threads_option
@openlineage_option
@tells
def load(warehouse: Warehouse, voice: Voice, **given: Any) -> None:
    """Load the files that have not been loaded yet.

    A row that does not fit is kept apart with its reason, and the load goes on; see
    `dvault history --rejected`.
    """
    carry_out(warehouse, voice, ("load",), **given)


@click.command(epilog=example_of("dvault build definitions/shop rfm rfm_segment"))
@reads_and("[NAME]...")
@database
@as_of_option
@openlineage_option
@tells
def build(warehouse: Warehouse, words: tuple[str, ...], voice: Voice, **given: Any) -> None:
    """Build the business vault and the marts, or only what is named.

    NAME is that of a point-in-time table, bridge, dimension, fact or mart, or of its table.
    """
    carry_out(warehouse, voice, ("build",), names=words, **given)


@click.command(epilog=example_of("dvault test definitions/shop"))
@reads
@database
@tells
def test(warehouse: Warehouse, voice: Voice, **given: Any) -> None:
    """Run the data tests of the marts; one line a test on stdout."""
    carry_out(warehouse, voice, ("test",), **given)
