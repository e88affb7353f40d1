"""Satellites: what their columns are made of, and those of the views over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vault.entities import Column as Value
from vault.entities import (
    EffectivitySatellite,
    Feed,
    ReferenceSatellite,
    Satellite,
    SatelliteLoad,
    StatusSatellite,
    TrackedSatellite,
)
from vault.lineage.draft import Draft, Sheet
from vault.lineage.feeds import at, hashed, identity, technical
from vault.lineage.graph import COMPUTED, COPIED


def _satellite_columns(satellite: Satellite) -> Iterator[Value | str]:
    if isinstance(satellite, ReferenceSatellite):
        yield from satellite.parent.business_key
    else:
        yield str(satellite.hash_key)
    yield from map(str, satellite.driving_keys)
    yield from ("load_date", "applied_date")
    if satellite.sequenced:
        yield "sequence"
    if satellite.kind not in ("effectivity_satellite", "record_tracking_satellite"):
        yield "hashdiff"
    yield from satellite.attributes
    yield from ("record_source", "load_id")


def draw_tables(draft: Draft, satellite: Satellite) -> None:
    """A satellite, what it remembers beside its versions, and its views."""
    columns = list(_satellite_columns(satellite))
    draft.entity(satellite, columns)
    if isinstance(satellite, TrackedSatellite):
        draft.entity(satellite.appearances, list(_satellite_columns(satellite.appearances)))
    names = [str(column.name) if isinstance(column, Value) else column for column in columns]
    keys = names[: names.index("load_date")]
    rest = [name for name in names if name not in (*keys, "load_date", "applied_date")]
    _view(draft, satellite, str(satellite.current), names, ())
    history = list(rest)
    if isinstance(satellite, EffectivitySatellite):
        parts = [str(column.name) for column in satellite.parts]
        history = [*parts, "record_source", "load_id"]
    dates = ("applied_date", "load_date")
    between: tuple[str, ...] = ("valid_from", "valid_to", "known_from")
    _view(draft, satellite, str(satellite.history), [*keys, *between, *dates, *history], between)
    if satellite.kind in ("satellite", "tracked_satellite", "status_satellite"):
        between = (*between, "known_to")
        _view(draft, satellite, str(satellite.known), [*keys, *between, *dates, *rest], between)


def _view(
    draft: Draft, satellite: Satellite, name: str, columns: Sequence[str], between: Iterable[str]
) -> None:
    """A view over a satellite, which bounds versions by the dates of those beside them."""
    sheet = draft.entity(satellite, columns, name)
    draft.describe(name, satellite.attributes)
    table = satellite.table
    sheet.copied([column for column in columns if column not in between], table)
    since = "load_date" if satellite.kind == "record_tracking_satellite" else "applied_date"
    bounds = {
        "valid_from": (since, ""),
        "valid_to": (since, "that of the next version"),
        "known_from": ("load_date", ""),
        "known_to": ("load_date", "that of the version which ends this one"),
    }
    for column in between:
        date, how = bounds[column]
        sheet.made(column, [draft.column(table, date)], how, COMPUTED if how else COPIED)
    sheet.rows_of(table)


def _keys(feed: Feed, hash_key: str) -> list[str]:
    """The columns of a feed that a hash key of its stage is made of."""
    for hub in feed.hubs:
        if hub.hash_key == hash_key:
            return [str(name) for name in hub.columns]
    for link in feed.links:
        for hub in link.hubs:
            if hub.hash_key == hash_key:
                return [str(name) for name in hub.columns]
        if link.hash_key == hash_key:
            return identity(link)
    return []


def draw_satellite(draft: Draft, feed: Feed, load: SatelliteLoad) -> None:
    """What a feed gives a satellite."""
    satellite = load.satellite
    sheet = Sheet(draft, str(satellite.table))
    keys = _keys(feed, load.hash_key)
    if isinstance(satellite, ReferenceSatellite):
        for column, source in zip(satellite.parent.business_key, load.columns, strict=True):
            sheet.made(column.name, at(draft, feed, [source]))
    else:
        hashed(draft, sheet, feed, satellite.hash_key, keys)
    for name, stage in zip(satellite.driving_keys, load.driving, strict=True):
        hashed(draft, sheet, feed, name, _keys(feed, stage))
    dates = ["load_date", "applied_date", *(["sequence"] if satellite.sequenced else [])]
    technical(draft, sheet, feed, [*dates, "record_source", "load_id"])
    if load.hashed is not None:
        hashed(draft, sheet, feed, "hashdiff", load.hashed)
    told = {column.name for column in feed.columns}
    for column in satellite.attributes:
        if column.name in told and not _is_verdict(satellite, column):
            sheet.made(column.name, at(draft, feed, [column.name]))
        else:
            _verdict(draft, sheet, feed, load, column, keys)
    sheet.rows(at(draft, feed, keys or load.columns))
    if isinstance(satellite, TrackedSatellite):
        beside = satellite.appearances
        sheet = Sheet(draft, str(beside.table))
        names = [str(one) for one in _satellite_columns(beside) if isinstance(one, str)]
        sheet.copied([name for name in names if name != "record_source"], satellite.table)
        technical(draft, sheet, feed, ["record_source"])
        sheet.rows_of(satellite.table)


def _is_verdict(satellite: Satellite, column: Value) -> bool:
    own = {StatusSatellite.kind: "status", EffectivitySatellite.kind: "is_active"}
    return own.get(satellite.kind) == column.name


def _verdict(
    draft: Draft, sheet: Sheet, feed: Feed, load: SatelliteLoad, column: Value, keys: list[str]
) -> None:
    """Whether a key or relation is there: by the operation, or by what a delivery holds."""
    if feed.operation:
        how = f"as {feed.operation.column} says"
        sheet.made(column.name, at(draft, feed, [feed.operation.column]), how, COMPUTED)
        return
    watched = [str(one.name) for one in getattr(load.satellite, "watched", ())]
    how = "whether a delivery holds the key, and what has changed of it"
    if column.name == "is_active":
        how = "whether a delivery holds the relation, or another one of its driving key"
    sheet.made(column.name, at(draft, feed, [*keys, *watched]), how, COMPUTED)
