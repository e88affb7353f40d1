"""What staging by hard rules promises: derived columns, filters, columns that may be missing."""

from __future__ import annotations

import json

import duckdb
import pytest

HEAD = """
hubs:
  customer: {business_key: {customer_no: text}}
source: crm
feeds:
  customers:
"""
TAIL = """
    hubs: {customer: customer_no}
    satellites: {customer_crm: {of: customer, attributes: [ATTRIBUTES]}}
"""
SAT = "raw_vault.sat_customer_crm"
FROM_FILES = "read: data/customers_*.csv"
FROM_A_TABLE = "table: landing.customers"
ORIGINS = pytest.mark.parametrize("origin", [FROM_FILES, FROM_A_TABLE], ids=["file", "table"])


def define(trial, columns: str, attributes: str, origin: str = FROM_FILES, more: str = "") -> None:
    """A feed of customers that keeps some attributes; `columns` and `more` are lines of YAML."""
    lines = [origin, "delivers: changes", f"columns: {{customer_no: text, {columns}}}", more]
    body = "".join(f"    {line}\n" for line in lines if line)
    trial.define(HEAD + body + TAIL.replace("ATTRIBUTES", attributes))


def change(trial, *statements: str) -> None:
    with trial.engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def put(trial, origin: str, text: str) -> None:
    """Deliver a small table of texts, as a file or as the table that the feed reads."""
    if origin == FROM_FILES:
        trial.deliver(text)
        return
    head, *rows = ([cell.strip() for cell in line.split("|")] for line in text.strip().split("\n"))
    columns = ", ".join(f'"{name}" varchar(40)' for name in head)
    change(trial, "create schema if not exists landing", "drop table if exists landing.customers")
    change(trial, f"create table landing.customers ({columns})")
    for row in rows:
        cells = ", ".join("null" if cell == "-" else f"'{cell}'" for cell in row)
        change(trial, f"insert into landing.customers values ({cells})")


def account(trial, target: str = "sat_customer_crm") -> list[tuple[int, ...]]:
    """delivered, inserted, unchanged, duplicate, rejected, filtered of each load."""
    return trial.select(
        "select delivered, inserted, unchanged, duplicate, rejected, filtered"
        f" from audit.row_account where target = '{target}' order by load_id"
    )


# Derived columns


@ORIGINS
def test_a_constant_is_the_same_in_every_row(trial, origin) -> None:
    define(trial, """region: {type: text, value: "'EU'"}""", "region", origin)
    put(trial, origin, "customer_no\n1\n2")
    trial.run()
    assert trial.rows(SAT, "region") == ["EU", "EU"]


@ORIGINS
def test_a_column_is_renamed_by_from(trial, origin) -> None:
    define(trial, "name: {type: text, from: Full Name}", "name", origin)
    put(trial, origin, "customer_no | Full Name\n1 | Ann")
    trial.run()
    assert trial.rows(SAT, "name") == ["Ann"]


@ORIGINS
def test_an_expression_is_computed_from_the_columns_of_its_row(trial, origin) -> None:
    columns = 'name: text, short: {type: text, value: "upper(substr(name, 1, 2))"}'
    define(trial, columns, "short", origin)
    put(trial, origin, "customer_no | name\n1 | Ann\n2 | -")
    trial.run()
    assert trial.rows(SAT, "short") == ["-", "AN"]


@ORIGINS
def test_what_is_concatenated_with_null_is_null_unless_nulls_are_left_out(trial, origin) -> None:
    columns = (
        "first: text, last: text, strict: {type: text, value: \"first || ' ' || last\"},"
        " lenient: {type: text, value: \"concat_ws(' ', first, last)\"}"
    )
    define(trial, columns, "strict, lenient", origin)
    put(trial, origin, "customer_no | first | last\n1 | Ann | Lee\n2 | Bob | -")
    trial.run()
    assert trial.rows(SAT, "strict, lenient") == ["- | Bob", "Ann Lee | Ann Lee"]


@ORIGINS
def test_a_key_may_be_derived(trial, origin) -> None:
    columns = "country: text, no: text, key: {type: text, value: \"country || '-' || no\"}"
    define(trial, columns, "country", origin)
    path = trial.folder / "warehouse.yml"
    path.write_text(path.read_text().replace("{customer: customer_no}", "{customer: key}"))
    put(trial, origin, "customer_no | country | no\nx | AT | 1\nx | DE | 1")
    trial.run()
    assert trial.rows("raw_vault.hub_customer", "customer_no") == ["AT-1", "DE-1"]


