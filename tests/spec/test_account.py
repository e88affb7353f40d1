"""What the account of a load promises: nothing is loaded where rows are lost or multiplied."""

from __future__ import annotations

from shutil import rmtree

import pytest
from test_staging import FILTER, FROM_FILES, account, define

from vault.bundled import bundled
from vault.errors import LoadError


def test_nothing_is_loaded_where_a_row_that_was_to_be_stored_is_not_there(trial) -> None:
    define(trial, "status: text", "status", FROM_FILES, FILTER)
    trial.load("customer_no | status\n1 | OK")
    own = trial.folder / "templates" / "satellite" / "insert.sql"
    own.parent.mkdir(parents=True)
    text = (bundled("templates") / "satellite" / "insert.sql").read_text().rstrip(";\n")
    own.write_text(f"{text}\n    and verdict.stage_row = (select min(stage_row) from verdict);\n")
    trial.deliver("customer_no | status\n1 | OK\n2 | OK\n3 | OK\n4 | TEST")
    with pytest.raises(LoadError, match="crm of load 2: rows to be stored 2, stored 1; a temp"):
        trial.run()
    assert trial.rows("raw_vault.hub_customer", "customer_no") == ["1"]
    rmtree(trial.folder / "templates")
    trial.run()
    assert account(trial)[-1] == (4, 2, 1, 0, 0, 1)


def test_nothing_is_loaded_where_rows_are_multiplied(trial) -> None:
    define(trial, "status: text", "status", FROM_FILES, FILTER)
    own = trial.folder / "templates" / "feed" / "verdicts.sql"
    own.parent.mkdir(parents=True)
    text = (bundled("templates") / "feed" / "verdicts.sql").read_text()
    own.write_text(text.replace("count(*)", "2 * count(*)"))
    trial.deliver("customer_no | status\n1 | OK\n1 | OK\n1 | OK\n2 | TEST")
    told = r"4 delivered, but 2 inserted \+ 4 duplicate \+ 0 rejected \+ 1 filtered"
    with pytest.raises(LoadError, match=told):
        trial.run()
    assert trial.rows("raw_vault.hub_customer", "customer_no") == []
