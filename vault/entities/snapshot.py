"""What snapshots are: the moments at which the business vault shows the state of things."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import ClassVar

from vault.names import Table


@dataclass(frozen=True, slots=True)
class Retention:
    """How long snapshots of one rhythm are kept: a number of days, or None for ever."""

    rhythm: str  # daily | weekly | monthly | yearly
    days: int | None


@dataclass(frozen=True, slots=True)
class Snapshots:
    """The control table of snapshots: rhythms with their retention, and single dates."""

    kind: ClassVar[str] = "snapshot"
    name: ClassVar[str] = "snapshot"

    table: Table
    retentions: tuple[Retention, ...] = ()
    dates: tuple[date, ...] = ()

    def moments(self, first: date, last: date) -> tuple[datetime, ...]:
        """The instants kept when the vault knows of `first` to `last`, oldest first.

        A snapshot is the first instant of its day; the newest follows `last`, so that it shows
        everything that happened on it. Weeks begin on Monday.

        >>> shop = Snapshots(None, (Retention("daily", 2), Retention("monthly", None)))
        >>> [str(moment.date()) for moment in shop.moments(date(2024, 1, 30), date(2024, 3, 9))]
        ['2024-02-01', '2024-03-01', '2024-03-09', '2024-03-10']
        """
        newest = last + timedelta(days=1)
        days = set(self.dates)
        for retention in self.retentions:
            span = (newest - first).days + 1
            kept = span if retention.days is None else min(retention.days, span)
            days |= {
                day
                for day in (newest - timedelta(days=age) for age in range(kept))
                if _RHYTHMS[retention.rhythm](day)
            }
        return tuple(datetime.combine(day, time()) for day in sorted(days))


_RHYTHMS: Mapping[str, Callable[[date], bool]] = {
    "daily": lambda day: True,
    "weekly": lambda day: day.weekday() == 0,
    "monthly": lambda day: day.day == 1,
    "yearly": lambda day: (day.month, day.day) == (1, 1),
}
