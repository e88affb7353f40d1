"""Many short stories of satellites at once: what is delivered, and what is stored in the end.

A row is written `A3`, content A applied on day 3; `-` is null. Loads are parted by `/`. Each story
has a key of its own, so that all of a table are loaded by the same few deliveries.
"""

from __future__ import annotations

from itertools import zip_longest

import pytest

DEFINITIONS = """
hubs:
  thing: {{business_key: {{thing_no: text}}}}
  other: {{business_key: {{other_no: text}}}}
links:
  pair: {{hubs: [thing, other]}}
references:
  code: {{key: {{thing_no: text}}}}
source: s
feeds:
  things:
    read: data/things_*.csv
    applied_date: at
    {delivers}
    columns: {{thing_no: text, value: text, kind: text, op: text, no: integer, at: date}}
    {brings}
    satellites:
      told: {{{told}}}
"""
HUB = "hubs: {thing: thing_no}"
KINDS = {
    "hub": (HUB, "of: thing, attributes: value"),
    "link": (
        "links: {pair: {thing: thing_no, other: {key: kind, optional: true}}}",
        "of: pair, attributes: value",
    ),
    "reference": ("references: {code: thing_no}", "of: code, attributes: value"),
}

#: what is delivered, what is stored when rows are judged, and the history when they are tracked
STORIES = [
    ("A1", "A1", "A1"),
    ("A1 A1", "A1", "A1"),
    ("A1 / A2", "A1", "A1"),
    ("A1 B2 A3", "A1 B2 A3", "A1 B2 A3"),
    ("A1 / B2 / A3", "A1 B2 A3", "A1 B2 A3"),
    ("B1 A1", "A1", "A1"),
    ("B1 A1 B2", "A1 B2", "A1 B2"),
    ("A1 / B1", "A1 B1", "B1"),
    ("A1 / B1 / A1 C2", "A1 B1 A1 C2", ""),
    ("B1 / A1 B1", "B1 A1", "A1"),
    ("A1 / B5 / A3", "A1 B5", "A1 B5"),
    ("A1 / B5 / C3", "A1 B5 C3", "A1 C3 B5"),
    ("A1 / B5 / B3", "A1 B5 B3", "A1 B3"),
    ("A1 Z9 / A3 B4 A5", "A1 Z9 B4 A5", "A1 B4 A5 Z9"),
    ("A1 D9 / A2 B3 C4 D5", "A1 D9 B3 C4 D5", "A1 B3 C4 D5"),
    ("B1 B9 / A5", "B1 A5", "B1 A5 B9"),
    ("A5 / A3", "A5 A3", "A3"),
    ("A3 / A2 / A1", "A3 A2 A1", "A1"),
    ("C3 / B2 / A1", "C3 B2 A1", "A1 B2 C3"),
    ("A1 B5 / A5", "A1 B5 A5", "A1"),
    ("-1 / -2", "-1", "-1"),
    ("-1 / A2 / -3", "-1 A2 -3", "-1 A2 -3"),
    ("A1 B2 A3 / A1 B2 A3", "A1 B2 A3", "A1 B2 A3"),
    ("A1 B2 A3 / B2 A3 C4", "A1 B2 A3 C4", "A1 B2 A3 C4"),
    ("A1 B3 / C2 A2", "A1 B3", "A1 B3"),
    ("A1 / A3 / B2", "A1 B2", "A1 B2 A3"),
    ("A1 A2 A3 A4 / B2", "A1 B2", "A1 B2 A3"),
    ("A1 A3 / B3 / C2", "A1 B3 C2", "A1 C2 B3"),
    ("A1 a2", "A1 a2", "A1 a2"),
    *((f"A1 {x}1 / {x}2", f"A1 {x}2", f"A1 {x}2") for x in "BCDEF"),
    *((f"A2 {x}2 / {x}1", f"A2 {x}1", f"{x}1 A2") for x in "BCDEF"),
]

