"""What a dimension promises: every key once, now, over time and at each snapshot."""

from __future__ import annotations

import pytest

DIM = "business_vault.dim_customer"
UNKNOWN = "00000000-0000-0000-0000-000000000000"
ERROR = "ffffffff-ffff-ffff-ffff-ffffffffffff"
FEED = """
  {0}:
    read: data/{0}_*.csv
    delivers: changes
    applied_date: at
    columns: {{customer_no: text, name: text, {1}: text, at: timestamp}}
    hubs: {{customer: customer_no}}
    satellites:
      {0}: {{of: customer, attributes: [name, {1}]}}
      {0}_name: {{of: customer, attributes: [name]}}
"""
HEAD = """
hubs:
  customer: {business_key: {customer_no: text}}
snapshots: {dates: [2024-01-01, 2024-02-01, 2024-03-01]}
source: s
feeds:
"""
DEFINITIONS = (
    HEAD
    + FEED.format("crm", "city")
    + FEED.format("web", "mail")
    + """
dimensions:
  customer:
    of: customer
    satellites: [crm, web]
    columns:
      name: crm.name
      web_name: web.name
      label: "coalesce(crm.name, '?') || ' of ' || coalesce(city, '?')"
"""
)
ALL = "customer_no, name, city, web_name, mail, label"


@pytest.fixture
def shop(trial):
    trial.define(DEFINITIONS)
    return trial


def load(shop, crm: str = "", web: str = "") -> None:
    """Deliver lines `customer name city-or-mail date`, load and build."""
    for feed, column, text in (("crm", "city", crm), ("web", "mail", web)):
        lines = [" | ".join(line.split()) for line in text.split(",") if line.strip()]
        shop.deliver("\n".join([f"customer_no | name | {column} | at", *lines]), feed)
    shop.run("apply", "load", "build")


def history(shop, columns: str) -> list[str]:
    return shop.rows(
        f"{DIM}_history",
        f"customer_no, valid_from::date, valid_to::date, {columns}",
        "customer_no is not null",
    )


def members(shop, table: str, columns: str) -> list[str]:
    return shop.rows(table, columns, "customer_no is not null")


def test_now_shows_the_values_that_are_true_now(shop) -> None:
    load(shop, "1 A Rome 2024-01-01, 1 B Oslo 2024-02-01", "1 X x@y 2024-01-15")
    assert members(shop, DIM, ALL) == ["1 | B | Oslo | X | x@y | B of Oslo"]


def test_a_late_row_changes_nothing_now(shop) -> None:
    load(shop, "1 B Oslo 2024-02-01")
    load(shop, "1 A Rome 2024-01-01")
    assert members(shop, DIM, "name") == ["B"]


def test_a_correction_counts_now(shop) -> None:
    load(shop, "1 A Rome 2024-01-01")
    load(shop, "1 B Rome 2024-01-01")
    assert members(shop, DIM, "name") == ["B"]


def test_history_has_a_row_for_every_interval_in_which_nothing_changed(shop) -> None:
    load(
        shop,
        "1 A Rome 2024-01-01, 1 B Rome 2024-03-01",
        "1 X x@y 2024-02-01, 1 Y x@y 2024-03-01, 1 Z x@y 2024-04-01",
    )
    assert history(shop, "name, web_name, label") == [
        "1 | 2024-01-01 | 2024-02-01 | A | - | A of Rome",
        "1 | 2024-02-01 | 2024-03-01 | A | X | A of Rome",
        "1 | 2024-03-01 | 2024-04-01 | B | Y | B of Rome",
        "1 | 2024-04-01 | 9999-12-31 | B | Z | B of Rome",
    ]


def test_history_shows_a_value_that_came_back_again(shop) -> None:
    load(shop, "1 A - 2024-01-01, 1 B - 2024-02-01, 1 A - 2024-03-01")
    assert [line.split(" | ")[3] for line in history(shop, "name")] == ["A", "B", "A"]


