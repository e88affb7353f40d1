"""What a multi-active satellite promises: the set of a parent's rows is the unit of history."""

from __future__ import annotations

import pytest

SAT = "raw_vault.sat_phones"
VIEW = "business_vault.sat_phones"
DEFINITIONS = """
hubs:
  customer: {{business_key: {{customer_no: text}}}}
snapshots: {{daily: 10 days}}
points_in_time: {{customer: {{of: customer, satellites: phones}}}}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    applied_date: at
    {delivers}
    columns: {{customer_no: text, kind: text, number: text, at: timestamp}}
    hubs: {{customer: customer_no}}
    satellites:
      phones: {{of: customer, type: multi_active, key: kind, attributes: number}}
"""


@pytest.fixture
def crm(trial):
    trial.define(DEFINITIONS.format(delivers="delivers: changes"))
    return trial


@pytest.fixture
def snapshots(trial):
    trial.define(DEFINITIONS.format(delivers="delivers: snapshot\n    allow_empty: true"))
    return trial


def rows(*lines: str) -> str:
    """Lines `key | kind | number | applied date`."""
    return "\n".join([" | ".join(line.split()) for line in ("customer_no kind number at", *lines)])


def sets(trial) -> list[str]:
    columns = "h.customer_no, cast(s.applied_date as date), s.kind, s.number"
    return trial.rows(
        f"{SAT} s inner join raw_vault.hub_customer h using (customer_hk)", columns, "s.load_id > 0"
    )


def test_the_whole_set_is_stored(crm) -> None:
    crm.load(rows("1 home 11 2024-01-01", "1 work 12 2024-01-01"))
    assert sets(crm) == ["1 | 2024-01-01 | home | 11", "1 | 2024-01-01 | work | 12"]


def test_the_same_set_again_stores_nothing(crm) -> None:
    crm.load(rows("1 home 11 2024-01-01", "1 work 12 2024-01-01"))
    crm.load(rows("1 work 12 2024-01-02", "1 home 11 2024-01-02"))
    assert len(sets(crm)) == 2
    assert crm.accounts("sat_phones") == [(2, 2, 0, 0, 0), (2, 0, 2, 0, 0)]


@pytest.mark.parametrize(
    "changed",
    [
        ["1 home 11 2024-01-02", "1 work 13 2024-01-02"],
        ["1 home 11 2024-01-02"],
        ["1 home 11 2024-01-02", "1 work 12 2024-01-02", "1 car 14 2024-01-02"],
    ],
    ids=["a member changed", "a member gone", "a member added"],
)
def test_any_change_stores_the_whole_new_set(crm, changed) -> None:
    crm.load(rows("1 home 11 2024-01-01", "1 work 12 2024-01-01"))
    crm.load(rows(*changed))
    assert len(sets(crm)) == 2 + len(changed)
    assert len(crm.rows(f"{VIEW}_current", "number")) == len(changed)


def test_a_set_that_comes_back_is_a_change_within_one_load(crm) -> None:
    crm.load(
        rows(
            "1 home 11 2024-01-01",
            "1 home 12 2024-01-02",
            "1 home 11 2024-01-03",
            "1 work 12 2024-01-03",
            "1 home 11 2024-01-04",
        )
    )
    assert sets(crm) == [
        "1 | 2024-01-01 | home | 11",
        "1 | 2024-01-02 | home | 12",
        "1 | 2024-01-03 | home | 11",
        "1 | 2024-01-03 | work | 12",
        "1 | 2024-01-04 | home | 11",
    ]


def test_a_set_that_comes_back_is_a_change_over_loads(crm) -> None:
    for line in ("1 home 11 2024-01-01", "1 home 12 2024-01-02", "1 home 11 2024-01-03"):
        crm.load(rows(line))
    assert len(sets(crm)) == 3


def test_rows_that_are_the_same_are_one_member(crm) -> None:
    crm.load(rows("1 home 11 2024-01-01", "1 home 11 2024-01-01"))
    crm.load(rows("1 home 11 2024-01-02", "1 home 11 2024-01-02"))
    assert sets(crm) == ["1 | 2024-01-01 | home | 11"]
    assert crm.accounts("sat_phones") == [(2, 1, 0, 1, 0), (2, 0, 1, 1, 0)]


