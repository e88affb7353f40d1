"""What taking over promises: tables of another tool become dvault's, and are loaded on."""

from __future__ import annotations

import hashlib
import re

import pytest

from vault.errors import DatabaseError, UsageError
from vault.verify import verify

DEFINITIONS = """
hash: {recipe: automate_dv, storage: STORAGE}
names: {load_date: load_datetime, applied_date: effective_from}
hubs:
  customer: {business_key: {customer_id: text}}
  nation: {business_key: {nation_id: text}}
links:
  customer_nation: {hubs: [customer, nation]}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    applied_date: effective_from
    columns:
      {customer_id: text, nation_id: text, name: text, born: date, effective_from: timestamp}
    links: {customer_nation: {customer: customer_id, nation: nation_id}}
    satellites:
      customer_details: {of: customer, attributes: [name, born]}
"""
HEAD = "customer_id | nation_id | name | born | effective_from"
LEARNT = "timestamp '2020-01-02 06:00:00'"
SINCE = "timestamp '2020-01-01 00:00:00'"


def digits(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest().upper()


class Vault:
    """Tables as AutomateDV makes them, with one customer."""

    def __init__(self, trial, storage: str) -> None:
        self.trial = trial
        server = trial.engine.dialect.name == "postgresql"
        of_bytes = "decode('{}', 'hex')" if server else "unhex('{}')"
        self.form = "'{}'" if storage == "hex" else of_bytes
        self.hashes = "varchar(32)" if storage == "hex" else "bytea" if server else "blob"
        trial.define(DEFINITIONS.replace("STORAGE", storage))
        self.execute(
            "create schema raw_vault",
            f"create table raw_vault.HUB_CUSTOMER (CUSTOMER_HK {self.hashes},"
            " CUSTOMER_ID varchar(10), LOAD_DATETIME timestamp, RECORD_SOURCE varchar(50))",
            f"create table raw_vault.hub_nation (NATION_HK {self.hashes},"
            " NATION_ID varchar(10), LOAD_DATETIME timestamp, RECORD_SOURCE varchar(50))",
            f"create table raw_vault.link_customer_nation (CUSTOMER_NATION_HK {self.hashes},"
            f" CUSTOMER_HK {self.hashes}, NATION_HK {self.hashes}, LOAD_DATETIME timestamp,"
            " RECORD_SOURCE varchar(50))",
            f"create table raw_vault.SAT_CUSTOMER_DETAILS (CUSTOMER_HK {self.hashes},"
            f" HASHDIFF {self.hashes}, NAME varchar(50), BORN date, EFFECTIVE_FROM timestamp,"
            " LOAD_DATETIME timestamp, RECORD_SOURCE varchar(50))",
            f"insert into raw_vault.hub_customer values ({self.hash('1001')}, '1001', {LEARNT},"
            " 'CRM')",
            f"insert into raw_vault.hub_nation values ({self.hash('DE')}, 'de', {LEARNT}, 'CRM')",
            f"insert into raw_vault.link_customer_nation values ({self.hash('1001||DE')},"
            f" {self.hash('1001')}, {self.hash('DE')}, {LEARNT}, 'CRM')",
            f"insert into raw_vault.sat_customer_details values ({self.hash('1001')},"
            f" {self.hash('1990-05-17||ALICE')}, 'Alice', date '1990-05-17', {SINCE}, {LEARNT},"
            " 'CRM')",
        )  # fmt: skip

    def hash(self, text: str) -> str:
        return self.form.format(digits(text))

    def execute(self, *statements: str) -> None:
        with self.trial.engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)


@pytest.fixture
def old(trial):
    return Vault(trial, "hex")


@pytest.mark.parametrize("storage", ["hex", "binary"])
def test_a_vault_of_automate_dv_is_loaded_on(trial, storage: str) -> None:
    Vault(trial, storage)
    rows = "1001 | DE | alice | 1990-05-17 | 2020-02-01\n1002 | AT | Bob | - | 2020-02-01"
    trial.load(f"{HEAD}\n{rows}")
    assert trial.rows("raw_vault.hub_customer", "customer_id, record_source") == [
        "1001 | CRM",
        "1002 | crm.customers",
    ]
    assert trial.rows("raw_vault.hub_nation", "nation_id, record_source") == [
        "AT | crm.customers",
        "de | CRM",
    ]
    assert trial.rows("raw_vault.link_customer_nation", "record_source") == ["CRM", "crm.customers"]
    # the recipe does not tell 'alice' from 'Alice'
    details = trial.rows(
        "raw_vault.sat_customer_details", "name, extract(month from effective_from)"
    )
    assert details == ["Alice | 1", "Bob | 2"]


