"""DuckDB, the embedded default; and how it stages what is carried elsewhere."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from vault.dialects.dialect import Dialect, HashFact

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
    joined="concat_ws('|', {})",
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
    inlined="as not materialized",
    stored="",
    laid_out="",
    orders={},
    reads_files=True,
    carried_types={},
    carried_in_files=False,
    transactions=True,
    lock="",
    unlock="",
    session=(
        "set timezone = 'UTC'",
        "set preserve_insertion_order = true",
        # all values of a data frame decide what type a column is; of a sample, others may not fit
        f"set pandas_analyze_sample = {2**31 - 1}",
    ),
)


@cache
def carrying(dialect: Dialect) -> Dialect:
    """How DuckDB stages what is carried to a database that reads no files.

    Hashes go as bytes, which every way of transport knows.
    """
    return replace(
        DUCKDB,
        types={**DUCKDB.types, **dialect.carried_types},
        hashes={
            name: replace(fact, native_type="blob", native="unhex({})", constant="unhex('{}')")
            for name, fact in DUCKDB.hashes.items()
        },
    )
