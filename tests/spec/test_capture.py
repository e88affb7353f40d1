"""What no column names is kept as JSON where the feed says so: append-only, sealed, erasable."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest

from vault.erasure import erase
from vault.errors import UsageError
from vault.execute import Listener
from vault.reconcile import reconcile
from vault.verify import verify

HUBS = "hubs: {customer: {business_key: {customer_no: text}}, city: {business_key: {city: text}}}"
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
KEPT = "raw_vault.sat_crm_customers_captured"


def define(trial: Any, feed: str = FEED, more: str = "") -> None:
    trial.define(HUBS + more)
    trial.define(feed, "crm.yml")


def captured(trial: Any) -> list[str]:
    """Date and content of each version, in order of time."""
    sql = f"""select hub.customer_no, cast(cast(kept.applied_date as date) as varchar(10)),
        cast(kept.captured as varchar(200))
        from {KEPT} as kept inner join raw_vault.hub_customer as hub
        on kept.customer_hk = hub.customer_hk where kept.load_id > 0 order by 1, kept.applied_date
    """
    return [f"{no} {at[-2:]} {text or '-'}" for no, at, text in trial.select(sql)]


def is_proved(trial: Any) -> None:
    assert verify(trial.warehouse, trial.engine).findings.to_dict("records") == []
    assert reconcile(trial.warehouse, trial.engine).findings.to_dict("records") == []


def test_what_no_column_names_is_kept_as_versions_of_its_own_and_proved(trial: Any) -> None:
    define(trial)
    trial.deliver("customer_no | name | at\na | Ann | 2024-01-01\nb | Bob | 2024-01-01")
    trial.run()
    assert captured(trial) == ["a 01 -", "b 01 -"]
    # a new column, its value changing alone, two, in another order, and gone again; in one run
    trial.deliver(
        "customer_no | name | vip | at\na | Ann | 1 | 2024-01-02\nb | Bob | - | 2024-01-02"
    )
    trial.deliver("customer_no | name | vip | at\na | Ann | 01 | 2024-01-03")
    trial.deliver("vip | customer_no | Zone\"x | at | name\n01 | a | o'k  é | 2024-01-04 | Ann")
    trial.deliver("Zone\"x | customer_no | vip | at | name\no'k  é | a | 01 | 2024-01-05 | Ann")
    trial.deliver("customer_no | name | at\na | Ann | 2024-01-06")
    warned: list[str] = []
    trial.run(listener=Listener(warned=warned.append))
    assert warned == []
    kept = [
        "a 01 -",
        'a 02 {"vip":"1"}',
        'a 03 {"vip":"01"}',
        'a 04 {"Zone\\"x":"o\'k  é","vip":"01"}',
        "a 06 -",
        "b 01 -",
    ]
    assert captured(trial) == kept
    assert trial.rows("raw_vault.sat_customer_crm", "name") == ["Ann", "Bob"]
    accounts = trial.accounts("sat_crm_customers_captured")
    assert accounts == [
        (2, 2, 0, 0, 0), (2, 1, 1, 0, 0), (1, 1, 0, 0, 0),
        (1, 1, 0, 0, 0), (1, 0, 1, 0, 0), (1, 1, 0, 0, 0),
    ]  # fmt: skip
    is_proved(trial)
    assert not trial.run().loads  # the same files again
    # declared later, it is captured no longer; what was captured stays, and is proved as before
    later = FEED.replace("at: date", "at: date, vip: {type: integer, missing: null}")
    define(trial, later.replace("[name]", "[name, vip]"))
    trial.load("customer_no | name | vip | at | new\na | Ann | 3 | 2024-01-07 | x")
    assert captured(trial) == [*kept[:5], 'a 07 {"new":"x"}', "b 01 -"]
    assert trial.rows("raw_vault.sat_customer_crm", "name, vip")[-1] == "Bob | -"
    assert "Ann | 3" in trial.rows("raw_vault.sat_customer_crm", "name, vip")
    is_proved(trial)
    with trial.engine.begin() as connection:
        connection.exec_driver_sql(
            f"""update {KEPT} set captured = '{{"vip":"2"}}'
            where cast(captured as varchar(20)) = '{{"vip":"1"}}'"""
        )
    trial.release()
    assert set(verify(trial.warehouse, trial.engine).findings["table"]) == {KEPT}


def test_erasing_a_key_empties_what_was_captured_of_it_wherever_it_is(trial: Any) -> None:
    define(trial, FEED.replace("name: text", "name: text, age: integer"), "\narchive: kept")
    trial.deliver(
        "customer_no | name | age | mail | at\na | Ann | 1 | ann@secret | 2024-01-01\n"
        "b | Bob | 2 | bob@public | 2024-01-01\na | Ann | old | ann@secret | 2024-01-02"
    )
    trial.run()
    trial.release()
    erase(trial.warehouse, trial.engine, "customer", ["a"], requested_by="DPO", reason="asked")
    assert captured(trial) == ["a 01 -", 'b 01 {"mail":"bob@public"}']
    (rejected,) = trial.select("select delivered from audit.rejected_row")
    assert "secret" not in rejected[0]
    assert '"mail"' in rejected[0]
    (file,) = [path for path in (trial.folder / "kept").rglob("*") if path.is_file()]
    assert "secret" not in file.read_text()
    assert "b,Bob,2,bob@public,2024-01-01" in file.read_text()
    is_proved(trial)


@pytest.mark.usefixtures("parquet")
def test_values_of_parquet_are_texts_and_sets_are_captured_row_by_row(trial: Any) -> None:
    define(
        trial,
        """
