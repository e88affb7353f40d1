"""What `names:` promises: technical columns are called as the warehouse says, everywhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import NewDatabase
from test_every_database import DEFINITIONS as SHIPPED
from test_every_database import differences, loaded

from vault.errors import UsageError

NAMES = "names: {load_date: LDTS, applied_date: effective_from, record_source: RSRC, hashdiff: hd}"
DEFINITIONS = """
hubs:
  order: {business_key: {order_no: text}}
  customer: {business_key: {customer_no: text}}
links:
  order_customer: {hubs: [order, customer]}
  line: {type: non_historized, hubs: [order], child_key: {line_no: integer}, payload: {sku: text}}
references:
  country: {key: {code: text}}
source: shop
feeds:
  orders:
    read: data/orders_*.csv
    delivers: snapshot
    allow_empty: true
    applied_date: effective_from
    columns: {order_no: text, customer_no: text, kind: text, name: text, effective_from: date}
    links: {order_customer: {order: order_no, customer: customer_no}}
    satellites:
      order_status: {of: order, type: status, attributes: customer_no}
      order_lines: {of: order, type: multi_active, key: kind, attributes: name}
      order_placed: {of: order_customer, type: effectivity, driving_key: order}
      order_seen: {of: order, type: record_tracking}
  lines:
    read: data/lines_*.csv
    delivers: events
    columns: {order_no: text, line_no: integer, sku: text}
    links: {line: {order: order_no, line_no: line_no}}
  countries:
    read: data/countries_*.csv
    delivers: changes
    load_date: LDTS
    columns: {code: text, name: text, LDTS: date}
    references: {country: code}
    satellites: {country: {of: country, attributes: name}}
  customers:
    read: data/customers_*.csv
    delivers: changes
    late_arrivals: tracked
    applied_date: effective_from
    columns: {customer_no: text, name: text, effective_from: date}
    hubs: {customer: customer_no}
    satellites:
      customer_crm: {of: customer, attributes: name}
snapshots: {dates: [2024-01-01, 2024-01-31]}
points_in_time:
  customer: {of: customer, satellites: [customer_crm]}
dimensions:
  customer: {of: customer, satellites: [customer_crm]}
facts:
  order: {of: order_customer}
"""


@pytest.fixture
def shop(trial):
    trial.define(f"{NAMES}\n{DEFINITIONS}")
    return trial


def test_every_kind_keeps_its_rows_under_the_names_that_are_declared(shop) -> None:
    head = "order_no | customer_no | kind | name | effective_from\n"
    shop.deliver(f"{head} a | X | k | m | 2024-01-01\n b | Y | k | m | 2024-01-01", "orders")
    shop.deliver(f"{head} a | Z | k | n | 2024-01-02", "orders")
    shop.deliver("order_no | line_no | sku\n a | 1 | p\n a | 1 | q", "lines")
    shop.deliver("code | name | LDTS\n at | A | 2024-01-01\n at | B | 2024-01-03", "countries")
    crm = "customer_no | name | effective_from\n"
    shop.deliver(f"{crm} X | new | 2024-01-09\n Z | z | 2024-01-01")
    shop.deliver(f"{crm} X | old | 2024-01-05")
    shop.run()
    day = 'extract(day from "{}")'
    since = day.format("effective_from")
    assert shop.rows("raw_vault.sat_order_status", f'{since}, status, "RSRC"') == [
        "1 | I | shop.orders",
        "1 | I | shop.orders",
        "2 | D | shop.orders",
        "2 | U | shop.orders",
    ]
    assert shop.rows("raw_vault.sat_order_lines", f"{since}, name") == [
        "1 | m",
        "1 | m",
        "2 | -",
        "2 | n",
    ]
    assert len(shop.rows("raw_vault.sat_order_placed", f"{since}, is_active")) == 5
    assert shop.rows("raw_vault.ref_country", day.format("LDTS")) == ["1"]
    assert shop.rows("raw_vault.sat_country", f"{day.format('LDTS')}, name") == ["1 | A", "3 | B"]
    assert shop.rows("raw_vault.link_line", "sku, hd is not null") == ["q | True"]  # by hashdiff
    told = shop.rows("raw_vault.sat_customer_crm_tracked", since)
    assert told == ["1", "5", "9"]


def test_the_business_vault_reads_what_is_called_so(shop) -> None:
    crm = "customer_no | name | effective_from\n"
    shop.deliver(f"{crm} X | new | 2024-01-09")
    shop.deliver(f"{crm} X | old | 2024-01-05")
    shop.run("apply", "load", "build", feeds=["shop.customers"])
    shop.deliver(f"{crm} X | newest | 2024-01-20")
    shop.run("load", "build", feeds=["shop.customers"])
    assert shop.rows("business_vault.dim_customer", "name", "name is not null") == ["newest"]
    assert shop.rows("business_vault.dim_customer_at", "name", "name is not null") == ["newest"]
    versions = shop.rows("business_vault.sat_customer_crm_history", 'name, "LDTS" < valid_to')
    assert versions == ["new | False", "newest | True", "old | False"]


def test_the_shop_is_the_same_by_other_names(
    tmp_path: Path, database: str, new_database: NewDatabase
) -> None:
    generate = pytest.importorskip("vault.demo").generate
    generate(tmp_path / "data", customers=40, deliveries=3)
    named = tmp_path / "shop"
    shutil.copytree(SHIPPED / "shop", named)
    shutil.copytree(SHIPPED.parent / "marts", tmp_path / "marts")
    text = (named / "warehouse.yml").read_text()
    (named / "warehouse.yml").write_text(f"{text}\n{NAMES}\n")
    settings = {"SHOP_DATA": str(tmp_path / "data")}
    (tmp_path / "other").mkdir()
    kind = database.partition(":")[0]
    plain = new_database(kind, tmp_path / "other")
    found = {
        "named": loaded(named, settings, database),
        "plain": loaded(SHIPPED / "shop", settings, plain),
    }
    assert sum(map(len, found["named"].values())) > 1_000
    assert list(differences(found)) == []


def test_a_table_that_calls_them_otherwise_is_told_of(shop) -> None:
    shop.define(DEFINITIONS.replace("load_date: LDTS", "").replace(", LDTS: date", ""))
    shop.run("apply")
    shop.define(f"{NAMES}\n{DEFINITIONS}")
    with pytest.raises(UsageError, match=r"raw_vault\.hub_order: column 'LDTS'"):
        shop.run("apply")
