"""What trace promises of keys: typed parts, qualifiers, every recipe, other names."""

from __future__ import annotations

import re

import pytest
from test_technical_names import DEFINITIONS as EVERY_KIND
from test_technical_names import NAMES
from traced import CUSTOMERS, DEFINITIONS, load, only, relations, said

from vault.errors import UnknownKeyError, UsageError
from vault.trace import trace

CODED = """
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
    columns: {customer_no: text, name: text, age: integer}
    hubs: {customer: {key: customer_no, collision_code: crm}}
    satellites: {customer_crm: {of: customer, attributes: name}}
  accounts:
    read: data/accounts_*.csv
    delivers: changes
    columns: {customer_no: text, order_no: integer}
    links: {order_customer: {order: order_no, customer: customer_no}}
"""
TENANTS = """
hubs:
  customer: {business_key: {customer_no: text}, tenant: {branch: text}}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    columns: {branch: text, customer_no: text, name: text, age: integer}
    hubs: {customer: customer_no}
    satellites: {customer_crm: {of: customer, attributes: name}}
"""


def of(trial, hub: str, *key: object, **more):
    return trace(trial.warehouse, trial.engine, hub, list(key), **more)


def test_a_key_that_stands_under_several_codes_is_told_of_under_each(trial) -> None:
    trial.define(CODED)
    trial.deliver("customer_no | order_no\n1 | 7\n1 | x", "accounts")
    load(trial, "customer_no | name | age\n1 | ann | 3\n1 | bob | old")
    found = of(trial, "customer", "1")
    codes = [subject.qualifiers[0].value for subject in found.subjects]
    assert sorted(codes) == ["crm", "main"]
    by_code = dict(zip(codes, found.subjects, strict=True))
    assert [len(by_code[code].timelines) for code in ("crm", "main")] == [1, 0]
    assert [len(by_code[code].links) for code in ("crm", "main")] == [0, 1]
    reasons = {code: [one.reason for one in by_code[code].rejections] for code in by_code}
    assert reasons == {
        "crm": ["age: 'old' is not an integer"], "main": ["order_no: 'x' is not an integer"],
    }  # fmt: skip
    assert relations(of(trial, "order", "7"), "order_customer") == ["order → customer main · 1"]


def test_a_code_or_a_tenant_chooses_one_of_them(trial) -> None:
    trial.define(TENANTS)
    load(trial, "branch | customer_no | name | age\nNorth | 1 | ann | 1\nSouth | 1 | bob | 1\n"
                "South | 1 | bob | old")  # fmt: skip
    assert len(of(trial, "customer", "1").subjects) == 2
    chosen = of(trial, "customer", "1", tenant="south")
    assert said(chosen, "customer_crm")[0].endswith("name bob")
    assert [one.delivery_row for one in only(chosen).rejections] == [3]
    with pytest.raises(UnknownKeyError, match="customer 1 is known as another: branch North; br"):
        of(trial, "customer", "1", tenant="west")
    with pytest.raises(UsageError, match="keys of customer have no collision code: leave it out"):
        of(trial, "customer", "1", collision_code="crm")


PARTS = {
    "text": ("a|b", "A|B"), "integer": ("7", 7), "bigint": ("-9000000000", -9000000000),
    "decimal(8,2)": ("1.5", "1.50"), "date": ("2024-02-29", "2024-02-29"),
    "timestamp": ("2024-02-29 12:30:00.12", "2024-02-29T12:30:00.120"),
    "boolean": ("true", True), "time": ("12:30:00", "12:30"),
}  # fmt: skip


