"""Naming: whether a row as it was delivered names a key, by the columns that give it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any

from vault.entities import Feed, FeedColumn, HubLoad
from vault.erasure.subject import Subject
from vault.hashing import HashRecipe, hash_key, key_values
from vault.sources.personal import member, texts


class Named(Enum):
    """What a row says of a key: that it is meant, that another one is, or nothing for sure."""

    MEANT = 1
    OTHER = 2
    UNCLEAR = 3


class Naming:
    """Tells rows that name a key; `values` are texts that were stored of it."""

    def __init__(self, subject: Subject, recipe: HashRecipe, values: Iterable[str]) -> None:
        self._subject, self._recipe = subject, recipe
        self._digits = subject.shown.replace("-", "").lower()
        # short ones stand in rows of anybody
        words = [re.escape(text) for text in {*values} if len(text.strip()) > 3]
        self._values = re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)") if words else None
        parts = [rf"(?<!\w){re.escape(part.strip())}(?!\w)" for part in subject.key]
        self._parts = [re.compile(part, re.IGNORECASE) for part in parts]

    def says(self, feed: Feed | None, row: str) -> Named:
        """Whether a row, kept as JSON, names the key; UNCLEAR where it may be anybody's."""
        if feed is not None and not self.is_named_by(feed):
            return Named.OTHER
        try:
            cells = json.loads(row, parse_float=Decimal)
        except ValueError:
            return Named.UNCLEAR
        if feed is None or not isinstance(cells, dict) or set(cells) == {"line"}:
            return Named.UNCLEAR
        found = {self._of(load, feed, cells) for load in _loads(feed, self._subject)}
        if Named.MEANT in found:
            return Named.MEANT
        return Named.OTHER if found == {Named.OTHER} else Named.UNCLEAR

    def is_named_by(self, feed: Feed) -> bool:
        """Whether a feed brings keys of the hub at all."""
        return any(True for _ in _loads(feed, self._subject))

    def may_be_in(self, text: str) -> bool:
        """Whether some row of a file may name the key: quickly, and true where it is not clear."""
        if any(column.type.name != "text" for column in self._subject.hub.business_key):
            return True  # 007 is 7
        parts = self._subject.key[-len(self._subject.hub.business_key) :]
        folded = text.casefold()
        if all(part.strip().casefold() in folded for part in parts):
            return True
        return bool(self._values and self._values.search(text))

    def is_in(self, row: str) -> bool:
        """Whether a row that is unclear holds the text of the key, or something known of it."""
        try:
            found = list(texts(json.loads(row)))
        except ValueError:
            found = [row]
        whole = "\n".join(found)
        if all(part.search(whole) for part in self._parts):
            return True
        return bool(self._values and self._values.search(whole))

    def _of(self, load: HubLoad, feed: Feed, cells: Mapping[str, Any]) -> Named:
        hub = load.hub
        values = key_values(hub.identity, hub.case_sensitive, len(hub.qualifiers))
        try:
            row = [_value(feed.column(name), feed, cells) for name in load.columns]
            found = hash_key(row, values, self._recipe)
        except (LookupError, ValueError, InvalidOperation):
            return Named.UNCLEAR
        if found is None:
            return Named.UNCLEAR
        return Named.MEANT if found.lower() == self._digits else Named.OTHER


def _loads(feed: Feed, subject: Subject) -> Iterator[HubLoad]:
    for load in (*feed.hubs, *(hub for link in feed.links for hub in link.hubs)):
        if load.hub.name == subject.hub.name and load.hub.kind == subject.hub.kind:
            yield load


def _value(column: FeedColumn, feed: Feed, cells: Mapping[str, Any]) -> object:
    """The value of a cell of a key, as its column has it; LookupError where it is not plain."""
    if column.value is not None and (constant := re.fullmatch(r"'((?:[^']|'')*)'", column.value)):
        return constant[1].replace("''", "'")
    if not column.is_delivered:
        raise LookupError(column.name)
    cell = _cell(column, cells)
    if cell is None or (text := str(cell).strip()) == "":
        return None
    match column.type.name:
        case "text":
            return str(cell)
        case "integer" | "bigint":
            return int(Decimal(text))
        case "decimal":
            if feed.format.decimal == ",":
                text = text.replace(",", ".")
            return Decimal(text)
        case "date":
            return _moment(text, column.format or feed.format.date_format).date()
        case "timestamp":
            return _moment(text, column.format or feed.format.timestamp_format)
        case _:
            raise LookupError(column.name)


def _cell(column: FeedColumn, cells: Mapping[str, Any]) -> object:
    if column.source in cells:
        return cells[column.source]
    if column.source.startswith("$"):
        found: Any = cells
        for step in column.source.removeprefix("$.").split("."):
            found = found[step] if isinstance(found, dict) else None
        return found if isinstance(found, str | int | Decimal | None) else str(found)
    if column.name in cells:  # of a table, whose rows are kept under the feed's names
        return cells[column.name]
    if member(column.source) not in cells:
        raise LookupError(column.name)
    return None


def _moment(text: str, form: str | None) -> datetime:
    if form is None:
        return datetime.fromisoformat(text)
    return datetime.strptime(text, form)
