"""Failures: whatever went wrong → words on stderr and an exit code."""

from __future__ import annotations

import io
import os
import sys
import traceback
from pathlib import Path

import click

from vault.cli.voice import Unread, Voice, count
from vault.errors import DatabaseError, DefinitionError, VaultError

#: The exit codes that no VaultError carries.
FAILED, BUG, INTERRUPTED, BROKEN_PIPE = 3, 70, 130, 141


def report(error: BaseException, voice: Voice) -> int:
    """Tell what went wrong and what to do, and return the exit code."""
    match error:
        case click.ClickException():
            return _misuse(error, voice)
        case SystemExit():
            return error.code if isinstance(error.code, int) else 0
        case KeyboardInterrupt() | click.Abort():
            code, text = INTERRUPTED, "interrupted: what was complete stays, the rest is undone"
        case Unread() | BrokenPipeError():
            _close_stdout()
            return BROKEN_PIPE
        case DefinitionError():
            return _problems(error, voice)
        case VaultError():
            code, text = error.exit_code, str(error)
        case OSError():
            code, text = FAILED, _of_the_system(error)
        case MemoryError():
            code, text = FAILED, "there is not enough memory"
        case _:
            code, text = BUG, _bug(error)
    voice.complain(text if voice.json_logs else f"Error: {text}", exit_code=code)
    if voice.debug:
        _explain(error, voice)
    elif isinstance(error, DatabaseError) and error.sql:
        voice.say("--debug shows the SQL.")
    return code


def _misuse(error: click.ClickException, voice: Voice) -> int:
    if voice.json_logs:
        voice.complain(error.format_message(), exit_code=error.exit_code)
    else:
        shown = io.StringIO()
        error.show(shown)
        voice.complain(shown.getvalue().rstrip())
    return error.exit_code


def _problems(error: DefinitionError, voice: Voice) -> int:
    for problem in error.problems:
        place = problem.location
        voice.complain(
            problem.message if voice.json_logs else str(problem),
            event="problem", file=place.file, line=place.line, column=place.column,
        )  # fmt: skip
    files = len({problem.location.file for problem in error.problems})
    voice.complain(
        f"{count(len(error.problems), 'problem')} in {count(files, 'file')}",
        exit_code=error.exit_code,
    )
    if voice.debug:
        _explain(error, voice)
    return error.exit_code


def _of_the_system(error: OSError) -> str:
    why = error.strerror or str(error)
    if error.filename:
        return f"{error.filename}: {why}"
    try:
        Path.cwd()
    except OSError:
        return "the current folder is no longer there: change to one that is"
    return why


def _bug(error: BaseException) -> str:
    from importlib.metadata import PackageNotFoundError, version

    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if f"{os.sep}vault{os.sep}" in frame.filename]
    place = f" at {Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
    versions = [f"Python {sys.version.split()[0]}"]
    for name in ("dvault", "duckdb", "sqlalchemy"):
        try:
            versions.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return (
        f"{type(error).__name__}{place}: {error}\n"
        "This is a bug in dvault, not a mistake of yours. Please report the command, the message"
        f" above, what the same command prints with --debug, and: {', '.join(versions)}."
    )


def _explain(error: BaseException, voice: Voice) -> None:
    trace = "".join(traceback.format_exception(error)).rstrip()
    voice.complain(trace, event="traceback")
    sql = getattr(error, "sql", "")
    if sql:
        voice.complain(sql, event="sql")


def _close_stdout() -> None:
    """Give the interpreter somewhere to flush to, since whoever read us has gone."""
    null = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - lives as long as the process
