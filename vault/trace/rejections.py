"""Rejections: the rejected rows that named a key, by the columns that the feeds map to its hub."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

import duckdb

from vault.entities import Feed, FeedColumn, Hub, HubLoad, Warehouse
from vault.hashing import hash_key, key_values
from vault.sources.cells import named, quoted, type_name
from vault.trace.answer import Rejection
from vault.trace.asking import value_of
from vault.trace.reading import HubRow, Reader

#: What a broken line is kept as, since it has no columns.
_LINE = {"line"}


def rejections_of(reader: Reader, hub: Hub, row: HubRow) -> tuple[Rejection, ...]:
    """Return the rejected rows that named a row of a hub, in the order of their loads."""
    return _naming(reader, hub, row.identity)


def rejections_of_unknown(reader: Reader, hub: Hub, key: Sequence[Any]) -> tuple[Rejection, ...]:
    """The same of a key that the hub does not hold, whatever qualifies it."""
    return _naming(reader, replace(hub, collision_code=None, tenant=None), key)


def _naming(reader: Reader, hub: Hub, identity: Sequence[Any]) -> tuple[Rejection, ...]:
    warehouse = reader.session.warehouse
    feeds = {feed.record_source: feed for feed in warehouse.feeds if _loads(feed, hub)}
    namers = {name: Namer(warehouse, feed, hub, identity) for name, feed in feeds.items()}
    computed = any(namer.computes for namer in namers.values())
    words = [] if computed else list(_letters(identity[len(hub.qualifiers) :]))
    return tuple(
        Rejection(load_id, number, target, reason, delivered)
        for feed, load_id, number, target, reason, delivered in reader.rejected(
            list(feeds.values()), words
        )
        if namers[feed].names(delivered)
    )


def _loads(feed: Feed, hub: Hub) -> list[HubLoad]:
    """The keys of a hub that a feed brings, in every role."""
    return [load for load in feed.hubs if load.hub.table == hub.table]


def _letters(key: Sequence[Any]) -> Iterator[str]:
    """The longest plain word of each text, which every database folds alike."""
    for value in key:
        if isinstance(value, str) and (words := re.findall(r"[A-Za-z0-9]+", value)):
            yield max(words, key=len).upper()


class Namer:
    """Says whether a row as it was delivered names a key: one that has its hash."""

    def __init__(self, warehouse: Warehouse, feed: Feed, hub: Hub, identity: Sequence[Any]) -> None:
        self._feed = feed
        self._loads = _loads(feed, hub)
        self._qualifiers = [column.name for column in hub.qualifiers]
        self._columns = {column.name: column for column in feed.columns}
        self._values = key_values(hub.identity, hub.case_sensitive, len(hub.qualifiers))
        self._recipe = warehouse.recipe
        # by recipes that take a text for null there may be no hash, which no row has then
        self._wanted = hash_key(identity, self._values, self._recipe) or "none"
        texts = [str(value).strip() for value in identity[len(self._qualifiers) :]]
        flags = re.IGNORECASE * (not hub.case_sensitive)
        self._in_line = [
            re.compile(rf"(?<!\w){re.escape(text)}(?!\w)", flags) for text in texts if text
        ]

    @cached_property
    def _memory(self) -> duckdb.DuckDBPyConnection:
        """Where hard rules are evaluated, as where files are staged."""
        return duckdb.connect()

    @property
    def computes(self) -> bool:
        """Whether a part of a key is made by a rule, so that its letters may be absent."""
        parts = (self._columns[name] for load in self._loads for name in load.key)
        return any(not column.is_delivered for column in parts)

    def names(self, delivered: str) -> bool:
        """Whether the row named the key in any of its roles; a broken line: whether it holds it."""
        try:
            row = json.loads(delivered, parse_float=str, parse_int=str)
        except ValueError:
            return self._is_in(delivered)
        if not isinstance(row, dict):
            return self._is_in(delivered)
        if row.keys() == _LINE and not any(column.source in _LINE for column in self._feed.columns):
            return self._is_in(str(row["line"]))
        return self._wanted in [self._hash(load, row) for load in self._loads]

    def _is_in(self, line: str) -> bool:
        return bool(self._in_line) and all(word.search(line) for word in self._in_line)

    def _hash(self, load: HubLoad, row: Mapping[str, Any]) -> str | None:
        constants = {"collision_code": load.collision_code}
        identity = []
        for at, name in enumerate(load.columns if self._qualifiers else load.key):
            qualifier = self._qualifiers[at] if at < len(self._qualifiers) else None
            constant = constants.get(qualifier, load.tenant) if qualifier else ""
            identity.append(constant or self._value(self._columns[name], row))
        return hash_key(identity, self._values, self._recipe)

    def _value(self, column: FeedColumn, row: Mapping[str, Any]) -> Any:
        if column.value is not None:
            return self._computed(column, row)
        text = _text(row.get(column.source, row.get(column.name)))
        if text is None or (column.type.name == "text" and not text.strip(" ")):
            return None
        return value_of(text, column.type, self._feed.format, column.format or "")

    def _computed(self, column: FeedColumn, row: Mapping[str, Any]) -> Any:
        """What a hard rule makes of a row, as far as its columns can be read; else None."""
        cells = []
        for one in self._feed.columns:
            if one.is_delivered:
                text = _text(row.get(one.source, row.get(one.name)))
                literal = "null" if text is None else quoted(text)
                cells.append(f"try_cast({literal} as {type_name(one.type)}) as {named(one.name)}")
        rule = f"try(cast(({column.value}) as {type_name(column.type)}))"
        try:
            found = self._memory.execute(f"select {rule} from (select {', '.join(cells)})")
            return found.fetchall()[0][0]
        except duckdb.Error:
            return None


def _text(cell: Any) -> str | None:
    """A value of JSON as the text that was delivered."""
    return cell if cell is None or isinstance(cell, str) else json.dumps(cell, ensure_ascii=False)
