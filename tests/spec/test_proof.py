"""What seals hold for whatever is loaded: recipes, qualified keys, replays, large loads."""

from __future__ import annotations

import pytest
from test_seal import CUSTOMERS, DEFINITIONS, ORDERS
from test_verify import kept, manipulate, wrong

SAT, HUB = "raw_vault.sat_customer_crm", "raw_vault.hub_customer"
RECIPES = {
    "dvault, SHA-256": "hash: {algorithm: sha256}",
    "dvault, as bytes": "hash: {storage: binary}",
    "dvault, as text": "hash: {storage: hex}",
    "automate_dv": "hash: {recipe: automate_dv, storage: hex}",
    "datavault4dbt": "hash: {recipe: datavault4dbt}",
}


@pytest.mark.parametrize("recipe", RECIPES)
def test_every_recipe_can_be_proved(trial, recipe) -> None:
    trial.define(f"{RECIPES[recipe]}\n{DEFINITIONS}")
    trial.deliver(CUSTOMERS)
    trial.deliver(ORDERS, "orders")
    trial.run()
    assert wrong(trial) == []
    manipulate(trial, f"update {SAT} set name = 'BOB' where name = 'Bob'")
    assert wrong(trial) == [("changed", SAT, 1, "b")]
    manipulate(trial, f"update {SAT} set name = 'Bob' where name = 'BOB'")
    manipulate(trial, f"update {HUB} set customer_no = 'B' where customer_no = 'b'")
    assert wrong(trial) == [("changed", HUB, 1, "B")]
    manipulate(trial, f"update {HUB} set customer_no = 'b' where customer_no = 'B'")
    manipulate(trial, f"delete from {SAT} where name = 'Bob'")
    assert [one[:3] for one in wrong(trial)] == [("removed", SAT, 1)]


def test_columns_are_proved_whatever_they_are_called(trial) -> None:
    names = "names: {load_date: ldts, applied_date: since, record_source: rsrc, hashdiff: hd}"
    trial.define(names + DEFINITIONS.replace("order_customer: {", "oc: {"))
    trial.deliver(ORDERS, "orders")
    trial.load(CUSTOMERS)
    assert wrong(trial) == []
    for column, value in (
        ("ldts", "timestamp '2024-01-02'"),
        ("since", "timestamp '2024-01-02 00:00:00.000001'"),
        ("rsrc", "'crm.custome'"),
        ("hd", "customer_hk"),
    ):
        with kept(trial, SAT):
            manipulate(trial, f"update {SAT} set {column} = {value} where age = 42")
            assert [row[1:] for row in wrong(trial)] == [(SAT, 1, "b")], column
    assert wrong(trial) == []


QUALIFIED = """
hubs:
  customer:
    business_key: {customer_no: text}
    tenant: {country: text}
    collision_code: crm
links:
  referral: {hubs: {customer: customer, referrer: customer}}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    missing_keys: error_key
    columns: {customer_no: text, referrer_no: text, country: text, name: text}
    hubs: {customer: {key: customer_no, tenant: country}}
    links:
      referral:
        customer: {key: customer_no, tenant: country}
        referrer: {key: referrer_no, optional: true, tenant: country}
    satellites: {customer_crm: {of: customer, attributes: [name]}}
"""


def test_qualified_missing_and_optional_keys_are_as_they_were_sealed(trial) -> None:
    trial.define(QUALIFIED)
    trial.load(
        """customer_no | referrer_no | country | name
           a           | -           | AT      | Ann
           b           | a           | AT      | Bob
           a           | b           | DE      | Anna
           -           | a           | AT      | Nobody"""
    )
    assert wrong(trial) == []
    manipulate(trial, f"update {HUB} set country = 'CH' where country = 'DE'")
    assert {one[:3] for one in wrong(trial)} == {("changed", HUB, 1)}


REPLAYED = """
hubs: {customer: {business_key: {customer_no: text}}}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    load_date: learnt
    columns: {customer_no: text, name: text, learnt: timestamp}
    hubs: {customer: customer_no}
    satellites: {customer_crm: {of: customer, attributes: [name]}}
"""


def test_replayed_load_dates_are_sealed(trial) -> None:
    trial.define(REPLAYED)
    trial.load("customer_no | name | learnt\na | Ann | 2024-01-01\na | Anna | 2024-02-01")
    assert wrong(trial) == []
    manipulate(trial, f"update {SAT} set load_date = timestamp '2024-01-02' where name = 'Ann'")
    assert wrong(trial) == [("changed", SAT, 1, "a")]


def many(count: int) -> str:
    rows = (f"{number} | N{number} | {number} | 2024-01-01" for number in range(count))
    return "\n".join(["customer_no | name | age | at", *rows])


def test_of_a_large_load_several_rows_are_named_at_once(trial) -> None:
    trial.define(DEFINITIONS[: DEFINITIONS.index("  orders:")])
    trial.load(many(1200))
    assert wrong(trial) == []
    assert trial.select(
        "select distinct parts from audit.sealed where target like 'raw_vault%'"
    ) == [(16,)]
    manipulate(
        trial,
        *(f"update {SAT} set name = 'x' where age = {age}" for age in (1, 2, 3, 4, 5)),
        f"update {SAT} set applied_date = timestamp '2024-01-02' where age in (6, 12, 900)",
    )
    assert {one[-1] for one in wrong(trial)} >= {"1", "2", "3", "4", "5"}
    assert {one[:3] for one in wrong(trial)} == {("changed", SAT, 1)}


def test_what_was_loaded_abreast_is_chained_by_its_numbers(trial) -> None:
    trial.define(DEFINITIONS)
    trial.deliver(CUSTOMERS)
    trial.deliver(ORDERS, "orders")
    trial.run(threads=2)
    assert wrong(trial) == []
    loads = trial.select("select load_id from audit.seal where load_id is not null order by number")
    assert loads == [(1,), (2,)]


def test_personal_values_have_a_digest_of_their_own(trial) -> None:
    """Where a recipe folds, the values are sealed themselves; those that may go apart."""
    personal = DEFINITIONS.replace("name: text", "name: {type: text, pii: true}")
    trial.define(f"hash: {{recipe: automate_dv}}\n{personal}")
    trial.deliver(CUSTOMERS)
    trial.deliver(ORDERS, "orders")
    trial.run()
    assert wrong(trial) == []
    before = trial.select(f"select digest_sum from audit.sealed where target = '{SAT}'")
    manipulate(trial, f"update {SAT} set name = 'BOB' where name = 'Bob'")
    assert [one[:3] for one in wrong(trial)] == [("changed", SAT, 1)]
    assert trial.select(f"select digest_sum from audit.sealed where target = '{SAT}'") == before
