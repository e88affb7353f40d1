"""The command `dvault reconcile`: what it prints, and how it ends; and the example shop with it."""

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


def test_it_says_what_was_read_and_compared_and_that_all_is_well(
    command: Call, loaded: Path
) -> None:
    code, out, err = command("reconcile library")
    assert (code, out) == (0, "")
    lines = err.splitlines()
    assert re.fullmatch(
        r"crm\.customers: 2 loads read again from the file, 10 rows \(\d+\.\d s\)", lines[0]
    )
    assert any(re.fullmatch(r"raw_vault\.hub_\w+: compared \(\d+\.\d s\)", one) for one in lines)
    assert re.fullmatch(
        r"2 loads read again, 0 unreadable, \d+ tables, \d+ rows reconciled, 0 wrong", lines[-1]
    )


def test_it_names_what_differs_and_ends_with_1(command: Call, loaded: Path) -> None:
    manipulate(loaded, "update raw_vault.sat_customer_crm set city = 'Nowhere' where load_id = 1")
    code, out, err = command("reconcile library")
    assert code == 1
    assert "→ 'Nowhere'" in out
    assert re.search(r"Error: \d rows are not as delivered$", err)
    code, out, _ = command("reconcile library --format json --quiet")
    said = json.loads(out)
    assert code == 1
    assert [one["read_from"] for one in said["loads"]] == ["file", "file"]
    assert {one["kind"] for one in said["findings"]} == {"different"}
    assert said["wrong"] == len(said["findings"])
    assert command("reconcile library --format csv --quiet")[1].startswith("kind,table,load_id,")
    code, out, _ = command("reconcile library --load 2 --quiet")
    assert code == 1  # what did not change since load 1 is not what load 2 said, either
    assert "2 cannot be read back as of their load" in out


def test_what_cannot_be_read_is_listed_and_is_no_difference(command: Call, loaded: Path) -> None:
    next(loaded.parent.glob("library/data/crm/*-01.csv")).unlink()
    code, _, err = command("reconcile library")
    assert code == 0
    assert re.search(r"^unreadable: load 1: .*-01\.csv is gone, and no archive has it$", err,
                     re.MULTILINE)  # fmt: skip
    assert "1 load read again, 1 unreadable" in err.splitlines()[-1]


def test_what_is_not_there_is_told(command: Call, loaded: Path) -> None:
    code, _, err = command("reconcile library --feed crm.custmers")
    assert code == 2
    assert "there is no feed 'crm.custmers'; did you mean 'crm.customers'?" in err
    assert command("reconcile library --load 9")[0] == 2


def test_the_deliveries_of_the_example_shop_reconcile(command: Call, tmp_path: Path) -> None:
    assert command("demo shop --customers 60 --quiet")[0] == 0
    code, out, err = command("reconcile shop --database duckdb:///shop/shop.duckdb")
    assert (code, out) == (0, "")
    assert re.search(r"^\d\d loads read again, 0 unreadable, .* 0 wrong$", err.splitlines()[-1])
    manipulate(
        tmp_path / "shop" / "shop.duckdb",
        "delete from raw_vault.hub_customer where load_id ="
        " (select min(load_id) from raw_vault.hub_customer where load_id > 0)",
    )
    code, out, _ = command("reconcile shop --database duckdb:///shop/shop.duckdb --quiet")
    assert code == 1
    assert "was delivered and is not in the vault" in out
