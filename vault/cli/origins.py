"""The command that says where a column comes from: lineage."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from vault.cli.options import database, engine_of, example_of, reads_and, tells
from vault.cli.output import paint, table, to_json
from vault.cli.voice import Voice
from vault.errors import UsageError

if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree

    from vault.entities import Warehouse
    from vault.lineage import Column, Graph

#: So much of an expression is shown in a tree.
WIDTH = 100
#: Ways that are told beside the column; the expression tells of the others.
_TOLD = ("counted", "chosen by")
_WHOLE = "whole input"


@click.command(
    epilog=example_of(
        "dvault lineage definitions/shop marts.rfm.monetary",
        "dvault lineage definitions/shop crm.customers.email --downstream",
    )
)
@reads_and("[TABLE.COLUMN]")
@click.option("--downstream", is_flag=True, help="The other way: what is made of it.")
@click.option(
    "--format", "form", type=click.Choice(("text", "mermaid", "json", "openlineage")),
    default="text", show_default=True, help="How it is written.",
)  # fmt: skip
@database
@click.option("--dialect", help="What SQL the marts are written in; default: that of the database.")
@tells
def lineage(
    warehouse: Warehouse,
    words: tuple[str, ...],
    downstream: bool,
    form: str,
    database: str | None,
    dialect: str | None,
    voice: Voice,
) -> None:
    """Show where a column comes from, down to the column of a file.

    TABLE.COLUMN is a column of a mart or of any other table, or SOURCE.FEED.COLUMN; a TABLE alone
    is all its columns; without it: which tables come from which. The database is not asked: its URL
    says in which SQL the marts are written, and how OpenLineage calls its tables.
    """
    from vault.execute import dialect_of
    from vault.provenance import lineage as trace

    if len(words) > 1:
        raise UsageError(f"give one TABLE.COLUMN; there are {len(words)}: {', '.join(words)}")
    name = words[0] if words else None
    engine = engine_of(warehouse, database)
    graph = trace(warehouse, None, dialect=dialect or dialect_of(engine).name)
    asked = graph.find(name) if name else ()
    part = graph.within(graph.reach(asked, downstream)) if name else graph
    for table_name, why in part.unread.items():
        voice.complain(f"warning: {table_name} counts as made of all it reads: {why}", "warning")
    if form == "json":
        from vault.lineage.document import document

        click.echo(to_json(document(part)))
    elif form == "mermaid":
        from vault.lineage.mermaid import flow_of_columns, flow_of_tables

        click.echo(flow_of_columns(part) if name else flow_of_tables(part))
    elif form == "openlineage":
        from vault.openlineage import described

        for line in described(warehouse, part, engine.url):
            click.echo(line)
    elif len(asked) == 1:
        paint(_tree(graph, asked[0], downstream))
    elif asked:
        title = "goes into" if downstream else "comes from"
        paint(table(("column", "made by", title), _overview(graph, asked, downstream)))
    else:
        paint(table(("table", "kind", "comes from"), _tables(graph)))


def _tables(graph: Graph) -> Iterator[tuple[str, str, str]]:
    for dataset, read in graph.tables():
        if dataset.kind not in ("file", "table"):
            yield dataset.name, dataset.kind.replace("_", " "), ", ".join(read)


def _overview(
    graph: Graph, asked: tuple[Column, ...], downstream: bool
) -> Iterator[tuple[str, str, str]]:
    """A line a column: how it is made, and the columns at the other end."""
    for column in asked:
        reached = graph.reach([column], downstream)
        if downstream:
            ends = [one for one in reached[1:] if _kind(graph, one) == "mart" and one.name != "*"]
        else:
            ends = [one for one in reached if graph.of(one).leaf == "delivered"]
        how = graph.of(column).how or ", ".join(map(str, graph.origins(column)))
        tables: dict[str, list[str]] = {}
        for one in ends:
            tables.setdefault(one.table, []).append(one.name)
        said = "; ".join(f"{name}: {', '.join(names)}" for name, names in tables.items())
        said = said or graph.of(column).leaf
        yield column.name, textwrap.shorten(how, WIDTH, placeholder=" …"), said


def _kind(graph: Graph, column: Column) -> str:
    return graph.datasets[column.table].kind


def _label(graph: Graph, column: Column) -> str:
    file = _kind(graph, column) == "file"
    return f"{column.table}: {column.name}" if file else str(column)


def _tree(graph: Graph, root: Column, downstream: bool) -> Tree:
    """A column and what it is made of, or is made of it; what was shown is not shown again."""
    from rich.tree import Tree

    label = _node(graph, root, "")
    description = graph.datasets[root.table].descriptions.get(root.name)
    if description:
        label.append(f"\n{description}", style="dim")
    made = Tree(label)
    _grow(made, graph, [root], downstream, {root})
    return made


def _grow(
    branch: Tree, graph: Graph, columns: list[Column], downstream: bool, shown: set[Column]
) -> None:
    """Hang what is next to some columns below them, a table that is read as a whole once."""
    from rich.text import Text

    near = {one: way for column in columns for one, way in _near(graph, column, downstream)}
    single = [one for one, way in near.items() if way != _WHOLE]
    whole: dict[str, list[Column]] = {}
    for one, way in near.items():
        if way == _WHOLE:
            whole.setdefault(one.table, []).append(one)
    for one in single:
        _add(branch, graph, one, near[one], downstream, shown)
    for name, every in whole.items():
        label = Text(f"every column of {name}  ").append(_WHOLE, style="dim")
        known = shown.issuperset(every)
        twig = branch.add(label.append("  (shown above)" if known else "", style="dim"))
        if known:
            continue
        if downstream:  # they all go the same ways
            shown.update(every)
            _grow(twig, graph, every, downstream, shown)
        else:
            for one in every:
                _add(twig, graph, one, "", downstream, shown)


def _add(
    branch: Tree, graph: Graph, column: Column, way: str, downstream: bool, shown: set[Column]
) -> None:
    label = _node(graph, column, way)
    if column in shown and _near(graph, column, downstream):
        branch.add(label.append("  (shown above)", style="dim"))
        return
    shown.add(column)
    _grow(branch.add(label), graph, [column], downstream, shown)


def _node(graph: Graph, column: Column, way: str) -> Text:
    """A column with how it is made; a file with the column that it holds."""
    from rich.text import Text

    made = graph.of(column)
    label = Text(_label(graph, column), style="bold" if made.leaf == "delivered" else "")
    if way in _TOLD:
        label = Text(f"{way}: ", style="dim").append_text(label)
    if made.how:
        sign = "" if made.leaf in ("system", "unloaded") else "= "
        how = textwrap.shorten(made.how, WIDTH, placeholder=" …")
        label.append(f"  {sign}{how}", style="dim")
    if made.leaf == "constant":
        label.append("  constant", style="dim")
    return label


def _near(graph: Graph, column: Column, downstream: bool) -> list[tuple[Column, str]]:
    """The columns next to one, and how they are made of each other."""
    if not downstream:
        return [(origin.column, origin.way) for origin in graph.of(column).origins]
    found = []
    for user in graph.uses.get(column, ()):
        ways = [one.way for one in graph.of(user).origins if one.column == column]
        found.append((user, ways[0]))
    return found
