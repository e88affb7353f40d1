"""Listener: whom to tell while a run goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from vault.audit import Load, TestResult
from vault.entities import Feed


@dataclass(frozen=True, slots=True)
class Listener:
    """Whom to tell while a run goes on; every field is a function that does nothing.

    `feed` is told how many files wait to be loaded, `fed` that the feed is through, `failed` that
    it could not be loaded and why; `building` that a table is to be built, `filled` with how many
    rows. One is told after the other, also where feeds are loaded at once.
    """

    feed: Callable[[Feed, int], None] = lambda feed, files: None
    load: Callable[[Load], None] = lambda load: None
    fed: Callable[[Feed], None] = lambda feed: None
    failed: Callable[[Feed, Exception], None] = lambda feed, error: None
    built: Callable[[str], None] = lambda table: None
    tested: Callable[[TestResult], None] = lambda result: None
    warned: Callable[[str], None] = lambda message: None
    building: Callable[[str], None] = lambda table: None
    filled: Callable[[str, int | None], None] = lambda table, rows: None
