"""What reconcile promises: what differs between a delivery and the vault is named, and no more."""

from __future__ import annotations

import json

import pytest

from vault.erasure import erase
from vault.errors import UsageError
from vault.execute import opened
from vault.reconcile import reconcile

SAT, HUB, LINK = (f"raw_vault.{name}" for name in ("sat_customer_crm", "hub_customer", "link_oc"))
DEFINITIONS = """
ARCHIVE
hubs:
  customer: {business_key: {customer_no: text}}
  order: {business_key: {order_no: text}}
links:
  oc: {hubs: [order, customer]}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: snapshot
    applied_date: at
    where: name is null or name <> 'TEST'
    columns: {customer_no: text, name: text, age: integer, at: timestamp}
    hubs: {customer: customer_no}
    satellites:
      customer_crm: {of: customer, attributes: [name, age]}
      customer_status: {of: customer, type: status}
  orders:
    read: data/orders_*.csv
    delivers: changes
    columns: {order_no: text, customer_no: text, city: text}
    links: {oc: {order: order_no, customer: customer_no}}
    satellites: {order_crm: {of: order, attributes: [city]}}
"""
#: A duplicate, a row without a key, a bad cell and one that is filtered are among them.
FIRST = """
    customer_no | name | age | at
    a           | Ann  | 30  | 2024-01-01
    a           | Ann  | 30  | 2024-01-01
    b           | Bob  | 42  | 2024-01-01
    c           | -    | -   | 2024-01-01
    -           | Eve  | 50  | 2024-01-01
    d           | Dan  | old | 2024-01-01
    e           | TEST | 7   | 2024-01-01
"""
#: A change, a correction, what was known later, and one that is gone.
SECOND = """
    customer_no | name | age | at
    a           | Anna | 30  | 2024-01-01
    b           | Bob  | 43  | 2024-01-03
    b           | Bo   | 41  | 2023-12-01
"""
ORDERS = """
    order_no | customer_no | city
    1        | a           | Bonn
    2        | b           | Rome
"""


@pytest.fixture
def crm(trial):
    trial.define(DEFINITIONS.replace("ARCHIVE", "archive: kept"))
    trial.deliver(FIRST, name="1")
    trial.deliver(ORDERS, "orders", name="1")
    trial.run()
    trial.deliver(SECOND, name="2")
    trial.run()
    return trial


def manipulate(trial, *statements: str) -> None:
    with trial.engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def reconciled(trial, **more):
    return reconcile(trial.warehouse, trial.engine, **more)


def found(trial, **more) -> list[tuple]:
    """Kind, table, load, business key and columns of each finding."""
    frame = reconciled(trial, **more).findings
    rows = frame.astype(object).where(frame.notna(), None).itertuples()
    return [(row.kind, row.table, row.load_id, row.business_key, row.columns) for row in rows]


def origins(trial, **more) -> list[str]:
    return list(reconciled(trial, **more).loads["read_from"])


def test_nothing_is_found_where_nobody_touched_anything(crm) -> None:
    done = reconciled(crm)
    assert (done.wrong, done.read, done.unreadable, done.rows) == (0, 3, 0, 12)
    assert list(done.findings["message"]) == []
    assert done.notes == ()


def test_nothing_is_written_into_vault_or_audit(crm) -> None:
    tables = [SAT, HUB, LINK, "raw_vault.sat_customer_status", "raw_vault.sat_order_crm"]
    tables += [f"audit.{name}" for name in ("run", "load", "row_account", "rejected_row", "step")]
    named = "select table_schema, table_name from information_schema.tables order by 1, 2"

    def everything() -> list:
        return [crm.select(named), *(sorted(map(str, crm.select(f"select * from {one}")))
                                     for one in tables)]  # fmt: skip

    before = everything()
    manipulate(crm, f"update {SAT} set name = 'Zoe' where name = 'Bob' and load_id = 1")
    manipulated = everything()
    assert found(crm)
    assert everything() == manipulated != before


