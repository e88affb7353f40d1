"""Loading several feeds abreast: each on a connection of its own, in threads of this process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from threading import Lock, Thread
from typing import Protocol

from vault.audit import Load
from vault.entities import Feed
from vault.execute.access import act_as
from vault.execute.carry import reading_elsewhere
from vault.execute.connect import opened
from vault.execute.drivers import driver_connection
from vault.execute.session import Session
from vault.execute.turns import Left, Turns
from vault.plan import FeedPlan
from vault.sources import Delivery, size

Found = Future[tuple[Delivery, ...]]


class LoadFeed(Protocol):
    """What is done with each feed, on a session of its thread."""

    def __call__(
        self, session: Session, plan: FeedPlan, found: Found, turns: Turns, /
    ) -> tuple[Load, ...]: ...


class Abreast:
    """Some feeds and the threads that load them."""

    def __init__(
        self, session: Session, plans: Sequence[FeedPlan], found: Sequence[Found], load: LoadFeed
    ) -> None:
        self._session = session
        self._waiting = list(zip(plans, found, strict=True))
        self._turns = Turns(plans)
        self._load = load
        self._order = [plan.feed.record_source for plan in plans]
        self._loads: dict[str, tuple[Load, ...]] = {}
        self._errors: dict[str, BaseException] = {}
        self._open: list[Session] = []
        self._lock = Lock()

    def run(self, threads: int) -> list[Load]:
        """Load all feeds; returns the loads in the order the feeds are declared in.

        The first thread takes them in that order, so that who waits for a turn waits for a feed
        that is being loaded; the others take the largest that is left. The first error that there
        was, in that order, is raised once every thread has left.
        """
        sizes = {plan.feed.record_source: self._size(plan.feed) for plan, _ in self._waiting}
        takes = [lambda _: 0, *[lambda plan: -sizes[plan.feed.record_source]] * (threads - 1)]
        workers = [Thread(target=self._work, args=(rank,), daemon=True) for rank in takes]
        for worker in workers:
            worker.start()
        try:
            for worker in workers:
                worker.join()
        except BaseException:  # Ctrl-C comes to this thread, which only waits
            self._turns.fail()
            self._waiting.clear()
            self._cancel()
            for worker in workers:
                worker.join()
            raise
        for name in self._order:
            if name in self._errors:
                raise self._errors[name]
        return [load for name in self._order for load in self._loads.get(name, ())]

    def _size(self, feed: Feed) -> int:
        if not feed.table:
            return size(feed)
        ((bytes_,),) = self._session.rows("feed", "size", this=feed)
        return int(bytes_)

    def _take(self, rank: Callable[[FeedPlan], int]) -> tuple[FeedPlan, Found] | None:
        with self._lock:
            if not self._waiting:
                return None
            return self._waiting.pop(
                min(range(len(self._waiting)), key=lambda at: rank(self._waiting[at][0]))
            )

    def _work(self, rank: Callable[[FeedPlan], int]) -> None:
        name = self._order[0]
        try:
            with opened(self._session.connection.engine) as connection:
                session = self._session.on(connection)
                act_as(session, self._session.role)
                self._open.append(session)
                with reading_elsewhere(session):
                    while taken := self._take(rank):
                        plan, found = taken
                        name = plan.feed.record_source
                        self._one(session, plan, found)
        except Left:
            pass
        except BaseException as error:
            with self._lock:
                self._errors.setdefault(name, error)
            self._turns.fail()
            self._waiting.clear()

    def _one(self, session: Session, plan: FeedPlan, found: Found) -> None:
        try:
            self._loads[plan.feed.record_source] = self._load(session, plan, found, self._turns)
        except BaseException:
            self._turns.fail()
            raise
        finally:
            self._turns.end(plan)

    def _cancel(self) -> None:
        """Let no statement go on that nobody waits for."""
        for session in self._open:
            with suppress(Exception):  # it may have ended, and its connection with it
                driver_connection(session.connection).cancel()
