"""DuckDB, the embedded default; and how it stages what is carried elsewhere."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from vault.dialects.dialect import Dialect
from vault.dialects.hash_fact import HashFact

_LOWER = "abcdefghijklmnopqrstuvwxyz"

DUCKDB = Dialect(
    name="duckdb",
    quote='"',
    escapes={"'": "''"},
    types={
        "text": "varchar",
        "integer": "integer",
        "bigint": "bigint",
        "decimal": "decimal({}, {})",
        "double": "double",
        "boolean": "boolean",
        "date": "date",
        "timestamp": "timestamp",
        "timestamptz": "timestamptz",
        "time": "time",
        "json": "json",
        "binary": "blob",
    },
    hashes={
        # the cast of a blob costs a fifth less than that of hexadecimal text
        "md5": HashFact("md5({})", "uuid", "cast(unhex({}) as uuid)", "cast('{}' as uuid)", 16),
        "sha1": HashFact("sha1({})", "blob", "unhex({})", "unhex('{}')", 20),
        "sha256": HashFact("sha256({})", "blob", "unhex({})", "unhex('{}')", 32),
    },
    stored_types={"TIMESTAMPTZ": "TIMESTAMP WITH TIME ZONE"},
    texts={
        "text": "{}",
        "timestamptz": "cast({} at time zone 'UTC' as varchar)",
        "binary": "lower(hex({}))",
    },
    trim="trim({}, ' ')",
    joined="concat_ws('{1}', {0})",
    byte_length="strlen({})",
    fold=(
        "case when strlen({0}) = length({0}) then upper({0})"
        f" else translate({{0}}, '{_LOWER}', '{_LOWER.upper()}') end"
    ),
    row_id="rowid",
    temporary_table="create or replace temp table {} as",
    temporary_view="create or replace temp view {} as",
    replaced_table="create or replace table {} as",
    replaced_view="create or replace view {} as",
    orders={},
    reads_files=True,
    lock="",
    unlock="",
    session=(
        "set timezone = 'UTC'",
        "set preserve_insertion_order = true",
        # all values of a data frame decide what type a column is; of a sample, others may not fit
        f"set pandas_analyze_sample = {2**31 - 1}",
    ),
    numbering=(),
    numbers_hashes=True,
    shortest_doubles=True,
    json_row="cast(json_object({pairs}) as varchar)",
    # a path of JSON pointer: what `->>` is given as it is may be one of another kind
    json_member="{0} ->> ('/' || replace(replace({1}, '~', '~0'), '/', '~1'))",
    inlined="not materialized ",
    ignores_case=True,
    ordering="\norder by {}",
    upper="replace(upper({}), 'ẞ', 'ß')",
)


@cache
def carrying(to: Dialect) -> Dialect:
    """DuckDB as it stages what is carried to another database.

    Hashes go as bytes, which every way of transport knows, unless the other keeps them as text;
    what else it keeps as text goes as text, too.
    """
    texts = {name for name, type in to.types.items() if type == to.types["text"]} | {"json"}
    return replace(
        DUCKDB,
        infinite="not isfinite({})",
        types={name: "varchar" if name in texts else type for name, type in DUCKDB.types.items()},
        hashes={
            name: replace(fact, native_type="varchar", native="{}", constant="'{}'")
            if to.hashes[name].native == "{}"
            else replace(fact, native_type="blob", native="unhex({})", constant="unhex('{}')")
            for name, fact in DUCKDB.hashes.items()
        },
    )
