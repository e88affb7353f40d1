"""SQL expressions of definitions: which columns they name, and in which way."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

import sqlglot
from sqlglot import TokenType, exp
from sqlglot.errors import SqlglotError
from sqlglot.tokens import Tokenizer

from vault.lineage.graph import AGGREGATED, COMPUTED, COPIED

#: What sqlglot calls by another name.
_CALLED = {"postgresql": "postgres"}
#: Written as they are: names, and what stands in quotes.
_KEPT = {
    TokenType.VAR, TokenType.IDENTIFIER, TokenType.STRING, TokenType.NATIONAL_STRING,
    TokenType.RAW_STRING, TokenType.HEREDOC_STRING,
}  # fmt: skip


def called(dialect: str) -> str:
    """The dialect as sqlglot calls it."""
    return _CALLED.get(dialect, dialect)


def named(sql: str, dialect: str, known: Collection[str]) -> tuple[list[tuple[str, str]], str]:
    """The columns an expression names, each with what it stands on before the dot, and the way.

    One that cannot be read names every column that is known.
    """
    try:
        tree = sqlglot.parse_one(sql, read=called(dialect))
    except SqlglotError:
        return [("", name) for name in known], COMPUTED
    columns = dict.fromkeys(
        (column.table, column.name) for column in tree.find_all(exp.Column, bfs=False)
    )
    return list(columns), way_of(tree)


def way_of(tree: exp.Expr) -> str:
    """How an expression makes a value of the columns it names."""
    inner = tree.unalias()
    while isinstance(inner, exp.Paren):
        inner = inner.this
    if isinstance(inner, exp.Column):
        return COPIED
    found = (node.parent for node in walk(inner) if isinstance(node, exp.AggFunc))
    plain = any(not isinstance(parent, exp.Window) for parent in found)
    return AGGREGATED if plain else COMPUTED


def walk(tree: exp.Expr) -> Iterator[exp.Expr]:
    """The parts of an expression but those of selects within it; of these only the select."""
    yield from tree.walk(
        bfs=False, prune=lambda node: isinstance(node, exp.Query) and node is not tree
    )


def written(tree: exp.Expr, dialect: str) -> str:
    """An expression as SQL in one line, its keywords and functions in lower case."""
    text = tree.sql(dialect=called(dialect), comments=False, normalize_functions="lower")
    try:
        tokens = Tokenizer(dialect=called(dialect)).tokenize(text)
    except SqlglotError:
        return text
    made, end = "", 0
    for token, following in pairwise([*tokens, tokens[-1]]):
        start, stop = token.start, token.end + 1
        piece = text[start:stop]
        is_function = piece.isupper() and following.token_type == TokenType.L_PAREN
        if token.token_type not in _KEPT or is_function:
            piece = piece.lower()
        made += text[end:start] + piece
        end = stop
    return made + text[end:]
