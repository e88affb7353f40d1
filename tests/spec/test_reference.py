"""What a reference promises: each code once, under itself, whoever brings it."""

from __future__ import annotations

import pytest

from vault.errors import LoadError

REF = "raw_vault.ref_country"
DEFINITIONS = """
references:
  country: {key: {country_code: text}}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    applied_date: at
    columns: {code: text, at: timestamp}
    references: {country: code}
"""


@pytest.fixture
def crm(trial):
    trial.define(DEFINITIONS)
    return trial


def rows(*codes: str) -> str:
    return "\n".join(["code | at", *(f"{code} | 2024-01-01" for code in codes)])


def test_a_code_is_stored_once_however_often_it_comes(crm) -> None:
    crm.load(rows("AT", "AT", "DE"))
    crm.load(rows("AT", "CH"))
    assert crm.rows(REF, "country_code, load_id") == ["AT | 1", "CH | 2", "DE | 1"]
    assert crm.accounts("ref_country") == [(3, 2, 0, 1, 0), (2, 1, 1, 0, 0)]


def test_in_one_run_of_many_files_a_code_belongs_to_the_first(crm) -> None:
    for codes in (("AT",), ("AT", "DE"), ("DE", "DE")):
        crm.deliver(rows(*codes))
    crm.run()
    assert crm.rows(REF, "country_code, load_id") == ["AT | 1", "DE | 2"]
    assert crm.accounts("ref_country") == [(1, 1, 0, 0, 0), (2, 1, 1, 0, 0), (2, 0, 2, 0, 0)]


def test_a_reference_has_no_hash_and_no_ghost(crm) -> None:
    crm.load(rows("AT"))
    with crm.engine.connect() as connection:
        columns = list(connection.exec_driver_sql(f"select * from {REF}").keys())
    assert columns == ["country_code", "load_date", "record_source", "load_id"]
    assert crm.rows(REF, "country_code, record_source", "1 = 1") == ["AT | crm.customers"]


def test_a_code_is_stored_without_outer_blanks_and_compared_as_it_is(crm) -> None:
    path = crm.folder / "data" / "customers_1.csv"
    path.parent.mkdir()
    path.write_text("code,at\n AT ,2024-01-01\nAT,2024-01-01\nat,2024-01-01\n")
    crm.run()
    assert crm.rows(REF, "country_code") == ["AT", "at"]


def test_codes_that_differ_in_case_only_may_be_one_in_upper_case(crm) -> None:
    crm.define(DEFINITIONS.replace("text}}", "text}, case_sensitive: false}", 1))
    crm.load(rows("at", "AT", "De"))
    crm.load(rows("DE"))
    assert crm.rows(REF, "country_code, load_id") == ["AT | 1", "DE | 1"]


@pytest.mark.parametrize("code", ["-", '"  "'])
def test_a_row_without_its_code_is_rejected_with_the_reason(crm, code) -> None:
    crm.load(rows("AT", code))
    assert crm.rows(REF, "country_code") == ["AT"]
    assert crm.accounts("ref_country") == [(2, 1, 0, 0, 1)]
    assert crm.select("select delivery_row, reason from audit.rejected_row") == [
        (2, "code: the key of country is missing")
    ]


def test_a_row_without_an_optional_code_brings_none(crm) -> None:
    crm.define(DEFINITIONS.replace("country: code", "country: {key: code, optional: true}"))
    crm.load(rows("AT", "-", "-"))
    assert crm.rows(REF, "country_code") == ["AT"]
    assert crm.accounts("ref_country") == [(3, 1, 2, 0, 0)]


def test_a_missing_code_for_the_error_key_brings_none_either(crm) -> None:
    crm.define(DEFINITIONS + "    missing_keys: error_key\n")
    crm.load(rows("AT", "-"))
    assert crm.rows(REF, "country_code") == ["AT"]
    assert crm.accounts("ref_country") == [(2, 1, 1, 0, 0)]


