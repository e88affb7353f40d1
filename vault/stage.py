"""What is computed once for every staged row: hash keys and hashdiffs, and which keys it lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from vault.audit import Load
from vault.dialects import Dialect
from vault.entities import Feed, FeedColumn, HubLoad, LinkLoad, MultiActiveSatellite, Reference
from vault.hashing import Hashing, Value, key_values
from vault.names import Identifier, Sql
from vault.sources import Reading, TableReading, is_numbered

#: Of fewer bytes of Parquet attributes are staged, which takes less than to plan another reading.
READ_AGAIN = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Hashed:
    """A hash column of the stage and the expression that fills it."""

    name: Identifier
    sql: Sql


@dataclass(frozen=True, slots=True)
class Stage:
    """The temporary table that holds some deliveries of a feed, each of them one load."""

    kind: ClassVar[str] = "feed"

    feed: Feed
    loads: tuple[Load, ...]
    readings: tuple[Reading | TableReading, ...] = ()
    #: it is made where the files are read and carried, whole, to where the tables are
    carried: bool = False
    #: the hubs of which keys were erased, and whether some of them are kept out until a date only
    barred: Mapping[str, bool] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.feed.record_source

    @property
    def table(self) -> Identifier:
        return self.feed.stage

    @property
    def carried_rows(self) -> Identifier:
        """The view of all rows that were carried as files, rejected ones included."""
        return Identifier(f"carried_{self.feed.stage}")

    @property
    def _rejecting(self) -> bool:
        return self.feed.missing_keys == "reject"

    @property
    def rows(self) -> Identifier:
        """The view of the staged rows with all they bring."""
        return self.feed.rows

    @property
    def kept(self) -> tuple[Identifier, ...]:
        """The delivered columns that stand in the stage, in the order of the feed."""
        if not self.is_read_again:
            return self._columns(self._keys | self._attributes)
        counted = {column.name for column in self.feed.columns if column.occurrence}
        return self._columns(self._keys | self._attributes & counted)

    @property
    def read_again(self) -> tuple[Identifier, ...]:
        """The delivered columns that are read from the files when their rows are stored."""
        return self._columns((self._keys | self._attributes) - set(self.kept))

    @property
    def is_read_again(self) -> bool:
        """Whether attributes need not be staged: rows of Parquet are found by their number."""
        can_be = self.feed.format.name == "parquet" and not self.carried
        return can_be and sum(load.delivery.bytes for load in self.loads) >= READ_AGAIN

    @property
    def delivery_row(self) -> Sql:
        """The number of a row in its delivery; null where the stage's own order tells it."""
        if self.feed.format.name == "parquet":
            return Sql("delivery_row")
        if not is_numbered(self.feed):
            return Sql("cast(null as bigint)")
        return Sql("delivery_row - min(delivery_row) over (partition by filename) + 1")

    @property
    def _keys(self) -> set[str]:
        keys: set[str] = {self.feed.sequence} if self.feed.sequence else set()
        for hub in self.feed.hubs:
            keys.update(hub.columns)
        for link in self.feed.links:
            keys.update(link.child_key)
        for load in self.feed.satellites:
            if isinstance(load.satellite, MultiActiveSatellite):
                keys.update(column.name for column in load.satellite.child_key)
        keys.update(self.feed.partition_by)
        if self.feed.operation:
            keys.add(self.feed.operation.column)
        return keys

    @property
    def _attributes(self) -> set[str]:
        attributes: set[str] = {name for link in self.feed.links for name in link.payload}
        attributes |= {name for load in self.feed.satellites for name in load.hashed or ()}
        return attributes | {column.name for column in self.feed.columns if column.expect}

    def _columns(self, names: Collection[str]) -> tuple[Identifier, ...]:
        return tuple(column.name for column in self.feed.columns if column.name in names)

    @property
    def delivered(self) -> tuple[FeedColumn, ...]:
        """The columns the stage computes with."""
        needed = self._keys | self._attributes | {self.feed.applied_date, self.feed.load_date}
        return tuple(column for column in self.feed.columns if column.name in needed)

    @property
    def occurrences(self) -> tuple[FeedColumn, ...]:
        """The columns that number rows which are the same in every column of `content`."""
        return tuple(column for column in self.delivered if column.occurrence)

    @property
    def content(self) -> tuple[Identifier, ...]:
        """The columns the delivery brings, stored or not."""
        return tuple(column.name for column in self.feed.columns if column.is_delivered)

    @property
    def text_keys(self) -> frozenset[str]:
        """The columns that hold the text of a business key."""
        return frozenset(
            column
            for hub in self.feed.hubs
            for column in hub.columns
            if self.feed.column(column).type.name == "text"
        )

    @property
    def apart(self) -> tuple[Identifier, ...]:
        """What tells the deliveries of the stage apart: a table is one."""
        return () if self.feed.table else (Identifier("filename"),)

    @property
    def whole(self) -> Identifier:
        """All rows of a delivery that is loaded part by part."""
        return Identifier(f"whole_{self.feed.source}_{self.feed.name}")

    def hashed(self, hashing: Hashing) -> Iterator[Hashed]:
        """Every hash column that a row computes: keys of hubs and links, then hashdiffs."""
        for hub in self.feed.hubs:
            if hub not in self.looked_up:
                yield self.hub_key(hub, hashing)
        for link in self.feed.links:
            yield self._link_key(link, hashing)
            if link.link.kind == "non_historized_link":
                yield Hashed(link.hashdiff, hashing.diff(self._values(link.payload)))
        for load in self.feed.satellites:
            if load.hashed is not None:
                yield Hashed(load.hashdiff, hashing.diff(self._values(load.hashed)))

    @property
    def hash_columns(self) -> tuple[Identifier, ...]:
        """The names of all hash columns of the stage."""
        names = [hub.hash_key for hub in self.feed.hubs]
        for link in self.feed.links:
            is_plain = link.link.kind != "non_historized_link"
            names += [link.hash_key] if is_plain else [link.hash_key, link.hashdiff]
        names += [load.hashdiff for load in self.feed.satellites if load.hashed is not None]
        return tuple(names)

    def hub_key(self, hub: HubLoad, hashing: Hashing) -> Hashed:
        """The hash column of a hub's key; a reference's is missing where a part of it is."""
        values = _hub_values(hub, self._rejecting)
        sql = hashing.key(values)
        missing = hashing.missing(values)
        if isinstance(hub.hub, Reference):
            missing = Sql(" or ".join(hashing.missing((value,)) for value in values))
        if not self._rejecting and not hub.optional:
            sql = Sql(f"case when {missing} then {hashing.error} else {sql} end")
        elif isinstance(hub.hub, Reference) and hub.optional and len(values) > 1:
            sql = Sql(f"case when {missing} then {hashing.unknown} else {sql} end")
        return Hashed(hub.hash_key, sql)

    def _link_key(self, load: LinkLoad, hashing: Hashing) -> Hashed:
        """The hash column of a relation; that of the error relation where it has no key."""
        keys = [value for hub in load.hubs for value in _hub_values(hub, self._rejecting)]
        values = (*keys, *self._values(load.child_key))
        sql = hashing.key(values)
        if not self._rejecting and not all(hub.optional for hub in load.hubs):
            sql = Sql(f"case when {hashing.missing(values)} then {hashing.error} else {sql} end")
        return Hashed(load.hash_key, sql)

    @property
    def looked_up(self) -> tuple[HubLoad, ...]:
        """The hubs whose keys are hashed once each and found by a join, not row by row.

        That pays where keys repeat, as those of a hub the feed only refers to do, and where
        their column is read again for little: in Parquet.
        """
        described = {load.hash_key for load in self.feed.satellites}
        pays = self.feed.format.name == "parquet"
        return tuple(hub for hub in self.feed.hubs if pays and hub.hash_key not in described)

    def checks(self, hashing: Hashing) -> Iterator[tuple[Sql, str]]:
        """Conditions under which a row is rejected as a whole, each with its reason."""
        dates = {"applied": self.feed.applied_date, "load": self.feed.load_date}
        for what, name in ((what, name) for what, name in dates.items() if name is not None):
            lacks = Sql(f"{hashing.dialect.identifier(name)} is null")
            yield lacks, f"{name}: the {what} date is missing"
        yield from self._not_held(hashing)
        if self.feed.operation:
            operation = self.feed.operation
            known = ", ".join(map(hashing.dialect.literal, operation.words))
            word = hashing.dialect.word(operation.column)
            yield (
                Sql(f"coalesce({word}, '') not in ({known})"),
                f"{operation.column}: is no operation",
            )
        for column in self.feed.columns:
            if column.lookup and column.lookup.required:
                found = hashing.dialect.identifier(column.lookup.found)
                key, satellite = ", ".join(column.lookup.columns), column.lookup.satellite.name
                yield Sql(f"not {found}"), f"{column.name}: {key} is not found in {satellite}"
        yield from _without_tenant(self.feed.hubs, hashing)
        yield from self._erased(hashing)
        for hub in self.feed.hubs if self._rejecting else ():
            # rows that are counted have a number, so a key with it is never missing
            if not hub.optional and not any(self.feed.column(c).occurrence for c in hub.key):
                reason = f"{', '.join(hub.key)}: the key of {hub.reference.role} is missing"
                values = _hub_values(hub)
                parts = [(one,) for one in values] if isinstance(hub.hub, Reference) else [values]
                yield Sql(" or ".join(hashing.blank(part) for part in parts)), reason

    def _not_held(self, hashing: Hashing) -> Iterator[tuple[Sql, str]]:
        """What DuckDB holds and a server, or who reads it, does not: NUL, infinite moments."""
        for column in self.delivered:
            name = hashing.dialect.identifier(column.name)
            if self.carried and column.type.name == "text":
                yield Sql(f"contains({name}, chr(0))"), f"{column.name}: holds a NUL character"
            infinite = hashing.dialect.infinite
            if infinite and column.type.name in {"date", "timestamp", "timestamptz"}:
                yield Sql(infinite.format(name)), f"{column.name}: is infinite"

    def _erased(self, hashing: Hashing) -> Iterator[tuple[Sql, str]]:
        """A key that was erased is not stored again, or from some date on."""
        dialect = hashing.dialect
        for load in self.feed.hubs:
            if load.hub.name not in self.barred or load.hub.kind != "hub":
                continue
            hub, key = dialect.literal(load.hub.name), hashing.key(_hub_values(load))
            said = f"{', '.join(load.key)}: the key of {load.reference.role} was erased"
            of_hub = f"from barred where barred_hub = {hub}"
            yield (
                Sql(f"{key} in (select barred_key {of_hub} and barred_until is null)"),
                f"{said} and is not stored again",
            )
            if self.barred[load.hub.name]:
                later = f"barred_until > {self._told(dialect)}"
                yield (
                    Sql(f"exists (select 1 {of_hub} and barred_key = {key} and {later})"),
                    f"{said} and is not stored again until the date that was set",
                )

    def _told(self, dialect: Dialect) -> str:
        """When a row is true since, or the warehouse learns it, whichever is earlier."""
        dates = [name for name in (self.feed.applied_date, self.feed.load_date) if name]
        told = [f"cast({dialect.identifier(name)} as {dialect.timestamp})" for name in dates]
        if not self.feed.load_date:
            first = min(load.load_date for load in self.loads)
            told.append(dialect.moment.format(first.isoformat(" ")))
        return f"least({', '.join(told)})" if len(told) > 1 else told[0]

    def _values(self, names: tuple[Identifier, ...]) -> tuple[Value, ...]:
        return tuple(Value(name, self.feed.column(name).type) for name in names)


def _hub_values(load: HubLoad, rejecting: bool = False) -> tuple[Value, ...]:
    """The values of a hub's key; `rejecting` says that a row without the key is not kept."""
    hub = load.hub
    values = key_values(hub.identity, hub.case_sensitive, len(hub.qualifiers))
    required = rejecting and len(hub.business_key) == 1 and not load.optional
    return tuple(
        replace(value, column=column, required=required and not value.qualifier)
        for column, value in zip(load.columns, values, strict=True)
    )


def _without_tenant(hubs: Iterable[HubLoad], hashing: Hashing) -> Iterator[tuple[Sql, str]]:
    """A key whose tenant is not said could be anybody's."""
    for load in hubs:
        if load.hub.tenant and not load.tenant:
            values = _hub_values(load)
            tenant = replace(values[len(load.hub.qualifiers) - 1], qualifier=False)
            condition = f"{hashing.blank([tenant])} and not ({hashing.blank(values)})"
            yield Sql(condition), f"{tenant.column}: the tenant of {load.reference.role} is missing"
