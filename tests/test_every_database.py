"""Law 8: every database ends with the same rows, and hashes are the same byte for byte."""

from __future__ import annotations

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
from conftest import ALWAYS, DATABASES, NewDatabase

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


#: What says of the same rows what was true when: millions where there are many days.
THEN = re.compile(r"business_vault\.(sat_.*|pit_.*|dim_.*_at)")


def contents(warehouse: Warehouse, database: str, then: bool) -> Tables:
    """The rows of every table and view of the raw vault, business vault and marts; as of `then`."""
    named = map(str, readable(warehouse).values())
    tables = [name for name in named if then or not THEN.fullmatch(name)]
    with opened(connect(database)) as connection:
        return {
            name: Counter(map(comparable, connection.exec_driver_sql(selected(connection, name))))
            for name in tables
        }


def selected(connection: sqlalchemy.Connection, table: str) -> str:
    """A select of a table; what is made a text here for a million rows, is made one there."""
    if connection.dialect.name not in ALWAYS:
        return f"select * from {table}"
    schema, _, name = table.partition(".")
    columns = connection.exec_driver_sql(
        "select column_name, data_type from information_schema.columns"
        f" where table_schema = '{schema}' and table_name = '{name}' order by ordinal_position"
    )
    listed = (
        f'cast("{column}" as varchar)'
        if re.match(r"uuid|timestamp", kind.lower())
        else f'"{column}"'
        for column, kind in columns
    )
    return f"select {', '.join(listed)} from {table}"


def comparable(row: Any) -> tuple[str, ...]:
    """The row with numbers as numbers: a sum may come back as another type of number."""
    return tuple(value if type(value) is str else text(value) for value in row)


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


def loaded(folder: Path, settings: dict[str, str], database: str, then: bool = True) -> Tables:
    warehouse = resolve(read(folder, settings))
    run(plan(warehouse), connect(database), options=Options(load_date=LOADED))
    return contents(warehouse, database, then)


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


def test_online_retail_is_the_same_in_every_database(
    data: Path, tmp_path: Path, new_database: NewDatabase
) -> None:
    if not (data / "online_retail").is_dir():
        pytest.skip(f"no Online Retail data in {data}")
    settings = {"DVAULT_TEST_DATA": str(data)}
    found = {
        kind: loaded(DEFINITIONS / "online_retail", settings, new_database(kind, tmp_path), False)
        for kind in DATABASES
    }
    assert found["duckdb"]["raw_vault.link_order_line"].total() == 541_909 + 2
    assert list(differences(found)) == []
