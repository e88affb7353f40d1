"""What a bridge promises: at each snapshot the ways over relations that were there then."""

from __future__ import annotations

import pytest

BRIDGE = "business_vault.bridge_order_supplier"
UNKNOWN = "00000000-0000-0000-0000-000000000000"
ERROR = "ffffffff-ffff-ffff-ffff-ffffffffffff"
DEFINITIONS = """
hubs:
  order: {business_key: {order_no: text}}
  product: {business_key: {product_no: text}}
  supplier: {business_key: {supplier_no: text}}
links:
  order_line: {hubs: [order, product], child_key: {line_no: integer}}
  supply: {hubs: [product, supplier]}
snapshots: {dates: [2024-01-01, 2024-02-01, 2024-03-01]}
bridges:
  order_supplier: {walk: [order, order_line, product, supply, supplier]}
source: s
feeds:
  lines:
    read: data/lines_*.csv
    delivers: changes
    applied_date: at
    columns: {order_no: text, product_no: text, line_no: integer, pieces: integer, at: timestamp}
    links:
      order_line:
        order: order_no
        product: {key: product_no, optional: true}
    satellites:
      line: {of: order_line, attributes: [pieces]}
  supplies:
    read: data/supplies_*.csv
    delivers: changes
    applied_date: at
    columns: {product_no: text, supplier_no: text, price: integer, at: timestamp}
    links:
      supply: {product: {key: product_no, optional: true}, supplier: supplier_no}
    satellites:
      terms: {of: supply, attributes: [price]}
"""


@pytest.fixture
def shop(trial):
    trial.define(DEFINITIONS)
    return trial


def load(shop, lines: str = "", supplies: str = "") -> list[str]:
    """Deliver `order product line pieces date` and `product supplier price date`, load, build."""
    for feed, head, text in (
        ("lines", "order_no | product_no | line_no | pieces | at", lines),
        ("supplies", "product_no | supplier_no | price | at", supplies),
    ):
        rows = [" | ".join(line.split()) for line in text.split(",") if line.strip()]
        if rows or not list(shop.folder.glob(f"data/{feed}_*")):
            shop.deliver("\n".join([head, *rows]), feed)
    shop.run("apply", "load", "build")
    return seen(shop)


def seen(shop) -> list[str]:
    """What the bridge holds, as `month | order | line | product | supplier`."""
    return shop.rows(
        f"{BRIDGE} as b inner join raw_vault.hub_order as o using (order_hk)"
        " inner join raw_vault.hub_product as p using (product_hk)"
        " inner join raw_vault.hub_supplier as s using (supplier_hk)",
        "extract(month from b.snapshot_date), o.order_no, b.line_no, p.product_no, s.supplier_no",
        "o.load_id > 0",
    )


def test_a_snapshot_shows_the_ways_there_were_then(shop) -> None:
    assert load(
        shop,
        "o1 p1 1 5 2023-12-01, o2 p2 1 5 2024-01-15, o1 p2 2 1 2023-12-01",
        "p1 s1 10 2023-01-01, p2 s1 10 2023-12-01, p2 s2 10 2024-02-15",
    ) == [
        "1 | o1 | 1 | p1 | s1",
        "1 | o1 | 2 | p2 | s1",
        "2 | o1 | 1 | p1 | s1",
        "2 | o1 | 2 | p2 | s1",
        "2 | o2 | 1 | p2 | s1",
        "3 | o1 | 1 | p1 | s1",
        "3 | o1 | 2 | p2 | s1",
        "3 | o1 | 2 | p2 | s2",
        "3 | o2 | 1 | p2 | s1",
        "3 | o2 | 1 | p2 | s2",
    ]


def test_it_holds_the_keys_of_hubs_and_links_along_the_walk(shop) -> None:
    load(shop, "o1 p1 1 5 2024-02-15", "p1 s1 10 2023-01-01")
    found = shop.select(
        f"select b.order_hk = l.order_hk and b.product_hk = l.product_hk"
        f" and b.product_hk = s.product_hk and b.supplier_hk = s.supplier_hk from {BRIDGE} as b"
        " inner join raw_vault.link_order_line as l on b.order_line_hk = l.order_line_hk"
        " inner join raw_vault.link_supply as s on b.supply_hk = s.supply_hk"
    )
    assert found == [(True,)] * 7  # and the unknown and the error walk, at each snapshot


def test_a_relation_exists_from_when_it_is_first_told_of_or_known(shop) -> None:
    """A satellite on the link may speak of it before the link was loaded, and after."""
    assert load(shop, "o1 p1 1 5 2024-01-15", "p1 s1 10 2024-02-15") == ["3 | o1 | 1 | p1 | s1"]


