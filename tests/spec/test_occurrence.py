"""What an occurrence promises: rows that are the same throughout stay apart, in any order."""

from __future__ import annotations

import random

import pytest

DEFINITIONS = """
hubs:
  till: {business_key: {till_no: text}}
links:
  sale:
    type: non_historized
    hubs: [till]
    child_key: {what: text, copy_no: integer}
source: shop
feeds:
  sales:
    read: data/sales_*.csv
    delivers: events
    columns:
      till_no: text
      what: text
      price: "decimal(10,2)"
      copy_no: {type: integer, occurrence: true}
    hubs: {till: till_no}
    links: {sale: {till: till_no}}
"""
LINK = "raw_vault.link_sale"
HEAD = "till_no | what | price"


@pytest.fixture
def shop(trial):
    trial.define(DEFINITIONS)
    return trial


def load(shop, *lines: str):
    return shop.load("\n".join([HEAD, *(" | ".join(line.split()) for line in lines)]), "sales")


def test_rows_that_are_the_same_are_numbered_from_one_on(shop) -> None:
    load(shop, "t1 tea 1", "t1 jam 2", "t1 tea 1", "t2 tea 1", "t1 tea 1")
    assert shop.rows(LINK, "what, copy_no") == [
        "jam | 1", "tea | 1", "tea | 1", "tea | 2", "tea | 3"
    ]  # fmt: skip
    assert shop.accounts("link_sale") == [(5, 5, 0, 0, 0)]


def test_a_column_that_nobody_stores_tells_rows_apart_too(shop) -> None:
    load(shop, "t1 tea 1", "t1 tea 2")
    assert shop.rows(LINK, "what, copy_no") == ["tea | 1"]
    assert shop.accounts("link_sale") == [(2, 1, 0, 1, 0)]


def test_null_is_the_same_as_null(shop) -> None:
    load(shop, "t1 - -", "t1 - -", "t1 - 1")
    assert shop.accounts("link_sale") == [(3, 2, 0, 1, 0)]


def test_each_delivery_counts_anew_even_in_one_run(shop) -> None:
    shop.deliver(f"{HEAD}\nt1 | tea | 1\nt1 | tea | 1", "sales")
    shop.deliver(f"{HEAD}\nt1 | tea | 1\nt2 | jam | 1", "sales")
    shop.run()
    assert shop.accounts("link_sale") == [(2, 2, 0, 0, 0), (2, 1, 1, 0, 0)]


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_rows_does_not_matter(shop, seed) -> None:
    lines = ["t1 tea 1", "t1 tea 1", "t1 tea 1", "t1 jam 2", "t2 jam 2", "t2 jam 2"]
    load(shop, *lines)
    random.Random(seed).shuffle(lines)
    load(shop, "t3 ham 1", *lines)
    assert shop.accounts("link_sale") == [(6, 6, 0, 0, 0), (7, 1, 6, 0, 0)]


def test_rows_keep_their_number_in_the_delivery(shop) -> None:
    lines = [f"t{number % 7} tea {number % 3}" for number in range(5000)]
    load(shop, *lines[:3000], "t1 tea dear", *lines[3000:], "- tea 1")
    assert shop.select("select delivery_row, reason from audit.rejected_row order by 1") == [
        (3001, "price: 'dear' is not a decimal(10,2)"),
        (5002, "till_no: the key of till is missing"),
    ]
