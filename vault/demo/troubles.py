"""What goes wrong on the way from the shop to the warehouse, and how often."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from itertools import cycle
from typing import Literal

from vault.demo.orders import Line, Order

Trouble = Literal[
    "late row",
    "return",
    "correction",
    "redelivery",
    "duplicate",
    "conflicting versions",
    "deletion",
    "bad cell",
    "missing key",
    "broken line",
]

#: The troubles for which a row is rejected.
REJECTED: tuple[Trouble, ...] = (
    "bad cell",
    "missing key",
    "broken line",
    "conflicting versions",
)

#: A delivery has one broken row for so many rows; far below the 5 % a feed may reject.
BROKEN_EVERY = 50
#: A delivery has each kind of broken row so many times at most.
BROKEN_MOST = 2
#: After each trouble has met an order of a delivery once, so many orders have none.
ORDERS_BETWEEN = 40

#: Broken rows of each feed; `{}` is a number no other row of the feed has.
BROKEN: dict[str, tuple[tuple[Trouble, str], ...]] = {
    "crm.customers": (
        ("broken line", "X{0};Only a Name\n"),
        ("bad cell", "X{0};Una Date;una@example.com;31.02.2024;DE;Berlin;100,00;{1}\n"),
    ),
    "catalogue.products": (
        ("missing key", ",Nameless thing,office,9.99,{1}\n"),
        ("broken line", "X{0},Short\n"),
        ("bad cell", "X{0},On request,office,n/a,{1}\n"),
    ),
    "web.orders": (
        ("broken line", '{{"order_no": "X{0}", "status": "pla\n'),
        (
            "missing key",
            '{{"customer_no": "X{0}", "status": "placed", "ordered_at": "{1}", '
            '"updated_at": "{1}", "channel": "app"}}\n',
        ),
    ),
    "web.lines": (
        (
            "bad cell",
            '{{"order_no": "X{0}", "line_no": 1, "sku": "000101", "quantity": "two", '
            '"unit_price": 9.99, "discount": 0.0, "updated_at": "{1}"}}\n',
        ),
        (
            "missing key",
            '{{"order_no": "X{0}", "line_no": 1, "sku": "", "quantity": 1, '
            '"unit_price": 9.99, "discount": 0.0, "updated_at": "{1}"}}\n',
        ),
    ),
}

#: Tells that a trouble came with a delivery of a feed.
Note = Callable[[str, Trouble, int], None]


class Troubles:
    """Meets orders one after the other and spoils some; in a fixed rhythm, not by chance."""

    def __init__(self, deliveries: int, note: Note) -> None:
        self._deliveries = deliveries
        self._note = note
        self._spoiled: Counter[int] = Counter()
        self._rest: Counter[int] = Counter()
        self._due = {home: _due(home < deliveries) for home in range(1, deliveries + 1)}
        self._next = {home: next(due) for home, due in self._due.items()}

    def meet(self, order: Order, lines_before: int) -> None:
        """Spoil the order where its turn has come; `lines_before` are in its delivery so far."""
        home = order.home
        if self._rest[home] > 0:
            self._rest[home] -= 1
            return
        trouble = self._next[home]
        if not self._fits(trouble, order, lines_before):
            return
        self._spoil(trouble, order)
        self._spoiled[home] += 1
        self._next[home] = next(self._due[home])
        if self._spoiled[home] >= len(_ROUND):
            self._rest[home] = ORDERS_BETWEEN

    def _fits(self, trouble: Trouble, order: Order, lines_before: int) -> bool:
        if trouble in ("late row", "return"):
            shipped = [status.status for status in order.statuses] == ["placed", "paid", "shipped"]
            return shipped and order.statuses[-1].delivery == order.home
        if trouble == "conflicting versions":
            return lines_before >= BROKEN_EVERY and rival(order.lines[0]) is not None
        return True

    def _spoil(self, trouble: Trouble, order: Order) -> None:
        home, later = order.home, order.home + 1
        line, statuses = order.lines[0], order.statuses
        match trouble:
            case "late row":  # paid is told when shipped is already known
                statuses[1] = statuses[1]._replace(delivery=later)
                self._note("web.orders", trouble, later)
            case "return":  # paid → placed → paid
                paid = statuses[1]
                back, again = (
                    paid._replace(updated_at=paid.updated_at + timedelta(hours=hours))
                    for hours in (1, 2)
                )
                statuses[2:2] = [back._replace(status="placed"), again]
                self._note("web.orders", trouble, home)
            case "correction":
                order.lines.append(line._replace(delivery=later, quantity=line.quantity + 1))
                self._note("web.lines", trouble, later)
            case "redelivery":
                order.lines.append(line._replace(delivery=later))
                statuses.append(statuses[0]._replace(delivery=later))
                self._note("web.lines", trouble, later)
                self._note("web.orders", trouble, later)
            case "duplicate":
                order.lines.append(line)
                statuses.append(statuses[0])
                self._note("web.lines", trouble, home)
                self._note("web.orders", trouble, home)
            case "conflicting versions":
                order.lines.append(line._replace(quantity=rival(line) or line.quantity))
                self._note("web.lines", trouble, home)


_LATER: tuple[Trouble, ...] = ("late row", "correction", "redelivery")
_ROUND: tuple[Trouble, ...] = (*_LATER, "return", "duplicate", "conflicting versions")


def _due(has_later: bool) -> cycle[Trouble]:
    """Return the troubles in turn; those that need a later delivery only where there is one."""
    return cycle([trouble for trouble in _ROUND if has_later or trouble not in _LATER])


def rival(line: Line) -> int | None:
    """Return another quantity, for a second version of the line at the same moment, if any.

    Which version is the first by content is the same by value and by hash (recipe `dvault`),
    so what is true does not hang on which of them a vault compares.
    """

    def digest(quantity: int) -> str:
        price, discount = line.unit_price / 100, line.discount / 100
        text = f"{quantity}|{price:.2f}|{discount:.2f}|7"
        return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()

    mine = line.quantity, digest(line.quantity)
    for other in range(1, 10):
        if other != line.quantity and (other < mine[0]) == (digest(other) < mine[1]):
            return other
    return None
