"""The customers: who they are in each delivery, how often and how dearly they buy."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple

from vault.demo.calendar import END, START, Calendar
from vault.demo.words import CITIES, FIRST_NAMES, HARD_NAMES, HARD_NAMES_EVERY, LAST_NAMES

# BG/NBD (Fader, Hardie, Lee 2005): purchases come at a rate drawn from Gamma(R, ALPHA), in
# days, and after each repeated one the customer is lost with a chance drawn from Beta(A, B).
R, ALPHA = 0.8, 80.0
A, B = 0.8, 2.5

JOINING_DAYS = 715


class Profile(NamedTuple):
    """What the CRM says of a customer in one delivery; the limit in cents, None is empty."""

    full_name: str
    email: str | None
    country: str
    city: str | None
    credit_limit: int | None


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer; in the CRM from `first` to `last` delivery, `profiles` one a delivery."""

    number: str
    joined: datetime
    first: int
    last: int
    profiles: tuple[Profile, ...]
    taste: float
    orders: tuple[datetime, ...]


def customers(random: Random, count: int, calendar: Calendar) -> Iterator[Customer]:
    """Yield customers one by one, so that a large shop needs no more memory than a small one."""
    for number in range(count):
        seconds = int(random.random() * JOINING_DAYS * 86_400)
        joined = START + timedelta(seconds=seconds)
        first, last = calendar.delivery(joined), calendar.deliveries
        if first < last and number % 25 == 19:
            last = first + number // 25 % (last - first)
        horizon = calendar.cut(last)
        yield Customer(
            f"C{number + 1:06d}",
            joined,
            first,
            last,
            _profiles(random, number, calendar.deliveries),
            random.gammavariate(6.0, 0.35 / 6.0),
            () if number % 25 == 24 else tuple(_purchases(random, joined, horizon)),
        )


def _purchases(random: Random, joined: datetime, horizon: datetime) -> Iterator[datetime]:
    """Yield the moments of a customer's orders up to `horizon`."""
    moment = joined + timedelta(seconds=int(random.random() * 2 * 86_400))
    rate = random.gammavariate(R, 1 / ALPHA)
    loss = random.betavariate(A, B)
    repeated = False
    while moment <= horizon:
        yield moment
        wait = random.expovariate(rate) if rate > 0 else float("inf")
        lost = repeated and random.random() < loss
        if lost or wait > (END - START).days:
            return
        moment += timedelta(seconds=60 + int(wait * 86_400))
        repeated = True


def _profiles(random: Random, number: int, deliveries: int) -> tuple[Profile, ...]:
    """Return a profile for each delivery; one in twenty customers moves and moves back."""
    first_name, last_name = random.choice(FIRST_NAMES), random.choice(LAST_NAMES)
    name = HARD_NAMES.get(number % HARD_NAMES_EVERY, "{}").format(f"{first_name} {last_name}")
    country = random.choice(tuple(CITIES))
    city = random.choice(CITIES[country]) if random.random() > 0.03 else None
    limit = random.randrange(10_000, 900_000, 50) if random.random() > 0.1 else None
    email = f"{_plain(first_name)}.{number + 1}@example.com" if random.random() > 0.05 else None
    profiles = [Profile(name, email, country, city, limit)]
    for delivery in range(2, deliveries + 1):
        if number % 20 == 4:
            cities = CITIES["DE" if delivery % 2 else "AT"]
            city = profiles[0].city if delivery % 2 else next(c for c in cities if c != city)
        elif random.random() < 0.06:
            city = random.choice(CITIES[country])
        if random.random() < 0.08:
            limit = random.randrange(10_000, 900_000, 50)
        if random.random() < 0.04:
            email = f"{_plain(last_name)}.{number + 1}@example.org"
        profiles.append(Profile(name, email, country, city, limit))
    return tuple(profiles)


def _plain(name: str) -> str:
    """Return a name in lower-case ASCII letters, as far as it has them.

    >>> _plain("Chloé"), _plain("O'Brien"), _plain("Ørjan")
    ('chloe', 'obrien', 'orjan')
    """
    spelled = name.translate(str.maketrans("ØøŁłı", "OoLli"))
    letters = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return "".join(filter(str.isalpha, letters)).lower()
