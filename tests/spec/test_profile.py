"""What each delivery held is told of every column."""

from __future__ import annotations

from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pytest
from readings import COLUMNS_OF, HUB, define, load, profiles, readings

from vault.drift.profile import COLUMNS
from vault.execute import Listener
from vault.verify import verify

#: What depends on the load, and on those before it.
MOVED = ("load_id", "psi", "ks", "deviation")


def test_the_figures_are_those_that_pandas_has(trial: Any) -> None:
    define(trial, COLUMNS_OF)
    frame = readings(700)
    given = frame.copy()
    given["factor"] = given["factor"].astype(object)
    given.loc[3, "factor"], given.loc[4, "factor"], given.loc[5, "factor"] = "NaN", "Infinity", 1.5
    load(trial, given)
    frame.loc[3:5, "factor"] = [np.nan, np.nan, 1.5]
    found = profiles(trial)
    assert found[None]["row_count"] == 700
    odd = {"factor": 2}
    for name in COLUMNS_OF:
        told, values = found[name], frame[name].dropna()
        assert told["type"] == COLUMNS_OF[name]
        assert told["null_count"] == 700 - len(values) - odd.get(name, 0), name
        assert told["distinct_count"] == values.nunique(), name
        assert told["sampled_count"] == len(values), name
    assert found["factor"]["odd_count"] == 2
    assert pd.isna(found["place"]["odd_count"])
    for name in ("amount", "factor"):
        told, values = found[name], frame[name].dropna()
        assert float(told["minimum"]) == values.min()
        assert float(told["maximum"]) == values.max()
        assert told["mean"] == pytest.approx(values.mean(), rel=1e-10)
        assert told["total"] == pytest.approx(values.sum(), rel=1e-10)
    for name in ("amount", "factor", "taken_on", "taken_at"):
        values = frame[name].dropna()
        if name.startswith("taken"):
            values = (pd.to_datetime(values) - pd.Timestamp(0)) / pd.Timedelta(seconds=1)
            assert str(found[name]["minimum"])[:10] == frame[name].dropna().min()[:10]
        levels = np.linspace(0, 1, 21)
        wanted = np.quantile(values, levels, method="inverted_cdf")
        assert found[name]["quantiles"] == pytest.approx(list(wanted), rel=1e-10), name
    for name in ("place", "is_sure"):
        shares = frame[name].value_counts(normalize=True)
        assert found[name]["top_values"] == pytest.approx(dict(shares)), name
    place, lengths = found["place"], frame["place"].dropna().map(lambda one: len(one.encode()))
    assert (place["shortest"], place["longest"]) == (3, 5)
    assert place["mean_length"] == pytest.approx(lengths.mean())


@pytest.mark.usefixtures("parquet")
def test_files_of_any_format_and_tables_have_the_same_profile(trial: Any) -> None:
    columns = {name: said for name, said in COLUMNS_OF.items() if name != "factor"}
    listed = ", ".join(f'{name}: "{said}"' for name, said in columns.items())
    trial.define(f"profile: true\n{HUB}")
    frame = readings(500).drop(columns="factor")  # noqa: F841 - DuckDB reads it
    (trial.folder / "data").mkdir()
    types = ", ".join(f"cast({name} as {said}) as {name}" for name, said in columns.items())
    typed = f"select cast(reading_no as integer) as reading_no, {types} from frame order by 1"
    duckdb.sql(typed).write_parquet(f"{trial.folder}/data/parquet.parquet")
    duckdb.sql(f"copy ({typed}) to '{trial.folder}/data/json.jsonl' (format json)")
    duckdb.sql(f"copy ({typed}) to '{trial.folder}/data/csv.csv'")
    rows = duckdb.sql(typed).fetchall()
    kinds = {"reading_no": "integer", **columns, "place": "varchar(20)"}
    created = ", ".join(f"{name} {kind}" for name, kind in kinds.items())
    with trial.engine.begin() as connection:
        connection.exec_driver_sql("create schema landing")
        connection.exec_driver_sql(f"create table landing.readings ({created})")
        values = ", ".join(
            "("
            + ", ".join(
                "null" if one is None else f"cast('{one}' as {kind})"
                for one, kind in zip(row, kinds.values(), strict=True)
            )
            + ")"
            for row in rows
        )
        connection.exec_driver_sql(f"insert into landing.readings values {values}")
    made = ["source: lab", "feeds:"]
    for name, origin in (
        ("csv", "read: data/csv.csv"), ("json", "read: data/json.jsonl"),
        ("parquet", "read: data/parquet.parquet"), ("tables", "table: landing.readings"),
    ):  # fmt: skip
        made += [
            f"  {name}:", f"    {origin}", "    delivers: changes",
            f"    columns: {{reading_no: integer, {listed}}}", "    hubs: {reading: reading_no}",
            f"    satellites: {{{name}: {{of: reading, attributes: [{', '.join(columns)}]}}}}",
        ]  # fmt: skip
    trial.define("\n".join(made), "lab.yml")
    trial.run()
    told = ", ".join(COLUMNS[1:])
    by_load = {
        feed: sorted(
            map(str, trial.select(f"select {told} from audit.profile where load_id = {load}"))
        )
        for load, feed in trial.select("select load_id, feed from audit.load")
    }
    assert set(by_load) == {"lab.csv", "lab.json", "lab.parquet", "lab.tables"}
    for feed, rows_of in by_load.items():
        assert len(rows_of) == 2 + len(columns), feed
        assert rows_of == by_load["lab.csv"], feed