# Filters

FILTER = "where: \"status <> 'TEST'\""


@ORIGINS
def test_rows_for_which_the_filter_is_not_true_are_loaded_nowhere_and_counted(
    trial, origin
) -> None:
    define(trial, "status: text", "status", origin, FILTER)
    put(trial, origin, "customer_no | status\n1 | OK\n2 | TEST\n3 | -\n4 | OK")
    run = trial.run()
    assert trial.rows("raw_vault.hub_customer", "customer_no") == ["1", "4"]
    assert trial.rows(SAT, "status") == ["OK", "OK"]
    assert account(trial) == account(trial, "hub_customer") == [(4, 2, 0, 0, 0, 2)]
    assert [(load.delivered, load.rejected, load.filtered) for load in run.loads] == [(4, 0, 2)]
    assert trial.select("select * from audit.rejected_row") == []


@ORIGINS
def test_the_filter_sees_derived_columns_and_columns_that_are_not_stored(trial, origin) -> None:
    columns = "name: text, size: text, is_large: {type: boolean, value: \"size = 'L'\"}"
    define(trial, columns, "name", origin, 'where: "is_large and size is not null"')
    put(trial, origin, "customer_no | name | size\n1 | Ann | L\n2 | Bob | S\n3 | Cem | -")
    trial.run()
    assert trial.rows(SAT, "name") == ["Ann"]
    assert account(trial) == [(3, 1, 0, 0, 0, 2)]


def test_a_row_with_a_bad_cell_is_rejected_whatever_the_filter_says(trial) -> None:
    define(trial, "status: text, age: integer", "status, age", FROM_FILES, FILTER)
    trial.load("customer_no | status | age\n1 | TEST | old\n2 | TEST | 7\n3 | OK | 8\n4 | OK | x")
    assert trial.rows(SAT, "age") == ["8"]
    assert account(trial) == [(4, 1, 0, 0, 2, 1)]
    assert trial.select("select delivery_row, reason from audit.rejected_row order by 1") == [
        (1, "age: 'old' is not an integer"),
        (4, "age: 'x' is not an integer"),
    ]


@ORIGINS
def test_a_filtered_row_needs_no_key(trial, origin) -> None:
    define(trial, "status: text", "status", origin, FILTER)
    put(trial, origin, "customer_no | status\n- | TEST\n- | OK\n1 | OK")
    trial.run()
    assert account(trial) == [(3, 1, 0, 0, 1, 1)]
    assert trial.select("select delivery_row, reason from audit.rejected_row") == [
        (2, "customer_no: the key of customer is missing")
    ]


def test_a_row_on_which_the_filter_fails_is_rejected(trial) -> None:
    define(trial, "no: text", "no", FROM_FILES, 'where: "cast(no as integer) > 1"')
    trial.load("customer_no | no\n1 | x\n2 | 1\n3 | 2")
    assert trial.rows(SAT, "no") == ["2"]
    assert account(trial) == [(3, 1, 0, 0, 1, 1)]
    assert trial.select("select reason from audit.rejected_row") == [
        ("where: the filter fails on this row",)
    ]


@pytest.mark.usefixtures("parquet")
def test_a_filter_holds_for_json_and_parquet_too(trial) -> None:
    for suffix in ("jsonl", "parquet"):
        define(trial, "status: text", "status", f"read: data/customers_*.{suffix}", FILTER)
        folder = trial.folder / "data"
        folder.mkdir(exist_ok=True)
        rows = [(f"{suffix}{at}", status) for at, status in enumerate(["OK", "TEST"], 1)]
        path = folder / f"customers_1.{suffix}"
        if suffix == "parquet":
            body = ", ".join(map(str, rows))
            duckdb.sql(f"from (values {body}) as given (customer_no, status)").write_parquet(
                str(path)
            )
        else:
            lines = [json.dumps({"customer_no": no, "status": status}) for no, status in rows]
            path.write_text("\n".join(lines))
        trial.run()
    assert trial.rows("raw_vault.hub_customer", "customer_no") == ["jsonl1", "parquet1"]
    assert account(trial) == [(2, 1, 0, 0, 0, 1)] * 2


