"""What a tenant promises: the keys of one are never those of another."""

from __future__ import annotations

import hashlib

import pytest

from vault.errors import UsageError

DEFINITIONS = """
hubs:
  customer: {business_key: {customer_no: text}, tenant: {tenant_id: text}}
  order: {business_key: {order_no: integer}, tenant: {tenant_id: text}}
links:
  order_customer: {hubs: [order, customer]}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    columns: {tenant_id: text, customer_no: text, name: text}
    hubs: {customer: customer_no}
    satellites: {customer_crm: {of: customer, attributes: name}}
  orders:
    read: data/orders_*.csv
    delivers: changes
    columns: {owner: text, customer_no: text, order_no: integer}
    hubs: {order: {key: order_no, tenant: owner}}
    links:
      order_customer: {order: order_no, customer: {key: customer_no, tenant: owner, optional: true}}
"""
HUB = "raw_vault.hub_customer"
CONSTANT = DEFINITIONS.replace("tenant: owner", "tenant: {constant: acme}")


def md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


@pytest.fixture
def crm(trial):
    trial.define(DEFINITIONS)
    return trial


def test_one_key_of_two_tenants_is_two_rows(crm) -> None:
    crm.deliver("owner | customer_no | order_no\na | 1 | 7\nb | 1 | 7", "orders")
    crm.load("tenant_id | customer_no | name\na | 1 | ann\nb | 1 | bob")
    assert crm.rows(HUB, "tenant_id, customer_no") == ["a | 1", "b | 1"]
    assert crm.rows("raw_vault.hub_order", "tenant_id, order_no") == ["a | 7", "b | 7"]
    assert crm.rows("raw_vault.sat_customer_crm", "name") == ["ann", "bob"]


def test_links_and_satellites_of_a_feed_use_the_same_hashes(crm) -> None:
    crm.deliver("owner | customer_no | order_no\na | 1 | 7", "orders")
    crm.load("tenant_id | customer_no | name\na | 1 | ann")
    ((hub,),) = crm.select(f"select customer_hk from {HUB} where load_id > 0")
    assert hub.hex == md5("A|1|1|1|3")
    ((link, order, customer),) = crm.select(
        "select order_customer_hk, order_hk, customer_hk from raw_vault.link_order_customer"
        " where load_id > 0"
    )
    assert (order.hex, customer) == (md5("A|7|1|3"), hub)
    assert link.hex == md5("A|7|A|1|1|1|1|15")
    assert crm.select("select customer_hk from raw_vault.sat_customer_crm where load_id > 0") == [
        (hub,)
    ]


def test_a_tenant_may_be_a_constant(crm) -> None:
    crm.define(CONSTANT)
    crm.deliver("owner | customer_no | order_no\na | 1 | 7", "orders")
    crm.load("tenant_id | customer_no | name\nacme | 1 | ann")
    assert crm.rows(HUB, "tenant_id, customer_no") == ["acme | 1"]
    assert crm.rows("raw_vault.hub_order", "tenant_id, order_no") == ["acme | 7"]


def test_a_key_without_its_tenant_rejects_the_row_but_a_missing_key_needs_none(crm) -> None:
    crm.deliver("tenant_id | customer_no | name\n- | 1 | ann\na | - | bob\na | 2 | cyd")
    crm.load("owner | customer_no | order_no\na | - | 7\n- | 2 | 8", "orders")
    assert sorted(crm.select("select reason from audit.rejected_row")) == [
        ("customer_no: the key of customer is missing",),
        ("owner: the tenant of order is missing; owner: the tenant of customer is missing",),
        ("tenant_id: the tenant of customer is missing",),
    ]
    assert crm.rows(HUB, "tenant_id, customer_no") == ["a | 2"]
    assert crm.rows("raw_vault.link_order_customer", "customer_hk") == [
        "00000000-0000-0000-0000-000000000000"
    ]


def test_a_code_comes_before_a_tenant(crm) -> None:
    crm.define(
        DEFINITIONS.replace(
            "{business_key: {customer_no: text}, tenant",
            "{business_key: {customer_no: text}, collision_code: x, tenant",
        )
    )
    crm.deliver("owner | customer_no | order_no\na | 1 | 7", "orders")
    crm.load("tenant_id | customer_no | name\na | 1 | ann")
    ((key,),) = crm.select(f"select customer_hk from {HUB} where load_id > 0")
    assert key.hex == md5("X|A|1|1|1|1|7")
    assert crm.rows(HUB, "collision_code, tenant_id, customer_no") == ["x | a | 1"]


def test_another_constant_tenant_is_refused_once_there_are_rows(crm) -> None:
    crm.define(CONSTANT)
    crm.deliver("tenant_id | customer_no | name\nacme | 1 | ann")
    crm.load("owner | customer_no | order_no\na | 1 | 7", "orders")
    crm.define(CONSTANT.replace("acme", "other"))
    with pytest.raises(UsageError, match="with `tenant: acme`, not with `tenant: other`"):
        crm.run()


def test_a_tenant_cannot_be_given_to_a_hub_that_has_rows(crm) -> None:
    crm.define(
        DEFINITIONS.replace(", tenant: {tenant_id: text}", "").replace(", tenant: owner", "")
    )
    crm.deliver("owner | customer_no | order_no\na | 1 | 7", "orders")
    crm.load("tenant_id | customer_no | name\na | 1 | ann")
    crm.define(DEFINITIONS)
    with pytest.raises(UsageError, match="column 'tenant_id' is not held yet; a hub that holds"):
        crm.run()
