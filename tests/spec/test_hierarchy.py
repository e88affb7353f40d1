"""What a hierarchy promises: each key with its parent, its level and its way from the root."""

from __future__ import annotations

import pytest

DIM = "business_vault.dim_product"
UNKNOWN = "00000000-0000-0000-0000-000000000000"
DEFINITIONS = """
hubs:
  product: {business_key: {product_no: text}}
links:
  product_family: {type: hierarchical, hubs: {parent: product, child: product}}
dimensions:
  product: {of: product, satellites: [product_names], hierarchy: product_family}
source: s
feeds:
  families:
    read: data/families_*.csv
    delivers: changes
    columns: {family_no: text, member_no: text}
    links: {product_family: {parent: family_no, child: member_no}}
  products:
    read: data/products_*.csv
    delivers: changes
    applied_date: at
    columns: {product_no: text, name: text, at: timestamp}
    hubs: {product: product_no}
    satellites:
      product_names: {of: product, attributes: [name]}
"""


@pytest.fixture
def shop(trial):
    trial.define(DEFINITIONS)
    return trial


def load(shop, families: str = "", products: str = "1 A 2024-01-01"):
    """Deliver lines `parent child` and `product name date`, load and build."""
    pairs = [" | ".join(line.split()) for line in families.split(",") if line.strip()]
    shop.deliver("\n".join(["family_no | member_no", *pairs]), "families")
    lines = [" | ".join(line.split()) for line in products.split(",")]
    shop.deliver("\n".join(["product_no | name | at", *lines]), "products")
    return shop.run("apply", "load", "build")


def tree(shop) -> list[str]:
    """`product | parent | level | path | leaf`."""
    return shop.rows(
        f"{DIM} as d inner join {DIM} as p on d.parent_product_hk = p.product_hk",
        "d.product_no, p.product_no, d.level, d.path, cast(d.is_leaf as integer)",
        "d.product_no is not null",
    )


def test_a_key_shows_its_parent_its_level_and_the_way_to_it_from_the_root(shop) -> None:
    load(shop, "1 2, 2 3, 1 4")
    assert tree(shop) == [
        "1 | - | 1 | 1 | 0",
        "2 | 1 | 2 | 1/2 | 0",
        "3 | 2 | 3 | 1/2/3 | 1",
        "4 | 1 | 2 | 1/4 | 1",
    ]


def test_a_key_without_relatives_is_a_root_and_a_leaf(shop) -> None:
    load(shop)
    assert tree(shop) == ["1 | - | 1 | 1 | 1"]
    roots = shop.rows(DIM, "parent_product_hk", "product_no = '1'")
    assert roots == [UNKNOWN]


def test_a_deep_hierarchy_is_followed_to_its_end(shop) -> None:
    load(shop, ", ".join(f"{step} {step + 1}" for step in range(1, 61)))
    assert shop.rows(DIM, "level", "product_no = '61'") == ["61"]


def test_of_two_parents_the_one_learnt_last_counts(shop) -> None:
    load(shop, "1 3, 2 9")
    load(shop, "2 3")
    assert [row for row in tree(shop) if row.startswith("3 ")] == ["3 | 2 | 2 | 2/3 | 1"]


def test_of_two_parents_learnt_at_once_one_counts_and_always_the_same(shop) -> None:
    load(shop, "1 3, 2 3")
    first = tree(shop)
    shop.run("build")
    assert tree(shop) == first
    assert len(first) == 3


def test_a_circle_does_not_hang_the_build_and_is_reported(shop) -> None:
    done = load(shop, "1 2, 2 3, 3 1, 3 4, 5 6")
    assert tree(shop) == [
        "1 | 3 | - | - | 0",
        "2 | 1 | - | - | 0",
        "3 | 2 | - | - | 0",
        "4 | 3 | - | - | 1",
        "5 | - | 1 | 5 | 0",
        "6 | 5 | 2 | 5/6 | 1",
    ]
    assert done.warnings == (
        "link 'product_family': 4 keys hang in or below a circle, '1' among them; their level and"
        " path are empty",
    )


def test_a_key_that_is_its_own_parent_is_a_circle(shop) -> None:
    done = load(shop, "1 1")
    assert tree(shop) == ["1 | 1 | - | - | 0"]
    assert len(done.warnings) == 1


def test_no_row_is_lost_in_any_form_of_the_dimension(shop) -> None:
    shop.define(DEFINITIONS + "snapshots: {dates: [2024-02-01, 2024-03-01]}\n")
    load(shop, "1 2", "1 A 2024-01-01, 1 B 2024-02-15, 2 X 2024-01-01")
    assert shop.select(f"select count(*) from {DIM}") == [(4,)]
    known = "product_no is not null"
    assert shop.rows(f"{DIM}_history", "product_no, name, path", known) == [
        "1 | A | 1", "1 | B | 1", "2 | X | 1/2",
    ]  # fmt: skip
    assert shop.rows(f"{DIM}_at", "extract(month from snapshot_date), name, path", known) == [
        "2 | A | 1", "2 | X | 1/2", "3 | B | 1", "3 | X | 1/2",
    ]  # fmt: skip


def test_building_a_dimension_alone_builds_its_hierarchy_first(shop) -> None:
    load(shop, "1 2")
    shop.deliver("family_no | member_no\n2 | 3", "families")
    shop.run()
    built = shop.run("build", names=["dim_product"]).built
    assert built[0] == "business_vault.link_product_family_tree"
    assert [row for row in tree(shop) if row.startswith("3")] == ["3 | 2 | 3 | 1/2/3 | 1"]


def test_a_composite_key_stands_in_the_path_as_a_whole(shop) -> None:
    shop.define(
        DEFINITIONS.replace("{product_no: text}}", "{country: text, product_no: integer}}")
        .replace("{family_no: text, member_no: text}", "{c: text, f: integer, m: integer}")
        .replace("parent: family_no, child: member_no", "parent: [c, f], child: [c, m]")
        .replace("{product_no: text, name", "{c: text, product_no: integer, name")
        .replace("product: product_no}", "product: [c, product_no]}")
    )
    shop.deliver("c | f | m\nAT | 1 | 2", "families")
    shop.deliver("c | product_no | name | at\nAT | 1 | A | 2024-01-01", "products")
    shop.run("apply", "load", "build")
    assert shop.rows(DIM, "path", "product_no = 2") == ["AT, 1/AT, 2"]