def test_what_it_took_over_is_one_load_a_table_with_its_account(old) -> None:
    run = old.trial.run("apply")
    assert "take_over hub customer" in run.applied
    assert old.trial.rows("audit.load", "load_id, feed, file, delivered", "true") == [
        "1 | taken over | raw_vault.hub_customer_before | 1",
        "2 | taken over | raw_vault.hub_nation_before | 1",
        "3 | taken over | raw_vault.link_customer_nation_before | 1",
        "4 | taken over | raw_vault.sat_customer_details_before | 1",
    ]
    assert old.trial.accounts("sat_customer_details") == [(1, 1, 0, 0, 0)]
    assert old.trial.rows("raw_vault.sat_customer_details", "load_id") == ["4"]
    assert old.trial.run("apply").applied == ()


def test_the_rows_keep_their_dates_and_hashes_and_the_table_stays_as_it_was(old) -> None:
    columns = "hashdiff, load_datetime, effective_from, record_source, name, born"
    before = old.trial.rows("raw_vault.sat_customer_details", columns, "true")
    old.trial.run("apply")
    assert old.trial.rows("raw_vault.sat_customer_details", columns) == before
    assert old.trial.rows("raw_vault.sat_customer_details_before", columns, "true") == before


@pytest.mark.parametrize(
    "change",
    [
        "load_datetime = timestamp '2020-01-03'",
        "effective_from = timestamp '2020-01-02'",
        "record_source = 'ERP'",
        "name = 'Alicia'",
    ],
)
def test_what_was_taken_over_is_proved_from_then_on(old, change: str) -> None:
    old.trial.run("apply")
    assert list(verify(old.trial.warehouse, old.trial.engine).findings["message"]) == []
    old.execute(f"update raw_vault.sat_customer_details set {change} where load_id > 0")
    found = verify(old.trial.warehouse, old.trial.engine).findings
    assert list(found["table"]) == ["raw_vault.sat_customer_details"]
    assert list(found["load_id"]) == [4]


def test_a_hashdiff_of_other_columns_makes_no_version(old) -> None:
    found = old.hash("1990-05-17||1001||ALICE")
    old.execute(f"update raw_vault.sat_customer_details set hashdiff = {found}")
    old.trial.load(f"{HEAD}\n1001 | DE | Alice | 1990-05-17 | 2020-02-01")
    assert old.trial.rows("raw_vault.sat_customer_details", "name") == ["Alice"]
    assert old.trial.accounts("sat_customer_details")[-1] == (1, 0, 1, 0, 0)


def test_its_rows_at_the_zero_key_give_way_to_ghosts(old) -> None:
    zero = old.form.format("0" * 32)
    old.execute(f"insert into raw_vault.hub_customer values ({zero}, null, {LEARNT}, 'SYSTEM')")
    old.trial.run("apply")
    assert old.trial.rows("raw_vault.hub_customer", "customer_id") == ["1001"]
    assert old.trial.rows("raw_vault.hub_customer", "record_source", "load_id = 0") == [
        "dvault",
        "dvault",
    ]


