"""What a seal promises: each load is sealed with what it stored, and the chain has no gap."""

from __future__ import annotations

import hashlib
import json

import pytest

from vault.errors import VaultError
from vault.execute import opened
from vault.execute.connect import dialect_of
from vault.execute.sealing import figures as figures_now
from vault.execute.session import Session
from vault.render import renderer_of
from vault.seal import audit_covers
from vault.verify import verify

PROFILED = "    delivers: changes\n    profile: true\n    columns: {order_no"
DEFINITIONS = """
hubs:
  customer: {business_key: {customer_no: text}}
  order: {business_key: {order_no: integer}}
links:
  order_customer: {hubs: [order, customer]}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    applied_date: at
    columns: {customer_no: text, name: text, age: integer, at: timestamp}
    hubs: {customer: customer_no}
    satellites: {customer_crm: {of: customer, attributes: [name, age]}}
  orders:
    read: data/orders_*.csv
    delivers: changes
    columns: {order_no: integer, customer_no: text}
    links: {order_customer: {order: order_no, customer: customer_no}}
"""
CUSTOMERS = """
    customer_no | name | age | at
    a           | Ann  | 31  | 2024-01-01
    b           | Bob  | 42  | 2024-01-02
    c           | -    | 53  | 2024-01-03
"""
ORDERS = """
    order_no | customer_no
    1        | a
    2        | b
    x        | b
"""


@pytest.fixture
def crm(trial):
    trial.define(DEFINITIONS)
    trial.deliver(CUSTOMERS)
    trial.deliver(ORDERS, "orders")
    trial.run()
    return trial


def figures(trial, load_id: int) -> dict[str, tuple[int, str, str]]:
    return {
        target: tuple(more)
        for target, *more in trial.select(
            f"select target, row_count, key_sum, digest_sum from audit.sealed"
            f" where load_id = {load_id}"
        )
    }


def heads(trial) -> list[tuple]:
    return trial.select("select load_id, run_id from audit.seal order by number")


def test_each_load_is_sealed_with_every_table_it_stored_rows_in(crm) -> None:
    assert {name: rows for name, (rows, *_) in figures(crm, 1).items()} == {
        "raw_vault.hub_customer": 3,
        "raw_vault.sat_customer_crm": 3,
        "audit.load": 1,
        "audit.row_account": 2,
    }
    assert {name: rows for name, (rows, *_) in figures(crm, 2).items()} == {
        "raw_vault.hub_order": 2,
        "raw_vault.link_order_customer": 2,
        "audit.load": 1,
        "audit.row_account": 3,
        "audit.rejected_row": 1,
    }


def test_loads_are_chained_in_their_order_and_then_the_run(crm) -> None:
    assert heads(crm) == [(1, None), (2, None), (None, 1)]
    crm.load(CUSTOMERS.replace("Ann", "Anna"))
    assert heads(crm)[3:] == [(3, None), (None, 2)]


def test_each_seal_includes_the_one_before_as_the_documentation_says(crm) -> None:
    before = ""
    for number, load, run, by, sealed, content, digest in crm.select(
        "select number, load_id, run_id, sealed_by, sealed, content, digest"
        " from audit.seal order by number"
    ):
        text = json.dumps([before, number, load, run, by, sealed.isoformat(), content])
        assert hashlib.sha256(text.encode()).hexdigest() == digest
        group = "load_id" if load else "run_id"
        lines = sorted(
            json.dumps(row)
            for row in crm.select(
                "select target, parts, part, row_count, key_sum, digest_sum, located_sum,"
                f" personal_sum, covers from audit.sealed where {group} = {load or run}"
            )
        )
        assert hashlib.sha256("\n".join(lines).encode()).hexdigest() == content
        before = digest


def chained(trial, hashes, moments=()) -> int:
    """PostgreSQL's own hashes, each with the one before as its seed, from 1 and from 2."""
    halves = []
    for half in (1, 2):
        found = half
        for name, values in (("uuid", hashes), ("timestamp", moments)):
            for value in values:
                ((found,),) = trial.select(f"select {name}_hash_extended('{value}', {found})")
        halves.append(found % 2**64)
    return halves[0] << 64 | halves[1]


def test_the_figures_can_be_computed_by_hand(crm) -> None:
    """docs/proof.md, in a few lines of Python."""
    is_duckdb = crm.engine.dialect.name == "duckdb"
    tables = {
        "raw_vault.sat_customer_crm": "customer_hk, hashdiff, applied_date",
        "raw_vault.link_order_customer": "order_customer_hk, order_hk, customer_hk, load_date",
    }
    for table, columns in tables.items():
        keys = digests = located = 0
        for *hashes, applied, loaded in crm.select(
            f"select {columns}, load_date from {table} where load_id > 0"
        ):
            told = "" if applied == loaded else str(applied)
            if is_duckdb:  # it folds what is hashed already
                key = hashes[0].int
                digest = (
                    int.from_bytes(hashlib.md5(told.encode()).digest(), "little") if told else 0
                )
                for at, one in enumerate(hashes):
                    digest ^= one.int >> 32 * at | one.int << 128 - 32 * at & 2**128 - 1
            else:
                moments = [applied] if "applied_date" in columns else []
                key, digest = chained(crm, hashes[:1]), chained(crm, hashes, moments)
            keys, digests = plus(keys, key), plus(digests, digest)
            located += (key >> 96) * (digest & 0x7FFFFFFF)
        ((sealed, summed, place),) = crm.select(
            f"select key_sum, digest_sum, located_sum from audit.sealed where target = '{table}'"
        )
        assert (int(sealed, 16), int(summed, 16), int(place)) == (keys, digests, located), table


