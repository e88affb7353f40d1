"""Feeds that are loaded abreast: the same vault as one after the other, and no half of anything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import NewDatabase, Trial

from vault.errors import DatabaseError, SourceError

TABLES = ("orders", "lines", "customers", "products", "returns")
DEFINITIONS = """
hubs:
  customer: {business_key: {customer_no: integer}}
  product: {business_key: {sku: integer}}
  order: {business_key: {order_no: integer}}
links:
  order_customer: {hubs: [order, customer]}
  order_line: {hubs: [order, product]}
source: shop
feeds:
  orders:
    table: landing.orders
    delivers: changes
    columns: {order_no: integer, customer_no: integer, note: text}
    hubs: {order: order_no, customer: customer_no}
    links: {order_customer: {order: order_no, customer: customer_no}}
    satellites: {order_shop: {of: order, attributes: [note]}}
  lines:
    table: landing.lines
    delivers: changes
    columns: {order_no: integer, sku: integer, pieces: integer}
    links: {order_line: {order: order_no, product: sku}}
    satellites: {line_shop: {of: order_line, attributes: [pieces]}}
  customers:
    table: landing.customers
    delivers: changes
    columns: {customer_no: integer, name: text}
    hubs: {customer: customer_no}
    satellites: {customer_shop: {of: customer, attributes: [name]}}
  products:
    table: landing.products
    delivers: changes
    columns: {sku: integer, title: text}
    hubs: {product: sku}
    satellites: {product_shop: {of: product, attributes: [title]}}
  returns:
    table: landing.returns
    delivers: changes
    columns: {order_no: integer, customer_no: integer, sku: integer}
    hubs: {order: order_no, customer: customer_no, product: sku}
"""
VAULT = (
    "hub_customer", "hub_product", "hub_order", "link_order_customer", "link_order_line",
    "sat_order_shop", "sat_line_shop", "sat_customer_shop", "sat_product_shop",
)  # fmt: skip


@pytest.fixture
def database(tmp_path: Path, new_database: NewDatabase) -> str:
    return new_database("postgresql", tmp_path)


@pytest.fixture
def shop(trial: Trial) -> Trial:
    trial.define(DEFINITIONS)
    with trial.engine.begin() as connection:
        for statement in (
            "create schema landing",
            "create table landing.orders as select n as order_no, n % 300 as customer_no,"
            " 'note ' || n as note from generate_series(1, 2000) as n",
            "create table landing.lines as select n % 2500 as order_no, n % 37 as sku,"
            " n % 5 as pieces from generate_series(1, 2500) as n",
            "create table landing.customers as select n as customer_no, 'name ' || n as name"
            " from generate_series(1, 250) as n",
            "create table landing.products as select n as sku, 'title ' || n as title"
            " from generate_series(1, 30) as n",
            "create table landing.returns as select n * 2 as order_no, n as customer_no,"
            " n % 40 as sku from generate_series(1, 1500) as n",
        ):
            connection.exec_driver_sql(statement)
    return trial


def contents(shop: Trial) -> dict[str, list[tuple[Any, ...]]]:
    """All rows but for what tells when they came."""
    found = {}
    for table in VAULT:
        rows = shop.select(
            f"select to_jsonb(t) - 'load_date' - 'load_id' - 'applied_date' from"
            f" raw_vault.{table} as t"
        )
        found[table] = sorted(map(repr, rows))
    return found


@pytest.mark.parametrize("threads", [2, 5])
def test_the_vault_is_the_same_however_many_feeds_are_loaded_at_once(
    shop: Trial, threads: int
) -> None:
    shop.run("apply", "load", threads=threads)
    abreast = contents(shop)
    accounts = shop.rows("audit.row_account", "target, hash_key, delivered, inserted", "true")
    with shop.engine.begin() as connection:
        connection.exec_driver_sql("drop schema raw_vault cascade; drop schema audit cascade")
    shop.run("apply", "load", threads=1)
    assert contents(shop) == abreast
    assert shop.rows("audit.row_account", "target, hash_key, delivered, inserted", "true") == (
        accounts
    )
    assert len(accounts) == 15


def test_each_load_has_an_id_and_a_date_of_its_own_in_one_order(shop: Trial) -> None:
    shop.run("apply", "load", threads=4)
    shop.run("load", threads=4)
    loads = shop.select("select load_id, load_date from audit.load order by load_id")
    assert [load_id for load_id, _ in loads] == list(range(1, 11))
    assert [date for _, date in loads] == sorted({date for _, date in loads})
    assert shop.select("select count(*) from raw_vault.sat_line_shop where load_id > 5") == [(0,)]


@pytest.mark.parametrize("broken", TABLES)
def test_a_feed_that_fails_is_told_and_leaves_nothing_half(shop: Trial, broken: str) -> None:
    key = {"customers": "customer_no", "products": "sku"}.get(broken, "order_no")
    rename = f"alter table landing.{broken} rename column"
    with shop.engine.begin() as connection:
        connection.exec_driver_sql(f"{rename} {key} to gone")
    with pytest.raises(SourceError, match=f"landing.{broken}: column '{key}' is missing"):
        shop.run("apply", "load", threads=3)
    loaded = dict(shop.select("select feed, count(*) from audit.load group by feed"))
    assert f"shop.{broken}" not in loaded
    stored = shop.select("select count(distinct load_id) from audit.row_account")
    assert stored == [(len(loaded),)]
    with shop.engine.begin() as connection:
        connection.exec_driver_sql(f"{rename} gone to {key}")
    shop.run("apply", "load", threads=3)
    abreast = {table: len(rows) for table, rows in contents(shop).items()}
    with shop.engine.begin() as connection:
        connection.exec_driver_sql("drop schema raw_vault cascade; drop schema audit cascade")
    shop.run("apply", "load", threads=1)
    assert {table: len(rows) for table, rows in contents(shop).items()} == abreast


def test_a_connection_that_is_lost_ends_the_run_and_nothing_is_half_there(shop: Trial) -> None:
    """The server ends every other connection while the feeds wait for each other."""
    shop.run("apply")
    with shop.engine.begin() as connection:
        connection.exec_driver_sql(
            "create function landing.cut() returns integer language sql as $$"
            " select count(pg_terminate_backend(pid))::integer from pg_stat_activity"
            " where datname = current_database() and pid <> pg_backend_pid() $$"
        )
        connection.exec_driver_sql(
            "alter table landing.products rename to all_products;"
            " create view landing.products as"
            " select sku, title || left(landing.cut()::text, 0) as title from landing.all_products"
        )
    with pytest.raises(DatabaseError, match="nothing is half there: run it again"):
        shop.run("load", threads=3)
    with shop.engine.begin() as connection:
        connection.exec_driver_sql(
            "drop view landing.products; alter table landing.all_products rename to products"
        )
    shop.run("load", threads=3)
    assert shop.rows("audit.load", "feed", "true")[-1] == "shop.returns"
    for table in VAULT:
        keys = shop.select(f"select count(*), count(distinct (t.*)::text) from raw_vault.{table} t")
        assert keys[0][0] == keys[0][1]
