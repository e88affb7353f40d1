"""What is refused of a split or merge, in words and before anything is changed."""

from __future__ import annotations

import pytest
from splitting import DELIVERIES, ONE, PARTS, SPLIT, change, declare, loaded

from vault.errors import UsageError


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (ONE, SPLIT.replace("history_of: details", "history_of: detail"), "did you mean 'details'"),
        (ONE.replace("details:", "details_x:"), SPLIT, "there is no such table"),
        (
            ONE.replace("city, ", "").replace("{of", "{type: multi_active, key: city, of"),
            SPLIT, "is a multi active satellite, this a satellite",
        ),
        (
            "      details: {of: customer, type: record_tracking}\n",
            SPLIT, "is a record tracking satellite, whose rows cannot be divided",
        ),
        (ONE, SPLIT.replace("[city]", "[place]"), "has none of these attributes"),
    ],
    ids=["misspelt", "lacking", "other", "kind", "nothing"],
)  # fmt: skip
def test_what_cannot_be_carried_over_is_refused_before_anything_is_changed(
    duckdb_trial, old: str, new: str, message: str
) -> None:
    trial = duckdb_trial
    loaded(trial, old, DELIVERIES[:1])
    declare(trial, new)
    change(trial, ", at:", ", place: {type: text, missing: null}, at:")
    with pytest.raises(UsageError, match=message):
        trial.run()
    assert trial.select("select count(*) from information_schema.tables"
                        " where table_name in ('sat_person', 'sat_place')") == [(0,)]  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (("email: {type: text, pii: true}", "email: text"), "'email' is personal there and not"),
        (("name: text", "name: json"), "'name' is VARCHAR there and json here"),
        (("applied_date: at", "applied_date: at\n    sequence: at"), "let the feed say `sequence`"),
    ],
    ids=["personal", "type", "sequence"],
)
def test_a_change_beside_it_is_refused(
    duckdb_trial, changed: tuple[str, str], message: str
) -> None:
    trial = duckdb_trial
    loaded(trial, ONE, DELIVERIES[:1])
    declare(trial, SPLIT)
    change(trial, *changed)
    with pytest.raises(UsageError, match=message):
        trial.run()


def test_a_table_that_is_there_already_takes_on_no_history(duckdb_trial) -> None:
    trial = duckdb_trial
    both = ONE + PARTS.lstrip("\n")
    loaded(trial, both, DELIVERIES[:1])
    declare(trial, SPLIT)
    with pytest.raises(UsageError, match="a history goes only into a table that holds nothing"):
        trial.run()


def test_what_the_old_was_must_be_known(duckdb_trial, monkeypatch) -> None:
    trial = duckdb_trial
    monkeypatch.setenv("WHAT", "Customers.")
    loaded(trial, f"{ONE}description: ${{WHAT}}\n", DELIVERIES[:1])
    monkeypatch.delenv("WHAT")
    declare(trial, SPLIT)
    message = "what that was cannot be told: the definitions of run 1 cannot be .*'WHAT' is not set"
    with pytest.raises(UsageError, match=message):
        trial.run()
    monkeypatch.setenv("WHAT", "Customers.")
    assert trial.run().applied
