"""Feeds: those that are chosen are loaded, one that fails does not keep the others from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import datetime
from functools import partial
from threading import Lock

import tenacity

from vault.audit import Failure, Load, Run
from vault.entities import Feed
from vault.errors import LoadError, SourceError, UsageError, VaultError, suggestion
from vault.execute.abreast import Abreast, Found
from vault.execute.barring import barred
from vault.execute.clock import SharedClock, StoredClock
from vault.execute.freshness import late_feeds
from vault.execute.listener import Listener
from vault.execute.load import load_feed
from vault.execute.session import Session
from vault.execute.turns import Turns
from vault.plan import FeedPlan, Plan
from vault.sources import discovering

#: What another connection is in the way of, and not for long.
_PASSING = re.compile(
    r"deadlock detected|could not serialize|lock timeout|tuple concurrently|catalog write-write"
    r"|transaction conflict",
    re.IGNORECASE,
)


def load(
    session: Session,
    plan: Plan,
    names: Collection[str],
    at: datetime | None,
    listener: Listener,
    threads: int,
) -> Run:
    """Load the feeds of these names, or all; returns the loads, and what failed or is late.

    `at` replays a load date, `threads` feeds are loaded at once where the database lets several
    connections write. Raises UsageError where a name is unknown, DatabaseError where the database
    is no longer there.
    """
    chosen = _chosen(plan, names)
    session.barred = barred(session)
    loading = _Loading(at, listener)
    threads = min(threads if session.renderer.dialect.writes_abreast else 1, len(chosen))
    with discovering([feed_plan.feed for feed_plan in chosen]) as found:
        if threads > 1:
            session.clock = SharedClock(StoredClock(session).read())
            loads = Abreast(session, chosen, found, loading).run(threads)
        else:
            alone = Turns(())
            pairs = zip(chosen, found, strict=True)
            loads = [one for feed, files in pairs for one in loading(session, feed, files, alone)]
    failures = (loading.failures.get(feed_plan.feed.record_source) for feed_plan in chosen)
    late = tuple(late_feeds(session, (feed_plan.feed for feed_plan in chosen)))
    for one in late:
        listener.warned(str(one))
    failed = tuple(filter(None, failures))
    return Run(session.run_id, loads=tuple(loads), failures=failed, late=late)


def error_of(done: Run) -> VaultError:
    """What a run ends with in which feeds failed: what the only one did, or all that went wrong."""
    error = done.failures[0].error
    told = [str(failure) for failure in done.failures]
    told += [f"{load.delivery.path}: {load.message}" for load in done.refused]
    if len(told) > 1:
        error = type(error)("\n".join(told))
    error.done = done
    return error


class _Loading:
    """Loads a feed; several may be under way, and one after the other is told of."""

    def __init__(self, at: datetime | None, listener: Listener) -> None:
        self._at, self._listener, self._telling = at, listener, Lock()
        self.failures: dict[str, Failure] = {}

    def __call__(
        self, session: Session, plan: FeedPlan, found: Found, turns: Turns
    ) -> tuple[Load, ...]:
        loads: list[Load] = []
        begin = partial(self._tell, self._listener.feed, plan.feed)

        def notify(load: Load) -> None:
            loads.append(load)
            self._tell(self._listener.load, load)

        session.warn = partial(self._tell, self._listener.warned)
        try:
            turns.look_up(plan.feed)
            self._require_looked_up(plan.feed)
            _patiently(load_feed, session, plan, found.result(), self._at, begin, notify, turns)
        except (VaultError, OSError) as error:
            _require_whole(session)
            told = error if isinstance(error, VaultError) else _of_the_system(error)
            self.failures[plan.feed.record_source] = Failure(plan.feed.record_source, told)
            self._tell(self._listener.failed, plan.feed, told)
        else:
            self._tell(self._listener.fed, plan.feed)
        return tuple(loads)

    def _require_looked_up(self, feed: Feed) -> None:
        """Of a feed that failed nothing is looked up: it would be taken for not being there."""
        if failed := sorted(feed.looks_into & self.failures.keys()):
            raise LoadError(
                f"{feed.record_source}: not loaded, since it looks up what {failed[0]} brings,"
                " which failed"
            )

    def _tell(self, what: Callable[..., None], *about: object) -> None:
        with self._telling:
            what(*about)


def _patiently(attempt: Callable[..., object], /, *given: object) -> None:
    retrying = tenacity.Retrying(
        retry=tenacity.retry_if_exception(lambda error: bool(_PASSING.search(str(error)))),
        wait=tenacity.wait_random_exponential(multiplier=0.2, max=5),
        stop=tenacity.stop_after_attempt(5),
        reraise=True,
    )
    retrying(attempt, *given)


def _of_the_system(error: OSError) -> SourceError:
    """What the system said of a file, as an error of the feed that reads it."""
    why = error.strerror or str(error)
    return SourceError(f"{error.filename}: {why}" if error.filename else why)


def _require_whole(session: Session) -> None:
    """Go on only where the database is there, and nothing half done is left in it."""
    session.undo()
    session.select("select 1", "ask whether the database is still there")
    session.connection.rollback()


def _chosen(plan: Plan, names: Collection[str]) -> list[FeedPlan]:
    known = {feed_plan.feed.record_source: feed_plan for feed_plan in plan.feeds}
    for name in names:
        if name not in known:
            raise UsageError(f"there is no feed '{name}'{suggestion(name, known)}")
    return [feed_plan for name, feed_plan in known.items() if not names or name in names]
