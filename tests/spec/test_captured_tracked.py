"""A column that is declared after it was captured, where every appearance of a content is kept."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from test_captured_history import FEED, LATER, define, is_proved, timeline

TRACKED, DECLARED = (
    text.replace("applied_date: at", "applied_date: at\n    late_arrivals: tracked")
    for text in (FEED, LATER)
)
#: What comes before the column is declared, and after; in whatever order.
BEFORE = (
    "customer_no | name | at\na | Ann | 2024-01-01",
    "customer_no | name | vip | at\na | Ann | 1 | 2024-01-03",
    "customer_no | name | vip | at\na | Ann | 1 | 2024-01-05",
)
AFTER = "customer_no | name | vip | at\na | Ann | - | 2024-01-04"


def test_appearances_are_filled_with_the_versions(trial: Any) -> None:
    define(trial, TRACKED)
    for text in BEFORE:
        trial.load(text)
    define(trial, DECLARED)
    assert "fill tracked_satellite customer_crm" in trial.run("apply").applied
    assert timeline(trial) == ["a 01 Ann -", "a 03 Ann 1"]
    assert trial.accounts("sat_customer_crm")[-1] == (3, 2, 1, 0, 0)
    assert trial.accounts("sat_customer_crm_tracked")[-1] == (3, 2, 1, 0, 0)
    assert trial.run("apply").applied == ()
    # what is the same again is no version until something else comes in between
    trial.load(AFTER)
    assert timeline(trial) == ["a 01 Ann -", "a 03 Ann 1", "a 04 Ann -", "a 05 Ann 1"]
    is_proved(trial)


@pytest.mark.parametrize("declared", [1, 2, 3])
def test_whenever_it_is_declared_and_in_any_order_the_timeline_is_the_same(
    trial: Any, declared: int
) -> None:
    """Each order is the story of a key of its own."""
    told = ("Ann | - | 2024-01-01", "Ann | 1 | 2024-01-03", "Ann | - | 2024-01-04",
            "Ann | 1 | 2024-01-05")  # fmt: skip
    orders = list(permutations(told))
    define(trial, TRACKED)
    for turn in range(len(told)):
        if turn == declared:
            define(trial, DECLARED)
        rows = (f"{key} | {order[turn]}" for key, order in enumerate(orders))
        trial.load("\n".join(["customer_no | name | vip | at", *rows]))
    assert timeline(trial) == sorted(
        f"{key} {day} Ann {vip}"
        for key in range(len(orders))
        for day, vip in (("01", "-"), ("03", "1"), ("04", "-"), ("05", "1"))
    )
    is_proved(trial)
