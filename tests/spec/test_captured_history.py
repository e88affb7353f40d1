"""A column that is declared after it was captured: its history is filled from what was captured."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Trial

from vault.erasure import erase
from vault.execute import filling, outlook
from vault.reconcile import reconcile
from vault.verify import verify

HUBS = "hubs: {customer: {business_key: {customer_no: text}}}"
FEED = """
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    on_new_column: capture
    applied_date: at
    columns: {customer_no: text, name: text, at: date}
    hubs: {customer: customer_no}
    satellites: {customer_crm: {of: customer, attributes: [name]}}
"""
LATER = FEED.replace("at: date}", "at: date, vip: {type: integer, missing: null}}").replace(
    "[name]", "[name, vip]"
)
DELIVERIES = (
    "customer_no | name | at\na | Ann | 2024-01-01\nb | Bob | 2024-01-01",
    "customer_no | name | vip | x | at\na | Ann | 1 | y | 2024-01-02\nb | Bob | - | y | 2024-01-02",
    "customer_no | name | vip | at\na | Ann | 02 | 2024-01-03",
    "customer_no | name | vip | at\na | Anne | 02 | 2024-01-04\nb | Bob | 7 | 2024-01-04",
    "customer_no | name | vip | at\na | Anne | 3 | 2024-01-05",
    "customer_no | name | at\na | Anne | 2024-01-06",
)
FILLED = [
    "a 01 Ann -", "a 02 Ann 1", "a 03 Ann 2", "a 04 Anne 2", "a 05 Anne 3", "a 06 Anne -",
    "b 01 Bob -", "b 04 Bob 7",
]  # fmt: skip
KEPT = "raw_vault.sat_crm_customers_captured"


def define(trial: Any, feed: str = FEED, more: str = "") -> None:
    trial.define(HUBS + more)
    trial.define(feed, "crm.yml")


def loaded(trial: Any, deliveries: Any = DELIVERIES) -> None:
    for text in deliveries:
        trial.deliver(text)
    trial.run()


def timeline(trial: Any, columns: str = "name, vip", name: str = "customer_crm") -> list[str]:
    """What is true of each key from which day on, as known now."""
    sql = f"""select customer_no, cast(cast(valid_from as date) as varchar(10)), {columns}
        from business_vault.sat_{name}_history as told
        inner join raw_vault.hub_customer as hub on told.customer_hk = hub.customer_hk
        where told.load_id > 0 order by 1, 2, 3"""
    return [
        " ".join("-" if one is None else str(one) for one in (no, at[-2:], *row))
        for no, at, *row in trial.select(sql)
    ]


def is_proved(trial: Any) -> None:
    if trial.engine.dialect.name == "spark":  # where nothing is sealed
        return
    assert verify(trial.warehouse, trial.engine).findings.to_dict("records") == []
    assert reconcile(trial.warehouse, trial.engine).findings.to_dict("records") == []


def test_an_attribute_that_is_appended_gets_the_history_that_was_captured_of_it(trial: Any) -> None:
    define(trial)
    loaded(trial)
    before = trial.rows("raw_vault.sat_customer_crm", "name, hashdiff, load_id")
    define(trial, LATER)
    (found,) = outlook(trial.warehouse, trial.engine).before.captured.values()
    assert (found.names, found.versions, str(found.since)[:10], found.unfit, found.fault) == (
        "vip", 4, "2024-01-02", {}, ""
    )  # fmt: skip
    done = trial.run("apply")
    assert "fill satellite customer_crm" in done.applied
    assert timeline(trial) == FILLED
    # what was loaded stays as it was, and so does what was known before
    held = "load_id > 0 and load_id < 7"
    assert trial.rows("raw_vault.sat_customer_crm", "name, hashdiff, load_id", held) == before
    assert trial.rows("raw_vault.sat_customer_crm", "vip", held) == ["-"] * 3
    # one load of its own, with its account
    (load,) = trial.select("select feed, file, delivered from audit.load where load_id = 7")
    assert load == ("declared later", f"{KEPT}: vip", 9)
    assert trial.accounts("sat_customer_crm")[-1] == (9, 6, 3, 0, 0)
    assert trial.run("apply").applied == ()
    # what comes afterwards is judged by it, and captured no longer
    trial.load("customer_no | name | vip | at\na | Anne | 4 | 2024-01-07\nb | Bob | 7 | 2024-01-07")
    assert timeline(trial) == [*FILLED[:6], "a 07 Anne 4", *FILLED[6:]]
    is_proved(trial)


def test_the_plan_says_what_is_filled_and_what_is_no_value(command: Any, tmp_path: Any) -> None:
    trial = Trial(tmp_path, f"duckdb:///{tmp_path}/trial.duckdb")
    define(trial)
    trial.load("customer_no | name | vip | at\na | Ann | 1 | 2024-01-02\nb | Bob | no | 2024-01-03")
    trial.load("customer_no | name | vip | at\na | Ann | 2 | 2024-01-03\nb | Bob | 7 | 2024-01-04")
    define(trial, LATER)
    trial.release()
    trial.engine.dispose()
    code, told, _ = command("plan .")
    assert code == 0
    assert (
        "  evolve raw_vault.sat_customer_crm add vip integer: null in the 2 versions held, which"
        " stay\n"
        f"  fill raw_vault.sat_customer_crm vip: from the 4 versions of {KEPT} that hold any, the"
        " first of 2024-01-02 00:00:00; null before, and what is held stays; vip is no integer in 1"
        " of them: null there, kept as it was captured\n"
    ) in told
    code, _, told = command("apply .")
    assert code == 0
    assert (
        "raw_vault.sat_customer_crm: vip is no integer in 1 of the versions that hold it: null"
        f" there, and as it was captured in {KEPT}"
    ) in told
    assert "Apply: 0 changes" in command("plan .")[1]
    assert timeline(trial) == ["a 02 Ann 1", "a 03 Ann 2", "b 03 Bob -", "b 04 Bob 7"]
    trial.release()
    trial.engine.dispose()


def test_new_satellites_are_filled_from_what_was_captured_alone(trial: Any) -> None:
    """Also where the feed has another name by now, and captures no more."""
    define(trial)
    loaded(trial, DELIVERIES[:3])
    define(trial, FEED.replace("  customers:", "  clients:\n    was: customers"))
    loaded(trial, DELIVERIES[3:])
    later = FEED.replace("  customers:", "  clients:\n    was: customers")
    later = later.replace("    on_new_column: capture\n", "").replace(
        "at: date}", "at: date, rank: {from: vip, type: 'decimal(5,1)', missing: null, pii: true}}"
    )
    define(trial, later.replace("[name]}", "[name]}, ranks: {of: customer, attributes: [rank]}"))
    trial.run("apply")
    assert timeline(trial, "rank", "ranks") == [
        "a 01 -", "a 02 1.0", "a 03 2.0", "a 05 3.0", "a 06 -", "b 01 -", "b 04 7.0",
    ]  # fmt: skip
    assert trial.accounts("sat_customer_crm")[6:] == []
    is_proved(trial)
    # all of it is erased, where it was captured, too, which nobody declares any more
    trial.release()
    erase(trial.warehouse, trial.engine, "customer", ["a"], requested_by="DPO", reason="asked")
    assert {row for row in timeline(trial, "rank", "ranks") if row[0] == "a"} == {
        f"a 0{day} -" for day in (1, 2, 3, 5, 6)
    }
    kept = trial.rows("raw_vault.sat_crm_clients_captured", "cast(captured as varchar(20))")
    assert not any(f'"{vip}"' in row for row in kept for vip in ("1", "02", "3"))


def test_what_was_erased_before_stays_so_and_only_the_satellite_changes(trial: Any) -> None:
    more = "\ndimensions: {customer: {of: customer, satellites: [customer_crm]}}"
    status = "customer_status: {of: customer, type: record_tracking}, customer_crm"
    define(trial, FEED.replace("customer_crm", status).replace("name: text", "name: {type: text,"
                               " pii: true}"), more)  # fmt: skip
    loaded(trial)
    trial.release()
    erase(trial.warehouse, trial.engine, "customer", ["a"], requested_by="DPO", reason="asked")
    rows = {
        table: trial.rows(f"raw_vault.{table}", "load_id, load_date")
        for table in ("hub_customer", "sat_customer_status", "sat_crm_customers_captured")
    }
    define(trial, LATER.replace("customer_crm", status).replace("name: text", "name: {type: text,"
                                " pii: true}"), more)  # fmt: skip
    trial.run("apply", "load", "build")
    assert {row for row in timeline(trial) if row[0] == "a"} == {"a 01 - -", "a 04 - -"}
    assert [row for row in timeline(trial) if row[0] == "b"] == ["b 01 Bob -", "b 04 Bob 7"]
    for table, before in rows.items():
        assert trial.rows(f"raw_vault.{table}", "load_id, load_date") == before
    assert trial.select("select vip from business_vault.dim_customer where customer_no = 'b'") == [
        (7,)
    ]
    is_proved(trial)


def test_versions_that_a_sequence_orders_are_filled_in_its_order(trial: Any) -> None:
    ordered = (
        ("at: date", "no: integer, at: date"),
        ("    applied", "    sequence: no\n    applied"),
    )
    feed, later = FEED, LATER
    for old, new in ordered:
        feed, later = feed.replace(old, new), later.replace(old, new)
    define(trial, feed)
    trial.deliver(
        "customer_no | name | vip | no | at\na | Ann | 1 | 1 | 2024-01-01\n"
        "a | Ann | 2 | 2 | 2024-01-01\na | Anne | 2 | 3 | 2024-01-01"
    )
    trial.deliver("customer_no | name | vip | no | at\na | Anne | 3 | 1 | 2024-01-02")
    trial.run()
    define(trial, later)
    trial.run("apply")
    columns = "cast(cast(applied_date as date) as varchar(10)), sequence, name, vip"
    assert trial.rows("raw_vault.sat_customer_crm", columns, "load_id = 3") == [
        "2024-01-01 | 1 | Ann | 1", "2024-01-01 | 2 | Ann | 2", "2024-01-01 | 3 | Anne | 2",
        "2024-01-02 | 1 | Anne | 3",
    ]  # fmt: skip
    assert timeline(trial) == ["a 01 Anne 2", "a 02 Anne 3"]
    is_proved(trial)


def test_where_it_cannot_be_filled_the_plan_says_why(duckdb_trial: Any) -> None:
    feed = FEED.replace("name: text", "name: text, city: text, kind: text").replace(
        "customer: customer_no", "customer: customer_no, city: city"
    )
    more = "[name]}, cities: {of: city, attributes: [kind]}, kinds: {of: customer, type: "
    feed = feed.replace("[name]}", f"{more}multi_active, key: kind, attributes: [city]}}")
    hubs = ", city: {business_key: {city: text}}}"
    define(duckdb_trial, feed)
    duckdb_trial.define(HUBS[:-1] + hubs)
    duckdb_trial.load(
        "customer_no | name | city | kind | vip | at\na | Ann | Ulm | x | 1 | 2024-01-01"
    )
    later = feed.replace("at: date", "at: date, vip: {type: text, missing: null}")
    later = later.replace("[kind]", "[kind, vip]").replace("[city]", "[city, vip]")
    define(duckdb_trial, later)
    duckdb_trial.define(HUBS[:-1] + hubs)
    seen = outlook(duckdb_trial.warehouse, duckdb_trial.engine)
    faults = {str(table.name): one.fault for table, one in seen.before.captured.items()}
    assert faults == {
        "sat_cities": "that describes customer, not city",
        "sat_kinds": "rows of one customer are told apart by nothing there, by kind here",
    }
    assert not any("fill" in step for step in duckdb_trial.run("apply").applied)
    assert duckdb_trial.rows("raw_vault.sat_cities", "kind, vip") == ["x | -"]


def test_cut_off_midway_nothing_stays_and_the_same_again_does_it(
    duckdb_trial: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    define(duckdb_trial)
    loaded(duckdb_trial)
    define(duckdb_trial, LATER)
    with monkeypatch.context() as patch:
        patch.setattr(filling, "seal_taken_over", fail)
        with pytest.raises(KeyboardInterrupt):
            duckdb_trial.run("apply")
    assert len(duckdb_trial.accounts("sat_customer_crm")) == len(DELIVERIES)
    duckdb_trial.run("apply")
    assert timeline(duckdb_trial) == FILLED


PHONES = """
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    on_new_column: capture
    applied_date: at
    columns: {customer_no: text, kind: text, phone: text, at: date}
    hubs: {customer: customer_no}
    satellites: {phones: {of: customer, type: multi_active, key: kind, attributes: [phone]}}
