"""Lineage: Warehouse → column graph; what each column is made of, down to the files. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from vault.entities import Warehouse
from vault.lineage.business import draw_business_vault
from vault.lineage.draft import Draft
from vault.lineage.graph import ROWS, Column, Dataset, Derivation, Graph, Origin
from vault.lineage.marts import draw_mart
from vault.lineage.raw import draw_raw_vault
from vault.names import NAMED_COLUMNS, Table

__all__ = ["ROWS", "Column", "Dataset", "Derivation", "Graph", "Origin", "graph_of"]


def graph_of(
    warehouse: Warehouse,
    selects: Mapping[str, str],
    tables: Mapping[str, Table],
    dialect: str = "duckdb",
) -> Graph:
    """The columns of a warehouse and what each is made of; pure.

    `selects` are the marts' own, by name, as rendered for the dialect; a mart without one is a
    model in Python. `tables` are what they may read, by the name they give it.
    """
    draft = Draft(dialect)
    draw_raw_vault(draft, warehouse)
    draft.call(dict(zip(NAMED_COLUMNS, warehouse.names, strict=True)))
    draw_business_vault(draft, warehouse)
    for mart in warehouse.marts:
        draw_mart(draft, mart, selects.get(mart.name), tables)
    return draft.graph()
