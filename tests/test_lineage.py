"""Where columns come from: a rule for each kind of origin, names, and the ways it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from vault import check, lineage
from vault.errors import UsageError
from vault.lineage import Graph

ROOT = Path(__file__).parents[1]
EVERYTHING = ROOT / "tests" / "sql" / "warehouse"
SHOP = ROOT / "definitions" / "shop"
DEFINITIONS = """
warehouse: trial
hubs:
  customer: {business_key: {customer_no: text}}
  order: {business_key: {order_no: text}}
references:
  country: {key: {country_code: text}}
links:
  order_customer: {hubs: [order, customer]}
snapshots: {daily: 3 days}
points_in_time:
  customer: {of: customer, satellites: [customer_crm, customer_status]}
bridges:
  order_customer: {walk: [order, order_customer, customer]}
dimensions:
  customer:
    of: customer
    satellites: [customer_crm, customer_status]
    columns: {shown: "upper(country_name) || ' ' || Email", since: hub.load_date, one: "1"}
facts:
  order:
    of: order
    satellites: [order_web]
    through: [order_customer]
    columns: {gross: "net * (1 + fact.order_no)"}
  line:
    of: order_customer
"""
SOURCES = """
source: crm
feeds:
  countries:
    read: data/countries_*.csv
    delivers: changes
    columns: {code: text, name: text}
    references: {country: code}
    satellites: {country_names: {of: country, attributes: [name]}}
  customers:
    read: data/customers_*.csv
    delivers: snapshot
    applied_date: exported_at
    where: "email is not null"
    columns:
      customer_no: text
      email: {from: E-Mail, type: text}
      code: {value: "upper(Nation)", type: text}
      nation: text
      origin: {value: "'crm'", type: text}
      country_name: {type: text, lookup: {in: country_names, key: code, value: name}}
      exported_at: timestamp
    hubs: {customer: customer_no}
    satellites:
      customer_crm: {of: customer, attributes: [email, country_name, origin]}
      customer_status: {of: customer, type: status}
  orders:
    read: data/orders_*.csv
    delivers: changes
    columns: {order_no: text, customer_no: text, net: "decimal(9,2)"}
    hubs: {order: order_no, customer: customer_no}
    links: {order_customer: {order: order_no, customer: customer_no}}
    satellites: {order_web: {of: order, attributes: [net]}}
