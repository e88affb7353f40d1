"""The demands on hash recipes, on nasty values; where none is named, they are those of `dvault`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import product
from uuid import UUID

import duckdb
import pytest
import sqlalchemy
from hypothesis import given, settings
from hypothesis import strategies as st

from vault.dialects import DUCKDB, POSTGRESQL, carrying
from vault.hashing import (
    RECIPES,
    Hashing,
    HashRecipe,
    Value,
    canonical_text,
    hash_diff,
    hash_key,
    list_text,
)
from vault.names import Identifier
from vault.render import literal
from vault.types import Column, Type

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


# Every recipe

KEPT = [*product(("md5", "sha1", "sha256"), ("native", "hex")), ("md5", "binary")]
EVERY = [HashRecipe(name, 1, *kept) for name in RECIPES for kept in KEPT]
ZERO = {"md5": "0" * 32, "sha1": "0" * 40, "sha256": "0" * 64}
#: Letters whose upper case every engine and Python agree on, and all that the recipes replace.
AGREED = st.one_of(
    st.text(st.characters(codec="ascii", exclude_characters="\0"), max_size=12),
    st.text(st.sampled_from("aZéßıÿşžαωЖя中𝒳€\u00a0 |^\"\\\n\t\v\r'"), max_size=12),
    st.sampled_from(["^^", "||", "^^||^^", '"', "\\", "^\n^", " ^^ ", "|\t|", "true", "$1", "%s"]),
)
AGREED_VALUES = VALUES | {Type("text"): AGREED}
#: A double is hashed where files are read, which is DuckDB.
SERVED = [type for type in VALUES if type.name not in ("double", "binary")]


def rows_of(types: list[Type], longest: int = 5) -> st.SearchStrategy:
    return st.lists(st.sampled_from(types), min_size=1, max_size=longest).flatmap(
        lambda found: st.tuples(
            st.just(found),
            st.tuples(*(st.one_of(st.none(), AGREED_VALUES[type]) for type in found)),
        )
    )


def digits(found: object) -> str:
    """A hash as a database keeps it, in hexadecimal."""
    if isinstance(found, UUID):
        return found.hex
    return found.hex() if isinstance(found, bytes) else str(found)


def expected(recipe: HashRecipe, found: str | None) -> str:
    """A hash of the reference as it is kept: only text has upper case."""
    found = found or ZERO[recipe.algorithm]
    return found if recipe.storage == "hex" else found.lower()


@pytest.mark.parametrize("recipe", EVERY, ids=str)
@pytest.mark.parametrize("dialect", [DUCKDB, carrying(POSTGRESQL)], ids=["duckdb", "carried"])
@settings(max_examples=40, deadline=None)
@given(case=rows_of(list(VALUES)), folded=st.booleans())
def test_every_recipe_hashes_alike_in_python_and_in_duckdb(
    connection, dialect, recipe, case, folded
) -> None:
    types, row = case
    hashing = Hashing(dialect, recipe)
    values = values_of(types, key=False)
    found = digits(in_duckdb(connection, hashing.diff(values), row, types))
    assert found == expected(recipe, hash_diff(row, values, recipe))
    values = values_of(types, key=True, folded=folded)
    found = digits(in_duckdb(connection, hashing.key(values), row, types))
    assert found == expected(recipe, hash_key(row, values, recipe))


@pytest.fixture(scope="module")
def server(postgresql: sqlalchemy.Engine) -> Iterator[sqlalchemy.Connection]:
    """A database whose locale knows all letters, as those of most servers do."""
    with postgresql.connect() as connection:
        locale = "locale_provider builtin builtin_locale 'C.UTF-8' template template0"
        connection.exec_driver_sql("drop database if exists hashing with (force)")
        connection.exec_driver_sql(f"create database hashing encoding 'UTF8' {locale}")
    engine = sqlalchemy.create_engine(postgresql.url.set(database="hashing"))
    with engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT")
        connection.exec_driver_sql("set timezone = 'UTC'")
        yield connection
    engine.dispose()


@pytest.mark.parametrize("recipe", EVERY, ids=str)
@settings(max_examples=40, deadline=None)
@given(case=rows_of(SERVED), folded=st.booleans())
def test_every_recipe_hashes_alike_in_python_and_in_postgresql(
    server, recipe, case, folded
) -> None:
    types, row = case
    if recipe.algorithm == "sha1":
        _need_pgcrypto(server)
    hashing = Hashing(POSTGRESQL, recipe)
    attributes = values_of(types, key=False)
    values = values_of(types, key=True, folded=folded)
    columns = ", ".join(
        f"cast({literal(None if item is None else str(item), POSTGRESQL)}"
        f" as {POSTGRESQL.type(type)}) as c{at}"
        for at, (item, type) in enumerate(zip(row, types, strict=True))
    )
    sql = (
        f"select {hashing.diff(attributes)}, {hashing.key(values)} from (select {columns}) as row_"
    )
    diff, key = server.exec_driver_sql(sql.replace("%", "%%")).one()
    assert digits(diff) == expected(recipe, hash_diff(row, attributes, recipe))
    assert digits(key) == expected(recipe, hash_key(row, values, recipe))


def _need_pgcrypto(server: sqlalchemy.Connection) -> None:
    known = "select count(*) from pg_available_extensions where name = 'pgcrypto'"
    if not server.exec_driver_sql(known).scalar():
        pytest.skip("this server has no pgcrypto; what is carried needs none, and is tried above")
    server.exec_driver_sql("create extension if not exists pgcrypto")


@pytest.mark.parametrize("recipe", RECIPES)
def test_more_values_than_a_function_takes_arguments_are_hashed(connection, server, recipe) -> None:
    types = [Type("text")] * 130
    row = tuple(f"v{at}" if at % 3 else None for at in range(130))
    made = HashRecipe(recipe)
    values = values_of(types, key=False)
    expected_diff = hash_diff(row, values, made).lower()
    found = in_duckdb(connection, Hashing(DUCKDB, made).diff(values), row, types)
    assert digits(found) == expected_diff
    columns = ", ".join(
        f"cast({literal(v, POSTGRESQL)} as text) as c{n}" for n, v in enumerate(row)
    )
    sql = f"select {Hashing(POSTGRESQL, made).diff(values)} from (select {columns}) as row_"
    assert digits(server.exec_driver_sql(sql).scalar()) == expected_diff


@pytest.mark.parametrize("recipe", EVERY, ids=str)
def test_the_hashdiff_of_what_is_all_null_is_known(connection, recipe) -> None:
    hashing = Hashing(DUCKDB, recipe)
    types = [Type("text"), Type("integer"), Type("date")]
    values = values_of(types, key=False)
    columns = [Column(value.column, value.type) for value in values]
    diff, empty = hashing.diff(values), hashing.empty_diff(columns)
    assert in_duckdb(connection, f"{diff} = {empty}", (None,) * 3, types) is True


@pytest.mark.parametrize("recipe", EVERY, ids=str)
def test_the_zero_key_and_the_error_key_are_all_bits_zero_and_one(connection, recipe) -> None:
    hashing = Hashing(DUCKDB, recipe)
    found = connection.execute(f"select {hashing.unknown}, {hashing.error}").fetchone()
    zero = ZERO[recipe.algorithm]
    assert [digits(key).lower() for key in found] == [zero, zero.replace("0", "f")]
