"""Keys: which columns tell the rows of a table apart, by uniqueness and by naming."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import duckdb

from vault.infer.naming import (
    SEQUENCE_WORDS,
    SURE_WORDS,
    VERSION_WORDS,
    ascii_words,
    entity_words,
    is_keyish,
)
from vault.infer.observed import Column, Table
from vault.infer.observing import key_sql

_MOST_COLUMNS = 10
_MOST_SETS = 200


@dataclass(frozen=True, slots=True)
class Key:
    """The columns of a key, why it is taken for one, and how sure that is."""

    columns: tuple[str, ...]
    reason: str
    strength: str  # declared | strong | medium | weak
    exactly: bool = False


def single_key(table: Table) -> Key | None:
    """The one column that identifies a row; None where no column does, or none is named so."""
    if table.key:
        return Key(table.key, "the database declares it as primary key", "declared")
    ranked = sorted(
        (one for one in table.columns if one.unique or one.exactly),
        key=lambda one: (-_rank(one, table), one.at),
    )
    if not ranked:
        return _by_name_alone(table)
    best = ranked[0]
    rank = _rank(best, table)
    named = ", named like the key of this table" if rank >= 3 else (
        ", named like a key" if rank >= 2 else ", the leading column" if rank else "")  # fmt: skip
    strength = "strong" if rank >= 2 else "medium" if rank else "weak"
    if table.rows < 3:
        strength = "weak"
    others = [one.name for one in ranked[1:4]]
    also = f"; so is {', '.join(others)}" if others else ""
    if rank <= 0:
        return None
    exactly = best.exactly and not best.unique
    case = ", where case counts" if exactly else ""
    repeated = f" but for {table.repeated:,} repeated rows" if table.repeated else ""
    return Key(
        (best.name,), f"unique in all {table.rows:,} rows{repeated}{case}{named}{also}", strength,
        exactly,
    )  # fmt: skip


def _by_name_alone(table: Table) -> Key | None:
    if table.rows:
        return None
    named = [one for one in table.columns if one.is_keylike and _rank(one, table) >= 2]
    if not named:
        return None
    best = max(named, key=lambda one: _rank(one, table))
    return Key((best.name,), "named like a key; there is no row to tell by", "weak")


def any_unique(table: Table) -> Key | None:
    """A unique column that nothing but its values speaks for."""
    found = [one for one in table.columns if (one.unique or one.exactly) and table.rows > 1]
    found = [one for one in found if not one.personal] or found
    if not found:
        return None
    best = min(found, key=lambda one: (one.type.name == "text" and one.length > 40, one.at))
    if best.length > 80:
        return None
    exactly = best.exactly and not best.unique
    return Key(
        (best.name,), f"unique in all {table.rows:,} rows, perhaps by chance", "weak", exactly
    )


def _rank(column: Column, table: Table) -> float:
    """How much its name and place speak for a column that is unique."""
    found, of = ascii_words(column.source), entity_words(" ".join(table.words))
    score = 0.0
    if is_keyish(column.source):
        score = 2
        if found[-1] in SURE_WORDS or found[0] in ("id", "pk"):
            score += 0.5
        before = found[:-1]
        if not before or (of and (before == of or before[-1] == of[-1] or before[0] == of[0])):
            score += 1 + (before == of) * 0.1
    elif found and found[-1] in ("email", "mail", "login", "username"):
        score = 1.5
    elif column.at == 0 and column.length <= 60 and column.type.name != "decimal":
        score = 1
    if of and found == of and score < 2:
        score = 1.8
    return score


def composite_key(
    connection: duckdb.DuckDBPyConnection, table: Table, related: Collection[str]
) -> Key | None:
    """The smallest unique set of columns, preferring what is related or named like a key."""
    pool = sorted(
        (one for one in table.columns if _fit(one, table, related)),
        key=lambda one: (-_part_rank(one, related), one.at),
    )[:_MOST_COLUMNS]
    if not pool or table.rows < 2:
        return None
    needed = table.rows - table.repeated
    tried = 0
    for size in (2, 3, 4):
        sets = sorted(
            itertools.combinations(pool, size),
            key=lambda some: (-sum(_part_rank(one, related) for one in some),
                              sum(one.at for one in some)),
        )  # fmt: skip
        for some in sets:
            if not _speaks(some, related) or _too_few(some, needed, table.deliveries):
                continue
            tried += 1
            if tried > _MOST_SETS:
                return None
            if _is_unique(connection, table, some, needed):
                some = tuple(sorted(some, key=lambda one: one.at))
                repeated = f" but for {table.repeated:,} repeated rows" if table.repeated else ""
                return Key(
                    tuple(one.name for one in some),
                    f"together unique in all {table.rows:,} rows{repeated}, no smaller set is",
                    "medium",
                )
    return None


def _fit(column: Column, table: Table, related: Collection[str]) -> bool:
    if not table.rows or column.type.name in ("double", "json", "binary", "boolean", "time"):
        return False
    if column.nulls or column.distinct < 2:
        return False
    if column.type.name == "decimal" and column.type.scale:
        return False
    return column.length <= 60 and _part_rank(column, related) > 0


def _part_rank(column: Column, related: Collection[str]) -> float:
    found = set(ascii_words(column.source))
    if column.name in related:
        return 3
    if is_keyish(column.source):
        return 2.5
    if found & SEQUENCE_WORDS:
        return 2.4 if column.longest_count else 2
    if column.is_moment:
        return 1.6 if found & (VERSION_WORDS | {"date", "day", "time", "at", "datum"}) else 1
    if found & {"code", "type", "kind", "year", "month", "day", "week", "quarter", "period"}:
        return 1.4
    if found & {"country", "region", "language", "lang", "locale", "currency", "store"}:
        return 1.2
    return 0


def _speaks(some: Iterable[Column], related: Collection[str]) -> bool:
    """Something of a key is related, named like one, or a moment beside something else."""
    ranks = [_part_rank(one, related) for one in some]
    return max(ranks) >= 1.4 and sum(one >= 1.2 for one in ranks) >= 1


def _too_few(some: Iterable[Column], needed: int, deliveries: int) -> bool:
    product = deliveries
    for one in some:
        product *= max(one.distinct, 1)
    return product < needed


def _is_unique(
    connection: duckdb.DuckDBPyConnection, table: Table, some: Iterable[Column], needed: int
) -> bool:
    listed = ", ".join(f"{key_sql(one)}" for one in some)
    count = connection.execute(
        f"select count(*) from (select distinct f, {listed} from {table.relation})"
    ).fetchall()[0][0]
    return bool(count == needed)
