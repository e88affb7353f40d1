"""Observing: a table of the workspace → what its columns hold, over every row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import duckdb

from vault.entities.origin import FileFormat
from vault.infer.naming import Names, is_keyish
from vault.infer.observed import Column, Origin, Table
from vault.infer.personal import PATTERNS, personal_by_name
from vault.infer.staging import Staged
from vault.infer.texts import TEXT, Typed, type_of, type_of_typed
from vault.sources.cells import quoted
from vault.types import Type

#: Texts that sources write where a value is missing.
_NULLS = (
    "NULL", "null", "Null", "\\N", "NA", "N/A", "n/a", "#N/A", "None", "NaN", "nan", "-", "--", "?",
)  # fmt: skip


def observe(
    connection: duckdb.DuckDBPyConnection,
    staged: Staged,
    name: str,
    words: Sequence[str],
    origin: Origin,
    technical: Sequence[str] = (),
) -> Table:
    """What is known of a table once every value of it was looked at."""
    format = _format(connection, staged)
    typed = [_typed(connection, staged, at, format) for at in range(len(staged.names))]
    names = Names()
    kept = [at for at, given in enumerate(staged.names) if given or not staged.format.header]
    columns = tuple(
        Column(
            name=names.column(staged.names[at].removeprefix("$."), at, technical),
            source=staged.names[at],
            at=at,
            type=typed[at].type,
            reason=typed[at].reason,
            date_format=typed[at].date_format,
            missing=at in staged.missing,
        )
        for at in kept
    )
    return counted(connection, staged, Table(
        name=name, words=tuple(words), relation=staged.relation,
        origin=replace(origin, format=format, where=_where(staged, columns)),
        columns=columns, rows=0, notes=staged.notes, files=staged.files,
    ))  # fmt: skip


def _where(staged: Staged, columns: Sequence[Column]) -> tuple[str, str] | None:
    if staged.where is None:
        return None
    if any(one.type != TEXT for one in columns):
        return None  # a name is no number: the line is rejected before it could be filtered
    at = int(staged.where[0][1:])
    return next(one.name for one in columns if one.at == at), staged.where[1]


def _format(connection: duckdb.DuckDBPyConnection, staged: Staged) -> FileFormat:
    """The decimal mark and the text for null by which most columns have a type."""
    format = staged.format
    if format.name != "csv":
        return format
    points = commas = 0
    votes = dict.fromkeys(_NULLS, 0)
    for at in range(len(staged.names)):
        _values(connection, staged.relation, at)
        number = r"[+-]?\d+{}\d+"
        counts = connection.execute(
            "select sum(n),"
            f" sum(n) filter (where regexp_full_match(trim(v), '{number.format(',')}'))"
            f", sum(n) filter (where regexp_full_match(trim(v), '{number.format('[.]')}'))"
            " from \"values\" where trim(v) <> '' and v not in "
            f"({', '.join(map(quoted, _NULLS))}) and regexp_matches(v, '[.,]')"
        ).fetchall()[0]
        commas += bool(counts[0] and counts[1] == counts[0])
        points += bool(counts[0] and counts[2] == counts[0])
    if commas > points and format.delimiter != ",":
        format = replace(format, decimal=",")
    for at, name in enumerate(staged.names):
        _values(connection, staged.relation, at)
        there = connection.execute(
            f'select v from "values" where v in ({", ".join(map(quoted, _NULLS))})'
        ).fetchall()
        if len(there) != 1 or type_of(connection, name, format).type != TEXT:
            continue
        token = there[0][0]
        found = type_of(connection, name, format, token)
        votes[token] += 3 if found.type != TEXT else found.reason.startswith("no value")
    best = max(votes, key=lambda token: votes[token])
    if votes[best] or _common(connection, staged, best := "NULL") or _common(
        connection, staged, best := "\\N"
    ):  # fmt: skip
        format = replace(format, null=best)
        for at in range(len(staged.names)):
            connection.execute(
                f"update {staged.relation} set c{at} = null where c{at} = {quoted(best)}"
            )
    return format


def _common(connection: duckdb.DuckDBPyConnection, staged: Staged, token: str) -> bool:
    """Whether a text stands for null in several columns, or in much of one."""
    columns = 0
    for at in range(len(staged.names)):
        count = connection.execute(
            f"select count(*) from {staged.relation} where c{at} = {quoted(token)}"
        ).fetchall()[0][0]
        columns += bool(count)
    return columns >= 2


def _values(connection: duckdb.DuckDBPyConnection, relation: str, at: int) -> None:
    """Put each value of a column once into `"values"`, with how many rows have it."""
    connection.execute(
        f'create or replace temp table "values" as select c{at}::varchar as v, count(*) as n'
        f" from {relation} where c{at} is not null group by 1"
    )


def _typed(
    connection: duckdb.DuckDBPyConnection, staged: Staged, at: int, format: FileFormat
) -> Typed:
    given = staged.types[at]
    if at in staged.nested:
        return Typed(Type("json"), "objects or lists")
    if given == "VARCHAR" or given.startswith("ENUM"):
        _values(connection, staged.relation, at)
        read = format if format.name != "parquet" else replace(format, decimal=".")
        return type_of(connection, staged.names[at], read)
    return type_of_typed(connection, staged.relation, f"c{at}", given)


def key_sql(column: Column, exactly: bool = False) -> str:
    """A value of a key as hubs compare it, in text: without blanks and case; null where blank."""
    text = f"c{column.at}::varchar"
    if column.type.name in ("integer", "bigint"):
        return f"coalesce(try_cast(c{column.at} as hugeint)::varchar, nullif(trim({text}), ''))"
    if exactly:
        return f"case when trim({text}) <> '' then {text} end"
    return f"nullif(upper(trim({text})), '')"


def counted(connection: duckdb.DuckDBPyConnection, staged: Staged, table: Table) -> Table:
    """The table with its rows counted and each column's values."""
    relation, columns = table.relation, table.columns
    listed = ", ".join(f"c{one.at}" for one in columns)
    rows, deliveries, distinct = connection.execute(
        f"select count(*), count(distinct f), (select count(*) from (select distinct f, {listed}"
        f" from {relation})) from {relation}"
    ).fetchall()[0]
    asked = list[str]()
    for one in columns:
        key, exact, text = key_sql(one), key_sql(one, exactly=True), f"c{one.at}::varchar"
        asked += [f"count({key})", f"count(distinct {key})", f"coalesce(avg(length({text})), 0)"]
        if not one.is_keylike:
            asked += ["0", "0"]
        elif deliveries > 1:
            asked += [f"count(distinct (f, {key}))", f"count(distinct (f, {exact}))"]
        else:
            asked += [f"count(distinct {key})", f"count(distinct {exact})"]
    found = connection.execute(f"select {', '.join(asked)} from {relation}").fetchall()[0]
    counts = [found[at : at + 5] for at in range(0, len(found), 5)]
    made = []
    for one, (filled, kinds, length, keys, exactly) in zip(columns, counts, strict=True):
        whole = bool(rows) and filled == rows and one.is_keylike
        made.append(
            replace(
                one,
                nulls=rows - filled,
                distinct=kinds,
                length=float(length),
                unique=whole and keys == distinct,
                exactly=whole and exactly == distinct,
                longest_count=_largest(connection, relation, one),
                personal=_personal(connection, relation, one, table.words),
            )
        )
    return replace(
        table, columns=tuple(made), rows=rows, repeated=rows - distinct,
        deliveries=deliveries,
    )  # fmt: skip


