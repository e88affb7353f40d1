"""The shop: lets products, customers and orders come about and sends them on their way."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from random import Random

from vault.demo.calendar import END, START, Calendar
from vault.demo.catalogue import Catalogue, Product
from vault.demo.customers import Customer, customers
from vault.demo.ledger import Ledger
from vault.demo.orders import Counter, Order
from vault.demo.post import Post
from vault.demo.troubles import Troubles
from vault.demo.truth import Truth

#: A row of a snapshot is delivered twice for so many customers, or products.
DUPLICATE_EVERY = 100


class Shop:
    """An example shop of about two years, ending 2025-06-30.

    The same arguments make the same files, byte for byte. A small shop (fewer than about 100
    customers) has fewer kinds of trouble, so that it too stays below 5 % rejected rows.
    """

    def __init__(self, *, customers: int = 500, seed: int = 7, deliveries: int = 3) -> None:
        if customers < 1:
            raise ValueError(f"customers is {customers}; it must be at least 1")
        self._customers = customers
        self._seed = seed
        self._calendar = Calendar(deliveries)

    def write(self, folder: Path, only: int | None = None) -> None:
        """Write all deliveries, or only one, below `folder`; files of the same name are replaced.

        Raises ValueError where there is no such delivery.
        """
        with Post(self._calendar, folder, self._wanted(only)) as post:
            self._trade(post, None)

    def truth(self, known: int | None = None) -> Truth:
        """Return what is true after all deliveries, or after the first `known`; writes nothing."""
        ledger = Ledger(self._calendar, self._wanted(known)[-1])
        with Post(self._calendar, None, ()) as post:
            self._trade(post, ledger)
        return ledger.close(post)

    def generate(self, folder: Path, only: int | None = None) -> Truth:
        """Do both in one go: `write`, and return what is true after the last delivery written."""
        wanted = self._wanted(only)
        ledger = Ledger(self._calendar, wanted[-1])
        with Post(self._calendar, folder, wanted) as post:
            self._trade(post, ledger)
        return ledger.close(post)

    def _wanted(self, only: int | None) -> range:
        count = self._calendar.deliveries
        if only is None:
            return range(1, count + 1)
        if not 1 <= only <= count:
            raise ValueError(f"there is no delivery {only}; there are 1 to {count}")
        return range(only, only + 1)

    def _trade(self, post: Post, ledger: Ledger | None) -> None:
        """Let everything happen, always in the same order, whatever is written or wanted."""
        random = Random(self._seed)
        catalogue = Catalogue(random, 120 + self._customers // 50, self._calendar.deliveries)
        counter = Counter(random, catalogue, self._calendar)
        troubles = Troubles(self._calendar.deliveries, post.note)
        for number, product in enumerate(catalogue.products):
            self._send_product(post, number, product)
            if ledger:
                ledger.product(product)

        def place(order: Order) -> None:
            troubles.meet(order, post.delivered["web.lines", order.home])
            _send_order(post, order)
            if ledger:
                ledger.order(order)

        for number, customer in enumerate(customers(random, self._customers, self._calendar)):
            self._send_customer(post, number, customer)
            if ledger:
                ledger.customer(customer)
            for moment in customer.orders:
                place(counter.order(customer.number, moment, customer.taste))
        for _ in range(self._customers // 5):
            seconds = int(random.random() * (END - START).total_seconds())
            place(counter.order(None, START + timedelta(seconds=seconds), 0.3))

    def _send_product(self, post: Post, number: int, product: Product) -> None:
        feed = "catalogue.products"
        for delivery in range(product.first, product.last + 1):
            row = (
                product.sku,
                product.name,
                product.category,
                _decimal(product.prices[delivery - 1], "."),
                self._calendar.cut(delivery).isoformat(),
            )
            post.send(feed, delivery, row)
            if number % DUPLICATE_EVERY == 5:
                post.send(feed, delivery, row)
                post.note(feed, "duplicate", delivery)
        if product.last < self._calendar.deliveries:
            post.note(feed, "deletion", product.last + 1)

    def _send_customer(self, post: Post, number: int, customer: Customer) -> None:
        feed, joined_on = "crm.customers", customer.joined.strftime("%d.%m.%Y")
        for delivery in range(customer.first, customer.last + 1):
            profile = customer.profiles[delivery - 1]
            row = (
                customer.number,
                profile.full_name,
                profile.email,
                joined_on,
                profile.country,
                profile.city,
                None if profile.credit_limit is None else _decimal(profile.credit_limit, ","),
                self._calendar.cut(delivery).isoformat(),
            )
            post.send(feed, delivery, row)
            if number % DUPLICATE_EVERY == 5:
                post.send(feed, delivery, row)
                post.note(feed, "duplicate", delivery)
        if customer.last < self._calendar.deliveries:
            post.note(feed, "deletion", customer.last + 1)


def _send_order(post: Post, order: Order) -> None:
    """Send every row of an order; half of the guests lack the column, half have it empty.

    The rows are written as JSON by hand: their values are plain words, and it is five times
    as fast as an encoder.
    """
    ordered_at = order.ordered_at.isoformat()
    head = f'{{"order_no": "{order.number}", '
    buyer = ""
    if order.customer_no is not None:
        buyer = f'"customer_no": "{order.customer_no}", '
    elif order.ordered_at.second % 2:
        buyer = '"customer_no": null, '
    tail = f'"channel": "{order.channel}", "ordered_at": "{ordered_at}"}}\n'
    for status in order.statuses:
        moment = f'"updated_at": "{status.updated_at.isoformat()}", '
        row = f'{head}{buyer}"status": "{status.status}", {moment}{tail}'
        post.send("web.orders", status.delivery, row)
    for line in order.lines:
        price, discount = _decimal(line.unit_price, "."), _decimal(line.discount, ".")
        unchanged = line.updated_at is order.ordered_at
        updated_at = ordered_at if unchanged else line.updated_at.isoformat()
        row = (
            f'{head}"line_no": {line.line_no}, "sku": "{line.sku}", "quantity": {line.quantity}, '
            f'"unit_price": {price}, "discount": {discount}, '
            f'"updated_at": "{updated_at}"}}\n'
        )
        post.send("web.lines", line.delivery, row)


def _decimal(cents: int, point: str) -> str:
    """Write cents with two places.

    >>> _decimal(123450, ",")
    '1234,50'
    """
    return f"{cents // 100}{point}{cents % 100:02d}"