def test_a_changed_value_is_named_with_what_was_delivered_and_what_is_stored(crm) -> None:
    manipulate(crm, f"update {SAT} set name = 'Zoe', age = null where name = 'Bob' and load_id = 1")
    ((kind, table, load, key, columns),) = found(crm)
    assert (kind, table, load, key, columns) == ("different", SAT, 1, "b", "name, age")
    row = reconciled(crm).findings.iloc[0]
    assert json.loads(row["delivered"]) == {"name": "Bob", "age": "42"} or json.loads(
        row["delivered"]
    ) == {"name": "Bob", "age": 42}
    assert json.loads(row["stored"]) == {"name": "Zoe", "age": None}
    assert "name: 'Bob' → 'Zoe'; age: 42 → null" in row["message"]
    assert row["file"].endswith("customers_1.csv")


def test_a_removed_row_is_missing(crm) -> None:
    manipulate(crm, f"delete from {SAT} where name = 'Anna'")
    assert found(crm) == [("missing", SAT, 3, "a", ANY_COLUMNS)]
    manipulate(crm, f"delete from {LINK} where load_id = 2")
    removed = sorted(one[:3] for one in found(crm))
    assert removed == [("missing", LINK, 2)] * 2 + [("missing", SAT, 3)]


ANY_COLUMNS = "customer_hk, load_date, applied_date, hashdiff, name, age, record_source, load_id"


def test_a_row_that_was_slipped_in_is_extra_even_where_it_is_a_copy(crm) -> None:
    manipulate(
        crm,
        f"insert into {SAT} select * from {SAT} where name = 'Bob' and load_id = 1",
        f"insert into {SAT} select customer_hk, load_date, timestamp '2024-01-09', hashdiff, 'Kim',"
        f" 9, record_source, load_id from {SAT} where name = 'Anna'",
    )
    assert sorted(one[:4] for one in found(crm)) == [
        ("extra", SAT, 1, "b"), ("extra", SAT, 3, "a"),
    ]  # fmt: skip


def test_rows_of_a_load_that_the_audit_does_not_know_are_extra(crm) -> None:
    manipulate(crm, f"update {SAT} set load_id = 99 where name = 'Anna'")
    assert [one[:4] for one in found(crm)] == [("different", SAT, 3, "a")]
    manipulate(crm, f"insert into {SAT} select * from {SAT} where load_id = 99")
    assert ("extra", SAT, 99, "a") in [one[:4] for one in found(crm)]
    assert found(crm, feeds=["crm.orders"]) == []


def test_rows_whose_load_was_taken_from_the_audit_are_extra(crm) -> None:
    manipulate(crm, "delete from audit.load where load_id = 3")
    assert ("extra", SAT, 3, "a") in [one[:4] for one in found(crm)]


def test_a_key_that_is_gone_without_a_delivery_that_lacks_it_is_found(crm) -> None:
    status = "raw_vault.sat_customer_status"
    manipulate(crm, f"delete from {status} where status = 'D'")
    assert [one[:4] for one in found(crm)] == [("missing", status, 3, "c")]


def test_figures_of_the_audit_are_compared_too(crm) -> None:
    manipulate(
        crm,
        "update audit.row_account set unchanged = unchanged + 1 where load_id = 1"
        " and target = 'hub_customer'",
        "update audit.load set delivered = 8 where load_id = 1",
        "delete from audit.rejected_row where load_id = 1 and delivery_row = 6",
    )
    assert [(one[0], one[1], one[2], one[4]) for one in found(crm)] == [
        ("different", "audit.load", 1, "delivered"),
        ("different", "audit.row_account", 1, "unchanged"),
        ("missing", "audit.rejected_row", 1, "load_id, target, delivery_row"),
    ]


def test_a_file_that_is_gone_is_read_from_the_archive(crm) -> None:
    (crm.folder / "data" / "customers_1.csv").unlink()
    assert origins(crm) == ["archive", "file", "file"]
    manipulate(crm, f"update {SAT} set name = 'Zoe' where name = 'Bob' and load_id = 1")
    assert found(crm) == [("different", SAT, 1, "b", "name")]


def test_a_file_that_has_changed_is_read_from_the_archive(crm) -> None:
    crm.deliver(SECOND, name="1")
    assert origins(crm) == ["archive", "file", "file"]
    assert found(crm) == []


def test_a_file_that_goes_by_another_name_now_is_found_by_its_content(crm) -> None:
    data = crm.folder / "data"
    (data / "customers_1.csv").rename(data / "customers_0.csv")
    crm.define(DEFINITIONS.replace("ARCHIVE", ""))
    assert origins(crm) == ["file", "file", "file"]
    assert found(crm) == []


