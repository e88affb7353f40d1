"""What a look-up promises: the value known now, once for each row, and the same in any batch."""

from __future__ import annotations

import duckdb
import pytest

from vault.errors import DefinitionError, LoadError

SAT = "raw_vault.sat_customer_crm"
COUNTRIES = """
references:
  country: {key: {country_code: text}}
hubs:
  customer: {business_key: {customer_no: text}}
  city: {business_key: {city: text, part: integer}}
source: shop
feeds:
  countries:
    read: data/countries_*.csv
    delivers: changes
    applied_date: at
    columns: {code: text, name: text, people: "decimal(10,2)", since: date, at: timestamp}
    references: {country: code}
    satellites:
      country_names: {of: country, attributes: [name, people, since]}
"""
CITIES = """
  cities:
    read: data/cities_*.csv
    delivers: changes
    columns: {city: text, part: integer, mayor: text}
    hubs: {city: [city, part]}
    satellites:
      city_mayors: {of: city, attributes: [mayor]}
"""
CUSTOMERS = """
  customers:
    ORIGIN
    delivers: changes
    columns: {customer_no: text, country: text, COLUMNS}
    hubs: {customer: customer_no}
    satellites:
      customer_crm: {of: customer, attributes: [ATTRIBUTES]}
"""
NAME = "country_name: {type: text, lookup: {in: country_names, key: country, value: name}}"
FROM_FILES, FROM_A_TABLE = "read: data/customers_*.csv", "table: landing.customers"
ORIGINS = pytest.mark.parametrize("origin", [FROM_FILES, FROM_A_TABLE], ids=["file", "table"])
NAMES = """
    code | name | people | since | at
    AT | Österreich | 8.50 | 1955-05-15 | 2024-01-01
    DE | Germany | 83.00 | - | 2024-01-01
    AT | Austria | 9.10 | 1955-05-15 | 2024-02-01
"""


def define(trial, columns: str = NAME, attributes: str = "country_name", **more: str) -> None:
    """A feed of customers that looks something up; `origin` says where it comes from.

    `more` feeds come after it.
    """
    body = CUSTOMERS.replace("ORIGIN", more.get("origin", FROM_FILES))
    body = body.replace("COLUMNS", columns).replace("ATTRIBUTES", attributes)
    trial.define(COUNTRIES + body + more.get("more", ""))


def deliver(trial, text: str, origin: str = FROM_FILES) -> None:
    """Deliver customers, as a file or as the table that the feed reads."""
    if origin == FROM_FILES:
        trial.deliver(text)
        return
    head, *rows = ([cell.strip() for cell in line.split("|")] for line in text.strip().split("\n"))
    with trial.engine.begin() as connection:
        connection.exec_driver_sql("create schema if not exists landing")
        connection.exec_driver_sql("drop table if exists landing.customers")
        columns = ", ".join(f"{name} varchar(20)" for name in head)
        connection.exec_driver_sql(f"create table landing.customers ({columns})")
        for row in rows:
            cells = ", ".join("null" if cell == "-" else f"'{cell}'" for cell in row)
            connection.exec_driver_sql(f"insert into landing.customers values ({cells})")


def found(trial, columns: str = "h.customer_no, s.country_name") -> list[str]:
    joined = f"{SAT} s inner join raw_vault.hub_customer h on s.customer_hk = h.customer_hk"
    return trial.rows(joined, columns, "s.load_id > 0")


@ORIGINS
def test_the_value_that_is_true_now_is_found_and_null_where_the_key_is_not(trial, origin) -> None:
    define(trial, origin=origin)
    trial.deliver(NAMES, "countries")
    deliver(trial, "customer_no | country\n1 | AT\n2 | DE\n3 | XX\n4 | -\n5 | AT", origin)
    trial.run()
    assert found(trial) == ["1 | Austria", "2 | Germany", "3 | -", "4 | -", "5 | Austria"]
    assert trial.accounts("sat_customer_crm") == [(5, 5, 0, 0, 0)]


@ORIGINS
def test_a_row_whose_key_is_not_found_may_be_rejected_with_the_reason(trial, origin) -> None:
    define(trial, NAME.replace("value: name", "value: name, missing: reject"), origin=origin)
    trial.deliver(NAMES, "countries")
    deliver(trial, "customer_no | country\n1 | AT\n2 | XX\n3 | -", origin)
    trial.run()
    assert found(trial) == ["1 | Austria"]
    assert (
        trial.select("select reason from audit.rejected_row")
        == [("country_name: country is not found in country_names",)] * 2
    )


@ORIGINS
def test_values_of_every_type_are_found_as_they_are_stored(trial, origin) -> None:
    columns = (
        'people: {type: "decimal(10,2)", lookup: {in: country_names, key: country, value: people}},'
        " since: {type: date, lookup: {in: country_names, key: country, value: since}}"
    )
    define(trial, columns, "people, since", origin=origin)
    trial.deliver(NAMES, "countries")
    deliver(trial, "customer_no | country\n1 | AT\n2 | DE", origin)
    trial.run()
    assert found(trial, "s.people, s.since") == ["83.00 | -", "9.10 | 1955-05-15"]


@ORIGINS
def test_a_hub_is_looked_up_by_its_business_key_as_it_is_compared(trial, origin) -> None:
    columns = (
        "part: {type: integer, value: 1},"
        " mayor: {type: text, lookup: {in: city_mayors, key: [country, part], value: mayor}}"
    )
    define(trial, columns, "mayor", origin=origin, more=CITIES)
    trial.deliver("city | part | mayor\nWien | 1 | Ann\nWien | 2 | Bob\n- | 1 | Cem", "cities")
    trial.deliver(NAMES, "countries")
    deliver(trial, "customer_no | country\n1 | wien\n2 | Graz", origin)
    trial.run()
    assert found(trial, "h.customer_no, s.mayor") == ["1 | Ann", "2 | -"]


