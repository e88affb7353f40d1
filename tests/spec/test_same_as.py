"""What same-as links promise: duplicates show what their master does, and no join loses a row."""

from __future__ import annotations

import pytest

DIM = "business_vault.dim_customer"
FACT = "business_vault.fact_order"
DEFINITIONS = """
hubs:
  customer: {business_key: {customer_no: text}}
  order: {business_key: {order_no: text}}
links:
  same_customer: {type: same_as, hubs: {master: customer, duplicate: customer}}
  order_customer: {hubs: [order, customer]}
dimensions:
  customer: {of: customer, satellites: [crm], same_as: same_customer}
facts:
  order: {of: order, through: [order_customer], same_as: same_customer}
  order_customer: {of: order_customer, same_as: [same_customer]}
  plain: {of: order_customer}
source: s
feeds:
  crm:
    read: data/crm_*.csv
    delivers: changes
    applied_date: at
    columns: {customer_no: text, name: text, at: timestamp}
    hubs: {customer: customer_no}
    satellites:
      crm: {of: customer, attributes: [name]}
  matches:
    read: data/matches_*.csv
    delivers: changes
    columns: {master_no: text, duplicate_no: text}
    links: {same_customer: {master: master_no, duplicate: duplicate_no}}
  orders:
    read: data/orders_*.csv
    delivers: changes
    columns: {order_no: text, customer_no: text}
    links: {order_customer: {order: order_no, customer: customer_no}}
"""


@pytest.fixture
def shop(trial):
    trial.define(DEFINITIONS)
    return trial


def load(shop, matches: str = "", crm: str = "", orders: str = ""):
    """Deliver lines `master duplicate`, `customer name date` and `order customer`; build."""
    given = {
        "matches": ("master_no | duplicate_no", matches),
        "crm": ("customer_no | name | at", crm),
        "orders": ("order_no | customer_no", orders),
    }
    for feed, (head, text) in given.items():
        lines = [" | ".join(line.split()) for line in text.split(",") if line.strip()]
        shop.deliver("\n".join([head, *lines]), feed)
    return shop.run("apply", "load", "build")


def masters(shop) -> list[str]:
    """`customer | master | name`."""
    return shop.rows(
        f"{DIM} as d inner join {DIM} as m on d.master_customer_hk = m.customer_hk",
        "d.customer_no, m.customer_no, d.name",
        "d.customer_no is not null",
    )


ALL = "1 A 2024-01-01, 2 B 2024-01-01, 3 C 2024-01-01"


def test_a_duplicate_shows_what_its_master_does(shop) -> None:
    load(shop, "1 2", ALL)
    assert masters(shop) == ["1 | 1 | A", "2 | 1 | A", "3 | 3 | C"]


def test_every_key_keeps_its_row_so_that_no_join_loses_one(shop) -> None:
    load(shop, "1 2", ALL, "o1 1, o2 2, o3 3")
    rows = "select count(*) from business_vault.fact_plain"
    joined = f"{rows} inner join {DIM} as d using (customer_hk)"
    assert shop.select(rows) == shop.select(joined) == [(3,)]
    assert shop.select(f"select count(*) from {DIM}") == [(5,)]  # the unknown and the error one


def test_a_fact_may_hold_the_keys_of_masters(shop) -> None:
    load(shop, "1 2", ALL, "o1 1, o2 2, o3 3")
    for fact in (FACT, "business_vault.fact_order_customer"):
        assert shop.rows(
            f"{fact} inner join {DIM} using (customer_hk)",
            "customer_no, count(*)",
            "true group by 1",
        ) == ["1 | 2", "3 | 1"]


def test_a_chain_is_followed_to_its_end(shop) -> None:
    load(shop, "1 2, 2 3", ALL)
    assert masters(shop) == ["1 | 1 | A", "2 | 1 | A", "3 | 1 | A"]


def test_a_long_chain_is_followed_to_its_end(shop) -> None:
    load(shop, ", ".join(f"{step} {step + 1}" for step in range(1, 61)), ALL)
    assert [row for row in masters(shop) if row.startswith("61 ")] == ["61 | 1 | A"]


def test_of_two_masters_the_one_learnt_last_counts(shop) -> None:
    load(shop, "1 3", ALL)
    load(shop, "2 3")
    assert masters(shop) == ["1 | 1 | A", "2 | 2 | B", "3 | 2 | B"]


def smallest(shop, *keys: str) -> str:
    """The customer of some whose hash key is the smallest."""
    rows = shop.select(
        "select customer_no from raw_vault.hub_customer where customer_no in"
        f" ({', '.join(map(repr, keys))}) order by customer_hk limit 1"
    )
    return rows[0][0]


