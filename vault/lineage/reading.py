"""Reading: the SQL of a mart → its selects, every column with the table it is of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import sqlglot
from sqlglot import exp
from sqlglot.dialects import Dialect
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import Scope, traverse_scope
from sqlglot.schema import MappingSchema

from vault.lineage.expressions import called
from vault.lineage.graph import Dataset


class Unreadable(Exception):  # noqa: N818 - told as the reason for a coarser answer
    """What a select's columns are made of cannot be told."""


#: What chooses some of a star's columns by their names, as DuckDB does.
_CHOOSING = (exp.Like, exp.ILike, exp.Glob, exp.SimilarTo, exp.RegexpLike)
#: What makes columns out of values, or names them by their number.
_BEYOND = {exp.Pivot: "a pivot", exp.PositionalColumn: "`#1`"}


@cache
def _known(dialect: str) -> Dialect:
    """The dialect with how names are compared: where a quote counts, as it does; else never."""
    name = called(dialect)
    if name != "postgres":
        name = f"{name}, normalization_strategy=case_insensitive"
    return Dialect.get_or_raise(name)


@cache
def folded_name(dialect: str, name: str) -> str:
    """A name as the dialect compares it."""
    return str(_known(dialect).normalize_identifier(exp.to_identifier(name, quoted=True)).name)


def scopes_of(sql: str, tables: Mapping[tuple[str, str], Dataset], dialect: str) -> list[Scope]:
    """The selects within a select, itself last: stars spelled out, columns with their tables.

    Raises Unreadable where that cannot be done.
    """
    schema: dict[str, dict[str, object]] = {}
    for (owner, name), table in tables.items():
        columns = {folded_name(dialect, column): "unknown" for column in table.columns}
        schema.setdefault(folded_name(dialect, owner), {})[folded_name(dialect, name)] = columns
    try:
        tree = sqlglot.parse_one(sql, read=_known(dialect))
        while isinstance(tree, exp.Subquery):  # in brackets as a whole
            tree = tree.this
        _require_readable(tree)
        tree = qualify(
            tree,
            schema=MappingSchema(dict(schema), dialect=_known(dialect), normalize=False),
            dialect=_known(dialect),
            validate_qualify_columns=False,
            quote_identifiers=False,
            identify=False,
        )
        scopes = traverse_scope(tree)
    except Unreadable:
        raise
    except Exception as error:  # whatever sqlglot meets that it does not know
        raise Unreadable(str(error).split("\n")[0]) from error
    if not scopes:
        raise Unreadable("it is no select that could be read")
    return scopes


def _require_readable(tree: exp.Expr) -> None:
    if not isinstance(tree, exp.Query):
        raise Unreadable("it is no select that could be read")
    for kind, name in _BEYOND.items():
        if tree.find(kind):
            raise Unreadable(f"what {name} gives is not known")
    chosen = [node.this for node in tree.find_all(*_CHOOSING) if node.this.is_star]
    if chosen or any(star.args.get("ilike") for star in tree.find_all(exp.Star)):
        raise Unreadable("which columns a pattern stands for is not known")
