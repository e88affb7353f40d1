"""Snowflake: its SQL is written, not run."""

from __future__ import annotations

from vault.dialects.dialect import Dialect
from vault.dialects.hash_fact import FOLDED, HashFact
from vault.dialects.reserved import RESERVED

_RESERVED = """
    account alter connect connection database delete drop exists following gscluster increment
    insert issue minus organization regexp revoke rlike sample schema start trigger try_cast
    whenever
"""
#: Six digits of a second without those that are zero at the end, whatever the session's format.
_MOMENT = "rtrim(rtrim(to_char({}, '%s'), '0'), '.')"

_BYTES = "to_binary({}, 'hex')"

SNOWFLAKE = Dialect(
    name="snowflake",
    quote='"',
    escapes={"'": "''", "\\": "\\\\"},
    types={
        "text": "varchar",
        "integer": "integer",
        "bigint": "bigint",
        "decimal": "number({}, {})",
        "double": "double",
        "boolean": "boolean",
        "date": "date",
        "timestamp": "timestamp_ntz(6)",
        "timestamptz": "timestamp_tz(6)",
        "time": "time(6)",
        "json": "varchar",
        "binary": "binary",
    },
    hashes={
        "md5": HashFact("md5({})", "binary(16)", _BYTES, "x'{}'", 16, "md5_binary({})"),
        "sha1": HashFact("sha1({})", "binary(20)", _BYTES, "x'{}'", 20, "sha1_binary({})"),
        "sha256": HashFact(
            "sha2({}, 256)", "binary(32)", _BYTES, "x'{}'", 32, "sha2_binary({}, 256)"
        ),
    },
    stored_types={},
    # a cast of a date or moment would follow the formats of the session
    texts={
        "text": "{}",
        "json": "{}",
        "date": "to_char({}, 'YYYY-MM-DD')",
        "timestamp": _MOMENT % "YYYY-MM-DD HH24:MI:SS.FF6",
        "timestamptz": (_MOMENT % "YYYY-MM-DD HH24:MI:SS.FF6").format(
            "convert_timezone('UTC', {})"
        ),
        "time": _MOMENT % "HH24:MI:SS.FF6",
        "binary": "hex_encode({}, 0)",
    },
    trim="trim({}, ' ')",
    # its concat_ws is null where one text is
    joined="array_to_string(array_construct_compact({0}), '{1}')",
    byte_length="octet_length({})",
    fold=FOLDED,
    gathered="listagg({0}, ',') within group (order by {0})",
    row_id="stage_row",
    temporary_table="create or replace temporary table {} as",
    temporary_view="create or replace temporary view {} as",
    replaced_table="create or replace table {} as",
    replaced_view="create or replace view {} as",
    orders={},
    reads_files=False,
    lock="",
    unlock="",
    session=("alter session set timezone = 'UTC', timestamp_type_mapping = 'timestamp_ntz'",),
    json_row="to_json(object_construct_keep_null({pairs}))",
    numbering=("row_number() over (order by 1) - 1 as stage_row",),
    takes_files=True,
    reserved=RESERVED | frozenset(_RESERVED.split()),
    upper_case=True,
    numeral="cast({} as varchar)",
    hash_text="hex_encode({}, 0)",
    day="interval '1 day'",
    named_windows=False,
)