def test_history_joins_intervals_that_a_late_row_left_alike(shop) -> None:
    load(shop, "1 A - 2024-01-01, 1 B - 2024-03-01")
    load(shop, "1 B - 2024-02-01")
    assert history(shop, "name") == [
        "1 | 2024-01-01 | 2024-02-01 | A",
        "1 | 2024-02-01 | 9999-12-31 | B",
    ]


def test_history_shows_what_is_known_now_where_something_was_corrected(shop) -> None:
    load(shop, "1 A - 2024-01-01, 1 B - 2024-02-01")
    load(shop, "1 C - 2024-02-01")
    assert history(shop, "name") == [
        "1 | 2024-01-01 | 2024-02-01 | A",
        "1 | 2024-02-01 | 9999-12-31 | C",
    ]


def test_the_intervals_of_a_key_follow_each_other_without_gap_or_overlap(shop) -> None:
    load(
        shop,
        "1 A - 2024-01-01, 1 B - 2024-02-01, 2 A - 2024-01-05",
        "1 X - 2024-01-15, 2 X - 2023-12-01, 3 X - 2024-01-01",
    )
    assert shop.select(
        "select count(*) from (select valid_from, lag(valid_to) over (partition by customer_hk"
        f" order by valid_from) as ended from {DIM}_history) as one where valid_from <> ended"
    ) == [(0,)]
    assert shop.select(f"select count(*) from {DIM}_history where valid_to = '9999-12-31'") == [
        (5,)
    ]


def test_at_shows_the_values_that_were_true_at_each_snapshot(shop) -> None:
    load(shop, "1 A Rome 2024-01-10, 1 B Oslo 2024-02-10", "1 X x@y 2024-02-20")
    assert members(shop, f"{DIM}_at", f"extract(month from snapshot_date), {ALL}") == [
        "2 | 1 | A | Rome | - | - | A of Rome",
        "3 | 1 | B | Oslo | X | x@y | B of Oslo",
    ]


def test_at_holds_every_key_and_snapshot_of_its_point_in_time_once(shop) -> None:
    load(shop, "1 A - 2024-01-10, 2 A - 2023-01-01", "1 X - 2024-02-20, 1 Y - 2024-02-20")
    rows = "select count(*), count(distinct (customer_hk, snapshot_date)) from business_vault."
    assert shop.select(f"{rows}dim_customer_at") == shop.select(f"{rows}pit_customer") == [(11, 11)]


@pytest.mark.parametrize(("table", "times"), [(DIM, 1), (f"{DIM}_history", 1), (f"{DIM}_at", 3)])
def test_the_unknown_and_the_error_member_are_there_without_values(shop, table, times) -> None:
    load(shop, "1 A Rome 2024-01-10")
    ghosts = shop.rows(table, f"customer_hk, {ALL}", "customer_no is null")
    assert ghosts == sorted(
        [f"{key} | - | - | - | - | - | ? of ?" for key in (UNKNOWN, ERROR)] * times
    )


def test_the_unknown_and_the_error_member_are_valid_at_all_times(shop) -> None:
    load(shop, "1 A Rome 2024-01-10")
    assert (
        shop.rows(f"{DIM}_history", "valid_from, valid_to", "customer_no is null")
        == ["0001-01-01 00:00:00 | 9999-12-31 00:00:00"] * 2
    )


def test_a_key_without_any_satellite_row_is_a_member(shop) -> None:
    shop.define(
        DEFINITIONS.replace("satellites: [crm, web]", "satellites: [crm]").replace(
            "      web_name: web.name\n", ""
        )
    )
    load(shop, web="7 X x@y 2024-01-01")
    assert members(shop, DIM, "customer_no, name, label") == ["7 | - | ? of ?"]
    ((since,),) = shop.select("select load_date from raw_vault.hub_customer where load_id > 0")
    assert members(shop, f"{DIM}_history", "valid_from, valid_to, name") == [
        f"{since} | 9999-12-31 00:00:00 | -"
    ]
    assert members(shop, f"{DIM}_at", "name") == []


