"""Law 10: any row changed, removed or added behind the library's back is found and named.

`HYPOTHESIS_PROFILE=long` tries 10,000 manipulations in each database.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy
from hypothesis import given, settings
from hypothesis import strategies as st
from law import EXAMPLES
from sqlalchemy.pool import StaticPool

from vault.definitions import read
from vault.execute import connect, run
from vault.plan import plan
from vault.resolve import resolve
from vault.verify import verify

DEFINITIONS = """
warehouse: sealed
hubs:
  order: {business_key: {order_no: integer}}
  customer: {business_key: {customer_no: text, branch: text}}
links:
  order_customer: {hubs: [order, customer], child_key: {line_no: integer}}
  payment: {type: non_historized, hubs: [order], payload: {amount: "decimal(10,2)", note: text}}
references:
  country: {key: {code: text}}
source: shop
feeds:
  orders:
    read: {files: data/orders_*.csv, null: "-"}
    delivers: snapshot
    applied_date: at
    columns: {order_no: integer, customer_no: text, branch: text, line_no: integer, kind: text,
      name: text, at: date}
    links: {order_customer: {order: order_no, customer: [customer_no, branch]}}
    satellites:
      order_status: {of: order, type: status, attributes: customer_no}
      order_lines: {of: order, type: multi_active, key: kind, attributes: name}
      order_placed: {of: order_customer, type: effectivity, driving_key: order}
      order_seen: {of: order, type: record_tracking}
  customers:
    read: {files: data/customers_*.csv, null: "-"}
    delivers: changes
    late_arrivals: tracked
    applied_date: at
    columns: {customer_no: text, branch: text, name: text, mail: {type: text, pii: true},
      since: timestamp, at: date}
    hubs: {customer: [customer_no, branch]}
    satellites: {customer_name: {of: customer, attributes: [name, mail, since]}}
  payments:
    read: {files: data/payments_*.csv, null: "-"}
    delivers: events
    columns: {order_no: integer, amount: "decimal(10,2)", note: text}
    links: {payment: {order: order_no}}
  countries:
    read: {files: data/countries_*.csv, null: "-"}
    delivers: changes
    columns: {code: text, name: text}
    references: {country: code}
    satellites: {country: {of: country, attributes: name}}
"""
DELIVERIES = {
    "orders_1": "order_no,customer_no,branch,line_no,kind,name,at\n"
    "1,a,x,1,k,n,2024-01-01\n1,a,x,1,l,-,2024-01-01\n2,b,x,1,k,n,2024-01-01\nz,b,x,1,k,n,-\n",
    "customers_1": "customer_no,branch,name,mail,since,at\n"
    "a,x,Ann,a@x,2020-01-01 10:00:00,2024-01-01\nb,x,Bob,-,-,2024-01-01\n",
    "payments_1": "order_no,amount,note\n1,9.50,-\n2,1.00,cash\n1,9.75,-\n",
    "countries_1": "code,name\nAT,Austria\nDE,Germany\n",
}
LATER = {
    "orders_2": "order_no,customer_no,branch,line_no,kind,name,at\n1,b,x,1,k,m,2024-02-01\n",
    "customers_2": "customer_no,branch,name,mail,since,at\n"
    "a,x,Anna,a@x,2020-01-01 10:00:00,2024-02-01\na,x,Ann,a@x,2020-01-01 10:00:00,2024-01-15\n",
    "payments_2": "order_no,amount,note\n3,2.00,-\n",
    "countries_2": "code,name\nAT,Oesterreich\n",
}
NO_EVIDENCE = {"build"}
#: What a database calls the place of a row, and what takes away what would keep doubles out.
ROW_IDS = {"duckdb": "rowid", "postgresql": "ctid"}
UNKEY = """
do $$ declare key record; begin
    for key in
        select conrelid::regclass as held, conname from pg_constraint
        where contype = 'p' and connamespace in ('raw_vault'::regnamespace, 'audit'::regnamespace)
    loop execute format('alter table %s drop constraint %I cascade', key.held, key.conname);
    end loop;
