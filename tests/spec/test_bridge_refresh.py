"""How a bridge is brought up to date: what was touched is found anew, and all of it is right."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from test_bridge import BRIDGE, DEFINITIONS, load, seen

from vault.execute import run
from vault.names import Identifier, Table
from vault.plan import plan


@pytest.fixture
def shop(trial):
    trial.define(DEFINITIONS)
    return trial


def stored(shop) -> list[tuple]:
    return sorted(shop.select(f"select * from {BRIDGE}"), key=str)


def rebuilt(shop) -> list[tuple]:
    """The table computed from scratch."""
    with shop.engine.begin() as connection:
        connection.exec_driver_sql("delete from audit.build")
    shop.run("build")
    return stored(shop)


def steps(shop) -> list[str]:
    row = {"duckdb": "rowid", "postgresql": "ctid"}[shop.engine.dialect.name]
    rows = shop.select(
        "select operation from audit.step where entity = 'order_supplier'"
        f" and run_id = (select max(run_id) from audit.run) order by {row}"
    )
    return [operation for (operation,) in rows]


def test_a_later_delivery_finds_anew_only_what_it_touches(shop) -> None:
    load(
        shop,
        "o1 p1 1 5 2023-12-01, o2 p2 1 5 2023-12-01",
        "p1 s1 10 2023-01-01, p2 s1 1 2023-01-01",
    )
    with shop.engine.begin() as connection:  # what is not touched stays, right or wrong
        connection.exec_driver_sql(f"update {BRIDGE} set line_no = 99 where line_no = 1")
    assert load(shop, "", "p2 s2 10 2024-01-15") == [
        "1 | o1 | 99 | p1 | s1",
        "1 | o2 | 99 | p2 | s1",
        "2 | o1 | 99 | p1 | s1",
        "2 | o2 | 1 | p2 | s1",
        "2 | o2 | 1 | p2 | s2",
        "3 | o1 | 99 | p1 | s1",
        "3 | o2 | 1 | p2 | s1",
        "3 | o2 | 1 | p2 | s2",
    ]
    assert steps(shop) == ["refresh", "mark"]
    assert not [row for row in rebuilt(shop) if 99 in row]


def test_late_data_refresh_the_snapshots_they_touch(shop) -> None:
    load(shop, "o1 p1 1 5 2024-02-15", "p1 s1 10 2023-01-01")
    assert load(shop, "o1 p1 1 4 2024-01-15") == ["2 | o1 | 1 | p1 | s1", "3 | o1 | 1 | p1 | s1"]
    assert stored(shop) == rebuilt(shop)


def test_a_snapshot_that_comes_is_filled_and_one_that_goes_is_forgotten(shop) -> None:
    load(shop, "o1 p1 1 5 2023-12-01", "p1 s1 10 2023-01-01")
    shop.define(DEFINITIONS.replace("[2024-01-01, 2024-02-01, ", "[2024-04-01, "))
    shop.run("build")
    assert seen(shop) == ["3 | o1 | 1 | p1 | s1", "4 | o1 | 1 | p1 | s1"]
    assert steps(shop) == ["forget", "extend", "refresh", "mark"]


def test_a_definition_that_changed_makes_it_anew(shop) -> None:
    load(shop, "o1 p1 1 5 2023-12-01", "p1 s1 10 2023-01-01")
    shop.define(
        DEFINITIONS.replace(
            "[order, order_line, product, supply", "[order, order_line, {item: product}, supply"
        )
    )
    shop.run("apply", "build")
    assert steps(shop) == ["restart", "extend", "mark"]
    assert shop.select(f"select count(item_hk) from {BRIDGE}") == [(9,)]


def test_building_again_changes_nothing(shop) -> None:
    load(shop, "o1 p1 1 5 2023-12-01", "p1 s1 10 2023-01-01")
    before = stored(shop)
    shop.run("build")
    assert stored(shop) == before == rebuilt(shop)


def test_only_relations_that_were_in_effect_are_walked(shop) -> None:
    """Where an effectivity satellite speaks of a relation; of others their age tells."""
    load(
        shop, "o1 p1 1 5 2023-12-01, o2 p2 1 5 2023-12-01", "p1 s1 1 2023-01-01, p2 s1 1 2023-01-01"
    )
    warehouse = shop.warehouse
    (bridge,) = warehouse.bridges
    line, supply = bridge.crossings
    table = Table(warehouse.schemas.raw_vault, Identifier("sat_tie"))
    shown = Table(warehouse.schemas.business_vault, Identifier("sat_tie_history"))
    tie = replace(supply.satellites[0], name="tie", table=table, history=shown)
    bridge = replace(bridge, crossings=(line, replace(supply, effectivity=(tie,))))
    planned = plan(replace(warehouse, bridges=(bridge,)))
    told = (
        "insert into raw_vault.sat_tie select supply_hk, timestamp '{0}', {1} from"
        " raw_vault.link_supply inner join raw_vault.hub_product using (product_hk)"
        " where product_no = 'p1'",
        "insert into business_vault.sat_tie_history select supply_hk, timestamp '{0}',"
        " timestamp '{2}' from raw_vault.sat_tie where load_id = {1}",
    )
    key = "select supply_hk from raw_vault.link_supply where false"
    with shop.engine.begin() as connection:
        for name in ("raw_vault.sat_tie", "business_vault.sat_tie_history"):
            connection.exec_driver_sql(f"create table {name} as {key}")
            for column in ("applied_date timestamp", "load_id bigint")[: 2 if "raw" in name else 0]:
                connection.exec_driver_sql(f"alter table {name} add column {column}")
        for column in ("valid_from", "valid_to"):
            connection.exec_driver_sql(f"alter table {shown} add column {column} timestamp")
        for statement in told:
            connection.exec_driver_sql(statement.format("2024-01-15", 1, "2024-02-15"))
    run(planned, shop.engine, ("build",))
    others = [f"{month} | o2 | 1 | p2 | s1" for month in (1, 2, 3)]
    assert seen(shop) == sorted(["2 | o1 | 1 | p1 | s1", *others])
    with shop.engine.begin() as connection:
        for statement in told:
            connection.exec_driver_sql(statement.format("2024-02-20", 99, "9999-12-31"))
    run(planned, shop.engine, ("build",))
    assert steps(shop) == ["refresh", "mark"]
    assert seen(shop) == sorted(["2 | o1 | 1 | p1 | s1", "3 | o1 | 1 | p1 | s1", *others])


def test_any_deliveries_end_as_if_built_at_once(shop) -> None:
    chance = random.Random(3)
    for _ in range(6):
        lines, supplies = [], []
        for _ in range(4):
            at = (datetime(2023, 12, 1) + timedelta(days=chance.randint(0, 100))).date()
            product = chance.choice(["p1", "p2", "p3", "-"])
            lines.append(f"o{chance.randint(1, 3)} {product} 1 {chance.randint(1, 9)} {at}")
            supplies.append(f"{product} s{chance.randint(1, 3)} {chance.randint(1, 9)} {at}")
        load(shop, ", ".join(lines), ", ".join(supplies))
        kept = stored(shop)
        assert kept == rebuilt(shop)
        assert len(kept) == len(set(kept))
