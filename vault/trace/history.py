"""History: the satellites of a hub or link → a timeline of each for one key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from vault.entities import (
    AppearanceSatellite,
    Hub,
    Link,
    MultiActiveSatellite,
    RecordTrackingSatellite,
    Satellite,
    TrackedSatellite,
    Warehouse,
)
from vault.trace.answer import Attribute, Timeline
from vault.trace.reading import Reader
from vault.trace.versions import Row, Shape, true_at, versions_of

#: The rows of some satellites by the digits of a key, each under the name of its table.
Read = Mapping[str, Mapping[str, Sequence[Row]]]


def told_by(warehouse: Warehouse, parent: Hub | Link) -> list[Satellite]:
    """The satellites that describe a hub or link, each followed by what it remembers beside."""
    found: dict[str, Satellite] = {}
    for satellite in warehouse.satellites:
        if satellite.parent.table == parent.table:
            found[str(satellite.table)] = satellite
            if isinstance(satellite, TrackedSatellite):
                seen = satellite.appearances
                found[str(seen.table)] = seen
    return list(found.values())


def rows_of(reader: Reader, satellites: Iterable[Satellite], keys: Sequence[str]) -> Read:
    """Read the rows of some keys, one scan of each satellite."""
    return {str(one.table): reader.versions(one, keys) for one in satellites}


def histories(
    reader: Reader, satellites: Iterable[Satellite], read: Read, key: str, as_of: datetime | None
) -> Iterator[Timeline]:
    """Yield what some satellites say of a key; those that say nothing are left out."""
    for satellite in satellites:
        yield from _timeline(reader, satellite, read[str(satellite.table)].get(key, ()), as_of)


def _timeline(
    reader: Reader, satellite: Satellite, rows: Sequence[Row], as_of: datetime | None
) -> Iterator[Timeline]:
    attributes = reader.present(satellite.table, satellite.attributes)
    child_key: tuple[str, ...] = ()
    if isinstance(satellite, MultiActiveSatellite):
        child_key = tuple(str(column.name) for column in satellite.child_key)
    shape = Shape(
        tuple(str(column.name) for column in attributes),
        child_key,
        satellite.is_set,
        isinstance(satellite, RecordTrackingSatellite | AppearanceSatellite),
    )
    versions = versions_of(rows, shape)
    if as_of is not None:
        versions = true_at(versions, as_of)
    if versions:
        personal = _personal(reader.session.warehouse, satellite)
        yield Timeline(
            str(satellite.table.name).removeprefix("sat_"),
            satellite.kind,
            str(satellite.table),
            satellite.description,
            tuple(
                Attribute(str(column.name), str(column.type), column.name in personal)
                for column in attributes
            ),
            versions,
            child_key,
        )


def _personal(warehouse: Warehouse, satellite: Satellite) -> set[str]:
    """The columns of a satellite's feed that are personal data."""
    feeds = (feed for feed in warehouse.feeds if feed.record_source == satellite.feed)
    return {column.name for feed in feeds for column in feed.columns if column.pii}
