"""Every error dvault raises on purpose, and where in the definitions it arose.

VaultError                  anything below; `exit_code` is what the command returns
├── DefinitionError   1     the definitions are wrong; carries every Problem found
├── DataTestError     1     a data test found rows that must not be there
├── VerificationError 1     rows or seals are not as they were when they were loaded
├── ErasureError      1     there is nothing that could be erased as it was asked for
├── UnknownKeyError   1     the hub does not hold the business key that is asked for
├── ReconciliationError 1   the vault does not hold what was delivered
├── UsageError        2     the command was called in a way that makes no sense
├── SourceError       3     a delivery cannot be read, or is not what was agreed
├── LoadError         3     a delivery was refused or its account does not balance
└── DatabaseError     3     the database said no; carries the statement it was given
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a definition file; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, where it is, and what to do about it.

    >>> print(Problem(Location("hubs.yml", 3, 5), "unknown type 'txt'; did you mean 'text'?"))
    hubs.yml:3:5: unknown type 'txt'; did you mean 'text'?
    """

    location: Location
    message: str

    def __str__(self) -> str:
        return f"{self.location}: {self.message}"


class VaultError(Exception):
    """The base of every error dvault raises on purpose.

    `done` is what a run had done that ended with it, a `vault.audit.Run`; else None.
    """

    exit_code = 3
    done: Any = None


class DefinitionError(VaultError):
    """The definitions are wrong; `problems` holds all of them, sorted by place."""

    exit_code = 1

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class DataTestError(VaultError):
    """A data test found rows that must not be there."""

    exit_code = 1


class VerificationError(VaultError):
    """Rows or seals are not as they were when they were loaded."""

    exit_code = 1


class ErasureError(VaultError):
    """There is nothing that could be erased as it was asked for."""

    exit_code = 1


class UnknownKeyError(VaultError):
    """The hub does not hold the business key that is asked for."""

    exit_code = 1


class ReconciliationError(VaultError):
    """The vault does not hold what was delivered, or holds more."""

    exit_code = 1


class UsageError(VaultError):
    """The command was called in a way that makes no sense."""

    exit_code = 2


class SourceError(VaultError):
    """A delivery cannot be read, or does not hold the columns that were agreed."""


class LoadError(VaultError):
    """A delivery was refused as a whole; nothing of it is in the vault."""


class DatabaseError(VaultError):
    """The database refused a statement; `sql` is the text it was given."""

    def __init__(self, message: str, sql: str = "") -> None:
        super().__init__(message)
        self.sql = sql


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean 'x'?` where a known word is close, else what is known.

    >>> suggestion("custmer", ["customer", "order"])
    "; did you mean 'customer'?"
    >>> suggestion("zzz", ["b", "a"])
    "; there are 'a', 'b'"
    >>> suggestion("zzz", [])
    '; there are none'
    """
    names = sorted(set(known))
    folded = {name.casefold(): name for name in names}
    close = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    if close:
        return f"; did you mean '{folded[close[0]]}'?"
    if not names:
        return "; there are none"
    listed = ", ".join(f"'{name}'" for name in names[:8])
    return f"; there are {listed}" + (", …" if len(names) > 8 else "")


def relative(path: Path) -> str:
    """Return the path as the user would type it: relative to here where that is shorter."""
    try:
        return str(Path(os.path.abspath(path)).relative_to(Path.cwd()))  # noqa: PTH100 - keeps links
    except (ValueError, OSError):  # elsewhere, or where there is no current folder any more
        return str(path)
