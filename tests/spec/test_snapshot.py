"""What snapshots promise: the moments that are kept, led by the data and never by the clock."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

DEFINITIONS = """
hubs:
  customer: {business_key: {customer_no: text}}
points_in_time:
  customer: {of: customer, satellites: [customer_crm]}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    applied_date: at
    columns: {customer_no: text, name: text, at: timestamp}
    hubs: {customer: customer_no}
    satellites:
      customer_crm: {of: customer, attributes: [name]}
"""
SNAPSHOT = "business_vault.snapshot"


@pytest.fixture
def crm(trial):
    def define(snapshots: str) -> None:
        trial.define(DEFINITIONS + f"snapshots: {snapshots}\n")

    trial.keep = define
    return trial


def load(crm, *dates: str) -> None:
    crm.load("customer_no | name | at\n" + "\n".join(f"1 | A{at} | {at}" for at in dates))


def kept(crm, as_of: date | None = None) -> list[str]:
    crm.run("apply", "load", "build", as_of=as_of)
    return crm.rows(SNAPSHOT, "left(cast(snapshot_date as varchar), 16)", "true")


def test_a_snapshot_is_the_first_instant_of_its_day(crm) -> None:
    crm.keep("{daily: 2 days}")
    load(crm, "2024-01-01", "2024-03-09 17:30:00")
    assert kept(crm) == ["2024-03-09 00:00", "2024-03-10 00:00"]


def test_the_newest_snapshot_shows_all_of_the_last_applied_day(crm) -> None:
    crm.keep("{daily: 1 day}")
    load(crm, "2024-03-09 23:59:59.999999")
    assert kept(crm) == ["2024-03-10 00:00"]
    assert crm.rows("business_vault.pit_customer", "sat_customer_crm_applied_date", "true")[2:] == [
        "2024-03-09 23:59:59.999999"
    ]


def test_weekly_snapshots_are_mondays(crm) -> None:
    crm.keep("{weekly: 2 weeks}")
    load(crm, "2024-01-01", "2024-03-09")
    assert kept(crm) == ["2024-02-26 00:00", "2024-03-04 00:00"]


def test_monthly_snapshots_are_first_days_of_a_month_and_may_be_kept_forever(crm) -> None:
    crm.keep("{monthly: forever}")
    load(crm, "2023-12-15", "2024-03-09")
    assert kept(crm) == ["2024-01-01 00:00", "2024-02-01 00:00", "2024-03-01 00:00"]


def test_yearly_snapshots_are_first_days_of_a_year(crm) -> None:
    crm.keep("{yearly: 2 years}")
    load(crm, "2020-12-15", "2024-03-09")
    assert kept(crm) == ["2023-01-01 00:00", "2024-01-01 00:00"]


def test_rhythms_overlap_without_doubling_a_snapshot(crm) -> None:
    crm.keep("{daily: 2 days, weekly: 1 week, monthly: 1 month, yearly: forever}")
    load(crm, "2023-12-30", "2024-01-01")
    assert kept(crm) == ["2024-01-01 00:00", "2024-01-02 00:00"]


def test_any_list_of_dates_is_kept_forever(crm) -> None:
    crm.keep("{dates: [2024-02-29, 2019-05-05, 2024-02-29], daily: 1 day}")
    load(crm, "2024-03-09")
    assert kept(crm) == ["2019-05-05 00:00", "2024-02-29 00:00", "2024-03-10 00:00"]


def test_dates_are_kept_while_nothing_is_loaded_yet(crm) -> None:
    crm.keep("{dates: [2024-02-29], daily: 30 days}")
    load(crm)
    assert kept(crm) == ["2024-02-29 00:00"]


def test_no_snapshot_lies_before_the_first_applied_date(crm) -> None:
    crm.keep("{daily: 30 days}")
    load(crm, "2024-03-08", "2024-03-09")
    assert kept(crm) == ["2024-03-08 00:00", "2024-03-09 00:00", "2024-03-10 00:00"]


def test_new_data_moves_the_snapshots_on_and_old_ones_leave(crm) -> None:
    crm.keep("{daily: 2 days, monthly: forever}")
    load(crm, "2024-02-28")
    assert kept(crm) == ["2024-02-28 00:00", "2024-02-29 00:00"]
    load(crm, "2024-03-09")
    assert kept(crm) == ["2024-03-01 00:00", "2024-03-09 00:00", "2024-03-10 00:00"]


def test_the_day_the_snapshots_lead_up_to_can_be_told(crm) -> None:
    crm.keep("{daily: 2 days}")
    load(crm, "2024-01-01", "2024-03-09")
    assert kept(crm, date(2024, 2, 1)) == ["2024-02-01 00:00", "2024-02-02 00:00"]
    assert kept(crm) == ["2024-03-09 00:00", "2024-03-10 00:00"]


def test_a_day_before_all_data_keeps_only_the_listed_dates(crm) -> None:
    crm.keep("{daily: 2 days, dates: [2024-01-15]}")
    load(crm, "2024-03-09")
    assert kept(crm, date(2023, 1, 1)) == ["2024-01-15 00:00"]


@pytest.mark.parametrize("typo", ["2999-01-01", "9999-12-31"])
def test_one_date_in_the_far_future_does_not_lead_the_snapshots_there(crm, typo) -> None:
    crm.keep("{daily: 2 days}")
    load(crm, "2024-03-09", typo)
    assert kept(crm) == ["2024-03-09 00:00", "2024-03-10 00:00"]


def test_data_of_the_future_alone_leads_the_snapshots(crm) -> None:
    crm.keep("{daily: 1 day}")
    load(crm, "9999-12-31")
    assert kept(crm) == ["9999-12-31 00:00"]


def test_without_an_applied_date_the_load_date_leads(crm) -> None:
    crm.define(DEFINITIONS.replace("    applied_date: at\n", "") + "snapshots: {daily: 1 day}\n")
    load(crm, "2024-03-09")
    ((loaded,),) = crm.select("select cast(load_date as date) from audit.load")
    assert kept(crm) == [f"{loaded + timedelta(days=1)} 00:00"]


def test_a_point_in_time_without_rows_of_satellites_is_led_by_its_keys(trial) -> None:
    trial.define(
        DEFINITIONS.split("    satellites:")[0].replace(
            "points_in_time:\n  customer: {of: customer, satellites: [customer_crm]}",
            "dimensions: {customer: {of: customer}}\nsnapshots: {daily: 1 day}",
        )
    )
    trial.load("customer_no | name | at\n1 | A | 2024-01-01")
    trial.run("build")
    assert trial.select(
        f"select s.snapshot_date = l.load_date::date + 1 from {SNAPSHOT} s, audit.load l"
    ) == [(True,)]
    assert trial.rows(
        "business_vault.dim_customer_at", "customer_no", "customer_no is not null"
    ) == ["1"]


def test_building_again_changes_nothing(crm) -> None:
    crm.keep("{daily: 30 days, weekly: 1 year, monthly: forever, yearly: forever}")
    load(crm, "2022-01-01", "2024-03-09")
    assert kept(crm) == kept(crm)
