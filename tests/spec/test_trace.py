"""What trace promises: everything that is known of a key, and nothing that is not."""

from __future__ import annotations

import getpass
from datetime import datetime

import pytest
from traced import (
    CUSTOMERS,
    DEFINITIONS,
    load,
    only,
    relations,
    run,
    said,
    satellites,
    timeline,
)

from vault.errors import UnknownKeyError, UsageError
from vault.trace import trace


@pytest.fixture
def crm(trial):
    trial.define(DEFINITIONS)
    return trial


def of(trial, hub: str, *key: str, **more):
    return trace(trial.warehouse, trial.engine, hub, list(key), **more)


def test_each_version_says_what_changed_and_who_loaded_it_from_where(crm) -> None:
    first = crm.deliver(f"{CUSTOMERS} c1 | Ann | a@x | 30 | 2024-01-01")
    run(crm, command="night")
    load(crm, f"{CUSTOMERS} C1 | Ann | - | 31 | 2024-02-01")
    found = of(crm, "customer", "c1")
    assert said(found, "customer_crm") == [
        "01-01 load 1; name Ann; email a@x; age 30",
        "02-01 load 2; email a@x → (null); age 30 → 31",
    ]
    version, _ = timeline(found, "customer_crm").versions
    assert version.valid_to == datetime(2024, 2, 1)
    assert version.record_source == "crm.customers"
    loaded = found.loads[0]
    assert (loaded.load_id, loaded.feed, loaded.command) == (1, "crm.customers", "night")
    assert (loaded.who, loaded.load_date) == (getpass.getuser(), version.load_date)
    assert loaded.file.endswith(first.name)


def test_a_key_is_found_as_the_hub_compares_it_and_shown_as_it_was_first_delivered(crm) -> None:
    load(crm, f"{CUSTOMERS} aB1 | Ann | a@x | 30 | 2024-01-01")
    found = only(of(crm, "customer", " Ab1 "))
    assert [(part.name, part.value) for part in found.key] == [("customer_no", "aB1")]
    assert (found.load_id, found.record_source) == (1, "crm.customers")


def test_a_case_sensitive_key_is_found_in_its_own_case_only(trial) -> None:
    sensitive = "{customer_no: text}, case_sensitive: true"
    trial.define(DEFINITIONS.replace("{customer_no: text}", sensitive, 1))
    load(trial, f"{CUSTOMERS} Abc1 | Ann | a@x | 30 | 2024-01-01")
    assert only(of(trial, "customer", "Abc1"))
    with pytest.raises(UnknownKeyError, match=r"as 'ABC1'; did you mean 'Abc1'\?"):
        of(trial, "customer", "ABC1")


def test_a_correction_a_late_row_and_a_content_that_is_repeated_are_marked(crm) -> None:
    load(crm, f"{CUSTOMERS} c1 | Ann | a@x | 30 | 2024-01-01\n c1 | Anna | a@x | 30 | 2024-03-01")
    load(crm, f"{CUSTOMERS} c1 | Anne | a@x | 30 | 2024-03-01")
    load(crm, f"{CUSTOMERS} c1 | Anne | a@x | 30 | 2024-02-01")
    assert said(of(crm, "customer", "c1"), "customer_crm") == [
        "01-01 load 1; name Ann; email a@x; age 30",
        "02-01 load 3; late; name Ann → Anne",
        "03-01 load 1; corrected; name Anne → Anna",
        "03-01 load 2; correction; name Anna → Anne",
    ]
    load(crm, f"{CUSTOMERS} c2 | Bob | b@x | 30 | 2024-03-01")
    load(crm, f"{CUSTOMERS} c2 | Bob | b@x | 30 | 2024-02-01")
    assert said(of(crm, "customer", "c2"), "customer_crm") == [
        "02-01 load 5; late; name Bob; email b@x; age 30",
        "03-01 load 4; repeated",
    ]


