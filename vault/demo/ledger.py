"""The ledger: turns what the shop delivers into what is true, without reading a file."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from functools import cache

from vault.demo.calendar import Calendar
from vault.demo.catalogue import Product
from vault.demo.customers import Customer
from vault.demo.orders import Order
from vault.demo.post import FEEDS, Post
from vault.demo.troubles import REJECTED
from vault.demo.truth import Account, Key, Truth, Version, keep


@cache
def money(cents: int) -> Decimal:
    """Return cents as a decimal of two places.

    >>> money(1990)
    Decimal('19.90')
    """
    return Decimal(cents).scaleb(-2)


class Ledger:
    """Is told every product, customer and order; knows the deliveries 1 to `known`."""

    def __init__(self, calendar: Calendar, known: int) -> None:
        self._calendar = calendar
        self._known = known
        self._satellites: dict[str, dict[Key, tuple[Version, ...]]] = defaultdict(dict)
        self._buyers: dict[str, str | None] = {}
        self._listed: dict[str, set[str]] = {"crm.customers": set(), "catalogue.products": set()}
        self._amounts: dict[str, Decimal] = {}
        self._purchases: Counter[str] = Counter()
        self._revenue: dict[str, Decimal] = defaultdict(lambda: Decimal("0.00"))

    def product(self, product: Product) -> None:
        """Enter a product and its prices."""
        rows = [
            self._version(delivery, product.name, product.category, money(price))
            for delivery, price in enumerate(product.prices, start=1)
            if product.listed(delivery) and delivery <= self._known
        ]
        if rows:
            self._satellites["product_catalogue"][product.sku] = keep(rows)
        if product.listed(self._known):
            self._listed["catalogue.products"].add(product.sku)

    def customer(self, customer: Customer) -> None:
        """Enter a customer as the CRM knows them."""
        rows, private = [], []
        for delivery in range(customer.first, min(customer.last, self._known) + 1):
            name, email, country, city, limit = customer.profiles[delivery - 1]
            limit_money = None if limit is None else money(limit)
            joined_on = customer.joined.date()
            rows.append(self._version(delivery, name, joined_on, country, city, limit_money))
            private.append(self._version(delivery, email))
        if rows:
            self._satellites["customer_crm"][customer.number] = keep(rows)
            self._satellites["customer_crm_private"][customer.number] = keep(private)
        if customer.first <= self._known <= customer.last:
            self._listed["crm.customers"].add(customer.number)

    def order(self, order: Order) -> None:
        """Enter an order with its lines; needs every row of it."""
        if order.home > self._known:
            return
        statuses = keep(
            Version(row.updated_at, row.delivery, (row.status, order.ordered_at, order.channel))
            for row in order.statuses
            if row.delivery <= self._known
        )
        buyer = order.customer_no.strip().upper() if order.customer_no else None
        amount = self._lines(order)
        self._satellites["order_web"][order.number] = statuses
        self._buyers[order.number] = buyer
        self._amounts[order.number] = amount
        if buyer and statuses[-1].attributes[0] != "cancelled":
            self._purchases[buyer] += 1
            self._revenue[buyer] += amount

    def _lines(self, order: Order) -> Decimal:
        """Enter the lines of an order and return what they come to."""
        versions: dict[Key, list[Version]] = {}
        amount = Decimal("0.00")
        for row in order.lines:
            if row.delivery <= self._known:
                attributes = (row.quantity, money(row.unit_price), money(row.discount))
                versions.setdefault((order.number, row.sku.strip(), row.line_no), []).append(
                    Version(row.updated_at, row.delivery, attributes)
                )
        for key, rows in versions.items():
            kept = keep(rows)
            self._satellites["order_line_web"][key] = kept
            quantity, price, discount = kept[-1].attributes
            assert isinstance(quantity, int)
            assert isinstance(price, Decimal)
            assert isinstance(discount, Decimal)
            amount += quantity * price - discount
        return amount

    def _version(self, delivery: int, *attributes: object) -> Version:
        return Version(self._calendar.cut(delivery), delivery, attributes)

    def close(self, post: Post) -> Truth:
        """Return the truth, with the accounts of what was posted."""
        troubles = {key: count for key, count in post.troubles.items() if key[2] <= self._known}
        accounts = {
            (feed, delivery): Account(
                post.delivered[feed, delivery],
                troubles.get((feed, "duplicate", delivery), 0),
                {
                    trouble: troubles[feed, trouble, delivery]
                    for trouble in REJECTED
                    if (feed, trouble, delivery) in troubles
                },
            )
            for feed in FEEDS
            for delivery in range(1, self._known + 1)
        }
        buyers = {buyer for buyer in self._buyers.values() if buyer}
        keys = self._satellites
        return Truth(
            known=self._known,
            accounts=accounts,
            troubles=troubles,
            customers=frozenset(key for key in keys["customer_crm"] if isinstance(key, str))
            | buyers,
            products=frozenset(key for key in keys["product_catalogue"] if isinstance(key, str)),
            orders=frozenset(self._buyers),
            lines=frozenset(key for key in keys["order_line_web"] if isinstance(key, tuple)),
            buyers=self._buyers,
            listed={feed: frozenset(listed) for feed, listed in self._listed.items()},
            satellites=dict(self._satellites),
            amounts=self._amounts,
            purchases=dict(self._purchases),
            revenue=dict(self._revenue),
        )
