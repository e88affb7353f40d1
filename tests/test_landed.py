"""Tables that other tools land in the warehouse's own database: each increment once."""

from __future__ import annotations

import pytest
from conftest import Call, Trial

from vault.errors import SourceError

DEFINITIONS = """
hubs:
  customer: {business_key: {customer_no: text}}
source: crm
feeds:
  customers:
    table: landing.customers
    MORE
    delivers: changes
    columns: {customer_no: text, name: text, score: integer}
    hubs: {customer: customer_no}
    satellites: {customer_crm: {of: customer, attributes: [name, score]}}
"""
DLT = DEFINITIONS.replace("MORE", "landed_by: dlt")


def put(trial: Trial, *statements: str) -> None:
    with trial.engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def complete(trial: Trial, load_id: str, status: int = 0) -> None:
    put(trial, f"insert into landing._dlt_loads values ('{load_id}', {status})")


def land(trial: Trial, load_id: str, *rows: str) -> None:
    told = ", ".join(
        f"('{no}', '{name}', 1, '{load_id}')" for no, name in (row.split() for row in rows)
    )
    put(trial, f"insert into landing.customers values {told}")


@pytest.fixture
def dlt(trial: Trial) -> Trial:
    trial.define(DLT)
    put(
        trial,
        "create schema landing",
        "create table landing.customers (customer_no varchar(9), name varchar(9), score int,"
        " _dlt_load_id varchar(20))",
        "create table landing._dlt_loads (load_id varchar(20), status int)",
    )
    return trial


def loads(trial: Trial) -> list[tuple[str, int]]:
    return trial.select(
        "select file, cast(delivered as integer) from audit.load"
        " where status = 'loaded' order by load_id"
    )


def test_each_complete_load_of_dlt_is_loaded_once(dlt: Trial) -> None:
    land(dlt, "1700000000.5", "1 Ann", "2 Bob")
    land(dlt, "1700000009.25", "1 Amy")
    land(dlt, "1700000010.75", "3 Cut")
    for load_id in ("1700000000.5", "1700000009.25"):
        complete(dlt, load_id)
    dlt.run()
    dlt.run()
    assert loads(dlt) == [
        ("landing.customers, load 1700000000.5", 2),
        ("landing.customers, load 1700000009.25", 1),
    ]
    assert dlt.rows("raw_vault.sat_customer_crm", "load_id, name") == [
        "1 | Ann",
        "1 | Bob",
        "2 | Amy",
    ]


def test_a_load_that_is_completed_late_is_not_lost(dlt: Trial) -> None:
    land(dlt, "1700000000.5", "1 Ann")
    land(dlt, "1700000009.25", "2 Bob")
    complete(dlt, "1700000009.25")
    complete(dlt, "1700000000.5", status=1)
    dlt.run()
    complete(dlt, "1700000000.5")
    dlt.run()
    assert [file[-12:] for file, _ in loads(dlt)] == ["700000009.25", "1700000000.5"]


def test_a_load_that_is_refused_is_tried_again(dlt: Trial) -> None:
    dlt.define(DLT.replace("delivers:", "max_rejected: 0\n    delivers:"))
    put(dlt, "alter table landing.customers alter column score type bigint")
    land(dlt, "1700000000.5", "1 Ann")
    complete(dlt, "1700000000.5")
    put(dlt, "update landing.customers set score = 3000000000")
    assert len(dlt.run().refused) == 1
    put(dlt, "update landing.customers set score = 3")
    assert not dlt.run().refused
    assert dlt.rows("raw_vault.sat_customer_crm", "name, score") == ["Ann | 3"]


def test_a_table_of_dlt_needs_its_loads(dlt: Trial) -> None:
    put(dlt, "drop table landing._dlt_loads")
    with pytest.raises(SourceError, match=r"there is no table landing\._dlt_loads, by which dlt"):
        dlt.run()
    put(dlt, "alter table landing.customers drop column _dlt_load_id")
    with pytest.raises(SourceError, match=r"column '_dlt_load_id' is missing.*landed by dlt"):
        dlt.run()


@pytest.mark.parametrize("tool", ["airbyte", "fivetran"])
def test_what_airbyte_and_fivetran_land_is_read_from_the_last_on(trial: Trial, tool: str) -> None:
    column = {"airbyte": "_airbyte_extracted_at", "fivetran": "_fivetran_synced"}[tool]
    trial.define(DEFINITIONS.replace("MORE", f"landed_by: {tool}"))
    put(
        trial,
        "create schema landing",
        "create table landing.customers (customer_no varchar(9), name varchar(9), score int,"
        f" {column} timestamp with time zone)",
    )
    assert trial.run().loads == ()
    land(trial, "2024-01-01 10:00:00+00", "1 Ann")
    land(trial, "2024-01-02 10:00:00.123456+00", "2 Bob")
    trial.run()
    trial.run()
    land(trial, "2024-01-02 10:00:00.123456+00", "3 Cid")  # tied with the last
    assert trial.run().loads == ()  # until there is something newer
    land(trial, "2024-01-03 10:00:00+00", "4 Dan")
    trial.run()
    assert [rows for _, rows in loads(trial)] == [2, 3]
    assert trial.rows("raw_vault.sat_customer_crm", "name") == ["Ann", "Bob", "Cid", "Dan"]


def test_a_table_of_ones_own_has_a_watermark_too(trial: Trial) -> None:
    more = "watermark: {column: score, overlap: 10}"
    trial.define(DEFINITIONS.replace("MORE", more))
    put(
        trial,
        "create schema landing",
        "create table landing.customers (customer_no varchar(9), name varchar(9), score int)",
        "insert into landing.customers values ('1', 'Ann', 1), ('2', 'Bob', 100)",
        "insert into landing.customers values ('3', 'Nil', null)",
    )
    trial.run()
    put(trial, "insert into landing.customers values ('4', 'Cid', 91), ('5', 'Dan', 101)")
    trial.run()
    assert [rows for _, rows in loads(trial)] == [3, 4]
    assert len(trial.rows("raw_vault.hub_customer", "customer_no")) == 5


def test_plan_sql_and_reconcile_know_the_increments(command: Call, tmp_path) -> None:
    folder = tmp_path / "shop"
    folder.mkdir()
    trial = Trial(folder, f"duckdb:///{tmp_path}/shop.duckdb")
    trial.define(DLT)
    put(
        trial,
        "create schema landing",
        "create table landing.customers (customer_no text, name text, score int,"
        " _dlt_load_id text)",
        "create table landing._dlt_loads (load_id text, status int)",
    )
    trial.run("apply")
    land(trial, "1700000000.5", "1 Ann")
    complete(trial, "1700000000.5")
    trial.release()
    told = command(f"plan shop --database duckdb:///{tmp_path}/shop.duckdb")[1].splitlines()
    assert "    landing.customers, load 1700000000.5" in told
    where = f"--database duckdb:///{tmp_path}/shop.duckdb"
    assert command(f"load shop {where}")[0] == 0
    assert "  crm.customers: nothing new" in command(f"plan shop {where}")[1].splitlines()
    code, _, err = command(f"reconcile shop {where}")
    assert code == 0, err
    assert "1 load read again, 0 unreadable" in err
    code, out, _ = command("sql shop crm.customers --dialect postgresql")
    assert code == 0
    assert "where source._dlt_load_id = " in out
