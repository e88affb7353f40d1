"""What reconcile promises of feeds that are tables of the same database."""

from __future__ import annotations

from vault.reconcile import reconcile

SAT = "raw_vault.sat_customer_crm"


def execute(trial, *statements: str) -> None:
    with trial.engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def test_a_table_is_read_as_it_is_now_for_its_last_load(trial) -> None:
    execute(
        trial,
        "create schema landing",
        "create table landing.customers (customer_no varchar(9), name varchar(9))",
        "insert into landing.customers values ('a', 'Ann'), ('b', 'Bob'), (null, 'Eve')",
    )
    trial.define("""
hubs: {customer: {business_key: {customer_no: text}}}
source: crm
feeds:
  customers:
    table: landing.customers
    delivers: snapshot
    columns: {customer_no: text, name: text}
    hubs: {customer: customer_no}
    satellites: {customer_crm: {of: customer, attributes: name}}
""")
    trial.run()
    trial.run()
    done = reconcile(trial.warehouse, trial.engine)
    assert (done.wrong, list(done.loads["read_from"])) == (0, ["unreadable", "table"])
    assert done.loads["why"][0] == "landing.customers has been loaded again since"
    execute(trial, "update landing.customers set name = 'Bo' where customer_no = 'b'")
    first = reconcile(trial.warehouse, trial.engine).findings.iloc[0]
    assert (first["kind"], first["table"], first["load_id"]) == ("missing", SAT, 2)