def test_of_a_set_the_members_added_changed_and_removed_are_told(crm) -> None:
    head = "customer_no | kind | number | since\n"
    load(crm, f"{head} c1 | home | 1 | 2024-01-01\n c1 | work | 2 | 2024-01-01", "phones")
    load(crm, f"{head} c1 | home | 3 | 2024-01-02\n c1 | car | 4 | 2024-01-02", "phones")
    load(crm, f"{head} c2 | home | 9 | 2024-01-03", "phones")
    assert said(of(crm, "customer", "c1"), "customer_phone") == [
        "01-01 load 1; +home: number 1; +work: number 2",
        "01-02 load 2; +car: number 4; home: number 1 → 3; -work: number 2",
        "01-03 load 3; -car: number 4; -home: number 3;  (no rows any more)",
    ]
    told = timeline(of(crm, "customer", "c1"), "customer_phone")
    assert [len(version.rows) for version in told.versions] == [2, 2, 0]


def test_statuses_appearances_and_effectivities_are_told(crm) -> None:
    load(crm, f"{CUSTOMERS} c1 | Ann | a@x | 30 | 2024-01-01")
    load(crm, f"{CUSTOMERS} c1 | Ann | a@x | 30 | 2024-01-02")
    head = "order_no | customer_no | since\n"
    load(crm, f"{head} o1 | c1 | 2024-01-01\n o2 | c1 | 2024-01-01", "orders")
    load(crm, f"{head} o1 | c2 | 2024-01-05", "orders")
    assert said(of(crm, "customer", "c1"), "customer_seen") == [
        "01-01 load 1;  seen",
        "01-02 load 2;  seen",
    ]
    assert said(of(crm, "order", "o2"), "order_status") == [
        "01-01 load 3; status I appeared", "01-05 load 4; status I appeared → D gone",
    ]  # fmt: skip
    assert said(of(crm, "customer", "c1"), "order_placed") == [
        "01-01 load 3; is_active begins", "01-05 load 4; is_active begins → ends",
    ]  # fmt: skip


def test_what_a_tracked_satellite_remembers_beside_its_versions_is_told(crm) -> None:
    head = "line | model | price | since\n"
    load(crm, f"{head} A | 1 | 9.90 | 2024-01-01", "prices")
    load(crm, f"{head} A | 1 | 9.90 | 2024-01-02", "prices")
    found = of(crm, "product", "a", "1")
    assert said(found, "product_price") == ["01-01 load 1; price 9.90"]
    assert said(found, "product_price_tracked") == [
        "01-01 load 1;  seen", "01-02 load 2;  seen",
    ]  # fmt: skip


def test_links_lead_one_step_further_in_every_role_with_child_keys_and_payload(crm) -> None:
    crm.deliver("head_no | member_no\n c1 | c2\n c3 | c1\n c1 | c1", "households")
    crm.deliver("order_no | payment_no | amount | paid\n o1 | 1 | 9.90 | 2024-01-02", "payments")
    lines = "order_no | line_no | line | model | quantity | since\n"
    lines += "o1 | 1 | A | 7 | 2 | 2024-01-01\n o1 | 2 | A | 7 | 1 | 2024-01-01"
    crm.deliver(lines, "lines")
    head = "order_no | customer_no | since\n"
    crm.deliver(f"{head} o1 | c1 | 2024-01-01\n o2 | - | 2024-01-01", "orders")
    run(crm)
    customer, order = of(crm, "customer", "c1"), of(crm, "order", "o1")
    assert sorted(relations(customer, "household")) == [
        "head → member c2", "head,member → member c1", "member → head c3",
    ]  # fmt: skip
    assert relations(customer, "order_customer") == ["customer → order o1"]
    assert relations(of(crm, "order", "o2"), "order_customer") == ["order → customer (unknown)"]
    assert relations(order, "payment") == ["order → 1 · 9.90"]
    assert relations(order, "order_line") == ["order → product A · 7 1", "order → product A · 7 2"]
    assert said(order, "line_web") == [f"01-01 load {order.loads[-1].load_id}; quantity 2"]
    assert satellites(customer) == []


