"""The laws for what complete deliveries tell: statuses, relations and sets, against plain Python.

`HYPOTHESIS_PROFILE=long` tries 10,000 examples of each.
"""

from __future__ import annotations

import csv
import importlib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.pool import StaticPool
from test_laws import law

from vault.definitions import read
from vault.dialects import DUCKDB
from vault.execute import Options, run
from vault.plan import plan
from vault.render import Renderer
from vault.resolve import resolve

DEFINITIONS = """
warehouse: kinds
hubs:
  order: {business_key: {order_no: text}}
  customer: {business_key: {customer_no: text}}
links:
  order_customer: {hubs: [order, customer]}
source: shop
feeds:
  orders:
    read: data/orders_*.csv
    delivers: snapshot
    allow_empty: true
    applied_date: at
    columns: {order_no: text, customer_no: text, kind: text, name: text, at: date, delivery: text}
    links: {order_customer: {order: order_no, customer: customer_no}}
    satellites:
      order_status: {of: order, type: status, attributes: customer_no}
      order_lines: {of: order, type: multi_active, key: kind, attributes: name}
      order_placed: {of: order_customer, type: effectivity, driving_key: order}
      order_seen: {of: order, type: record_tracking}
  customers:
    read: data/customers_*.csv
    delivers: changes
    late_arrivals: tracked
    applied_date: at
    columns: {customer_no: text, name: text, at: date, delivery: text}
    hubs: {customer: customer_no}
    satellites:
      customer_name: {of: customer, attributes: name}
"""
_ORDER = "inner join raw_vault.hub_order as o using (order_hk)"
_BOTH = """inner join raw_vault.link_order_customer as l using (order_customer_hk)
    inner join raw_vault.hub_order as o on l.order_hk = o.order_hk
    inner join raw_vault.hub_customer as c on l.customer_hk = c.customer_hk"""
#: What is compared of each table, and what it is joined to.
STORED = {
    "sat_order_status": ("o.order_no, day(s.applied_date), s.status", _ORDER),
    "sat_order_lines": ("o.order_no, day(s.applied_date), s.kind, s.name", _ORDER),
    "sat_order_placed": ("o.order_no, c.customer_no, day(s.applied_date), s.is_active", _BOTH),
    "sat_order_seen": ("o.order_no, day(s.applied_date)", _ORDER),
}
ORDERS = "abc"
#: What a snapshot says of one order: its customer and its lines, by their kind.
ORDER = st.tuples(
    st.sampled_from("XYZ"),
    st.dictionaries(st.sampled_from("kl"), st.sampled_from("mn"), min_size=1),
)
SNAPSHOTS = st.lists(
    st.dictionaries(st.sampled_from(ORDERS), ORDER, max_size=3), min_size=1, max_size=5
)
#: What was true of a customer from which day on.
FACTS = st.dictionaries(
    st.tuples(st.sampled_from("XY"), st.integers(1, 9)), st.sampled_from("mn"), max_size=8
)


