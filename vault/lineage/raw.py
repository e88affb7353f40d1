"""The raw vault: what the columns of hubs, links and satellites are made of, down to the files."""

from __future__ import annotations

from collections.abc import Iterator

from vault.entities import Column as Value
from vault.entities import (
    Feed,
    Hub,
    HubLoad,
    Link,
    LinkLoad,
    NonHistorizedLink,
    Reference,
    Warehouse,
)
from vault.lineage.draft import Draft, Sheet
from vault.lineage.feeds import at, draw_feed, draw_files, hashed, identity, technical
from vault.lineage.graph import ROWS
from vault.lineage.satellites import draw_satellite, draw_tables


def draw_raw_vault(draft: Draft, warehouse: Warehouse) -> None:
    """Draw the files, the feeds, and the tables they load with the views over them."""
    for feed in warehouse.feeds:
        draw_files(draft, feed)
    entities: list[Hub | Link] = [*warehouse.hubs, *warehouse.references, *warehouse.links]
    for entity in entities:
        draft.entity(entity, list(_columns(entity)))
    for satellite in warehouse.satellites:
        draw_tables(draft, satellite)
    for feed in warehouse.feeds:
        draw_feed(draft, feed)
        for hub in feed.hubs:
            _hub(draft, feed, hub)
        for link in feed.links:
            _link(draft, feed, link)
        for load in feed.satellites:
            draw_satellite(draft, feed, load)
    for entity in entities:
        _unloaded(draft, entity)


def _columns(entity: Hub | Link) -> Iterator[Value | str]:
    """The columns of a hub, reference or link, in order."""
    if not isinstance(entity, Reference):
        yield str(entity.hash_key)
    if isinstance(entity, Hub):
        yield from entity.identity
    else:
        yield from [str(reference.hash_key) for reference in entity.references]
        yield from entity.child_key
    yield "load_date"
    if isinstance(entity, NonHistorizedLink):
        yield from ("applied_date", "hashdiff")
        yield from entity.payload
    yield from ("record_source", "load_id")


def _hub(draft: Draft, feed: Feed, load: HubLoad) -> None:
    hub = load.hub
    sheet = Sheet(draft, str(hub.table))
    if not isinstance(hub, Reference):
        hashed(draft, sheet, feed, hub.hash_key, load.columns)
    for column, source in zip(hub.identity, load.columns, strict=True):
        sheet.made(column.name, at(draft, feed, [source]))
    technical(draft, sheet, feed, ("load_date", "record_source", "load_id"))
    sheet.rows(at(draft, feed, load.key))


def _link(draft: Draft, feed: Feed, load: LinkLoad) -> None:
    link = load.link
    sheet = Sheet(draft, str(link.table))
    hashed(draft, sheet, feed, link.hash_key, identity(load))
    for reference, hub in zip(link.references, load.hubs, strict=True):
        hashed(draft, sheet, feed, reference.hash_key, hub.columns)
    for column, source in zip(link.child_key, load.child_key, strict=True):
        sheet.made(column.name, at(draft, feed, [source]))
    technical(draft, sheet, feed, ("load_date", "record_source", "load_id"))
    if isinstance(link, NonHistorizedLink):
        technical(draft, sheet, feed, ("applied_date",))
        hashed(draft, sheet, feed, "hashdiff", load.payload)
        for column, source in zip(link.payload, load.payload, strict=True):
            sheet.made(column.name, at(draft, feed, [source]))
    sheet.rows(at(draft, feed, identity(load)))


def _unloaded(draft: Draft, entity: Hub | Link) -> None:
    """A table that no feed loads yet."""
    name = str(entity.table)
    for column in (*draft.table(name).columns, ROWS):
        if draft.column(name, column) not in draft.derivations:
            Sheet(draft, name).made(column, how="no feed loads it", leaf="unloaded")
