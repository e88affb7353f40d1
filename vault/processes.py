"""Processes: work that only computes, done by all cores."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

#: Fewer things are done before another process has begun.
MANY = 100
_CHUNK = 20
#: What this process was begun for.
_WORK: list[Any] = []


Thing = TypeVar("Thing")
Done = TypeVar("Done")


def abreast(work: Callable[[Thing], Done], things: Sequence[Thing]) -> Iterator[Done]:
    """Yield what `work` returns for each thing, in order; many are done by several processes.

    `work` must have no effect but its result, which is pickled. Processes are forked, where that
    is safe, so that they have all that `work` needs without being told.
    """
    if not _pays(len(things)):
        yield from map(work, things)
        return
    context = multiprocessing.get_context("fork")
    with context.Pool(_cores(), _begin, (work, things)) as pool:
        yield from pool.imap(_do, range(len(things)), _CHUNK)


def _pays(things: int) -> bool:
    forks = sys.platform == "linux" and threading.active_count() == 1
    return forks and things >= MANY and _cores() > 1


def _cores() -> int:
    return len(os.sched_getaffinity(0))


def _begin(work: Callable[[Any], Any], things: Sequence[Any]) -> None:
    gc.disable()  # it would touch, and so copy, all that it shares; it does not live long
    _WORK[:] = [work, things]


def _do(at: int) -> Any:
    work, things = _WORK
    return work(things[at])
