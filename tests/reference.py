"""What a vault must hold: the rules of hub, link, satellite and fact in plain Python.

Deliveries go in one by one, as lists of rows; out comes what each table stores, what became of
every row, and which rows were rejected. No SQL, and nothing of the library but its recipe, by
which two payloads of one fact are put in order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from vault.hashing import HashRecipe, Value, hash_diff
from vault.names import Identifier
from vault.types import Type

PAYLOAD = (
    Value(Identifier("amount"), Type("decimal", 10, 2)),
    Value(Identifier("note"), Type("text")),
)


class Row(NamedTuple):
    """A row as the source delivers it."""

    customer_no: str | None
    order_no: str | None
    line_no: int | None
    at: datetime | None
    name: str | None
    city: str | None
    amount: Decimal | None
    note: str | None

    @property
    def customer(self) -> str | None:
        return normal(self.customer_no)

    @property
    def order(self) -> str | None:
        return normal(self.order_no)

    @property
    def is_filtered(self) -> bool:
        return self.note == "test"

    @property
    def is_whole(self) -> bool:
        return self.customer is not None and self.at is not None


def normal(key: str | None) -> str | None:
    """A business key as it is compared; None where it is missing."""
    text = (key or "").strip(" ")
    return text.upper() if text else None


#: The keys of the links, and the parent and the content of each satellite.
LINKS: dict[str, Callable[[Row], Hashable]] = {
    "link_order_line": lambda row: (row.order, row.customer, row.line_no),
}
SATELLITES: dict[str, tuple[Callable[[Row], Hashable], Callable[[Row], tuple]]] = {
    "sat_customer_crm": (lambda row: row.customer, lambda row: (row.name, row.city)),
    "sat_order_crm": (lambda row: row.order, lambda row: (row.city,)),
}


@dataclass
class Reference:
    """The vault as it must be after the deliveries so far.

    A stored row is a key, what the table keeps of it, and the number of its load; an account is
    delivered, inserted, unchanged, duplicate, rejected, filtered; a rejected row is known by load,
    target (None where every target lost it) and its number in the delivery.
    """

    stored: dict[str, list[tuple]] = field(default_factory=lambda: defaultdict(list))
    accounts: dict[tuple[int, str], tuple[int, ...]] = field(default_factory=dict)
    rejected: Counter[tuple[int, str | None, int]] = field(default_factory=Counter)
    load: int = 0

    def deliver(self, rows: list[Row]) -> None:
        """Load a delivery."""
        self.load += 1
        kept = [(number, row) for number, row in enumerate(rows, 1) if not row.is_filtered]
        whole = [(number, row) for number, row in kept if row.is_whole]
        lost = {number for number, row in kept if not row.is_whole}
        self.rejected.update((self.load, None, number) for number in lost)
        for target, verdicts in self._judged(whole):
            counts = Counter(verdict for _, verdict in verdicts)
            refused = [number for number, verdict in verdicts if verdict == "rejected"]
            self.rejected.update((self.load, target, number) for number in refused)
            self.accounts[self.load, target] = (
                len(rows),
                counts["inserted"],
                counts["unchanged"],
                counts["duplicate"],
                len(refused) + len(lost),
                len(rows) - len(kept),
            )

    def _judged(self, rows: list) -> Iterator[tuple[str, list[tuple[int, str]]]]:
        for name in ("customer", "order"):
            yield f"hub_{name}", self._hub(name, rows)
        for target, key in LINKS.items():
            yield target, self._link(target, key, rows)
        yield "link_payment", self._facts(rows)
        for target, (key, content) in SATELLITES.items():
            yield target, self._satellite(target, key, content, rows)

    def _hub(self, name: str, rows: list) -> list[tuple[int, str]]:
        """The first spelling by applied date, then by the spelling itself, is stored."""
        stored = self.stored[f"hub_{name}"]
        known = {key for key, *_ in stored} | {None}
        new: dict[Any, list] = defaultdict(list)
        verdicts = []
        for number, row in rows:
            key = getattr(row, name)
            if key in known:
                verdicts.append((number, "unchanged"))
            else:
                new[key].append((row.at, getattr(row, f"{name}_no"), number))
        for key, candidates in new.items():
            first, *others = sorted(candidates)
            stored.append((key, first[1], self.load))
            verdicts += [(first[2], "inserted"), *((one[2], "duplicate") for one in others)]
        return verdicts

    def _link(self, target: str, key_of: Callable, rows: list) -> list[tuple[int, str]]:
        stored = self.stored[target]
        known = dict(stored)
        verdicts = []
        for number, row in rows:
            key = key_of(row)
            if key not in known:
                known[key] = self.load
                stored.append((key, self.load))
                verdicts.append((number, "inserted"))
            else:
                verdicts.append((number, "duplicate" if known[key] == self.load else "unchanged"))
        return verdicts

    def _facts(self, rows: list) -> list[tuple[int, str]]:
        """The first payload by applied date, then by hash, is the fact; others contradict it."""
        stored = self.stored["link_payment"]
        known = {key: (payload, load) for key, payload, _, load in stored}
        verdicts = []
        for number, row in sorted(rows, key=lambda one: (one[1].at, _hash(one[1]))):
            key, payload = (row.customer, row.line_no), (row.amount, row.note)
            if key not in known:
                known[key] = payload, self.load
                stored.append((key, payload, row.at, self.load))
                verdicts.append((number, "inserted"))
            elif known[key][0] != payload:
                verdicts.append((number, "rejected"))
            else:
                again = known[key][1] == self.load
                verdicts.append((number, "duplicate" if again else "unchanged"))
        return verdicts

    def _satellite(
        self, target: str, key_of: Callable, content_of: Callable, rows: list
    ) -> list[tuple[int, str]]:
        """A row is a version where its content is another than that of its predecessor."""
        stored = self.stored[target]
        groups: dict[Any, dict[tuple, list[int]]] = defaultdict(lambda: defaultdict(list))
        verdicts = []
        for number, row in rows:
            key, content = key_of(row), content_of(row)
            if key is not None:
                groups[key, row.at][content].append(number)
            elif any(value is not None for value in content):
                verdicts.append((number, "rejected"))
            else:  # the ghost at the unknown key says the same
                again = groups[key, row.at][content]
                verdicts.append((number, "duplicate" if again else "unchanged"))
                again.append(number)
        for key, at in sorted((one for one in groups if one[0] is not None), key=lambda x: x[1]):
            first, *others = sorted(groups[key, at].items(), key=lambda one: _order(one[0]))
            verdicts += [(number, "rejected") for _, numbers in others for number in numbers]
            content, (number, *again) = first
            before = [row for row in stored if row[0] == key and row[2] <= at]
            preceding = max(before, key=lambda row: (row[2], row[3]))[1] if before else None
            verdicts += [(one, "duplicate") for one in again]
            verdicts.append((number, "unchanged" if preceding == content else "inserted"))
            if preceding != content:
                stored.append((key, content, at, self.load))
        return verdicts


def _order(content: tuple) -> list[tuple[bool, str]]:
    """By the first attribute in which two contents differ, null after everything."""
    return [(value is None, value or "") for value in content]


def _hash(row: Row) -> str:
    return hash_diff((row.amount, row.note), PAYLOAD, HashRecipe())
