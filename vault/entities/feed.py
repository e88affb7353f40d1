"""What a feed is: a contract with a source, and where each of its columns goes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

from vault.entities.effectivity_satellite import EffectivitySatellite
from vault.entities.expectation import DeliveryExpectation, Expectation
from vault.entities.hub import Hub
from vault.entities.link import HubReference, Link
from vault.entities.non_historized_link import NonHistorizedLink
from vault.entities.origin import Contract, FileFormat, Outside
from vault.entities.record_tracking_satellite import RecordTrackingSatellite
from vault.entities.satellite import Satellite
from vault.entities.status_satellite import StatusSatellite
from vault.errors import relative
from vault.names import Identifier, Table
from vault.types import Column, Type, Was


@dataclass(frozen=True, slots=True)
class FeedColumn:
    """A column of the delivery, or one derived from others by a hard rule (`value`).

    `source` is its name in the delivery. `missing_is_null` allows a delivery to lack it.
    `format` overrides the feed's date or timestamp format. `occurrence` numbers the rows of one
    delivery that are the same in every delivered column, from 1 on. `lookup` says where its value
    is found that is looked up. `captures`: it holds what of the delivery no other column names.
    """

    name: Identifier
    type: Type
    source: str
    value: str | None = None
    missing_is_null: bool = False
    format: str | None = None
    pii: bool = False
    description: str = ""
    occurrence: bool = False
    lookup: Lookup | None = None
    expect: Expectation | None = None
    was: Was | None = None
    captures: bool = False

    @property
    def as_attribute(self) -> Column:
        """The column of a satellite that keeps it."""
        return Column(self.name, self.type, self.description, self.pii, self.was)

    @property
    def is_delivered(self) -> bool:
        """The delivery is to bring it: it is not derived, looked up, counted or captured."""
        return self.value is None and self.lookup is None and not (self.occurrence or self.captures)


@dataclass(frozen=True, slots=True)
class Lookup:
    """Where a value is found: the attribute `value` of the current version in a satellite.

    `columns` of the feed give the key of what the satellite describes. `table` is what the list of
    keys and values is called while staging, `found` the column that says whether the key is in
    it; where `required`, a row whose key is not is rejected.
    """

    satellite: Satellite
    columns: tuple[Identifier, ...]
    value: Identifier
    table: Identifier
    type: Type
    required: bool = False

    @property
    def parent(self) -> Hub:
        """What the satellite describes."""
        assert isinstance(self.satellite.parent, Hub)
        return self.satellite.parent

    @property
    def numbered(self) -> tuple[Identifier, ...]:
        """The parts of the key as the list names them."""
        return tuple(Identifier(f"key_{at}") for at, _ in enumerate(self.columns, 1))

    @property
    def found(self) -> Identifier:
        return Identifier(f"found in {self.table}")


@dataclass(frozen=True, slots=True)
class HubLoad:
    """The columns of a feed that give a hub its identity, in its order.

    `hash_key` names the hash column in the stage; `optional` lets the key be missing.
    `collision_code` and `tenant` are constants; columns of the stage hold them.
    """

    reference: HubReference
    columns: tuple[Identifier, ...]
    hash_key: Identifier
    optional: bool = False
    collision_code: str = ""
    tenant: str = ""

    @property
    def hub(self) -> Hub:
        return self.reference.hub

    @property
    def numbered(self) -> tuple[Identifier, ...]:
        """The parts of the key by their numbers, as statements name them."""
        return tuple(Identifier(f"key_{at}") for at, _ in enumerate(self.columns, 1))

    @property
    def key(self) -> tuple[Identifier, ...]:
        """The columns of the business key alone."""
        return self.columns[len(self.hub.qualifiers) :]

    @property
    def lookup(self) -> Identifier:
        """The name of the list of this key's values with their hashes, while staging."""
        return Identifier(f"{self.hash_key}_lookup")


@dataclass(frozen=True, slots=True)
class LinkLoad:
    """The keys of a feed that give a link its rows, in the order of its references."""

    link: Link | NonHistorizedLink
    hubs: tuple[HubLoad, ...]
    child_key: tuple[Identifier, ...] = ()
    payload: tuple[Identifier, ...] = ()

    @property
    def hash_key(self) -> Identifier:
        return self.link.hash_key

    @property
    def hashdiff(self) -> Identifier:
        """The stage column that holds the hash of the payload."""
        return Identifier(f"{self.link.name}_hashdiff")


