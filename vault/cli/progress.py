"""Progress of a run: bars where stderr is a terminal, else one plain line a feed."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from vault.cli.voice import Voice, count
from vault.execute import Listener

if TYPE_CHECKING:
    from rich.progress import TaskID

    from vault.audit import Load, TestResult
    from vault.entities import Feed


@dataclass
class Tally:
    """What a feed has loaded so far."""

    feed: str
    files: int
    started: float
    what: str = "file"
    loaded: int = 0
    rows: int = 0
    rejected: int = 0
    filtered: int = 0

    refused: str = ""
    failed: bool = False

    def add(self, load: Load) -> None:
        if load.status == "refused":
            self.refused = f"{Path(load.delivery.path).name} refused"
            return
        self.loaded += 1
        self.rows += load.delivered
        self.rejected += load.rejected
        self.filtered += load.filtered

    def __str__(self) -> str:
        if self.failed and not self.loaded:
            return "failed"
        if not self.files:
            return "nothing new"
        rejected = f", {self.rejected:,} rejected" if self.rejected else ""
        filtered = f", {self.filtered:,} filtered" if self.filtered else ""
        loaded = f"{count(self.loaded, self.what)}, {count(self.rows, 'row')}{rejected}{filtered}"
        ended = self.refused or ("failed" if self.failed else "")
        return f"{loaded}, then {ended}" if ended else loaded


class Silence:
    """Tells nothing; what the others have in common. Several feeds may be under way at once."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self.tallies: dict[str, Tally] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def listener(self) -> Listener:
        return Listener(
            feed=self.feed, load=self.load, fed=self.fed, failed=self.failed, built=self.built,
            tested=self.tested, warned=self.warned,
        )  # fmt: skip

    def feed(self, feed: Feed, files: int) -> None:
        name, what = feed.record_source, "table" if feed.of_table else "file"
        self.tallies[name] = Tally(name, files, time.perf_counter(), what)
        self.begun(self.tallies[name])

    def load(self, load: Load) -> None:
        tally = self.tallies[load.feed]
        tally.add(load)
        self.loaded(tally, load)

    def fed(self, feed: Feed) -> None:
        self.ended(self.tallies[feed.record_source])

    def failed(self, feed: Feed, error: Exception) -> None:
        name = feed.record_source
        tally = self.tallies.setdefault(name, Tally(name, 0, time.perf_counter()))
        tally.failed = True
        self.broken(tally, error)

    def broken(self, tally: Tally, error: Exception) -> None:
        self.ended(tally)

    def begun(self, tally: Tally) -> None: ...

    def loaded(self, tally: Tally, load: Load) -> None: ...

    def ended(self, tally: Tally) -> None: ...

    def built(self, table: str) -> None: ...

    def tested(self, result: TestResult) -> None: ...

    def warned(self, message: str) -> None:
        self.voice.warn(message)


class Lines(Silence):
    """One line a feed once it is in, one line a table built."""

    def ended(self, tally: Tally) -> None:
        self.voice.say(f"{tally.feed}: {tally} ({time.perf_counter() - tally.started:.1f} s)")

    def built(self, table: str) -> None:
        self.voice.say(f"{table}: built")


class Logs(Silence):
    """One JSON object for each load, table and data test."""

    def broken(self, tally: Tally, error: Exception) -> None:
        self.voice.log("failed", feed=tally.feed, message=str(error))
        super().broken(tally, error)

    def loaded(self, tally: Tally, load: Load) -> None:
        self.voice.log(
            "load",
            load_id=load.load_id,
            feed=load.feed,
            file=load.delivery.path,
            load_date=load.load_date.isoformat(),
            delivered=load.delivered,
            rejected=load.rejected,
            filtered=load.filtered,
            status=load.status,
            message=load.message,
        )

    def ended(self, tally: Tally) -> None:
        seconds = round(time.perf_counter() - tally.started, 3)
        self.voice.log(
            "feed", feed=tally.feed, files=tally.loaded, rows=tally.rows,
            rejected=tally.rejected, filtered=tally.filtered, seconds=seconds,
        )  # fmt: skip

    def built(self, table: str) -> None:
        self.voice.log("built", table=table)

    def tested(self, result: TestResult) -> None:
        self.voice.log("tested", mart=result.mart, test=result.test, failures=result.failures)


class Bars(Silence):
    """A bar a feed, and one line each for what is being built and tested."""

    def __init__(self, voice: Voice) -> None:
        super().__init__(voice)
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
        from rich.table import Column

        self.progress = Progress(
            SpinnerColumn(finished_text=" "),
            TextColumn("{task.description}", table_column=Column(min_width=20)),
            BarColumn(bar_width=20),
            TextColumn("{task.fields[told]}", markup=False),
            TimeElapsedColumn(),
            console=Console(stderr=True),
        )
        self.phase = ""
        self.task: TaskID | None = None
        self.tasks: dict[str, TaskID] = {}
        self.tables = 0

    def __enter__(self) -> Self:
        self.progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        super().__exit__(kind, error, trace)
        if kind is None:
            self._complete()
        self.progress.stop()

    def begun(self, tally: Tally) -> None:
        self.tasks[tally.feed] = self.progress.add_task(
            tally.feed, total=max(tally.files, 1), told=""
        )

    def broken(self, tally: Tally, error: Exception) -> None:
        if tally.feed not in self.tasks:
            self.begun(tally)
        super().broken(tally, error)

    def loaded(self, tally: Tally, load: Load) -> None:
        told = f"{tally}  {Path(load.delivery.path).name}"
        self.progress.update(self.tasks[tally.feed], told=told, completed=tally.loaded)

    def ended(self, tally: Tally) -> None:
        completed = tally.loaded if tally.files else 1
        self.progress.update(self.tasks[tally.feed], told=str(tally), completed=completed)

    def built(self, table: str) -> None:
        if self.phase != "build":
            self.tables = 0
            self._start("build")
        self.tables += 1
        self._show(f"{count(self.tables, 'table')}, {table}")

    def tested(self, result: TestResult) -> None:
        if self.phase != "test":
            self._start("test")
        self._show(f"{result.mart}: {result.test}")

    def warned(self, message: str) -> None:
        self.progress.console.print(
            f"warning: {self.voice.open(message)}", markup=False, highlight=False
        )

    def _start(self, phase: str) -> None:
        """Begin a line that pulses, since its end is not known beforehand."""
        self._complete()
        self.phase = phase
        self.task = self.progress.add_task(phase, total=None, told="")

    def _show(self, told: str) -> None:
        if self.task is not None:
            self.progress.update(self.task, told=told)

    def _complete(self) -> None:
        """Let the line that pulses come to rest."""
        if self.task is not None:
            self.progress.update(self.task, total=1, completed=1)
