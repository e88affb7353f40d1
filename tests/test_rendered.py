"""The dialects whose SQL is written for others to run: what can be held without their engines.

Their hash expressions run on DuckDB, where a function of theirs that it lacks is stood in for as
its vendor documents it; those of Redshift run on PostgreSQL as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
import sqlalchemy
import sqlglot
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_hashing import VALUES, values_of

from vault.dialects import DIALECTS, DUCKDB, POSTGRESQL, RENDERED, carrying
from vault.hashing import Hashing, HashRecipe, hash_diff, hash_key
from vault.names import Identifier, Table
from vault.render import literal

Call = Callable[..., tuple[int, str, str]]

#: A double is hashed where files are read, which is DuckDB.
TYPES = [type for type in VALUES if type.name != "double"]
ROWS = st.lists(st.sampled_from(TYPES), min_size=1, max_size=5).flatmap(
    lambda types: st.tuples(
        st.just(types), st.tuples(*(st.one_of(st.none(), VALUES[type]) for type in types))
    )
)
STAND_INS = """
    create macro md5_binary(x) as unhex(md5(x));
    create macro hex_encode(x, upper) as lower(hex(x));
    create macro convert_timezone(zone, x) as x at time zone zone;
    create macro moment_text(x, style) as case style
        when 'YYYY-MM-DD' then strftime(x, '%Y-%m-%d')
        when 'HH24:MI:SS.FF6' then strftime(x, '%H:%M:%S.%f')
        else strftime(x, '%Y-%m-%d %H:%M:%S.%f') end;
    create macro format_datetime(style, x) as strftime(x, '%Y-%m-%d %H:%M:%S.%f');
    create macro format_timestamp(style, x, zone) as
        strftime(x at time zone zone, '%Y-%m-%d %H:%M:%S.%f');
    create macro format_time(style, x) as strftime(date '2000-01-01' + x, '%H:%M:%S.%f');
