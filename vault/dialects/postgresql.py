"""PostgreSQL 15 and newer, the server."""

from __future__ import annotations

from vault.dialects.dialect import Dialect
from vault.dialects.hash_fact import HashFact

POSTGRESQL = Dialect(
    name="postgresql",
    quote='"',
    escapes={"'": "''"},
    types={
        "text": "text",
        "integer": "integer",
        "bigint": "bigint",
        "decimal": "numeric({}, {})",
        "double": "double precision",
        "boolean": "boolean",
        "date": "date",
        "timestamp": "timestamp",
        "timestamptz": "timestamptz",
        "time": "time",
        "json": "json",
        "binary": "bytea",
    },
    hashes={
        "md5": HashFact("md5({})", "uuid", "cast({} as uuid)", "cast('{}' as uuid)", 16),
        "sha1": HashFact(  # by the extension pgcrypto; what is carried needs it not
            "encode(digest({}, 'sha1'), 'hex')",
            "bytea",
            "decode({}, 'hex')",
            "decode('{}', 'hex')",
            20,
        ),
        "sha256": HashFact(
            "encode(sha256(convert_to({}, 'UTF8')), 'hex')",
            "bytea",
            "decode({}, 'hex')",
            "decode('{}', 'hex')",
            32,
        ),
    },
    stored_types={
        "TIMESTAMP": "TIMESTAMP WITHOUT TIME ZONE",
        "TIMESTAMPTZ": "TIMESTAMP WITH TIME ZONE",
        "TIME": "TIME WITHOUT TIME ZONE",
    },
    texts={
        "text": "{}",
        "timestamptz": "cast({} at time zone 'UTC' as text)",
        "binary": "encode({}, 'hex')",
    },
    trim="trim({}, ' ')",
    joined="concat_ws('{1}', {0})",
    byte_length="octet_length({})",
    fold='upper({} collate "C")',
    row_id="stage_row",
    temporary_table="drop table if exists pg_temp.{0} cascade;\n\ncreate temp table {0} as",
    temporary_view="create or replace temp view {} as",
    # what depends on it is built after it; a view of the user's own on it goes, too
    replaced_table="drop table if exists {0} cascade;\n\ncreate table {0} as",
    replaced_view="drop view if exists {0} cascade;\n\ncreate view {0} as",
    orders={"text": '{} collate "C"', "json": 'cast({} as text) collate "C"'},
    reads_files=False,
    lock="select pg_try_advisory_lock(hashtextextended({}, 0))",
    unlock="select pg_advisory_unlock(hashtextextended({}, 0))",
    writes_abreast=True,
    keyed=True,
    roles=True,
    session=(),  # said in the options of the connection, see `vault.execute.connect`
    sound_decimal="nullif({}, 'NaN')",
    infinite="not isfinite({})",  # Python has no such date
    shortest_doubles=False,  # its text differs for 2.6 % of 100,000 values tried
    ordering="\norder by {}",
    most_arguments=100,
    # a function takes no more than those
    json_row="(select cast(row_to_json(kept) as text) from (select {aliased}) as kept)",
    inlined="not materialized ",
)
