"""The laws for what complete deliveries tell of life, relations and sets, against plain Python."""

from __future__ import annotations

from collections import ChainMap, Counter
from itertools import zip_longest
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from law import WORLDS, Vault, law, opened

DEFINITIONS = """
warehouse: kinds
hubs:
  order: {business_key: {order_no: text}}
  customer: {business_key: {customer_no: text}}
links:
  order_customer: {hubs: [order, customer]}
source: crm
feeds:
  orders:
    read: {files: data/orders_*.csv, null: "-"}
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
    read: {files: data/customers_*.csv, null: "-"}
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
#: What a snapshot says of one order: its customer and its lines, by their kind.
ORDER = st.tuples(
    st.sampled_from("XYZ"),
    st.dictionaries(st.sampled_from("kl"), st.sampled_from("mn"), min_size=1),
)


def snapshots_of(world: int) -> st.SearchStrategy[list[dict]]:
    """Snapshots of the orders of a world, which have its number in their keys."""
    orders = st.sampled_from([f"{letter}{world}" for letter in "abc"])
    return st.lists(st.dictionaries(orders, ORDER, max_size=3), max_size=5)


def merged(worlds: tuple[list[dict], ...]) -> list[dict]:
    """Snapshots of all worlds; none is empty: such a one has no date, and ends things at its load
    date."""
    days = list(zip_longest(*worlds, fillvalue={})) or [()]
    always = {"c": ("Z", {"k": "m"})}
    return [dict(item for part in (*day, always) for item in part.items()) for day in days]


SNAPSHOTS = st.tuples(*map(snapshots_of, range(WORLDS))).map(merged)
HEAD = ("order_no", "customer_no", "kind", "name", "at")


@pytest.fixture(scope="module")
def vault(tmp_path_factory) -> Vault:
    with opened(tmp_path_factory.mktemp("kinds"), DEFINITIONS) as made:
        yield made


def stored(vault: Vault) -> dict[str, Counter[tuple]]:
    return {
        name: vault.count(
            f"select {columns} from raw_vault.{name} as s {joins} where s.load_id > 0"
        )
        for name, (columns, joins) in STORED.items()
    }


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
        for order in {*before, *snapshot}:
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


@law
@given(SNAPSHOTS, st.booleans())
def test_snapshots_end_as_the_reference_says(vault, snapshots, twice) -> None:
    vault.empty()
    for day, snapshot in enumerate(snapshots, 1):
        vault.deliver(HEAD, rows_of(snapshot, day, twice), "orders")
    vault.load()
    assert stored(vault) == told(snapshots)
    assert vault.orphans() == []
    assert vault.accounts()


@law
@given(SNAPSHOTS)
def test_the_last_snapshot_again_changes_nothing(vault, snapshots) -> None:
    vault.empty()
    for day, snapshot in [*enumerate(snapshots, 1), (len(snapshots), snapshots[-1])]:
        vault.deliver(HEAD, rows_of(snapshot, day, twice=False), "orders")
    vault.load()
    expected = told(snapshots)
    for order in snapshots[-1]:
        expected["sat_order_seen"][order, len(snapshots)] += 1
    assert stored(vault) == expected


def facts_of(world: int) -> st.SearchStrategy[dict]:
    """What was true of customers from which day on, and in which delivery it comes."""
    key = st.tuples(st.sampled_from([f"X{world}", f"Y{world}"]), st.integers(1, 9))
    fact = st.tuples(st.sampled_from("mn"), st.integers(0, 4))
    return st.dictionaries(key, fact, max_size=6)


@law
@given(
    st.tuples(*map(facts_of, range(WORLDS))).map(lambda worlds: dict(ChainMap(*worlds))),
    st.booleans(),
)
def test_law_4_any_order_of_deliveries_gives_the_same_timeline(vault, facts, at_once) -> None:
    vault.empty()
    for number in sorted({number for _, number in facts.values()}):
        rows = [
            (key, name, f"2024-01-{at:02}")
            for (key, at), (name, delivery) in facts.items()
            if delivery == number
        ]
        vault.deliver(("customer_no", "name", "at"), rows, "customers")
        if not at_once:
            vault.load()
    if facts:
        vault.load()
    expected: Counter[tuple] = Counter()
    for key in {key for key, _ in facts}:
        changes: list[tuple[int, str]] = []
        for at, name in sorted((at, name) for (one, at), (name, _) in facts.items() if one == key):
            if not changes or changes[-1][1] != name:
                changes.append((at, name))
        for number, (at, name) in enumerate(changes):
            until = changes[number + 1][0] if number + 1 < len(changes) else None
            expected[key, name, at, until] += 1
    assert (
        vault.count(
            "select customer_no, name, day(valid_from),"
            " case when valid_to < '9999-12-31' then day(valid_to) end"
            " from business_vault.sat_customer_name_history as s"
            " inner join raw_vault.hub_customer using (customer_hk) where s.load_id > 0"
        )
        == expected
    )