COMPOSITE = DEFINITIONS.replace("{country_code: text}", "{land: text, part: integer}").replace(
    "code: text", "land: text, part: integer"
)


@pytest.mark.parametrize("optional", [False, True])
def test_a_code_of_several_columns_needs_all_of_them(crm, optional) -> None:
    key = "{key: [land, part], optional: true}" if optional else "[land, part]"
    crm.define(COMPOSITE.replace("country: code", f"country: {key}"))
    crm.load(
        "land | part | at\nAT | 1 | 2024-01-01\nAT | 2 | 2024-01-01\n"
        "AT | - | 2024-01-01\n- | 1 | 2024-01-01\nAT | 1 | 2024-01-01"
    )
    assert crm.rows(REF, "land, part") == ["AT | 1", "AT | 2"]
    lost = (2, 1, 0) if optional else (0, 1, 2)
    assert crm.accounts("ref_country") == [(5, 2, *lost)]


def test_several_feeds_fill_one_reference(crm) -> None:
    feeds = DEFINITIONS.replace("customers_*", "{0}_*").split("  customers:\n")
    crm.define(
        feeds[0] + "".join(f"  {name}:\n" + feeds[1].replace("{0}", name) for name in ("a", "b"))
    )
    crm.deliver(rows("AT", "DE"), "a")
    crm.load(rows("DE", "CH"), "b")
    assert crm.rows(REF, "country_code, record_source") == [
        "AT | crm.a",
        "CH | crm.b",
        "DE | crm.a",
    ]


@pytest.mark.parametrize("loads", [1, 2])
def test_codes_that_share_a_hash_stop_the_load_even_where_they_are_known(crm, loads) -> None:
    # a pair of texts that share an MD5, found by Marc Stevens in 2024
    first = "TEXTCOLLBYfGiJUETHQ4hAcKSMd5zYpgqf1YRDhkmxHkhPWptrkoyz28wnI9V0aHeAuaKnak"
    second = first.replace("hAcK", "hEcK")
    if loads == 2:
        crm.load(rows(first))
    with pytest.raises(LoadError, match="hash collision") as caught:
        crm.load(rows(first, second))
    assert first in str(caught.value)
    assert second in str(caught.value)
    assert crm.rows(REF, "country_code") == [first] * (loads - 1)


@pytest.mark.usefixtures("parquet")
def test_a_reference_is_filled_from_json_parquet_and_tables(crm) -> None:
    import duckdb

    folder = crm.folder / "data"
    folder.mkdir()
    (folder / "customers_1.jsonl").write_text('{"code": "AT", "at": "2024-01-01 00:00:00"}')
    duckdb.sql("select 'DE' as code, timestamp '2024-01-01' as at").write_parquet(
        str(folder / "customers_1.parquet")
    )
    with crm.engine.begin() as connection:
        connection.exec_driver_sql("create schema landing")
        connection.exec_driver_sql(
            "create table landing.codes as"
            " select cast(' CH ' as varchar(9)) as code, timestamp '2024-01-01 00:00:00' as at"
        )
    for origin in ("read: data/*.jsonl", "read: data/*.parquet", "table: landing.codes"):
        crm.define(DEFINITIONS.replace("read: data/customers_*.csv", origin))
        crm.run()
    assert crm.rows(REF, "country_code, load_id") == ["AT | 1", "CH | 3", "DE | 2"]


def test_a_mart_reads_a_reference_by_its_name(crm) -> None:
    crm.define(f"warehouse: trial\nmarts: [marts]\n{DEFINITIONS}")
    crm.define("mart: codes\ncolumns: {code: The code.}\n", "marts/codes.yml")
    crm.define("select country_code as code from {{ ref('ref_country') }}", "marts/codes.sql")
    crm.deliver(rows("AT"))
    crm.run("apply", "load", "build")
    assert crm.select("select code from marts.codes") == [("AT",)]
