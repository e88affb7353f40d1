"""Running: what all commands that change the database do, from their options to the last line."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import click

from vault.cli.options import engine_of
from vault.cli.voice import Voice, count
from vault.errors import DataTestError, LoadError, UsageError, VaultError

if TYPE_CHECKING:
    from vault.audit import Run
    from vault.entities import Warehouse


def carry_out(
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
    """Run phases as a command was asked to; tell of it while it goes on, and what came of it."""
    at, day = _instant(load_date), _day(as_of)
    from vault.execute import Options
    from vault.execute import run as execute
    from vault.notify import notifying
    from vault.openlineage import emitting
    from vault.plan import plan

    started = time.perf_counter()
    command = phases[0] if len(phases) == 1 else "run"
    engine = engine_of(warehouse, database)
    with ExitStack() as stack:
        tell = stack.enter_context(notifying(warehouse, command, voice.warn))
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
        require_well(done)
        summarize(done, voice, phases, time.perf_counter() - started)
        tell(done)


@contextmanager
def _summarizing(voice: Voice, phases: Collection[str], started: float) -> Iterator[None]:
    """Sum up what was done also where it did not end well."""
    try:
        yield
    except VaultError as error:
        if error.done:
            summarize(error.done, voice, phases, time.perf_counter() - started)
        raise


def require_well(done: Run) -> None:
    """LoadError or DataTestError, with the run as its `done`, where a run did not end well."""
    error: VaultError | None = None
    if done.refused:
        told = (f"{load.delivery.path}: {load.message}" for load in done.refused)
        error = LoadError("\n".join(told))
    elif done.failed_tests:
        found = (
            f"{result.mart}: {result.test}: {count(result.failures, 'row')} must not be there"
            for result in done.failed_tests
        )
        error = DataTestError("\n".join(found))
    if error:
        error.done = done
        raise error


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