def test_a_key_that_a_satellite_knows_only_from_a_later_day_has_nulls_until_then(shop) -> None:
    load(shop, "1 A - 2999-01-01")
    assert [line.split(" | ")[2:] for line in history(shop, "name")] == [
        ["2999-01-01", "-"],
        ["9999-12-31", "A"],
    ]


def test_a_dimension_needs_no_satellite(shop) -> None:
    shop.define(DEFINITIONS.split("dimensions:")[0] + "dimensions: {customer: {of: customer}}\n")
    load(shop, "1 A - 2024-01-01")
    assert (
        members(shop, DIM, "customer_no") == members(shop, f"{DIM}_history", "customer_no") == ["1"]
    )
    assert shop.select(f"select count(*) from {DIM}_at") == [(6,)]


def test_a_dimension_needs_no_snapshots(shop) -> None:
    shop.define(
        DEFINITIONS.replace("snapshots: {dates: [2024-01-01, 2024-02-01, 2024-03-01]}\n", "")
    )
    load(shop, "1 A Rome 2024-01-01")
    assert members(shop, DIM, "name") == ["A"]
    assert (
        shop.select("select table_name from information_schema.tables where table_name like 'pit%'")
        == []
    )


def test_a_dimension_may_show_some_satellites_of_a_declared_point_in_time(shop) -> None:
    shop.define(
        DEFINITIONS.replace("[crm, web]\n", "[crm]\n").replace("      web_name: web.name\n", "")
        + "points_in_time: {customer: {of: customer, satellites: [web, crm]}}\n"
    )
    load(shop, "1 A Rome 2024-01-10", "1 X - 2024-01-01")
    assert members(shop, f"{DIM}_at", "extract(month from snapshot_date), name") == [
        "1 | -",
        "2 | A",
        "3 | A",
    ]


def test_a_composite_key_and_names_that_sql_reserves_are_shown(shop) -> None:
    shop.define(
        DEFINITIONS.replace("{customer_no: text}}", "{customer_no: text, order: integer}}")
        .replace("customer_no: text, name", "customer_no: text, order: integer, name")
        .replace("customer: customer_no}", "customer: [customer_no, order]}")
    )
    shop.deliver("customer_no | order | name | city | at\n1 | 2 | A | Rome | 2024-01-01", "crm")
    shop.deliver("customer_no | order | name | mail | at", "web")
    shop.run("apply", "load", "build")
    for table in (DIM, f"{DIM}_history"):
        assert members(shop, table, 'customer_no, "order", name') == ["1 | 2 | A"]


def test_a_dimension_says_whether_a_key_is_active_where_a_status_tells(trial) -> None:
    trial.define(
        HEAD
        + FEED.format("crm", "city")
        .replace("changes", "snapshot")
        .replace(
            "attributes: [name]}",
            "attributes: [name]}\n      crm_status: {of: customer, type: status}",
        )
        + "dimensions: {customer: {of: customer, satellites: [crm, crm_status]}}"
    )
    for text in ("1 A Rome 2024-01-01, 2 B Rome 2024-01-01", "2 B Rome 2024-02-01"):
        lines = [" | ".join(line.split()) for line in text.split(",")]
        trial.deliver("\n".join(["customer_no | name | city | at", *lines]), "crm")
        trial.run("apply", "load", "build")
    known = "customer_no is not null"
    assert trial.rows(DIM, "customer_no, status, is_active", known) == [
        "1 | D | False",
        "2 | I | True",
    ]
    at = "customer_no, cast(snapshot_date as date), is_active"
    assert trial.rows(f"{DIM}_at", at, known) == [
        "1 | 2024-01-01 | True",
        "1 | 2024-02-01 | False",
        "1 | 2024-03-01 | False",
        "2 | 2024-01-01 | True",
        "2 | 2024-02-01 | True",
        "2 | 2024-03-01 | True",
    ]
