"""What complete deliveries promise that speak of one moment again: the later one counts."""

from __future__ import annotations

import pytest

DEFINITIONS = """
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
    applied_date: at
    HOW
    columns: {order_no: text, customer_no: text, no: integer, at: date, loaded: timestamp}
    links: {order_customer: {order: order_no, customer: customer_no}}
    satellites:
      order_status: {of: order, type: status, attributes: customer_no}
      placed_by: {of: order_customer, type: effectivity, driving_key: order}
      placed: {of: order_customer, type: effectivity}
"""
HUB = "raw_vault.hub_order"
LINK = f"(select * from raw_vault.link_order_customer inner join {HUB} using (order_hk)) as named"
#: Snapshots of one day: whole, without the second order, and whole in another order.
WHOLE, LESS, AGAIN = ["1 | A | 1", "2 | B | 2"], ["1 | A | 1"], ["2 | B | 1", "1 | A | 2"]


def snapshots(*loads: list[str]) -> str:
    """A row of snapshots that were loaded day by day, each of them of the first of January."""
    lines = [
        f"{row} | 2024-01-01 | 2024-02-{day:02}"
        for day, rows in enumerate(loads, 1)
        for row in rows
    ]
    return "\n".join(["order_no | customer_no | no | at | loaded", *lines])


def stands(trial) -> list[str]:
    """Which orders there are: by their status, by their customer, and by themselves."""
    views = [
        ("order_status", f"{HUB} as named using (order_hk)", "told.status <> 'D'"),
        ("placed_by", f"{LINK} using (order_customer_hk)", "told.is_active"),
        ("placed", f"{LINK} using (order_customer_hk)", "told.is_active"),
    ]
    return [
        " ".join(
            trial.rows(
                f"business_vault.sat_{name}_current as told inner join {join}",
                "named.order_no",
                f"told.load_id > 0 and {there}",
            )
        )
        for name, join, there in views
    ]


def stored(trial) -> list[str]:
    tables = ("order_status", "placed_by", "placed")
    return [line for name in tables for line in trial.rows(f"raw_vault.sat_{name}", "*")]


@pytest.mark.parametrize("how", ["", "sequence: no"], ids=["by load", "by number"])
def test_of_two_snapshots_of_one_moment_the_later_says_what_is_there(trial, how: str) -> None:
    trial.define(DEFINITIONS.replace("HOW", how))
    for rows, there in ((WHOLE, "1 2"), (LESS, "1"), (AGAIN, "1 2")):
        trial.load(snapshots(rows), "orders")
        assert stands(trial) == [there] * 3
    before = stored(trial)
    trial.load(snapshots(AGAIN), "orders")
    assert stored(trial) == before
    trial.load(snapshots(LESS), "orders")
    assert stands(trial) == ["1"] * 3
    trial.load(snapshots(WHOLE), "orders")
    history = trial.rows("business_vault.sat_placed_history", "valid_to")
    assert history == ["9999-12-31 00:00:00"] * 2


@pytest.mark.parametrize("how", ["", "sequence: no"], ids=["by load", "by number"])
def test_snapshots_of_one_moment_that_are_replayed_again_store_nothing(trial, how: str) -> None:
    trial.define(DEFINITIONS.replace("HOW", f"load_date: loaded\n    {how}"))
    trial.load(snapshots(WHOLE, LESS, AGAIN), "orders")
    assert stands(trial) == ["1 2"] * 3
    before = stored(trial)
    assert len(before) == 3 * 4
    trial.deliver(snapshots(WHOLE, LESS, AGAIN), "orders")
    trial.load(snapshots([], LESS), "orders")
    assert stored(trial) == before
