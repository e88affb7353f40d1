"""What an erasure promises after a split: the old tables are erased with the new ones."""

from __future__ import annotations

from splitting import HEAD, ONE, SPLIT, declare, loaded, wrong

from vault.erasure import erase
from vault.reconcile import reconcile
from vault.verify import verify


def test_what_was_erased_stays_erased_and_the_old_table_is_erased_with_the_new(trial) -> None:
    loaded(trial, ONE)
    trial.release()
    words = {"reason": "art. 17", "requested_by": "request 7"}
    erase(trial.warehouse, trial.engine, "customer", "2", **words)
    declare(trial, SPLIT)
    trial.run()
    assert trial.rows("raw_vault.sat_person", "name, email")[-2:] == ["Bo | -", "Bob | -"]
    assert wrong(trial) == []
    found = erase(trial.warehouse, trial.engine, "customer", "1", **words)
    assert dict(zip(found.tables["table"], found.tables["rows"], strict=True)) == {
        "raw_vault.sat_person": 4, "raw_vault.sat_details": 4,
    }  # fmt: skip
    assert not [note for note in found.notes if "not declared" in note]
    assert trial.rows("raw_vault.sat_details", "email") == ["-"] * 6
    assert trial.rows("raw_vault.sat_person", "email") == ["-"] * 6
    assert wrong(trial) == []
    trial.deliver(f"{HEAD}\n1 | Ann | Rom | a@z | 2024-07-01")
    assert trial.run().loads[0].rejected == 1


LINKED = """
hash: {recipe: automate_dv, storage: hex}
names: {load_date: ldts, applied_date: effective, record_source: rsrc, hashdiff: hd}
hubs:
  customer: {business_key: {customer_no: text}}
  order: {business_key: {order_no: text}}
links: {ordered: {hubs: [order, customer]}}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    applied_date: at
    columns:
      order_no: text
      customer_no: text
      note: {type: text, pii: true}
      amount: decimal(10,2)
      select: text
      at: timestamp
    links: {ordered: {order: order_no, customer: customer_no}}
    satellites:
"""


def test_what_no_satellite_takes_on_is_erased_in_the_old_table_too(duckdb_trial) -> None:
    """Here of a link, by another recipe and with other names."""
    trial, head = duckdb_trial, "order_no | customer_no | note | amount | select | at"
    trial.define(LINKED + "      all: {of: ordered, attributes: [note, amount, select]}\n")
    trial.deliver(
        f"{head}\n1 | a | ring | 3.50 | x | 2024-01-01\n2 | b | sing | 4 | y | 2024-01-01"
    )
    trial.load(f"{head}\n1 | a | ring | 4.50 | x | 2024-02-01\n2 | b | song | 4 | y | 2024-03-01")
    trial.define(
        f"{LINKED}      money: {{of: ordered, attributes: [select, amount], history_of: all}}\n"
    )
    trial.run()
    assert trial.rows("raw_vault.sat_money", "amount") == ["3.50", "4.00", "4.50"]
    trial.release()
    found = erase(trial.warehouse, trial.engine, "customer", "b", reason="x", requested_by="y")
    assert [*found.tables["table"], *found.tables["rows"]] == ["raw_vault.sat_all", 2]
    assert trial.rows("raw_vault.sat_all", "note") == ["-", "-", "ring", "ring"]
    assert wrong(trial) == []
    trial.release()
    with trial.engine.begin() as connection:
        connection.exec_driver_sql("update raw_vault.sat_all set amount = 9 where amount = 3.5")
    assert set(verify(trial.warehouse, trial.engine).findings["table"]) == {"raw_vault.sat_all"}
    assert set(reconcile(trial.warehouse, trial.engine).findings["table"]) == {"raw_vault.sat_all"}
