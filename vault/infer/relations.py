"""Relations: which columns hold keys of something else, by containment of values and by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from vault.infer.keys import Key
from vault.infer.naming import (
    KEY_WORDS,
    ROLE_WORDS,
    ascii_words,
    entity_words,
    is_keyish,
    is_sure,
    stem,
    tail,
)
from vault.infer.observed import Column, Table
from vault.infer.observing import key_sql

#: The values of some column that others may hold: the SQL of them, one column `k`, no nulls.
Values = str


@dataclass(frozen=True, slots=True)
class Concept:
    """What is known by a key of one column: the hub to be. `hub` is set where it is there already.

    `table` is the table whose rows it identifies, none where no table does; `values` select the
    known ones, empty where none are. `kind` is the type of the key of a hub that is there.
    """

    words: tuple[str, ...]
    column: str
    values: Values = ""
    table: str = ""
    hub: str = ""
    is_text: bool = True
    count: int = 0
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A column of a table that holds the keys of a concept, and why."""

    table: str
    column: str
    concept: Concept
    reason: str
    strength: str


def values_of(table: Table, column: Column) -> Values:
    """The distinct keys of a column."""
    key = key_sql(column)
    return f"(select distinct {key} as k from {table.relation} where {key} is not null)"


def concept_of(table: Table, key: Key) -> Concept:
    """What the rows of a table with a key of one column are."""
    column = table.column(key.columns[0])
    words = stem(column.source, " ".join(table.words))
    if not is_keyish(column.source):
        words = [word for word in ascii_words(column.source) if word not in KEY_WORDS] or words
        words = words[:-1] if words[-1:] == ["name"] and len(words) > 1 else words
    return Concept(
        tuple(words), column.source, values_of(table, column), table.name,
        is_text=column.type.name == "text", count=column.distinct,
    )  # fmt: skip


def relations(
    connection: duckdb.DuckDBPyConnection,
    tables: Sequence[Table],
    keys: Mapping[str, Key],
    concepts: Sequence[Concept],
) -> Iterator[Relation]:
    """Every relation of a column to one of the concepts; of several the best."""
    for table in tables:
        declared = {one.columns[0]: one for one in table.references if len(one.columns) == 1}
        own = keys.get(table.name)
        for column in table.columns:
            if not column.is_keylike and column.name not in declared:
                continue
            is_key = own is not None and own.columns == (column.name,)
            to = declared.get(column.name)
            if to:
                known = [one for one in concepts if one.table == to.table]
                if known:
                    reason = f"the database declares it as foreign key to {to.table}"
                    yield Relation(table.name, column.name, known[0], reason, "declared")
                    continue
            best = _best(connection, table, column, concepts, is_key)
            if best:
                yield best


def _best(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    column: Column,
    concepts: Sequence[Concept],
    is_key: bool,
) -> Relation | None:
    found: list[tuple[float, Relation]] = []
    for concept in concepts:
        if concept.table == table.name and (is_key or concept.column == column.source):
            continue
        if concept.hub and not _fits(column, concept):
            continue
        alike = likeness(column.source, table, concept)
        if is_key and (alike < 3 or (not concept.hub and not _is_owner(concept, table))):
            continue
        if alike < 2 and not _may_be(column, table, concept):
            continue
        share = _share(connection, table, column, concept)
        judged = _judged(alike, share, column, concept)
        if judged:
            strength, why = judged
            score = alike + (share or 0)
            made = Relation(table.name, column.name, concept, why, strength)
            found.append((score, made))
    return max(found, key=lambda one: one[0])[1] if found else None


def _fits(column: Column, concept: Concept) -> bool:
    """Whether every value of a column can be a key of a hub that is there."""
    kind = column.type.name
    if column.fixed:
        return kind == concept.kind or (kind, concept.kind) == ("integer", "bigint")
    return concept.kind == "text" or (
        kind in ("integer", "bigint") and concept.kind in (kind, "bigint")
    )


def _is_owner(concept: Concept, table: Table) -> bool:
    """Whether a concept is more that of its own table than of another with the same key."""

    def fit(words: Sequence[str]) -> int:
        return list(words) == list(concept.words)

    return fit(entity_words(concept.table.replace("_", " "))) > fit(
        entity_words(" ".join(table.words))
    )


def likeness(column: str, table: Table, concept: Concept) -> int:
    """How much a column's name speaks for a concept: 3 the same, 2 much, 1 a little, 0 nothing."""
    found, key = ascii_words(column), ascii_words(concept.column)
    if not found:
        return int(3 * (column == concept.column))
    of = list(concept.words)
    bare = key in (
        ["id"],
        ["key"],
        ["no"],
        ["code"],
        ["nr"],
        ["number"],
        ["pk"],
        ["uuid"],
        ["name"],
    )
    if found == key and not bare:
        return 3
    if found[-1] in KEY_WORDS or found[0] == "id":
        body = [word for word in found if word not in KEY_WORDS]
        if body and (body == of or body == of[-1:] or body == entity_words(concept.table)):
            return 3 if found[-1] == key[-1] or bare or found[-1] == "id" else 2
        if body and of and body[-len(of) :] == of:
            return 2
    if not bare and len(key) > 1 and found[-len(key) :] == key:
        return 2
    if found == of or (len(of) > 0 and found[-len(of) :] == of and not is_keyish(column)):
        return 2
    mine, others = tail(column, " ".join(table.words)), tail(concept.column, concept.table)
    if mine == others and len(mine) > 1:
        return 2
    if concept.table == table.name and set(found) & ROLE_WORDS:
        return 2
    return 0


