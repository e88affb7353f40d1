"""A trace of every kind as a table and as a page: sets, marks, roles, statuses, appearances."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Trial
from traced import CUSTOMERS, DEFINITIONS, load

from vault.cli.timeline import Sheet
from vault.trace import Trace, trace
from vault.trace.page import page

PHONES = "customer_no | kind | number | since\n"
ORDERS = "order_no | customer_no | since\n"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial]:
    """A warehouse in which every kind has something to say."""
    folder: Path = tmp_path_factory.mktemp("shop")
    made = Trial(folder, f"duckdb:///{folder}/shop.duckdb")
    made.define(DEFINITIONS)
    load(made, f"{CUSTOMERS} c1 | Ann | a@x | 30 | 2024-01-01\n c1 | Anna | a@x | 30 | 2024-03-01")
    load(made, f"{CUSTOMERS} c1 | Anne | a@x | 30 | 2024-03-01")
    load(made, f"{CUSTOMERS} c1 | Anne | - | 30 | 2024-02-01")
    load(made, f"{PHONES} c1 | home | 1 | 2024-01-01\n c1 | work | 2 | 2024-01-01", "phones")
    load(made, f"{PHONES} c1 | home | 3 | 2024-01-02\n c1 | car | 4 | 2024-01-02", "phones")
    load(made, f"{PHONES} c2 | home | 9 | 2024-01-03", "phones")
    load(made, f"{ORDERS} o1 | c1 | 2024-01-01\n o2 | - | 2024-01-01", "orders")
    load(made, f"{ORDERS} o1 | c2 | 2024-01-05", "orders")
    load(made, "head_no | member_no\n c1 | c2\n c3 | c1", "households")
    load(made, "order_no | payment_no | amount | paid\n o1 | 1 | 9.90 | 2024-01-02", "payments")
    yield made
    made.engine.dispose()


def of(shop: Trial, hub: str, key: str) -> Trace:
    return trace(shop.warehouse, shop.engine, hub, key)


def printed(found: Trace) -> list[str]:
    """The lines of the table, with single blanks."""
    from rich.console import Console

    file = io.StringIO()
    Console(file=file, width=200).print(*Sheet(found, wide=True).all(), sep="\n")
    return [" ".join(line.split()) for line in file.getvalue().splitlines()]


def test_the_table_tells_every_kind(shop: Trial) -> None:
    said = [re.sub(r"20\d\d-\d\d-\d\d \d\d:\d\d:\d\d", "TIME", one)
            for one in printed(of(shop, "customer", "c1"))]  # fmt: skip
    for line in (
        "2024-02-01 TIME 3 name Ann → Anne", "! late email a@x → (null)",
        "2024-03-01 TIME 1 name Anne → Anna", "! corrected email (null) → a@x",
        "2024-03-01 TIME 2 name Anna → Anne", "! correction",
        "customer_seen record tracking satellite", "2024-03-01 TIME 2 seen",
        "2024-01-02 TIME 5 + car number 4", "home number 1 → 3", "- work number 2",
        "(no rows any more)", "order_placed effectivity satellite of order_customer",
        "o1 2024-01-01 TIME 7 is_active begins", "2024-01-05 TIME 8 is_active begins → ends",
        "household hierarchical link, 2 relations", "head c2 TIME 9", "member c3 TIME 9",
    ):  # fmt: skip
        assert line in said, line
    assert "status I appeared → U updated" in "\n".join(printed(of(shop, "order", "o1")))
    assert "(unknown)" in "\n".join(printed(of(shop, "order", "o2")))


def test_the_page_tells_every_kind(shop: Trial) -> None:
    text = page(of(shop, "customer", "c1"), "shop")
    for part in (
        '<td class="cell changed"><del>Ann</del><ins>Anne</ins></td>',
        '<del>a@x</del><ins><span class="null">(null)</span></ins>',
        ">late</span>", ">corrected</span>", ">correction</span>",
        '<tr class="removed"><td></td><td></td><td></td><td></td>'
        '<td class="cell">work</td><td class="cell">2</td></tr>',
        '<td class="cell">car</td><td class="cell">4</td>', "no rows any more",
        "<th>email <span class=\"badge personal\">personal</span></th>",
        '<td class="cell changed"><del>begins</del><ins>ends</ins></td>',
        '<td class="cell soft">seen</td>', "dvault trace customer c3", "dvault trace order o1",
    ):  # fmt: skip
        assert part in text, part
    assert len(re.findall(r'<div class="strip">', text)) == 3
    order = page(of(shop, "order", "o1"), "shop")
    assert "<td>1</td><td>9.90</td>" in order
    assert '<span class="null">(unknown)</span>' in page(of(shop, "order", "o2"), "shop")


def test_a_link_of_which_no_relation_held_then_shows_how_many_were_left_out(shop: Trial) -> None:
    from datetime import datetime

    found = trace(shop.warehouse, shop.engine, "customer", "c1", as_of=datetime(2024, 1, 6))
    assert "household" not in "\n".join(printed(found))
    text = page(found, "shop")
    assert "Left out, since nothing says that they held: 2" in text
    assert "only what was true at 2024-01-06 UTC" in text