def test_the_account_of_a_filtered_load_is_the_same_loaded_at_once_or_one_by_one(trial) -> None:
    define(trial, "status: text", "status", FROM_FILES, FILTER)
    for number, status in enumerate(("OK", "TEST", "OK")):
        trial.deliver(f"customer_no | status\n1 | {status}\n{number} | TEST")
    trial.run()
    assert account(trial) == [(2, 1, 0, 0, 0, 1), (2, 0, 0, 0, 0, 2), (2, 0, 1, 0, 0, 1)]


def test_a_snapshot_that_is_filtered_to_nothing_is_refused_as_an_empty_one(trial) -> None:
    define(trial, "status: text", "status", FROM_FILES, FILTER)
    path = trial.folder / "warehouse.yml"
    path.write_text(path.read_text().replace("delivers: changes", "delivers: snapshot"))
    (load,) = trial.load("customer_no | status\n1 | TEST").loads
    assert load.status == "refused"
    assert load.message.startswith("the snapshot holds no row that `where` lets through")
    path.write_text(path.read_text().replace("delivers: snapshot", "delivers: changes"))
    assert [load.status for load in trial.run().loads] == ["loaded"]
    assert account(trial) == [(1, 0, 0, 0, 0, 1)]


def test_filtered_rows_are_not_among_those_that_max_rejected_counts(trial) -> None:
    define(trial, "status: text", "status", FROM_FILES, f"{FILTER}\n    max_rejected: 0")
    (load,) = trial.load("customer_no | status\n1 | TEST\n2 | OK").loads
    assert (load.status, load.filtered) == ("loaded", 1)


def test_a_warehouse_whose_accounts_know_nothing_of_filters_goes_on(trial, database) -> None:
    define(trial, "status: text", "status")
    trial.load("customer_no | status\n1 | OK")
    change(trial, "alter table audit.row_account drop column filtered")
    trial.deliver("customer_no | status\n1 | OK\n2 | OK")
    trial.run("load")
    assert account(trial) == [(1, 1, 0, 0, 0, None), (2, 1, 1, 0, 0, 0)]
    change(trial, "alter table audit.row_account drop column filtered")
    trial.deliver("customer_no | status\n3 | OK")
    trial.run()
    assert account(trial) == [
        (1, 1, 0, 0, 0, None), (2, 1, 1, 0, 0, None), (1, 1, 0, 0, 0, 0),
    ]  # fmt: skip


def test_history_shows_what_was_filtered_and_reads_older_accounts(trial) -> None:
    from vault.history import history

    define(trial, "status: text", "status", FROM_FILES, FILTER)
    trial.load("customer_no | status\n1 | OK\n2 | TEST")
    assert list(history(trial.warehouse, trial.engine).loads["filtered"]) == [1, 1]
    change(trial, "alter table audit.row_account drop column filtered")
    assert list(history(trial.warehouse, trial.engine).loads["filtered"]) == [0, 0]


# Columns that a delivery may lack


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "parquet"])
def test_a_column_that_may_be_missing_is_null_where_a_file_lacks_it(trial, suffix) -> None:
    define(
        trial, "nickname: {type: text, missing: null}, age: {type: integer, missing: null}",
        "nickname, age", f"read: data/customers_*.{suffix}",
    )  # fmt: skip
    folder = trial.folder / "data"
    folder.mkdir()
    for number, values in enumerate([("1", "Al", 7), ("2",)], 1):
        path = folder / f"customers_{number}.{suffix}"
        named = dict(zip(("customer_no", "nickname", "age"), values, strict=False))
        select = ", ".join(f"{value!r} as {name}" for name, value in named.items())
        if suffix == "parquet":
            duckdb.sql(f"select {select}").write_parquet(str(path))
        elif suffix == "csv":
            path.write_text(",".join(named) + "\n" + ",".join(map(str, values)) + "\n")
        else:
            path.write_text(json.dumps(named))
    trial.run()
    assert trial.rows(SAT, "nickname, age") == ["- | -", "Al | 7"]


def test_a_column_that_may_be_missing_is_null_where_a_table_lacks_it(trial) -> None:
    columns = "nickname: {type: text, missing: null}, age: {type: integer, missing: null}"
    define(trial, columns, "nickname, age", FROM_A_TABLE)
    put(trial, FROM_A_TABLE, "customer_no | nickname\n1 | Al")
    trial.run()
    assert trial.rows(SAT, "nickname, age") == ["Al | -"]
