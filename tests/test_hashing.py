"""The demands on a hash recipe, each over nasty values, on every reachable database."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, time
from decimal import Decimal

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vault.dialects import DUCKDB
from vault.hashing import (
    Hashing,
    HashRecipe,
    Value,
    canonical_text,
    hash_diff,
    hash_key,
    list_text,
)
from vault.names import Identifier
from vault.types import Type

TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12),
    st.sampled_from(
        ["", " ", "  a ", "A|B", "B|C", "|", "||", "\\", "a\nb", "\t", "ß", "ı", "é", "İ", "^^",
         "1", "01", "1.0", "null", "\u00a0x\u00a0", "𝒳", "'", '"', "a|1", "Ǆ"]
    ),
)  # fmt: skip
VALUES = {
    Type("text"): TEXTS,
    Type("integer"): st.integers(-(2**31), 2**31 - 1),
    Type("bigint"): st.integers(-(2**63), 2**63 - 1),
    Type("decimal", 12, 3): st.decimals(-999999999, 999999999, places=3).map(
        lambda number: Decimal("-0.000") if number == 0 else number
    ),
    Type("double"): st.one_of(
        st.floats(allow_nan=False), st.sampled_from([0.0, -0.0, 1e16, 1e-5, 0.1, 5e-324])
    ),
    Type("boolean"): st.booleans(),
    Type("date"): st.dates(date(1, 1, 1), date(9999, 12, 31)),
    Type("timestamp"): st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31)),
    Type("timestamptz"): st.datetimes(
        datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC)
    ),
    Type("time"): st.times(time(0), time(23, 59, 59, 999999)),
    Type("binary"): st.binary(max_size=6),
}
COLUMNS = st.lists(st.sampled_from(list(VALUES)), min_size=1, max_size=5)
ROWS = COLUMNS.flatmap(
    lambda types: st.tuples(
        st.just(types), st.tuples(*(st.one_of(st.none(), VALUES[type]) for type in types))
    )
)


@pytest.fixture(scope="module")
def connection() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute("set timezone = 'UTC'")
    return connection


def values_of(types: list[Type], key: bool, folded: bool = True) -> list[Value]:
    return [
        Value(Identifier(f"c{position}"), type, key=key, folded=key and folded)
        for position, type in enumerate(types)
    ]


def in_duckdb(connection, expression: str, row: tuple, types: list[Type]) -> object:
    columns = ", ".join(
        f"cast(? as {DUCKDB.type(type)}) as c{position}" for position, type in enumerate(types)
    )
    sql = f"select {expression} from (select {columns})"
    return connection.execute(sql, list(row)).fetchone()[0]


@settings(max_examples=300, deadline=None)
@given(case=ROWS)
def test_a_hashdiff_is_the_same_in_python_and_in_the_database(connection, case) -> None:
    types, row = case
    hashing = Hashing(DUCKDB, HashRecipe())
    values = values_of(types, key=False)
    stored = in_duckdb(connection, hashing.diff(values), row, types)
    assert stored.hex == hash_diff(row, values, hashing.recipe)


@settings(max_examples=300, deadline=None)
@given(case=ROWS, folded=st.booleans())
def test_a_key_is_the_same_in_python_and_in_the_database(connection, case, folded) -> None:
    types, row = case
    hashing = Hashing(DUCKDB, HashRecipe())
    values = values_of(types, key=True, folded=folded)
    stored = in_duckdb(connection, hashing.key(values), row, types)
    assert stored.hex == (hash_key(row, values, hashing.recipe) or "0" * 32)


@pytest.mark.parametrize("algorithm", ["md5", "sha1", "sha256"])
@pytest.mark.parametrize("storage", ["native", "hex"])
def test_every_algorithm_and_storage_hashes_alike(connection, algorithm, storage) -> None:
    recipe = HashRecipe(algorithm=algorithm, storage=storage)
    types = [Type("text"), Type("integer")]
    values = values_of(types, key=True)
    stored = in_duckdb(connection, Hashing(DUCKDB, recipe).key(values), ("ab", 7), types)
    digits = stored if storage == "hex" else getattr(stored, "hex", None)
    digits = digits() if callable(digits) else digits
    assert digits == hash_key(("ab", 7), values, recipe)


@given(case=ROWS, other=st.data())
def test_different_lists_have_different_texts(case, other) -> None:
    types, row = case
    again = other.draw(st.tuples(*(st.one_of(st.none(), VALUES[type]) for type in types)))
    texts = [
        [canonical_text(item, type) for item, type in zip(items, types, strict=True)]
        for items in (row, again)
    ]
    assert (texts[0] == texts[1]) == (list_text(texts[0], types) == list_text(texts[1], types))


@given(left=st.lists(st.one_of(st.none(), TEXTS), min_size=2, max_size=4), data=st.data())
def test_texts_are_told_apart_whatever_delimiters_they_hold(left, data) -> None:
    right = data.draw(st.lists(st.one_of(st.none(), TEXTS), min_size=len(left), max_size=len(left)))
    types = [Type("text")] * len(left)
    assert (left == right) == (list_text(left, types) == list_text(right, types))


def test_null_empty_and_blank_differ_in_a_hashdiff() -> None:
    values = values_of([Type("text")], key=False)
    assert len({hash_diff((item,), values, HashRecipe()) for item in (None, "", " ")}) == 3


@given(case=ROWS, count=st.integers(1, 130))
def test_an_attribute_appended_later_that_is_null_leaves_the_hash_as_it_was(case, count) -> None:
    types, row = case
    longer = [*types, *[Type("text")] * count]
    wide = (*row, *[None] * count)
    assert hash_diff(row, values_of(types, key=False), HashRecipe()) == hash_diff(
        wide, values_of(longer, key=False), HashRecipe()
    )


@pytest.mark.parametrize("filled", [0, 59, 60, 61, 119, 120, 121, 129])
def test_more_than_sixty_values_are_hashed_in_runs(connection, filled) -> None:
    types = [Type("text")] * 130
    row = tuple("x" if position == filled else None for position in range(130))
    values = values_of(types, key=False)
    hashing = Hashing(DUCKDB, HashRecipe())
    stored = in_duckdb(connection, hashing.diff(values), row, types)
    assert stored.hex == hash_diff(row, values, hashing.recipe)


def test_a_key_of_one_column_hashes_its_text_alone() -> None:
    values = values_of([Type("text")], key=True)
    expected = hashlib.md5(b"AB\xc3\x9f", usedforsecurity=False).hexdigest()
    assert hash_key((" abß ",), values, HashRecipe()) == expected


def test_a_key_that_is_all_null_is_the_zero_key(connection) -> None:
    types = [Type("text"), Type("integer")]
    hashing = Hashing(DUCKDB, HashRecipe())
    stored = in_duckdb(connection, hashing.key(values_of(types, key=True)), (None, None), types)
    assert stored.int == 0
