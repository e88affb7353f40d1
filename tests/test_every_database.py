"""Law 8: every database ends with the same rows, and hashes are the same byte for byte."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy
from conftest import DATABASES, NewDatabase

from vault.definitions import read
from vault.demo import generate
from vault.entities import Warehouse
from vault.execute import Options, connect, opened, run
from vault.execute.marts import readable
from vault.plan import plan
from vault.resolve import resolve

DEFINITIONS = Path(__file__).parents[1] / "definitions"
LOADED = datetime(2026, 1, 1, 6)
Tables = dict[str, Counter[tuple[str, ...]]]


def contents(warehouse: Warehouse, database: str) -> Tables:
    """The rows of every table and view of the raw vault, business vault and marts."""
    with opened(connect(database)) as connection:
        return {
            str(name): Counter(map(comparable, connection.exec_driver_sql(f"select * from {name}")))
            for name in readable(warehouse).values()
        }


def comparable(row: Any) -> tuple[str, ...]:
    """The row with numbers as numbers: a sum may come back as another type of number."""
    return tuple(map(text, row))


def text(value: object) -> str:
    match value:
        case bytes():
            return str(UUID(bytes=value)) if len(value) == 16 else value.hex()
        case bool():
            return str(value)
        case Decimal() | float():
            return f"{value:.7g}" if isinstance(value, float) else f"{value.normalize():f}"
        case datetime():
            whole = value.isoformat(" ")
            return whole.rstrip("0") if value.microsecond else whole
        case _:
            return str(value)


def load(folder: Path, settings: dict[str, str], database: str) -> Warehouse:
    warehouse = resolve(read(folder, settings))
    run(plan(warehouse), connect(database), options=Options(load_date=LOADED))
    return warehouse


def loaded(folder: Path, settings: dict[str, str], database: str) -> Tables:
    return contents(load(folder, settings, database), database)


def differences(found: dict[str, Tables]) -> Iterator[str]:
    first, *others = found
    for other in others:
        assert found[first].keys() == found[other].keys()
        for name, rows in found[first].items():
            theirs = found[other][name]
            if rows != theirs:
                only = (rows - theirs) + (theirs - rows)
                yield f"{name}: {rows.total()} rows, {other} {theirs.total()}: {sorted(only)[:4]}"


def test_the_shop_is_the_same_in_every_database(tmp_path: Path, new_database: NewDatabase) -> None:
    data = tmp_path / "data"
    generate(data, customers=200, deliveries=3)
    found = {
        kind: loaded(DEFINITIONS / "shop", {"SHOP_DATA": str(data)}, new_database(kind, tmp_path))
        for kind in DATABASES
    }
    assert all(len(tables) > 20 for tables in found.values())
    assert list(differences(found)) == []


#: What says of the same rows what was true when: millions where there are many days.
THEN = re.compile(r"business_vault\.(sat_.*|pit_.*|dim_.*_at)")


def test_online_retail_is_the_same_in_every_database(
    data: Path, tmp_path: Path, new_database: NewDatabase
) -> None:
    if not (data / "online_retail").is_dir():
        pytest.skip(f"no Online Retail data in {data}")
    found = {kind: new_database(kind, tmp_path) for kind in DATABASES}
    for database in found.values():
        settings = {"DVAULT_TEST_DATA": str(data)}
        warehouse = load(DEFINITIONS / "online_retail", settings, database)
    with opened(connect(found.pop("duckdb"))) as duckdb:
        lines = "select count(*) from raw_vault.link_order_line where load_id > 0"
        assert duckdb.exec_driver_sql(lines).scalar() == 541_909
        for database in found.values():
            with opened(connect(database)) as other:
                for name in map(str, readable(warehouse).values()):
                    if not THEN.fullmatch(name):
                        assert_same(duckdb, other, name, tmp_path / "rows.csv")


def assert_same(
    duckdb: sqlalchemy.Connection, other: sqlalchemy.Connection, table: str, file: Path
) -> None:
    """Of half a million rows DuckDB says which are not the same."""
    found = duckdb.exec_driver_sql(f"describe {table}")
    types = {name: compared_as(kind) for name, kind, *_ in found}
    export(other, f"select {', '.join(types)} from {table}", file)
    own = ", ".join(
        f"format('{{:.7g}}', {name})" if kind == "DOUBLE" else f"cast({name} as {kind})"
        for name, kind in types.items()
    )
    theirs = f"read_csv('{file}', columns={types}, header=false, nullstr='\\N')"
    duckdb.exec_driver_sql(f"create or replace temp table here as select {own} from {table}")
    duckdb.exec_driver_sql(f"create or replace temp table there as select {own} from {theirs}")
    count = "select count(*) from {}".format
    here, there = (duckdb.exec_driver_sql(count(one)).scalar() for one in ("here", "there"))
    assert here == there, table
    apart = duckdb.exec_driver_sql("(from here except all from there) limit 3").fetchall()
    assert apart == [], table


def compared_as(kind: str) -> str:
    """The type that shows every difference: numbers of any kind with all their digits."""
    if kind in ("DOUBLE", "BOOLEAN"):
        return kind
    return "DECIMAL(38,12)" if re.match("DECIMAL|.*INT", kind) else "VARCHAR"


def export(connection: sqlalchemy.Connection, select: str, file: Path) -> None:
    """Write rows to a file; a server of PostgreSQL does so by itself."""
    if connection.dialect.name == "postgresql":
        copy = f"copy ({select}) to stdout (format csv, null '\\N', force_quote *)"
        cursor = connection.connection.cursor()
        with file.open("wb") as out, cursor.copy(copy) as rows:
            out.writelines(rows)
        return
    with file.open("w", newline="") as out:
        writing = csv.writer(out, quoting=csv.QUOTE_ALL)
        for row in connection.exec_driver_sql(select):
            writing.writerow("\\N" if value is None else text(value) for value in row)