def _largest(connection: duckdb.DuckDBPyConnection, relation: str, column: Column) -> int:
    """The largest of small whole numbers; 0 where the column holds others."""
    if column.type.name not in ("integer", "bigint"):
        return 0
    number = f"try_cast(c{column.at} as hugeint)"
    least, most = connection.execute(
        f"select min({number}), max({number}) from {relation}"
    ).fetchall()[0]
    return int(most) if least is not None and 0 <= least <= 1 and most <= 10_000 else 0


def _personal(
    connection: duckdb.DuckDBPyConnection, relation: str, column: Column, words: Sequence[str]
) -> str:
    """Why a column may be personal, by its name or by what most of its values look like."""
    named = personal_by_name(column.source, " ".join(words))
    if named or column.type.name != "text":
        return named
    text = f"trim(c{column.at}::varchar)"
    asked = ", ".join(
        f"count(*) filter (where regexp_full_match(v, '{pattern}'))"
        for pattern in PATTERNS.values()
    )
    counts = connection.execute(
        f"select count(*), {asked} from (select {text} as v from {relation}"
        f" where {text} <> '' limit 2000)"
    ).fetchall()[0]
    for what, count in zip(PATTERNS, counts[1:], strict=True):
        if counts[0] and count >= 0.8 * counts[0]:
            if what == "telephone numbers" and is_keyish(column.source):
                continue
            return f"{count} of {counts[0]} values look like {what}"
    return ""
