"""Turns: feeds loaded side by side go, at each table, in the order they are declared in.

So the first row of a key is the same however many feeds are loaded at once, and no two of them
ever wait for each other.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from threading import Event

from vault.entities import Feed
from vault.plan import FeedPlan, Target


class Left(Exception):  # noqa: N818 - a signal, not an error
    """Another feed failed, so that this one is not to go on."""


class Turns:
    """Who has to wait for whom: a feed for those before it that load one of its tables."""

    def __init__(self, plans: Sequence[FeedPlan] = ()) -> None:
        self._ended = {plan.feed.record_source: Event() for plan in plans}
        self._tables = {
            plan.feed.record_source: {target.table for target in plan.targets} for plan in plans
        }
        self._failed = False

    def ordered(self, plan: FeedPlan) -> Iterator[Target]:
        """The targets of a feed: what only it loads at once, the others when it is its turn.

        Raises Left where another feed has failed meanwhile.
        """
        earlier = list(self._earlier(plan))
        waiting = {target.table: self._before(target, earlier) for target in plan.targets}
        for target in sorted(plan.targets, key=lambda one: bool(waiting[one.table])):
            for name in waiting[target.table]:
                self._ended[name].wait()
            self.go_on()
            yield target

    def look_up(self, feed: Feed) -> None:
        """Wait for the feeds whose satellites a feed looks up; Left where one has failed."""
        for name in feed.looks_into & self._ended.keys():
            self._ended[name].wait()
        self.go_on()

    def go_on(self) -> None:
        """Raise Left where another feed has failed."""
        if self._failed:
            raise Left

    def end(self, plan: FeedPlan) -> None:
        """Let those go on who wait for this feed."""
        self._ended[plan.feed.record_source].set()

    def fail(self) -> None:
        """Let nobody go on."""
        self._failed = True

    def _earlier(self, plan: FeedPlan) -> Iterator[str]:
        return itertools.takewhile(lambda name: name != plan.feed.record_source, self._ended)

    def _before(self, target: Target, earlier: Sequence[str]) -> list[str]:
        return [name for name in earlier if target.table in self._tables[name]]
