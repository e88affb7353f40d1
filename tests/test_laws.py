"""The laws: whatever is delivered, in whatever order, the vault ends as the reference says.

`HYPOTHESIS_PROFILE=long` tries 10,000 examples of each in place of 60.
"""

from __future__ import annotations

import csv
import importlib
import os
from collections import Counter
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
import sqlalchemy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reference import LINKS, SATELLITES, Reference, Row, normal
from sqlalchemy.pool import StaticPool

from vault.definitions import read
from vault.dialects import DUCKDB
from vault.execute import run
from vault.plan import plan
from vault.render import Renderer
from vault.resolve import resolve

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
      delivery_no: integer
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
PARENTS = {
    "link_order_line": ("order", "customer"),
    "link_payment": ("customer",),
    "sat_customer_crm": ("customer",),
    "sat_order_crm": ("order",),
}

EXAMPLES = 10_000 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 60
law = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))

DAYS = [datetime(2024, 1, day, 12) for day in (1, 2, 3, 4)]
ROWS = st.builds(
    Row,
    customer_no=st.sampled_from(["a", "A ", " a", "b", "b", "c", " ", None]),
    order_no=st.sampled_from(["o", "O", "p", "", None]),
    line_no=st.sampled_from([1, 2, None]),
    at=st.sampled_from([*DAYS, *DAYS, None]),
    name=st.sampled_from(["x", "X", "", None]),
    city=st.sampled_from(["r", None]),
    amount=st.sampled_from([Decimal("1.00"), Decimal("2.50"), None]),
    note=st.sampled_from(["n", "test", None]),
)
DELIVERY = st.lists(ROWS, min_size=1, max_size=6)


def placed(deliveries: list[list[Row]], in_order: bool) -> list[list[Row]]:
    """The deliveries, each of days after those before it where they are to be in order."""
    return [
        [row._replace(at=row.at and row.at + timedelta(days=10 * index * in_order)) for row in rows]
        for index, rows in enumerate(deliveries)
    ]


DELIVERIES = st.builds(placed, st.lists(DELIVERY, min_size=1, max_size=3), st.booleans())


class Vault:
    """One warehouse in memory, emptied before each example."""

    def __init__(self, folder: Path) -> None:
        (folder / "warehouse.yml").write_text(DEFINITIONS)
        self.data = folder / "data"
        self.data.mkdir()
        self.plan = plan(resolve(read(folder)))
        self.engine = sqlalchemy.create_engine(
            "duckdb:///:memory:", poolclass=StaticPool, connect_args={"config": {"threads": 1}}
        )
        run(self.plan, self.engine, ("apply",))

    def load(self, *deliveries: list[Row], at_once: bool = True) -> Vault:
        """Load the deliveries into the emptied vault."""
        with self.engine.begin() as connection:
            for table in (
                *(f"raw_vault.{name}" for name in TARGETS),
                "audit.load",
                "audit.row_account",
            ):
                connection.exec_driver_sql(f"delete from {table} where load_id > 0")
            for table in ("run", "step", "rejected_row", "sealed", "seal"):
                connection.exec_driver_sql(f"delete from audit.{table}")
        for path in self.data.iterdir():
            path.unlink()
        return self.load_on(*deliveries, at_once=at_once)

    def load_on(self, *deliveries: list[Row], at_once: bool = True) -> Vault:
        """Load further deliveries; the number in each makes it a file of its own."""
        for rows in deliveries:
            number = len(list(self.data.iterdir())) + 1
            with (self.data / f"{number:03}.csv").open("w", newline="") as file:
                csv.writer(file).writerows(
                    ["-" if cell is None else str(cell) for cell in row]
                    for row in [(*Row._fields, "delivery_no"), *((*row, number) for row in rows)]
                )
            if not at_once:
                run(self.plan, self.engine, ("load",))
        if at_once:
            run(self.plan, self.engine, ("load",))
        return self

    def select(self, sql: str) -> list[tuple]:
        with self.engine.connect() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(sql).fetchall()]

    def table(self, name: str) -> list[tuple]:
        """What a table stores under the business keys its hash keys stand for, and the load."""
        joins = ""
        if not name.startswith("hub"):
            for hub in ("order", "customer"):
                if f"{hub}_no" in KEYED[name]:
                    joins += f" inner join raw_vault.hub_{hub} using ({hub}_hk)"
        return self.select(
            f"select {KEYED[name]}, one.load_id from (from raw_vault.{name}"
            f" where load_id > 0) as one{joins}"
        )

    def tables(self) -> dict[str, Counter[tuple]]:
        return {name: Counter(self.table(name)) for name in TARGETS}

    def accounts(self) -> dict[tuple[int, str], tuple[int, ...]]:
        rows = self.select(
            "select load_id, target, delivered, inserted, unchanged, duplicate, rejected, filtered"
            " from audit.row_account"
        )
        assert len(rows) == len({row[:2] for row in rows})
        return {row[:2]: row[2:] for row in rows}

    def rejected(self) -> Counter[tuple]:
        return Counter(self.select("select load_id, target, delivery_row from audit.rejected_row"))


