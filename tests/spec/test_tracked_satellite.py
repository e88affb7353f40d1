"""What a tracked satellite promises: the same timeline, in whatever order deliveries come."""

from __future__ import annotations

from itertools import groupby, permutations

import pytest

SAT = "raw_vault.sat_customer_crm"
VIEW = "business_vault.sat_customer_crm"
DEFINITIONS = """
hubs:
  customer: {business_key: {customer_no: text}}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    late_arrivals: tracked
    applied_date: at
    columns: {customer_no: text, name: text, at: timestamp}
    hubs: {customer: customer_no}
    satellites:
      customer_crm: {of: customer, attributes: name}
"""


@pytest.fixture
def crm(trial):
    trial.define(DEFINITIONS)
    return trial


def rows(*lines: str) -> str:
    return "\n".join(" | ".join(line.split()) for line in ("customer_no name at", *lines))


def day(number: int) -> str:
    return f"2024-01-{number:02}"


def timeline(trial) -> list[str]:
    columns = "name, extract(day from valid_from), extract(day from valid_to)"
    found = trial.rows(f"{VIEW}_history", columns)
    return [line.replace(" | ", " ") for line in found]


def test_what_was_no_version_becomes_one_when_a_late_row_shows_it(crm) -> None:
    for line in ("1 A 2024-01-01", "1 A 2024-01-03", "1 B 2024-01-02"):
        crm.load(rows(line))
    assert timeline(crm) == ["A 1 2", "A 3 31", "B 2 3"]


def test_the_account_balances_though_a_row_became_a_version_by_another(crm) -> None:
    for line in ("1 A 2024-01-01", "1 A 2024-01-03", "1 B 2024-01-02"):
        crm.load(rows(line))
    assert crm.accounts("sat_customer_crm") == [(1, 1, 0, 0, 0), (1, 0, 1, 0, 0), (1, 1, 0, 0, 0)]


def test_every_appearance_is_kept_once(crm) -> None:
    crm.load(rows("1 A 2024-01-01", "1 A 2024-01-02", "1 A 2024-01-02"))
    crm.load(rows("1 A 2024-01-02", "1 A 2024-01-03"))
    appearances = crm.rows(f"{SAT}_tracked", "extract(day from applied_date)")
    assert appearances == ["1", "2", "3"]
    assert crm.rows(SAT, "name") == ["A"]


@pytest.mark.parametrize("contents", ["ABA", "AAB", "ABAB", "AABB"])
def test_any_order_of_the_same_deliveries_ends_in_the_same_timeline(crm, contents) -> None:
    """Each order is the story of a key of its own."""
    orders = list(permutations(range(len(contents))))
    for turn in range(len(contents)):
        told = [(key, order[turn]) for key, order in enumerate(orders)]
        crm.load(rows(*(f"{key} {contents[at]} {day(at + 1)}" for key, at in told)))
    timelines: dict[str, list[tuple[object, ...]]] = {str(key): [] for key in range(len(orders))}
    for key, *version in crm.select(
        f"select customer_no, name, valid_from, valid_to from {VIEW}_history as told"
        " inner join raw_vault.hub_customer as hub on told.customer_hk = hub.customer_hk"
        " where told.load_id > 0 order by customer_no, valid_from"
    ):
        timelines[key].append(tuple(version))
    assert len(set(map(tuple, timelines.values()))) == 1
    assert [name for name, *_ in timelines["0"]] == [name for name, _ in groupby(contents)]


def test_history_that_is_delivered_again_changes_nothing(crm) -> None:
    told = [f"1 {name} {day(at)}" for at, name in enumerate("AABBA", 1)]
    crm.load(rows(*told))
    before = timeline(crm), crm.rows(SAT, "name, applied_date")
    crm.load(rows(*told, "2 A 2024-01-01"))
    assert crm.rows(SAT, "name, applied_date") == sorted([*before[1], "A | 2024-01-01 00:00:00"])


def test_the_view_shows_no_change_where_there_was_none(crm) -> None:
    for line in ("1 A 2024-01-03", "1 A 2024-01-01"):
        crm.load(rows(line))
    assert timeline(crm) == ["A 1 31"]


def test_a_late_row_makes_no_version_of_what_was_corrected(crm) -> None:
    for line in ("1 A 2024-01-01", "1 A 2024-01-03", "1 B 2024-01-03", "1 C 2024-01-02"):
        crm.load(rows(line))
    assert timeline(crm) == ["A 1 2", "B 3 31", "C 2 3"]


def test_a_satellite_that_was_not_tracked_goes_on_from_the_versions_it_has(crm) -> None:
    crm.define(DEFINITIONS.replace("late_arrivals: tracked", "late_arrivals: judged"))
    crm.load(rows("1 A 2024-01-01"))
    crm.define(DEFINITIONS)
    for line in ("1 A 2024-01-03", "1 B 2024-01-02"):
        crm.load(rows(line))
    assert timeline(crm) == ["A 1 2", "A 3 31", "B 2 3"]
