"""What a collision code promises: one key that means different things is different keys."""

from __future__ import annotations

import hashlib

import pytest

from vault.errors import LoadError, UsageError

DEFINITIONS = """
hubs:
  customer: {business_key: {customer_no: text}, collision_code: main}
  order: {business_key: {order_no: integer}}
links:
  order_customer: {hubs: [order, customer]}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    columns: {customer_no: text, name: text}
    hubs: {customer: {key: customer_no, collision_code: crm}}
    satellites: {customer_crm: {of: customer, attributes: name}}
  accounts:
    read: data/accounts_*.csv
    delivers: changes
    columns: {customer_no: text, order_no: integer}
    links: {order_customer: {order: order_no, customer: {key: customer_no, optional: true}}}
dimensions:
  customer: {of: customer, satellites: [customer_crm]}
"""
HUB = "raw_vault.hub_customer"


def md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


@pytest.fixture
def crm(trial):
    trial.define(DEFINITIONS)
    return trial


def test_one_key_of_two_codes_is_two_rows_of_the_hub(crm) -> None:
    crm.deliver("customer_no | order_no\n1 | 7", "accounts")
    crm.load("customer_no | name\n1 | ann\n1 | ann")
    assert crm.rows(HUB, "collision_code, customer_no") == ["crm | 1", "main | 1"]
    assert crm.rows("raw_vault.sat_customer_crm", "name") == ["ann"]


def test_the_code_is_hashed_before_the_key_and_stored_so_that_hashes_can_be_recomputed(crm) -> None:
    crm.deliver("customer_no | order_no\n- | 7", "accounts")
    crm.load("customer_no | name\nab | ann")
    ((key, code, number),) = crm.select(
        f"select customer_hk, collision_code, customer_no from {HUB} where load_id > 0"
    )
    text = f"{code.upper()}|{number.upper()}|{len(code)}|{len(number)}|3"
    assert key.hex == md5(text) == md5("CRM|AB|3|2|3")


def test_links_hash_the_code_too(crm) -> None:
    crm.deliver("customer_no | name\n1 | ann")
    crm.load("customer_no | order_no\n1 | 7", "accounts")
    ((link, customer),) = crm.select(
        "select order_customer_hk, customer_hk from raw_vault.link_order_customer where load_id > 0"
    )
    assert customer.hex == md5("MAIN|1|4|1|3")
    assert link.hex == md5("7|MAIN|1|4|1|7")
    assert crm.rows(HUB, "collision_code", f"customer_hk = '{customer}'") == ["main"]


def test_a_missing_key_stays_missing_whatever_its_code(crm) -> None:
    crm.deliver("customer_no | name\n- | ann\n1 | bob")
    crm.load("customer_no | order_no\n- | 7", "accounts")
    assert crm.rows(HUB, "collision_code, customer_no") == ["crm | 1"]
    assert crm.select("select reason from audit.rejected_row") == [
        ("customer_no: the key of customer is missing",)
    ]
    assert crm.rows("raw_vault.link_order_customer", "customer_hk") == [
        "00000000-0000-0000-0000-000000000000"
    ]


def test_a_feed_may_bring_one_hub_under_several_codes(crm) -> None:
    crm.define(
        DEFINITIONS.replace(
            "  order_customer: {hubs: [order, customer]}",
            "  order_customer: {hubs: {order: order, buyer: customer, payer: customer}}",
        ).replace(
            "customer: {key: customer_no, optional: true}",
            "buyer: {key: customer_no, collision_code: web}, payer: customer_no",
        )
    )
    crm.deliver("customer_no | name\n1 | ann")
    crm.load("customer_no | order_no\n1 | 7", "accounts")
    assert crm.rows(HUB, "collision_code, customer_no") == ["crm | 1", "main | 1", "web | 1"]


def test_the_feeds_own_code_counts_for_its_links(crm) -> None:
    crm.define(
        DEFINITIONS.replace(
            "    links: {order_customer:",
            "    hubs: {customer: {key: customer_no, collision_code: web}}\n"
            "    links: {order_customer:",
        ).replace("customer: {key: customer_no, optional: true}", "customer: customer_no")
    )
    crm.deliver("customer_no | name\n1 | ann")
    crm.load("customer_no | order_no\n1 | 7", "accounts")
    assert crm.rows(HUB, "collision_code, customer_no") == ["crm | 1", "web | 1"]


