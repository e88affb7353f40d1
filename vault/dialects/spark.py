"""Apache Spark 4, the cluster; its tables are files, and it has no transactions."""

from __future__ import annotations

from vault.dialects.dialect import Dialect, HashFact

SPARK = Dialect(
    name="spark",
    quote="`",
    escapes={"'": "''", "\\": "\\\\"},
    types={
        "text": "string",
        "integer": "int",
        "bigint": "bigint",
        "decimal": "decimal({}, {})",
        "double": "double",
        "boolean": "boolean",
        "date": "date",
        "timestamp": "timestamp",
        "timestamptz": "timestamp",
        "time": "string",
        "json": "string",
        "binary": "binary",
    },
    hashes={
        "md5": HashFact("md5({})", "binary", "unhex({})", "unhex('{}')", 16),
        "sha1": HashFact("sha1({})", "binary", "unhex({})", "unhex('{}')", 20),
        "sha256": HashFact("sha2({}, 256)", "binary", "unhex({})", "unhex('{}')", 32),
    },
    stored_types={"INT": "INTEGER", "BIGINT": "LONG"},
    texts={"text": "{}", "binary": "lower(hex({}))"},
    trim="trim(both ' ' from {})",
    joined="concat_ws('|', {})",
    byte_length="octet_length({})",
    fold=(
        "case when octet_length({0}) = char_length({0}) then upper({0}) else translate({0},"
        " 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end"
    ),
    row_id="stage_row",
    # it is computed once: a view would be computed anew after what it led to was stored
    temporary_table="drop table if exists {0};\n\ncreate table {0} using parquet as",
    temporary_view="create or replace temporary view {} as",
    replaced_table="drop table if exists {0};\n\ncreate table {0} using parquet as",
    replaced_view="create or replace view {} as",
    inlined="as",
    stored="\nusing parquet",
    orders={},
    reads_files=False,
    carried_types={"json": "varchar", "time": "varchar"},
    carried_in_files=True,
    transactions=False,
    lock="",
    unlock="",
    session=(
        "set spark.sql.session.timeZone=UTC",
        # what DuckDB writes as a timestamp is one in UTC
        "set spark.sql.parquet.inferTimestampNTZ.enabled=false",
        # what `values` hold goes into one file, which is there or not
        "set spark.sql.leafNodeDefaultParallelism=1",
    ),
)
