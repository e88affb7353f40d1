"""A delivery is compared with those before it, and held to what is expected of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
import scipy.stats
from readings import COLUMNS_OF, define, deliver, load, profiles, readings

from vault.drift.profile import COLUMNS
from vault.execute import Listener
from vault.profile import profile
from vault.verify import verify


def test_a_shift_is_told_and_what_is_alike_is_not(trial: Any) -> None:
    define(trial, COLUMNS_OF)
    for seed in (1, 2, 3):
        deliver(trial, readings(1000, seed))
    trial.run()
    alike = profiles(trial)
    assert pd.isna(profiles(trial, 1)["amount"]["psi"])
    for name in COLUMNS_OF:
        assert alike[name]["psi"] < 0.1, name
    assert alike["amount"]["ks"] < 0.1
    assert pd.isna(alike["place"]["ks"])
    moved = readings(1000, 4, shift=12)
    moved["place"] = moved["place"].where(moved["reading_no"] % 3 > 0, "Trier")
    load(trial, moved)
    found = profiles(trial)
    before = pd.concat([readings(1000, seed) for seed in (1, 2, 3)])
    usual, now = before["amount"].dropna(), moved["amount"].dropna()
    exact = scipy.stats.ks_2samp(usual, now).statistic
    assert found["amount"]["ks"] == pytest.approx(exact, abs=0.05)
    edges = [-np.inf, *np.quantile(usual, np.arange(0.1, 1, 0.1)), np.inf]
    p, q = (np.histogram(values, edges)[0] / len(values) for values in (usual, now))
    assert found["amount"]["psi"] == pytest.approx(np.sum((q - p) * np.log(q / p)), rel=0.15)
    words = ["Bonn", "Köln", "Trier", "Ulm"]
    p, q = (
        np.array([max((frame["place"].dropna() == word).mean(), 1e-4) for word in words])
        for frame in (before, moved)
    )
    assert found["place"]["psi"] == pytest.approx(np.sum((q - p) * np.log(q / p)), rel=0.02)
    assert found["factor"]["psi"] < 0.1


def test_deliveries_of_one_run_are_compared_as_if_they_came_one_by_one(
    trial: Any, new_database: Any, tmp_path: Any
) -> None:
    define(trial, COLUMNS_OF, more="profile: true\n    expect: {rows: [150, ~]}")
    told = f"select {', '.join(COLUMNS)} from audit.profile order by load_id, column_name"
    for seed in (1, 2, 3):
        load(trial, readings(200, seed))
    one_by_one = list(map(str, trial.select(told)))
    trial.select("select 1")
    trial.release()
    other = type(trial)(
        trial.folder, new_database(trial.engine.dialect.name, tmp_path / "warehouse")
    )
    other.run()
    assert list(map(str, other.select(told))) == one_by_one
    other.release()
    other.engine.dispose()


def test_a_number_of_rows_is_odd_against_what_is_usual(trial: Any) -> None:
    columns = {"amount": "{type: integer, expect: {deviation: 3.5}}"}
    define(trial, columns, "snapshot", "profile: true\n    expect: {deviation: 3.5}")

    def delivered(rows: int, amount: int) -> None:
        frame = pd.DataFrame({"reading_no": range(rows), "amount": amount})
        deliver(trial, frame)

    for rows in (40, 41, 40, 39, 40, 40):
        delivered(rows, 10)
    delivered(12, 10)
    trial.run()
    early, late = profiles(trial, 5), profiles(trial, 7)
    assert pd.isna(early[None]["deviation"])
    assert profiles(trial, 6)[None]["deviation"] == 0
    spread = 1.2533 * 2 / 6  # most are alike: by the mean distance
    assert late[None]["deviation"] == pytest.approx((12 - 40) / spread)
    assert late[None]["findings"].startswith(
        "12 rows, which is 67.0 robust standard deviations below"
    )
    assert late["amount"]["findings"].startswith("amount: its sum or mean is 67.0 robust")


EXPECTED = {
    "amount": '{type: "decimal(12,2)", expect: {nulls: 5%, min: 0, max: 1000, mean: [50, ~]}}',
    "place": "{type: text, expect: {accepted: [Ulm, Bonn, Köln], unmet: stop}}",
}


def test_what_is_not_as_expected_is_told_and_kept(trial: Any) -> None:
    define(trial, EXPECTED, more="expect: {rows: [3, 4]}")
    warned: list[str] = []
    trial.deliver(
        """
        reading_no | amount | place
        1          | -3     | Ulm
        2          | -      | -
        """,
        "readings",
    )
    done = trial.run(listener=Listener(warned=warned.append))
    wanted = [
        "2 rows, expected are at least 3",
        "amount: 1 of 2 rows have no value, expected are at most 5%",
        "amount: 1 value is below 0",
        "amount: the mean is -3, expected is at least 50",
    ]
    assert list(done.loads[0].findings) == wanted
    assert [one.rpartition(".csv: ")[2] for one in warned] == wanted
    found = profiles(trial)
    assert set(found) == {None, "amount", "place"}  # nothing else was asked for
    assert found["amount"]["findings"] == "\n".join(wanted[1:])
    assert found[None]["findings"] == wanted[0]
    shown = profile(trial.warehouse, trial.engine)
    assert shown["findings"].sum() == wanted
    assert shown["feed"].unique() == ["lab.readings"]


def test_a_delivery_is_refused_where_that_was_asked_for(trial: Any) -> None:
    define(trial, EXPECTED)
    for rows in ("1 | 100 | Ulm", "2 | 100 | Rom", "3 | 100 | Bonn"):
        trial.deliver(f"reading_no | amount | place\n{rows}", "readings")
    done = trial.run()
    assert [load.status for load in done.loads] == ["loaded", "refused"]
    assert done.refused[0].message == (
        "not as expected: place: 1 value is none of the accepted ones;"
        " see `dvault profile lab.readings`"
    )
    assert trial.rows("raw_vault.sat_reading_lab", "place") == ["Ulm"]
    assert profiles(trial, 2)["place"]["findings"] == "place: 1 value is none of the accepted ones"
    assert verify(trial.warehouse, trial.engine).findings.empty
