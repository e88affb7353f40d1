"""Naming: what OpenLineage calls a table or a file, by its specification of names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlalchemy

    from vault.entities import Warehouse


@dataclass(frozen=True, slots=True)
class Names:
    """The namespace of a database and what stands before its schemas; and what lies elsewhere."""

    namespace: str
    before: str
    elsewhere: Mapping[str, tuple[str, str]]

    def of(self, dataset: str) -> tuple[str, str]:
        """The namespace and the name of a table or file of the graph."""
        if dataset in self.elsewhere:
            return self.elsewhere[dataset]
        return self.namespace, f"{self.before}{dataset}"


def names_of(warehouse: Warehouse, url: sqlalchemy.URL) -> Names:
    """How the tables of a database and the files of a warehouse are called.

    DuckDB, which the specification does not name, is `duckdb://` and the path of its file.
    """
    elsewhere = {
        feed.origin: (feed.outside.url, str(feed.outside))
        if feed.outside
        else ("file", str(feed.pattern))
        for feed in warehouse.feeds
        if not feed.table
    }
    host = f"{url.host or 'localhost'}:{url.port or _PORTS.get(url.get_backend_name(), 0)}"
    match url.get_backend_name():
        case "duckdb":
            path = url.database or ":memory:"
            place = path if path == ":memory:" else Path(path).absolute().as_posix()
            return Names(f"duckdb://{place}", "", elsewhere)
        case "postgresql":
            return Names(f"postgres://{host}", f"{url.database}.", elsewhere)
        case _:
            return Names(f"hive://{host}", "", elsewhere)


_PORTS = {"postgresql": 5432, "hive": 10000, "spark": 10000}
