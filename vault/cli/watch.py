"""The command watch: runs whenever new files have come, or by a schedule, until it is stopped."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vault.cli.failures import report
from vault.cli.options import database, engine_of, example_of, reads, tells
from vault.cli.running import carry_out
from vault.cli.voice import Voice
from vault.cli.work import openlineage_option, threads_option
from vault.errors import UsageError, VaultError, relative

if TYPE_CHECKING:
    from vault.entities import Warehouse
    from vault.sources import Sighting

#: After a run that failed, the next attempt comes after so long, then twice as long, up to an hour.
FIRST_RETRY, LONGEST_RETRY = 60.0, 3600.0


@click.command(
    epilog=example_of(
        "dvault watch definitions/shop",
        "dvault watch definitions/shop --schedule '0 6 * * 1-5'",
    )
)
@reads
@database
@click.option(
    "--every", metavar="TIME", help="How often to look for new files; default: 10 seconds."
)
@click.option(
    "--schedule", metavar="CRON",
    help="Run at these times of this machine, as '0 6 * * *', in place of looking for files.",
)  # fmt: skip
@threads_option
@openlineage_option
@tells
def watch(
    warehouse: Warehouse, voice: Voice, every: str | None, schedule: str | None, **given: Any
) -> None:
    """Run now, then whenever new files are complete, or by a schedule; until stopped.

    A file counts once two looks find it the same. What goes wrong is told, and it goes on; after
    a failed run it tries again by itself. Ctrl-C or SIGTERM end it: a run that is under way is
    undone up to its last complete delivery. The definitions are read when it starts.
    """
    timing = _timing(every, schedule, warehouse)
    engine_of(warehouse, given["database"]).dispose()  # a wrong URL is told before it waits
    watching = Watching(warehouse, voice, timing, lambda: _attempt(warehouse, voice, given))
    try:
        watching.go_on()
    except (KeyboardInterrupt, click.Abort):
        voice.say("watch: stopped", "stopped")


def _attempt(warehouse: Warehouse, voice: Voice, given: dict[str, Any]) -> bool:
    """Run everything; whether that went well. What went wrong is told."""
    from vault.execute import PHASES

    try:
        carry_out(warehouse, voice, PHASES, **given)
    except (VaultError, OSError) as error:
        report(error, voice)
        return False
    return True


@dataclass(frozen=True)
class Timing:
    """How long to wait between looks for files, and when else to run; None where not at all.

    Times are those of the clock on the wall, without a zone, so that they stay when it is changed.
    """

    looks: float | None
    schedule: str | None = None

    def due(self) -> datetime | None:
        """When the schedule comes round next: what was missed meanwhile is not made up for."""
        from cronsim import CronSim

        return next(CronSim(self.schedule, datetime.now())) if self.schedule else None


def _timing(every: str | None, schedule: str | None, warehouse: Warehouse) -> Timing:
    from cronsim import CronSimError

    from vault.definitions import span

    try:
        looks = span(every).total_seconds() if every else None
    except ValueError as error:
        raise UsageError(f"--every {every}: {error}") from error
    if schedule:
        timing = Timing(looks, schedule)
        try:
            timing.due()
        except (CronSimError, StopIteration) as error:
            raise UsageError(
                f"--schedule {schedule}: {error}; write minute, hour, day, month and day of the"
                " week, as '0 6 * * *'"
            ) from error
        return timing
    if not any(feed.pattern for feed in warehouse.feeds):
        raise UsageError("no feed reads files that could be looked for: say --schedule")
    return Timing(looks or 10)


@dataclass
class Watching:
    """What was seen when, and what comes next."""

    warehouse: Warehouse
    voice: Voice
    timing: Timing
    attempt: Callable[[], bool]
    failures: int = 0
    seen: frozenset[Sighting] = field(default_factory=frozenset)
    loaded: frozenset[Sighting] = field(default_factory=frozenset)

    def go_on(self) -> None:
        """Run, and wait for what is next; returns never."""
        self._run("start")
        for why in self._reasons():
            self._run(why)

    def _run(self, why: str) -> None:
        self.voice.say(f"watch: {why}", "watch", reason=why)
        before = self._look()
        well = self.attempt()
        self.failures = 0 if well else self.failures + 1
        self.seen = self.loaded = before

    def _look(self) -> frozenset[Sighting]:
        from vault.sources import sighted

        return frozenset(one for feed in self.warehouse.feeds for one in sighted(feed))

    def _reasons(self) -> Iterator[str]:
        """Wait until there is a reason to run, again and again."""
        while True:
            started = time.monotonic()
            due = self.timing.due()
            told = f"next run at {due:%Y-%m-%d %H:%M}" if due else "waiting for files"
            self.voice.say(f"watch: {told}", "waiting")
            while not (reason := self._reason(time.monotonic() - started, due)):
                time.sleep(self.timing.looks or 1)
            yield reason

    def _reason(self, waited: float, due: datetime | None) -> str:
        """Why to run now; empty where there is nothing to run for."""
        if due and datetime.now() >= due:
            return f"it is {due:%H:%M}"
        retry = min(FIRST_RETRY * 2 ** min(self.failures - 1, 10), LONGEST_RETRY)
        if self.failures and waited >= retry:
            return f"again, {timedelta(seconds=round(retry))} after it failed"
        new = self._complete() if self.timing.looks else []
        return ", ".join(new[:3]) + (f" and {len(new) - 3:,} more files" if new[3:] else "")

    def _complete(self) -> list[str]:
        """The files that are new or have changed, once all are as they were at the last look."""
        before, self.seen = self.seen, self._look()
        if self.seen != before:
            return []
        return sorted({relative(Path(one.path)) for one in self.seen - self.loaded})
