"""The benchmark's source data: TPC-H as Parquet, and three deliveries that follow the first one."""

import subprocess
import sys
from pathlib import Path

import duckdb

DATA = Path(__file__).parent / "data"
DATA.mkdir(exist_ok=True)

# The order in which a warehouse takes the feeds: the short ones first, the long one last.
TABLES = ("nation", "supplier", "customer", "part", "partsupp", "orders", "lineitem")

# Added to a key to make one that no scale factor in use has.
NEW_KEY = 10_000_000_000

# The column of each table that decides which rows a delta takes, and what a change changes.
KEYS = {
    "nation": "n_nationkey",
    "supplier": "s_suppkey",
    "customer": "c_custkey",
    "part": "p_partkey",
    "partsupp": "ps_partkey",
    "orders": "o_orderkey",
    "lineitem": "l_orderkey",
}
CHANGES = {
    "nation": "n_comment || ' changed' as n_comment",
    "supplier": "(s_acctbal + 1)::decimal(15, 2) as s_acctbal",
    "customer": "(c_acctbal + 1)::decimal(15, 2) as c_acctbal",
    "part": "(p_retailprice + 1)::decimal(15, 2) as p_retailprice",
    "partsupp": "ps_availqty + 1 as ps_availqty",
    "orders": "o_comment || ' changed' as o_comment",
    "lineitem": "l_comment || ' changed' as l_comment",
}
FIXED_ROWS = 60_000


def deliveries(scale: float) -> Path:
    """Make what is missing of the data at a scale factor; return the folder of its deliveries.

    `first`, `again` (the same rows as new files), `delta` (1 % of the rows changed, 0.1 % new keys)
    and `fixed` (60,000 line items, a sixth of them new), each with `<table>.parquet`.
    """
    folder = DATA / f"sf{scale:g}"
    first = folder / "first"
    if not all((first / f"{table}.parquet").exists() for table in TABLES):
        generate(scale, first)
    with duckdb.connect() as connection:
        connection.execute("set enable_progress_bar = false")
        for table in TABLES:
            source = first / f"{table}.parquet"
            write(connection, again_sql(source), folder / "again" / source.name)
            write(connection, delta_sql(table, source), folder / "delta" / source.name)
        source = first / "lineitem.parquet"
        write(connection, fixed_sql(source, scale), folder / "fixed" / source.name)
    return folder


def generate(scale: float, folder: Path) -> None:
    """Let tpchgen-cli write every table as one Parquet file."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [str(Path(sys.executable).parent / "tpchgen-cli"), "parquet"]
    command += ["--scale-factor", f"{scale:g}", "--tables", ",".join(TABLES)]
    command += ["--output-dir", str(folder), "--no-progress", "--quiet", "--overwrite"]
    subprocess.run(command, check=True)


def write(connection: duckdb.DuckDBPyConnection, query: str, target: Path) -> None:
    """Write a query's rows as one Parquet file, unless the file is there."""
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    connection.execute(f"copy ({query}) to '{part}' (format parquet, compression snappy)")
    part.rename(target)


def again_sql(source: Path) -> str:
    """The same rows; another writer and other row groups give the file another SHA-256."""
    return f"select * from '{source}'"


def delta_sql(table: str, source: Path) -> str:
    """A hundredth of the rows with a changed attribute, and a thousandth again under new keys."""
    key = KEYS[table]
    return f"""
        select * replace ({CHANGES[table]}) from '{source}' where {key} % 100 = 7
        union all
        select * replace ({key} + {NEW_KEY} as {key}) from '{source}' where {key} % 1000 = 7"""


def fixed_sql(source: Path, scale: float) -> str:
    """FIXED_ROWS line items from all over the table, every sixth order with new line numbers."""
    step = max(1, round(scale * 97))  # a few more rows than wanted: about 6 million a factor
    number = f"if(l_orderkey // {step} % 6 = 0, l_linenumber + 10, l_linenumber)"
    return f"""
        select * replace ({number} as l_linenumber, {CHANGES["lineitem"]})
        from '{source}'
        where l_orderkey % {step} = 0
        order by l_orderkey, l_linenumber
        limit {FIXED_ROWS}"""
