"""The products, their prices in each delivery, and which one a customer picks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random
from statistics import NormalDist

from vault.demo.words import CATEGORIES, HARD_PRODUCTS, HARD_PRODUCTS_EVERY, MATERIALS

#: Prices are spread like a lognormal with a median of about 18.00.
LOG_PRICE = NormalDist(2.9, 0.8)


@dataclass(frozen=True, slots=True)
class Product:
    """A product; `prices` in cents, one a delivery; listed from `first` to `last` delivery."""

    sku: str
    name: str
    category: str
    prices: tuple[int, ...]
    first: int
    last: int

    def listed(self, delivery: int) -> bool:
        return self.first <= delivery <= self.last


class Catalogue:
    """All products, from cheap to dear."""

    def __init__(self, random: Random, count: int, deliveries: int) -> None:
        self.products = tuple(
            _product(random, number, count, deliveries) for number in range(count)
        )

    def pick(self, random: Random, taste: float, delivery: int) -> Product:
        """Return a listed product; a higher `taste` (0 to 1) picks dearer ones, gamma-like."""
        count = len(self.products)
        # Gamma with shape 2: the sum of two exponentials.
        luck = (1.0 - random.random()) * (1.0 - random.random())
        number = int(count * min(-taste / 2.0 * math.log(luck), 0.999))
        while not self.products[number].listed(delivery):
            number = (number + 1) % count
        return self.products[number]


def _product(random: Random, number: int, count: int, deliveries: int) -> Product:
    category = random.choice(tuple(CATEGORIES))
    name = f"{random.choice(MATERIALS)} {random.choice(CATEGORIES[category])} {number + 1}"
    name = HARD_PRODUCTS.get(number % HARD_PRODUCTS_EVERY, "{}").format(name)
    price = round(100 * math.exp(LOG_PRICE.inv_cdf((number + 0.5) / count)))
    first, last = 1, deliveries
    if deliveries > 1 and number % 20 == 7:
        last = 1 + number // 20 % (deliveries - 1)
    elif deliveries > 1 and number % 20 == 12:
        first = 2 + number // 20 % (deliveries - 1)
    # Leading zeros: a reader that takes the key for a number loses them.
    sku = f"{100 + number:06d}"
    return Product(sku, name, category, _prices(random, number, price, deliveries), first, last)


def _prices(random: Random, number: int, price: int, deliveries: int) -> tuple[int, ...]:
    """Return a price for each delivery: most stay, some rise, some rise and return."""
    raised = price + max(1, round(price * random.uniform(0.03, 0.15)))
    if number % 6 == 0:
        return (price, *[raised] * (deliveries - 1))
    if number % 6 == 1:
        return tuple((price, raised)[delivery % 2] for delivery in range(deliveries))
    return (price,) * deliveries
