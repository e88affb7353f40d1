"""Document: a graph as plain values, for JSON."""

from __future__ import annotations

from typing import Any

from vault.lineage.graph import Graph


def document(graph: Graph) -> dict[str, Any]:
    """The tables of a graph and its columns, each with its origins and how it is made of them."""
    return {
        "tables": [
            {
                "name": dataset.name,
                "kind": dataset.kind,
                "description": dataset.description,
                "file": dataset.file or None,
                "columns": list(dataset.columns),
                "made_of": list(read),
            }
            for dataset, read in graph.tables()
        ],
        "columns": [
            {
                "table": column.table,
                "column": column.name,
                "expression": made.how or None,
                "leaf": made.leaf or None,
                "made_of": [
                    {"table": one.column.table, "column": one.column.name, "way": one.way}
                    for one in made.origins
                ],
            }
            for column, made in graph.derivations.items()
        ],
        "unread": dict(graph.unread),
    }
