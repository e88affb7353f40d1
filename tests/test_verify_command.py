"""The command `dvault verify`: what it prints, and how it ends."""

from __future__ import annotations

import json
import re
from pathlib import Path

import duckdb
import pytest
from conftest import Call


@pytest.fixture
def loaded(command: Call, new: Path, tmp_path: Path) -> Path:
    """A new warehouse that is loaded; returns its database."""
    assert command("run library --quiet")[0] == 0
    return tmp_path / "library.duckdb"


def manipulate(database: Path, sql: str) -> None:
    with duckdb.connect(database) as connection:
        connection.execute(sql)


def test_it_says_table_by_table_that_all_is_well(command: Call, loaded: Path) -> None:
    code, out, err = command("verify library")
    assert (code, out) == (0, "")
    assert re.search(r"^audit\.load: 2 rows \(\d+\.\d s\)$", err, re.MULTILINE)
    assert re.search(r"^raw_vault\.hub_\w+: \d+ rows \(", err, re.MULTILINE)
    assert err.splitlines()[-1].endswith(" verified, 0 wrong")


def test_it_names_what_is_wrong_and_ends_with_1(command: Call, loaded: Path) -> None:
    manipulate(loaded, "update audit.load set file = 'other.csv' where load_id = 1")
    code, out, err = command("verify library")
    assert code == 1
    assert "audit.load, load 1 (crm.customers, other.csv, " in out
    assert err.splitlines()[-1] == "Error: 1 thing is not as sealed"
    code, out, _ = command("verify library --format json --quiet")
    said = json.loads(out)
    assert code == 1
    assert [(one["kind"], one["table"], one["load_id"]) for one in said["findings"]] == [
        ("changed", "audit.load", 1)
    ]
    assert command("verify library --format csv --quiet")[1].startswith("kind,table,load_id,")


def test_the_head_is_printed_and_asked_for(command: Call, loaded: Path) -> None:
    code, out, _ = command("verify library --head --quiet")
    head = out.strip()
    assert code == 0
    assert re.fullmatch(r"\d+:[0-9a-f]{64}", head)
    assert command(f"verify library --quiet --since {head}")[0] == 0
    assert command(f"verify library --quiet --since {head[:-1]}x")[0] == 1
    code, _, err = command("verify library --since yesterday")
    assert code == 2
    assert "write --since as it was printed, like 7:0f3a…" in err


def test_what_is_not_there_is_told(command: Call, new: Path, loaded: Path) -> None:
    assert command("verify library --load 77")[0] == 2
    assert "did you mean" in command("verify library --table raw_vault.hub_custome")[2]
