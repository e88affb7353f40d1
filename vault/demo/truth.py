"""What is true of the shop after a delivery: the answers a vault must reach."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from vault.demo.troubles import Trouble

#: A business key, trimmed and in upper case; of an order line: order, product, line number.
Key = str | tuple[str, str, int]


class Version(NamedTuple):
    """A row of a satellite: attributes in the satellite's order, and the delivery it came with."""

    applied_date: datetime
    delivery: int
    attributes: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the rows of one delivery of one feed; `rejected` counts by reason.

    The remaining rows are new or unchanged, which each satellite judges for itself.
    """

    delivered: int
    duplicates: int
    rejected: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true once the deliveries 1 to `known` are loaded, in this order.

    accounts        (feed, delivery) → what became of its rows
    troubles        (feed, trouble, delivery) → how often; see `troubles.Trouble`
    customers, products, orders, lines
                    every key seen so far, whether or not it is still delivered
    buyers          order → its customer; None for a guest
    listed          snapshot feed → the keys in its newest delivery
    satellites      satellite → key → every row kept, by (applied_date, delivery)
    amounts         order → sum of its lines, cancelled or not
    purchases       customer → number of orders not cancelled; customers without one left out
    revenue         customer → sum of the amounts of these
    """

    known: int
    accounts: Mapping[tuple[str, int], Account]
    troubles: Mapping[tuple[str, Trouble, int], int]
    customers: frozenset[str]
    products: frozenset[str]
    orders: frozenset[str]
    lines: frozenset[tuple[str, str, int]]
    buyers: Mapping[str, str | None]
    listed: Mapping[str, frozenset[str]]
    satellites: Mapping[str, Mapping[Key, tuple[Version, ...]]]
    amounts: Mapping[str, Decimal]
    purchases: Mapping[str, int]
    revenue: Mapping[str, Decimal]

    @property
    def total_revenue(self) -> Decimal:
        """The revenue of all customers; guests are not counted."""
        return sum(self.revenue.values(), Decimal("0.00"))

    def timeline(self, satellite: str, key: Key) -> list[tuple[datetime, tuple[object, ...]]]:
        """Return when which attributes began to be true, as known now.

        Of several versions at one applied date the last delivered counts, and a version that
        repeats the one before it is left out.
        """
        known_now = {row.applied_date: row.attributes for row in self.satellites[satellite][key]}
        timeline: list[tuple[datetime, tuple[object, ...]]] = []
        for applied_date, attributes in known_now.items():
            if not timeline or timeline[-1][1] != attributes:
                timeline.append((applied_date, attributes))
        return timeline

    def current(self, satellite: str, key: Key) -> tuple[object, ...]:
        """Return the attributes that are true now."""
        return self.satellites[satellite][key][-1].attributes

    def inserted(self, satellite: str) -> Mapping[int, int]:
        """Return the number of rows each delivery added to a satellite."""
        rows = self.satellites[satellite].values()
        return Counter(row.delivery for versions in rows for row in versions)


def keep(delivered: Iterable[Version]) -> tuple[Version, ...]:
    """Return the rows a satellite keeps of one key's rows, delivery by delivery.

    A row is kept where it differs from the one before it in (applied_date, delivery) among
    the rows known when it arrives. Of several contents at one applied date in one delivery
    the least is kept.

    >>> day = [datetime(2025, 1, number) for number in range(1, 4)]
    >>> first = [Version(day[0], 1, ("a",)), Version(day[2], 1, ("a",))]
    >>> [row.applied_date.day for row in keep([*first, Version(day[1], 2, ("b",))])]
    [1, 2]
    """
    rows = list(delivered)
    if len(rows) == 1:
        return (rows[0],)
    kept: list[Version] = []
    if all(
        before.applied_date < row.applied_date and before.delivery <= row.delivery
        for before, row in pairwise(rows)
    ):  # in order already, as nearly all are: each is judged by the one before it
        for row in rows:
            if not kept or kept[-1].attributes != row.attributes:
                kept.append(row)
        return tuple(kept)
    rows.sort(key=attrgetter("delivery"))
    for delivery, arrived in groupby(rows, key=attrgetter("delivery")):
        fresh: dict[datetime, Version] = {}
        for row in arrived:
            other = fresh.setdefault(row.applied_date, row)
            if row.attributes != other.attributes:
                fresh[row.applied_date] = min(row, other)
        known = sorted([*kept, *fresh.values()], key=attrgetter("applied_date", "delivery"))
        kept = [
            row
            for before, row in zip([None, *known], known, strict=False)
            if row.delivery < delivery or before is None or before.attributes != row.attributes
        ]
    return tuple(kept)