def test_in_a_circle_the_smallest_key_is_the_master_and_it_is_reported(shop) -> None:
    done = load(shop, "1 2, 2 3, 3 1, 3 4, 4 5, 6 7", ALL)
    master = smallest(shop, "1", "2", "3")
    found = [row.split(" | ")[:2] for row in masters(shop)]
    assert found == [[str(key), master] for key in range(1, 6)] + [["6", "6"], ["7", "6"]]
    assert done.warnings == (
        "link 'same_customer': 5 keys are duplicates of each other in a circle, or lead into one,"
        " '1' among them; the smallest hash key is their master",
    )


def test_a_key_that_is_its_own_duplicate_is_its_master(shop) -> None:
    load(shop, "1 1, 1 2", ALL)
    assert masters(shop) == ["1 | 1 | A", "2 | 1 | A", "3 | 3 | C"]


def test_the_unknown_and_the_error_member_are_their_own_masters(shop) -> None:
    load(shop, "1 2, - 3, 3 -", ALL)
    assert (
        shop.rows(DIM, "customer_hk", "customer_no is null and customer_hk <> master_customer_hk")
        == []
    )
    assert masters(shop)[-1] == "3 | 3 | C"


def test_without_any_relation_each_key_is_its_own_master(shop) -> None:
    load(shop, "", ALL)
    assert masters(shop) == ["1 | 1 | A", "2 | 2 | B", "3 | 3 | C"]


def history(shop) -> list[str]:
    return shop.rows(
        f"{DIM}_history",
        "customer_no, cast(valid_from as date), cast(valid_to as date), name",
        "customer_no is not null",
    )


def test_history_shows_that_of_the_master(shop) -> None:
    load(shop, "1 2", "1 A 2024-01-01, 1 B 2024-02-01, 2 X 2024-01-15")
    mine = ["2024-01-01 | 2024-02-01 | A", "2024-02-01 | 9999-12-31 | B"]
    assert history(shop) == [f"1 | {row}" for row in mine] + [f"2 | {row}" for row in mine]


def test_history_begins_when_a_key_is_known_though_its_master_is_not(shop) -> None:
    load(shop, "1 2", "1 A 2024-02-01, 2 X 2024-01-15")
    assert history(shop) == [
        "1 | 2024-02-01 | 9999-12-31 | A",
        "2 | 2024-01-15 | 2024-02-01 | -",
        "2 | 2024-02-01 | 9999-12-31 | A",
    ]


def test_at_shows_what_was_true_of_the_master_then_and_loses_no_row(shop) -> None:
    shop.define(DEFINITIONS + "snapshots: {dates: [2024-01-20, 2024-02-20]}\n")
    load(shop, "1 2", "1 A 2024-02-01, 2 X 2024-01-15, 3 C 2024-01-01")
    assert shop.rows(
        f"{DIM}_at",
        "customer_no, extract(month from snapshot_date), name",
        "customer_no is not null",
    ) == ["1 | 2 | A", "2 | 1 | -", "2 | 2 | A", "3 | 1 | C", "3 | 2 | C"]
    rows = "select count(*) from business_vault."
    assert shop.select(f"{rows}dim_customer_at") == shop.select(f"{rows}pit_customer")


def test_building_a_fact_alone_leaves_no_dimension_behind(shop) -> None:
    """Who is whose master is found anew first; where that takes a view away, it is made again."""
    shop.define(DEFINITIONS + "snapshots: {dates: [2024-01-20, 2024-02-20]}\n")
    load(shop, "1 2", ALL, "o1 1, o2 2")
    shop.deliver("master_no | duplicate_no\n1 | 3", "matches")
    shop.run()
    built = shop.run("build", names=["fact_order"]).built
    assert built == tuple(
        f"business_vault.{name}"
        for name in ("link_same_customer_masters", "dim_customer_at", "fact_order")
    )
    assert shop.rows(f"{DIM}_at", "customer_no, name", "customer_no = '3'") == ["3 | A", "3 | A"]


def test_a_further_link_is_met_by_the_key_the_fact_shows(shop) -> None:
    """What a fact reaches over the key of a customer is what the master has."""
    shop.define(
        DEFINITIONS.replace(
            "  order_customer: {hubs", "  seat: {hubs: [customer, city]}\n  order_customer: {hubs"
        )
        .replace("hubs:\n  customer", "hubs:\n  city: {business_key: {city: text}}\n  customer", 1)
        .replace("of: order_customer, same_as: [", "of: order_customer, through: seat, same_as: [")
        + """
  seats:
    read: data/seats_*.csv
    delivers: changes
    columns: {customer_no: text, city: text}
    links: {seat: {customer: customer_no, city: city}}
"""
    )
    shop.deliver("customer_no | city\n1 | Rome\n2 | Oslo", "seats")
    load(shop, "1 2", ALL, "o1 1, o2 2")
    assert shop.rows(
        "business_vault.fact_order_customer inner join raw_vault.hub_city as c using (city_hk)"
        " inner join raw_vault.hub_order as o using (order_hk)",
        "order_no, city",
        "true",
    ) == ["o1 | Rome", "o2 | Rome"]
