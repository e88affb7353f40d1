"""Amazon Redshift: its SQL is written, not run."""

from __future__ import annotations

from vault.dialects.dialect import Dialect
from vault.dialects.hash_fact import FOLDED, HashFact
from vault.dialects.reserved import RESERVED

_RESERVED = """
    aes128 aes256 allowoverwrite az64 backup blanksasnull bytedict bzip2 connect credentials
    current_user_id deflate defrag delta delta32k disable emptyasnull enable encode encrypt
    encryption explicit globaldict256 globaldict64k gzip identity ignore language lun luns lzo
    lzop minus mostly16 mostly32 mostly8 new off offline oid old open parallel percent permissions
    raw readratio recover rejectlog resort respect restore snapshot sysdate system tag tdes
    text255 text32k top truncatecolumns unnest wallet without
"""
#: Six digits of a second without those that are zero at the end.
_MOMENT = "rtrim(rtrim(to_char({}, 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.')"

REDSHIFT = Dialect(
    name="redshift",
    quote='"',
    escapes={"'": "''", "\\": "\\\\"},
    types={
        "text": "varchar(65535)",
        "integer": "integer",
        "bigint": "bigint",
        "decimal": "decimal({}, {})",
        "double": "double precision",
        "boolean": "boolean",
        "date": "date",
        "timestamp": "timestamp",
        "timestamptz": "timestamptz",
        "time": "time",
        "json": "varchar(65535)",
        "binary": "varbyte",
    },
    # as hexadecimal text, which is what its functions give: it groups and sorts by varbyte
    # only within limits
    hashes={
        "md5": HashFact("md5({})", "varchar(32)", "{}", "'{}'", 16),
        "sha1": HashFact("sha1({})", "varchar(40)", "{}", "'{}'", 20),
        "sha256": HashFact("sha2({}, 256)", "varchar(64)", "{}", "'{}'", 32),
    },
    stored_types={},
    texts={
        "text": "{}",
        "json": "{}",
        "boolean": "case when {0} then 'true' when not {0} then 'false' end",  # has no cast
        "date": "to_char({}, 'YYYY-MM-DD')",
        "timestamp": _MOMENT,
        "timestamptz": _MOMENT.format("{} at time zone 'UTC'"),
        # only a moment can be formatted, so a day is put before it and taken away
        "time": "substring(" + _MOMENT.format("date '2000-01-01' + {}") + ", 12)",
        "binary": "lower(to_hex({}))",
    },
    trim="trim(both ' ' from {})",
    # it has no concat_ws: every text brings the separator with it, and the first one is cut
    joined="substring({0}, {2})",
    byte_length="octet_length({})",
    fold=FOLDED,
    gathered="listagg({0}, ',') within group (order by {0})",
    row_id="stage_row",
    temporary_table="drop table if exists {0};\n\ncreate temp table {0} as",
    temporary_view="drop table if exists {0};\n\ncreate temp table {0} as",
    replaced_table="drop table if exists {0} cascade;\n\ncreate table {0} as",
    replaced_view="drop view if exists {0} cascade;\n\ncreate view {0} as",
    orders={},
    reads_files=False,
    lock="",
    unlock="",
    # with nothing else on the path, a temporary table that is dropped is no other table
    session=("set search_path to pg_catalog", "set timezone to 'UTC'"),
    json_row="json_serialize(object({pairs}))",
    takes_files=True,
    reserved=RESERVED | frozenset(_RESERVED.split()),
    joined_each="coalesce('{1}' || {0}, '')",
    joined_by=" || ",
    numeral="cast({} as varchar)",
    day="interval '1 day'",
    flag="case when {} is not null then 1 else 0 end",
    hash_text="{}",
    same_values="({0} = {1} or ({0} is null and {1} is null))",
    differing_values="({0} <> {1} or ({0} is null) <> ({1} is null))",
    recursive_columns=True,
    named_windows=False,
    next_value="coalesce(lead({0}, 1) over ({2}), {1})",
)
