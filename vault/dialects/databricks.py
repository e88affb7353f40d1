"""Databricks SQL on Delta tables: its SQL is written, not run."""

from __future__ import annotations

from vault.dialects.dialect import Dialect
from vault.dialects.hash_fact import FOLDED, HashFact

DATABRICKS = Dialect(
    name="databricks",
    quote="`",
    escapes={"'": "\\'", "\\": "\\\\"},
    types={
        "text": "string",
        "integer": "integer",
        "bigint": "bigint",
        "decimal": "decimal({}, {})",
        "double": "double",
        "boolean": "boolean",
        "date": "date",
        "timestamp": "timestamp_ntz",
        "timestamptz": "timestamp",
        "time": "string",  # its canonical text: there is no such type on every runtime
        "json": "string",
        "binary": "binary",
    },
    hashes={
        "md5": HashFact("md5({})", "binary", "unhex({})", "x'{}'", 16),
        "sha1": HashFact("sha1({})", "binary", "unhex({})", "x'{}'", 20),
        "sha256": HashFact("sha2({}, 256)", "binary", "unhex({})", "x'{}'", 32),
    },
    stored_types={},
    # a cast to text is canonical for decimals where ansi_mode is on, for moments in UTC
    texts={"text": "{}", "json": "{}", "time": "{}", "binary": "lower(hex({}))"},
    trim="trim(both ' ' from {})",
    joined="concat_ws('{1}', {0})",
    byte_length="octet_length({})",
    fold=FOLDED,
    gathered="array_join(sort_array(collect_list({0})), ',')",
    row_id="stage_row",
    # a temporary view would be computed anew whenever it is read, after what it judged is stored
    temporary_table="create or replace temporary table {} as",
    temporary_view="create or replace temporary view {} as",
    replaced_table="create or replace table {} as",
    replaced_view="create or replace view {} as",
    orders={},
    reads_files=False,
    lock="",
    unlock="",
    session=("set time zone 'UTC'", "set ansi_mode = true"),
    numbering=("monotonically_increasing_id() as stage_row",),
    takes_files=True,
    numeral="cast({} as string)",
    hash_text="lower(hex({}))",
    moment="timestamp_ntz '{}'",
    nulls_last=" nulls last",
    database="current_catalog()",
)