def test_of_two_members_with_one_key_the_first_by_content_is_kept(crm) -> None:
    crm.load(rows("1 home 12 2024-01-01", "1 home 11 2024-01-01", "1 work 13 2024-01-01"))
    assert sets(crm) == ["1 | 2024-01-01 | home | 11", "1 | 2024-01-01 | work | 13"]
    assert crm.accounts("sat_phones") == [(3, 2, 0, 0, 1)]
    assert crm.select("select target, delivery_row, reason from audit.rejected_row") == [
        ("sat_phones", 1, "conflicting versions")
    ]


def test_a_set_of_another_key_is_not_touched(crm) -> None:
    crm.load(rows("1 home 11 2024-01-01", "2 home 11 2024-01-01"))
    crm.load(rows("1 home 12 2024-01-02", "2 home 11 2024-01-02"))
    assert len(sets(crm)) == 3


def test_a_row_of_nulls_says_that_the_set_is_empty(crm) -> None:
    crm.load(rows("1 home 11 2024-01-01", "2 - - 2024-01-01"))
    crm.load(rows("1 - - 2024-01-02"))
    crm.load(rows("1 - - 2024-01-03"))
    assert sets(crm) == ["1 | 2024-01-01 | home | 11", "1 | 2024-01-02 | - | -"]
    assert crm.rows(f"{VIEW}_current", "number") == []


def test_a_set_that_a_snapshot_lacks_has_ended(snapshots) -> None:
    snapshots.load(rows("1 home 11 2024-01-01", "2 home 12 2024-01-01"))
    snapshots.load(rows("2 home 12 2024-01-02"))
    snapshots.load(rows("2 home 12 2024-01-03"))
    assert sets(snapshots) == [
        "1 | 2024-01-01 | home | 11",
        "1 | 2024-01-02 | - | -",
        "2 | 2024-01-01 | home | 12",
    ]
    assert snapshots.rows(f"{VIEW}_history", "number, cast(valid_to as date)") == [
        "11 | 2024-01-02",
        "12 | 9999-12-31",
    ]


def test_a_set_that_has_ended_can_begin_again(snapshots) -> None:
    for lines in (["1 home 11 2024-01-01"], ["2 home 1 2024-01-02"], ["1 home 11 2024-01-03"]):
        snapshots.load(rows(*lines))
    assert "1 | 2024-01-03 | home | 11" in sets(snapshots)


def test_an_empty_snapshot_ends_every_set(snapshots) -> None:
    snapshots.load(rows("1 home 11 2024-01-01", "2 home 12 2024-01-01"))
    snapshots.load(rows())
    assert snapshots.rows(f"{VIEW}_current", "number") == []


def test_a_late_set_is_judged_by_its_true_neighbours(crm) -> None:
    crm.load(rows("1 home 11 2024-01-01"))
    crm.load(rows("1 home 12 2024-01-05"))
    crm.load(rows("1 home 11 2024-01-03", "1 home 13 2024-01-04"))
    assert sets(crm) == [
        "1 | 2024-01-01 | home | 11",
        "1 | 2024-01-04 | home | 13",
        "1 | 2024-01-05 | home | 12",
    ]


def test_several_deliveries_in_one_run_end_as_one_by_one(crm) -> None:
    for line in ("1 home 11 2024-01-01", "1 home 12 2024-01-02", "1 home 11 2024-01-02"):
        crm.deliver(rows(line))
    crm.run()
    assert len(sets(crm)) == 3


def test_a_point_in_time_has_one_row_for_a_set(crm) -> None:
    crm.load(rows("1 home 11 2024-01-01", "1 work 12 2024-01-01"))
    crm.run("build")
    twice = crm.select(
        "select snapshot_date from business_vault.pit_customer"
        " group by customer_hk, snapshot_date having count(*) > 1"
    )
    assert twice == []
