"""What a split of a multi-active satellite promises: its sets go on whole, and can be proved."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from vault.erasure import erase
from vault.errors import UsageError
from vault.reconcile import reconcile
from vault.verify import verify

HEAD = "customer_no | type | number | note | at"
FEED = """
hubs: {customer: {business_key: {customer_no: text}}}
source: crm
feeds:
  phones:
    read: data/customers_*.csv
    delivers: changes
    applied_date: at
    columns:
      {customer_no: text, type: text, number: text, note: {type: text, pii: true}, at: timestamp}
    hubs: {customer: customer_no}
    satellites:
"""
WHOLE = "      phone: {type: multi_active, of: customer, key: type, attributes: [number, note]}\n"
SPLIT = """
      phone_number:
        {type: multi_active, of: customer, key: type, attributes: [number], history_of: phone}
      phone_note: {type: multi_active, of: customer, key: type, attributes: note, history_of: phone}
"""
TWINS = SPLIT.replace("phone_", "twin_").replace(", history_of: phone", "")
#: A set, with another note, with one member more, a late one, a correction, and that again.
DELIVERIES = (
    "1 | home | 11 | a | 2024-01-01\n1 | work | 12 | b | 2024-01-01\n"
    "2 | home | 21 | c | 2024-01-01",
    "1 | home | 11 | a | 2024-03-01\n1 | work | 12 | x | 2024-03-01",
    "1 | home | 11 | a | 2024-04-01\n1 | work | 12 | x | 2024-04-01\n1 | car | 13 | d | 2024-04-01",
    "1 | home | 11 | a | 2024-02-01",
    "2 | home | 22 | c | 2024-01-01",
    "2 | home | 22 | c | 2024-05-01",
)


def load(trial, satellites: str, deliveries=DELIVERIES):
    trial.define(FEED + satellites)
    for day, text in enumerate(deliveries):
        trial.deliver(f"{HEAD}\n{text}")
        trial.run(load_date=datetime(2030, 1, 1) + timedelta(days=day))
    return trial


def said(trial, name: str, attribute: str) -> list[str]:
    """The set of each key at each moment there is, as known at each load."""
    of_loads = "select distinct load_date from audit.load where feed <> 'carried over'"
    days = [day for (day,) in trial.select(of_loads)]
    moments = [f"2024-0{month}-15" for month in range(1, 7)]
    found = []
    for known in sorted(days):
        for moment in moments:
            rows = trial.select(f"""
                select customer_hk, type, {attribute} from (
                    select *, dense_rank() over (
                        partition by customer_hk order by applied_date desc, load_date desc
                    ) as place
                    from raw_vault.sat_{name}
                    where load_id > 0 and applied_date <= timestamp '{moment}'
                    and load_date <= timestamp '{known}'
                ) as shown where place = 1 and type is not null""")
            found += sorted(f"{known} {moment} {row}" for row in rows)
    return found


def test_each_set_goes_on_whole_and_every_question_is_answered_as_before(trial) -> None:
    load(trial, WHOLE)
    before = {name: said(trial, "phone", name) for name in ("number", "note")}
    assert all(before.values())
    trial.define(FEED + SPLIT)
    trial.run(load_date=datetime(2030, 2, 1))
    for name, told in before.items():
        assert said(trial, f"phone_{name}", name) == told
    kept = trial.rows("raw_vault.sat_phone_number", "cast(applied_date as date), type, number")
    assert [row for row in kept if "2024-03-01" in row] == [
        "2024-03-01 | home | 11",  # as it was between the late set and the next
        "2024-03-01 | work | 12",
    ]
    assert len([row for row in kept if "2024-04-01" in row]) == 3
    trial.release()
    assert verify(trial.warehouse, trial.engine).findings.empty
    assert reconcile(trial.warehouse, trial.engine).findings.empty
    words = {"reason": "art. 17", "requested_by": "request 7"}
    erased = erase(trial.warehouse, trial.engine, "customer", "1", **words)
    assert {*erased.tables["table"]} == {"raw_vault.sat_phone", "raw_vault.sat_phone_note"}
    notes = trial.select("select note from raw_vault.sat_phone where note is not null")
    assert {*notes} == {("c",)}
    assert verify(trial.warehouse, trial.engine).findings.empty
    assert reconcile(trial.warehouse, trial.engine).findings.empty


def test_it_ends_as_if_the_parts_had_been_declared_from_the_first(trial) -> None:
    """Sets that have ended included; and so does what is delivered after the split."""
    complete = FEED.replace("changes", "snapshot").replace("    applied_date: at\n", "")
    complete = complete.replace(", at: timestamp", "")
    texts = (
        "1 | home | 11 | a | -\n2 | home | 21 | c | -",
        "2 | home | 21 | x | -",
        "1 | home | 11 | y | -\n2 | home | 21 | x | -\n2 | car | 23 | - | -",
    )
    for day, text in enumerate(texts):
        trial.define(complete + (SPLIT if day == 2 else WHOLE) + TWINS)
        trial.deliver(f"{HEAD}\n{text}")
        trial.run(load_date=datetime(2030, 1, 1 + day))
    for name, rows in (("number", 6), ("note", 7)):
        columns = f"customer_hk, applied_date, load_date, hashdiff, type, {name}, record_source"
        twin = trial.rows(f"raw_vault.sat_twin_{name}", columns)
        assert (trial.rows(f"raw_vault.sat_phone_{name}", columns), len(twin)) == (twin, rows)
    trial.release()
    assert verify(trial.warehouse, trial.engine).findings.empty


def test_the_order_in_which_the_key_is_declared_does_not_matter(duckdb_trial) -> None:
    whole = WHOLE.replace("key: type", "key: [type, number]").replace("[number, note]", "[note]")
    load(duckdb_trial, whole)
    before = said(duckdb_trial, "phone", "number, note")
    turned = whole.replace("[type, number]", "[number, type]").replace("phone:", "mobile:")
    duckdb_trial.define(FEED + turned.replace("[note]", "[note], history_of: phone"))
    duckdb_trial.run(load_date=datetime(2030, 2, 1))
    assert said(duckdb_trial, "mobile", "number, note") == before
    duckdb_trial.release()
    assert verify(duckdb_trial.warehouse, duckdb_trial.engine).findings.empty


@pytest.mark.parametrize(
    ("new", "message"),
    [
        (SPLIT.replace("key: type", "key: [type, note]").replace("attributes: note, ", ""),
         "its rows are told apart by type, those of this one by type, note"),
        ("      phone_two: {of: customer, attributes: [number], history_of: phone}\n",
         "that is a multi active satellite, this a satellite"),
        (
            SPLIT.replace("history_of: phone", "history_of: [phone, phone_old]"),
            "sat_phone: sets of several satellites cannot be joined: leave `history_of` out",
        ),
    ],
    ids=["key", "kind", "several"],
)  # fmt: skip
def test_what_is_told_apart_by_something_else_is_refused(duckdb_trial, new: str, message) -> None:
    load(duckdb_trial, WHOLE + WHOLE.replace("phone:", "phone_old:"), DELIVERIES[:1])
    duckdb_trial.define(FEED + new)
    with pytest.raises(UsageError, match=message):
        duckdb_trial.run()
