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


def normal(key: str | None) -> str | None:
    """A business key as it is compared; None where it is missing."""
    text = (key or "").strip(" ")
    return text.upper() if text else None


Key = Callable[[Row], Hashable]
Content = Callable[[Row], tuple]
#: What became of a row, by its number.
Verdicts = list[tuple[int, str]]


@dataclass
class Reference:
    """The vault as it must be after the deliveries so far.

    Said of its tables: the key of each hub and the key as delivered, the keys of links and
    references, the parent and the content of each satellite, the key of its facts.

    A stored row is a key, what the table keeps of it, and the number of its load; an account is
    delivered, inserted, unchanged, duplicate, rejected, filtered; a rejected row is known by load,
    target (None where every target lost it) and its number in the delivery.
    """

    hubs: dict[str, tuple[Key, Content]]
    links: dict[str, Key]
    references: dict[str, Key]
    satellites: dict[str, tuple[Key, Content]]
    facts: Key | None
    #: whether a row is loaded at all
    is_whole: Callable[[Row], bool]
    stored: dict[str, list[tuple]] = field(default_factory=lambda: defaultdict(list))
    accounts: dict[tuple[int, str], tuple[int, ...]] = field(default_factory=dict)
    rejected: Counter[tuple[int, str | None, int]] = field(default_factory=Counter)
    load: int = 0

    def deliver(self, rows: list[Row]) -> None:
        """Load a delivery."""
        self.load += 1
        kept = [(number, row) for number, row in enumerate(rows, 1) if not row.is_filtered]
        whole = [(number, row) for number, row in kept if self.is_whole(row)]
        lost = {number for number, row in kept if not self.is_whole(row)}
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

    def _judged(self, rows: list) -> Iterator[tuple[str, Verdicts]]:
        for target, (key, spelling) in self.hubs.items():
            yield target, self._hub(target, key, spelling, rows)
        for target, key in self.links.items():
            yield target, self._link(target, key, rows)
        for target, key in self.references.items():
            yield target, self._link(target, key, rows)
        if self.facts:
            yield "link_payment", self._facts(rows)
        for target, (key, content) in self.satellites.items():
            yield target, self._satellite(target, key, content, rows)

    def _hub(self, target: str, key_of: Key, spelling_of: Content, rows: list) -> Verdicts:
        """The first spelling by applied date, then by the spelling itself, is stored."""
        stored = self.stored[target]
        known = {key for key, *_ in stored} | {None}
        new: dict[Any, list] = defaultdict(list)
        verdicts = []
        for number, row in rows:
            key = key_of(row)
            if key in known:
                verdicts.append((number, "unchanged"))
            else:
                spelling = spelling_of(row)
                new[key].append((row.at, _order(spelling), number, spelling))
        for key, candidates in new.items():
            first, *others = sorted(candidates)
            stored.append((key, first[3], self.load))
            verdicts += [(first[2], "inserted"), *((one[2], "duplicate") for one in others)]
        return verdicts

    def _link(self, target: str, key_of: Key, rows: list) -> Verdicts:
        stored = self.stored[target]
        known = dict(stored)
        verdicts = []
        for number, row in rows:
            key = key_of(row)
            if _is_unknown(key):
                verdicts.append((number, "unchanged"))
            elif key not in known:
                known[key] = self.load
                stored.append((key, self.load))
                verdicts.append((number, "inserted"))
            else:
                verdicts.append((number, "duplicate" if known[key] == self.load else "unchanged"))
        return verdicts

    def _facts(self, rows: list) -> Verdicts:
        """The first payload by applied date, then by hash, is the fact; others contradict it."""
        stored = self.stored["link_payment"]
        known = {key: (payload, load) for key, payload, _, load in stored}
        verdicts = []
        for number, row in sorted(rows, key=lambda one: (one[1].at, _hash(one[1]))):
            key, payload = self.facts(row), (row.amount, row.note)
            if _is_unknown(key):
                is_empty = payload == (None, None)
                verdicts.append((number, "unchanged" if is_empty else "rejected"))
            elif key not in known:
                known[key] = payload, self.load
                stored.append((key, payload, row.at, self.load))
                verdicts.append((number, "inserted"))
            elif known[key][0] != payload:
                verdicts.append((number, "rejected"))
            else:
                again = known[key][1] == self.load
                verdicts.append((number, "duplicate" if again else "unchanged"))
        return verdicts

    def _satellite(self, target: str, key_of: Key, content_of: Content, rows: list) -> Verdicts:
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


def _is_unknown(key: Hashable) -> bool:
    """Whether it is that of the row for what is missing, which is there before all others."""
    return key is None or (isinstance(key, tuple) and all(part is None for part in key))


def _order(content: tuple) -> list[tuple[bool, Any]]:
    """By the first value in which two contents differ, null after everything."""
    return [(value is None, "" if value is None else value) for value in content]


def _hash(row: Row) -> str:
    return hash_diff((row.amount, row.note), PAYLOAD, HashRecipe())
