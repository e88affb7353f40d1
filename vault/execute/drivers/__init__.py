"""What a database's driver does that is no SQL: connecting, rows in bulk, data frames.

Each is a module beside this one, by the name of its dialect.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

import sqlalchemy

from vault.execute.drivers import duckdb, postgresql, spark
from vault.names import Table

if TYPE_CHECKING:
    import duckdb as library
    import pandas


class Driver(Protocol):
    """What such a module has; `connection` is the driver's own, below SQLAlchemy's."""

    #: the extra of the distribution that installs the driver; empty where the core has it
    EXTRA: str

    def arguments(self, url: sqlalchemy.URL, read_only: bool) -> dict[str, Any]:
        """What the driver is given to connect; ImportError where a package is missing."""

    def statements(self, sql: str) -> Sequence[str]:
        """The text in the parts in which the driver executes it."""

    def catalogue(self, rows: Any, schemas: Sequence[str]) -> list[tuple[str, str, str, str]]:
        """Schema, table, name and type of every column; `rows` renders a select and asks."""

    def standing(self, rows: Any, table: Table) -> str | None:
        """`VIEW` or `BASE TABLE` where the name stands for one, else None."""

    def place(self, connection: Any, table: str) -> str:
        """Where `take` puts the files that are to be read as a table; empty if there are none."""

    def take(self, connection: Any, table: str, rows: library.DuckDBPyRelation) -> int:
        """Append rows to a temporary table that has their columns; returns how many."""

    def data_frame(self, connection: Any, sql: str) -> pandas.DataFrame:
        """The rows of a select, as `vault.execute.frames.data_frame` promises them."""

    def require_room(self, connection: Any, url: sqlalchemy.URL) -> None:
        """Raise VaultError where `rewrite` could not be done; `connection` is SQLAlchemy's."""

    def rewrite(self, connection: Any, tables: Sequence[str]) -> None:
        """Write what is stored anew, so that nothing is left of what was changed in `tables`."""

    def beside(self, folder: str) -> tuple[str, str, str]:
        """A schema for a connection's own tables; what makes it, and what makes an end of it.

        `folder` is where a file may stand meanwhile.
        """


DRIVERS: Mapping[str, Driver] = {"duckdb": duckdb, "postgresql": postgresql, "spark": spark}


def driver_connection(connection: sqlalchemy.Connection) -> Any:
    """The driver's own connection, for what SQLAlchemy has no word for."""
    return connection.connection.driver_connection
