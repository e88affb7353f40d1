"""Connecting to another database: by its URL, whose secrets only the environment knows."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from vault.definitions.variables import REFERENCE, substitute
from vault.entities import Feed
from vault.errors import SourceError, UsageError
from vault.execute.connect import SPELT, patiently
from vault.execute.session import database_message
from vault.secrets import named, without_secrets

#: Databases that are a file, which none of them may make.
FILES = ("sqlite", "duckdb")
#: What is said first, so that values are told in one form: moments in UTC, as ISO writes them.
_FIRST = {
    "postgresql": ("set time zone 'UTC'", "set datestyle to 'ISO'"),
    "duckdb": ("set TimeZone = 'UTC'",),
}


def url_of(feed: Feed) -> sqlalchemy.URL:
    """The URL of the database that a feed reads.

    Raises UsageError where a variable is not set, the URL is none, or its driver is not there.
    """
    assert feed.outside
    name, written = feed.record_source, feed.outside.url
    missing = [
        found[1]
        for found in REFERENCE.finditer(written)
        if found[1] and found[2] is None and not os.environ.get(found[1])
    ]
    if missing:
        raise UsageError(
            f"feed {name} reads the database {written}, and {', '.join(missing)} is not set: put"
            " its SQLAlchemy URL into that environment variable"
        )
    try:
        url = make_url(substitute(written, {}, os.environ))
    except (ArgumentError, ValueError) as error:
        raise UsageError(
            f"feed {name}: {written} is not a URL such as postgresql://host/crm{SPELT}"
        ) from error
    if url.get_backend_name() in FILES and url.database and url.database != ":memory:":
        url = url.set(database=str(feed.outside.folder / url.database))
    return url


@contextmanager
def opened_outside(feed: Feed) -> Iterator[sqlalchemy.Connection]:
    """A connection to the database that a feed reads, from which rows come a batch at a time.

    Raises UsageError as `url_of` does, SourceError where the database cannot be reached.
    """
    url = url_of(feed)
    text = url.render_as_string(hide_password=False)
    if url.get_backend_name() in FILES and not Path(url.database or "").is_file():
        raise SourceError(f"feed {feed.record_source}: there is no file {url.database}")
    more = {"connect_args": {"read_only": True}} if url.get_backend_name() == "duckdb" else {}
    try:
        engine = sqlalchemy.create_engine(url, poolclass=NullPool, **more)
    except (NoSuchModuleError, ImportError) as error:
        raise UsageError(
            f"feed {feed.record_source}: the driver for {url.drivername} is not installed ({error})"
        ) from error
    try:
        connection = patiently(engine.connect)
    except Exception as error:  # drivers have errors of their own, and some are not wrapped
        raise SourceError(
            f"feed {feed.record_source}: cannot open {named(text)}:"
            f" {without_secrets(database_message(error), text)}"
        ) from error
    try:
        with told(feed, url):
            for statement in _FIRST.get(url.get_backend_name(), ()):
                connection.exec_driver_sql(statement)
        yield connection
    finally:
        connection.close()
        engine.dispose()


@contextmanager
def told(feed: Feed, url: sqlalchemy.URL) -> Iterator[None]:
    """Turn what the driver raises into a SourceError that says of which database, and no secret."""
    try:
        yield
    except (SourceError, UsageError, OSError, MemoryError):
        raise
    except Exception as error:
        text = url.render_as_string(hide_password=False)
        raise SourceError(
            f"feed {feed.record_source}: {named(text)}, {feed.outside}:"
            f" {without_secrets(database_message(error), text)}"
        ) from error