#: the rows of a multi-active set have a key before them: `hA1` is A at home on day 1
SETS = [
    ("hA1 wB1 / wB2 hA2", "hA1 wB1"),
    ("hA1 hA1 wB1 / hA2 wB2 wB2", "hA1 wB1"),
    ("hA1 wB1 / hA2 wC2", "hA1 wB1 hA2 wC2"),
    ("hA1 wB1 / hA2", "hA1 wB1 hA2"),
    ("hA1 / hA2 wB2", "hA1 hA2 wB2"),
    ("hA1 wB1 / hB2 wA2", "hA1 wB1 hB2 wA2"),
    ("hA1 hB2 hA3", "hA1 hB2 hA3"),
    ("hA1 wB1 hA2 hA3 wB3", "hA1 wB1 hA2 hA3 wB3"),
    ("hA1 wB1 / hA2 / hA3 wB3", "hA1 wB1 hA2 hA3 wB3"),
    ("hB1 hA1", "hA1"),
    ("h-1 / h-2", "h-1"),
    ("hA1 / --2 / --3", "hA1 --2"),
    ("hA1 / --2 / hA3", "hA1 --2 hA3"),
    ("--1 / hA2", "hA2"),
    ("hA1 / hB5 / hA3", "hA1 hB5"),
    ("hA1 / hB5 / hA3 wC3", "hA1 hB5 hA3 wC3"),
    ("hA5 / hA3", "hA5 hA3"),
    ("hA1 wB1 / hA1", "hA1 wB1 hA1"),
    ("hA1 wB1 / hA1 / hA1 wB1 hC2", "hA1 wB1 hA1 hA1 wB1 hC2"),
    ("hA1 hB2 hA3 / hA1 hB2 hA3", "hA1 hB2 hA3"),
]

#: partners of a driving key: a relation begins (`+`) and ends (`.`)
RELATIONS = [
    ("A1 / A2", "A1+"),
    ("A1 A1 A2", "A1+"),
    ("A1 / B2", "A1+ A2. B2+"),
    ("A1 B2 A3", "A1+ A2. B2+ B3. A3+"),
    ("A1 / B2 / A3", "A1+ A2. B2+ B3. A3+"),
    ("A1 / B2 C3 D4", "A1+ A2. B2+ B3. C3+ C4. D4+"),
    ("B1 A1", "A1+"),
    ("A1 B2 A3 / A1 B2 A3", "A1+ A2. B2+ B3. A3+"),
    ("A1 B2 / B2 C3", "A1+ A2. B2+ B3. C3+"),
    ("A1 / -2 / B3", "A1+ A2. -2+ -3. B3+"),
]

#: what a log says: inserted, updated, deleted; and the life of the key, which is as the log has it
LIVES = [
    ("IA1 / UB2 / D-3", "I1 U2 D3"),
    ("IA1 UB2 D-3 IC4", "I1 U2 D3 I4"),
    ("UA1", "U1"),
    ("D-1", "D1"),
    ("IA1 / IB2", "I1 I2"),
    ("IA1 / UA2", "I1 U2"),
    ("IA1 / D-2 / D-3", "I1 D2"),
    ("IA1 UB2 D-3 / IA1 UB2 D-3", "I1 U2 D3"),
    ("IA1 / D-2 / IA3", "I1 D2 I3"),
]


def deliver(trial, stories: list, at_once: bool) -> None:
    """Deliver the loads of all stories together; a row is `[operation or kind]content day`."""
    told = [story[0].split("/") for story in stories]
    for loads in zip_longest(*told, fillvalue=""):
        lines = ["thing_no | value | kind | op | no | at"]
        for number, load in enumerate(loads):
            for cell in load.split():
                value, mark, at = cell[-2], cell[:-2] or "-", cell[-1]
                op = mark if mark in "IUD" else "-"
                lines.append(f"{number} | {value} | {mark} | {op} | - | 2024-01-0{at}")
        trial.deliver("\n".join(lines), "things")
        if not at_once:
            trial.run()
    trial.run()


