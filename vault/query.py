"""Query: one statement that only reads → a DataFrame."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import duckdb

from vault.errors import UsageError

if TYPE_CHECKING:
    import pandas
    import sqlalchemy

_READING = {"SELECT", "EXPLAIN"}
_EXPLAIN = re.compile(r"\s*explain(\s+analyze\b)?(\s*\([^)]*\))?", re.IGNORECASE)


def query(sql: str, engine: sqlalchemy.Engine, limit: int | None = None) -> pandas.DataFrame:
    """Return the rows of a single select, describe, show, summarize or explain, at most `limit`.

    Runs in a transaction that is rolled back. Raises UsageError for any other statement, and
    DatabaseError where the database says no.
    """
    from vault.execute import opened

    require_reading(sql)
    with opened(engine) as connection:
        return frame(connection, sql, limit)


def frame(
    connection: sqlalchemy.Connection, sql: str, limit: int | None = None
) -> pandas.DataFrame:
    """Return the rows of a statement, null where a value is missing, and roll back."""
    import pandas

    from vault.execute.session import readable_errors

    try:
        with readable_errors("query", sql):
            result = connection.exec_driver_sql(sql)
            rows: list[Any] = list(result.fetchall() if limit is None else result.fetchmany(limit))
            names = _distinct(list(result.keys()))
    finally:
        connection.rollback()
    made = pandas.DataFrame([tuple(row) for row in rows], columns=names, dtype=object)
    return made.convert_dtypes()


def require_reading(sql: str) -> None:
    """Raise UsageError unless the text is exactly one statement that only reads.

    >>> require_reading("select 1; -- that is all")
    >>> require_reading("drop table x")
    Traceback (most recent call last):
    vault.errors.UsageError: a query only reads: this is a drop statement
    """
    if re.search("[\ud800-\udfff]", sql):
        raise UsageError("the statement is not UTF-8: check the terminal's encoding (LANG)")
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error:
        return  # the database says itself, and better, what is wrong with it
    if len(statements) != 1:
        raise UsageError(f"a query is one statement: these are {len(statements)}")
    kind = statements[0].type.name
    if kind not in _READING:
        raise UsageError(f"a query only reads: this is a {kind.lower()} statement")
    if kind == "EXPLAIN":
        explained = _EXPLAIN.sub("", statements[0].query, count=1)
        if explained != statements[0].query:
            require_reading(explained)


def _distinct(names: list[str]) -> list[str]:
    """Names that are there twice get a number.

    >>> _distinct(["a", "b", "a"])
    ['a', 'b', 'a_1']
    """
    made: list[str] = []
    for name in names:
        count, candidate = 0, name
        while candidate in made:
            count += 1
            candidate = f"{name}_{count}"
        made.append(candidate)
    return made
