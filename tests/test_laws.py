"""The laws: whatever is delivered, in whatever order, the vault ends as the reference says."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from law import Vault, deliveries_of, law, opened
from reference import Reference, Row, normal

DEFINITIONS = """
warehouse: laws
hubs:
  customer: {business_key: {customer_no: text}}
  order: {business_key: {order_no: text}}
links:
  order_line: {hubs: [order, customer], child_key: {line_no: integer}}
  payment:
    type: non_historized
    hubs: [customer]
    child_key: {line_no: integer}
    payload: {amount: "decimal(10,2)", note: text}
source: crm
feeds:
  rows:
    read: {files: data/*.csv, null: "-"}
    delivers: events
    applied_date: at
    where: "note is distinct from 'test'"
    columns:
      customer_no: text
      order_no: text
      line_no: integer
      at: timestamp
      name: text
      city: text
      amount: decimal(10,2)
      note: text
      delivery: integer
    hubs: {customer: customer_no, order: {key: order_no, optional: true}}
    links:
      order_line: {order: {key: order_no, optional: true}, customer: customer_no}
      payment: {customer: customer_no}
    satellites:
      customer_crm: {of: customer, attributes: [name, city]}
      order_crm: {of: order, attributes: [city]}
"""
KEYED = {
    "hub_customer": "customer_no",
    "hub_order": "order_no",
    "link_order_line": "order_no, customer_no, line_no",
    "link_payment": "customer_no, line_no, amount, note, applied_date",
    "sat_customer_crm": "customer_no, name, city, applied_date",
    "sat_order_crm": "order_no, city, applied_date",
}
TARGETS = tuple(KEYED)
#: The keys of links, and of satellites the parent and the content.
LINKS = {"link_order_line": lambda row: (row.order, row.customer, row.line_no)}
SATELLITES = {
    "sat_customer_crm": (lambda row: row.customer, lambda row: (row.name, row.city)),
    "sat_order_crm": (lambda row: row.order, lambda row: (row.city,)),
}


def new_reference() -> Reference:
    return Reference(
        hubs={
            "hub_customer": (lambda row: row.customer, lambda row: (row.customer_no,)),
            "hub_order": (lambda row: row.order, lambda row: (row.order_no,)),
        },
        links=LINKS,
        references={},
        satellites=SATELLITES,
        facts=lambda row: (row.customer, row.line_no),
        is_whole=lambda row: row.customer is not None and row.at is not None,
    )


DAYS = [datetime(2024, 1, day, 12) for day in (1, 2, 3, 4)]


def rows_of(world: int) -> st.SearchStrategy[Row]:
    """The rows of a world, which have its number in their keys."""
    customers = [f"a{world}", f"A{world} ", f" a{world}", f"b{world}", f"b{world}", f"c{world}"]
    return st.builds(
        Row,
        customer_no=st.sampled_from([*customers, " ", None]),
        order_no=st.sampled_from([f"o{world}", f"O{world}", f"p{world}", "", None]),
        line_no=st.sampled_from([1, 2, None]),
        at=st.sampled_from([*DAYS, *DAYS, None]),
        name=st.sampled_from(["x", "X", "", None]),
        city=st.sampled_from(["r", None]),
        amount=st.sampled_from([Decimal("1.00"), Decimal("2.50"), None]),
        note=st.sampled_from(["n", "test", None]),
    )


def placed(deliveries: list[list[Row]], in_order: bool) -> list[list[Row]]:
    """The deliveries, each of days after those before it where they are to be in order."""
    return [
        [row._replace(at=row.at and row.at + timedelta(days=10 * index * in_order)) for row in rows]
        for index, rows in enumerate(deliveries)
    ]


DELIVERIES = st.builds(placed, deliveries_of(rows_of), st.booleans())


@pytest.fixture(scope="module")
def vault(tmp_path_factory) -> Vault:
    with opened(tmp_path_factory.mktemp("laws"), DEFINITIONS) as made:
        yield made


def load(vault: Vault, deliveries: list[list[Row]], at_once: bool = True) -> Vault:
    """Load the deliveries into the vault as it is."""
    for rows in deliveries:
        vault.deliver(Row._fields, rows)
        if not at_once:
            vault.load()
    if at_once:
        vault.load()
    return vault


def table(vault: Vault, name: str) -> Counter[tuple]:
    """What a table stores under the business keys its hash keys stand for, and the load."""
    joins = ""
    if not name.startswith("hub"):
        for hub in ("order", "customer"):
            if f"{hub}_no" in KEYED[name]:
                joins += f" inner join raw_vault.hub_{hub} using ({hub}_hk)"
    return vault.count(
        f"select {KEYED[name]}, one.load_id from (from raw_vault.{name}"
        f" where load_id > 0) as one{joins}"
    )


def tables(vault: Vault) -> dict[str, Counter[tuple]]:
    return {name: table(vault, name) for name in TARGETS}


def ended(vault: Vault) -> tuple:
    return tables(vault), vault.accounts(), vault.rejected()


def flat(row: tuple) -> tuple:
    """A row of the reference as the tables hold it, its key spelt as compared."""
    cells: list = []
    for cell in row:
        cells += cell if isinstance(cell, tuple) else [cell]
    return tuple(cells)


def compared(name: str, rows: Counter[tuple]) -> Counter[tuple]:
    """Rows of a table with their business keys spelt as they are compared."""
    keys = [column.endswith(("customer_no", "order_no")) for column in KEYED[name].split(", ")]
    return Counter(
        tuple(normal(cell) if key else cell for cell, key in zip(row, [*keys, False], strict=True))
        for row in rows.elements()
    )


@law
@given(DELIVERIES)
def test_the_vault_holds_what_the_rules_say_and_keeps_laws_5_to_7(vault, deliveries) -> None:
    reference = new_reference()
    for rows in deliveries:
        reference.deliver(rows)
    stored, accounts, rejected = ended(load(vault.empty(), deliveries))
    by_key = {name: compared(name, rows) for name, rows in stored.items()}
    assert accounts == reference.accounts
    assert rejected == reference.rejected
    for name, rows in reference.stored.items():
        if name.startswith("hub"):  # each key in the spelling that came first
            assert stored[name] == Counter(flat(row[1:]) for row in rows)
        else:
            assert by_key[name] == Counter(map(flat, rows))
    law_5_every_row_ends_in_exactly_one_way(deliveries, accounts)
    assert vault.orphans() == []
    law_7_every_accepted_value_can_be_read_back_as_of_its_load(deliveries, by_key, rejected)


@law
@given(DELIVERIES)
def test_law_1_loading_a_delivery_twice_changes_nothing(vault, deliveries) -> None:
    before = tables(load(vault.empty(), deliveries))
    assert tables(load(vault, deliveries[-1:])) == before
    for (at, _), (_, inserted, *_) in vault.accounts().items():
        assert at <= len(deliveries) or not inserted


@law
@given(DELIVERIES)
def test_law_2_many_deliveries_in_one_run_end_as_one_by_one(vault, deliveries) -> None:
    at_once = ended(load(vault.empty(), deliveries))
    assert ended(load(vault.empty(), deliveries, at_once=False)) == at_once


@law
@given(deliveries_of(rows_of, deliveries=2), st.randoms(use_true_random=False))
def test_law_3_row_order_never_matters(vault, deliveries, random) -> None:
    as_it_was = ended(load(vault.empty(), deliveries))
    shuffled = [random.sample(rows, len(rows)) for rows in deliveries]
    assert ended(load(vault.empty(), shuffled))[:2] == as_it_was[:2]


def law_5_every_row_ends_in_exactly_one_way(deliveries, accounts) -> None:
    assert set(accounts) == {
        (load, target) for load in range(1, len(deliveries) + 1) for target in TARGETS
    }
    for (load, _), (delivered, *became) in accounts.items():
        assert delivered == len(deliveries[load - 1]) == sum(became)


def law_7_every_accepted_value_can_be_read_back_as_of_its_load(
    deliveries, tables, rejected
) -> None:
    for load, rows in enumerate(deliveries, 1):
        for number, row in enumerate(rows, 1):
            if row.is_filtered or (load, None, number) in rejected:
                continue
            assert any(key == row.customer and at <= load for key, at in tables["hub_customer"])
            for name, key in LINKS.items():
                assert any(one[:-1] == key(row) and one[-1] <= load for one in tables[name])
            if (load, "link_payment", number) not in rejected:
                fact = (row.customer, row.line_no, row.amount, row.note)
                assert any(one[:4] == fact and one[-1] <= load for one in tables["link_payment"])
            for name, (key_of, content_of) in SATELLITES.items():
                key, content = flat((key_of(row),)), content_of(row)
                if key == (None,) or (load, name, number) in rejected:
                    continue
                versions = [
                    one
                    for one in tables[name]
                    if one[: len(key)] == key and one[-2] <= row.at and one[-1] <= load
                ]
                latest = max(versions, key=lambda one: one[-2:])
                assert latest[len(key) : -2] == content
