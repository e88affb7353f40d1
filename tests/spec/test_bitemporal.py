"""What was true at t, as known at k: what the view with both intervals promises."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest

VIEW = "business_vault.sat_customer_crm_known"
HISTORY = "business_vault.sat_customer_crm_history"
DEFINITIONS = """
hubs:
  customer: {business_key: {customer_no: text}}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    applied_date: at
    columns: {customer_no: text, name: text, at: timestamp}
    hubs: {customer: customer_no}
    satellites:
      customer_crm: {of: customer, attributes: [name]}
"""
SEQUENCED = DEFINITIONS.replace(
    "applied_date: at", "applied_date: at\n    sequence: place"
).replace("at: timestamp", "at: timestamp, place: integer")
LAST = "9999-12-31"


@pytest.fixture
def crm(trial):
    trial.define(DEFINITIONS)
    return trial


def load(crm, *lines: str) -> str:
    """Load lines `name date` of one customer; returns the load date."""
    body = [f"1 | {name} | {at}" for name, at in (line.split() for line in lines)]
    done = crm.load("\n".join(["customer_no | name | at", *body]))
    return str(done.loads[0].load_date)


def intervals(crm, *known: str) -> list[str]:
    """`name | valid from | valid to | known from | known to`, moments of loads by their number."""
    rows = crm.rows(
        VIEW, "name, cast(valid_from as date), cast(valid_to as date), known_from, known_to"
    )
    for number, at in enumerate(known, 1):
        rows = [row.replace(at, f"load {number}") for row in rows]
    return [row.replace(f"{LAST} 00:00:00", LAST) for row in rows]


def test_what_nothing_follows_is_known_for_good(crm) -> None:
    one = load(crm, "A 2024-01-01")
    assert intervals(crm, one) == [f"A | 2024-01-01 | {LAST} | load 1 | {LAST}"]


def test_a_later_version_ends_what_was_known_of_the_one_before(crm) -> None:
    one, two = load(crm, "A 2024-01-01"), load(crm, "B 2024-02-01")
    assert intervals(crm, one, two) == [
        f"A | 2024-01-01 | 2024-02-01 | load 2 | {LAST}",
        f"A | 2024-01-01 | {LAST} | load 1 | load 2",
        f"B | 2024-02-01 | {LAST} | load 2 | {LAST}",
    ]


def test_a_late_row_cuts_the_interval_from_when_it_is_known(crm) -> None:
    one, two = load(crm, "A 2024-01-01", "C 2024-03-01"), load(crm, "B 2024-02-01")
    assert intervals(crm, one, two) == [
        f"A | 2024-01-01 | 2024-02-01 | load 2 | {LAST}",
        "A | 2024-01-01 | 2024-03-01 | load 1 | load 2",
        f"B | 2024-02-01 | 2024-03-01 | load 2 | {LAST}",
        f"C | 2024-03-01 | {LAST} | load 1 | {LAST}",
    ]


def test_a_correction_ends_what_was_known_until_then(crm) -> None:
    one, two = load(crm, "A 2024-01-01"), load(crm, "B 2024-01-01")
    assert intervals(crm, one, two) == [
        f"A | 2024-01-01 | {LAST} | load 1 | load 2",
        f"B | 2024-01-01 | {LAST} | load 2 | {LAST}",
    ]


def test_versions_of_one_load_were_known_at_once(crm) -> None:
    one = load(crm, "A 2024-01-01", "B 2024-02-01", "A 2024-03-01")
    assert intervals(crm, one) == [
        f"A | 2024-01-01 | 2024-02-01 | load 1 | {LAST}",
        f"A | 2024-03-01 | {LAST} | load 1 | {LAST}",
        f"B | 2024-02-01 | 2024-03-01 | load 1 | {LAST}",
    ]


def test_the_question_of_the_documentation_has_one_answer_a_key(crm) -> None:
    load(crm, "A 2024-01-01", "C 2024-03-01")
    known = load(crm, "B 2024-02-01")
    load(crm, "X 2024-02-01")
    asked = (
        "valid_from <= timestamp '2024-02-15' and timestamp '2024-02-15' < valid_to"
        f" and known_from <= timestamp '{known}' and timestamp '{known}' < known_to"
    )
    assert crm.rows(VIEW, "name", f"load_id > 0 and {asked}") == ["B"]


def test_ghosts_are_true_and_known_at_all_times(crm) -> None:
    load(crm, "A 2024-01-01")
    columns = "valid_from, valid_to, known_from, known_to"
    always = f"0001-01-01 00:00:00 | {LAST} 00:00:00"
    assert crm.rows(VIEW, columns, "load_id = 0") == [f"{always} | {always}"] * 2


# Any order of arrivals, held against a model

DAY = datetime(2024, 1, 1)
DAYS = 7
Row = tuple[int, int, int | None, str]  # applied, learnt, sequence, content


def arrivals(chance: random.Random, sequenced: bool) -> list[Row]:
    """A few versions of one key, learnt in any order."""
    places = [None, 1, 2] if sequenced else [None]
    all_ = [(a, k, s) for a in range(1, 6) for k in range(1, 6) for s in places]
    chosen = chance.sample(all_, chance.randint(1, 8))
    return [(*when, f"v{number}") for number, when in enumerate(chosen)]


def expected(rows: list[Row], true_at: int, known_at: int) -> str | None:
    """The last of the rows known by then, in the order of what was true, that was true by then."""
    order = [
        (applied, sequence is None, sequence or 0, learnt, name)
        for applied, learnt, sequence, name in rows
        if learnt <= known_at and applied <= true_at
    ]
    return max(order)[-1] if order else None


@pytest.mark.parametrize("sequenced", [False, True])
def test_any_order_of_arrivals_answers_what_was_true_as_known_then(trial, sequenced: bool) -> None:
    trial.define(SEQUENCED if sequenced else DEFINITIONS)
    trial.run("apply")
    chance = random.Random(7)
    cases = {f"{key:032x}": arrivals(chance, sequenced) for key in range(1, 301)}
    names = ["customer_hk", "applied_date", "load_date", *["sequence"] * sequenced]
    names += ["name", "hashdiff", "record_source", "load_id"]
    literal = "cast('{}' as uuid)".format
    lines = []
    for key, rows in cases.items():
        for applied, learnt, sequence, name in rows:
            values = [literal(key), moment(applied), moment(learnt)]
            values += ["null" if sequence is None else str(sequence)] * sequenced
            lines.append(", ".join([*values, f"'{name}'", literal(key), "'crm'", "1"]))
    with trial.engine.begin() as connection:
        connection.exec_driver_sql(
            f"insert into raw_vault.sat_customer_crm ({', '.join(names)}) values"
            + ", ".join(f"({line})" for line in lines)
        )
    days = ", ".join(f"({day}, {moment(day)})" for day in range(DAYS))
    found = trial.select(
        f"with days (number, moment) as (values {days})"
        " select cast(customer_hk as varchar), t.number, k.number, name"
        f" from {VIEW} inner join days as t on valid_from <= t.moment and t.moment < valid_to"
        " inner join days as k on known_from <= k.moment and k.moment < known_to"
        " where load_id > 0"
    )
    answers = {(str(key).replace("-", ""), t, k): name for key, t, k, name in found}
    assert len(answers) == len(found), "more than one row of a key is true and known at a time"
    wanted = {
        (key, t, k): name
        for key, rows in cases.items()
        for t in range(DAYS)
        for k in range(DAYS)
        if (name := expected(rows, t, k)) is not None
    }
    assert answers == wanted
    now = trial.rows(VIEW, "customer_hk, valid_from, valid_to, name", f"known_to = '{LAST}'")
    assert now == trial.rows(HISTORY, "customer_hk, valid_from, valid_to, name", "true")


def moment(day: int) -> str:
    return f"timestamp '{DAY + timedelta(days=day)}'"
