"""The laws for deliveries that are complete for a part of the keys, against plain Python."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st
from law import WORLDS, Vault, law, opened

DEFINITIONS = """
warehouse: parts
hubs:
  order: {business_key: {order_no: text}}
  customer: {business_key: {customer_no: text}}
links:
  order_customer: {hubs: [order, customer]}
source: crm
feeds:
  rows:
    read: {files: data/*.csv, null: "-"}
    delivers: partition
    partition_by: region
    allow_empty: true
    applied_date: at
    columns:
      order_no: text
      customer_no: text
      region: text
      kind: text
      name: text
      at: date
      delivery: text
    links: {order_customer: {order: order_no, customer: customer_no}}
    satellites:
      order_status: {of: order, type: status, attributes: customer_no}
      order_lines: {of: order, type: multi_active, key: kind, attributes: name}
      order_placed: {of: order_customer, type: effectivity, driving_key: order}
"""
_ORDER = "inner join raw_vault.hub_order as o using (order_hk)"
_BOTH = """inner join raw_vault.link_order_customer as l using (order_customer_hk)
    inner join raw_vault.hub_order as o on l.order_hk = o.order_hk
    inner join raw_vault.hub_customer as c on l.customer_hk = c.customer_hk"""
#: What is compared of each table, and what it is joined to.
STORED = {
    "sat_order_status": ("o.order_no, s.region, day(s.applied_date), s.status", _ORDER),
    "sat_order_lines": ("o.order_no, s.region, day(s.applied_date), s.kind, s.name", _ORDER),
    "sat_order_placed": (
        "o.order_no, c.customer_no, s.region, day(s.applied_date), s.is_active",
        _BOTH,
    ),
}
REGIONS = ("north", "south", None)
#: What is said of an order: where it is, whose, and its lines by their kind.
ORDER = st.tuples(
    st.sampled_from(REGIONS),
    st.sampled_from("XY"),
    st.dictionaries(st.sampled_from("kl"), st.sampled_from("mn"), min_size=1),
)
HEAD = ("order_no", "customer_no", "region", "kind", "name", "at")


def days_of(world: int) -> st.SearchStrategy[list[dict]]:
    """What there is each day of the orders of a world, wherever that is."""
    orders = st.sampled_from([f"{letter}{world}" for letter in "ab"])
    return st.lists(st.dictionaries(orders, ORDER, max_size=2), max_size=5)


DAYS = st.tuples(
    st.tuples(*map(days_of, range(WORLDS))).map(lambda worlds: zip_longest(*worlds, fillvalue={})),
    st.lists(st.sets(st.sampled_from(REGIONS), min_size=1), min_size=5, max_size=5),
).map(lambda drawn: delivered(*drawn))


def delivered(days: zip_longest, told: list[set]) -> list[dict]:
    """What is delivered each day: all there is in some regions, and not of others."""
    found = [
        {order: said for world in day for order, said in world.items() if said[0] in regions}
        for day, regions in zip(days, told, strict=False)
    ]
    return [day for day in found if day]


def told(days: list[dict]) -> dict[str, Counter[tuple]]:
    """What each satellite must hold: an order is where it was delivered last."""
    found: dict[str, Counter[tuple]] = {name: Counter() for name in STORED}
    before: dict = {}
    for day, orders in enumerate(days, 1):
        regions = {region for region, *_ in orders.values()}
        gone = {one for one, said in before.items() if one not in orders and said[0] in regions}
        for order in {*orders, *gone}:
            was, now = before.pop(order, None), orders.get(order)
            region = (now or was)[0]
            if not now:
                found["sat_order_status"][order, region, day, "D"] += 1
            elif was != now and (was is None or was[:2] != now[:2]):
                found["sat_order_status"][order, region, day, "U" if was else "I"] += 1
            if (was and was[:2]) != (now and now[:2]):
                if was and (not now or was[1] != now[1]):
                    found["sat_order_placed"][order, was[1], region, day, False] += 1
                if now:
                    found["sat_order_placed"][order, now[1], region, day, True] += 1
            if now and (not was or (was[0], was[2]) != (now[0], now[2])):
                for kind, name in now[2].items():
                    found["sat_order_lines"][order, region, day, kind, name] += 1
            if not now:
                found["sat_order_lines"][order, None, day, None, None] += 1
            if now:
                before[order] = now
    return found


@pytest.fixture(scope="module")
def vault(tmp_path_factory) -> Vault:
    with opened(tmp_path_factory.mktemp("parts"), DEFINITIONS) as made:
        yield made


def rows_of(orders: dict, day: int, twice: bool) -> list[tuple]:
    rows = [
        (order, customer, region, kind, name, f"2024-01-{day:02}")
        for order, (region, customer, lines) in orders.items()
        for kind, name in lines.items()
    ]
    return rows[::-1] + rows if twice else rows


def stored(vault: Vault) -> dict[str, Counter[tuple]]:
    return {
        name: vault.count(
            f"select {columns} from raw_vault.{name} as s {joins} where s.load_id > 0"
        )
        for name, (columns, joins) in STORED.items()
    }


@law
@given(DAYS, st.booleans(), st.booleans())
def test_parts_end_as_the_reference_says_and_the_last_again_changes_nothing(
    vault, days, twice, again
) -> None:
    vault.empty()
    for day, orders in enumerate(days, 1):
        vault.deliver(HEAD, rows_of(orders, day, twice))
    if again and days:
        vault.deliver(HEAD, rows_of(days[-1], len(days), twice))
    if days:
        vault.load()
    assert stored(vault) == told(days)
    assert vault.orphans() == []
    assert vault.accounts() or not days