def test_dimensions_show_the_code(crm) -> None:
    crm.deliver("customer_no | order_no\n1 | 7", "accounts")
    crm.deliver("customer_no | name\n1 | ann")
    crm.run("apply", "load", "build")
    assert crm.rows("business_vault.dim_customer", "collision_code, name", "customer_no = '1'") == [
        "crm | ann",
        "main | -",
    ]


@pytest.mark.parametrize("recipe", ["dvault", "automate_dv", "datavault4dbt"])
def test_codes_tell_keys_apart_by_every_recipe(trial, recipe) -> None:
    trial.define(f"hash: {{recipe: {recipe}}}\n{DEFINITIONS}")
    for number in (7, 8):
        trial.deliver("customer_no | name\n1 | ann")
        trial.load(f"customer_no | order_no\n1 | {number}\n- | {number}", "accounts")
    assert trial.rows(HUB, "collision_code, customer_no") == ["crm | 1", "main | 1"]
    zero = "customer_hk in (select customer_hk from raw_vault.hub_customer where load_id = 0)"
    assert (
        len(trial.rows("raw_vault.link_order_customer", "order_hk", f"{zero} and load_id > 0")) == 2
    )


def test_a_hash_collision_shows_the_codes(crm) -> None:
    crm.define(
        "hash: {recipe: automate_dv}\n"
        + DEFINITIONS.replace("code: main", "code: a").replace("code: crm", "code: a||b")
    )
    crm.deliver("customer_no | name\nc | ann")
    path = crm.deliver("customer_no | order_no\nb&&c | 7", "accounts")
    path.write_text(path.read_text().replace("&&", "||"))  # which parts the cells of a table here
    with pytest.raises(LoadError, match=r"the keys 'a, b\|\|c' and 'a\|\|b, c' share the hash"):
        crm.run()


@pytest.mark.parametrize(
    ("old", "now", "said"),
    [
        ("collision_code: crm", "collision_code: erp", "feed 'crm.customers' brought keys of hub"
         " 'customer' with `collision_code: crm`, not with `collision_code: erp`"),
        ("collision_code: main", "collision_code: other", "feed 'crm.accounts' brought keys of hub"
         " 'customer' with `collision_code: main`, not with `collision_code: other`"),
        ("collision_code: main", "collision_code: main, case_sensitive: true", "hub 'customer' was"
         " loaded with `case_sensitive: false`, not true"),
        (", collision_code: main", "", "'collision_code'|no collision code|no constant"),
    ],
)  # fmt: skip
def test_what_is_hashed_of_a_loaded_hub_cannot_change(crm, old, now, said) -> None:
    crm.deliver("customer_no | order_no\n1 | 7", "accounts")
    crm.load("customer_no | name\n1 | ann")
    changed = DEFINITIONS.replace(old, now)
    if not now:
        changed = changed.replace(", collision_code: crm", "")
    crm.define(changed)
    crm.deliver("customer_no | name\n2 | bob")
    with pytest.raises(UsageError, match=said):
        crm.run()
    with pytest.raises(UsageError, match=said):
        crm.run("load")
    assert crm.rows(HUB, "customer_no") == ["1", "1"]


def test_what_is_hashed_may_change_until_something_is_loaded(crm) -> None:
    crm.run("apply")
    crm.define(DEFINITIONS.replace("collision_code: crm", "collision_code: erp"))
    crm.deliver("customer_no | order_no\n1 | 7", "accounts")
    crm.load("customer_no | name\n1 | ann")
    crm.run()
    assert crm.rows(HUB, "collision_code") == ["erp", "main"]
    crm.define(DEFINITIONS)
    with pytest.raises(UsageError, match="with `collision_code: erp`, not with"):
        crm.run()


def test_a_code_does_not_stand_in_the_way_of_a_feed_that_comes_later(crm) -> None:
    crm.deliver("customer_no | order_no\n1 | 7", "accounts")
    crm.load("customer_no | name\n1 | ann")
    crm.define(
        DEFINITIONS.replace(
            "dimensions:",
            "  more:\n    read: data/more_*.csv\n    delivers: changes\n"
            "    columns: {customer_no: text}\n"
            "    hubs: {customer: {key: customer_no, collision_code: more}}\ndimensions:",
        )
    )
    crm.load("customer_no\n1", "more")
    assert crm.rows(HUB, "collision_code") == ["crm", "main", "more"]
