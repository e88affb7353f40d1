"""What a fact promises: one row a key, its values now, and a member in every dimension."""

from __future__ import annotations

import pytest

FACT = "business_vault.fact_order_line"
UNKNOWN = "00000000-0000-0000-0000-000000000000"
DEFINITIONS = """
hubs:
  order: {business_key: {order_no: text}}
  product: {business_key: {product_no: text}}
  customer: {business_key: {customer_no: text}}
  region: {business_key: {region_no: text}}
links:
  order_line: {hubs: [order, product], child_key: {line_no: integer}}
  order_customer: {hubs: [order, customer]}
  customer_region: {hubs: [customer, region]}
  payment:
    type: non_historized
    hubs: [order]
    child_key: {payment_no: integer}
    payload: {paid: "decimal(10,2)"}
source: web
feeds:
  lines:
    read: data/lines_*.csv
    delivers: changes
    applied_date: at
    columns:
      {order_no: text, line_no: integer, product_no: text, amount: "decimal(10,2)", at: timestamp}
    links:
      order_line:
        order: {key: order_no, optional: true}
        product: {key: product_no, optional: true}
    satellites:
      order_line_web: {of: order_line, attributes: [amount]}
  orders:
    read: data/orders_*.csv
    delivers: changes
    applied_date: at
    columns: {order_no: text, customer_no: text, status: text, at: timestamp}
    links:
      order_customer:
        order: {key: order_no, optional: true}
        customer: {key: customer_no, optional: true}
    satellites:
      order_web: {of: order, attributes: [status]}
  customers:
    read: data/customers_*.csv
    delivers: changes
    columns: {customer_no: text, region_no: text}
    links: {customer_region: {customer: customer_no, region: region_no}}
  payments:
    read: data/payments_*.csv
    delivers: events
    columns: {order_no: text, payment_no: integer, paid: "decimal(10,2)"}
    links: {payment: {order: order_no}}
dimensions:
  customer: {of: customer}
  product: {of: product}
facts:
  order_line:
    of: order_line
    satellites: [order_line_web]
    through: [order_customer, customer_region]
    columns: {gross: "cast(amount * 1.2 as decimal(10,2))"}
  order:
    of: order
    satellites: [order_web]
    measures:
      total: sum(order_line.amount)
      lines: count(order_line.amount)
      cheapest: min(order_line.gross)
      dearest: max(order_line.gross)
  payment: {of: payment, through: [order_customer]}
"""
HEADS = {
    "lines": "order_no | line_no | product_no | amount | at",
    "orders": "order_no | customer_no | status | at",
    "customers": "customer_no | region_no",
    "payments": "order_no | payment_no | paid",
}


@pytest.fixture
def web(trial):
    trial.define(DEFINITIONS)
    return trial


def load(web, **feeds: list[str]) -> None:
    for feed, head in HEADS.items():
        lines = [" | ".join(line.split()) for line in feeds.get(feed, [])]
        web.deliver("\n".join([head, *lines]), feed)
    web.run("apply", "load", "build")


def keyed(web, columns: str) -> list[str]:
    """Rows of the fact with the business keys its hash keys stand for."""
    joins = " ".join(
        f"inner join raw_vault.hub_{hub} using ({hub}_hk)"
        for hub in ("order", "product", "customer", "region")
    )
    return web.rows(f"{FACT} {joins}", columns, "true")


def test_one_row_a_key_with_the_values_that_are_true_now(web) -> None:
    load(
        web, lines=["o1 1 p1 5.00 2024-01-01", "o1 1 p1 7.00 2024-02-01", "o1 2 p1 1.00 2024-01-01"]
    )
    load(web, lines=["o1 1 p1 6.00 2024-01-15"])
    assert web.rows(FACT, "line_no, amount, gross", "true") == [
        "1 | 7.00 | 8.40",
        "2 | 1.00 | 1.20",
    ]
    assert web.select(f"select count(distinct order_line_hk) = count(*) from {FACT}") == [(True,)]


