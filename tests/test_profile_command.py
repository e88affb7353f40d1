"""dvault profile: what it shows, as a table and as JSON, and what it says where nothing is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Call

FEED = """
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: snapshot
    profile: true
    columns:
      customer_no: text
      country: {type: text, expect: {accepted: [DE, FR]}}
      age: {type: integer, expect: {min: 0}}
    hubs: {customer: customer_no}
    satellites: {customer_crm: {of: customer, attributes: [country, age]}}
"""


@pytest.fixture
def crm(tmp_path: Path, command: Call) -> Path:
    (tmp_path / "warehouse.yml").write_text(
        "warehouse: crm\nhubs: {customer: {business_key: {customer_no: text}}}\n"
    )
    (tmp_path / "crm.yml").write_text(FEED)
    (tmp_path / "data").mkdir()
    for day, rows in enumerate(("a,DE,41\nb,DE,\nc,FR,23", "a,DE,42\nb,UK,7\nc,FR,23\nd,,-1")):
        (tmp_path / "data" / f"customers_{day}.csv").write_text(
            f"customer_no,country,age\n{rows}\n"
        )
    return tmp_path


def test_the_last_delivery_is_shown_and_what_of_it_is_not_as_expected(
    crm: Path, command: Call
) -> None:
    assert command("profile")[0] == 2
    code, _, err = command("run")
    assert code == 0
    assert "data/customers_1.csv: country: 1 value is none of the accepted ones" in err
    code, out, err = command("profile")
    assert code == 0
    lines = [line.split() for line in out.splitlines()]
    assert ["2", "4"] in lines
    assert ["2", "age", "4", "4", "-1", "42", "17.75"] in lines
    assert "DE 33%, FR 33%, UK 33%" in out
    assert out.splitlines()[-2:] == [
        "crm.customers, load 2 (customers_1.csv): country: 1 value is none of the accepted ones",
        "crm.customers, load 2 (customers_1.csv): age: 1 value is below 0",
    ]
    assert "2 things are not as expected." in err


def test_programs_get_everything(crm: Path, command: Call) -> None:
    command("run --quiet")
    code, out, _ = command("profile crm.customers --loads 2 --format json")
    assert code == 0
    told = {(row["load_id"], row["column_name"]): row for row in json.loads(out)}
    assert set(told) == {
        (load, name) for load in (1, 2) for name in (None, "customer_no", "country", "age")
    }
    age = told[1, "age"]
    assert (age["null_count"], age["total"], age["quantiles"][0]) == (1, 64.0, 23.0)
    assert told[1, "country"]["top_values"] == [
        ["DE", pytest.approx(2 / 3)],
        ["FR", pytest.approx(1 / 3)],
    ]
    assert told[1, "country"]["findings"] == []
    code, out, _ = command("profile --format csv --loads 2")
    assert len(out.splitlines()) == 9


def test_what_is_not_there_is_said(crm: Path, command: Call) -> None:
    (crm / "crm.yml").write_text(FEED.replace("profile: true", "").replace(", expect: {min: 0}", "")
                                 .replace(", expect: {accepted: [DE, FR]}", ""))  # fmt: skip
    command("run --quiet")
    code, _, err = command("profile")
    assert code == 2
    assert "holds no profile yet: say `profile: true` in warehouse.yml" in err
    assert "did you mean 'crm.customers'" in command("profile crm.customer")[2]