def _may_be(column: Column, table: Table, concept: Concept) -> bool:
    """Whether values alone may show a relation: texts that are no few words of every day."""
    return (
        column.type.name == "text" and concept.is_text and column.distinct >= 8
        and column.length >= 4 and concept.count >= column.distinct and bool(concept.values)
        and not column.personal
    )  # fmt: skip


def _share(
    connection: duckdb.DuckDBPyConnection, table: Table, column: Column, concept: Concept
) -> float | None:
    """Which share of the column's values the concept has; None where there is nothing to tell."""
    if not concept.values or not column.distinct or not concept.count:
        return None
    inside, every = connection.execute(
        f"select count(other.k), count(*) from {values_of(table, column)} as mine"
        f" left join {concept.values} as other on mine.k = other.k"
    ).fetchall()[0]
    return float(inside / every) if every else None


def _judged(
    alike: int, share: float | None, column: Column, concept: Concept
) -> tuple[str, str] | None:
    to = (concept.hub and f"hub {concept.hub}") or concept.table or "_".join(concept.words)
    if share is None:
        return ("weak", f"named like the key of {to}; no values to tell by") if alike == 3 else None
    found = f"{share:.1%} of its {column.distinct:,} values are keys of {to}"
    found = f"all {column.distinct:,} values are keys of {to}" if share == 1 else found
    if alike >= 2 and share >= 0.9:
        return ("strong" if alike == 3 and share >= 0.98 else "medium"), f"{found}, and named so"
    if alike == 3 and share >= 0.3:
        return "weak", f"{found}, but named so"
    if alike == 0 and share == 1 and not concept.hub:
        return "weak", f"{found}, though not named so"
    return None


def shared(
    connection: duckdb.DuckDBPyConnection,
    tables: Sequence[Table],
    free: Callable[[Table, Column], bool],
) -> Iterator[tuple[Concept, list[Relation]]]:
    """Keys that no table is about: columns of several tables, named alike, that share values.

    And columns that are named like a key so surely that there must be something they identify.
    """
    groups: dict[tuple[str, ...], list[tuple[Table, Column]]] = {}
    for table in tables:
        for column in table.columns:
            if column.is_keylike and free(table, column) and column.type.name != "decimal":
                words = tuple(tail(column.source, " ".join(table.words)))
                if set(words) & KEY_WORDS and (len(words) > 1 or words[0] not in KEY_WORDS):
                    groups.setdefault(words, []).append((table, column))
    for words, group in groups.items():
        if len({table.name for table, _ in group}) > 1:
            yield from _common(connection, words, group)
        else:
            for table, column in group:
                if is_sure(column.source) and not _is_counter(column):
                    yield _alone(table, column)


def _common(
    connection: duckdb.DuckDBPyConnection,
    words: tuple[str, ...],
    group: Sequence[tuple[Table, Column]],
) -> Iterator[tuple[Concept, list[Relation]]]:
    owner, key = max(group, key=lambda one: one[1].distinct)
    body = [word for word in words if words[-1] not in KEY_WORDS or word not in KEY_WORDS]
    concept = Concept(
        tuple(body or words), key.source, values_of(owner, key), "",
        is_text=key.type.name == "text", count=key.distinct,
    )  # fmt: skip
    found = []
    for table, column in group:
        share = 1.0 if column is key else _share(connection, table, column, concept)
        if share is not None and share >= 0.5:
            what = (
                f"has the most of the values that {len(group)} tables share" if column is key
                else f"{share:.1%} of its {column.distinct:,} values are in {owner.name}, too"
            )  # fmt: skip
            strength = "medium" if share >= 0.9 else "weak"
            found.append(Relation(table.name, column.name, concept, what, strength))
    if len(found) > 1:
        yield concept, found
    else:
        for table, column in group:
            if is_sure(column.source) and not _is_counter(column):
                yield _alone(table, column)


def _is_counter(column: Column) -> bool:
    return bool(column.longest_count) and column.longest_count <= max(column.distinct * 2, 2)


def _alone(table: Table, column: Column) -> tuple[Concept, list[Relation]]:
    words = stem(column.source, " ".join(table.words))
    concept = Concept(tuple(words), column.source, is_text=column.type.name == "text")
    why = "named like the key of something that no table here is about"
    return concept, [Relation(table.name, column.name, concept, why, "weak")]
