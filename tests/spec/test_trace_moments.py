"""What trace promises of moments: what was true at one, and what was known by another."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from traced import CUSTOMERS, DEFINITIONS, load, only, relations, said, satellites, timeline

from vault.errors import UnknownKeyError
from vault.trace import trace

ORDERS = "order_no | customer_no | since\n"


@pytest.fixture
def crm(trial):
    trial.define(DEFINITIONS)
    return trial


def of(trial, hub: str, *key: str, **more):
    return trace(trial.warehouse, trial.engine, hub, list(key), **more)


def learnt(trial, load_id: int) -> datetime:
    """When the warehouse learnt what a load brought."""
    ((moment,),) = trial.select(f"select load_date from audit.load where load_id = {load_id}")
    return moment


def test_as_of_shows_the_version_that_was_true_then_with_what_it_changed(crm) -> None:
    load(crm, f"{CUSTOMERS} c1 | Ann | a@x | 30 | 2024-01-01")
    load(crm, f"{CUSTOMERS} c1 | Anna | a@x | 30 | 2024-02-01")
    load(crm, f"{CUSTOMERS} c1 | Anne | a@x | 31 | 2024-03-01")
    assert said(of(crm, "customer", "c1", as_of=datetime(2024, 2, 29)), "customer_crm") == [
        "02-01 load 2; name Ann → Anna"
    ]
    assert said(of(crm, "customer", "c1", as_of=datetime(2024, 3, 1)), "customer_crm") == [
        "03-01 load 3; name Anna → Anne; age 30 → 31"
    ]
    before = of(crm, "customer", "c1", as_of=datetime(2023, 12, 31))
    assert satellites(before) == []
    assert [one.load_id for one in before.loads] == [1]


def test_as_known_shows_what_the_warehouse_had_learnt_by_then(crm) -> None:
    load(crm, f"{CUSTOMERS} c1 | Ann | a@x | 30 | 2024-01-01")
    load(crm, f"{CUSTOMERS} c1 | Al | a@x | 30 | 2024-03-01\n c1 | Ann | - | old | 2024-03-01")
    load(crm, f"{CUSTOMERS} c1 | Anna | a@x | 30 | 2024-02-01")
    now = of(crm, "customer", "c1")
    then = of(crm, "customer", "c1", as_known=learnt(crm, 2))
    assert said(then, "customer_crm")[1:] == ["03-01 load 2; name Ann → Al"]
    assert said(now, "customer_crm")[1:] == [
        "02-01 load 3; late; name Ann → Anna", "03-01 load 2; name Anna → Al",
    ]  # fmt: skip
    assert [one.load_id for one in only(now).rejections] == [2]
    first = of(crm, "customer", "c1", as_known=learnt(crm, 2) - timedelta(microseconds=1))
    assert (only(first).rejections, len(first.loads)) == ((), 1)
    with pytest.raises(UnknownKeyError, match="no customer is known as 'c1' by 20"):
        of(crm, "customer", "c1", as_known=datetime(2024, 1, 1))


def test_both_together_tell_what_was_true_at_one_moment_as_known_at_the_other(crm) -> None:
    load(crm, f"{CUSTOMERS} c1 | Ann | a@x | 30 | 2024-01-01")
    load(crm, f"{CUSTOMERS} c1 | Anna | a@x | 30 | 2024-01-01")
    at = datetime(2024, 1, 15)
    corrected = of(crm, "customer", "c1", as_of=at)
    assert said(corrected, "customer_crm") == ["01-01 load 2; correction; name Ann → Anna"]
    known = of(crm, "customer", "c1", as_of=at, as_known=learnt(crm, 1))
    assert said(known, "customer_crm") == ["01-01 load 1; name Ann; email a@x; age 30"]


def test_a_moment_with_an_offset_is_the_same_moment_in_utc(crm) -> None:
    load(crm, f"{CUSTOMERS} c1 | Ann | a@x | 30 | 2024-01-01")
    east = datetime(2024, 1, 1, 1, tzinfo=timezone(timedelta(hours=1)))
    assert of(crm, "customer", "c1", as_of=east).as_of == datetime(2024, 1, 1)
    assert satellites(of(crm, "customer", "c1", as_of=east)) != []
    assert satellites(of(crm, "customer", "c1", as_of=east - timedelta(seconds=1))) == []
    known = learnt(crm, 1).replace(tzinfo=UTC)
    assert of(crm, "customer", "c1", as_known=known).as_known == learnt(crm, 1)


def test_a_set_is_shown_whole_as_it_was(crm) -> None:
    head = "customer_no | kind | number | since\n"
    load(crm, f"{head} c1 | home | 1 | 2024-01-01\n c1 | work | 2 | 2024-01-01", "phones")
    load(crm, f"{head} c1 | home | 1 | 2024-02-01", "phones")
    then = timeline(of(crm, "customer", "c1", as_of=datetime(2024, 1, 2)), "customer_phone")
    assert sorted(then.versions[0].rows) == [("home", "1"), ("work", "2")]
    later = of(crm, "customer", "c1", as_of=datetime(2024, 2, 2))
    assert timeline(later, "customer_phone").versions[0].rows == (("home", "1"),)
    assert said(later, "customer_phone") == ["02-01 load 2; -work: number 2"]


def test_a_relation_is_shown_while_it_was_in_effect(crm) -> None:
    load(crm, f"{ORDERS} o1 | c1 | 2024-01-01", "orders")
    load(crm, f"{ORDERS} o1 | c2 | 2024-02-01", "orders")

    def customers(moment: datetime) -> list[str]:
        return relations(of(crm, "order", "o1", as_of=moment), "order_customer")

    assert customers(datetime(2024, 1, 1)) == ["order → customer c1"]
    assert customers(datetime(2024, 2, 1)) == ["order → customer c2"]
    assert customers(datetime(2023, 12, 31)) == []
    assert sorted(relations(of(crm, "order", "o1"), "order_customer")) == [
        "order → customer c1", "order → customer c2",
    ]  # fmt: skip
    then = only(of(crm, "order", "o1", as_of=datetime(2024, 1, 1)))
    assert [(one.total, one.left_out) for one in then.links] == [(1, 1)]


def test_a_relation_without_an_effectivity_holds_since_it_was_known_or_first_told_of(crm) -> None:
    lines = "order_no | line_no | line | model | quantity | since\n o1 | 1 | A | 7 | 2 | 2024-01-01"
    load(crm, lines, "lines")
    load(crm, "head_no | member_no\n c1 | c2", "households")
    assert relations(of(crm, "order", "o1", as_of=datetime(2024, 1, 1)), "order_line") != []
    assert relations(of(crm, "order", "o1", as_of=datetime(2023, 12, 31)), "order_line") == []
    known = learnt(crm, 2)
    before = known - timedelta(seconds=1)
    assert relations(of(crm, "customer", "c1", as_of=known), "household") != []
    assert relations(of(crm, "customer", "c1", as_of=before), "household") == []


def test_a_fact_is_shown_from_when_it_was_true(crm) -> None:
    load(crm, "order_no | payment_no | amount | paid\n o1 | 1 | 9.90 | 2024-01-02", "payments")
    assert relations(of(crm, "order", "o1", as_of=datetime(2024, 1, 2)), "payment") != []
    assert relations(of(crm, "order", "o1", as_of=datetime(2024, 1, 1)), "payment") == []
    assert relations(of(crm, "order", "o1", as_known=learnt(crm, 1)), "payment") != []
