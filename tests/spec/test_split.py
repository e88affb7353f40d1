"""What a split and a merge promise: the history goes on in new satellites, and can be proved."""

from __future__ import annotations

from datetime import datetime

import pytest
from splitting import (
    DELIVERIES,
    HEAD,
    MERGED,
    ONE,
    PARTS,
    SPLIT,
    answers,
    change,
    declare,
    deliver,
    loaded,
    stored,
    wrong,
)

from vault.reconcile import reconcile
from vault.trace import trace
from vault.verify import verify

PERSON, PLACE = ("person", "name", "email"), ("place", "city")
WHOLE = ("details", "name", "city", "email")


@pytest.fixture
def split(trial):
    """A satellite that was split after three deliveries."""
    loaded(trial, ONE)
    declare(trial, SPLIT)
    trial.run()
    return trial


def test_each_part_holds_what_changed_in_it_and_trace_tells_of_both_loads(split) -> None:
    assert split.rows("raw_vault.sat_place", "city, cast(applied_date as date), record_source") == [
        "Bonn | 2023-01-01 | crm.customers",
        "Köln | 2024-01-01 | crm.customers",
        "Rome | 2023-01-01 | crm.customers",
    ]
    assert split.rows("raw_vault.sat_person", "name, email, cast(applied_date as date)") == [
        "Ann | a@x | 2023-01-01",
        "Ann | a@x | 2024-01-01",  # as it was between the late version and the next
        "Ann | a@y | 2024-06-01",
        "Ann | a@z | 2023-06-01",
        "Bo | b@x | 2024-06-01",
        "Bob | b@x | 2023-01-01",
    ]
    assert len(split.rows("raw_vault.sat_details", "name, city, email, load_id")) == 6
    # every question is answered as before
    for name, *attributes in (PERSON, PLACE):
        assert answers(split, name, *attributes) == answers(split, "details", *attributes)
    # trace names the load that brought a version, and the one that carried it over
    split.release()
    told = trace(split.warehouse, split.engine, "customer", "1")
    (place,) = (one for one in told.subjects[0].timelines if one.satellite == "place")
    assert [one.loads for one in place.versions] == [(1, 5), (2, 5)]
    feeds = {one.load_id: one.feed for one in told.loads}
    assert feeds == dict.fromkeys((1, 2, 3), "crm.customers") | dict.fromkeys(
        (4, 5), "carried over"
    )


def test_it_ends_as_if_the_parts_had_been_declared_from_the_first(duckdb_trial, tmp_path) -> None:
    """Where nothing that came late tells more than the parts would have kept of it."""
    trial = duckdb_trial
    again = "1 | Ann | Rom | - | 2024-07-01"
    later = ("1 | Ann | Rom | a@z | 2024-07-01", again, again)
    loaded(trial, ONE, DELIVERIES[:2])
    declare(trial, SPLIT)
    (tmp_path / "fresh").mkdir()
    fresh = type(trial)(tmp_path / "fresh", f"duckdb:///{tmp_path}/fresh.duckdb")
    loaded(fresh, PARTS, DELIVERIES[:2])
    for one in (trial, fresh):
        for text in later:
            one.deliver(f"{HEAD}\n{text}")
        one.run(load_date=datetime(2030, 2, 1))
    for name, *attributes in (PERSON, PLACE):
        found = stored(trial, name, *attributes)
        assert len(found) == {"person": 5, "place": 4}[name]
        assert found == stored(fresh, name, *attributes)
    fresh.release()
    fresh.engine.dispose()


def test_two_become_one_with_what_each_said_then(trial) -> None:
    loaded(trial, PARTS)
    declare(trial, MERGED)
    trial.run()
    columns = "name, city, email, cast(applied_date as date)"
    assert trial.rows("raw_vault.sat_details", columns) == [
        "Ann | Bonn | a@x | 2023-01-01",
        "Ann | Bonn | a@z | 2023-06-01",
        "Ann | Köln | a@x | 2024-01-01",
        "Ann | Köln | a@y | 2024-06-01",
        "Ann | Köln | a@z | 2024-01-01",  # what person says since the late version
        "Bo | Rome | b@x | 2024-06-01",
        "Bob | Rome | b@x | 2023-01-01",
    ]
    for name, *attributes in (PERSON, PLACE):
        assert answers(trial, "details", *attributes) == answers(trial, name, *attributes)
    assert wrong(trial) == []


