"""What a satellite promises: every change of what was true, once, in the order of time."""

from __future__ import annotations

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
    applied_date: at
    columns: {customer_no: text, name: text, city: text, at: timestamp}
    hubs: {customer: customer_no}
    satellites:
      customer_crm: {of: customer, attributes: [name, city]}
"""


@pytest.fixture
def crm(trial):
    trial.define(DEFINITIONS)
    return trial


def versions(crm) -> list[str]:
    columns = "h.customer_no, cast(s.applied_date as date), s.name"
    return crm.rows(
        f"{SAT} s inner join raw_vault.hub_customer h using (customer_hk)", columns, "s.load_id > 0"
    )


def rows(*lines: str) -> str:
    """Lines `key | name | applied date`, all in one city."""
    body = [f"{key} | {name} | Rome | {at}" for key, name, at in (line.split() for line in lines)]
    return "\n".join(["customer_no | name | city | at", *body])


def test_a_first_version_is_stored(crm) -> None:
    crm.load(rows("1 A 2024-01-01"))
    assert versions(crm) == ["1 | 2024-01-01 | A"]


def test_the_same_content_later_is_no_version(crm) -> None:
    crm.load(rows("1 A 2024-01-01"))
    crm.load(rows("1 A 2024-01-02"))
    assert versions(crm) == ["1 | 2024-01-01 | A"]
    assert crm.accounts("sat_customer_crm") == [(1, 1, 0, 0, 0), (1, 0, 1, 0, 0)]


def test_a_value_that_comes_back_is_a_change(crm) -> None:
    for line in ("1 A 2024-01-01", "1 B 2024-01-02", "1 A 2024-01-03"):
        crm.load(rows(line))
    assert versions(crm) == ["1 | 2024-01-01 | A", "1 | 2024-01-02 | B", "1 | 2024-01-03 | A"]


def test_a_value_that_comes_back_within_one_load_is_a_change(crm) -> None:
    crm.load(rows("1 A 2024-01-03", "1 A 2024-01-01", "1 B 2024-01-02"))
    assert versions(crm) == ["1 | 2024-01-01 | A", "1 | 2024-01-02 | B", "1 | 2024-01-03 | A"]


def test_exact_duplicates_keep_one(crm) -> None:
    crm.load(rows("1 A 2024-01-01", "1 A 2024-01-01", "2 A 2024-01-01"))
    assert versions(crm) == ["1 | 2024-01-01 | A", "2 | 2024-01-01 | A"]
    assert crm.accounts("sat_customer_crm") == [(3, 2, 0, 1, 0)]


def test_the_row_after_a_duplicate_is_judged_by_its_content(crm) -> None:
    crm.load(rows("1 A 2024-01-01", "1 A 2024-01-01", "1 A 2024-01-02", "1 B 2024-01-03"))
    assert versions(crm) == ["1 | 2024-01-01 | A", "1 | 2024-01-03 | B"]


def test_of_two_contents_at_one_applied_date_the_first_by_content_is_kept(crm) -> None:
    crm.load(rows("1 B 2024-01-01", "1 A 2024-01-01", "1 B 2024-01-02"))
    assert versions(crm) == ["1 | 2024-01-01 | A", "1 | 2024-01-02 | B"]
    assert crm.accounts("sat_customer_crm") == [(3, 2, 0, 0, 1)]
    assert crm.select("select target, delivery_row, reason from audit.rejected_row") == [
        ("sat_customer_crm", 1, "conflicting versions")
    ]


def test_a_conflict_does_not_hide_the_version_after_it(crm) -> None:
    crm.load(rows("1 A 2024-01-01", "1 B 2024-01-01", "1 B 2024-01-02", "1 A 2024-01-03"))
    assert versions(crm) == ["1 | 2024-01-01 | A", "1 | 2024-01-02 | B", "1 | 2024-01-03 | A"]


def test_the_same_applied_date_later_with_other_content_is_a_correction(crm) -> None:
    crm.load(rows("1 A 2024-01-01"))
    crm.load(rows("1 B 2024-01-01"))
    assert versions(crm) == ["1 | 2024-01-01 | A", "1 | 2024-01-01 | B"]
    assert crm.rows(f"{VIEW}_current", "name") == ["B"]
    assert crm.rows(f"{VIEW}_history", "name, valid_from, valid_to") == [
        "B | 2024-01-01 00:00:00 | 9999-12-31 00:00:00"
    ]


def test_a_late_row_is_judged_by_its_true_predecessor(crm) -> None:
    crm.load(rows("1 A 2024-01-01"))
    crm.load(rows("1 B 2024-01-10"))
    crm.load(rows("1 A 2024-01-05"))  # nothing new: A was true then
    crm.load(rows("1 C 2024-01-06"))
    assert versions(crm) == ["1 | 2024-01-01 | A", "1 | 2024-01-06 | C", "1 | 2024-01-10 | B"]


def test_a_row_before_all_others_is_a_version(crm) -> None:
    crm.load(rows("1 A 2024-01-10"))
    crm.load(rows("1 A 2024-01-01"))
    assert versions(crm) == ["1 | 2024-01-01 | A", "1 | 2024-01-10 | A"]


def test_a_late_file_in_a_batch_ends_as_if_loaded_one_by_one(crm) -> None:
    for line in ("1 A 2024-01-01", "1 B 2024-01-10", "1 B 2024-01-05", "1 A 2024-01-20"):
        crm.deliver(rows(line))
    crm.run()
    assert versions(crm) == [
        "1 | 2024-01-01 | A", "1 | 2024-01-05 | B", "1 | 2024-01-10 | B", "1 | 2024-01-20 | A",
    ]  # fmt: skip
    assert crm.accounts("sat_customer_crm") == [(1, 1, 0, 0, 0)] * 4


def test_null_and_empty_are_different_contents_but_null_equals_null(crm) -> None:
    crm.load("customer_no | name | city | at\n1 | A | - | 2024-01-01\n1 | A | - | 2024-01-02")
    assert crm.accounts("sat_customer_crm") == [(2, 1, 1, 0, 0)]


def test_row_order_within_a_delivery_never_matters(crm) -> None:
    crm.load(rows("2 A 2024-01-02", "1 B 2024-01-02", "1 A 2024-01-01", "2 A 2024-01-01"))
    assert versions(crm) == ["1 | 2024-01-01 | A", "1 | 2024-01-02 | B", "2 | 2024-01-01 | A"]


def test_every_satellite_holds_a_ghost_at_the_unknown_and_the_error_key(crm) -> None:
    crm.load(rows("1 A 2024-01-01"))
    ghosts = crm.rows(SAT, "customer_hk, applied_date, name, record_source", "load_id = 0")
    assert ghosts == [
        "00000000-0000-0000-0000-000000000000 | 0001-01-01 00:00:00 | - | dvault",
        "ffffffff-ffff-ffff-ffff-ffffffffffff | 0001-01-01 00:00:00 | - | dvault",
    ]


def test_every_row_leads_to_its_file(crm) -> None:
    path = crm.deliver(rows("1 A 2024-01-01"))
    crm.run()
    ((file, source),) = crm.select(
        f"select l.file, s.record_source from {SAT} s inner join audit.load l using (load_id)"
    )
    assert (file, source) == (str(path), "crm.customers")


def test_an_attribute_appended_later_makes_no_false_version(crm) -> None:
    crm.load(rows("1 A 2024-01-01"))
    crm.define(
        DEFINITIONS.replace(
            "city: text,", "city: text, phone: {type: text, missing: null},"
        ).replace("[name, city]", "[name, city, phone]")
    )
    crm.load(rows("1 A 2024-01-02"))
    crm.load("customer_no | name | city | phone | at\n1 | A | Rome | 555 | 2024-01-03")
    assert crm.rows(SAT, "name, phone") == ["A | -", "A | 555"]


def test_without_an_applied_date_the_load_date_counts(crm) -> None:
    crm.define(DEFINITIONS.replace("    applied_date: at\n", ""))
    crm.load(rows("1 A 2024-01-01"))
    assert crm.select(f"select applied_date = load_date from {SAT} where load_id = 1") == [(True,)]


def test_a_sequence_orders_versions_of_one_applied_date(crm) -> None:
    crm.define(
        DEFINITIONS.replace("applied_date: at\n", "applied_date: at\n    sequence: no\n").replace(
            "at: timestamp", "at: timestamp, no: integer"
        )
    )
    head = "customer_no | name | city | at | no"
    lines = [
        f"1 | {name} | Rome | 2024-01-01 | {no}" for no, name in [(3, "A"), (1, "A"), (2, "B")]
    ]
    crm.load("\n".join([head, *lines]))
    assert crm.rows(SAT, "sequence, name") == ["1 | A", "2 | B", "3 | A"]
    assert crm.rows(f"{VIEW}_current", "name") == ["A"]


def test_what_is_numbered_changes_nothing_when_it_comes_again_or_in_other_parts(crm) -> None:
    crm.define(
        DEFINITIONS.replace("applied_date: at\n", "applied_date: at\n    sequence: no\n").replace(
            "at: timestamp", "at: timestamp, no: integer"
        )
    )
    head = "customer_no | name | city | at | no"
    first = "\n1 | A | - | 2024-01-01 | 1\n1 | A | - | 2024-01-02 | 1\n1 | B | - | 2024-01-02 | 2"
    crm.load(head + first)
    crm.load(head + first)
    crm.load(f"{head}\n1 | B | - | 2024-01-02 | 2")
    assert crm.rows(SAT, "sequence, name") == ["1 | A", "2 | B"]
    crm.load(f"{head}\n1 | C | - | 2024-01-02 | 4")
    crm.load(f"{head}\n1 | D | - | 2024-01-02 | 3")  # late
    crm.load(f"{head}\n1 | E | - | 2024-01-02 | 4")  # a correction
    assert crm.rows(SAT, "sequence, name") == ["1 | A", "2 | B", "3 | D", "4 | C", "4 | E"]
    assert crm.rows("business_vault.sat_customer_crm_current", "name") == ["E"]


def test_what_a_log_says_of_a_deletion_contradicts_no_version(crm) -> None:
    crm.define(
        DEFINITIONS.replace("delivers: changes", "delivers: cdc\n    operation: op").replace(
            "at: timestamp", "at: timestamp, op: text"
        )
    )
    head = "customer_no | name | city | at | op"
    crm.load(f"{head}\n1 | A | - | 2024-01-01 | I")
    rows = ["A | - | 2024-01-01 | U", "B | - | 2024-01-01 | U", "B | - | 2024-01-01 | D"]
    crm.load("\n".join([head, *(f"1 | {row}" for row in rows)]))
    assert crm.rows(SAT, "name") == ["A"]
    assert crm.accounts("sat_customer_crm")[-1] == (3, 0, 2, 0, 1)


def test_a_sequence_may_be_a_moment(crm) -> None:
    crm.define(
        DEFINITIONS.replace("applied_date: at\n", "applied_date: day\n    sequence: at\n").replace(
            "at: timestamp", "at: timestamp, day: date"
        )
    )
    crm.load(
        "customer_no | name | city | at | day\n"
        "1 | B | Rome | 2024-01-01 12:00:00 | 2024-01-01\n"
        "1 | A | Rome | 2024-01-01 11:00:00 | 2024-01-01"
    )
    assert crm.rows(SAT, "sequence, name") == ["2024-01-01 11:00:00 | A", "2024-01-01 12:00:00 | B"]
    assert crm.rows(f"{VIEW}_current", "name") == ["B"]


def test_history_that_is_delivered_again_stores_nothing(crm) -> None:
    told = ["1 A 2024-01-01", "1 B 2024-01-02", "1 A 2024-01-03", "2 A 2024-01-02"]
    crm.load(rows(*told))
    before = versions(crm)
    crm.load(rows(*told, "3 C 2024-01-01"))
    assert versions(crm) == [*before, "3 | 2024-01-01 | C"]


def test_a_new_key_is_kept_though_another_has_its_content_and_date(crm) -> None:
    crm.load(rows("1 A 2024-01-01"))
    crm.load(rows("2 A 2024-01-01"))
    assert versions(crm) == ["1 | 2024-01-01 | A", "2 | 2024-01-01 | A"]