def test_a_relation_without_satellites_exists_from_its_load_on(shop) -> None:
    shop.define(
        DEFINITIONS.replace(
            "    satellites:\n      terms: {of: supply, attributes: [price]}\n", ""
        ).replace("2024-03-01]", "2024-03-01, 2999-01-01]")
    )
    load(shop, "o1 p1 1 5 2024-01-15", "p1 s1 10 2024-02-15")
    assert seen(shop) == ["1 | o1 | 1 | p1 | s1"]
    assert shop.rows(BRIDGE, "max(extract(year from snapshot_date))", "true") == ["2999"]


def test_an_unchanged_or_changed_value_of_a_relation_changes_no_way(shop) -> None:
    before = load(shop, "o1 p1 1 5 2024-01-15", "p1 s1 10 2023-01-01")
    assert load(shop, "o1 p1 1 7 2024-02-15", "p1 s1 20 2024-02-15") == before


def test_the_unknown_and_the_error_way_stand_at_every_snapshot(shop) -> None:
    load(shop, "o1 p1 1 5 2024-01-15", "p1 s1 10 2023-01-01")
    for key in (UNKNOWN, ERROR):
        columns = "order_hk, order_line_hk, product_hk, supply_hk, supplier_hk"
        where = f"order_hk = '{key}'"
        assert shop.rows(BRIDGE, columns, where) == [" | ".join([key] * 5)] * 3


def test_a_way_through_an_unknown_key_leads_to_nothing_that_is_known(shop) -> None:
    """Two relations that both lack a product have nothing to do with each other."""
    load(shop, "o1 - 1 5 2023-12-01", "- s1 10 2023-01-01")
    found = shop.rows(
        f"{BRIDGE} inner join raw_vault.hub_order using (order_hk)",
        "order_no, product_hk, supplier_hk, count(*)",
        "order_no is not null group by 1, 2, 3",
    )
    assert found == [f"o1 | {UNKNOWN} | {UNKNOWN} | 3"]


def test_a_link_of_a_hub_with_itself_is_walked_by_its_roles_as_often_as_one_likes(shop) -> None:
    shop.define(
        DEFINITIONS.replace(
            "links:\n",
            "links:\n  family: {type: hierarchical, hubs: {parent: product, child: product}}\n",
            1,
        ).replace(
            "[order, order_line, product, supply, supplier]",
            "[order, order_line, product, family, parent, {further: family},"
            " {grandparent: parent}]",
        )
        + """
  families:
    read: data/families_*.csv
    delivers: changes
    applied_date: at
    columns: {parent_no: text, child_no: text, note: text, at: timestamp}
    links: {family: {parent: parent_no, child: child_no}}
    satellites:
      note: {of: family, attributes: [note]}
"""
    )
    shop.deliver(
        "parent_no | child_no | note | at\np2 | p1 | x | 2024-01-15\np3 | p2 | x | 2024-01-01",
        "families",
    )
    shop.deliver(
        "order_no | product_no | line_no | pieces | at\no1 | p1 | 1 | 1 | 2024-01-01", "lines"
    )
    shop.deliver("product_no | supplier_no | price | at", "supplies")
    shop.run("apply", "load", "build")
    hubs = " ".join(
        f"inner join raw_vault.hub_product as {name} on b.{name}_hk = {name}.product_hk"
        for name in ("product", "parent", "grandparent")
    )
    assert shop.rows(
        f"{BRIDGE} as b {hubs}",
        "extract(month from snapshot_date), product.product_no, parent.product_no,"
        " grandparent.product_no, family_hk = further_hk",
        "product.load_id > 0",
    ) == ["2 | p1 | p2 | p3 | False", "3 | p1 | p2 | p3 | False"]


def test_a_mart_reads_a_bridge(shop) -> None:
    shop.define("marts: marts\n" + DEFINITIONS)
    shop.define("mart: ways\n", "marts/ways.yml")
    shop.define("select count(*) as ways from {{ ref('bridge_order_supplier') }}", "marts/ways.sql")
    load(shop, "o1 p1 1 5 2023-12-01", "p1 s1 10 2023-01-01")
    assert shop.select("select ways from marts.ways") == [(9,)]


def test_a_relation_is_walked_while_an_effectivity_satellite_says_that_it_stands(trial) -> None:
    trial.define(
        DEFINITIONS.replace(
            "terms: {of: supply, attributes: [price]}",
            "supplied: {of: supply, type: effectivity, driving_key: product}",
        )
    )
    lines = "o1 p1 1 5 2023-12-01"
    assert load(trial, lines, "p1 s1 10 2023-12-01, p1 s2 10 2024-01-15") == [
        "1 | o1 | 1 | p1 | s1",
        "2 | o1 | 1 | p1 | s2",
        "3 | o1 | 1 | p1 | s2",
    ]
    assert load(trial, "", "p1 s3 10 2023-12-15")[0] == "1 | o1 | 1 | p1 | s3"
    assert load(trial, "", "p1 s1 10 2024-02-20") == [
        "1 | o1 | 1 | p1 | s3",
        "2 | o1 | 1 | p1 | s2",
        "3 | o1 | 1 | p1 | s1",
    ]
