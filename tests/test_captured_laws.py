"""The law of what is declared later: it says what was captured, and what it had said beside it."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from itertools import groupby
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from law import EXAMPLES, Changing, law, opened, together

CAPTURING = """
warehouse: laws
hubs: {customer: {business_key: {customer_no: text}}}
source: crm
feeds:
  rows:
    read: {files: data/*.csv, null: "-"}
    delivers: changes
    on_new_column: capture
    applied_date: at
    columns: {customer_no: text, at: timestamp, name: text, delivery: integer}
    hubs: {customer: customer_no}
    satellites: {customer: {of: customer, attributes: [name]}}
"""
_DECLARED = CAPTURING.replace(
    "delivery: integer", "delivery: integer, vip: {type: integer, missing: null}"
)
#: What is declared later, the satellite that has it, and its attributes.
LATER = {
    "appended": (_DECLARED.replace("[name]", "[name, vip]"), "customer", ("name", "vip")),
    "new": (_DECLARED.replace("[name]}", "[name]}, vips: {of: customer, attributes: [vip]}"),
            "vips", ("vip",)),
}  # fmt: skip
HEAD = ("customer_no", "at", "name", "vip")
NOON = datetime(2030, 1, 1, 12)
CUSTOMERS = 30
DAYS = [datetime(2024, 1, day) for day in range(1, 9)]
AFTER = timedelta(days=10)
Versions = dict[str, list[tuple]]


def some_deliveries(seed: int) -> list[list[tuple]]:
    """Deliveries of some customers, each of which says one thing of a day; half come in order."""
    chance = Random(seed)
    return together(tuple(_of_customer(chance, number) for number in range(CUSTOMERS)))


def _of_customer(chance: Random, number: int) -> list[list[tuple]]:
    days = [chance.sample(DAYS, chance.randint(0, 2)) for _ in range(4)]
    if number % 2:
        told = iter(sorted(day for some in days for day in some))
        days = [[next(told) for _ in some] for some in days]
    return [
        [(f"c{number}", day, chance.choice("AB"), chance.choice([1, 2, None])) for day in some]
        for some in days
    ]


#: By a number, since the first example of hypothesis is the simplest there is: that is one as well.
SOME = st.integers(0, 2**30).map(some_deliveries)


class Capturing(Changing):
    """A vault whose feed captures, and whose columns are declared later."""

    def told(self, deliveries: list[list[tuple]], at: datetime) -> None:
        """Load some deliveries; one that brings no row of it has no such column."""
        for rows in deliveries:
            width = len(HEAD) if any(row[3] for row in rows) else len(HEAD) - 1
            self.deliver(HEAD[:width], [row[:width] for row in rows])
        self.load(at)

    def versions(self, name: str, *columns: str) -> Versions:
        """The versions of each customer in their order: true from, known from, what they say."""
        found = defaultdict(list)
        for customer, *version in self.select(
            f"select customer_no, applied_date, s.load_date, {', '.join(columns)}"
            f" from raw_vault.sat_{name} as s inner join raw_vault.hub_customer using (customer_hk)"
            " where s.load_id > 0 order by applied_date, s.load_date"
        ):
            found[customer].append(tuple(version))
        return found


def said(versions: list[tuple], at: datetime, known: datetime = datetime.max) -> tuple:
    """What was true at a moment, as known at another; nothing is null."""
    told = [one[2:] for one in versions if one[0] <= at and one[1] <= known]
    return told[-1] if told else ()


def timeline(versions: list[tuple]) -> list[tuple]:
    """What is true from when on, as known now; what is not known is null."""
    at_once = [list(rows)[-1] for _, rows in groupby(versions, key=lambda one: one[0])]
    told = [(one[0], one[2:]) for one in at_once]
    return [next(rows) for _, rows in groupby(told, key=lambda one: one[1])]


@pytest.fixture(scope="module")
def vaults(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("captured")
    with opened(folder / "none", CAPTURING):
        yield [Capturing(folder / name, CAPTURING) for name in ("old", "fresh")]


@settings(law, max_examples=EXAMPLES // 200, phases=[Phase.generate])
@given(deliveries=SOME, later=SOME)
@pytest.mark.parametrize("way", LATER)
def test_it_says_what_was_captured_beside_what_it_had_said(vaults, way, deliveries, later) -> None:
    """And where nothing came late, what it would say had it been declared from the first on."""
    old, fresh = vaults
    text, name, columns = LATER[way]
    old.anew(CAPTURING)
    fresh.anew(text)
    for vault in vaults:
        vault.told(deliveries, NOON)
    before = old.versions("customer", "name")
    captured = old.versions("crm_rows_captured", "cast(captured ->> 'vip' as integer)")
    if not any(one[2] for rows in captured.values() for one in rows):
        return  # then there is nothing to fill
    old.become(text)
    now = old.versions(name, *columns)
    for customer in captured:
        assert_needed(now[customer])
        for at in DAYS:
            was = said(before[customer], at) if "name" in columns else ()
            assert said(now[customer], at) == (*was, *said(captured[customer], at))
            for number in range(len(deliveries)) if way == "appended" else ():
                known = NOON + timedelta(microseconds=number)
                then = said(before[customer], at, known)
                assert said(now[customer], at, known) == (then and (*then, None))
    assert_same(old, fresh, name, columns, deliveries)
    more = [[(row[0], row[1] + AFTER, *row[2:]) for row in rows] for rows in later[:2]]
    for vault in vaults:
        vault.told(more, NOON + AFTER)
    assert_same(old, fresh, name, columns, [*deliveries, *more])


def assert_needed(versions: list[tuple]) -> None:
    """No version that was filled in says what the one before it says."""
    filled = max(one[1] for one in versions)
    for one, before in zip(versions[1:], versions, strict=False):
        assert one[1] < filled or one[2:] != before[2:]


def assert_same(
    old: Capturing, fresh: Capturing, name: str, columns: tuple, deliveries: list
) -> None:
    now, made = old.versions(name, *columns), fresh.versions(name, *columns)
    for customer in {row[0] for rows in deliveries for row in rows}:
        days = [sorted(row[1] for row in rows if row[0] == customer) for rows in deliveries]
        told = [day for some in days for day in some]
        if told == sorted(set(told)):
            assert timeline(now[customer]) == timeline(made[customer])
