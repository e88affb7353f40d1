"""BigQuery: its SQL is written, not run. A schema is a dataset."""

from __future__ import annotations

from vault.dialects.dialect import Dialect
from vault.dialects.hash_fact import FOLDED, HashFact
from vault.dialects.reserved import RESERVED

_RESERVED = """
    assert_rows_modified contains current define enum escape exclude extract grouping hash ignore
    lookup merge new no proto recursive respect rollup treat unbounded unnest within
"""
#: Six digits of a second without those that are zero at the end, and a year of four.
_MOMENT = "rtrim(rtrim(format_%s, '0'), '.')"
_DAY = "'%E4Y-%m-%d %H:%M:%E6S'"

BIGQUERY = Dialect(
    name="bigquery",
    quote="`",
    # a text ends with its line, unless the break is escaped
    escapes={"'": "\\'", "\\": "\\\\", "\n": "\\n", "\r": "\\r"},
    types={
        "text": "string",
        "integer": "int64",
        "bigint": "int64",
        "decimal": "bignumeric({}, {})",  # numeric ends at 29 digits before the point, 9 behind
        "double": "float64",
        "boolean": "bool",
        "date": "date",
        "timestamp": "datetime",
        "timestamptz": "timestamp",
        "time": "time",
        "json": "string",
        "binary": "bytes",
    },
    hashes={
        "md5": HashFact(
            "to_hex(md5({}))", "bytes(16)", "from_hex({})", "from_hex('{}')", 16, "md5({})"
        ),
        "sha1": HashFact(
            "to_hex(sha1({}))", "bytes(20)", "from_hex({})", "from_hex('{}')", 20, "sha1({})"
        ),
        "sha256": HashFact(
            "to_hex(sha256({}))", "bytes(32)", "from_hex({})", "from_hex('{}')", 32, "sha256({})"
        ),
    },
    stored_types={},
    texts={
        "text": "{}",
        "json": "{}",
        "decimal": "format('%.{1}f', {0})",  # a cast drops the zeros at the end
        "timestamp": _MOMENT % f"datetime({_DAY}, {{}})",
        "timestamptz": _MOMENT % f"timestamp({_DAY}, {{}}, 'UTC')",
        "time": _MOMENT % "time('%H:%M:%E6S', {})",
        "binary": "to_hex({})",
    },
    trim="trim({}, ' ')",
    joined="array_to_string([{0}], '{1}')",
    byte_length="octet_length({})",
    fold=FOLDED,
    row_id="stage_row",
    # of the session or the script; there are no temporary views
    temporary_table="create or replace temp table {} as",
    temporary_view="create or replace temp table {} as",
    replaced_table="create or replace table {} as",
    replaced_view="create or replace view {} as",
    orders={},
    reads_files=False,
    lock="",
    unlock="",
    session=(),
    json_row="to_json_string(json_object({pairs}))",
    takes_files=True,
    reserved=RESERVED | frozenset(_RESERVED.split()),
    numeral="cast({} as string)",
    hash_text="to_hex({})",
    moment="datetime '{}'",
    day="interval 1 day",
    union="union distinct",
    every_row=" where true",
    nulls_last=" nulls last",
)
