"""What a point in time promises: for each key and snapshot the rows valid then, always right."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

PIT = "business_vault.pit_customer"
UNKNOWN = "00000000-0000-0000-0000-000000000000"
ERROR = "ffffffff-ffff-ffff-ffff-ffffffffffff"
FEED = """
  {0}:
    read: data/{0}_*.csv
    delivers: changes
    applied_date: at
    columns: {{customer_no: text, order_no: text, name: text, at: timestamp}}
    hubs: {{customer: customer_no}}
    links: {{order_customer: {{customer: customer_no, order: order_no}}}}
    satellites:
      customer_{0}: {{of: customer, attributes: [name]}}
      order_{0}: {{of: order_customer, attributes: [name]}}
"""
DEFINITIONS = (
    """
hubs:
  customer: {business_key: {customer_no: text}}
  order: {business_key: {order_no: text}}
links:
  order_customer: {hubs: [order, customer]}
snapshots: {dates: [2024-01-01, 2024-02-01, 2024-03-01]}
points_in_time:
  order: {of: order_customer, satellites: [order_crm]}
  customer: {of: customer, satellites: [customer_crm, customer_web]}
source: s
feeds:
"""
    + FEED.format("crm")
    + FEED.format("web")
)


@pytest.fixture
def shop(trial):
    trial.define(DEFINITIONS)
    return trial


def load(shop, feed: str, *lines: str) -> None:
    """Deliver lines `customer name date`."""
    body = [f"{key} | o{key} | {name} | {at}" for key, name, at in (line.split() for line in lines)]
    shop.deliver("\n".join(["customer_no | order_no | name | at", *body]), feed)
    for other in {"crm", "web"} - {feed}:
        shop.deliver("customer_no | order_no | name | at", other, name="0")


def build(shop) -> list[str]:
    """Load and build; what the snapshots show, as `key | month | crm | web`."""
    shop.run("apply", "load", "build")
    return seen(shop)


def seen(shop) -> list[str]:
    joins = " ".join(
        f"inner join raw_vault.sat_customer_{feed} {feed}"
        f" on {feed}.customer_hk = p.sat_customer_{feed}_hk"
        f" and {feed}.applied_date = p.sat_customer_{feed}_applied_date"
        f" and {feed}.load_date = p.sat_customer_{feed}_load_date"
        for feed in ("crm", "web")
    )
    return shop.rows(
        f"{PIT} p inner join raw_vault.hub_customer h using (customer_hk) {joins}",
        "h.customer_no, extract(month from p.snapshot_date), crm.name, web.name",
        "h.load_id > 0",
    )


def rebuilt(shop) -> list[tuple]:
    """The table computed from scratch."""
    own = {"spark": "truncate table audit.build_event"}
    with shop.engine.begin() as connection:
        connection.exec_driver_sql(own.get(shop.engine.dialect.name, "delete from audit.build"))
    shop.run("build")
    return stored(shop)


def stored(shop) -> list[tuple]:
    return sorted(shop.select(f"select * from {PIT}"))


def steps(shop) -> list[str]:
    """The operations of the last run on the table."""
    row = {"duckdb": "rowid", "postgresql": "ctid"}[shop.engine.dialect.name]
    rows = shop.select(
        "select operation from audit.step where kind = 'pit' and entity = 'customer'"
        f" and run_id = (select max(run_id) from audit.run) order by {row}"
    )
    return [operation for (operation,) in rows]


def test_a_key_and_a_snapshot_lead_to_the_row_of_each_satellite_valid_then(shop) -> None:
    load(shop, "crm", "1 A 2024-01-01", "1 B 2024-01-20", "1 C 2024-02-15")
    load(shop, "web", "1 X 2023-12-01", "1 Y 2024-02-02")
    assert build(shop) == ["1 | 1 | A | X", "1 | 2 | B | X", "1 | 3 | C | Y"]


def test_a_row_is_valid_from_its_applied_date_on_and_until_the_next_one(shop) -> None:
    load(shop, "crm", "1 A 2024-01-01", "1 B 2024-02-01")
    assert build(shop) == ["1 | 1 | A | -", "1 | 2 | B | -", "1 | 3 | B | -"]


def test_a_satellite_without_a_row_then_shows_its_ghost(shop) -> None:
    load(shop, "crm", "1 A 2024-01-01")
    load(shop, "web", "1 X 2024-02-15")
    assert build(shop) == ["1 | 1 | A | -", "1 | 2 | A | -", "1 | 3 | A | X"]
    columns = "sat_customer_web_hk, sat_customer_web_applied_date, sat_customer_web_load_date"
    ghosts = shop.rows(
        PIT, columns, f"extract(month from snapshot_date) < 3 and customer_hk <> '{UNKNOWN}'"
    )
    assert ghosts[0] == f"{UNKNOWN} | 0001-01-01 00:00:00 | 0001-01-01 00:00:00"


def test_no_row_stands_before_the_key_existed(shop) -> None:
    load(shop, "crm", "1 A 2024-01-15", "2 A 2024-03-02")
    assert build(shop) == ["1 | 2 | A | -", "1 | 3 | A | -"]


def test_a_key_without_any_satellite_row_exists_from_its_load_on(shop) -> None:
    shop.define(
        DEFINITIONS.replace("2024-03-01]", "2024-03-01, 2999-01-01]").replace(
            "customer_crm, customer_web", "customer_crm"
        )
    )
    load(shop, "web", "1 X 2024-01-01")
    shop.run("apply", "load", "build")
    assert shop.rows(
        PIT,
        "extract(year from snapshot_date), sat_customer_crm_hk",
        f"customer_hk not in ('{UNKNOWN}', '{ERROR}')",
    ) == [f"2999 | {UNKNOWN}"]


def test_the_unknown_and_the_error_key_stand_at_every_snapshot(shop) -> None:
    load(shop, "crm", "1 A 2024-01-01")
    build(shop)
    for key in (UNKNOWN, ERROR):
        rows = shop.rows(
            PIT, "extract(month from snapshot_date), sat_customer_crm_hk", f"customer_hk = '{key}'"
        )
        assert rows == [f"{month} | {key}" for month in (1, 2, 3)]


def test_late_data_refreshes_the_snapshots_it_touches_and_no_other(shop) -> None:
    load(shop, "crm", "1 A 2024-01-01", "1 C 2024-02-10", "2 A 2024-01-01")
    build(shop)
    load(shop, "crm", "1 B 2024-01-10")
    assert build(shop) == [
        "1 | 1 | A | -", "1 | 2 | B | -", "1 | 3 | C | -",
        "2 | 1 | A | -", "2 | 2 | A | -", "2 | 3 | A | -",
    ]  # fmt: skip
    assert shop.select(
        "select rows from audit.step where entity = 'customer' and operation = 'refresh'"
    ) == [(2,)]
    assert stored(shop) == rebuilt(shop)


def test_a_row_before_all_others_makes_the_key_exist_earlier(shop) -> None:
    load(shop, "crm", "1 A 2024-02-10")
    assert build(shop) == ["1 | 3 | A | -"]
    load(shop, "web", "1 X 2024-01-10")
    assert build(shop) == ["1 | 2 | - | X", "1 | 3 | A | X"]


def test_a_correction_takes_the_place_of_what_was_known_before(shop) -> None:
    load(shop, "crm", "1 A 2024-01-01")
    build(shop)
    load(shop, "crm", "1 B 2024-01-01")
    assert build(shop) == ["1 | 1 | B | -", "1 | 2 | B | -", "1 | 3 | B | -"]


def test_snapshots_that_leave_the_retention_go_and_new_ones_are_filled(shop) -> None:
    load(shop, "crm", "1 A 2024-01-01", "1 B 2024-02-15")
    build(shop)
    shop.define(DEFINITIONS.replace("2024-01-01, 2024-02-01", "2024-02-01, 2024-02-20"))
    assert build(shop) == ["1 | 2 | A | -", "1 | 2 | B | -", "1 | 3 | B | -"]
    assert steps(shop) == ["forget", "extend", "refresh", "mark"]
    assert stored(shop) == rebuilt(shop)


def test_a_changed_definition_makes_it_anew(shop) -> None:
    load(shop, "crm", "1 A 2024-01-01")
    load(shop, "web", "1 X 2024-01-01")
    build(shop)
    shop.define(DEFINITIONS.replace("[customer_crm, customer_web]", "[customer_web]"))
    shop.run("apply", "load", "build")
    columns = "select column_name from information_schema.columns where table_name = 'pit_customer'"
    assert ("sat_customer_crm_hk",) not in shop.select(columns)
    shop.define(DEFINITIONS)
    assert build(shop) == ["1 | 1 | A | X", "1 | 2 | A | X", "1 | 3 | A | X"]


def test_a_description_or_an_attribute_appended_to_a_satellite_needs_no_new_table(shop) -> None:
    load(shop, "crm", "1 A 2024-01-01")
    build(shop)
    shop.define(
        DEFINITIONS.replace(
            "name: text, at", "name: text, city: {type: text, missing: null}, at", 1
        )
        .replace(
            "customer_crm: {of: customer, attributes: [name]",
            "customer_crm: {of: customer, attributes: [name, city]",
        )
        .replace("customer_web]}\n", "customer_web], description: Then.}\n")
    )
    assert build(shop) == ["1 | 1 | A | -", "1 | 2 | A | -", "1 | 3 | A | -"]
    assert steps(shop) == ["refresh", "mark"]


def test_a_table_that_was_dropped_is_made_whole_again(shop) -> None:
    load(shop, "crm", "1 A 2024-01-01")
    before = build(shop)
    with shop.engine.begin() as connection:
        connection.exec_driver_sql(f"drop table {PIT}")
    assert build(shop) == before


def test_a_link_has_points_in_time_too(shop) -> None:
    load(shop, "crm", "1 A 2024-01-01", "1 B 2024-02-10", "2 C 2024-02-10")
    shop.run("apply", "load", "build")
    assert shop.rows(
        "business_vault.pit_order p inner join raw_vault.sat_order_crm s"
        " on s.order_customer_hk = p.sat_order_crm_hk"
        " and s.applied_date = p.sat_order_crm_applied_date",
        "extract(month from p.snapshot_date), s.name",
        "s.load_id > 0",
    ) == ["1 | A", "2 | A", "3 | B", "3 | C"]


@pytest.mark.parametrize("numbers", [(1, 2), (2, 1), ("-", 1), (1, "-")])
def test_of_rows_in_sequence_at_one_applied_date_the_last_is_valid(shop, numbers) -> None:
    shop.define(
        DEFINITIONS.replace("applied_date: at\n", "applied_date: at\n    sequence: no\n").replace(
            "at: timestamp", "at: timestamp, no: integer"
        )
    )
    lines = [f"1 | o1 | {name} | 2024-01-01 | {no}" for name, no in zip("AB", numbers, strict=True)]
    for feed in ("crm", "web"):
        shop.deliver("\n".join(["customer_no | order_no | name | at | no", *lines]), feed)
    shop.run("apply", "load", "build")
    ((current,),) = shop.select(
        "select name from business_vault.sat_customer_crm_current where load_id > 0"
    )
    assert shop.rows(
        f"{PIT} p inner join raw_vault.sat_customer_crm s on s.customer_hk = p.sat_customer_crm_hk"
        " and s.sequence is not distinct from p.sat_customer_crm_sequence",
        "extract(month from snapshot_date), s.name",
        "s.load_id > 0",
    ) == [f"{month} | {current}" for month in (1, 2, 3)]


def expected(shop) -> set[tuple]:
    """The table as the rules say, from the raw vault, in plain Python."""
    ghost = UUID(int=0), datetime(1, 1, 1), datetime(1, 1, 1)
    satellites = []
    for feed in ("crm", "web"):
        rows = shop.select(
            f"select customer_hk, applied_date, load_date from raw_vault.sat_customer_{feed}"
        )
        satellites.append(sorted(rows, key=lambda row: row[1:]))
    found = set()
    for key, since in shop.select("select customer_hk, load_date from raw_vault.hub_customer"):
        rows = [[row for row in satellite if row[0] == key] for satellite in satellites]
        born = min([since, *(row[1] for satellite in rows for row in satellite)])
        for (moment,) in shop.select("select snapshot_date from business_vault.snapshot"):
            valid = [[row for row in one if row[1] <= moment] or [ghost] for one in rows]
            if born <= moment:
                found.add((key, moment, *(cell for one in valid for cell in one[-1])))
    return found


@pytest.mark.parametrize("seed", range(3))
def test_after_any_loads_it_equals_one_computed_from_scratch(shop, seed) -> None:
    shop.define(DEFINITIONS.replace("2024-03-01]", "2024-03-01], daily: 5 days, weekly: 30 days"))
    chance = random.Random(seed)
    for step in range(5):
        for feed in chance.sample(["crm", "web"], chance.randint(1, 2)):
            days = [
                date(2024, 1, 1) + timedelta(chance.randrange(15 + 15 * step)) for _ in range(4)
            ]
            lines = {f"{chance.randint(1, 4)} {chance.choice('ABC')} {day}" for day in days}
            load(shop, feed, *sorted(lines))
            if chance.random() < 0.3:
                shop.run()
        build(shop)
        rows = stored(shop)
        assert len(rows) == len(set(rows))
        assert set(rows) == expected(shop)
    assert rows == rebuilt(shop)