class Vault:
    """A vault in memory, emptied for each example."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.data.mkdir()
        (folder / "warehouse.yml").write_text(DEFINITIONS)
        self.plan = plan(resolve(read(folder)))
        self.engine = sqlalchemy.create_engine(
            "duckdb:///:memory:", poolclass=StaticPool, connect_args={"config": {"threads": 1}}
        )
        run(self.plan, self.engine, ("apply",))
        self.tables = [str(target.table) for feed in self.plan.feeds for target in feed.targets]

    def empty(self) -> None:
        with self.engine.begin() as connection:
            for table in self.tables:
                connection.exec_driver_sql(f"delete from {table} where load_id > 0")
            for table in ("load", "row_account", "rejected_row", "sealed", "seal"):
                connection.exec_driver_sql(f"delete from audit.{table}")
        for path in self.data.iterdir():
            path.unlink()

    def deliver(self, feed: str, head: list[str], rows: list[list[Any]]) -> None:
        number = len(list(self.data.iterdir())) + 1
        with (self.data / f"{feed}_{number:03}.csv").open("w", newline="") as file:
            csv.writer(file).writerows([[*head, "delivery"], *([*row, number] for row in rows)])
            file.write("" if rows else "\n" * number)  # an empty file of its own

    def load(self, feed: str) -> None:
        run(self.plan, self.engine, ("load",), Options(feeds=[f"shop.{feed}"]))

    def select(self, sql: str) -> Counter[tuple]:
        with self.engine.connect() as connection:
            return Counter(tuple(row) for row in connection.exec_driver_sql(sql).fetchall())

    def stored(self) -> dict[str, Counter[tuple]]:
        return {
            name: self.select(
                f"select {columns} from raw_vault.{name} as s {joins} where s.load_id > 0"
            )
            for name, (columns, joins) in STORED.items()
        }


@pytest.fixture(scope="module")
def vault(tmp_path_factory) -> Vault:
    """Templates are compiled once for all runs: nothing else about them differs from a run."""
    execute = importlib.import_module("vault.execute.run")
    with pytest.MonkeyPatch.context() as patch:
        renderer = cache(lambda recipe, folder: Renderer(DUCKDB, recipe, folder / "templates"))
        patch.setattr(execute, "renderer_of", lambda one, _: renderer(one.recipe, one.folder))
        yield Vault(tmp_path_factory.mktemp("kinds"))


def rows_of(snapshot: dict, day: int, twice: bool) -> list[list[Any]]:
    rows = [
        [order, customer, kind, name, f"2024-01-{day:02}"]
        for order, (customer, lines) in snapshot.items()
        for kind, name in lines.items()
    ]
    return rows[::-1] + rows if twice else rows


def told(snapshots: list[dict]) -> dict[str, Counter[tuple]]:
    """What each satellite must hold after these snapshots, one a day."""
    found: dict[str, Counter[tuple]] = {name: Counter() for name in STORED}
    before: dict = {}
    for day, snapshot in enumerate(snapshots, 1):
        for order in ORDERS:
            was, now = before.get(order), snapshot.get(order)
            if now:
                found["sat_order_seen"][order, day] += 1
            if now and not was:
                found["sat_order_status"][order, day, "I"] += 1
            elif now and was and now[0] != was[0]:
                found["sat_order_status"][order, day, "U"] += 1
            elif was and not now:
                found["sat_order_status"][order, day, "D"] += 1
            if (was and was[0]) != (now and now[0]):
                for one, is_active in ((was, False), (now, True)):
                    if one:
                        found["sat_order_placed"][order, one[0], day, is_active] += 1
            if (was and was[1]) != (now and now[1]):
                for kind, name in (now[1] if now else {None: None}).items():
                    found["sat_order_lines"][order, day, kind, name] += 1
        before = snapshot
    return found


def empties_have_a_date(snapshots: list[dict]) -> list[dict]:
    """An empty snapshot has no applied date, and ends things at its load date: none here."""
    return [{**snapshot, "c": ("Z", {"k": "m"})} for snapshot in snapshots]


@law
@given(SNAPSHOTS.map(empties_have_a_date), st.booleans())
def test_snapshots_end_as_the_reference_says(vault, snapshots, twice) -> None:
    vault.empty()
    head = ["order_no", "customer_no", "kind", "name", "at"]
    for day, snapshot in enumerate(snapshots, 1):
        vault.deliver("orders", head, rows_of(snapshot, day, twice))
    vault.load("orders")
    assert vault.stored() == told(snapshots)


@law
@given(SNAPSHOTS.map(empties_have_a_date))
def test_the_last_snapshot_again_changes_nothing(vault, snapshots) -> None:
    vault.empty()
    head = ["order_no", "customer_no", "kind", "name", "at"]
    for day, snapshot in [*enumerate(snapshots, 1), (len(snapshots), snapshots[-1])]:
        vault.deliver("orders", head, rows_of(snapshot, day, twice=False))
    vault.load("orders")
    stored, expected = vault.stored(), told(snapshots)
    again = {("sat_order_seen", (order, len(snapshots))) for order in snapshots[-1]}
    for name, row in again:
        expected[name][row] += 1
    assert stored == expected


@law
@given(FACTS, st.randoms(use_true_random=False), st.integers(1, 3))
def test_law_4_any_order_of_deliveries_gives_the_same_timeline(vault, facts, random, size) -> None:
    vault.empty()
    order = random.sample(list(facts), len(facts))
    for start in range(0, len(order), size):
        vault.deliver(
            "customers",
            ["customer_no", "name", "at"],
            [[key, facts[key, at], f"2024-01-{at:02}"] for key, at in order[start : start + size]],
        )
        if start % 2:
            vault.load("customers")
    if order:
        vault.load("customers")
    expected: Counter[tuple] = Counter()
    for key in "XY":
        changes: list[tuple[int, str]] = []
        for (_, at), name in sorted(one for one in facts.items() if one[0][0] == key):
            if not changes or changes[-1][1] != name:
                changes.append((at, name))
        for number, (at, name) in enumerate(changes):
            until = changes[number + 1][0] if number + 1 < len(changes) else None
            expected[key, name, at, until] += 1
    assert (
        vault.select(
            "select customer_no, name, day(valid_from),"
            " case when valid_to < '9999-12-31' then day(valid_to) end"
            " from business_vault.sat_customer_name_history as s"
            " inner join raw_vault.hub_customer using (customer_hk) where s.load_id > 0"
        )
        == expected
    )
