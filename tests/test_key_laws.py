"""The laws where keys are missing or are codes: the error key, references and composite keys."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from law import Vault, deliveries_of, law, opened
from reference import Reference, Row

DEFINITIONS = """
warehouse: keys
hubs:
  customer: {business_key: {customer_no: text}}
  position: {business_key: {order_no: text, line_no: integer}}
references:
  city: {key: {city: text}}
links:
  placed: {hubs: [position, customer], child_key: {amount: "decimal(10,2)"}}
  payment:
    type: non_historized
    hubs: [position, customer]
    payload: {amount: "decimal(10,2)", note: text}
source: crm
feeds:
  rows:
    read: {files: data/*.csv, null: "-"}
    delivers: events
    applied_date: at
    missing_keys: error_key
    where: "coalesce(note, '') <> 'test'"
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
    hubs: {customer: customer_no, position: {key: [order_no, line_no], optional: true}}
    references: {city: {key: city, optional: true}}
    links:
      placed: {position: {key: [order_no, line_no], optional: true}, customer: customer_no}
      payment: {position: {key: [order_no, line_no], optional: true}, customer: customer_no}
    satellites:
      customer_crm: {of: customer, attributes: name}
      city_names: {of: city, attributes: [name, note]}
"""
POSITION, CUSTOMER = "p.order_no, p.line_no", "c.customer_no"
_CUSTOMER = "inner join raw_vault.hub_customer as c using (customer_hk)"
_BOTH = f"{_CUSTOMER} inner join raw_vault.hub_position as p using (position_hk)"
#: What is compared of each table, and what it is joined to.
STORED = {
    "hub_customer": ("s.customer_no", ""),
    "hub_position": ("s.order_no, s.line_no", ""),
    "ref_city": ("s.city", ""),
    "link_placed": (f"{POSITION}, {CUSTOMER}, s.amount", _BOTH),
    "link_payment": (f"{POSITION}, {CUSTOMER}, s.amount, s.note, s.applied_date", _BOTH),
    "sat_customer_crm": (f"{CUSTOMER}, s.name, s.applied_date", _CUSTOMER),
    "sat_city_names": ("s.city, s.name, s.note, s.applied_date", ""),
}


def rows_of(world: int) -> st.SearchStrategy[Row]:
    """The rows of a world; its number is in the keys of its customers, orders and cities."""
    return st.builds(
        Row,
        customer_no=st.sampled_from([f"A{world}", f"B{world}", None]),
        order_no=st.sampled_from([f"O{world}", f"P{world}", None]),
        line_no=st.sampled_from([1, 2, None]),
        at=st.sampled_from([*(datetime(2024, 1, day) for day in (1, 2, 3)), None]),
        name=st.sampled_from(["x", None]),
        city=st.sampled_from([f"r{world}", f"R{world} ", f" r{world}", " ", None]),
        amount=st.sampled_from([Decimal("1.00"), None]),
        note=st.sampled_from(["n", "m", "test", None]),
    )


def position(row: Row) -> tuple | None:
    found = row.order, row.line_no
    return None if found == (None, None) else found


def code(row: Row) -> str | None:
    return (row.city or "").strip(" ") or None


def new_reference() -> Reference:
    relation = [lambda row: (row.order, row.line_no, row.customer)]
    return Reference(
        hubs={
            "hub_customer": (lambda row: row.customer, lambda row: (row.customer_no,)),
            "hub_position": (position, lambda row: (row.order_no, row.line_no)),
        },
        links={"link_placed": lambda row: (*relation[0](row), row.amount)},
        references={"ref_city": code},
        satellites={
            "sat_customer_crm": (lambda row: row.customer, lambda row: (row.name,)),
            "sat_city_names": (code, lambda row: (row.name, row.note)),
        },
        facts=relation[0],
        is_whole=lambda row: row.at is not None,
    )


@pytest.fixture(scope="module")
def vault(tmp_path_factory) -> Vault:
    with opened(tmp_path_factory.mktemp("keys"), DEFINITIONS) as made:
        yield made


def stored(vault: Vault) -> dict[str, Counter[tuple]]:
    return {
        name: vault.count(
            f"select {columns}, s.load_id from raw_vault.{name} as s {joins} where s.load_id > 0"
        )
        for name, (columns, joins) in STORED.items()
    }


def expected(reference: Reference) -> dict[str, Counter[tuple]]:
    """What the reference holds, as the tables do: a hub holds its key as it was delivered."""
    found = {}
    for name in STORED:
        rows = reference.stored[name]
        shown = [row[1:] if name in reference.hubs else row for row in rows]
        found[name] = Counter(
            tuple(x for cell in row for x in (cell if isinstance(cell, tuple) else (cell,)))
            for row in shown
        )
    return found


@law
@given(deliveries_of(rows_of, rows=3), st.booleans())
def test_keys_that_are_missing_or_codes_end_as_the_reference_says(
    vault, deliveries, at_once
) -> None:
    reference = new_reference()
    vault.empty()
    for rows in deliveries:
        reference.deliver(rows)
        vault.deliver(Row._fields, rows)
        if not at_once:
            vault.load()
    vault.load()
    assert stored(vault) == expected(reference)
    assert vault.accounts() == reference.accounts
    assert vault.rejected() == reference.rejected
    assert vault.orphans() == []


@law
@given(deliveries_of(rows_of, rows=3, deliveries=2), st.randoms(use_true_random=False))
def test_law_1_and_3_the_last_delivery_again_in_another_order_changes_nothing(
    vault, deliveries, random
) -> None:
    vault.empty()
    for rows in [*deliveries, random.sample(deliveries[-1], len(deliveries[-1]))]:
        before = stored(vault)
        vault.deliver(Row._fields, rows)
        vault.load()
    assert stored(vault) == before
