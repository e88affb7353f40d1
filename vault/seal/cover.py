"""What a seal covers of a table: which columns tell a row, and which make up its digest."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from vault.entities import (
    AppearanceSatellite,
    Column,
    EffectivitySatellite,
    Hub,
    Link,
    MultiActiveSatellite,
    NonHistorizedLink,
    RecordTrackingSatellite,
    Reference,
    ReferenceSatellite,
    Satellite,
    StatusSatellite,
    TrackedSatellite,
    Type,
    Warehouse,
    parse_type,
)
from vault.hashing import RECIPES, Value
from vault.names import Identifier, Table
from vault.renames import Renames

LOAD_ID, RUN_ID = Identifier("load_id"), Identifier("run_id")
LOADED = Identifier("load_date")
#: Satellites whose hashdiff is that of the attributes stored beside it.
DESCRIBED = (MultiActiveSatellite, TrackedSatellite, ReferenceSatellite)


@dataclass(frozen=True, slots=True)
class Cover:
    """The columns a seal covers; `group` tells the load, or run, that a row belongs to.

    hashes    columns that hold hashes; the first tells rows apart
    key       the columns that do where there is no hash
    moments   the applied date, and the load date where one load has many
    values    columns that no hash in the row tells whole
    personal  the same, of columns that may be erased
    loaded    what the load date is called
    said      the text that it was read from, which names columns as they were called then
    """

    kind: ClassVar[str] = "seal"
    name: ClassVar[str] = "seal"

    table: Table
    group: Identifier
    hashes: tuple[Identifier, ...] = ()
    key: tuple[Column, ...] = ()
    moments: tuple[Identifier, ...] = ()
    values: tuple[Column, ...] = ()
    personal: tuple[Column, ...] = ()
    loaded: Identifier = LOADED
    said: str = ""

    @property
    def is_key_alone(self) -> bool:
        """Whether the number of the key tells all that is covered."""
        return len(self.hashes) == 1 and not self.moments and not self.values

    @property
    def columns(self) -> tuple[Identifier, ...]:
        """Every column that is read."""
        named = (*self.key, *self.values, *self.personal)
        found = (self.group, *self.hashes, *self.moments, *(column.name for column in named))
        return tuple(dict.fromkeys(found))

    def __str__(self) -> str:
        """The text that stands beside the figures, by which they can be computed again."""
        if self.said:
            return self.said
        said: dict[str, Any] = {"by": self.group, "hashes": list(self.hashes)}
        said["moments"] = list(self.moments)
        said["loaded"] = "" if self.loaded == LOADED else self.loaded
        for name in ("key", "values", "personal"):
            said[name] = [[column.name, str(column.type)] for column in getattr(self, name)]
        return json.dumps({word: what for word, what in said.items() if what})


def cover_of_text(table: Table, text: str, renames: Renames) -> Cover:
    """The cover that a text beside figures tells of; ValueError where it is none.

    Its columns are those of now, whatever they were called then.
    """
    said = json.loads(text)
    columns: dict[str, tuple[Column, ...]] = {}

    def named(name: str) -> Identifier:
        return Identifier(renames.column(str(table), name))

    try:
        for name in ("key", "values", "personal"):
            columns[name] = tuple(_column(named(one), type_) for one, type_ in said.get(name, ()))
        hashes, moments = (tuple(map(named, said.get(name, ()))) for name in ("hashes", "moments"))
        loaded = Identifier(said.get("loaded", LOADED))
        by = Identifier(said["by"])
        return Cover(table, by, hashes, moments=moments, loaded=loaded, said=text, **columns)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(text) from error


def _column(name: Identifier, said: str) -> Column:
    found = parse_type(said)
    if found is None:
        raise ValueError(said)
    return Column(name, found)


def values(columns: tuple[Column, ...]) -> tuple[Value, ...]:
    """Columns as they are hashed: as they stand, neither trimmed nor folded."""
    return tuple(Value(column.name, column.type) for column in columns)


def cover_of(entity: Hub | Link | Satellite, warehouse: Warehouse, replays: bool = False) -> Cover:
    """What is covered of a raw-vault table.

    A recipe that tells all values apart makes the hash of a value speak for it. Where one load
    `replays` many load dates, they are covered, too; elsewhere the load itself tells its date.
    """
    whole = RECIPES[warehouse.recipe.name].injective
    found = Cover(entity.table, LOAD_ID, loaded=warehouse.called("load_date"))
    match entity:
        case Reference():
            key = tuple(entity.business_key)
            found = replace(found, key=key, values=key)
        case Hub():
            texts = tuple(c for c in entity.identity if not whole or c.type.name == "text")
            found = replace(found, hashes=(entity.hash_key,), values=texts)
        case Link():
            roles = tuple(reference.hash_key for reference in entity.references)
            found = replace(found, hashes=(entity.hash_key, *roles), values=entity.child_key)
            if isinstance(entity, NonHistorizedLink):
                more = () if whole else entity.payload
                found = _described(found, found.values + more, warehouse)
        case Satellite():
            found = _cover_of_satellite(entity, found, whole, warehouse)
    if replays:
        found = replace(found, moments=(*found.moments, found.loaded))
    kept = tuple(column for column in found.values if not column.pii)
    personal = tuple(column for column in found.values if column.pii)
    return replace(found, values=kept, personal=personal)


def _cover_of_satellite(
    entity: Satellite, found: Cover, whole: bool, warehouse: Warehouse
) -> Cover:
    is_described = type(entity) is Satellite or isinstance(entity, DESCRIBED)
    told = () if is_described and whole else entity.attributes
    if entity.sequenced:
        told = (Column(Identifier("sequence"), entity.sequence_type), *told)
    if isinstance(entity, ReferenceSatellite):
        key = tuple(entity.parent.business_key)
        return _described(replace(found, key=key), key + told, warehouse)
    hashes = (entity.hash_key, *entity.driving_keys)
    applied = warehouse.called("applied_date")
    found = replace(found, hashes=hashes, moments=(applied,), values=told)
    if isinstance(entity, EffectivitySatellite | RecordTrackingSatellite):
        return found
    assert is_described or isinstance(entity, StatusSatellite | AppearanceSatellite)
    return _described(found, told, warehouse)


def _described(found: Cover, told: tuple[Column, ...], warehouse: Warehouse) -> Cover:
    hashes = (*found.hashes, warehouse.called("hashdiff"))
    return replace(found, hashes=hashes, moments=(warehouse.called("applied_date"),), values=told)


def covers_of(warehouse: Warehouse) -> Iterator[tuple[Hub | Link | Satellite, Cover]]:
    """Every raw-vault entity with what is covered of it."""
    replaying: set[Table] = set()
    for feed in warehouse.feeds:
        if feed.load_date is not None:
            replaying |= {load.hub.table for load in feed.hubs}
            replaying |= {load.link.table for load in feed.links}
            replaying |= {load.satellite.table for load in feed.satellites}
    entities: list[Hub | Link | Satellite] = [*warehouse.hubs, *warehouse.links]
    entities += warehouse.references
    for satellite in warehouse.satellites:
        entities.append(satellite)
        if isinstance(satellite, TrackedSatellite):
            entities.append(satellite.appearances)
            replaying |= {satellite.appearances.table} if satellite.table in replaying else set()
    for entity in entities:
        yield entity, cover_of(entity, warehouse, entity.table in replaying)


#: The audit tables that are evidence, by what they are sealed with; columns that came later last.
_BOOKS: Mapping[Identifier, Mapping[str, tuple[str, str]]] = {
    LOAD_ID: {
        "load": (
            "load_id:bigint",
            "load_id:bigint run_id:bigint feed file bytes:bigint sha256 load_date:timestamp"
            " delivered:bigint rejected:bigint started:timestamp finished:timestamp status message"
            " recipe",
        ),
        "row_account": (
            "target hash_key",
            "load_id:bigint target hash_key delivered:bigint inserted:bigint unchanged:bigint"
            " duplicate:bigint rejected:bigint filtered:bigint implied:bigint",
        ),
        "rejected_row": (
            "target delivery_row:bigint",
            "load_id:bigint target delivery_row:bigint reason delivered",
        ),
        "profile": (
            "column_name",
            "load_id:bigint column_name type row_count:bigint null_count:bigint"
            " distinct_count:bigint odd_count:bigint minimum maximum mean:double total:double"
            " shortest:bigint longest:bigint mean_length:double sampled_count:bigint quantiles"
            " top_values psi:double ks:double deviation:double findings",
        ),
    },
    RUN_ID: {
        "run": (
            "run_id:bigint",
            "run_id:bigint command started:timestamp finished:timestamp status message who version"
            " definition_digest",
        ),
        "step": (
            "kind entity operation",
            "run_id:bigint load_id:bigint kind entity operation rows:bigint seconds:double"
            " sql_digest",
        ),
        "definition": ("digest file", "digest run_id:bigint file content"),
        "hub_key": (
            "feed hash_key",
            "hub feed hash_key case_sensitive:boolean collision_code tenant run_id:bigint",
        ),
        "erasure": (
            "erasure_id:bigint",
            "erasure_id:bigint run_id:bigint hub hash_key requested_by erased_by reason"
            " erased:timestamp until_date:timestamp row_count:bigint",
        ),
        "erased_row": (
            "target load_id:bigint row_key",
            "erasure_id:bigint run_id:bigint load_id:bigint target erased_columns row_key"
            " row_count:bigint was_sound:boolean key_number covers digest_change located_change"
            " personal_change holds digest_left",
        ),
        "renamed": (
            "rename_id:bigint",
            "rename_id:bigint run_id:bigint kind target name_before name_after",
        ),
    },
}

#: What they are called: a table of the raw vault, whose name begins with its kind, is none of them.
BOOKS = frozenset(name for tables in _BOOKS.values() for name in tables)


def audit_covers(schema: Identifier) -> dict[Identifier, tuple[Cover, ...]]:
    """What is covered of the audit itself: with each load, and with each run."""
    return {
        group: tuple(
            Cover(Table(schema, Identifier(name)), group, key=_columns(key), values=_columns(all_))
            for name, (key, all_) in tables.items()
        )
        for group, tables in _BOOKS.items()
    }


def _columns(text: str) -> tuple[Column, ...]:
    pairs = (word.partition(":") for word in text.split())
    return tuple(Column(Identifier(name), Type(kind or "text")) for name, _, kind in pairs)
