"""What a link promises: one row for every relation ever seen, and a parent for each of its keys."""

from __future__ import annotations

import pytest

DEFINITIONS = """
hubs:
  order: {business_key: {order_no: text}}
  customer: {business_key: {customer_no: text}}
links:
  order_customer: {hubs: [order, customer]}
  order_line: {hubs: [order, customer], child_key: {line_no: integer}}
  household: {type: hierarchical, hubs: {member: customer, head: customer}}
source: web
feeds:
  orders:
    read: data/orders_*.csv
    delivers: changes
    columns: {order_no: text, customer_no: text, head_no: text, line_no: integer}
    hubs: {order: order_no, customer: {key: customer_no, optional: true}}
    links:
      order_customer: {order: order_no, customer: {key: customer_no, optional: true}}
      order_line: {order: order_no, customer: {key: customer_no, optional: true}}
      household: {member: {key: customer_no, optional: true}, head: {key: head_no, optional: true}}
"""


ERROR = "ffffffff-ffff-ffff-ffff-ffffffffffff"


@pytest.fixture
def web(trial):
    trial.define(DEFINITIONS)
    return trial


def load(web, *lines: str):
    head = "order_no | customer_no | head_no | line_no"
    return web.load("\n".join([head, *(" | ".join(line.split()) for line in lines)]), "orders")


def relations(web, link: str, *roles: str) -> list[str]:
    joins = " ".join(
        f"inner join raw_vault.hub_{hub} h{at} on h{at}.{hub}_hk = l.{role}_hk"
        for at, (role, hub) in enumerate(role.split(":") for role in roles)
    )
    columns = ", ".join(f"h{at}.{role.split(':')[1]}_no" for at, role in enumerate(roles))
    return web.rows(f"raw_vault.link_{link} l {joins}", columns, "l.load_id > 0")


def test_a_relation_is_stored_once_however_often_it_comes(web) -> None:
    load(web, "o1 c1 c1 1", "O1 C1 c1 1", "O2 C1 c1 1")
    load(web, "o1 c1 c1 1", "o1 c2 c1 1")
    assert relations(web, "order_customer", "order:order", "customer:customer") == [
        "O1 | C1", "O1 | c2", "O2 | C1",
    ]  # fmt: skip
    assert web.accounts("link_order_customer") == [(3, 2, 0, 1, 0), (2, 1, 1, 0, 0)]


def test_a_dependent_child_key_tells_relations_apart(web) -> None:
    load(web, "o1 c1 c1 1", "o1 c1 c1 2", "o1 c1 c1 2")
    assert web.rows("raw_vault.link_order_line", "line_no") == ["1", "2"]


def test_one_hub_may_stand_in_two_roles_and_both_have_a_parent(web) -> None:
    load(web, "o1 c1 c9 1")
    assert relations(web, "household", "member:customer", "head:customer") == ["c1 | c9"]


def test_every_key_of_a_link_has_its_parent(web) -> None:
    load(web, "o1 c1 c9 1", "o2 - - 2")
    for link, role, hub in [
        ("order_customer", "order", "order"),
        ("order_customer", "customer", "customer"),
        ("household", "member", "customer"),
        ("household", "head", "customer"),
    ]:
        assert web.select(
            f"select count(*) from raw_vault.link_{link} l where not exists"
            f" (select 1 from raw_vault.hub_{hub} h where h.{hub}_hk = l.{role}_hk)"
        ) == [(0,)]


def test_a_missing_optional_key_points_at_the_unknown_row(web) -> None:
    load(web, "o1 - - 1")
    assert web.rows("raw_vault.link_order_customer", "customer_hk") == [
        "00000000-0000-0000-0000-000000000000"
    ]


def test_a_relation_that_is_all_missing_is_the_unknown_relation(web) -> None:
    load(web, "o1 - - 1")
    assert web.rows("raw_vault.link_household", "household_hk") == []
    assert web.accounts("link_household") == [(1, 0, 1, 0, 0)]


