"""Fetching: what is new in a table of another database, and what an earlier run left of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import sqlalchemy

from vault.entities import Feed
from vault.errors import SourceError
from vault.execute.drivers.duckdb import database_file
from vault.execute.outside import extracted, waiting
from vault.execute.renaming import loads_of
from vault.execute.session import Session
from vault.sources import Delivery
from vault.sources.extracts import folder_of


@dataclass(frozen=True, slots=True)
class Fetched:
    """The files to be loaded, and why there are no more of them, where that is a failure."""

    files: tuple[Delivery, ...]
    failure: SourceError | None = None


def place_of(url: sqlalchemy.URL, feed: Feed) -> Path:
    """The folder for what is read of a feed on its way into the database of a URL."""
    file = database_file(url)
    called = url.set(password=None, query={}).render_as_string()
    return folder_of(feed, str(file.absolute()) if file else called)


def fetch(session: Session, feed: Feed) -> Fetched:
    """Read what the vault does not have yet, by the loads that stand in the audit.

    Raises what stops it before there is anything to load.
    """
    loaded = [file for file, *_ in loads_of(session, feed)]
    session.connection.rollback()  # reading may take long, and nobody is to wait for that
    folder = place_of(session.connection.engine.url, feed)
    files = waiting(feed, folder, loaded)
    try:
        for delivery in extracted(feed, folder, [*loaded, *(one.path for one in files)]):
            files.append(delivery)
    except SourceError as error:
        if not files:
            raise
        return Fetched(tuple(files), error)
    return Fetched(tuple(files))
