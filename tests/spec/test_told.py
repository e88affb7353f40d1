"""What a run tells its listener: which rows it stored, as the tables and accounts say."""

from __future__ import annotations

from conftest import Trial

from vault.execute import Listener

DEFINITIONS = """
hubs:
  customer: {business_key: {customer_no: text}}
dimensions:
  customer: {of: customer, satellites: [customer_crm]}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    columns: {customer_no: text, city: text}
    hubs: {customer: customer_no}
    satellites:
      customer_crm: {of: customer, attributes: [city]}
"""


def test_a_load_tells_how_many_rows_each_table_was_given(trial: Trial) -> None:
    trial.define(DEFINITIONS)
    trial.deliver("customer_no | city\n1 | Graz\n2 | Linz")
    trial.deliver("customer_no | city\n2 | Linz\n3 | Wels\n3 | Wels")
    first = trial.run()
    trial.deliver("customer_no | city\n1 | Graz\n2 | Wien")
    second = trial.run()
    for done in (first, second):
        told: dict[str, int] = {}
        for load in done.loads:
            for table, rows in load.stored:
                told[table] = told.get(table, 0) + rows
        ids = ", ".join(str(load.load_id) for load in done.loads)
        accounts = trial.select(
            "select target, sum(inserted) from audit.row_account"
            f" where load_id in ({ids}) group by target"
        )
        assert told == {f"raw_vault.{target}": int(rows) for target, rows in accounts}


def test_a_build_tells_what_it_begins_and_how_many_rows_there_are(trial: Trial) -> None:
    trial.define(DEFINITIONS)
    trial.deliver("customer_no | city\n1 | Graz\n2 | Linz")
    told: list[tuple[str, int | None]] = []
    listener = Listener(
        building=lambda table: told.append((table, None)),
        filled=lambda table, rows: told.append((table, rows)),
    )
    trial.run("apply", "load", "build", listener=listener)
    tables = ("business_vault.dim_customer", "business_vault.dim_customer_history")
    counted = [trial.select(f"select count(*) from {table}")[0][0] for table in tables]
    assert told == [
        pair
        for table, rows in zip(tables, counted, strict=True)
        for pair in ((table, None), (table, rows))
    ]
