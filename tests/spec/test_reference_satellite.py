"""What a satellite of a reference promises: codes with their history, as any satellite keeps it."""

from __future__ import annotations

import pytest

SAT = "raw_vault.sat_country_names"
VIEW = "business_vault.sat_country_names"
DEFINITIONS = """
references:
  country: {key: {country_code: text}}
source: iso
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    applied_date: at
    columns: {code: text, name: text, at: timestamp}
    references: {country: code}
    satellites:
      country_names: {of: country, attributes: [name]}
"""


@pytest.fixture
def iso(trial):
    trial.define(DEFINITIONS)
    return trial


def rows(*lines: str) -> str:
    """Lines `code name date`."""
    return "\n".join(["code | name | at", *(" | ".join(line.split()) for line in lines)])


def versions(iso) -> list[str]:
    return iso.rows(SAT, "country_code, cast(applied_date as date), name")


def test_a_version_is_stored_under_the_code_itself(iso) -> None:
    iso.load(rows("AT Austria 2024-01-01"))
    assert versions(iso) == ["AT | 2024-01-01 | Austria"]
    with iso.engine.connect() as connection:
        columns = list(connection.exec_driver_sql(f"select * from {SAT}").keys())
    assert columns == [
        "country_code", "load_date", "applied_date", "hashdiff", "name", "record_source", "load_id",
    ]  # fmt: skip


def test_a_value_that_comes_back_is_a_change_within_a_load_and_over_loads(iso) -> None:
    iso.load(rows("AT C 2024-01-03", "AT A 2024-01-01", "AT B 2024-01-02", "AT B 2024-01-02"))
    iso.load(rows("AT A 2024-01-04"))
    iso.load(rows("AT A 2024-01-05"))
    assert [line[-1] for line in versions(iso)] == ["A", "B", "C", "A"]
    assert iso.accounts("sat_country_names") == [
        (4, 3, 0, 1, 0), (1, 1, 0, 0, 0), (1, 0, 1, 0, 0),
    ]  # fmt: skip


def test_a_late_row_is_judged_by_its_true_predecessor(iso) -> None:
    for line in ("AT A 2024-01-01", "AT B 2024-01-10", "AT A 2024-01-05", "AT C 2024-01-06"):
        iso.deliver(rows(line))
    iso.run()
    assert [line[-1] for line in versions(iso)] == ["A", "C", "B"]


def test_of_two_contents_at_one_applied_date_the_first_by_content_is_kept(iso) -> None:
    iso.load(rows("AT B 2024-01-01", "AT A 2024-01-01", "AT B 2024-01-02"))
    assert [line[-1] for line in versions(iso)] == ["A", "B"]
    assert iso.select("select target, delivery_row, reason from audit.rejected_row") == [
        ("sat_country_names", 1, "conflicting versions")
    ]


def test_current_and_history_show_what_is_and_was_true(iso) -> None:
    iso.load(rows("AT A 2024-01-01", "DE D 2024-01-01"))
    iso.load(rows("AT B 2024-01-10"))
    assert iso.rows(f"{VIEW}_current", "country_code, name") == ["AT | B", "DE | D"]
    assert iso.rows(f"{VIEW}_history", "country_code, name, valid_from, valid_to") == [
        "AT | A | 2024-01-01 00:00:00 | 2024-01-10 00:00:00",
        "AT | B | 2024-01-10 00:00:00 | 9999-12-31 00:00:00",
        "DE | D | 2024-01-01 00:00:00 | 9999-12-31 00:00:00",
    ]


def test_codes_are_stored_as_the_reference_stores_them(iso) -> None:
    iso.define(DEFINITIONS.replace("text}}", "text}, case_sensitive: false}", 1))
    iso.load(rows("at A 2024-01-01"))
    iso.load(rows("AT A 2024-01-02", "At B 2024-01-03"))
    assert versions(iso) == ["AT | 2024-01-01 | A", "AT | 2024-01-03 | B"]
    joined = f"{SAT} s inner join raw_vault.ref_country r on s.country_code = r.country_code"
    assert iso.rows(joined, "s.name", "1 = 1") == ["A", "B"]


def test_what_is_said_without_a_code_is_rejected_and_nothing_said_is_unchanged(iso) -> None:
    iso.define(DEFINITIONS.replace("country: code", "country: {key: code, optional: true}"))
    iso.load(rows("AT A 2024-01-01", "- B 2024-01-01", "- - 2024-01-01", "- - 2024-01-01"))
    assert versions(iso) == ["AT | 2024-01-01 | A"]
    assert iso.accounts("sat_country_names") == [(4, 1, 1, 1, 1)]
    assert iso.select("select target, reason from audit.rejected_row") == [
        ("sat_country_names", "the key of country is missing")
    ]


def test_a_code_of_several_columns_has_versions_too(iso) -> None:
    iso.define(
        DEFINITIONS.replace("{country_code: text}", "{land: text, part: integer}")
        .replace("{code: text,", "{code: text, no: integer,")
        .replace("country: code", "country: [code, no]")
        .replace("delivers: changes", "delivers: changes\n    sequence: no")
    )
    iso.load("code | no | name | at\nAT | 1 | A | 2024-01-01\nAT | 2 | A | 2024-01-01")
    iso.load("code | no | name | at\nAT | 1 | B | 2024-01-02\nAT | 2 | A | 2024-01-02")
    assert iso.rows(SAT, "land, part, sequence, name") == [
        "AT | 1 | 1 | A", "AT | 1 | 1 | B", "AT | 2 | 2 | A",
    ]  # fmt: skip


def test_an_attribute_appended_later_makes_no_false_version(iso) -> None:
    iso.load(rows("AT A 2024-01-01"))
    iso.define(
        DEFINITIONS.replace("name: text,", "name: text, capital: {type: text, missing: null},")
        .replace("[name]", "[name, capital]")
    )  # fmt: skip
    iso.load(rows("AT A 2024-01-02"))
    iso.load("code | name | capital | at\nAT | A | Vienna | 2024-01-03")
    assert iso.rows(SAT, "name, capital") == ["A | -", "A | Vienna"]
    assert iso.rows(f"{VIEW}_current", "capital") == ["Vienna"]


def test_satellites_of_several_feeds_describe_one_reference(iso) -> None:
    more = DEFINITIONS.split("feeds:\n")[1].replace("customers", "people")
    more = more.replace("country_names", "country_people")
    iso.define(DEFINITIONS + more)
    iso.deliver(rows("AT Austria 2024-01-01"))
    iso.load(rows("AT 9m 2024-01-01"), "people")
    assert versions(iso) == ["AT | 2024-01-01 | Austria"]
    assert iso.rows("raw_vault.sat_country_people", "country_code, name") == ["AT | 9m"]
    assert iso.rows("raw_vault.ref_country", "country_code, record_source") == [
        "AT | iso.customers"
    ]


def test_a_mart_joins_the_current_names_of_a_code(iso) -> None:
    iso.define(f"warehouse: trial\nmarts: [marts]\n{DEFINITIONS}")
    iso.define("mart: names\ncolumns: {name: The name.}\n", "marts/names.yml")
    iso.define(
        "select n.name from {{ ref('ref_country') }} as c\n"
        "inner join {{ ref('sat_country_names_current') }} as n\n"
        "    on c.country_code = n.country_code",
        "marts/names.sql",
    )
    iso.deliver(rows("AT A 2024-01-01", "AT B 2024-01-02"))
    iso.run("apply", "load", "build")
    assert iso.select("select name from marts.names") == [("B",)]
