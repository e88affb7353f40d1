"""What a feed is: a contract with a source, and where each of its columns goes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from vault.entities.hub import Hub
from vault.entities.link import HubReference, Link
from vault.entities.non_historized_link import NonHistorizedLink
from vault.entities.satellite import Satellite
from vault.errors import relative
from vault.names import Identifier, Table
from vault.types import Type


@dataclass(frozen=True, slots=True)
class FileFormat:
    """How the files of a feed are written."""

    name: str  # csv | json | parquet | table
    delimiter: str = ","
    quote: str = '"'
    decimal: str = "."
    encoding: str = "utf-8"
    date_format: str | None = None
    timestamp_format: str | None = None
    header: bool = True
    null: str = ""


@dataclass(frozen=True, slots=True)
class FeedColumn:
    """A column of the delivery, or one derived from others by a hard rule (`value`).

    `source` is its name in the delivery. `missing_is_null` allows a delivery to lack it.
    `format` overrides the feed's date or timestamp format. `occurrence` numbers the rows of one
    delivery that are the same in every delivered column, from 1 on.
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

    @property
    def is_delivered(self) -> bool:
        """The delivery is to bring it: it is neither derived nor a number of rows."""
        return self.value is None and not self.occurrence


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
    """A satellite of a feed and the stage column that holds its parent's hash key."""

    satellite: Satellite
    hash_key: Identifier

    @property
    def hashdiff(self) -> Identifier:
        return Identifier(f"{self.satellite.name}_hashdiff")


@dataclass(frozen=True, slots=True)
class Feed:
    """One kind of delivery of one source.

    It comes from files, whose absolute glob is `pattern`, or from a `table`. `hubs` holds every
    hub key the feed brings, those of its links included, each once. `max_rejected` is a count, or
    a share where it is below one.
    """

    kind: ClassVar[str] = "feed"

    source: str
    name: str
    pattern: Path | None
    format: FileFormat
    delivers: str  # snapshot | changes | events
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

    @property
    def record_source(self) -> str:
        return f"{self.source}.{self.name}"

    @property
    def origin(self) -> str:
        """Where it comes from, in words: a glob as seen from here, or a table."""
        return relative(self.pattern) if self.pattern else str(self.table)

    @property
    def stage(self) -> Identifier:
        return Identifier(f"stage_{self.source}_{self.name}")

    @property
    def rows(self) -> Identifier:
        """The view of the staged rows with all they bring."""
        return Identifier(f"rows_{self.source}_{self.name}")

    def column(self, name: str) -> FeedColumn:
        return next(column for column in self.columns if column.name == name)