def test_further_links_bring_their_keys_and_lead_to_further_links(web) -> None:
    load(
        web,
        lines=["o1 1 p1 5.00 2024-01-01"],
        orders=["o1 c1 open 2024-01-01"],
        customers=["c1 north"],
    )
    assert keyed(web, "order_no, product_no, customer_no, region_no") == ["o1 | p1 | c1 | north"]


def test_a_key_that_cannot_be_reached_is_the_unknown_member(web) -> None:
    load(
        web,
        lines=["o1 1 p1 5.00 2024-01-01", "o2 1 - 5.00 2024-01-01"],
        orders=["o2 c1 open 2024-01-01"],
    )
    assert keyed(web, "order_no, product_no, customer_no, region_no") == [
        "o1 | p1 | - | -",
        "o2 | - | c1 | -",
    ]
    assert web.rows(FACT, "region_hk", "true") == [UNKNOWN] * 2


def test_every_key_of_a_fact_has_its_member_in_the_dimension(web) -> None:
    load(
        web,
        lines=["o1 1 p1 5.00 2024-01-01", "o2 1 - 5.00 2024-01-01"],
        orders=["o2 c1 open 2024-01-01"],
    )
    for name in ("customer", "product"):
        assert web.select(
            f"select count(*) from {FACT} inner join business_vault.dim_{name} using ({name}_hk)"
        ) == [(2,)]


def test_the_relation_learnt_last_counts(web) -> None:
    load(web, lines=["o1 1 p1 5.00 2024-01-01"], orders=["o1 c1 open 2024-01-01"])
    load(web, orders=["o1 c2 open 2024-01-02"])
    assert keyed(web, "customer_no") == ["c2"]
    assert web.select(f"select count(*) from {FACT}") == [(1,)]


def test_a_missing_key_leads_to_no_other_row_that_misses_it(web) -> None:
    load(web, lines=["- 1 p1 5.00 2024-01-01"], orders=["- c9 open 2024-01-01"])
    assert keyed(web, "order_no, product_no, customer_no") == ["- | p1 | -"]


def test_the_unknown_and_the_error_relation_are_no_facts(web) -> None:
    load(web, lines=["o1 1 p1 5.00 2024-01-01"])
    assert web.select(f"select count(*) from {FACT}") == [(1,)]


def test_a_fact_of_a_hub_has_a_row_a_business_key(web) -> None:
    load(
        web,
        orders=["o1 c1 open 2024-01-01", "o1 c1 sent 2024-01-02"],
        lines=["o2 1 p1 5.00 2024-01-01"],
    )
    assert web.rows("business_vault.fact_order", "order_no, status", "true") == [
        "o1 | sent",
        "o2 | -",
    ]


def test_measures_sum_up_another_fact_by_key(web) -> None:
    load(
        web,
        lines=["o1 1 p1 5.00 2024-01-01", "o1 2 p1 7.00 2024-01-01", "o2 1 p1 1.00 2024-01-01"],
    )
    columns = "order_no, total, lines, cheapest, dearest"
    assert web.rows("business_vault.fact_order", columns, "true") == [
        "o1 | 12.00 | 2 | 6.00 | 8.40",
        "o2 | 1.00 | 1 | 1.20 | 1.20",
    ]


def test_of_nothing_the_count_is_zero_and_other_measures_are_null(web) -> None:
    load(web, orders=["o1 c1 open 2024-01-01"])
    columns = "order_no, total, lines, cheapest, dearest"
    assert web.rows("business_vault.fact_order", columns, "true") == ["o1 | - | 0 | - | -"]


def test_a_non_historized_link_brings_its_payload(web) -> None:
    load(web, payments=["o1 1 5.00", "o1 2 2.50"], orders=["o1 c1 open 2024-01-01"])
    assert web.rows(
        "business_vault.fact_payment inner join raw_vault.hub_customer using (customer_hk)",
        "payment_no, paid, customer_no",
        "true",
    ) == ["1 | 5.00 | c1", "2 | 2.50 | c1"]
