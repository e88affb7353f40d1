"""Provenance: a warehouse → where its columns come from, the SQL of its marts included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vault.dialects import WRITTEN
from vault.errors import UsageError, suggestion
from vault.execute.marts import readable, select
from vault.lineage import Graph, graph_of
from vault.render import renderer_of
from vault.statements import Recorder

if TYPE_CHECKING:
    from vault.entities import Warehouse


def lineage(
    warehouse: Warehouse,
    name: str | None = None,
    downstream: bool = False,
    dialect: str = "duckdb",
) -> Graph:
    """Return what each column of a warehouse is made of; needs no database and writes nothing.

    `name` is `schema.table.column`, a table, or a column of a feed: then what it is made of, or
    by `downstream` what is made of it. Raises UsageError where there is no such column,
    VaultError where a mart cannot be rendered.
    """
    if dialect not in WRITTEN:
        raise UsageError(f"there is no dialect '{dialect}'{suggestion(dialect, WRITTEN)}")
    session = Recorder(warehouse, renderer_of(warehouse, WRITTEN[dialect]))
    selects = {
        mart.name: select(session, mart) for mart in warehouse.marts if mart.path.suffix == ".sql"
    }
    graph = graph_of(warehouse, selects, readable(warehouse), dialect)
    return graph if name is None else graph.within(graph.reach(graph.find(name), downstream))
