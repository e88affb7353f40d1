"""Connecting: a database URL → a SQLAlchemy engine that is set up for loading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy
import tenacity
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from vault.dialects import DIALECTS, RENDERED, Dialect
from vault.errors import DatabaseError, UsageError, suggestion
from vault.execute.drivers import DRIVERS
from vault.execute.session import database_message
from vault.secrets import named, without_secrets


def connect(url: str, read_only: bool = False) -> sqlalchemy.Engine:
    """Return an engine for a SQLAlchemy URL; opens nothing yet.

    `read_only` opens a DuckDB file without a lock on it, and never makes one.
    Raises UsageError where the URL is not one, or names a database dvault does not know.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise UsageError(
            f"the database is not a URL such as duckdb:///shop.duckdb{SPELT}"
        ) from error
    if "@" in (parsed.host or ""):
        raise UsageError(f"the database is a URL with more than one '@'{SPELT}")
    name = parsed.get_backend_name()
    if name not in DIALECTS:
        raise _not_loaded(name)
    try:
        return sqlalchemy.create_engine(
            parsed,
            poolclass=NullPool,
            connect_args=DRIVERS[name].arguments(parsed, read_only),
            # Statements of ours hold no parameters, but a `%` may stand in their texts.
            execution_options={"no_parameters": True},
        )
    except ArgumentError as error:
        raise UsageError(f"{named(url)}: {without_secrets(str(error), url)}") from error
    except NoSuchModuleError as error:
        raise UsageError(f"the driver for {name} is not installed: {error}") from error
    except ImportError as error:
        raise UsageError(
            f"the driver for {name} is not installed: pip install 'dvault[{DRIVERS[name].EXTRA}]'"
        ) from error


#: What is often wrong with a URL.
SPELT = "; in a user's name or password write %40 for @, %2F for /, %3A for :, %3F for ?, %23 for #"


def told(engine: sqlalchemy.Engine) -> str:
    """What the engine's database is called in messages: its URL without what is secret."""
    return named(engine.url.render_as_string(hide_password=False))


def dialect_of(engine: sqlalchemy.Engine) -> Dialect:
    """The facts of the engine's database; UsageError where there are none."""
    if engine.dialect.name not in DIALECTS:
        raise _not_loaded(engine.dialect.name)
    return DIALECTS[engine.dialect.name]


def _not_loaded(name: str) -> UsageError:
    more = suggestion(name, DIALECTS)
    if name in RENDERED:
        more = f": it writes the SQL for others to run, see `dvault sql --dialect {name}`"
    return UsageError(f"dvault does not load {name!r}{more}")


@contextmanager
def opened(engine: sqlalchemy.Engine) -> Iterator[sqlalchemy.Connection]:
    """A connection in UTC; a database that is locked or unreachable says so clearly."""
    try:
        connection = patiently(engine.connect)
    except (DBAPIError, OSError) as error:
        raise DatabaseError(_unreachable(engine, error)) from error
    except Exception as error:  # the driver's own errors, unwrapped while connecting
        if type(error).__module__.partition(".")[0] not in {"duckdb", "_duckdb"}:
            raise
        raise DatabaseError(_unreachable(engine, error)) from error
    try:
        for statement in dialect_of(engine).session:
            connection.exec_driver_sql(statement)
        connection.rollback()
        yield connection
    finally:
        connection.close()


#: What may pass by itself while a server starts, or is asked too much.
_PASSING = re.compile(
    r"connection refused|timeout expired|timed out|starting up|shutting down|recovery mode"
    r"|too many (clients|connections)|remaining connection slots|reset by peer",
    re.IGNORECASE,
)
patiently = tenacity.Retrying(
    retry=tenacity.retry_if_exception(lambda error: bool(_PASSING.search(str(error)))),
    wait=tenacity.wait_exponential(multiplier=0.5),
    stop=tenacity.stop_after_attempt(5),  # within 8 seconds
    reraise=True,
)


def _unreachable(engine: sqlalchemy.Engine, error: Exception) -> str:
    where, url = told(engine), engine.url.render_as_string(hide_password=False)
    message = without_secrets(database_message(error), url)
    if "lock" in message.lower():
        return (
            f"{where} is open in another process: one load at a time may write to it;"
            f" wait for that one to end ({message})"
        )
    return f"cannot open {where}: {message}"