"""


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    (tmp_path / "warehouse.yml").write_text(DEFINITIONS)
    (tmp_path / "crm.yml").write_text(SOURCES)
    return lineage(check(tmp_path))


def made_of(graph: Graph, name: str) -> list[str]:
    """What a column is made of, the ways but that of a copy beside it."""
    (column,) = graph.find(name)
    return [
        f"{one.column}" + ("" if one.way == "copied" else f" {one.way}")
        for one in graph.of(column).origins
    ]


@pytest.mark.parametrize(
    ("name", "origins"),
    [
        ("crm.customers.nation", ["FOLDER/data/customers_*.csv.nation"]),
        ("crm.customers.email", ["FOLDER/data/customers_*.csv.E-Mail"]),
        ("crm.customers.code", ["crm.customers.nation computed"]),
        ("crm.customers.origin", []),
        (
            "crm.customers.country_name",
            ["raw_vault.sat_country_names.name", "crm.customers.code chosen by"],
        ),
        ("raw_vault.hub_customer.customer_no",
         ["crm.customers.customer_no", "crm.orders.customer_no"]),
        ("raw_vault.hub_order.order_hk", ["crm.orders.order_no hashed"]),
        ("raw_vault.hub_order.load_id", []),
        ("raw_vault.ref_country.country_code", ["crm.countries.code"]),
        ("raw_vault.sat_country_names.country_code", ["crm.countries.code"]),
        (
            "raw_vault.link_order_customer.order_customer_hk",
            ["crm.orders.order_no hashed", "crm.orders.customer_no hashed"],
        ),
        ("raw_vault.link_order_customer.customer_hk", ["crm.orders.customer_no hashed"]),
        ("raw_vault.sat_customer_crm.email", ["crm.customers.email"]),
        ("raw_vault.sat_customer_crm.applied_date", ["crm.customers.exported_at"]),
        ("raw_vault.sat_order_web.applied_date", ["raw_vault.sat_order_web.load_date"]),
        (
            "raw_vault.sat_customer_crm.hashdiff",
            [f"crm.customers.{name} hashed" for name in ("email", "country_name", "origin")],
        ),
        (
            "raw_vault.sat_customer_status.status",
            [f"crm.customers.{name} computed"
             for name in ("customer_no", "email", "country_name", "origin")],
        ),
        (
            "business_vault.sat_customer_crm_history.valid_to",
            ["raw_vault.sat_customer_crm.applied_date computed"],
        ),
        (
            "business_vault.pit_customer.sat_customer_crm_load_date",
            ["raw_vault.sat_customer_crm.load_date"],
        ),
        ("business_vault.pit_customer.snapshot_date", ["business_vault.snapshot.snapshot_date"]),
        (
            "business_vault.bridge_order_customer.customer_hk",
            ["raw_vault.link_order_customer.customer_hk"],
        ),
        ("business_vault.dim_customer.customer_no", ["raw_vault.hub_customer.customer_no"]),
        ("business_vault.dim_customer_at.email", ["raw_vault.sat_customer_crm.email"]),
        (
            "business_vault.dim_customer_history.shown",
            ["raw_vault.sat_customer_crm.country_name computed",
             "raw_vault.sat_customer_crm.email computed"],
        ),
        ("business_vault.dim_customer.since", ["raw_vault.hub_customer.load_date"]),
        ("business_vault.dim_customer.one", []),
        ("dim_customer.is_active", ["raw_vault.sat_customer_status.status computed"]),
        ("business_vault.fact_order.customer_hk", ["raw_vault.link_order_customer.customer_hk"]),
        (
            "business_vault.fact_order.gross",
            ["raw_vault.sat_order_web.net computed", "raw_vault.hub_order.order_no computed"],
        ),
        ("business_vault.fact_line.order_hk", ["raw_vault.link_order_customer.order_hk"]),
    ],
)  # fmt: skip
def test_a_column_is_made_of(graph: Graph, tmp_path: Path, name: str, origins: list[str]) -> None:
    assert made_of(graph, name) == [one.replace("FOLDER", str(tmp_path)) for one in origins]


@pytest.mark.parametrize(
    ("name", "origins"),
    [
        ("business_vault.link_same_passenger_masters.master_hk",
         ["raw_vault.link_same_passenger.master_hk"]),
        ("business_vault.dim_passenger.master_passenger_hk",
         ["business_vault.link_same_passenger_masters.master_hk computed",
          "raw_vault.hub_passenger.passenger_hk computed"]),
    ],
)  # fmt: skip
def test_masters_are_those_of_the_link(name: str, origins: list[str]) -> None:
    graph = lineage(check(EVERYTHING, {"AIRLINE_DATA": "data"}))
    assert made_of(graph, name) == origins


def test_a_column_that_is_only_filtered_by_is_no_origin(graph: Graph) -> None:
    (email,) = graph.find("crm.customers.email")
    used = graph.reach([email], downstream=True)
    assert graph.find("hub_customer.customer_no")[0] not in used
    assert graph.find("dim_customer.email")[0] in used


# Names


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("business_vault.dim_customer.email", "business_vault.dim_customer.email"),
        ("dim_customer.EMAIL", "business_vault.dim_customer.email"),
        ("crm.customers.E-Mail", "crm.customers.email"),
        ("dim_customer.*", "rows of business_vault.dim_customer"),
    ],
)
def test_a_column_is_found_by_its_names(graph: Graph, name: str, column: str) -> None:
    assert [str(one) for one in graph.find(name)] == [column]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("dim_customer.emial", "has no column 'emial'; did you mean 'email'?"),
        ("dim_custmer.email", "feed 'dim_custmer.email'; did you mean 'dim_customer.email'?"),
        ("crm.custmers", "no table or feed 'crm.custmers'; did you mean 'crm.customers'?"),
        ("email", "say of which table: business_vault.dim_customer_at.email"),
    ],
)
def test_a_wrong_name_gets_the_nearest_known(graph: Graph, name: str, message: str) -> None:
    with pytest.raises(UsageError, match=message.replace("?", r"\?")):
        graph.find(name)
