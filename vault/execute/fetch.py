"""Fetching: what is new in a table of another database, and what an earlier run left of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import sqlalchemy
import tenacity
from sqlalchemy.exc import DBAPIError

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

    Where the connection is lost, it is read on from the last file that is whole. Raises what stops
    it before there is anything to load.
    """
    loaded = [file for file, *_ in loads_of(session, feed)]
    session.connection.rollback()  # reading may take long, and nobody is to wait for that
    folder = place_of(session.connection.engine.url, feed)
    files = waiting(feed, folder, loaded)

    def read_on() -> None:
        for delivery in extracted(feed, folder, [*loaded, *(one.path for one in files)]):
            files.append(delivery)

    again = tenacity.Retrying(
        retry=tenacity.retry_if_exception(_is_lost),
        wait=tenacity.wait_exponential(multiplier=0.5),
        stop=tenacity.stop_after_attempt(3),
        before_sleep=lambda state: session.warn(f"{state.outcome and state.outcome.exception()}"),
        reraise=True,
    )
    try:
        again(read_on)
    except SourceError as error:
        if not files:
            raise
        return Fetched(tuple(files), error)
    return Fetched(tuple(files))


def _is_lost(error: BaseException) -> bool:
    """Whether the source was there, and went away while it was read."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, DBAPIError):
        cause = cause.__cause__
    return isinstance(cause, DBAPIError) and cause.connection_invalidated
