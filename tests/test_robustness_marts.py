"""SQL and Python of the user's that fails: marts, data tests, rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Call
from hostile import ask, edit, state, statuses

CRM = "library/sources/crm.yml"
MART = "library/marts/customers_by_city"
DATABASE = Path("library.duckdb")


# Marts

WRONG = {
    "select cuont(*) from {{ ref('dim_customer') }}": "customers_by_city.sql: table mart",
    "select *\nfrom {{ nope }}": "customers_by_city.sql:2: 'nope' is undefined",
    "select {{ 1 / 0 }}": "customers_by_city.sql:1: division by zero",
    "select {{ ref(1) }}": "customers_by_city.sql:1: there is no mart or table 1",
    "{% if %}": "customers_by_city.sql:1: Expected an expression",
    "": "holds nothing",
    "select 1 as": "customers_by_city.sql:1: Parser Error",
    "select 1; drop table raw_vault.hub_customer": "holds a select and a drop",
    "commit": "holds a transaction",
    "select 1 as city": "the mart has no column 'customers', which",
}
WRONG_PYTHON = {
    "def model(inputs):\n    raise ValueError('no')": "customers_by_city.py:2: ValueError: no",
    "def model(inputs):\n    import sys\n    sys.exit(4)": "customers_by_city.py:3: SystemExit: 4",
    "def model(inputs):\n    return inputs['x']": "'x' is not among `reads`",
    "def model(inputs):\n    pass": "model() returns NoneType; let it return a pandas DataFrame",
    "def model():\n    pass": "takes 0 positional arguments",
    "import nothing_like_it": "customers_by_city.py:1: ModuleNotFoundError",
    "def model(": "customers_by_city.py: SyntaxError",
    "x = 1": "has no function `model(inputs)`",
    "def model(inputs):\n    import pandas\n    return pandas.DataFrame({'city': []})": (
        "model() returns no column 'customers'"
    ),
}


def test_a_mart_that_fails_names_its_file_and_leaves_the_last_one(command: Call, new: Path) -> None:
    good = Path(f"{MART}.sql").read_text()
    command("run library --quiet")
    before = state(DATABASE)
    for text, said in WRONG.items():
        Path(f"{MART}.sql").write_text(text)
        code, out, err = command("build library customers_by_city")
        assert (code, out) == (3, ""), text
        assert said in err
    Path(f"{MART}.sql").unlink()
    for text, said in WRONG_PYTHON.items():
        Path(f"{MART}.py").write_text(text)
        code, out, err = command("build library customers_by_city")
        assert (code, out) == (3, ""), text
        assert said in err
    assert state(DATABASE) == before
    Path(f"{MART}.py").unlink()
    Path(f"{MART}.sql").write_text(good)
    assert command("run library")[0] == 0
    assert set(statuses(DATABASE)) == {"done", "failed"}


def test_a_mart_changes_between_view_and_table_and_back(command: Call, new: Path) -> None:
    command("run library --quiet")
    before = "table"
    for kind in ("view", "table", "view", "incremental", "table"):
        edit(f"{MART}.yml", f"materialized: {before}", f"materialized: {kind}")
        before = kind
        code, _, err = command("run library --quiet")
        assert code == 0, err
        assert len(ask(DATABASE, "select * from marts.customers_by_city")) == 3


def test_one_large_decimal_in_a_data_frame_keeps_its_cents(command: Call, new: Path) -> None:
    Path(f"{MART}.sql").unlink()
    Path(f"{MART}.py").write_text(
        "from decimal import Decimal\nimport pandas\n\n\ndef model(inputs):\n"
        "    fees = [Decimal('1.10')] * 5000\n"
        "    fees[7] = Decimal('1234567.89')\n"
        "    numbers = range(5000)\n"
        "    frame = {'city': numbers, 'customers': numbers, 'monthly_fees': fees}\n"
        "    return pandas.DataFrame(frame)\n"
    )
    code, _, err = command("run library --quiet")
    assert code == 0, err
    largest = f"select cast(max(monthly_fees) as text) from marts.{Path(MART).name}"
    assert ask(DATABASE, largest) == [("1234567.89",)]


def test_marts_in_a_circle_are_told_with_their_places(command: Call, new: Path) -> None:
    Path("library/marts/again.yml").write_text("mart: again\ndescription: Again.\n")
    Path("library/marts/again.sql").write_text("select * from {{ ref('customers_by_city') }}")
    edit(f"{MART}.sql", "ref('dim_customer')", "ref('again')")
    code, _, err = command("run library")
    assert code == 1
    assert "again" in err
    assert "customers_by_city" in err


def test_a_data_test_that_cannot_run_names_its_file(command: Call, new: Path) -> None:
    edit(f"{MART}.yml", "{unique: city}", "{sql: odd.sql}")
    for text, said in (
        ("select nope", "odd.sql: test"),
        ("{{ 1 / 0 }}", "odd.sql:1: division by zero"),
        ("select 1; drop table raw_vault.hub_customer", "holds a select and a drop"),
    ):
        Path("library/marts/odd.sql").write_text(text)
        code, _, err = command("run library")
        assert code == 3
        assert said in err
    Path("library/marts/odd.sql").write_text("select 1")
    code, _, err = command("run library")
    assert code == 1
    assert "1 row must not be there" in err


# Rules in SQL


@pytest.mark.parametrize("rule", ["upper(nope)", "upper(city", "select 1", "{{ 7*7 }}", "%s"])
def test_a_rule_that_is_no_sql_names_feed_and_template(rule: str, command: Call, new: Path) -> None:
    edit(CRM, "      exported", f'      region: {{value: "{rule}", type: text}}\n      exported')
    edit(CRM, "joined_on]", "joined_on, region]")
    code, out, err = command("run library")
    assert (code, out) == (3, "")
    assert "templates/feed/stage.duckdb.sql" in err
    assert "crm" in err
    assert ask(DATABASE, "select count(*) from audit.load") == [(0,)]


def test_text_in_definitions_is_no_template(command: Call, new: Path) -> None:
    edit(CRM, "The customer master.", "'{{ 7*7 }} {% raw %}'")
    rule = "city || ' {{ 7*7 }}'"
    edit(CRM, "      exported", f'      region: {{value: "{rule}", type: text}}\n      exported')
    edit(CRM, "joined_on]", "joined_on, region]")
    assert command("run library --quiet") == (0, "", "")
    found = ask(
        DATABASE, "select distinct region from raw_vault.sat_customer_crm where city = 'Braga'"
    )
    assert found == [("Braga {{ 7*7 }}",)]
