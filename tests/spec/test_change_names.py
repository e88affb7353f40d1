"""What another name promises: all that stands under the old one is found, and proved."""

from __future__ import annotations

import pytest
from bank import ACCOUNTS, VALUES, Bank, deliver, looked, sound, stored

from vault.erasure import erase
from vault.errors import UsageError
from vault.execute import opened, outlook
from vault.reconcile import reconcile
from vault.trace import trace


@pytest.fixture
def bank(trial) -> Bank:
    return Bank(trial, "dvault")


RENAMED = [
    ("{account_no: integer, house", "{number: {type: integer, was: account_no}, house"),
    ("{branch: {type: text, pii: true}}", "{name: {type: text, pii: true, was: branch}}"),
    ("child_key: {place: integer}", "child_key: {spot: {type: integer, was: place}}"),
    ("branch: branch}}\n    satellites", "branch: branch, spot: place}}\n    satellites"),
    (
        'payload: {amount: "decimal(8,2)"',
        'payload: {amount_paid: {was: amount, type: "decimal(8,2)"}',
    ),
    ("{payment: {branch: branch}}", "{payment: {branch: branch, amount_paid: amount}}"),
    ("partition_by: area", "partition_by: arena"),
    ("      area: integer", "      arena: {from: area, was: area, type: integer}"),
    (
        'balance: "decimal(8,2)"\n',
        'balance_due: {from: balance, was: balance, type: "decimal(8,2)"}\n',
    ),
    ("visits: bigint", "voyages: {from: visits, was: visits, type: bigint}"),
    ("mail: {type", "mail_address: {from: mail, was: mail, type"),
    ("[level, balance, visits]", "[level, balance_due, voyages]"),
    ("[visits]", "[voyages]"),
    ("[mail, visits]", "[mail_address, voyages]"),
]
NEW_NAMES = {
    "account_no": "number", "place": "spot", "amount": "amount_paid", "balance": "balance_due",
    "visits": "voyages", "area": "arena", "mail": "mail_address",
}  # fmt: skip
VALUES_AFTER = {
    table: ", ".join(NEW_NAMES.get(name, name) for name in columns.split(", "))
    for table, columns in VALUES.items()
}


def test_a_new_name_keeps_values_hashes_seals_and_traces(bank) -> None:
    before = stored(bank.trial)
    bank.define(*RENAMED)
    assert {step.operation for step in looked(bank.trial).apply} == {
        "rename", "current", "history", "bitemporal"
    }  # fmt: skip
    bank.trial.run("apply")
    sound(bank.trial)
    assert stored(bank.trial, VALUES_AFTER) == before
    bank.define(("was: balance, ", ""), (", was: place", ""))  # it may stay, or be left out
    deliver(bank.trial)
    bank.trial.run("load", "build")
    assert stored(bank.trial, VALUES_AFTER) == before
    bank.trial.load(
        ACCOUNTS.replace("10.50", "11.50").replace("2024-01-01", "2024-02-01"), "accounts"
    )
    assert stored(bank.trial, VALUES_AFTER)["sat_account_bank"] == sorted(
        [*before["sat_account_bank"], "3 | 11.50 | 12"]
    )
    sound(bank.trial)
    found = reconcile(bank.trial.warehouse, bank.trial.engine)
    assert (found.wrong, found.notes) == (0, ())
    said = trace(bank.trial.warehouse, bank.trial.engine, "account", [1, "n"])
    (told,) = (one for one in said.subjects[0].timelines if one.satellite == "account_bank")
    assert [str(version.rows[0][1]) for version in told.versions] == ["10.50", "11.50"]
    assert bank.trial.select("select balance_due from business_vault.dim_account where number = 1")


def test_what_is_erased_stays_erased_under_other_names(bank) -> None:
    forget = {"reason": "art. 17", "requested_by": "request 7"}
    bank.trial.release()
    erase(bank.trial.warehouse, bank.trial.engine, "branch", "oslo", **forget)
    bank.define(*RENAMED)
    bank.trial.run("apply")
    sound(bank.trial)
    bank.trial.release()
    erase(bank.trial.warehouse, bank.trial.engine, "branch", "rome", **forget)
    bank.define(
        ("mail_address: {from: mail, was: mail,", "mails: {from: mail, was: mail_address,"),
        ("[mail_address,", "[mails,"),
    )  # fmt: skip
    bank.trial.run("apply")
    sound(bank.trial)
    assert not [row for row in bank.trial.rows("raw_vault.sat_branch_mail", "mails") if "@" in row]


def test_a_name_never_stands_for_two_columns(bank) -> None:
    bank.trial.define(
        bank.definitions.replace("visits: bigint", "visits: {type: bigint, was: level}")
    )
    with pytest.raises(UsageError, match=r"warehouse.yml:\d+:\d+: .* holds both 'level' and 'vis"):
        bank.trial.run("apply")
    bank.define(*RENAMED)
    bank.trial.run("apply")
    again = "      balance: {from: place, type: integer}"
    bank.define(
        ("      place: integer", f"      place: integer\n{again}"),
        ("[level, balance_due, voyages]", "[level, balance_due, voyages, balance]"),
    )  # fmt: skip
    with pytest.raises(UsageError, match="'balance' is what column 'balance_due' was called bef"):
        bank.trial.run("apply")
    (columns,) = (
        columns for table, columns in outlook(bank.trial.warehouse, bank.trial.engine).held.items()
        if table.name == "sat_account_bank"
    )  # fmt: skip
    assert "balance" not in columns


def test_a_name_that_would_change_the_order_of_hashing_is_refused(duckdb_trial) -> None:
    bank = Bank(duckdb_trial, "automate_dv")
    bank.define(("level: integer", "zone: {from: level, was: level, type: integer}"),
             ("[level, balance", "[zone, balance"), ("key: level", "key: zone"))  # fmt: skip
    with pytest.raises(UsageError) as refused:
        bank.trial.run("apply")
    for table in ("sat_account_bank", "sat_account_visits", "sat_account_status"):
        assert f"{table}: 'level' cannot become 'zone': the recipe hashes" in str(refused.value)


CRM = """
hubs: {customer: {business_key: {customer_no: text}}}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    columns: {customer_no: text, name: text}
    hubs: {customer: customer_no}
    satellites: {customer_crm: {of: customer, attributes: [name]}}
"""


def test_a_key_that_is_gone_is_made_anew_under_the_new_name_of_its_table(trial) -> None:
    if trial.engine.dialect.name != "postgresql":
        pytest.skip("tables have no keys there")
    trial.define(CRM)
    trial.load("customer_no | name\n 1 | Ann")
    with opened(trial.engine) as connection:
        for gone in ("table raw_vault.hub_customer drop constraint hub_customer_pkey",
                     "index raw_vault.sat_customer_crm_key rename to other"):  # fmt: skip
            connection.exec_driver_sql(f"alter {gone}")
        connection.commit()
    other = CRM.replace("hubs: {customer: {", "hubs: {client: {was: customer, ")
    other = other.replace("hubs: {customer:", "hubs: {client:").replace(
        "of: customer", "of: client"
    )
    trial.define(other.replace("customer_crm: {", "client_crm: {was: customer_crm, "))
    assert [step.operation for step in looked(trial).apply].count("key") == 2
    trial.run("apply")
    assert looked(trial).apply == ()
    found = trial.select("select indexname from pg_indexes where schemaname = 'raw_vault'")
    assert {("hub_client_pkey",), ("sat_client_crm_key",)} <= {*found}
