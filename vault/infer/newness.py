"""Newness: the column of a database's table that tells what is new in it, if one does."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from vault.infer.keys import Key
from vault.infer.naming import ascii_words
from vault.infer.observed import Column, Table

#: What a column is named by that every change of a row sets anew, and only the first one.
_CHANGED = frozenset({
    "updated", "modified", "changed", "edited", "touched", "upd", "mod", "amended", "revised",
    "synced", "refreshed", "lastupdate", "lastmodified", "geaendert", "aktualisiert", "modifie",
    "actualizado",
})  # fmt: skip
_CREATED = frozenset({
    "created", "inserted", "added", "entered", "booked", "logged", "recorded", "posted",
    "erstellt", "angelegt", "cree",
})  # fmt: skip
#: More nulls than this make a column none: such rows are read each time.
_NULLS = 0.05
#: So many values must tell that a column grows.
_FEW = 10
_RANKS = ("weak", "medium", "strong")


@dataclass(frozen=True, slots=True)
class Newness:
    """The column by which a feed may read what is new, why, and how sure that is.

    `tells_changes` says that it is named like what changes with its row.
    """

    column: str
    reason: str
    strength: str
    tells_changes: bool = True

    @property
    def is_sure(self) -> bool:
        return self.strength == "strong"


def newness_of(
    connection: duckdb.DuckDBPyConnection, table: Table, key: Key | None
) -> Newness | None:
    """The best of the moments of a table that is read from a database; files have none."""
    if not table.origin.table or not table.rows:
        return None
    found = [
        one
        for column in table.columns
        if column.is_moment and column.nulls <= _NULLS * table.rows
        if (one := _newness(connection, table, column, key))
    ]
    return max(found, key=lambda one: (one.tells_changes, _RANKS.index(one.strength)), default=None)


def _newness(
    connection: duckdb.DuckDBPyConnection, table: Table, column: Column, key: Key | None
) -> Newness | None:
    """What a column says; it is sure only where the name and what it holds agree."""
    said = set(ascii_words(column.source))
    changed, created = bool(said & _CHANGED), bool(said & _CREATED)
    if not changed and not created:
        return None
    holds = []
    if _is_recent(connection, table, column):
        holds.append("its last value is of the last seven days")
    if key and _grows(connection, table, column, key):
        holds.append(f"it grows with {key.columns[0]}")
    if column.distinct < _FEW:
        holds = []
    nulls = f"null in {column.nulls:,} rows, which are read each time" if column.nulls else ""
    named = "named like the time of a change" if changed else "named like the time of an entry"
    what = "; ".join(filter(None, (named, *holds, nulls)))
    if not changed:
        strength = "medium" if holds else "weak"
        return Newness(column.name, f"{what}; it misses rows that change later", strength, False)
    strength = "strong" if holds and not column.nulls else "medium"
    return Newness(column.name, f"{what}; it does not tell what is deleted", strength)


def _moment(column: Column) -> str:
    """A value as a moment in UTC; null where it is none, or none that can be."""
    kind = "timestamptz" if column.type.name == "timestamptz" else "timestamp"
    return f"try_cast(try_cast(c{column.at} as {kind}) as timestamp)"


def _is_recent(connection: duckdb.DuckDBPyConnection, table: Table, column: Column) -> bool:
    """Whether its last value is close to now, as that of a table which is in use is."""
    now = "cast(current_timestamp as timestamp)"
    return bool(
        connection.execute(
            f"select coalesce(max({_moment(column)}) between {now} - interval 7 day"
            f" and {now} + interval 1 day, false) from {table.relation}"
        ).fetchall()[0][0]
    )


def _grows(connection: duckdb.DuckDBPyConnection, table: Table, column: Column, key: Key) -> bool:
    """Whether it grows with a key that is a number."""
    number = table.column(key.columns[0])
    if len(key.columns) != 1 or number.type.name not in ("integer", "bigint"):
        return False
    order = f"order by try_cast(c{number.at} as hugeint)"
    return bool(
        connection.execute(
            f"select count(*) filter (where later < earlier) = 0 from (select {_moment(column)}"
            f" as later, lag({_moment(column)}) over ({order}) as earlier from {table.relation})"
        ).fetchall()[0][0]
    )
