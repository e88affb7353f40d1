"""What a vault must hold of a log: versions, lives and relations in plain Python."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from reference import Reference, Verdicts, normal

from vault.hashing import HashRecipe, Value, hash_diff, hash_key
from vault.names import Identifier
from vault.types import Type

KEY = Value(Identifier("key"), Type("text"), key=True, folded=True)
NAME = (Value(Identifier("name"), Type("text")),)


class Event(NamedTuple):
    """A row of a log; `no` is its number there."""

    customer_no: str | None
    partner_no: str
    name: str | None
    op: str | None
    no: int
    at: int | None

    @property
    def customer(self) -> str | None:
        return normal(self.customer_no)

    @property
    def relation(self) -> tuple[str | None, str]:
        return self.customer, self.partner_no

    @property
    def operation(self) -> str:
        """I, U or D; empty where it is none."""
        word = (self.op or "").strip().upper()[:1]
        return word if word in ("I", "U", "D") else ""

    @property
    def is_filtered(self) -> bool:
        return False


class LogReference(Reference):
    """The vault as it must be after the deliveries of a log without a sequence."""

    def __init__(self) -> None:
        super().__init__(
            hubs={
                "hub_customer": (lambda row: row.customer, lambda row: (row.customer_no,)),
                "hub_partner": (lambda row: row.partner_no, lambda row: (row.partner_no,)),
            },
            links={"link_served": lambda row: row.relation},
            references={},
            satellites={},
            facts=None,
            is_whole=lambda row: row.customer and row.at is not None and row.operation,
        )

    def _judged(self, rows: list) -> Iterator[tuple[str, Verdicts]]:
        yield from super()._judged(rows)
        there = [(number, row) for number, row in rows if row.operation != "D"]
        gone = [(number, "unchanged") for number, row in rows if row.operation == "D"]
        versions = self._satellite(
            "sat_customer_name", lambda row: row.customer, lambda row: (row.name,), there
        )
        yield "sat_customer_name", versions + gone
        yield "sat_customer_status", self._status(rows)
        yield "sat_served_by", self._effectivity(rows)

    def _status(self, rows: list) -> Verdicts:
        """Of what is told of a key at one moment the first counts; what is no news is left out."""
        stored = self.stored["sat_customer_status"]
        moments: dict[tuple, list] = defaultdict(list)
        verdicts = []
        for number, row in rows:
            moments[row.customer, row.at].append((row.operation, _hash(row.name), number))
        for key, at in sorted(moments, key=lambda one: one[1]):
            (operation, content, number), *others = sorted(moments[key, at])
            verdicts += [
                (other, "duplicate" if (told, said) == (operation, content) else "rejected")
                for told, said, other in others
            ]
            before = [row for row in stored if row[0] == key and row[3] <= at]
            preceding = max(before, key=lambda row: row[3:], default=None)
            new = is_news((operation, content, at), preceding and preceding[1:4])
            verdicts.append((number, "inserted" if new else "unchanged"))
            if new:
                stored.append((key, operation, content, at, self.load))
        return verdicts

    def _effectivity(self, rows: list) -> Verdicts:
        """Of the partners of a customer at one moment the first counts; one that begins and ends
        has ended."""
        stored = self.stored["sat_served_by"]
        moments: dict[tuple, list] = defaultdict(list)
        ended = {(row.relation, row.at) for _, row in rows if row.operation == "D"}
        verdicts = []
        for number, row in rows:
            ending = row.relation if (row.relation, row.at) in ended else None
            claim = row.operation != "D", _hash_key(row), number, row.relation
            moments[row.customer, row.at, ending].append(claim)
        told = defaultdict(list)
        for (customer, at, _), claims in moments.items():
            (is_active, key, number, relation), *others = sorted(claims)
            verdicts += [
                (other, "duplicate" if (begins, one) == (is_active, relation) else "rejected")
                for begins, _, other, one in others
            ]
            told[customer].append((at, self.load, is_active, key, relation, number))
        for customer, news in told.items():
            known = [
                (at, load, is_active, hash_key(one, (KEY, KEY), HashRecipe()), one, 0)
                for one, at, is_active, load in stored
                if one[0] == customer
            ]
            verdicts += self._follow(sorted(news + known))
        return verdicts

    def _follow(self, timeline: list[tuple]) -> Verdicts:
        """A row for what begins and for what ends; an ending counts where it ends what is shown."""
        opened, events = None, []
        for at, _, is_active, _, relation, number in timeline:
            if is_active:
                opened = relation
            if is_active or opened == relation:
                events.append((at, relation if is_active else None, relation, number))
        shown, found = None, {}
        for place, (at, shows, relation, number) in enumerate(events):
            if number and shows != shown:
                found[number] = "inserted"
                self._keep(relation, at, shows is not None)
                if shows and shown:
                    self._keep(shown, at, False)
                following = events[place + 1] if place + 1 < len(events) else None
                if shows and following and not following[3] and following[1] not in (None, shows):
                    self._keep(relation, following[0], False)
            shown = shows
        return [(row[5], found.get(row[5], "unchanged")) for row in timeline if row[5]]

    def _keep(self, relation: tuple, at: int, is_active: bool) -> None:
        self.stored["sat_served_by"].append((relation, at, is_active, self.load))


def is_news(told: tuple[str, Any, Any], before: tuple[str, Any, Any] | None) -> bool:
    """Whether an operation tells more than the one before: each with its content and moment."""
    if before is None or told[0] != before[0]:
        return True
    if told[0] == "D":
        return False
    return told[1] != before[1] or (told[0] == "U" and told[2] != before[2])


def told_by(log: list[Event]) -> dict[str, Counter[tuple]]:
    """What the satellites must hold of a log that is ordered by its numbers."""
    found: dict[str, Counter[tuple]] = {name: Counter() for name in ("name", "status", "served")}
    names: dict[str, tuple] = {}
    lives: dict[str, tuple] = {}
    served: dict[str, str | None] = {}
    for event in sorted(log, key=lambda one: (one.at, one.no)):
        key, moment = event.customer, (event.at, event.no)
        if event.operation != "D" and names.get(key) != (event.name,):
            names[key] = (event.name,)
            found["name"][key, event.name, *moment] += 1
        said = event.operation, event.name, event.at
        if is_news(said, lives.get(key)):
            found["status"][key, event.operation, *moment] += 1
        lives[key] = said
        before = served.get(key)
        if event.operation == "D":
            if before == event.partner_no:
                found["served"][key, before, False, *moment] += 1
                served[key] = None
        elif before != event.partner_no:
            if before:
                found["served"][key, before, False, *moment] += 1
            found["served"][key, event.partner_no, True, *moment] += 1
            served[key] = event.partner_no
    return found


def _hash(name: str | None) -> str:
    return hash_diff((name,), NAME, HashRecipe())


def _hash_key(row: Event) -> str | None:
    return hash_key(row.relation, (KEY, KEY), HashRecipe())
