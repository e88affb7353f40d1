"""A column that is new, renamed or missing is found before anything loads, as the feed says."""

from __future__ import annotations

from typing import Any

import pytest

from vault.errors import SourceError
from vault.execute import Listener

FEED = """
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    {contract}
    columns: {{customer_no: text, name: text, city: text}}
    hubs: {{customer: customer_no}}
    satellites: {{customer_crm: {{of: customer, attributes: [name, city]}}}}
"""


def agree(trial: Any, contract: str) -> list[str]:
    """Define the feed with a contract; returns what will be warned of."""
    trial.define("hubs: {customer: {business_key: {customer_no: text}}}")
    trial.define(FEED.format(contract=contract), "crm.yml")
    return []


def load(trial: Any, text: str) -> list[str]:
    trial.deliver(text)
    warned: list[str] = []
    trial.run(listener=Listener(warned=warned.append))
    return [message.rpartition("/")[2] for message in warned]


def versions(trial: Any) -> list[str]:
    return trial.rows("raw_vault.sat_customer_crm", "name, city")


def test_a_new_column_is_ignored_unless_told_otherwise(trial: Any) -> None:
    agree(trial, "")
    assert load(trial, "customer_no | name | city | vip\na | Ann | Ulm | 1") == []
    assert versions(trial) == ["Ann | Ulm"]


def test_a_new_column_is_warned_of(trial: Any) -> None:
    agree(trial, "on_new_column: warn")
    assert load(trial, "customer_no | name | city | vip\na | Ann | Ulm | 1") == [
        "customers_0001.csv: column 'vip' is not declared; declare it under `columns`, or say"
        " `on_new_column: ignore`"
    ]
    assert versions(trial) == ["Ann | Ulm"]


def test_a_new_column_stops_the_feed_before_anything_is_loaded(trial: Any) -> None:
    agree(trial, "on_new_column: stop")
    trial.deliver("customer_no | name | city\na | Ann | Ulm")
    with pytest.raises(SourceError, match="column 'vip' is not declared"):
        load(trial, "customer_no | name | city | vip\nb | Bob | Bonn | 1")
    assert trial.select("select count(*) from audit.load") == [(0,)]


def test_a_column_may_be_missing_where_the_feed_says_so_and_that_is_told(trial: Any) -> None:
    agree(trial, "on_missing_column: null")
    assert load(trial, "customer_no | name\na | Ann") == [
        "customers_0001.csv: column 'city' is missing and taken for null"
    ]
    assert versions(trial) == ["Ann | -"]


def test_a_renamed_column_is_named_with_what_it_was(trial: Any) -> None:
    agree(trial, "on_missing_column: null\n    on_new_column: warn")
    assert load(trial, "customer_no | name | city_\na | Ann | Ulm")[0].endswith(
        "column 'city_' is not declared; if it is what 'city' was say `from: city_`"
    )


def test_what_gives_a_key_may_never_be_missing(trial: Any) -> None:
    agree(trial, "on_missing_column: null")
    with pytest.raises(SourceError, match="column 'customer_no' is missing"):
        load(trial, "name | city\nAnn | Ulm")


def test_a_table_is_held_to_its_contract(trial: Any, database: str) -> None:
    trial.define("hubs: {customer: {business_key: {customer_no: text}}}")
    feed = FEED.format(contract="on_new_column: stop")
    trial.define(feed.replace("read: data/customers_*.csv", "table: landed.customers"), "crm.yml")
    with trial.engine.begin() as connection:
        connection.exec_driver_sql("create schema landed")
        connection.exec_driver_sql(
            "create table landed.customers as"
            " select 'a' as customer_no, 'Ann' as name, 'Ulm' as city, 1 as vip"
        )
    with pytest.raises(SourceError, match=r"landed\.customers: column 'vip' is not declared"):
        trial.run()
