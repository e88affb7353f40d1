"""Clocks: each load is later than every one before it, by its id and its date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from vault.audit import Clock, Load
from vault.entities import Feed
from vault.sources import Delivery

if TYPE_CHECKING:
    from vault.execute.session import Session


class Dating(Protocol):
    """What numbers and dates the loads of some deliveries; `at` replays a load date (UTC)."""

    def loads(
        self, feed: Feed, deliveries: Sequence[Delivery], at: datetime | None
    ) -> tuple[Load, ...]: ...


class StoredClock:
    """Goes by the last load that stands in the audit, so that what was undone leaves no gap."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def loads(
        self, feed: Feed, deliveries: Sequence[Delivery], at: datetime | None
    ) -> tuple[Load, ...]:
        return tuple(self.read().loads(feed, deliveries, at))

    def read(self) -> Clock:
        """The last load there was."""
        ((load_id, load_date),) = self._session.rows("audit", "clock", this=self._session.audit)
        return Clock(load_id, load_date)


class SharedClock:
    """Goes on by itself, for threads: what one of them undoes is never given again."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = Lock()

    def loads(
        self, feed: Feed, deliveries: Sequence[Delivery], at: datetime | None
    ) -> tuple[Load, ...]:
        with self._lock:
            loads = tuple(self._clock.loads(feed, deliveries, at))
            self._clock = self._clock.after(loads)
        return loads
