"""Mermaid: a graph as a flow chart, of tables or of columns within their tables."""

from __future__ import annotations

from collections.abc import Iterator

from vault.lineage.graph import COPIED, Column, Graph

_HEAD = "flowchart LR"


def flow_of_tables(graph: Graph) -> str:
    """The tables of a graph, with an arrow to each from those it is made of."""
    numbers = {name: f"t{at}" for at, name in enumerate(graph.datasets, 1)}
    lines = [_HEAD]
    lines += [f"    {number}[{_quoted(name)}]" for name, number in numbers.items()]
    for dataset, read in graph.tables():
        lines += [f"    {numbers[one]} --> {numbers[dataset.name]}" for one in read]
    return "\n".join(lines)


def flow_of_columns(graph: Graph) -> str:
    """The columns of a graph within their tables; an arrow says how, unless it is a copy."""
    return "\n".join([_HEAD, *_columns(graph)])


def _columns(graph: Graph) -> Iterator[str]:
    numbers = {column: f"c{at}" for at, column in enumerate(graph.derivations, 1)}
    tables: dict[str, list[Column]] = {}
    for column in numbers:
        tables.setdefault(column.table, []).append(column)
    for at, (table, columns) in enumerate(tables.items(), 1):
        yield f"    subgraph t{at}[{_quoted(table)}]"
        for column in columns:
            name = "its rows" if column.name == "*" else column.name
            yield f"        {numbers[column]}[{_quoted(name)}]"
        yield "    end"
    for column, made in graph.derivations.items():
        for origin in made.origins:
            arrow = "-->" if origin.way == COPIED else f"-->|{origin.way}|"
            yield f"    {numbers[origin.column]} {arrow} {numbers[column]}"


def _quoted(text: str) -> str:
    """A label; Mermaid writes what has a meaning in it as an entity.

    >>> _quoted('say "hi" #1')
    '"say #quot;hi#quot; #35;1"'
    """
    escaped = text.replace("#", "#35;").replace('"', "#quot;")
    return f'"{escaped.replace("<", "#lt;").replace(">", "#gt;")}"'
