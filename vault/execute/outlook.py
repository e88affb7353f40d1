"""Outlook: what a database holds and what waits to be loaded into it; changes nothing."""

from __future__ import annotations

import glob
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import sqlalchemy

from vault.entities import Feed, Satellite, Warehouse
from vault.execute.captured import unfitting
from vault.execute.connect import dialect_of, opened
from vault.execute.drivers.duckdb import database_file
from vault.execute.filling import FEED as DECLARED_LATER
from vault.execute.foreign import FEED as TAKEN_OVER
from vault.execute.load import unloaded
from vault.execute.renaming import inserted_rows, loaded_feeds, loads_of, renames_of
from vault.execute.retired import before, retired
from vault.execute.session import Session
from vault.execute.soundness import require_sound
from vault.execute.succession import FEED as CARRIED_OVER
from vault.plan import Before, Held
from vault.render import renderer_of
from vault.sources import Delivery, discover
from vault.sources.extracts import reached
from vault.sources.watermarks import beginning

#: What stands for a feed where rows came of tables that were there.
NO_FEEDS = frozenset({TAKEN_OVER, CARRIED_OVER, DECLARED_LATER})


@dataclass(frozen=True, slots=True)
class Outlook:
    """The tables a database holds, and the files each feed would load.

    `waiting` lacks a feed that no file matches. `feeds` are those that were ever loaded, `rows`
    counts what each table was given by the accounts. `before` tells what was called otherwise or is
    no longer declared, `retired` are the satellites of it.
    """

    held: Held
    waiting: Mapping[str, tuple[Delivery, ...]]
    feeds: Collection[str] = ()
    rows: Mapping[str, int] = field(default_factory=dict)
    before: Before = field(default_factory=Before)
    retired: Sequence[Satellite] = ()


def outlook(warehouse: Warehouse, engine: sqlalchemy.Engine) -> Outlook:
    """Look at the database, where there is one, and at the files of every feed.

    Raises SourceError where a file cannot be read, DatabaseError where the database cannot.
    """
    feeds = [feed for feed in warehouse.feeds if has_files(feed)]
    if not is_there(engine):
        return Outlook({}, {feed.record_source: _found(feed, ()) for feed in feeds})
    renderer = renderer_of(warehouse, dialect_of(engine))
    with opened(engine) as connection:
        session = Session(connection, warehouse, renderer)
        held = session.held()
        session.renames = renames_of(session, held)
        require_sound(session, held)
        begun = session.audit("load") in held
        waiting = {
            feed.record_source: tuple(unloaded(session, feed, found)) if begun else found
            for feed, found in (
                (feed, _found(feed, _loaded(session, feed, begun))) for feed in feeds
            )
        }
        rows, loaded = _kept(session, held) if begun else ({}, [])
        known = before(session, held)
        waits = {table: unfitting(session, one) for table, one in known.captured.items()}
        known = replace(known, captured=waits)
        heirs = any(one.history_of for one in warehouse.satellites)
        gone = retired(session, held) if heirs else ()
        connection.rollback()
    return Outlook(held, waiting, loaded, rows, known, gone)


def _kept(session: Session, held: Held) -> tuple[dict[str, int], list[str]]:
    """How many rows each table was given, and which feeds were ever loaded."""
    named = [name for name in loaded_feeds(session, held) if name not in NO_FEEDS]
    return inserted_rows(session), named


def _found(feed: Feed, loaded: Sequence[str]) -> tuple[Delivery, ...]:
    """What is there to be loaded; of another database, which is not asked, what it will be."""
    if not feed.outside:
        return discover(feed)
    since = beginning(feed, reached(feed, loaded)) if feed.watermark else None
    told = feed.origin
    if feed.watermark and since is not None:
        told += f", {feed.watermark.column.source} from {since} on"
    return (Delivery(told, 0, "", 0),)


def _loaded(session: Session, feed: Feed, begun: bool) -> list[str]:
    """The files of a feed that are in the vault."""
    if not feed.outside or not begun:
        return []
    return [file for file, *_ in loads_of(session, feed)]


def has_files(feed: Feed) -> bool:
    """Whether any file matches the feed's glob; reads none of them. A table is there or not."""
    if feed.table or feed.outside:
        return True
    return any(glob.iglob(str(feed.pattern), recursive=True, include_hidden=True))  # noqa: PTH207 - as `discover` does


def is_there(engine: sqlalchemy.Engine) -> bool:
    """Whether the database exists; a server is taken to."""
    file = database_file(engine.url)
    return file is None or file.exists()