end $$
"""


class Vault:
    """A vault with a row of everything, of which each manipulation is taken back."""

    def __init__(self, folder: Path, engine: sqlalchemy.Engine) -> None:
        (folder / "warehouse.yml").write_text(DEFINITIONS)
        (folder / "data").mkdir()
        self.warehouse = resolve(read(folder))
        self.engine = engine
        self.row_id = ROW_IDS[engine.dialect.name]
        for deliveries in (DELIVERIES, LATER):
            for name, text in deliveries.items():
                (folder / "data" / f"{name}.csv").write_text(text)
            run(plan(self.warehouse), self.engine, ("apply", "load"))
        if engine.dialect.name == "postgresql":
            self.execute(UNKEY)
        found = self.select(
            "select table_schema || '.' || table_name from information_schema.tables"
            " where table_schema in ('raw_vault', 'audit') and table_type = 'BASE TABLE'"
            f" and table_name not in ({', '.join(map(repr, NO_EVIDENCE))}) order by 1"
        )
        self.tables = [name for (name,) in found if self.select(f"select 1 from {name} limit 1")]

    def select(self, sql: str) -> list[tuple]:
        with self.engine.connect() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(sql).fetchall()]

    def columns(self, table: str) -> dict[str, str]:
        """The types of a table's columns."""
        return dict(
            self.select(
                "select column_name, data_type from information_schema.columns"
                f" where table_schema || '.' || table_name = '{table}' order by ordinal_position"
            )
        )

    def execute(self, *statements: str) -> None:
        with self.engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)

    @contextmanager
    def manipulated(self, table: str, *statements: str) -> Iterator[list[tuple]]:
        """The kinds, tables and loads that are named while some statements have had their way."""
        keep = f"create table kept as select * from {table}"
        self.execute("drop table if exists kept", keep, *statements)
        try:
            found = verify(self.warehouse, self.engine).findings
            rows = found.astype(object).where(found.notna(), None)
            yield [(one.kind, one.table, one.load_id, one.message) for one in rows.itertuples()]
        finally:
            self.execute(f"delete from {table}", f"insert into {table} select * from kept")


@pytest.fixture(scope="module", params=sorted(ROW_IDS))
def vault(request, tmp_path_factory, new_database) -> Iterator[Vault]:
    folder = tmp_path_factory.mktemp("sealed")
    if request.param == "duckdb":
        arguments = {"config": {"threads": 1}}
        memory = "duckdb:///:memory:"
        engine = sqlalchemy.create_engine(memory, poolclass=StaticPool, connect_args=arguments)
    else:
        engine = connect(new_database(request.param, folder))
    yield Vault(folder, engine)
    engine.dispose()


def another(value: Any, kind: str) -> str:
    """A literal that differs from a value as little as can be."""
    match value:
        case None:
            found = {"varchar": "''", "text": "''", "uuid": "gen_random_uuid()"}
            value = "'2024-01-01'" if kind.startswith(("date", "timestamp")) else "1"
            return found.get(kind, f"cast({value} as {kind})")
        case bool():
            return str(not value)
        case UUID():
            return f"'{UUID(int=value.int ^ 1)}'"
        case datetime():
            step = timedelta(microseconds=1 if value.year < 9999 else -1)
            return f"timestamp '{value + step}'"
        case date():
            return f"date '{value + timedelta(1)}'"
        case int() | Decimal() | float():
            return str(value + 1)
        case _:
            text = str(value)
            changed = text[:-1] + chr(ord(text[-1]) ^ 1) if text else "x"
            return "'" + changed.replace("'", "''") + "'"


def test_nothing_is_found_in_a_vault_that_nobody_touched(vault) -> None:
    assert list(verify(vault.warehouse, vault.engine).findings["message"]) == []
    assert {name for name in vault.tables if name.startswith("audit")} >= {
        "audit.load", "audit.row_account", "audit.rejected_row", "audit.run", "audit.step",
        "audit.definition", "audit.hub_key", "audit.seal", "audit.sealed",
    }  # fmt: skip
    assert len(vault.tables) == 9 + 12


@settings(max_examples=max(EXAMPLES // 5, EXAMPLES * (EXAMPLES > 1000)), deadline=None)
@given(st.data())
def test_law_10_what_was_done_behind_the_librarys_back_is_found_and_named(vault, data) -> None:
    table = data.draw(st.sampled_from(vault.tables))
    columns = vault.columns(table)
    rows = vault.select(f"select {vault.row_id} from {table} order by 1")
    this = f"where {vault.row_id} = '{data.draw(st.sampled_from(rows))[0]}'"
    load = None
    if "load_id" in columns:
        ((load,),) = vault.select(f"select load_id from {table} {this}")
    deed = data.draw(st.sampled_from(["change", "change", "change", "remove", "add", "double"]))
    column, kind = data.draw(st.sampled_from(list(columns.items())))
    ((value,),) = vault.select(f'select "{column}" from {table} {this}')
    other = another(value, kind.lower())
    added = ", ".join(other if name == column else f'"{name}"' for name in columns)
    statement = {
        "change": f'update {table} set "{column}" = {other} {this}',
        "remove": f"delete from {table} {this}",
        "add": f"insert into {table} select {added} from {table} {this}",
        "double": f"insert into {table} select * from {table} {this}",
    }[deed]
    with vault.manipulated(table, statement) as found:
        assert found, statement
        assert table in {name for _, name, *_ in found}, (statement, found)
        if table.startswith("raw_vault"):
            assert {name for _, name, *_ in found} == {table}, (statement, found)
            if (deed, column) == ("add", "load_id"):
                load = int(other)
            assert load in {load_id for *_, load_id, _ in found}, (statement, found)