"""


def test_sets_are_filled_as_wholes_and_new_ones_by_the_same_key(trial: Any) -> None:
    define(trial, PHONES)
    head = "customer_no | kind | phone | vip | at\n"
    trial.deliver(f"{head}a | home | 1 | - | 2024-01-01\na | work | 2 | - | 2024-01-01")
    trial.deliver(f"{head}a | home | 1 | x | 2024-01-02\na | work | 2 | - | 2024-01-02")
    trial.deliver(f"{head}a | home | 1 | x | 2024-01-03\na | work | 3 | y | 2024-01-03")
    trial.deliver(f"{head}a | work | 3 | y | 2024-01-04\nb | home | 9 | - | 2024-01-04")
    trial.run()
    later = PHONES.replace("at: date", "at: date, vip: {type: text, missing: null}")
    more = "vip]}, vips: {of: customer, type: multi_active, key: kind, attributes: [vip]}"
    define(trial, later.replace("phone]}", f"phone, {more}"))
    trial.run("apply")
    assert timeline(trial, "kind, phone, vip", "phones") == [
        "a 01 home 1 -", "a 01 work 2 -", "a 02 home 1 x", "a 02 work 2 -", "a 03 home 1 x",
        "a 03 work 3 y", "a 04 work 3 y", "b 04 home 9 -",
    ]  # fmt: skip
    assert timeline(trial, "kind, vip", "vips") == [
        "a 01 home -", "a 01 work -", "a 02 home x", "a 02 work -", "a 03 home x", "a 03 work y",
        "a 04 work y", "b 04 home -",
    ]  # fmt: skip
    assert trial.accounts("sat_phones")[-1] == (7, 5, 2, 0, 0)
    trial.load(f"{head}a | work | 3 | y | 2024-01-05\nb | home | 9 | z | 2024-01-05")
    assert trial.accounts("sat_phones")[-1] == trial.accounts("sat_vips")[-1] == (2, 1, 1, 0, 0)
    is_proved(trial)