def test_each_part_is_asked_for_by_its_type(trial) -> None:
    columns = ", ".join(f'part_{at}: "{kind}"' for at, kind in enumerate(PARTS))
    names = ", ".join(f"part_{at}" for at in range(len(PARTS)))
    trial.define(f"""
hubs: {{thing: {{business_key: {{{columns}}}}}}}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    columns: {{{columns}, name: text}}
    hubs: {{thing: [{names}]}}
    satellites: {{thing_crm: {{of: thing, attributes: name}}}}
""")
    row = " ; ".join(delivered for delivered, _ in PARTS.values())
    head = names.replace(", ", " ; ")
    path = trial.deliver("")
    path.write_text(f"{head.replace(' ; ', ',')},name\n{row.replace(' ; ', ',')},ann\n")
    load(
        trial, f"{head.replace(' ; ', ' | ')} | name\n{row.replace('|', '?').replace(';', '|')} | x"
    )
    found = of(trial, "thing", *(asked for _, asked in PARTS.values()))
    assert said(found, "thing_crm")[0].endswith("name ann")


@pytest.mark.parametrize(
    "hash", ["", "{storage: hex}", "{algorithm: sha256}", "{recipe: automate_dv, storage: hex}",
             "{recipe: automate_dv, algorithm: sha256}", "{recipe: datavault4dbt}"],
)  # fmt: skip
def test_keys_are_found_by_every_recipe_and_storage(trial, hash: str) -> None:
    trial.define((f"hash: {hash}\n" if hash else "") + DEFINITIONS)
    load(trial, f"{CUSTOMERS} c1 | Ann | a@x | 30 | 2024-01-01\n c1 | Ann | a@x | old | 2024-01-01")
    load(trial, "head_no | member_no\n C1 | é2\n -  | c1", "households")
    found = of(trial, "customer", "C1")
    assert said(found, "customer_crm") == ["01-01 load 1; name Ann; email a@x; age 30"]
    assert relations(found, "household") == ["head → member é2"]
    assert relations(of(trial, "customer", "é2"), "household") == ["member → head c1"]
    assert [one.load_id for one in only(found).rejections] == [1, 2]
    shown = only(found).hash_key
    assert re.fullmatch(r"[0-9a-f-]+|[0-9A-F]+", shown)
    assert len(shown.replace("-", "")) == (64 if "sha256" in hash else 32)


def test_technical_columns_may_have_other_names(trial) -> None:
    trial.define(f"{NAMES}\n{EVERY_KIND}")
    head = "order_no | customer_no | kind | name | effective_from\n"
    trial.deliver(f"{head} a | X | k | m | 2024-01-01", "orders")
    trial.deliver(f"{head} a | Z | k | n | 2024-01-02", "orders")
    trial.deliver("order_no | line_no | sku\n a | 1 | p", "lines")
    trial.deliver("order_no | line_no | sku\n a | 1 | q", "lines")
    trial.deliver("code | name | LDTS\n AT | Austria | 2024-01-01", "countries")
    trial.deliver("customer_no | name | effective_from\n X | Xenia | 2024-01-01")
    trial.run()
    found = of(trial, "order", "A")
    assert [line.partition("; ")[2] for line in said(found, "order_lines")] == [
        "+k: name m", "k: name m → n",
    ]  # fmt: skip
    assert said(found, "order_placed") == ["01-02 load 4; is_active begins"]
    assert relations(found, "order_customer") == ["order → customer Z", "order → customer X"]
    assert relations(found, "line") == ["order → 1 · p"]
    assert [one.reason for one in only(found).rejections] == ["the same key with another payload"]


def test_satellites_and_attributes_that_are_not_applied_yet_are_no_obstacle(trial) -> None:
    trial.define(DEFINITIONS)
    load(trial, f"{CUSTOMERS} c1 | Ann | a@x | 30 | 2024-01-01")
    pet = "customer_no: text\n      pet: {type: text, missing: null}"
    met = "customer_met: {of: customer, attributes: pet}\n      customer_seen:"
    text = DEFINITIONS.replace("customer_no: text\n", f"{pet}\n", 1)
    trial.define(text.replace("email, age]", "email, age, pet]").replace("customer_seen:", met))
    assert said(of(trial, "customer", "c1"), "customer_crm") == [
        "01-01 load 1; name Ann; email a@x; age 30"
    ]
