"""Trace: the seconds in which a key is traced in a large vault on DuckDB, once the file is open."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy

from benchmarks import tpch
from vault import trace
from vault.definitions import read
from vault.entities import Warehouse
from vault.execute import connect, opened, run
from vault.plan import plan
from vault.resolve import resolve

DEFINITIONS = """
warehouse: traced
hubs:
  customer: {business_key: {customer_no: text}}
  order: {business_key: {order_no: text}}
links:
  order_customer: {hubs: [order, customer]}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    applied_date: since
    columns: {customer_no: text, name: text, city: text, credit: "decimal(10,2)", since: timestamp}
    hubs: {customer: customer_no}
    satellites: {customer_crm: {of: customer, attributes: [name, city, credit]}}
  orders:
    read: data/orders_*.csv
    delivers: changes
    applied_date: since
    columns: {order_no: text, customer_no: text, since: timestamp}
    links: {order_customer: {order: order_no, customer: customer_no}}
    satellites: {order_placed: {of: order_customer, type: effectivity, driving_key: order}}
"""
#: Of each customer there are so many versions and orders; a load brings a version of each.
VERSIONS, ORDERS = 20, 2
#: So many keys are traced, chosen at random.
KEYS = 15
_DAY = "timestamp '2024-01-01' + to_days({})"
_HASH = "cast(md5({}) as uuid)"


def figures(rows: int, memory: str) -> Iterator[str]:
    """Yield the lines for a vault whose largest satellite has so many rows."""
    tpch.DATA.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=tpch.DATA) as folder:
        (Path(folder) / "warehouse.yml").write_text(DEFINITIONS)
        warehouse = resolve(read(folder))
        engine = connect(f"duckdb:///{folder}/traced.duckdb?memory_limit={memory}")
        started = time.perf_counter()
        customers = fill(warehouse, engine, rows)
        yield (
            f"a vault of {rows:,} rows in a satellite, {customers:,} customers and"
            f" {customers * ORDERS:,} orders was made in {time.perf_counter() - started:.0f} s,"
            f" {(Path(folder) / 'traced.duckdb').stat().st_size / 1e9:.1f} GB"
        )
        started = time.perf_counter()
        with opened(engine) as kept:
            kept.exec_driver_sql("select 1")
            yield f"opening the file: {time.perf_counter() - started:.2f} s"
            seconds = list(traces(warehouse, engine, customers))
        yield (
            f"tracing a customer: {seconds[0]:.2f} s the first time,"
            f" {statistics.median(seconds):.2f} s in the median of {len(seconds)},"
            f" {max(seconds):.2f} s at most"
        )


def traces(warehouse: Warehouse, engine: sqlalchemy.Engine, customers: int) -> Iterator[float]:
    """Trace customers at random; yields the seconds of each."""
    chosen = random.Random(7)
    for _ in range(KEYS):
        key = f"c{chosen.randrange(customers)}"
        started = time.perf_counter()
        found = trace(warehouse, engine, "customer", key)
        yield time.perf_counter() - started
        (subject,) = found.subjects
        assert len(subject.timelines[0].versions) == VERSIONS
        assert len(subject.links[0].relations) == ORDERS


def fill(warehouse: Warehouse, engine: sqlalchemy.Engine, rows: int) -> int:
    """Create the tables and fill them as loads would have; returns how many customers there are."""
    run(plan(warehouse), engine, ("apply",))
    customers = max(1, rows // VERSIONS)
    orders = customers * ORDERS
    load, day = "1 + i // {}", _DAY.format("1 + i // {}")
    customer, order = f"'C' || i % {customers}", "'O' || i"
    filled = (
        ("hub_customer", customers, _HASH.format(customer), customer, day, "'crm.customers'", load),
        ("hub_order", orders, _HASH.format(order), order, day, "'crm.orders'", load),
        ("sat_customer_crm", customers * VERSIONS, _HASH.format(customer), day, day,
         _HASH.format("i || ''"), "'name ' || i % 1000", "'city ' || i % 77", "i % 100000",
         "'crm.customers'", load),
        ("link_order_customer", orders, _HASH.format("'L' || i"), _HASH.format(order),
         _HASH.format(customer), day, "'crm.orders'", load),
        ("sat_order_placed", orders, _HASH.format("'L' || i"), _HASH.format(order), day, day,
         "true", "'crm.orders'", load),
    )  # fmt: skip
    with engine.begin() as connection:
        connection.exec_driver_sql("set preserve_insertion_order = false")
        for table, count, *values in filled:
            listed = ", ".join(values).replace("{}", str(customers))
            connection.exec_driver_sql(
                f"insert into raw_vault.{table} select {listed} from range({count}) as numbers (i)"
            )
        loads = f"""
            insert into audit.load
            select i, 1, 'crm.customers', 'customers_' || i || '.csv', 0, '', {_DAY.format("i")},
                0, 0, {_DAY.format("i")}, {_DAY.format("i")}, 'loaded', null, ''
            from range(1, {VERSIONS + 1}) as numbers (i)
        """
        connection.exec_driver_sql(loads)
        rejected = f"""
            insert into audit.rejected_row
            select 1 + i % {VERSIONS}, null, i, 'credit: it is no number',
                '{{"customer_no": "C' || i || '", "credit": "much"}}'
            from range({customers // 10}) as numbers (i)
        """
        connection.exec_driver_sql(rejected)
    return customers