def test_without_an_applied_date_a_row_is_true_since_it_was_learnt(old) -> None:
    old.execute("alter table raw_vault.sat_customer_details drop column effective_from")
    old.trial.run("apply")
    assert old.trial.rows("raw_vault.sat_customer_details", "effective_from = load_datetime") == [
        "True"
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            "update raw_vault.hub_customer set customer_id = '1002'",
            r"raw_vault\.hub_customer: 1 of 1 rows are hashed otherwise than automate_dv/1/md5/hex",
        ),
        (
            "update raw_vault.link_customer_nation set customer_nation_hk = nation_hk",
            r"raw_vault\.link_customer_nation: 1 of 1 rows are hashed otherwise",
        ),
        (
            "insert into raw_vault.hub_nation select * from raw_vault.hub_nation",
            "2 rows have 1 keys, which must be unique|violates unique constraint|duplicate key",
        ),
    ],
    ids=["hub", "link", "twice"],
)
def test_keys_that_do_not_fit_are_refused_and_nothing_is_changed(old, change, message) -> None:
    old.execute(change)
    before = old.trial.rows("raw_vault.hub_customer", "customer_hk", "true")
    with pytest.raises((UsageError, DatabaseError), match=message) as caught:
        old.trial.run()
    if "2 rows" not in message:
        assert digits("1001")[:4] in str(caught.value) or digits("DE")[:4] in str(caught.value)
    assert old.trial.rows("raw_vault.hub_customer", "customer_hk", "true") == before
    with pytest.raises((UsageError, DatabaseError), match=message):
        old.trial.run()


def test_a_satellite_row_without_its_parent_is_refused_and_nothing_is_changed(old) -> None:
    lost = old.hash("9999")
    old.execute(f"update raw_vault.sat_customer_details set customer_hk = {lost}")
    message = (
        "raw_vault.sat_customer_details: 1 of 1 rows have no parent in raw_vault.hub_customer,"
        f" such as {digits('9999')}"
    )
    with pytest.raises(UsageError, match=re.escape(message)):
        old.trial.run("apply")
    assert old.trial.rows("raw_vault.sat_customer_details", "name", "true") == ["Alice"]


def test_a_satellite_may_be_tracked_from_then_on(old) -> None:
    text = (old.trial.folder / "warehouse.yml").read_text()
    old.trial.define(text.replace("delivers:", "late_arrivals: tracked\n    delivers:"))
    for name, at in (("alice", "2020-02-01"), ("Bob", "2020-01-15")):
        old.trial.load(f"{HEAD}\n1001 | DE | {name} | 1990-05-17 | {at}")
    details = old.trial.rows(
        "raw_vault.sat_customer_details", "extract(month from effective_from), name"
    )
    assert details == ["1 | Alice", "1 | Bob", "2 | Alice"]


@pytest.mark.parametrize("kind", ["effectivity", "status"])
def test_what_cannot_be_taken_over_is_told_what_to_do_instead(old, kind: str) -> None:
    of = "customer_nation" if kind == "effectivity" else "customer"
    text = (old.trial.folder / "warehouse.yml").read_text()
    text = text.replace("delivers: changes", "delivers: snapshot")
    old.trial.define(f"{text}      old: {{of: {of}, type: {kind}}}\n")
    old.execute(f"create table raw_vault.sat_old ({of}_hk varchar(32), start_date date)")
    message = f"a {kind} satellite cannot be taken over: give the table another name; a history"
    with pytest.raises(UsageError, match=message):
        old.trial.run("apply")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("alter table {} drop column name", "it needs a column 'name'"),
        ("alter table {} add column email varchar(10)", "its column 'email' is not declared"),
        (
            "alter table {} rename column record_source to rsrc",
            "it needs a column 'record_source'",
        ),
        ("alter table {} drop column hashdiff", ""),
    ],
    ids=["attribute", "undeclared", "technical", "hashdiff"],
)
def test_columns_that_do_not_fit_are_told_of(old, change: str, message: str) -> None:
    old.execute(change.format("raw_vault.sat_customer_details"))
    if message:
        with pytest.raises(UsageError, match=re.escape(message)):
            old.trial.run("apply")
    else:
        old.trial.run("apply")
        assert old.trial.rows("raw_vault.sat_customer_details", "hashdiff") == [
            digits("1990-05-17||ALICE")
        ]


def test_another_storage_of_hashes_is_told_of(old) -> None:
    old.trial.define(DEFINITIONS.replace("STORAGE", "native"))
    with pytest.raises(UsageError, match="declare `hash` as it was hashed"):
        old.trial.run("apply")


def test_a_table_that_was_loaded_is_never_taken_over(old) -> None:
    old.trial.load(f"{HEAD}\n1002 | DE | Alice | 1990-05-17 | 2020-02-01")
    old.execute("alter table raw_vault.sat_customer_details drop column load_id cascade")
    with pytest.raises(DatabaseError, match="has lost its column 'load_id'"):
        old.trial.run("apply")