"""
#: What DuckDB words otherwise.
WORDS = [
    (r"\boctet_length\(", "strlen("),
    (r"array_construct_compact\(", "list_value("),  # it is joined without its nulls
    (r"to_char\((c\d+), 'HH24", r"moment_text(date '2000-01-01' + \1, 'HH24"),
    (r"to_char\(", "moment_text("),
    (r"format\('%\.\d+f', (c\d+)\)", r"cast(\1 as varchar)"),
    (r"\bto_hex\(([^()]*)\)", r"lower(hex(\1))"),
    (r"\bfrom_hex\(", "unhex("),
    (r"x'([0-9a-f]*)'", r"unhex('\1')"),
]


@pytest.fixture(scope="module")
def stand_in() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute("set timezone = 'UTC'")
    connection.execute(STAND_INS)
    return connection


def in_duckdb(
    connection: duckdb.DuckDBPyConnection, hashing: Hashing, sql: str, row: tuple, types: list
) -> str:
    texts = [name for name, type in hashing.dialect.types.items() if type == hashing.dialect.text]
    if "array_to_string([" in sql:  # BigQuery's md5 is of bytes
        sql = re.sub(r"\bmd5\(", "md5_binary(", sql)
    for pattern, word in WORDS:
        sql = re.sub(pattern, word, sql)
    for at, type in enumerate(types):  # a session in UTC names no zone elsewhere
        if type.name == "timestamptz":
            sql = sql.replace(f"cast(c{at} as string)", f"cast(c{at} at time zone 'UTC' as text)")
    columns = ", ".join(
        f"cast(? as {DUCKDB.type(type)})" + ("::text" if type.name in texts else "") + f" as c{at}"
        for at, type in enumerate(types)
    )
    found = connection.execute(f"select {sql} from (select {columns})", list(row)).fetchone()[0]
    return found.hex() if isinstance(found, bytes) else found


@pytest.mark.parametrize("name", sorted(set(RENDERED) - {"redshift"}))
@settings(max_examples=100, deadline=None)
@given(case=ROWS, folded=st.booleans())
def test_a_hash_is_that_of_python_by_what_the_vendor_documents(
    stand_in: duckdb.DuckDBPyConnection, name: str, case: tuple, folded: bool
) -> None:
    types, row = case
    hashing = Hashing(RENDERED[name], HashRecipe())
    values = [*values_of(types, key=True, folded=folded)]
    if len(types) > 1:
        assert in_duckdb(stand_in, hashing, hashing.diff(values), row, types) == hash_diff(
            row, values, hashing.recipe
        )
    if name != "bigquery" or len(types) > 1:  # whose md5 is told by what it joins
        expected = hash_key(row, values, hashing.recipe) or "0" * 32
        assert in_duckdb(stand_in, hashing, hashing.key(values), row, types) == expected


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(case=ROWS.filter(lambda case: all(type.name != "binary" for type in case[0])))
def test_a_hash_of_redshift_is_that_of_python_on_postgresql(
    postgresql: sqlalchemy.Engine, case: tuple
) -> None:
    types, row = case
    hashing = Hashing(RENDERED["redshift"], HashRecipe())
    values = values_of(types, key=True)
    columns = ", ".join(
        f"cast({literal(item if type.name == 'boolean' else plain(item), POSTGRESQL)}"
        f" as {POSTGRESQL.type(type)}) as c{at}"
        for at, (item, type) in enumerate(zip(row, types, strict=True))
    )
    sql = f"select {hashing.diff(values)}, {hashing.key(values)} from (select {columns}) as row_"
    with postgresql.connect() as connection:
        connection.exec_driver_sql("set timezone = 'UTC'")
        found = connection.exec_driver_sql(sql).one()
    key = hash_key(row, values, hashing.recipe) or "0" * 32
    assert tuple(found) == (hash_diff(row, values, hashing.recipe), key)


def plain(item: object) -> str | None:
    """A value as text that a cast understands."""
    return None if item is None else str(item)


def test_what_a_warehouse_keeps_as_text_is_carried_as_text() -> None:
    for dialect in (*RENDERED.values(), POSTGRESQL):
        found = carrying(dialect)
        kept = {name for name, type in dialect.types.items() if type == dialect.types["text"]}
        assert {name for name, type in found.types.items() if type == "varchar"} == kept | {"json"}
        native = "varchar" if dialect.name == "redshift" else "blob"
        assert found.hashes["md5"].native_type == native


def test_a_word_that_must_be_quoted_is_the_same_name_with_and_without_quotes() -> None:
    name = Table(Identifier("raw_vault"), Identifier("order"))
    assert RENDERED["snowflake"].table(name) == 'raw_vault."ORDER"'
    assert RENDERED["snowflake"].identifier("Joined On") == '"Joined On"'
    assert RENDERED["redshift"].identifier("snapshot") == '"snapshot"'
    assert RENDERED["bigquery"].identifier("snapshot") == "snapshot"


@pytest.mark.parametrize("name", RENDERED)
def test_sql_shows_the_whole_way_from_a_file_to_the_marts(
    name: str, command: Call, new: Path
) -> None:
    code, out, _ = command(f"sql library --dialect {name}")
    assert code == 0
    for one in RENDERED[name].session:
        assert f"{one};\n" in out
    statements = re.findall(r"^-- (?:apply|load|build)\S*/\d+_(\w+)$", out, re.MULTILINE)
    order = [
        "delivery_stage_crm_customers", "in_duckdb_delivery_stage_crm_customers",
        "in_duckdb_stage_stage_crm_customers", "carried_stage_crm_customers",
        "in_duckdb_unload_stage_crm_customers", "take_stage_crm_customers",
        "judge_hub_customer", "insert_hub_customer", "record_loads",
    ]  # fmt: skip
    assert [one for one in statements if one in order] == order
    again = command(f"sql library --dialect {name}")[1]
    assert again == out


@pytest.mark.parametrize("name", RENDERED)
def test_what_is_said_to_a_new_connection_is_sql(name: str) -> None:
    for statement in RENDERED[name].session:
        assert sqlglot.parse_one(statement, dialect=name)


@pytest.mark.parametrize("name", RENDERED)
def test_a_warehouse_that_is_only_written_for_is_not_loaded(
    name: str, command: Call, new: Path
) -> None:
    for line in ("run library", "apply library", "load library", "plan library"):
        code, _, err = command(f"{line} --database {name}://somewhere/shop")
        assert code == 2
        assert f"dvault sql --dialect {name}" in " ".join(err.split())


def test_a_mart_may_be_written_in_the_words_of_the_warehouse(command: Call, new: Path) -> None:
    mart = new / "marts" / "customers_by_city.sql"
    mart.write_text(
        "select `city`, countif(true) as customers from unnest([struct('x' as `city`)])"
    )
    assert "countif(true)" in command("sql library customers_by_city --dialect bigquery")[1]
    assert "customers_by_city.sql" in command("sql library customers_by_city")[2]


def test_the_help_names_every_dialect_and_a_wrong_one_is_corrected(command: Call) -> None:
    _, out, _ = command("sql --help")
    assert all(name in out for name in (*DIALECTS, *RENDERED))
