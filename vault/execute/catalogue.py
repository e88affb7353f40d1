"""What a database says of its tables, and their rows, for who proposes definitions of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy import exc, types

from vault.errors import DatabaseError
from vault.execute.connect import connect
from vault.execute.duckdb_catalogue import catalogue_of
from vault.secrets import without_secrets
from vault.types import Type

_HIDDEN = {"information_schema", "pg_catalog", "sys", "INFORMATION_SCHEMA"}
_CHUNK = 10_000


@dataclass(frozen=True, slots=True)
class CatalogueColumn:
    """A column as the catalogue has it; `type` is none where dvault has none like it."""

    name: str
    type: Type | None
    said: str
    comment: str = ""


@dataclass(frozen=True, slots=True)
class CatalogueTable:
    """A table or view with its keys: `foreign` are columns, table and the columns they refer to."""

    schema: str
    name: str
    columns: tuple[CatalogueColumn, ...]
    key: tuple[str, ...] = ()
    foreign: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = ()
    comment: str = ""


class Catalogue:
    """A database that is only read; `dialect` is SQLAlchemy's name of its kind."""

    def __init__(self, url: str) -> None:
        try:
            self._engine = _opened(url)
            if self._engine.dialect.name != "duckdb":
                self._inspector = sqlalchemy.inspect(self._engine)
        except (exc.SQLAlchemyError, ImportError, OSError) as error:
            raise failure(url, error) from error
        self._url = url
        self.dialect = self._engine.dialect.name

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def tables(self) -> list[CatalogueTable]:
        """Every table and view that may be seen, those of the system apart, in order of name."""
        try:
            if self.dialect == "duckdb":
                return self._of_duckdb()
            return [
                self._table(schema, name)
                for schema in self._schemas()
                for name in sorted(self._names(schema))
            ]
        except (exc.SQLAlchemyError, NotImplementedError) as error:
            raise failure(self._url, error) from error

    def _of_duckdb(self) -> list[CatalogueTable]:
        with self._engine.connect() as connection:
            return [
                CatalogueTable(
                    one["schema"],
                    one["name"],
                    tuple(
                        CatalogueColumn(name, type_, said.lower(), comment)
                        for name, type_, said, comment in one["columns"]
                    ),
                    one["key"],
                    tuple(one["foreign"]),
                    one["comment"],
                )
                for one in catalogue_of(connection)
            ]

    def rows(self, table: CatalogueTable) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of a table, some thousands at a time."""
        columns: list[Any] = [sqlalchemy.column(one.name) for one in table.columns]
        chosen = sqlalchemy.select(*columns).select_from(
            sqlalchemy.table(table.name, *columns, schema=table.schema or None)
        )
        try:
            with self._engine.connect() as connection:
                found = connection.execution_options(stream_results=True).execute(chosen)
                while rows := found.fetchmany(_CHUNK):
                    yield [tuple(row) for row in rows]
        except exc.SQLAlchemyError as error:
            raise failure(self._url, error) from error

    def _schemas(self) -> Sequence[str]:
        names = self._inspector.get_schema_names()
        return sorted({one for one in names if one not in _HIDDEN and not one.startswith("pg_")})

    def _names(self, schema: str) -> set[str]:
        found = {*self._inspector.get_table_names(schema=schema)}
        with suppress(NotImplementedError, exc.SQLAlchemyError):
            found |= {*self._inspector.get_view_names(schema=schema)}
        return found

    def _table(self, schema: str, name: str) -> CatalogueTable:
        columns = tuple(
            CatalogueColumn(
                str(one["name"]), _type(one["type"]), str(one["type"]).lower()
                if not isinstance(one["type"], types.NullType) else "unknown",
                one.get("comment") or "",
            )
            for one in self._inspector.get_columns(name, schema=schema)
        )  # fmt: skip
        return CatalogueTable(
            schema, name, columns, self._key(schema, name), self._foreign(schema, name),
            self._comment(schema, name),
        )  # fmt: skip

    def _key(self, schema: str, name: str) -> tuple[str, ...]:
        try:
            said = self._inspector.get_pk_constraint(name, schema=schema)
        except (NotImplementedError, exc.SQLAlchemyError):
            return ()
        return tuple(map(str, (said or {}).get("constrained_columns") or ()))

    def _foreign(
        self, schema: str, name: str
    ) -> tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...]:
        try:
            found = self._inspector.get_foreign_keys(name, schema=schema)
        except (NotImplementedError, exc.SQLAlchemyError):
            return ()
        return tuple(
            (tuple(one["constrained_columns"]), str(one["referred_table"]),
             tuple(one["referred_columns"]))
            for one in found
        )  # fmt: skip

    def _comment(self, schema: str, name: str) -> str:
        try:
            return self._inspector.get_table_comment(name, schema=schema).get("text") or ""
        except (NotImplementedError, exc.SQLAlchemyError):
            return ""


def _type(given: Any) -> Type | None:
    """The type that holds every value of a column of the database."""
    match given:
        case types.Boolean():
            return Type("boolean")
        case types.BigInteger():
            return Type("bigint")
        case types.Integer():
            return Type("integer")
        case types.Float():
            return Type("double")
        case types.Numeric():
            precision, scale = given.precision or 38, given.scale or 0
            return Type("decimal", precision, scale) if precision <= 38 else None
        case types.DateTime():
            return Type("timestamptz" if given.timezone else "timestamp")
        case types.Date():
            return Type("date")
        case types.Time():
            return Type("time")
        case types.JSON():
            return Type("json")
        case types.LargeBinary():
            return Type("binary")
        case types.String() | types.Uuid():
            return Type("text")
        case _:
            return None


def _opened(url: str) -> sqlalchemy.Engine:
    """An engine that only reads; a file that is not there is not made."""
    parsed = sqlalchemy.make_url(url)
    file = parsed.database if parsed.get_backend_name() in ("duckdb", "sqlite") else None
    if file and file != ":memory:" and not Path(file).exists():
        raise OSError(f"there is no file {file}")
    if parsed.get_backend_name() == "duckdb":
        return connect(url, read_only=True)
    return sqlalchemy.create_engine(url)


def failure(url: str, error: Exception) -> DatabaseError:
    """What to say of a database that cannot be read."""
    reason = str(getattr(error, "orig", None) or error).splitlines()[0]
    return DatabaseError(
        f"{url.partition('://')[0]}: the database cannot be read"
        f" ({without_secrets(reason, url)}); check the URL and that its driver is installed"
    )
