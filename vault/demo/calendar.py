"""When the shop's story begins and ends, and which moment belongs to which delivery."""

from __future__ import annotations

from bisect import bisect_left
from datetime import datetime, timedelta

START = datetime(2023, 7, 1)
END = datetime(2025, 6, 30, 23)
BETWEEN_DELIVERIES = timedelta(days=30)
MOST_DELIVERIES = 24


class Calendar:
    """The deliveries, counted from 1: a long first one, then one every thirty days until `END`.

    >>> calendar = Calendar(3)
    >>> calendar.cut(1).isoformat(), calendar.cut(3).isoformat()
    ('2025-05-01T23:00:00', '2025-06-30T23:00:00')
    >>> calendar.delivery(START), calendar.delivery(END), calendar.delivery(datetime(2026, 1, 1))
    (1, 3, 4)
    """

    def __init__(self, deliveries: int) -> None:
        if not 1 <= deliveries <= MOST_DELIVERIES:
            raise ValueError(f"deliveries is {deliveries}; it must be 1 to {MOST_DELIVERIES}")
        self.deliveries = deliveries
        self._cuts = [END - BETWEEN_DELIVERIES * left for left in reversed(range(deliveries))]

    def cut(self, delivery: int) -> datetime:
        """Return the moment at which a delivery was exported; it holds what happened till then."""
        return self._cuts[delivery - 1]

    def delivery(self, moment: datetime) -> int:
        """Return the delivery that holds a moment; one more than there are where none does."""
        return bisect_left(self._cuts, moment) + 1
