"""Commands that change the database: run, apply, load, build, test."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import click

from vault.cli.options import database, engine_of, example_of, reads, reads_and, tells
from vault.cli.voice import Voice, count
from vault.errors import DataTestError, LoadError, UsageError, VaultError

if TYPE_CHECKING:
    from vault.audit import Run
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
    _run(warehouse, voice, ("apply", "load", "build", "test"), **given)


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
    _run(warehouse, voice, ("apply",), **given)


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
    _run(warehouse, voice, ("load",), **given)


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
    _run(warehouse, voice, ("build",), names=words, **given)


@click.command(epilog=example_of("dvault test definitions/shop"))
@reads
@database
@tells
def test(warehouse: Warehouse, voice: Voice, **given: Any) -> None:
    """Run the data tests of the marts; one line a test on stdout."""
    _run(warehouse, voice, ("test",), **given)


def _run(
    warehouse: Warehouse,
    voice: Voice,
    phases: tuple[str, ...],
    database: str | None,
    feeds: Collection[str] = (),
    names: Collection[str] = (),
    load_date: str | None = None,
    as_of: str | None = None,
    threads: int = 1,
    openlineage: str | None = None,
    grants: bool = False,
) -> None:
    at, day = _instant(load_date), _day(as_of)
    from vault.execute import Options
    from vault.execute import run as execute
    from vault.openlineage import emitting
    from vault.plan import plan

    started = time.perf_counter()
    command = phases[0] if len(phases) == 1 else "run"
    engine = engine_of(warehouse, database)
    with ExitStack() as stack:
        stack.enter_context(_summarizing(voice, phases, started))
        with voice.progress() as listener:
            if "load" in phases or "build" in phases:
                events = emitting(warehouse, engine, listener, command, openlineage)
                listener = stack.enter_context(events)
            options = Options(feeds, names, at, day, command, listener, threads, grants)
            done = execute(plan(warehouse), engine, phases, options)
        if phases == ("test",):
            for result in done.tests:
                word = "FAIL" if result.failures else "ok"
                click.echo(f"{word:4}  {result.mart}: {result.test}")
        conclude(done, voice, phases, time.perf_counter() - started)


@contextmanager
def _summarizing(voice: Voice, phases: Collection[str], started: float) -> Iterator[None]:
    """Sum up what was done also where feeds failed."""
    try:
        yield
    except VaultError as error:
        if error.done:
            summarize(error.done, voice, phases, time.perf_counter() - started)
        raise


def conclude(done: Run, voice: Voice, phases: Collection[str], seconds: float) -> None:
    """Sum up a run; LoadError or DataTestError where it did not end well."""
    summarize(done, voice, phases, seconds)
    if done.refused:
        raise LoadError("\n".join(f"{load.delivery.path}: {load.message}" for load in done.refused))
    if done.failed_tests:
        raise DataTestError(
            "\n".join(
                f"{result.mart}: {result.test}: {count(result.failures, 'row')} must not be there"
                for result in done.failed_tests
            )
        )


def summarize(done: Run, voice: Voice, phases: Collection[str], seconds: float) -> None:
    """Say in a line what a run has done."""
    stored = [load for load in done.loads if load.status == "loaded"]
    facts: dict[str, Any] = {
        "applied": len(done.applied),
        "loads": len(stored),
        "rows": sum(load.delivered for load in stored),
        "rejected": sum(load.rejected for load in stored),
        "filtered": sum(load.filtered for load in stored),
        "refused": len(done.refused),
        "failed": len(done.failures),
        "built": len(done.built),
        "tests": len(done.tests),
        "failed_tests": len(done.failed_tests),
    }
    what = "file" if all(load.delivery.sha256 for load in stored) else "load"
    filtered = f", {facts['filtered']:,} filtered" if facts["filtered"] else ""
    refused = f", {count(facts['refused'], 'file')} refused" if done.refused else ""
    failed = f", {count(facts['failed'], 'feed')} failed" if done.failures else ""
    words = {
        "apply": f"{count(facts['applied'], 'step')} applied",
        "load": f"{count(facts['loads'], what)} with {count(facts['rows'], 'row')} loaded,"
        f" {facts['rejected']:,} rejected{filtered}{refused}{failed}",
        "build": f"{count(facts['built'], 'table')} built",
        "test": f"{count(facts['tests'], 'data test')}, {facts['failed_tests']:,} failed",
    }
    if done.refused or done.failures:
        words = {phase: words[phase] for phase in ("apply", "load")}  # where it ended
    said = "; ".join(words[phase] for phase in phases if phase in words)
    voice.say(f"Run {done.run_id}: {said} ({seconds:.1f} s)", "done", run_id=done.run_id, **facts)
    if any(load.rejected for load in done.loads):
        voice.say("`dvault history --rejected` shows the rejected rows and why.", "hint")


def _instant(text: str | None) -> datetime | None:
    """A load date in UTC without a zone, as the vault keeps it."""
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--load-date {text}: write it as 2025-01-31T22:00:00") from error
    return found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text is not None else None
    except ValueError as error:
        raise UsageError(f"--as-of {text}: write it as 2025-01-31") from error
