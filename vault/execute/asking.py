"""Asking: what the tables of a database hold, counted where they are; nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

import sqlalchemy
from sqlalchemy import exc

from vault.execute.catalogue import Catalogue, CatalogueTable, failure

Row = tuple[Any, ...]


class Asked(Catalogue):
    """A catalogue that is asked for some rows, and for whether columns are keys.

    It stays connected until it is closed: a DuckDB file takes long to open.
    """

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self._held = ExitStack()
        self._connection: sqlalchemy.Connection | None = None

    def close(self) -> None:
        """Let go of the database."""
        self._held.close()
        super().close()

    def stored(self) -> list[CatalogueTable]:
        """The tables that keep rows, in order of name: views have none of their own."""
        views = self._views()
        return [one for one in self.tables() if (one.schema, one.name) not in views]

    def some(self, table: CatalogueTable, most: int) -> list[Row]:
        """Some rows of a table."""
        return self._ask(_select(table, [one.name for one in table.columns]).limit(most))

    def of_keys(self, table: CatalogueTable, key: str, values: Sequence[Any]) -> list[Row]:
        """The rows whose key is one of some values."""
        chosen = _select(table, [one.name for one in table.columns])
        return self._ask(chosen.where(sqlalchemy.column(key).in_(list(values))))

    def are_distinct(self, table: CatalogueTable, columns: Sequence[str]) -> bool:
        """Whether no two rows of a table agree in all of some columns."""
        every = sqlalchemy.select(sqlalchemy.func.count()).select_from(_table(table, "every_row"))
        kinds = _select(table, columns).distinct().subquery("kinds")
        each = sqlalchemy.select(sqlalchemy.func.count()).select_from(kinds)
        return bool(self._ask(every) == self._ask(each))

    def lost(
        self, table: CatalogueTable, column: str, parent: CatalogueTable, key: str, most: int = 5
    ) -> list[Any]:
        """Some values of a column that are not among the keys of another table."""
        child, others = _table(table, "child", column), _table(parent, "parent", key)
        found = sqlalchemy.exists().where(others.c[key] == child.c[column])
        lacking = (
            sqlalchemy.select(child.c[column])
            .where(child.c[column].is_not(None), ~found)
            .distinct()
            .limit(most)
        )
        return [value for (value,) in self._ask(lacking)]

    def commonest(self, table: CatalogueTable, column: str, most: int = 5) -> list[tuple[Any, int]]:
        """The values that most rows of a table have in a column, with how many."""
        found: Any = sqlalchemy.column(column)
        number = sqlalchemy.func.count()
        chosen = (
            sqlalchemy.select(found, number)
            .select_from(_table(table, "every_row"))
            .group_by(found)
            .order_by(number.desc(), found)
            .limit(most)
        )
        return [(value, int(count)) for value, count in self._ask(chosen)]

    def places(self, table: CatalogueTable, column: str) -> int:
        """The most decimal places of the numbers in a column whose type does not say."""
        if self.dialect != "postgresql":
            return 0
        scale = sqlalchemy.func.max(sqlalchemy.func.scale(sqlalchemy.column(column)))
        ((most,),) = self._ask(sqlalchemy.select(scale).select_from(_table(table, "every_row")))
        return int(most or 0)

    def _ask(self, statement: Any) -> list[Row]:
        with self._reading() as connection:
            return [tuple(row) for row in connection.execute(statement).fetchall()]

    def _views(self) -> set[tuple[str, str]]:
        if self.dialect == "duckdb":
            found = "select schema_name, view_name from duckdb_views() where not internal"
            with self._reading() as connection:
                return {(row[0], row[1]) for row in connection.exec_driver_sql(found).fetchall()}
        return {
            (schema, name)
            for schema in self._schemas()
            for name in self._inspector.get_view_names(schema=schema)
        }

    @contextmanager
    def _reading(self) -> Iterator[sqlalchemy.Connection]:
        try:
            if self._connection is None:
                self._connection = self._held.enter_context(self._engine.connect())
            yield self._connection
        except exc.SQLAlchemyError as error:
            raise failure(self._url, error) from error


def _table(table: CatalogueTable, alias: str, *columns: str) -> Any:
    """A table under another name, with some of its columns."""
    made = sqlalchemy.table(
        table.name, *map(sqlalchemy.column, columns), schema=table.schema or None
    )
    return made.alias(alias)


def _select(table: CatalogueTable, columns: Sequence[str]) -> Any:
    """Some columns of a table, by their names there."""
    source = _table(table, "every_row", *columns)
    return sqlalchemy.select(*(source.c[name] for name in columns))