@pytest.fixture(scope="module")
def vault(tmp_path_factory) -> Vault:
    """Templates are compiled once for all runs: nothing else about them differs from a run."""
    execute = importlib.import_module("vault.execute.run")
    with pytest.MonkeyPatch.context() as patch:
        renderer = cache(lambda recipe, folder: Renderer(DUCKDB, recipe, folder / "templates"))
        patch.setattr(execute, "renderer_of", lambda one, _: renderer(one.recipe, one.folder))
        yield Vault(tmp_path_factory.mktemp("laws"))


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
    reference = Reference()
    for rows in deliveries:
        reference.deliver(rows)
    vault.load(*deliveries)
    accounts, rejected = vault.accounts(), vault.rejected()
    stored = vault.tables()
    tables = {name: compared(name, rows) for name, rows in stored.items()}
    assert accounts == reference.accounts
    assert rejected == reference.rejected
    for name, rows in reference.stored.items():
        if name.startswith("hub"):  # each key in the spelling that came first
            assert stored[name] == Counter(row[1:] for row in rows)
        else:
            assert tables[name] == Counter(map(flat, rows))
    law_5_every_row_ends_in_exactly_one_way(deliveries, accounts)
    law_6_every_link_and_satellite_key_has_its_parent(vault)
    law_7_every_accepted_value_can_be_read_back_as_of_its_load(deliveries, tables, rejected)


@law
@given(DELIVERIES)
def test_law_1_loading_a_delivery_twice_changes_nothing(vault, deliveries) -> None:
    before = vault.load(*deliveries).tables()
    assert vault.load_on(deliveries[-1]).tables() == before
    for (load, _), (_, inserted, *_) in vault.accounts().items():
        assert load <= len(deliveries) or not inserted


@law
@given(DELIVERIES)
def test_law_2_many_deliveries_in_one_run_end_as_one_by_one(vault, deliveries) -> None:
    at_once = vault.load(*deliveries)
    ended = at_once.tables(), at_once.accounts(), at_once.rejected()
    one_by_one = vault.load(*deliveries, at_once=False)
    assert (one_by_one.tables(), one_by_one.accounts(), one_by_one.rejected()) == ended


@law
@given(st.lists(DELIVERY, min_size=1, max_size=2), st.randoms(use_true_random=False))
def test_law_3_row_order_never_matters(vault, deliveries, random) -> None:
    ended = vault.load(*deliveries).tables(), vault.accounts()
    shuffled = [random.sample(rows, len(rows)) for rows in deliveries]
    assert (vault.load(*shuffled).tables(), vault.accounts()) == ended


def law_5_every_row_ends_in_exactly_one_way(deliveries, accounts) -> None:
    assert set(accounts) == {
        (load, target) for load in range(1, len(deliveries) + 1) for target in TARGETS
    }
    for (load, _), (delivered, *became) in accounts.items():
        assert delivered == len(deliveries[load - 1]) == sum(became)


def law_6_every_link_and_satellite_key_has_its_parent(vault) -> None:
    for name, parents in PARENTS.items():
        for hub in parents:
            orphans = f"from raw_vault.{name} anti join raw_vault.hub_{hub} using ({hub}_hk)"
            assert vault.select(orphans) == []


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
