"""Apache Spark 4, the cluster; its tables are files, and it has no transactions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from vault.dialects.dialect import Dialect
from vault.dialects.hash_fact import FOLDED, HashFact


@dataclass(frozen=True, slots=True)
class TableLayout:
    """How tables lie in files; partitions and buckets are those of hubs, links and satellites."""

    table_format: str = "parquet"  # parquet | delta | iceberg
    partition_by: tuple[str, ...] = ()
    buckets: int = 0


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
    joined="concat_ws('{1}', {0})",
    byte_length="octet_length({})",
    hash_text="lower(hex({}))",
    fold=FOLDED,
    json_member="element_at(from_json({0}, 'map<string,string>'), {1})",
    gathered="array_join(sort_array(collect_list({0})), ',')",
    row_id="stage_row",
    # it is computed once: a view would be computed anew after what it led to was stored
    temporary_table="drop table if exists {0};\n\ncreate table {0} using parquet as",
    temporary_view="create or replace temporary view {} as",
    replaced_table="drop table if exists {0};\n\ncreate table {0} using parquet as",
    replaced_view="create or replace view {} as",
    stored="\nusing parquet",
    orders={},
    reads_files=False,
    lock="",
    unlock="",
    carried_in_files=True,
    transactions=False,
    ordering="\nsort by {}",
    finite="{} is not null",
    seconds="cast({} as timestamp)",
    numbering=("monotonically_increasing_id() as stage_row",),
    session=(
        "set spark.sql.session.timeZone=UTC",
        # what DuckDB writes as a timestamp is one in UTC
        "set spark.sql.parquet.inferTimestampNTZ.enabled=false",
        # what `values` hold goes into one file, which is there or not
        "set spark.sql.leafNodeDefaultParallelism=1",
    ),
    # it would make two letters of one
    upper=(
        "case when octet_length({0}) = length({0}) then upper({0})"
        " else array_join(transform(split({0}, 'ß'), part -> upper(part)), 'ß') end"
    ),
)


@cache
def spark(layout: TableLayout) -> Dialect:
    """The facts of Spark where tables lie as a warehouse says.

    >>> print(spark(TableLayout("iceberg", ("load_id",), 8)).kept("customer_hk").strip())
    using iceberg
    partitioned by (load_id, bucket(8, customer_hk))
    """
    using, parts, buckets = f"using {layout.table_format}", [*layout.partition_by], ""
    if layout.buckets and layout.table_format == "iceberg":
        parts.append(f"bucket({layout.buckets}, {{}})")
    elif layout.buckets:
        buckets = f"\nclustered by ({{}}) into {layout.buckets} buckets"
    partitioned = f"\npartitioned by ({', '.join(parts)})" if parts else ""
    return replace(
        SPARK,
        stored=f"\n{using}",
        laid_out=partitioned + buckets,
        replaced_table=SPARK.replaced_table.replace("using parquet", using),
    )