def test_it_is_one_load_a_satellite_proved_and_what_is_changed_is_found(split) -> None:
    loads = split.rows("audit.load", "load_id, feed, file, delivered, status", "load_id > 3")
    assert loads == [
        "4 | carried over | raw_vault.sat_details | 6 | loaded",
        "5 | carried over | raw_vault.sat_details | 6 | loaded",
    ]
    assert split.accounts("sat_person") == [(6, 6, 0, 0, 0)]
    assert split.accounts("sat_place") == [(6, 3, 3, 0, 0)]
    assert split.run().applied == ()
    deliver(split, "1 | Ann | Rom | a@z | 2024-07-01", 7)
    assert wrong(split) == []
    for cell in (
        "load_date = timestamp '2020-01-03'",
        "record_source = 'ERP'",
        "city = 'Paris'",
    ):
        split.release()
        with split.engine.begin() as connection:
            connection.exec_driver_sql(
                f"update raw_vault.sat_place set {cell}"
                " where load_id = 5 and applied_date = timestamp '2024-01-01 00:00:00'"
            )
        found = verify(split.warehouse, split.engine).findings
        assert [*found["table"], *found["load_id"]] == ["raw_vault.sat_place", 5]
    differs = reconcile(split.warehouse, split.engine).findings
    assert set(differs["table"]) == {"raw_vault.sat_place"}


BUSINESS = """
snapshots: {dates: [2023-02-01, 2024-02-01, 2025-01-01]}
dimensions:
  customer: {of: customer, satellites: [SATELLITES]}
"""


def test_dimensions_and_points_in_time_show_the_same(trial) -> None:
    loaded(trial, ONE)
    shown = "customer_no, name, city, email"
    seen = []
    for satellites, names in ((ONE, "details"), (SPLIT, "person, place")):
        declare(trial, satellites, BUSINESS.replace("SATELLITES", names))
        trial.run("apply", "load", "build")
        seen.append(
            [
                trial.rows("business_vault.dim_customer", shown, "customer_no is not null"),
                trial.rows(
                    "business_vault.dim_customer_at", f"snapshot_date, {shown}", "name <> ''"
                ),
            ]
        )
    assert seen[0] == seen[1]
    assert seen[0][0] == ["1 | Ann | Köln | a@y", "2 | Bo | Rome | b@x"]


def test_what_is_split_again_goes_on_and_what_is_new_is_null_until_then(duckdb_trial) -> None:
    split = duckdb_trial
    loaded(split, ONE)
    declare(split, SPLIT)
    split.run()
    declare(split, SPLIT.replace("person:", "naming:").replace("details", "person", 1))
    change(split, "[name, email]", "[name, born]")
    change(split, "pii: true}", "pii: true}, born: {type: date, missing: null}")
    split.run()
    assert split.rows("raw_vault.sat_naming", "name, born") == ["Ann | -", "Bo | -", "Bob | -"]
    assert wrong(split) == []


def test_in_an_empty_database_there_is_nothing_to_carry_over(duckdb_trial) -> None:
    loaded(duckdb_trial, SPLIT, DELIVERIES[:1])
    assert duckdb_trial.rows("raw_vault.sat_place", "city, load_id") == ["Bonn | 1", "Rome | 1"]


def test_a_table_that_was_made_too_early_takes_on_history_while_it_holds_nothing(
    duckdb_trial,
) -> None:
    trial = duckdb_trial
    loaded(trial, ONE)
    declare(trial, ONE + PARTS.lstrip("\n"))
    trial.run("apply")
    declare(trial, SPLIT)
    trial.run("apply")
    assert trial.accounts("sat_place") == [(6, 3, 3, 0, 0)]
    assert trial.run().applied == ()
    assert wrong(trial) == []


def test_cut_off_midway_nothing_stays_and_the_same_again_does_it(duckdb_trial, monkeypatch) -> None:
    trial = duckdb_trial
    loaded(trial, ONE)
    declare(trial, SPLIT)
    from vault.execute import succession

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(succession, "seal_taken_over", fail)
        with pytest.raises(KeyboardInterrupt):
            trial.run()
    assert len(trial.rows("audit.load", "load_id")) == 3
    trial.run()
    assert trial.accounts("sat_place") == [(6, 3, 3, 0, 0)]
    assert wrong(trial) == []


@pytest.mark.parametrize(
    ("before", "after", "name"), [(ONE, SPLIT, "place"), (PARTS, MERGED, "details")]
)
def test_versions_that_a_sequence_orders_are_carried_over_in_its_order(
    duckdb_trial, before: str, after: str, name: str
) -> None:
    trial = duckdb_trial
    for satellites in (before, after):
        declare(trial, satellites)
        change(trial, "applied_date: at", "applied_date: at\n    sequence: place_in")
        change(trial, ", at: timestamp", ", at: timestamp, place_in: integer")
        if satellites == before:
            trial.load(
                f"{HEAD} | place_in\n7 | Ann | Bonn | a@x | 2023-01-01 | 1"
                "\n7 | Ann | Köln | a@x | 2023-01-01 | 2\n7 | Ann | Bonn | a@x | 2023-01-01 | 3"
            )
    trial.run()
    rows = trial.rows(f"raw_vault.sat_{name}", "sequence, city")
    assert rows == ["1 | Bonn", "2 | Köln", "3 | Bonn"]