def test_a_relation_whose_keys_are_all_missing_may_be_the_error_relation(trial) -> None:
    trial.define("""
hubs: {order: {business_key: {order_no: text}}, customer: {business_key: {customer_no: text}}}
links:
  bought: {hubs: [order, customer]}
  line: {hubs: [order, customer], child_key: {line_no: integer}}
  paid: {type: non_historized, hubs: [order, customer], payload: {line_no: integer}}
source: web
feeds:
  orders:
    read: data/orders_*.csv
    delivers: events
    missing_keys: error_key
    columns: {order_no: text, customer_no: text, line_no: integer}
    links:
      bought: {order: order_no, customer: customer_no}
      line: {order: order_no, customer: customer_no}
      paid: {order: order_no, customer: customer_no}
    satellites: {bought_line: {of: bought, attributes: line_no}}
""")
    trial.load("order_no | customer_no | line_no\n- | - | 7\no1 | - | 8", "orders")
    assert trial.accounts("link_bought") == [(2, 1, 1, 0, 0)]
    assert trial.rows("raw_vault.link_line", "customer_hk, line_no") == [
        f"{ERROR} | 7",
        f"{ERROR} | 8",
    ]
    # what such a relation says of itself is told apart from nothing, and is kept as rejected
    assert trial.rows("audit.rejected_row", "target, reason") == [
        "link_paid | the same key with another payload",
        "sat_bought_line | the key of bought is missing",
    ]
    assert trial.accounts("sat_bought_line") == trial.accounts("link_paid") == [(2, 1, 0, 0, 1)]


def test_every_link_holds_an_unknown_and_an_error_row(web) -> None:
    load(web, "o1 c1 c1 1")
    assert web.rows("raw_vault.link_order_customer", "order_hk, customer_hk", "load_id = 0") == [
        " | ".join(["00000000-0000-0000-0000-000000000000"] * 2),
        " | ".join(["ffffffff-ffff-ffff-ffff-ffffffffffff"] * 2),
    ]


def test_a_later_load_of_a_batch_finds_the_relation_unchanged(web) -> None:
    head = "order_no | customer_no | head_no | line_no\n"
    web.deliver(head + "o1 | c1 | c1 | 1", "orders")
    web.deliver(head + "o1 | c1 | c1 | 1", "orders", name="0002b")
    web.deliver(head + "o1 | c1 | c1 | 2", "orders")
    web.run()
    first, *later = web.accounts("link_order_customer")
    assert first == (1, 1, 0, 0, 0)
    assert later == [(1, 0, 1, 0, 0)] * 2


FAMILY = """
hubs:
  product: {business_key: {sku: text}}
links:
  family: {type: hierarchical, hubs: {parent: product, child: product}}
source: pim
feeds:
  products:
    read: data/products_*.csv
    delivers: changes
    applied_date: at
    columns: {sku: text, family: text, at: date}
    hubs: {product: sku}
    links: {family: {child: sku, parent: {key: family, optional: true}}}
"""


@pytest.mark.parametrize(
    ("deliveries", "stored"),
    [
        (["a | - | 2024-01-05\nb | A | 2024-01-01"], ["A | 1", "b | 1"]),
        (["a | A | 2024-01-01"], ["a | 1"]),
        (["b | A | 2024-01-01", "a | B | 2024-01-01"], ["A | 1", "b | 1"]),
    ],
    ids=["the earlier row", "the first key of the feed", "the earlier delivery"],
)
@pytest.mark.parametrize("at_once", [False, True], ids=["one by one", "in one run"])
def test_a_key_that_comes_in_several_roles_is_stored_as_the_first_row_brings_it(
    trial, deliveries, stored, at_once: bool
) -> None:
    trial.define(FAMILY)
    for rows in deliveries:
        trial.deliver(f"sku | family | at\n{rows}", "products")
        if not at_once:
            trial.run()
    trial.run()
    assert trial.rows("raw_vault.hub_product", "sku, load_id") == stored