@dataclass(frozen=True, slots=True)
class SatelliteLoad:
    """A satellite of a feed and the stage column that holds its parent's hash key.

    `columns` give the natural key where it describes a reference.
    """

    satellite: Satellite
    hash_key: Identifier
    columns: tuple[Identifier, ...] = ()
    #: of an effectivity satellite: the hash keys of which each has one relation at a time
    driving: tuple[Identifier, ...] = ()
    #: what tells rows of one parent and applied date apart: a sequence, or the key of a set
    place: tuple[Identifier, ...] = ()

    @property
    def hashed(self) -> tuple[Identifier, ...] | None:
        """The columns by which two versions are told apart; None where there are no versions."""
        match self.satellite:
            case EffectivitySatellite() | RecordTrackingSatellite():
                return None
            case StatusSatellite():
                return tuple(column.name for column in self.satellite.watched)
            case _:
                return tuple(column.name for column in self.satellite.attributes)

    @property
    def hashdiff(self) -> Identifier:
        return Identifier(f"{self.satellite.name}_hashdiff")


@dataclass(frozen=True, slots=True)
class Operation:
    """The column by which a source says what happened to a row, and in which upper-case words."""

    column: Identifier
    insert: tuple[str, ...]
    update: tuple[str, ...]
    delete: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        return (*self.insert, *self.update, *self.delete)


@dataclass(frozen=True, slots=True)
class Watermark:
    """The column that says what is new; reading begins `overlap` before what was loaded last."""

    column: FeedColumn
    overlap: timedelta | int


@dataclass(frozen=True, slots=True)
class Feed:
    """One kind of delivery of one source.

    It comes from files, whose absolute glob is `pattern`, or from a `table`; from one `outside` by
    files that dvault writes. What is new in it tells a `watermark`, or who it is `landed_by`.
    `hubs` holds every hub key the feed brings, those of its links and references included, each
    once. `max_rejected` is a count, or a share where it is below one. Rows for which `where`, SQL
    over its columns, is not true are filtered: they are counted, and nothing else becomes of them.
    """

    kind: ClassVar[str] = "feed"

    source: str
    name: str
    pattern: Path | None
    format: FileFormat
    delivers: str  # snapshot | partition | changes | cdc | events
    columns: tuple[FeedColumn, ...]
    hubs: tuple[HubLoad, ...] = ()
    links: tuple[LinkLoad, ...] = ()
    satellites: tuple[SatelliteLoad, ...] = ()
    applied_date: Identifier | None = None
    sequence: Identifier | None = None
    max_rejected: float | None = None
    allow_empty: bool = False
    missing_keys: str = "reject"  # reject | error_key
    description: str = ""
    table: Table | None = None
    where: str | None = None
    partition_by: tuple[Identifier, ...] = ()
    operation: Operation | None = None
    load_date: Identifier | None = None  # the column that replays when another warehouse learnt it
    freshness: timedelta | None = None  # after how long without anything new it is late
    outside: Outside | None = None
    watermark: Watermark | None = None
    landed_by: str = ""
    contract: Contract = field(default_factory=Contract)
    profile: bool = False
    expect: DeliveryExpectation | None = None
    was: Was | None = None  # what it was called before, with its source

    @property
    def is_complete(self) -> bool:
        """What a delivery lacks is gone: all of it, or what belongs to the delivered parts."""
        return self.delivers in ("snapshot", "partition")

    @property
    def record_source(self) -> str:
        return f"{self.source}.{self.name}"

    @property
    def origin(self) -> str:
        """Where it comes from, in words: a glob as seen from here, or a table."""
        if self.outside:
            return f"{self.outside} of {self.outside.url}"
        return relative(self.pattern) if self.pattern else str(self.table)

    @property
    def of_table(self) -> bool:
        """Whether it comes from a table, here or outside, and not from files of the source."""
        return self.table is not None or self.outside is not None

    @property
    def stage(self) -> Identifier:
        return Identifier(f"stage_{self.source}_{self.name}")

    @property
    def rows(self) -> Identifier:
        """The view of the staged rows with all they bring."""
        return Identifier(f"rows_{self.source}_{self.name}")

    @property
    def lookups(self) -> tuple[Lookup, ...]:
        """What is looked up for its rows."""
        return tuple(column.lookup for column in self.columns if column.lookup)

    @property
    def captured(self) -> tuple[FeedColumn, ...]:
        """The column that holds what no other names, if the feed keeps that."""
        return tuple(column for column in self.columns if column.captures)

    @property
    def looks_into(self) -> frozenset[str]:
        """The feeds, by their record source, whose satellites are looked up."""
        return frozenset(lookup.satellite.feed for lookup in self.lookups)

    def rivals(self, load: HubLoad) -> tuple[HubLoad, ...]:
        """The keys after this one that bring the same hub: any of them may show a key first."""
        later = self.hubs[self.hubs.index(load) + 1 :]
        return tuple(other for other in later if other.hub == load.hub)

    def column(self, name: str) -> FeedColumn:
        return next(column for column in self.columns if column.name == name)
