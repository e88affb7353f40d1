"""Reading: what the tables hold of some keys, as known at a moment; one scan of each table."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from vault.entities import Feed, Hub, HubReference, Link, NonHistorizedLink, Satellite
from vault.execute.renaming import renames_of
from vault.execute.session import Session
from vault.names import Sql, Table
from vault.trace.answer import Loaded
from vault.trace.versions import Row
from vault.types import Column

Item = TypeVar("Item", str, int)

#: So many keys are asked for in one statement.
AT_ONCE = 10_000
#: So many keys are looked at that are like one which is not there.
_ALIKE = 200


@dataclass(frozen=True, slots=True)
class HubRow:
    """A row of a hub; `digits` are those of its hash key."""

    digits: str
    identity: tuple[Any, ...]
    load_date: datetime
    record_source: str
    load_id: int


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A row of a link; `hubs` are the digits of the hash keys it holds."""

    digits: str
    hubs: tuple[str, ...]
    values: tuple[Any, ...]
    applied_date: datetime | None
    load_date: datetime
    record_source: str
    load_id: int


class Reader:
    """Reads a warehouse's tables; those that are not there yet hold nothing."""

    def __init__(self, session: Session, known: datetime | None) -> None:
        self.session = session
        self.known = known
        self.hashing = session.renderer.hashing
        self._held = session.held()
        session.renames = renames_of(session, self._held)

    def holds(self, table: Table) -> bool:
        """Whether there is such a table."""
        return table in self._held

    def present(self, table: Table, columns: Iterable[Column]) -> tuple[Column, ...]:
        """Those of some columns that the table has already."""
        return tuple(column for column in columns if column.name in self._held.get(table, {}))

    def hub_rows(self, hub: Hub, keys: Iterable[str]) -> Iterator[HubRow]:
        """The rows of a hub that have some hash keys, given by their digits."""
        for some in _runs(sorted(set(keys))) if self.holds(hub.table) else ():
            yield from self._hub_rows(hub, "hub", keys=self._constants(some))

    def named(self, hub: Hub, key: Sequence[Any]) -> list[HubRow]:
        """The rows of a hub whose business key is that, by the comparison of the recipe."""
        plain = replace(hub, collision_code=None, tenant=None)
        texts = [self._literal(value) for value in key]
        zipped = list(zip(texts, hub.business_key, strict=True))
        found = self._hub_rows(hub, "named", zipped=zipped, plain=plain)
        return sorted(found, key=lambda row: (row.load_date, tuple(map(str, row.identity))))

    def _hub_rows(self, hub: Hub, operation: str, **context: Any) -> Iterator[HubRow]:
        columns = hub.identity
        for digits, *row in self._rows(operation, this=hub, **context):
            identity = _plain(row[: len(columns)], columns)
            yield HubRow(digits_of(digits), identity, *row[len(columns) :])

    def near(self, hub: Hub, key: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Keys of the hub that begin or end as this one does, the likeliest first."""
        near = []
        for column, value in zip(hub.business_key, key, strict=True):
            if column.type.name == "text":
                text = re.sub(r"[%_\\]", "_", value.strip(" ").upper())  # `_` is like any letter
                size = max(1, min(3, len(text) // 2))
                near.append((column, text[:size], text[-size:], len(text)))
        if not near:
            return []
        found = self._rows("near", this=hub, near=near, limit=_ALIKE)
        return [_plain(row, hub.business_key) for row in found]

    def versions(self, satellite: Satellite, keys: Iterable[str]) -> Mapping[str, list[Row]]:
        """The rows of a satellite by the digits of their key."""
        found: dict[str, list[Row]] = {}
        attributes = self.present(satellite.table, satellite.attributes)
        for some in _runs(sorted(set(keys))) if self.holds(satellite.table) else ():
            rows = self._rows(
                "version", this=satellite, attributes=attributes, keys=self._constants(some)
            )
            for digits, applied_date, load_date, *row in rows:
                sequence = row.pop(0) if satellite.sequenced else None
                *values, source, load_id = row
                one = Row(
                    applied_date, load_date, sequence, _plain(values, attributes), load_id, source
                )
                found.setdefault(digits_of(digits), []).append(one)
        carried = [one for rows in found.values() for one in rows if one.load_id in self.carrying]
        brought = self._brought(carried) if carried else {}
        return {
            digits: [
                replace(one, brought_by=brought.get((one.record_source, one.load_date)))
                if one.load_id in self.carrying else one
                for one in rows
            ]
            for digits, rows in found.items()
        }  # fmt: skip

    @cached_property
    def carrying(self) -> frozenset[int]:
        """The loads that carried the history of other satellites over."""
        if not self.holds(self.session.audit("load")):
            return frozenset()
        found = self.session.rows("audit", "carrying", this=self.session.audit)
        return frozenset(int(load_id) for (load_id,) in found)

    def _brought(self, rows: Sequence[Row]) -> Mapping[tuple[str, datetime], int]:
        """The loads of some feeds at some dates."""
        feeds = sorted({one.record_source for one in rows})
        dates = sorted({one.load_date for one in rows})
        context = {"this": self.session.audit, "feeds": feeds, "dates": dates}
        found = self.session.rows("audit", "brought_at", **context)
        return {(feed, date): int(load_id) for load_id, feed, date in found}

    def relations(
        self, link: Link, roles: Sequence[HubReference], key: str, limit: int | None
    ) -> tuple[list[LinkRow], int]:
        """The newest rows of a link in which a key stands, and how many there are."""
        if not self.holds(link.table):
            return [], 0
        columns = self.values(link)
        dated = isinstance(link, NonHistorizedLink)
        rows = self._rows(
            "relation", this=link, roles=roles, values=columns, dated=dated, limit=limit,
            key=self.hashing.constant(key),
        )  # fmt: skip
        made, count = [], len(link.references)
        for digits, *row, _ in rows:
            hubs = tuple(map(digits_of, row[:count]))
            values = _plain(row[count : count + len(columns)], columns)
            *applied, load_date, source, load_id = row[count + len(columns) :]
            when = applied[0] if applied else None
            made.append(LinkRow(digits_of(digits), hubs, values, when, load_date, source, load_id))
        return made, rows[0][-1] if rows else 0

    def values(self, link: Link) -> tuple[Column, ...]:
        """The columns of a link beside its keys: child key, then payload."""
        payload = link.payload if isinstance(link, NonHistorizedLink) else ()
        return link.child_key + self.present(link.table, payload)

    def loads(self, ids: Iterable[int]) -> tuple[Loaded, ...]:
        """Loads by their numbers; one that the audit does not know has its number alone."""
        wanted = sorted(set(ids))
        found = {load_id: Loaded(load_id) for load_id in wanted}
        for some in _runs(wanted) if self.holds(self.session.audit("load")) else ():
            rows = self.session.rows("audit", "brought", this=self.session.audit, loads=some)
            found |= {row[0]: Loaded(*row) for row in rows}
        return tuple(found.values())

    def rejected(
        self, feeds: Sequence[Feed], words: Sequence[str]
    ) -> list[tuple[str, int, int, str | None, str, str]]:
        """The feed, load, row, target, reason and delivery of rejected rows with these letters."""
        if not feeds or not self.holds(self.session.audit("rejected_row")):
            return []
        renames = self.session.renames
        names = [name for feed in feeds for name in renames.names_of_feed(feed.record_source)]
        rows = self.session.rows(
            "audit", "rejected_of", this=self.session.audit, feeds=names, words=words,
            known=self.known,
        )  # fmt: skip
        return [
            (renames.feed(feed), load_id, number, target and renames.table(target), *row)
            for feed, load_id, number, target, *row in rows
        ]

    def shown(self, digits: str) -> str:
        """A hash as it is written: as the database shows it where it has a type for it."""
        if self.hashing.type == "uuid":
            return str(UUID(hex=digits))
        return digits.upper() if self.hashing.capital and not self.hashing.is_native else digits

    def _rows(self, operation: str, **context: Any) -> list[tuple[Any, ...]]:
        return self.session.rows("trace", operation, known=self.known, **context)

    def _constants(self, keys: Iterable[str]) -> list[Sql]:
        return [self.hashing.constant(digits) for digits in keys]

    def _literal(self, value: Any) -> Sql:
        """A part of a key as a literal that is cast to its type."""
        dialect = self.session.renderer.dialect
        if isinstance(value, bytes):
            return Sql(dialect.hashes["sha1"].native.format(dialect.literal(value.hex())))
        return Sql(dialect.literal(str(value).lower() if value in (True, False) else str(value)))


def digits_of(hash_key: Any) -> str:
    """The hexadecimal digits of a hash as a driver gives it, in lower case."""
    if isinstance(hash_key, str):
        return hash_key.replace("-", "").lower()
    if isinstance(hash_key, bytes | bytearray | memoryview):
        return bytes(hash_key).hex()
    return str(hash_key.hex)


def _plain(row: Sequence[Any], columns: Sequence[Column]) -> tuple[Any, ...]:
    """Values alike from every driver: JSON as text, bytes as such."""
    made = []
    for value, column in zip(row, columns, strict=True):
        if column.type.name == "json" and value is not None and not isinstance(value, str):
            value = json.dumps(value, ensure_ascii=False)
        made.append(bytes(value) if isinstance(value, bytearray | memoryview) else value)
    return tuple(made)


def _runs(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    for at in range(0, len(items), AT_ONCE):
        yield items[at : at + AT_ONCE]
