"""What a command tells on stderr, and how: for people, as JSON lines, or hardly at all."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from vault.secrets import concealed

if TYPE_CHECKING:
    from vault.execute import Listener


class Unread(Exception):  # noqa: N818 - no error
    """Whoever read stdout has gone; click would make an exit code of ours of it."""


@dataclass(frozen=True, slots=True)
class Voice:
    """`quiet` leaves out everything but errors, `json_logs` says all of it as JSON."""

    quiet: bool = False
    debug: bool = False
    json_logs: bool = False
    secrets: frozenset[str] = frozenset()

    def say(self, text: str, event: str = "message", **facts: object) -> None:
        """Tell that something happened; `facts` are what the JSON line holds beside it."""
        if self.json_logs:
            self.log(event, message=text, **facts)
        elif not self.quiet:
            _tell(self.open(text))

    def warn(self, text: str) -> None:
        """Tell of what may not be as it should."""
        self.say(f"warning: {text}", event="warning")

    def complain(self, text: str, event: str = "error", **facts: object) -> None:
        """Tell that something went wrong, however quiet."""
        text = concealed(text, self.secrets)
        if self.json_logs:
            self.log(event, message=text, **facts)
        else:
            _tell(text)

    def open(self, text: str) -> str:
        """The text without secrets, but for those that are short enough to be other words."""
        return concealed(text, self.secrets, least=8)

    def log(self, event: str, **facts: object) -> None:
        """Write one JSON line, where that was asked for."""
        if self.json_logs:
            from datetime import UTC, datetime

            told = {
                name: self.open(fact) if isinstance(fact, str) else fact
                for name, fact in facts.items()
            }
            line = {"time": datetime.now(UTC).isoformat(), "event": event, **told}
            _tell(json.dumps(line, default=str, ensure_ascii=False))

    @contextmanager
    def progress(self) -> Iterator[Listener]:
        """Show what a run does while it does it."""
        from vault.cli.progress import Bars, Lines, Logs, Silence

        shows: type[Bars | Lines | Logs | Silence] = Lines
        if self.json_logs:
            shows = Logs
        elif self.quiet:
            shows = Silence
        elif sys.stderr.isatty():
            shows = Bars
        with shows(self) as shown:
            yield shown.listener()


#: What moves the cursor or rings a bell; a message may hold names from a hostile file.
_CONTROLS = {
    code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160)) if code not in (9, 10)
}


def _tell(text: str) -> None:
    """Write a line on stderr; that nobody can read it is no reason to stop."""
    with suppress(OSError):
        click.echo(text.translate(_CONTROLS), err=True)


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun.

    >>> count(1, "hub"), count(2000, "load"), count(0, "snapshot of it", "snapshots of it")
    ('1 hub', '2,000 loads', '0 snapshots of it')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