def held(trial, stories: list, table: str, join: str, columns: str) -> list[str]:
    """What is stored of each story, each as a sorted text."""
    found: list[list[str]] = [[] for _ in stories]
    for number, *cells in trial.select(
        f"select {columns} from {table} as told {join} where told.load_id > 0"
    ):
        found[int(number)].append("".join("-" if cell is None else str(cell) for cell in cells))
    return [" ".join(sorted(rows)) for rows in found]


def ordered(stories: list, column: int) -> list[str]:
    return [" ".join(sorted(story[column].split())) for story in stories]


AT_ONCE = pytest.mark.parametrize("at_once", [False, True], ids=["one by one", "in one run"])
DAY = "extract(day from told.{})"
THING = "inner join raw_vault.hub_thing using (thing_hk)"
JOINS = {"hub": THING, "link": f"inner join raw_vault.link_pair using (pair_hk) {THING}"}


@AT_ONCE
@pytest.mark.parametrize("kind", KINDS)
def test_a_row_is_a_version_where_it_differs_from_its_predecessor_in_time(
    trial, kind: str, at_once: bool
) -> None:
    brings, told = KINDS[kind]
    trial.define(DEFINITIONS.format(delivers="delivers: changes", brings=brings, told=told))
    deliver(trial, STORIES, at_once)
    columns = f"thing_no, value, {DAY.format('applied_date')}"
    found = held(trial, STORIES, "raw_vault.sat_told", JOINS.get(kind, ""), columns)
    assert found == ordered(STORIES, 1)


@AT_ONCE
def test_a_tracked_timeline_shows_what_was_true_in_whatever_order_it_came(
    trial, at_once: bool
) -> None:
    brings, told = KINDS["hub"]
    tracked = "delivers: changes\n    late_arrivals: tracked"
    trial.define(DEFINITIONS.format(delivers=tracked, brings=brings, told=told))
    stories = [story for story in STORIES if story[2]]
    deliver(trial, stories, at_once)
    columns = f"thing_no, value, {DAY.format('valid_from')}"
    found = held(trial, stories, "business_vault.sat_told_history", THING, columns)
    assert found == ordered(stories, 2)


@AT_ONCE
def test_a_set_is_stored_where_it_differs_from_the_one_before(trial, at_once: bool) -> None:
    told = "of: thing, type: multi_active, key: kind, attributes: value"
    trial.define(DEFINITIONS.format(delivers="delivers: changes", brings=HUB, told=told))
    deliver(trial, SETS, at_once)
    columns = f"thing_no, told.kind, value, {DAY.format('applied_date')}"
    assert held(trial, SETS, "raw_vault.sat_told", THING, columns) == ordered(SETS, 1)


@AT_ONCE
def test_a_relation_begins_and_ends_however_often_it_changes(trial, at_once: bool) -> None:
    brings = "links: {pair: {thing: thing_no, other: {key: value, optional: true}}}"
    told = "of: pair, type: effectivity, driving_key: thing"
    trial.define(DEFINITIONS.format(delivers="delivers: changes", brings=brings, told=told))
    deliver(trial, RELATIONS, at_once)
    join = (
        "inner join raw_vault.link_pair as pair on told.pair_hk = pair.pair_hk"
        " inner join raw_vault.hub_thing as thing on pair.thing_hk = thing.thing_hk"
        " inner join raw_vault.hub_other as other on pair.other_hk = other.other_hk"
    )
    columns = (
        f"thing_no, other_no, {DAY.format('applied_date')},"
        " case when told.is_active then '+' else '.' end"
    )
    assert held(trial, RELATIONS, "raw_vault.sat_told", join, columns) == ordered(RELATIONS, 1)


@AT_ONCE
def test_a_log_says_when_a_key_appears_is_updated_and_is_gone(trial, at_once: bool) -> None:
    told = "of: thing, type: status, attributes: value"
    log = "delivers: cdc\n    operation: op"
    trial.define(DEFINITIONS.format(delivers=log, brings=HUB, told=told))
    deliver(trial, LIVES, at_once)
    columns = f"thing_no, status, {DAY.format('applied_date')}"
    assert held(trial, LIVES, "raw_vault.sat_told", THING, columns) == ordered(LIVES, 1)