def plus(one: int, other: int) -> int:
    """Each half by itself, modulo 2^64."""
    word = 2**64
    return (one // word + other // word) % word * word + (one + other) % word


def test_a_load_that_fails_leaves_no_figures_and_its_run_is_sealed(crm) -> None:
    path = crm.deliver("customer_no | name\nd | Dan")
    with pytest.raises(VaultError):
        crm.run()
    assert heads(crm)[3:] == [(None, 2)]
    assert figures(crm, 3) == {}
    path.unlink()
    crm.run()
    assert list(verify(crm.warehouse, crm.engine).findings["message"]) == []


def test_what_a_crash_left_out_of_the_chain_is_sealed_by_the_next_run(crm, monkeypatch) -> None:
    crm.deliver(CUSTOMERS.replace("Ann", "Anna"))

    def crash(session):
        raise KeyboardInterrupt

    monkeypatch.setattr("vault.execute.sealing.seal_run", crash)
    with pytest.raises(KeyboardInterrupt):
        crm.run()
    monkeypatch.undo()
    assert (3, None) not in heads(crm)
    assert crm.select("select status from audit.run where run_id = 2") == [("running",)]
    crm.run()
    assert len(verify(crm.warehouse, crm.engine).findings) == 0
    assert (3, None) in heads(crm)


def test_a_database_of_an_earlier_version_is_sealed_by_its_next_run_which_is_told(crm) -> None:
    with crm.engine.begin() as connection:
        connection.exec_driver_sql("drop table audit.seal")
        connection.exec_driver_sql("drop table audit.sealed")
    with pytest.raises(VaultError, match="holds no seals yet: `dvault run` seals what is there"):
        verify(crm.warehouse, crm.engine)
    crm.run("load")
    found = verify(crm.warehouse, crm.engine)
    assert len(found.findings) == 0
    assert len(found.notes) == 2
    assert all("later than it was loaded" in note for note in found.notes)


def test_attributes_that_are_appended_leave_old_seals_as_they_are(crm) -> None:
    crm.define(
        DEFINITIONS.replace("age: integer, at", "age: integer, city: text, at").replace(
            "[name, age]", "[name, age, city]"
        )
    )
    crm.load("customer_no | name | age | city | at\nb | Bob | 42 | Rome | 2024-02-02")
    assert list(verify(crm.warehouse, crm.engine).findings["message"]) == []
    with crm.engine.begin() as connection:
        connection.exec_driver_sql(
            "update raw_vault.sat_customer_crm set city = 'Oslo' where name = 'Ann'"
        )
    (found,) = verify(crm.warehouse, crm.engine).findings.itertuples()
    assert (found.kind, found.load_id, found.business_key) == ("changed", 1, "a")


def test_the_figures_of_the_audit_itself_are_those_its_database_makes_of_them(trial) -> None:
    trial.define(DEFINITIONS.replace("    delivers: changes\n    columns: {order_no", PROFILED))
    trial.deliver(CUSTOMERS.replace("Ann", "Zoë"))
    trial.deliver(ORDERS, "orders")
    trial.run("apply", "load", "build")
    kept = trial.select(
        "select target, load_id, run_id, row_count, key_sum, digest_sum, located_sum"
        " from audit.sealed where target like 'audit.%'"
    )
    assert len({target for target, *_ in kept}) > 6
    with opened(trial.engine) as connection:
        session = Session(
            connection, trial.warehouse, renderer_of(trial.warehouse, dialect_of(trial.engine))
        )
        made = [
            (one.target, *ids, one.rows, one.keys, one.digest, one.located)
            for group, covers in audit_covers(session.audit.schema).items()
            for one in figures_now(session, [(cover, 0) for cover in covers], (1, 9))
            for ids in [(one.group_id, None) if group == "load_id" else (None, one.group_id)]
        ]
    assert sorted(made, key=str) == sorted(kept, key=str)


def test_the_audit_may_be_in_the_schema_of_the_raw_vault(trial) -> None:
    trial.define("schemas: {raw_vault: dv, audit: dv}\n" + DEFINITIONS)
    trial.deliver(CUSTOMERS)
    trial.deliver(ORDERS, "orders")
    trial.run()
    trial.release()
    assert verify(trial.warehouse, trial.engine).findings.empty
