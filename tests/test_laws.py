"""The laws: whatever is delivered, in whatever order, the vault ends as the reference says.

`HYPOTHESIS_PROFILE=long` tries 10,000 examples of each in place of 200.
"""

from __future__ import annotations

import importlib
import json
import os
from collections import Counter
from datetime import datetime
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
  order_customer: {hubs: [order, customer]}
  order_line: {hubs: [order, customer], child_key: {line_no: integer}}
  payment:
    type: non_historized
    hubs: [customer]
    child_key: {line_no: integer}
    payload: {amount: "decimal(10,2)", note: text}
source: crm
feeds:
  rows:
    read: data/*.jsonl
    delivers: events
    applied_date: at
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
      order_customer: {order: {key: order_no, optional: true}, customer: customer_no}
      order_line: {order: {key: order_no, optional: true}, customer: customer_no}
      payment: {customer: customer_no}
    satellites:
      customer_crm: {of: customer, attributes: [name, city]}
      order_crm: {of: order, attributes: [city]}
      line_crm: {of: order_line, attributes: [name]}
"""
TARGETS = ("hub_customer", "hub_order", *LINKS, "link_payment", *SATELLITES)
KEYED = {
    "hub_customer": "customer_no",
    "hub_order": "order_no",
    "link_order_customer": "order_no, customer_no",
    "link_order_line": "order_no, customer_no, line_no",
    "link_payment": "customer_no, line_no, amount, note, applied_date",
    "sat_customer_crm": "customer_no, name, city, applied_date",
    "sat_order_crm": "order_no, city, applied_date",
    "sat_line_crm": "order_no, customer_no, line_no, name, applied_date",
}
PARENTS = {
    "link_order_customer": ("order", "customer"),
    "link_order_line": ("order", "customer"),
    "link_payment": ("customer",),
    "sat_customer_crm": ("customer",),
    "sat_order_crm": ("order",),
    "sat_line_crm": ("order_line",),
}

settings.register_profile("ci", max_examples=200)
settings.register_profile("long", max_examples=10_000)
profile = settings.get_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
law = settings(profile, deadline=None, suppress_health_check=list(HealthCheck))

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
    note=st.sampled_from(["n", None]),
)
DELIVERY = st.lists(ROWS, min_size=1, max_size=8)
DELIVERIES = st.lists(DELIVERY, min_size=1, max_size=4)


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
            for table in (*(f"raw_vault.{name}" for name in TARGETS), "audit.load", "audit.row_account"):
                connection.exec_driver_sql(f"delete from {table} where load_id > 0")
            for table in ("run", "step", "rejected_row"):
                connection.exec_driver_sql(f"delete from audit.{table}")
        for path in self.data.iterdir():
            path.unlink()
        return self.load_on(*deliveries, at_once=at_once)

    def load_on(self, *deliveries: list[Row], at_once: bool = True) -> Vault:
        """Load further deliveries; the number in each makes it a file of its own."""
        for rows in deliveries:
            number = len(list(self.data.iterdir())) + 1
            lines = (json.dumps({**row._asdict(), "delivery_no": number}, default=str) for row in rows)
            (self.data / f"{number:03}.jsonl").write_text("\n".join(lines) + "\n")
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
        if name == "sat_line_crm":
            joins = " inner join raw_vault.link_order_line using (order_line_hk)"
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
            "select load_id, target, delivered, inserted, unchanged, duplicate, rejected"
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
        renderer = cache(lambda recipe, folder: Renderer(DUCKDB, recipe, folder))
        patch.setattr(execute, "Renderer", lambda dialect, *rest: renderer(*rest))
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
def test_the_vault_holds_what_the_rules_say(vault, deliveries) -> None:
    reference = Reference()
    for rows in deliveries:
        reference.deliver(rows)
    vault.load(*deliveries)
    assert vault.accounts() == reference.accounts
    assert vault.rejected() == reference.rejected
    for name, rows in vault.tables().items():
        if name.startswith("hub"):
            assert rows == Counter(row[1:] for row in reference.stored[name])
        else:
            assert compared(name, rows) == Counter(map(flat, reference.stored[name]))


@law
@given(DELIVERIES)
def test_law_1_loading_a_delivery_twice_changes_nothing(vault, deliveries) -> None:
    before = vault.load(*deliveries).tables()
    assert vault.load_on(deliveries[-1]).tables() == before
    for (load, _), (_, inserted, *_) in vault.accounts().items():
        assert load <= len(deliveries) or inserted == 0


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


@law
@given(DELIVERIES)
def test_law_5_every_row_is_inserted_unchanged_duplicate_or_rejected(vault, deliveries) -> None:
    accounts = vault.load(*deliveries).accounts()
    assert set(accounts) == {
        (load, target) for load in range(1, len(deliveries) + 1) for target in TARGETS
    }
    for (load, _), (delivered, *became) in accounts.items():
        assert delivered == len(deliveries[load - 1]) == sum(became)
        assert min(became) >= 0


@law
@given(DELIVERIES)
def test_law_6_every_link_and_satellite_key_has_its_parent(vault, deliveries) -> None:
    vault.load(*deliveries)
    for name, parents in PARENTS.items():
        for parent in parents:
            kind = "link" if parent == "order_line" else "hub"
            assert vault.select(
                f"select * from raw_vault.{name} anti join raw_vault.{kind}_{parent}"
                f" using ({parent}_hk)"
            ) == []  # fmt: skip


@law
@given(DELIVERIES)
def test_law_7_every_accepted_value_can_be_read_back_as_of_its_load(vault, deliveries) -> None:
    tables = {name: compared(name, rows) for name, rows in vault.load(*deliveries).tables().items()}
    rejected = vault.rejected()
    for load, rows in enumerate(deliveries, 1):
        for number, row in enumerate(rows, 1):
            if (load, None, number) in rejected:
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
