"""The law of splits of sets: whatever was delivered, every question is answered as before."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from itertools import groupby
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from law import EXAMPLES, Changing, law, opened, together
from test_split_laws import DAYS, NOON, PARTS, SPLIT, WHOLE
from test_split_laws import FEED as ROWS

FEED = ROWS.replace("at: timestamp,", "at: timestamp, type: text,")
KEYED = ("{of", "{type: multi_active, key: type, of")
HEAD = ("customer_no", "at", "type", "name", "city")
Set = frozenset[tuple]


def some_deliveries(seed: int) -> list[list[tuple]]:
    """Deliveries of sets of some customers, each of which says one thing of a day."""
    chance = Random(seed)
    return together(tuple(_of_customer(chance, f"c{number}") for number in range(40)))


def _of_customer(chance: Random, customer: str) -> list[list[tuple]]:
    return [
        [
            (customer, day, member, chance.choice(["A", "B"]), chance.choice(["A", None]))
            for day in chance.sample(DAYS, chance.randint(0, 3))
            for member in chance.sample(["x", "y"], chance.randint(1, 2))
        ]
        for _ in range(chance.randint(1, 4))
    ]


def sets(
    vault: Changing, name: str, column: str
) -> dict[str, list[tuple[datetime, datetime, Set]]]:
    """The sets of each customer in their order: true from, known from, and their rows."""
    found = defaultdict(list)
    rows = vault.select(
        f"select customer_no, applied_date, s.load_date, type, {column}"
        f" from raw_vault.sat_{name} as s inner join raw_vault.hub_customer using (customer_hk)"
        " where s.load_id > 0 order by customer_no, applied_date, s.load_date"
    )
    for (customer, *moment), members in groupby(rows, key=lambda row: row[:3]):
        found[customer].append((*moment, frozenset(row[3:] for row in members)))
    return found


def everything_said(versions: list[tuple[datetime, datetime, Set]]) -> list[Set | None]:
    knowns = [NOON + timedelta(microseconds=number) for number in range(5)]
    return [
        next(
            (one for since, from_, one in reversed(versions) if since <= at and from_ <= known),
            None,
        )
        for at in DAYS
        for known in knowns
    ]


@pytest.fixture(scope="module")
def vaults(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("sets")
    with opened(folder / "none", FEED + WHOLE.replace(*KEYED)):
        yield [Changing(folder / name, FEED + WHOLE.replace(*KEYED)) for name in ("old", "fresh")]


@settings(law, max_examples=EXAMPLES // 200, phases=[Phase.generate])
@given(deliveries=st.integers(0, 2**30).map(some_deliveries))
def test_every_question_about_sets_is_answered_as_before(vaults, deliveries) -> None:
    """And where the parts, loaded from the first on, would say the same they hold the same."""
    old, fresh = vaults
    old.anew(FEED + WHOLE.replace(*KEYED))
    fresh.anew(FEED + PARTS.replace(*KEYED))
    for vault in vaults:
        for rows in deliveries:
            vault.deliver(HEAD, rows)
        vault.load(NOON)
    before = [sets(old, "whole", column) for column in ("name", "city")]
    old.become(FEED + SPLIT.replace(*KEYED))
    alike = 0
    for was, name, column in zip(before, ("part_1", "part_2"), ("name", "city"), strict=True):
        now, made = sets(old, name, column), sets(fresh, name, column)
        assert now.keys() == was.keys() == made.keys()
        for customer, versions in was.items():
            told = everything_said(now[customer])
            assert told == everything_said(versions)
            if everything_said(made[customer]) == told:
                alike += 1
                assert {one[::2] for one in now[customer]} == {one[::2] for one in made[customer]}
    assert alike