source: crm
feeds:
  phones:
    read: data/phones_*.parquet
    delivers: changes
    on_new_column: capture
    profile: true
    columns: {customer_no: text, kind: text, phone: text}
    hubs: {customer: customer_no}
    satellites:
      customer_status: {of: customer, type: record_tracking}
      customer_phones: {of: customer, type: multi_active, key: kind, attributes: phone}
""",
    )
    folder = trial.folder / "data"
    folder.mkdir()
    duckdb.sql(
        "select 'a' as customer_no, 'home' as kind, '1' as phone, 1.50::decimal(5,2) as d,"
        " 0.1::double as f, date '2024-01-01' as on_day, 'x'::blob as raw, [1, 2] as list,"
        " timestamptz '2024-01-01 12:00:00+02' as at"
        " union all select 'a', 'work', '2', null, null, null, null, null, null"
    ).write_parquet(str(folder / "phones_1.parquet"))
    trial.run()
    (home, work) = trial.select(
        "select kind, cast(captured as varchar(300)) from raw_vault.sat_crm_phones_captured"
        " where load_id > 0 order by kind"
    )
    assert home[1] == (
        '{"at":"2024-01-01 10:00:00Z","d":"1.50","f":"0.1","list":"[1,2]","on_day":"2024-01-01",'
        '"raw":"78"}'
    )
    assert work == ("work", None)
    is_proved(trial)


def test_rows_that_are_counted_are_numbered_alike_whatever_their_order(trial: Any) -> None:
    define(
        trial,
        """
source: crm
feeds:
  visits:
    read: data/visits_*.csv
    delivers: snapshot
    on_new_column: capture
    columns: {customer_no: text, city: text, nth: {type: integer, occurrence: true}}
    hubs: {customer: customer_no, city: city}
    satellites: {visits: {of: customer, type: multi_active, key: [city, nth]}}
