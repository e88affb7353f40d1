"""Resolving: what a feed brings, what its hashes are called, and what comes before what."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from vault.definitions import read
from vault.entities import Warehouse
from vault.errors import DefinitionError
from vault.resolve import resolve

SHOP = Path(__file__).parents[1] / "definitions" / "shop"
VAULT = """
    warehouse: test
    hubs:
      customer: {business_key: {customer_no: text}}
      order: {business_key: {order_no: text}}
      product: {business_key: {product_no: text}}
    links:
      family: {type: hierarchical, hubs: {parent: product, child: product}}
      order_customer: {hubs: [order, customer]}
      order_line: {hubs: [order, product], child_key: {line_no: integer}}
      payment: {type: non_historized, hubs: [order], payload: {amount: "decimal(10,2)"}}
    """


@pytest.fixture
def warehouse(tmp_path: Path) -> object:
    def make(text: str) -> Warehouse:
        (tmp_path / "warehouse.yml").write_text(dedent(VAULT) + dedent(text))
        return resolve(read(tmp_path))

    return make


def test_the_shop_resolves() -> None:
    shop = resolve(read(SHOP))
    assert shop.name == "shop"
    assert [fact.name for fact in shop.facts] == ["order_line", "order"]
    assert len(shop.digest) == 64


FEED = """
    source: erp
    feeds:
      lines:
        read: data/lines.tsv.gz
        delivers: events
        sequence: line_no
        max_rejected: 1%
        columns: {order_no: text, product_no: text, parent_no: text, line_no: integer,
                  customer_no: text, amount: "decimal(10,2)", colour: {type: text, pii: true}}
        hubs: {order: order_no, customer: {key: customer_no, optional: true}}
        links:
          order_line: {order: order_no, product: product_no}
          family: {parent: parent_no, child: product_no}
          order_customer: {order: order_no, customer: customer_no}
          payment: {order: order_no}
        satellites:
          line_erp: {of: order_line, attributes: [colour]}
          order_erp: {of: order, attributes: colour}
    """


def test_a_hub_key_is_brought_once_under_one_hash_key(warehouse) -> None:
    [feed] = warehouse(FEED).feeds
    assert [(load.hub.name, load.columns, load.hash_key, load.optional) for load in feed.hubs] == [
        ("order", ("order_no",), "order_hk", False),
        ("customer", ("customer_no",), "customer_hk", True),
        ("product", ("product_no",), "product_hk", False),
        ("product", ("parent_no",), "parent_hk", False),
    ]


def test_links_take_the_hash_keys_of_their_hubs_in_their_roles(warehouse) -> None:
    [feed] = warehouse(FEED).feeds
    loads = {load.link.name: load for load in feed.links}
    family = loads["family"].hubs
    assert [load.reference.role for load in family] == ["parent", "child"]
    assert [load.hash_key for load in family] == ["parent_hk", "product_hk"]
    assert loads["order_line"].child_key == ("line_no",)
    assert loads["payment"].payload == ("amount",)
    assert [load.optional for load in loads["order_customer"].hubs] == [False, True]


def test_satellites_find_the_hash_of_their_parent(warehouse) -> None:
    [feed] = warehouse(FEED).feeds
    assert [load.hash_key for load in feed.satellites] == ["order_line_hk", "order_hk"]
    assert all(load.satellite.sequenced for load in feed.satellites)
    assert feed.satellites[0].satellite.attributes[0].pii


def test_a_feed_knows_its_files_and_their_format(warehouse, tmp_path: Path) -> None:
    [feed] = warehouse(FEED).feeds
    assert feed.pattern == tmp_path / "data" / "lines.tsv.gz"
    assert (feed.format.name, feed.format.delimiter, feed.max_rejected) == ("csv", "\t", 0.01)


def test_a_hash_key_whose_role_is_taken_is_named_by_its_link(warehouse) -> None:
    text = """
    source: erp
    feeds:
      families:
        read: data/families.csv
        delivers: snapshot
        columns: {a: text, b: text, c: text, d: text}
        hubs: {product: d}
        links: {family: {parent: a, child: b}}
    """
    [feed] = warehouse(text).feeds
    assert [load.hash_key for load in feed.hubs] == ["product_hk", "parent_hk", "child_hk"]


def test_feeds_that_describe_a_hub_come_before_those_that_mention_it(warehouse) -> None:
    text = """
    source: erp
    feeds:
      a: {read: a.csv, delivers: changes, columns: {o: text, c: text},
          links: {order_customer: {order: o, customer: c}}}
      z: {read: z.csv, delivers: changes, columns: {c: text, x: text}, hubs: {customer: c},
          satellites: {customer_erp: {of: customer, attributes: [x]}}}
    """
    assert [feed.name for feed in warehouse(text).feeds] == ["z", "a"]


def test_feeds_that_describe_hubs_of_each_other_come_by_name(warehouse) -> None:
    feed = "{read: a.csv, delivers: changes, columns: {o: text, c: text, x: text},"
    feed += " hubs: {customer: c, order: o}, satellites: {%s: {of: %s, attributes: [x]}}}"
    text = "source: erp\nfeeds:\n  b: " + feed % ("s", "order")
    text += "\n  a: " + feed % ("t", "customer") + "\n"
    assert [feed.name for feed in warehouse(text).feeds] == ["a", "b"]


BUSINESS = """
    dimensions:
      product: {of: product, satellites: [product_erp]}
      order:
        of: order
        satellites: [order_erp, order_web]
        columns: {colour: "coalesce(order_web.colour, order_erp.colour)"}
    source: erp
    feeds:
      orders: {read: a.csv, delivers: changes, columns: {o: text, colour: text}, hubs: {order: o},
               satellites: {order_erp: {of: order, attributes: [colour]},
                            order_web: {of: order, attributes: [colour]}}}
      products: {read: b.csv, delivers: changes, columns: {p: text, colour: text},
                 hubs: {product: p}, satellites: {product_erp: {of: product, attributes: colour}}}
    """


def test_a_column_replaces_the_attributes_of_its_name(warehouse) -> None:
    product, order = warehouse(BUSINESS).dimensions
    assert [attribute.name for attribute in product.attributes] == ["colour"]
    assert order.attributes == ()
    assert [expression.name for expression in order.columns] == ["colour"]


def test_a_dimension_has_a_point_in_time_where_there_are_snapshots(warehouse) -> None:
    assert warehouse(BUSINESS).dimensions[0].pit is None
    text = (
        BUSINESS
        + """
    snapshots: {daily: 30 days, monthly: forever, dates: [2024-02-01, 2024-01-01]}
    points_in_time: {order: {of: order, satellites: [order_web, order_erp]}}
    """
    )
    made = warehouse(text)
    assert [pit.name for pit in made.pits] == ["order", "product"]
    assert made.dimensions[1].pit is made.pits[0]
    assert [(r.rhythm, r.days) for r in made.snapshots.retentions] == [
        ("daily", 30),
        ("monthly", None),
    ]
    assert [day.isoformat() for day in made.snapshots.dates] == ["2024-01-01", "2024-02-01"]


def test_marts_come_in_the_order_in_which_they_read_each_other(warehouse, tmp_path: Path) -> None:
    folder = tmp_path / "marts"
    folder.mkdir()
    (folder / "a.sql").write_text("select * from {{ ref('b') }} join {{ ref('hub_order') }}")
    (folder / "a.yml").write_text("mart: a\ngrain: x\n")
    (folder / "b.py").write_text("def model(inputs): ...")
    (folder / "b.yml").write_text("mart: b\nreads: [sat_order_erp_current]\n")
    b, a = warehouse(BUSINESS + "\n    marts: [marts]\n").marts
    assert (b.name, b.reads, b.path.suffix) == ("b", ("sat_order_erp_current",), ".py")
    assert (a.name, a.reads, a.grain) == ("a", ("b", "hub_order"), ("x",))


def test_the_digest_changes_with_any_file(warehouse, tmp_path: Path) -> None:
    before = warehouse(BUSINESS).digest
    assert warehouse(BUSINESS).digest == before
    (tmp_path / "more.yml").write_text("hubs: {city: {business_key: {city: text}}}\n")
    assert warehouse(BUSINESS).digest != before


def test_all_problems_come_at_once_in_order_of_place(warehouse) -> None:
    with pytest.raises(DefinitionError) as caught:
        warehouse("dimensions: {a: {of: x}}\nfacts: {b: {of: y}}\nfoo: bar\n")
    lines = [problem.location.line for problem in caught.value.problems]
    assert len(lines) == 3
    assert lines == sorted(lines)