def test_of_many_relations_the_newest_are_told_and_all_are_counted(crm) -> None:
    load(crm, "head_no | member_no\n c1 | c2\n c1 | c3", "households")
    load(crm, "head_no | member_no\n c1 | c4", "households")
    found = of(crm, "customer", "c1", relations=1)
    assert relations(found, "household") == ["head → member c4"]
    assert only(found).links[0].total == 3
    assert len(only(of(crm, "customer", "c1", relations=None)).links[0].relations) == 3


def test_rows_that_were_rejected_and_named_the_key_are_told_as_they_were_delivered(crm) -> None:
    rows = "c1 | Ann | a@x | 30 | 2024-01-01\n C1 | Ann | - | old | 2024-01-02\n"
    rows += "c11 | Bob | - | old | 2024-01-02\n c1 | Ann\n c1 | Al | - | 1 | 2024-01-01"
    crm.deliver(CUSTOMERS + rows)
    crm.deliver("head_no | member_no\n c1 | -", "households")
    crm.deliver("line | model | price | since\n A | 07 | cheap | 2024-01-01", "prices")
    crm.deliver("line | model | price | since\n A | 7 | 1.00 | 2024-01-01", "prices")
    run(crm)
    told = [(one.delivery_row, one.target, one.reason.partition(":")[0])
            for one in only(of(crm, "customer", "c1")).rejections]  # fmt: skip
    assert told == [
        (1, "sat_customer_crm", "conflicting versions"),
        (2, None, "age"),
        (4, None, "too few fields"),
        (1, None, "member_no"),
    ]
    (priced,) = only(of(crm, "product", "A", "7")).rejections
    assert '"model":"07"' in priced.delivered


def test_a_key_of_which_every_row_was_rejected_is_told_of_though_the_hub_lacks_it(crm) -> None:
    load(crm, f"{CUSTOMERS} c1 | Ann | a@x | 30 | 2024-01-01\n c2 | Bob | - | old | 2024-01-02")
    found = of(crm, "customer", "C2")
    assert found.subjects == ()
    assert [one.reason for one in found.rejections] == ["age: 'old' is not an integer"]
    assert [load.load_id for load in found.loads] == [1]


def test_a_key_that_a_rule_makes_of_other_columns_is_found_among_rejected_rows(trial) -> None:
    made = "no: text\n      customer_no: {value: \"concat('c', no)\", type: text}\n      name"
    trial.define(DEFINITIONS.replace("customer_no: text\n      name", made))
    head = "no | name | email | age | since\n"
    load(trial, f"{head} 1 | Ann | a@x | 3 | 2024-01-01\n 1 | A | - | x | -\n 2 | A | - | x | -")
    (rejected,) = only(of(trial, "customer", "c1")).rejections
    assert rejected.delivery_row == 2


def test_what_is_not_there_is_told_with_what_is_like_it(crm) -> None:
    with pytest.raises(UsageError, match="yet: `dvault run` makes it"):
        of(crm, "customer", "c1")
    load(crm, f"{CUSTOMERS} c100 | Ann | a@x | 30 | 2024-01-01")
    with pytest.raises(
        UnknownKeyError, match=r"no customer is known as 'c10'; did you mean 'c100'\?"
    ):
        of(crm, "customer", "c10")
    with pytest.raises(UsageError, match=r"there is no hub 'custmer'; did you mean 'customer'\?"):
        of(crm, "custmer", "c1")
    with pytest.raises(
        UsageError, match=r"a key of product has 2 parts, line \(text\), model \(int"
    ):
        of(crm, "product", "A")
    with pytest.raises(UsageError, match="model of product is an integer, and 'x' is none: write"):
        of(crm, "product", "A", "x")
    with pytest.raises(UsageError, match="blanks are no key"):
        of(crm, "customer", " ")