def test_of_many_rows_a_part_tells_how_values_are_spread(trial: Any) -> None:
    define(trial, COLUMNS_OF)
    frame = readings(9000)
    load(trial, frame)
    found = profiles(trial)
    values = frame["amount"].dropna()
    assert 2500 * 0.85 < found["amount"]["sampled_count"] < 2500 * 0.95
    assert found["reading_no"]["sampled_count"] == 2500
    assert found["reading_no"]["distinct_count"] == 9000
    assert found["place"]["distinct_count"] == 3
    assert float(found["amount"]["maximum"]) == values.max()
    assert found["amount"]["total"] == pytest.approx(values.sum())
    for level, quantile in enumerate(found["amount"]["quantiles"][1:], 1):
        assert abs((values <= quantile).mean() - level / 20) < 0.03


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_it_is_the_same_part_however_many_deliveries_are_loaded_at_once(
    trial: Any, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    define(trial, COLUMNS_OF)
    lab = trial.folder / "lab.yml"
    told = lab.read_text().replace(".csv", f".{suffix}")
    lab.write_text(told)
    trial.define(
        told.replace("lab", "annex").replace("data/readings", "annex/readings"), "annex.yml"
    )
    monkeypatch.setattr("vault.stage.READ_AGAIN", 200_000)
    for seed in (1, 2):
        for folder in ("data", "annex"):
            (trial.folder / folder).mkdir(exist_ok=True)
            path, frame = trial.folder / folder / f"readings_{seed}.csv", readings(4000, seed)
            frame.to_csv(path, index=False)
            if suffix == "parquet":
                listed = ", ".join(f"'{name}': '{type_}'" for name, type_ in
                                   {"reading_no": "integer", **COLUMNS_OF}.items())  # fmt: skip
                duckdb.sql(f"from read_csv('{path}', types={{{listed}}})").write_parquet(
                    str(path.with_suffix(".parquet"))
                )
                path.unlink()
        trial.run(feeds=["annex.readings"])
    trial.run()
    told = ", ".join(name for name in COLUMNS if name not in MOVED)
    one_by_one, at_once = (
        trial.select(
            f"select {told} from audit.profile as profile inner join audit.load as loaded"
            f" on profile.load_id = loaded.load_id where feed = '{feed}.readings'"
            " order by loaded.load_id, column_name"
        )
        for feed in ("annex", "lab")
    )
    assert len(one_by_one) == 2 * 8
    assert at_once == one_by_one


def test_nothing_of_a_person_stands_in_a_profile(trial: Any) -> None:
    trial.define(
        "profile: true\nhubs: {guest: {business_key: {passport_no: {type: text, pii: true}}}}"
    )
    trial.define(
        """
source: desk
feeds:
  guests:
    read: data/guests_*.csv
    delivers: changes
    columns:
      passport_no: text
      mail: {type: text, pii: true, expect: {nulls: 0, unique: true, accepted: [nobody]}}
      born_on: {type: date, pii: true, expect: {min: 1990-01-01}}
      income: {type: integer, pii: true, expect: {max: 5}}
      first: text
      named: {type: text, pii: true, value: "first || ' Smith'"}
      shouted: {type: text, value: upper(named)}
      city: text
    hubs: {guest: passport_no}
    satellites:
      desk: {of: guest, attributes: [mail, born_on, income, first, named, shouted, city]}
""",
        "desk.yml",
    )
    trial.deliver(
        """
        passport_no | mail      | born_on    | income | first | city
        X7531       | ann@x.org | 1980-02-03 | 47110  | Annabel | Ulm
        X8642       | ann@x.org | 1991-04-05 | 81150  | Robert | Ulm
        """,
        "guests",
    )
    warned: list[str] = []
    trial.run(listener=Listener(warned=warned.append))
    kept = " ".join(map(str, trial.select("select * from audit.profile")))
    for personal in ("X7531", "ann@x", "1980", "1991-", "47110", "81150", "Annabel", "ANNABEL"):
        assert personal not in kept, personal
        assert personal not in " ".join(warned)
    found = profiles(trial)
    assert found["mail"]["distinct_count"] == 1
    assert found["passport_no"]["distinct_count"] == found["income"]["distinct_count"] == 2
    assert found["city"]["top_values"] == {"Ulm": 1.0}
    for name in ("mail", "born_on", "income", "first", "named", "shouted", "passport_no"):
        shown = found[name].drop(["load_id", "column_name", "type", "findings"]).dropna()
        counts = {"row_count", "null_count", "distinct_count", "odd_count", "sampled_count"}
        assert set(shown.index) <= counts, name
    assert [message.rpartition(".csv: ")[2] for message in warned] == [
        "mail: 1 row with a value that another one has, expected are none",
        "mail: 2 values are none of the accepted ones",
        "born_on: 1 value is below 1990-01-01",
        "income: 2 values are above 5",
    ]


def test_strange_deliveries_are_profiled_too(trial: Any) -> None:
    define(trial, COLUMNS_OF, more="profile: true\n    on_missing_column: null")
    trial.load("reading_no | amount | factor | place | taken_on | taken_at | is_sure", "readings")
    found = profiles(trial)
    assert found[None]["row_count"] == 0
    assert found["amount"]["distinct_count"] == found["amount"]["null_count"] == 0
    assert pd.isna(found["amount"]["mean"])
    huge = "x" * 200_000
    trial.load(
        f"reading_no | amount | factor | place\n1 | - | 1e300 | {huge}y\n2 | - | -1e308 | {huge}",
        "readings",
    )
    found = profiles(trial)
    assert found["amount"]["null_count"] == found["is_sure"]["null_count"] == 2
    assert pd.isna(found["amount"]["quantiles"])
    assert found["factor"]["quantiles"][0] == -1e308
    assert found["place"]["longest"] == 200_001
    assert max(map(len, found["place"]["top_values"])) == 100
    trial.load("reading_no | amount\n1 | 9999999999.99\n2 | -0.01", "readings")
    found = profiles(trial)
    assert (found["amount"]["minimum"], found["amount"]["maximum"]) == ("-0.01", "9999999999.99")
    trial.load("reading_no | taken_on | taken_at\n1 | 9999-12-31 | 0001-01-01", "readings")
    assert profiles(trial)["taken_on"]["maximum"] == "9999-12-31"
    assert verify(trial.warehouse, trial.engine).findings.empty


def test_a_profile_that_was_changed_is_found(trial: Any) -> None:
    define(trial, COLUMNS_OF)
    load(trial, readings(50))
    assert verify(trial.warehouse, trial.engine).findings.empty
    trial.release()
    with trial.engine.begin() as connection:
        connection.exec_driver_sql(
            "update audit.profile set mean = mean + 1 where column_name = 'amount'"
        )
    (message,) = verify(trial.warehouse, trial.engine).findings["message"]
    assert "audit.profile" in message
    assert "amount" in message


def test_nothing_is_profiled_unless_asked_for(trial: Any) -> None:
    define(trial, COLUMNS_OF, more="profile: false")
    trial.define(f"profile: true\n{HUB}")
    load(trial, readings(20))
    assert trial.select("select count(*) from audit.profile") == [(0,)]