def test_what_is_looked_up_is_loaded_first_whatever_its_name(trial) -> None:
    define(trial)
    text = (trial.folder / "warehouse.yml").read_text()
    trial.define(text.replace("  countries:\n", "  zz_countries:\n"))
    names = [feed.record_source for feed in trial.warehouse.feeds]
    assert names.index("shop.zz_countries") < names.index("shop.customers")


def test_many_deliveries_find_the_same_at_once_as_one_by_one(trial) -> None:
    define(trial)
    trial.deliver(NAMES, "countries")
    for text in ("1 | AT\n2 | XX", "1 | DE\n2 | XX", "1 | AT"):
        trial.deliver(f"customer_no | country\n{text}")
    trial.run()
    assert found(trial) == ["1 | Austria", "1 | Austria", "1 | Germany", "2 | -"]


def test_a_value_that_has_changed_meanwhile_makes_a_version_of_what_comes_again(trial) -> None:
    define(trial)
    trial.deliver(NAMES, "countries")
    trial.load("customer_no | country\n1 | DE")
    trial.deliver(
        "code | name | people | since | at\nDE | Deutschland | 1 | - | 2024-03-01", "countries"
    )
    trial.load("customer_no | country\n1 |  DE\n2 | DE")
    assert found(trial) == ["1 | Deutschland", "1 | Germany", "2 | Deutschland"]


def test_a_row_is_numbered_and_rejected_as_it_was_delivered(trial) -> None:
    define(trial, NAME.replace("value: name", "value: name, missing: reject"))
    trial.deliver(NAMES, "countries")
    lines = [f"{no} | {'XX' if no % 100 == 0 else 'AT'}" for no in range(1, 1001)]
    trial.load("customer_no | country\n" + "\n".join(lines))
    numbers = trial.select("select delivery_row from audit.rejected_row order by 1")
    assert numbers == [(no,) for no in range(100, 1001, 100)]
    ((row,),) = trial.select("select delivered from audit.rejected_row where delivery_row = 100")
    assert row == '{"customer_no":"100","country":"XX"}'


def test_a_looked_up_value_may_be_a_key(trial) -> None:
    define(trial)
    text = (trial.folder / "warehouse.yml").read_text()
    trial.define(text.replace("{customer: customer_no}", "{customer: country_name}"))
    trial.deliver(NAMES, "countries")
    trial.load("customer_no | country\n1 | AT\n2 | XX")
    assert trial.rows("raw_vault.hub_customer", "customer_no") == ["Austria"]
    assert trial.select("select reason from audit.rejected_row") == [
        ("country_name: the key of customer is missing",)
    ]


@pytest.mark.usefixtures("parquet")
def test_json_and_parquet_look_up_too(trial) -> None:
    folder = trial.folder / "data"
    folder.mkdir()
    trial.deliver(NAMES, "countries")
    (folder / "customers_1.jsonl").write_text('{"customer_no": "1", "country": "AT"}')
    duckdb.sql("select '2' as customer_no, 'DE' as country").write_parquet(
        str(folder / "customers_2.parquet")
    )
    for suffix in ("jsonl", "parquet"):
        define(trial, origin=f"read: data/customers_*.{suffix}")
        trial.run()
    assert found(trial) == ["1 | Austria", "2 | Germany"]


@ORIGINS
def test_a_look_up_that_is_not_unique_is_refused_and_nothing_is_stored(trial, origin) -> None:
    define(trial, origin=origin)
    trial.deliver(NAMES, "countries")
    trial.run("apply")
    trial.run("load", feeds=["shop.countries"])
    with trial.engine.begin() as connection:  # as a satellite of several rows a key would show
        connection.exec_driver_sql("drop view business_vault.sat_country_names_current")
        connection.exec_driver_sql(
            "create view business_vault.sat_country_names_current as"
            " select * from raw_vault.sat_country_names"
        )
    deliver(trial, "customer_no | country\n1 | DE", origin)
    with pytest.raises(LoadError) as caught:
        trial.run("load", feeds=["shop.customers"])
    assert str(caught.value) == (
        "shop.customers: what is looked up in business_vault.sat_country_names_current is not"
        " unique: 'name' of the key 'AT' is 'Austria' and 'Österreich'; nothing is loaded. A"
        " look-up needs one current version of each key"
    )
    assert trial.rows("raw_vault.hub_customer", "customer_no") == []


def test_feeds_that_look_each_other_up_are_refused(trial) -> None:
    mayor = "mayor: {type: text, lookup: {in: city_mayors, key: [country, part], value: mayor}}"
    seen = "seen: {type: text, lookup: {in: customer_crm, key: mayor, value: mayor}}"
    cities = CITIES.replace("mayor: text}", f"mayor: text, {seen}}}")
    define(trial, f"part: integer, {mayor}", "mayor", more=cities)
    with pytest.raises(DefinitionError, match=r"circle: shop\.cities → shop\.customers"):
        _ = trial.warehouse


def test_what_a_feed_looks_up_is_there_where_feeds_are_loaded_abreast(trial) -> None:
    define(trial)
    trial.deliver(NAMES, "countries")
    trial.deliver("customer_no | country\n" + "\n".join(f"{no} | AT" for no in range(500)))
    trial.run(threads=3)
    assert trial.rows(SAT, "distinct country_name") == ["Austria"]