def test_what_is_neither_there_nor_in_the_archive_is_unreadable_and_no_difference(crm) -> None:
    crm.define(DEFINITIONS.replace("ARCHIVE", ""))
    (crm.folder / "data" / "customers_1.csv").unlink()
    done = reconciled(crm)
    assert (done.wrong, done.read, done.unreadable) == (0, 2, 1)
    assert done.loads["why"][0].endswith("customers_1.csv is gone, and no archive has it")
    manipulate(crm, f"delete from {SAT} where name = 'Anna'")
    assert [one[:4] for one in found(crm)] == [("missing", SAT, 3, "a")]


def test_a_file_of_the_archive_that_was_changed_is_not_taken_for_what_was_delivered(crm) -> None:
    (crm.folder / "data" / "customers_1.csv").unlink()
    for path in (crm.folder / "kept").rglob("*.csv"):
        path.write_text(path.read_text().replace("Bob", "Zoe"))
    done = reconciled(crm)
    assert done.unreadable == 1
    assert "is not what was delivered" in done.loads["why"][0]


def test_a_feed_or_a_load_can_be_chosen(crm) -> None:
    manipulate(
        crm,
        f"update {SAT} set name = 'Zoe' where name = 'Bob' and load_id = 1",
        f"delete from {LINK} where load_id = 2",
    )
    assert {one[1] for one in found(crm, feeds=["crm.orders"])} == {LINK}
    assert [one[:3] for one in found(crm, load=1)] == [("different", SAT, 1)]
    assert found(crm, load=3) == []
    assert origins(crm, load=3) == ["file"]
    with pytest.raises(UsageError, match="there is no load 9"):
        reconciled(crm, load=9)
    with pytest.raises(UsageError, match=r"there is no feed 'crm.order'; did you mean"):
        reconciled(crm, feeds=["crm.order"])


def test_what_was_refused_is_read_again_and_stores_nothing(crm) -> None:
    crm.load("customer_no | name | age | at\n")
    done = reconciled(crm)
    assert (done.wrong, done.read) == (0, 4)


def test_a_vault_that_lags_behind_its_definitions_is_refused(crm) -> None:
    crm.define(DEFINITIONS.replace("ARCHIVE", "").replace("[city]", "[city, customer_no]"))
    with pytest.raises(UsageError, match="run `dvault apply` first"):
        reconciled(crm)


def test_a_connection_of_the_users_is_left_as_it_was(crm) -> None:
    with opened(crm.engine):
        assert found(crm) == []
        assert found(crm) == []


def test_a_load_is_read_by_the_definitions_it_went_by(crm) -> None:
    crm.define(
        DEFINITIONS.replace("ARCHIVE", "")
        .replace("[city]", "[city, customer_no]")
        .replace("name <> 'TEST'", "name not in ('TEST', 'Bob')")
    )
    crm.load(SECOND)
    done = reconciled(crm)
    assert list(done.findings["message"]) == []
    assert (done.read, done.notes) == (4, ())


def test_what_was_erased_is_neither_missing_nor_different(crm) -> None:
    personal = DEFINITIONS.replace(
        "name: text, age: integer", "name: {type: text, pii: true}, age: integer"
    )
    crm.define(personal.replace("ARCHIVE", "archive: kept"))
    crm.run("apply")
    crm.release()
    erase(crm.warehouse, crm.engine, "customer", "b", reason="asked to", requested_by="desk")
    (crm.folder / "data" / "customers_1.csv").unlink()
    done = reconciled(crm)
    assert (done.wrong, done.read) == (0, 3)
    assert done.notes == ("the rows of 1 key that was erased are not compared",)
    manipulate(crm, f"update {SAT} set name = 'Zoe' where name = 'Ann'")
    assert [one[:4] for one in found(crm)] == [("different", SAT, 1, "a")]


def test_feeds_that_were_loaded_side_by_side_reconcile(trial) -> None:
    trial.define(DEFINITIONS.replace("ARCHIVE", ""))
    for _ in range(3):
        trial.deliver(ORDERS.replace("| a", "| z"), "orders")
        trial.deliver(FIRST)
        trial.deliver(ORDERS.replace("| b", "| c"), "orders")
        trial.run(threads=2)
    assert found(trial) == []
