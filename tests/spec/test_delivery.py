"""What a delivery is: a file by its name and content, told from one that says the same again."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import pytest

DEFINITIONS = """
hubs:
  customer: {business_key: {customer_no: text}}
source: crm
feeds:
  customers:
    read: data/**/customers_*.csv
    delivers: snapshot
    allow_empty: true
    columns: {customer_no: text, name: text}
    hubs: {customer: customer_no}
    satellites:
      customer_crm: {of: customer, attributes: name}
      customer_status: {of: customer, type: status}
      customer_seen: {of: customer, type: record_tracking}
"""
HEAD = "customer_no | name"


@pytest.fixture
def crm(trial):
    trial.define(DEFINITIONS)
    return trial


def history(crm) -> list[tuple]:
    return [
        row
        for (row,) in crm.select(
            "select name from raw_vault.sat_customer_crm where load_id > 0 order by load_date"
        )
    ]


def statuses(crm) -> str:
    found = crm.select(
        "select status from raw_vault.sat_customer_status where load_id > 0 order by load_date"
    )
    return "".join(status for (status,) in found)


@pytest.mark.parametrize("at_once", [False, True], ids=["one by one", "in one run"])
def test_what_a_file_said_may_be_said_again_by_a_later_one(crm, at_once: bool) -> None:
    for name in "ABA":
        crm.deliver(f"{HEAD}\n1 | {name}")
        if not at_once:
            crm.run()
    crm.run()
    assert history(crm) == ["A", "B", "A"]


def test_every_empty_file_says_that_everything_is_gone(crm) -> None:
    for rows in ("1 | A", "", "1 | A", ""):
        crm.load(f"{HEAD}\n{rows}")
    assert statuses(crm) == "IDID"


def test_a_source_that_says_the_same_every_day_is_seen_every_day(crm) -> None:
    for _ in range(3):
        crm.load(f"{HEAD}\n1 | A")
    assert len(crm.rows("raw_vault.sat_customer_seen", "load_id")) == 3
    assert history(crm) == ["A"]


def test_a_file_of_one_name_is_loaded_whenever_its_content_changed(crm) -> None:
    for name in "AABBA":
        crm.deliver(f"{HEAD}\n1 | {name}", name="today")
        crm.run()
    assert history(crm) == ["A", "B", "A"]
    assert crm.select("select count(*) from audit.load") == [(3,)]


def test_a_file_that_was_moved_with_its_folder_or_renamed_is_not_loaded_again(crm) -> None:
    for number, name in enumerate("ABA"):
        crm.deliver(f"{HEAD}\n1 | {name}", name=str(number))
    crm.run()
    (crm.folder / "data").rename(crm.folder / "old")
    crm.define(DEFINITIONS.replace("data/**", "old/**"))
    (crm.folder / "old" / "customers_1.csv").rename(crm.folder / "old" / "customers_9.csv")
    assert crm.run().loads == ()


def test_a_file_that_was_written_since_is_no_renamed_one(crm) -> None:
    crm.load(f"{HEAD}\n1 | A")
    crm.load(f"{HEAD}\n1 | B")
    for file in (crm.folder / "data").iterdir():
        file.unlink()  # a landing place that is cleaned up
    path = crm.deliver(f"{HEAD}\n1 | A")
    later = (datetime.now(UTC) + timedelta(seconds=2)).timestamp()
    os.utime(path, (later, later))
    crm.run()
    assert history(crm) == ["A", "B", "A"]