""",
    )
    trial.deliver("customer_no | city | x\na | Ulm | 2\na | Ulm | 1", "visits")
    trial.deliver("x | customer_no | city\n1 | a | Ulm\n2 | a | Ulm", "visits")
    trial.run()
    columns = "load_id, nth, cast(captured as varchar(20))"
    assert trial.rows("raw_vault.sat_crm_visits_captured", columns) == [
        '1 | 1 | {"x":"1"}', '1 | 2 | {"x":"2"}'
    ]  # fmt: skip


def test_what_may_be_a_declared_column_under_another_name_is_told(duckdb_trial: Any) -> None:
    define(duckdb_trial, FEED.replace("name: text", "name: {type: text, missing: null}"))
    duckdb_trial.deliver("customer_no | name_ | x | at\na | Ann | 1 | 2024-01-01")
    warned: list[str] = []
    duckdb_trial.run(listener=Listener(warned=warned.append))
    (only,) = warned
    assert only.endswith("'name_' is not declared; if it is what 'name' was say `from: name_`")
    assert captured(duckdb_trial) == ['a 01 {"name_":"Ann","x":"1"}']


@pytest.mark.parametrize("parent", ["first", "link", "hub"])
def test_it_describes_what_the_feed_describes_first(duckdb_trial: Any, parent: str) -> None:
    link = "\nlinks: {living: {hubs: [customer, city]}}"
    living = "    links: {living: {customer: customer_no, city: city}}\n"
    feed = FEED.replace("name: text", "name: text, city: text")
    feed, satellites = feed[: feed.index("    satellites")], feed[feed.index("    satellites") :]
    texts = {
        "first": (feed + living + satellites, "customer_hk"),
        "link": (feed + living, "living_hk"),
        "hub": (feed, "customer_hk"),
    }
    define(duckdb_trial, texts[parent][0], link)
    (made,) = [one for one in duckdb_trial.warehouse.feeds[0].satellites
               if one.satellite.name == "crm_customers_captured"]  # fmt: skip
    assert made.hash_key == texts[parent][1]


def test_it_is_read_like_any_satellite_and_is_no_update_of_what_is_declared(trial: Any) -> None:
    dimension = "\ndimensions: {customer: {of: customer, satellites: [crm_customers_captured]}}"
    status = "customer_status: {of: customer, type: status}, customer_crm"
    feed = FEED.replace("customer_crm", status).replace("changes", "snapshot")
    define(trial, feed, dimension)
    trial.deliver("customer_no | name | vip | at\na | Ann | 1 | 2024-01-01")
    trial.deliver(
        "customer_no | name | vip | x | at\na | Ann | 2 | - | 2024-01-02\n"
        "a | Ann | 2 | y | 2024-01-02"
    )
    trial.run("apply", "load", "build")
    assert len(trial.rows("raw_vault.sat_customer_status", "load_id")) == 1
    (row,) = trial.select("select cast(captured as varchar(20)) from business_vault.dim_customer"
                          " where customer_no = 'a'")  # fmt: skip
    # of rows that contradict each other in it the first by content is kept
    assert row == ('{"vip":"2","x":"y"}',)
    assert trial.accounts("sat_crm_customers_captured")[1] == (2, 1, 0, 0, 1)
    assert trial.accounts("sat_customer_crm")[1][4] == 0
    names = "unnest(json_keys(captured))"
    if trial.engine.dialect.name == "postgresql":
        names = "json_object_keys(captured)"
    assert "vip" in trial.rows(KEPT, f"distinct {names}")
    assert trial.rows(KEPT, "captured ->> 'vip'") == ["1", "2"]


def test_once_loaded_it_cannot_describe_something_else(duckdb_trial: Any) -> None:
    define(duckdb_trial)
    duckdb_trial.load("customer_no | name | at\na | Ann | 2024-01-01")
    city = FEED.replace("hubs: {", "hubs: {city: name, ").replace(
        "satellites: {", "satellites: {city_crm: {of: city, attributes: [at]}, "
    )
    define(duckdb_trial, city)
    with pytest.raises(UsageError, match="column 'city_hk' is not there"):
        duckdb_trial.run()
