"""The law of splits and merges: whatever was delivered, every question is answered as before."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from law import EXAMPLES, Changing, law, opened, together

FEED = """
warehouse: laws
hubs: {customer: {business_key: {customer_no: text}}}
source: crm
feeds:
  rows:
    read: {files: data/*.csv, null: "-"}
    delivers: changes
    applied_date: at
    columns:
      {customer_no: text, at: timestamp, name: text, city: text, delivery: integer}
    hubs: {customer: customer_no}
    satellites:
"""
WHOLE = "      whole: {of: customer, attributes: [name, city]}\n"
PARTS = """
      part_1: {of: customer, attributes: name}
      part_2: {of: customer, attributes: city}
"""
SPLIT = PARTS.replace("}\n", ", history_of: whole}\n")
MERGED = WHOLE.replace("}\n", ", history_of: [part_1, part_2]}\n")
HEAD = ("customer_no", "at", "name", "city")
NOON = datetime(2030, 1, 1, 12)
DAYS = [datetime(2024, 1, day) for day in range(1, 5)]


def some_deliveries(seed: int) -> list[list[tuple]]:
    """Deliveries of some customers, each of which says one thing of a day."""
    chance = Random(seed)
    return together(tuple(_of_customer(chance, f"c{number}") for number in range(40)))


def _of_customer(chance: Random, customer: str) -> list[list[tuple]]:
    return [
        [
            (customer, day, chance.choice(["A", "B", None]), chance.choice(["A", "B", None]))
            for day in chance.sample(DAYS, chance.randint(0, 3))
        ]
        for _ in range(chance.randint(1, 4))
    ]


#: By a number, since the first example of hypothesis is the simplest there is: that is one as well.
SOME = st.integers(0, 2**30).map(some_deliveries)


class Splitting(Changing):
    """A vault whose satellites change."""

    def versions(self, name: str, *columns: str) -> dict[str, list[tuple]]:
        """The versions of each customer in their order: true from, known from, what they say."""
        found = defaultdict(list)
        for customer, *version in self.select(
            f"select customer_no, applied_date, s.load_date, {', '.join(columns)}, hashdiff,"
            f" s.record_source from raw_vault.sat_{name} as s"
            " inner join raw_vault.hub_customer using (customer_hk) where s.load_id > 0"
            " order by applied_date, s.load_date"
        ):
            found[customer].append(tuple(version))
        return found


def said(versions: list[tuple], count: int, at: datetime, known: datetime) -> tuple | None:
    """What was true at a moment, as known at another."""
    told = [one for one in versions if one[0] <= at and one[1] <= known]
    return told[-1][2 : 2 + count] if told else None


def everything_said(versions: list[tuple], count: int, knowns: list[datetime]) -> list:
    return [said(versions, count, at, known) for at in DAYS for known in knowns]


@pytest.fixture(scope="module")
def vaults(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("split")
    with opened(folder / "none", FEED + WHOLE):
        yield [Splitting(folder / name, FEED + WHOLE) for name in ("old", "fresh")]


@settings(law, max_examples=EXAMPLES // 200, phases=[Phase.generate])
@given(deliveries=SOME, later=SOME)
@pytest.mark.parametrize("way", ["split", "merge"])
def test_every_question_is_answered_as_before(vaults, way, deliveries, later) -> None:
    """And where the new form, loaded from the first on, would say the same it holds the same."""
    old, fresh = vaults
    one, several = [("whole", "name", "city")], [("part_1", "name"), ("part_2", "city")]
    form, then, new = (WHOLE, SPLIT, PARTS) if way == "split" else (PARTS, MERGED, WHOLE)
    here, there = (one, several) if way == "split" else (several, one)
    old.anew(FEED + form)
    fresh.anew(FEED + new)
    for vault in (old, fresh):
        for rows in deliveries:
            vault.deliver(HEAD, rows)
        vault.load(NOON)
    before = {name: old.versions(name, *columns) for name, *columns in here}
    knowns = [NOON + timedelta(microseconds=number) for number in range(len(deliveries))]
    old.become(FEED + then)
    alike: dict[tuple[str, str], bool] = {}
    for name, *columns in there:
        now, made = old.versions(name, *columns), fresh.versions(name, *columns)
        for customer in {*now, *made}:
            asked = {column: _one_of(before, column, here, customer, knowns) for column in columns}
            kept = everything_said(now[customer], len(columns), knowns)
            assert [_each(row, columns) for row in kept] == _rows(asked, columns)
            if everything_said(made[customer], len(columns), knowns) == kept:
                alike[name, customer] = is_in_order(deliveries, customer)
                assert_same(now[customer], made[customer], alike[name, customer])
    _go_on(old, fresh, later, there, alike)


def _go_on(old: Splitting, fresh: Splitting, later: list, there: list, alike: dict) -> None:
    """What is delivered afterwards is judged by what was carried over."""
    for vault in (old, fresh):
        for rows in later[:2]:
            vault.deliver(HEAD, rows)
        vault.load(NOON + timedelta(days=1))
    for name, *columns in there:
        now, made = old.versions(name, *columns), fresh.versions(name, *columns)
        for customer in {*now, *made}:
            if (name, customer) in alike:
                assert_same(now[customer], made[customer], alike[name, customer])


def assert_same(carried: list[tuple], fresh: list[tuple], exact: bool) -> None:
    """The same versions; one that came again with what came late before it is known anew."""
    assert [row[:1] + row[2:] for row in carried] == [row[:1] + row[2:] for row in fresh]
    if exact:
        assert carried == fresh
    assert all(one[1] <= other[1] for one, other in zip(carried, fresh, strict=True))


def is_in_order(deliveries: list[list[tuple]], customer: str) -> bool:
    """Whether no delivery brought of a customer what was true before what was known."""
    days = [sorted(row[1] for row in rows if row[0] == customer) for rows in deliveries]
    told = [day for some in days for day in some]
    return told == sorted(told)


def _one_of(before: dict, column: str, here: list, customer: str, knowns: list) -> list:
    """What the satellite that had a column said of it; nothing is null."""
    name, columns = next((name, columns) for name, *columns in here if column in columns)
    found = everything_said(before[name][customer], len(columns), knowns)
    return [row and row[columns.index(column)] for row in found]


def _each(row: tuple | None, columns: list[str]) -> tuple:
    return row or (None,) * len(columns)


def _rows(asked: dict[str, list], columns: list[str]) -> list[tuple]:
    return list(zip(*(asked[column] for column in columns), strict=True))
