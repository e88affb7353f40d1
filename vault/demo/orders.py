"""The orders: what is bought, and how each order goes from placed to shipped or cancelled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple

from vault.demo.calendar import Calendar
from vault.demo.catalogue import Catalogue
from vault.demo.words import CHANNELS


class Status(NamedTuple):
    """An order's status and the delivery it comes with."""

    delivery: int
    status: str
    updated_at: datetime


class Line(NamedTuple):
    """A version of an order line and the delivery it comes with; prices in cents."""

    delivery: int
    line_no: int
    sku: str
    quantity: int
    unit_price: int
    discount: int
    updated_at: datetime


@dataclass(slots=True)
class Order:
    """An order with every row of it that is ever delivered; a guest has no `customer_no`."""

    number: str
    customer_no: str | None
    channel: str
    ordered_at: datetime
    home: int
    statuses: list[Status]
    lines: list[Line]


class Counter:
    """Takes orders and numbers them."""

    def __init__(self, random: Random, catalogue: Catalogue, calendar: Calendar) -> None:
        self._random = random
        self._catalogue = catalogue
        self._calendar = calendar
        self._taken = 0

    def order(self, customer_no: str | None, moment: datetime, taste: float) -> Order:
        """Return a new order; what happens to it after the last delivery is left out."""
        self._taken += 1
        channel = self._random.choice(CHANNELS)
        if customer_no and channel == "phone" and self._taken % 4 == 0:
            customer_no = f" {customer_no.lower()}"  # typed by hand
        home = self._calendar.delivery(moment)
        return Order(
            f"O{self._taken:07d}",
            customer_no,
            channel,
            moment,
            home,
            self._statuses(moment),
            self._lines(moment, home, taste),
        )

    def _statuses(self, moment: datetime) -> list[Status]:
        luck = self._random.random()
        course = ["placed", "paid", "shipped"]
        if luck < 0.06:
            course = ["placed", "cancelled"] if luck < 0.03 else ["placed", "paid", "cancelled"]
        elif luck < 0.08:
            course = ["placed"]
        statuses = []
        for status in course:
            delivery = self._calendar.delivery(moment)
            if delivery > self._calendar.deliveries:
                break
            statuses.append(Status(delivery, status, moment))
            moment += timedelta(seconds=int(4 * 3600 + self._random.expovariate(1 / 90_000)))
        return statuses

    def _lines(self, moment: datetime, home: int, taste: float) -> list[Line]:
        random = self._random
        lines = []
        count = min(1 + int(random.expovariate(0.7)), 8)
        for line_no in range(1, count + 1):
            product = self._catalogue.pick(random, taste, home)
            price = product.prices[home - 1]
            quantity = 1 if random.random() < 0.7 else random.randint(2, 5)
            discount = quantity * price // 10 if random.random() < 0.15 else 0
            sku = f"{product.sku} " if random.random() < 0.01 else product.sku
            line = Line(home, line_no, sku, quantity, price, discount, moment)
            lines.append(line)
            if random.random() < 0.03:
                changed_at = moment + timedelta(minutes=random.randint(5, 180))
                delivery = self._calendar.delivery(changed_at)
                if delivery <= self._calendar.deliveries:
                    lines.append(
                        line._replace(
                            delivery=delivery, quantity=quantity + 1, updated_at=changed_at
                        )
                    )
        return lines
