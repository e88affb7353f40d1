"""What verify promises: each manipulation is found and named, and nothing is invented."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from test_seal import CUSTOMERS, DEFINITIONS, ORDERS

from vault.errors import UsageError
from vault.verify import verify

SAT, HUB, LINK = (f"raw_vault.{name}" for name in ("sat_customer_crm", "hub_customer", "link_oc"))


@pytest.fixture
def crm(trial):
    trial.define(DEFINITIONS.replace("order_customer: {", "oc: {"))
    trial.deliver(CUSTOMERS)
    trial.deliver(ORDERS, "orders")
    trial.run()
    trial.load(CUSTOMERS.replace("Ann", "Anna").replace("2024-01", "2024-02"))
    assert wrong(trial) == []
    return trial


def manipulate(trial, *statements: str) -> None:
    with trial.engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def wrong(trial, **more) -> list[tuple]:
    """Kind, table, load and business key or key of each finding."""
    found = verify(trial.warehouse, trial.engine, **more).findings
    rows = found.astype(object).where(found.notna(), None).itertuples()
    return [(row.kind, row.table, row.load_id, row.business_key) for row in rows]


def messages(trial, **more) -> list[str]:
    return list(verify(trial.warehouse, trial.engine, **more).findings["message"])


@contextmanager
def kept(trial, table: str) -> Iterator[None]:
    """Put a table back as it was, so that the vault need not be loaded anew."""
    manipulate(trial, f"create table kept as select * from {table}")
    yield
    manipulate(
        trial, f"delete from {table}", f"insert into {table} select * from kept", "drop table kept"
    )


CELLS = {
    "an attribute": (SAT, "name = 'Bop'", "name = 'Bob' and load_id = 1", "b"),
    "a null": (SAT, "name = ''", "name is null and load_id = 1", "c"),
    "an attribute that is null now": (SAT, "age = null", "age = 42 and load_id = 1", "b"),
    "an applied date": (SAT, "applied_date = timestamp '2024-01-02 00:00:00.000001'",
                        "age = 42 and load_id = 1", "b"),
    "a load date": (SAT, "load_date = timestamp '2024-01-02'", "age = 42 and load_id = 1", "b"),
    "a record source": (SAT, "record_source = 'crm.custome'", "age = 42 and load_id = 1", "b"),
    "a hashdiff": (SAT, "hashdiff = customer_hk", "age = 42 and load_id = 1", "b"),
    "a business key that hashes otherwise": (HUB, "customer_no = 'bb'", "customer_no = 'b'", "bb"),
    "a business key that hashes the same": (HUB, "customer_no = 'B'", "customer_no = 'b'", "B"),
    "the load date of a key": (HUB, "load_date = timestamp '2024-01-02'", "customer_no = 'b'", "b"),
}  # fmt: skip


def test_a_changed_cell_is_named_with_its_row(crm) -> None:
    for what, (table, change, where, key) in CELLS.items():
        with kept(crm, table):
            manipulate(crm, f"update {table} set {change} where {where}")
            assert wrong(crm) == [("changed", table, 1, key)], what
    assert wrong(crm) == []


def test_a_row_whose_hashes_were_made_to_fit_is_named_too(crm) -> None:
    manipulate(
        crm,
        f"update {SAT} set name = other.name, age = other.age, hashdiff = other.hashdiff"
        f" from (select * from {SAT} where name = 'Anna') as other"
        f" where {SAT.partition('.')[2]}.name = 'Bob'",
    )
    assert wrong(crm) == [("changed", SAT, 1, "b")]


def test_two_rows_that_exchanged_their_attributes_are_found(crm) -> None:
    name = SAT.partition(".")[2]
    manipulate(
        crm,
        f"create table other as select * from {SAT} where load_id = 1",
        f"update {SAT} set name = other.name, age = other.age, hashdiff = other.hashdiff"
        f" from other where {name}.load_id = 1 and {name}.age + other.age = 73"
        f" and {name}.age <> other.age",
    )
    assert sorted(wrong(crm)) == [("changed", SAT, 1, "a"), ("changed", SAT, 1, "b")]


def test_a_removed_row_is_named_by_its_key(crm) -> None:
    manipulate(crm, f"delete from {SAT} where name = 'Bob'")
    assert wrong(crm) == [("removed", SAT, 1, "b")]
    ((key,),) = crm.select("select customer_hk from raw_vault.hub_customer where customer_no = 'b'")
    (finding,) = verify(crm.warehouse, crm.engine).findings.itertuples()
    assert finding.key == str(key)
    assert "crm.customers" in finding.message
    assert "customers_0001.csv" in finding.message


def test_a_removed_key_is_named_though_no_hub_knows_it(crm) -> None:
    ((key,),) = crm.select("select customer_hk from raw_vault.hub_customer where customer_no = 'b'")
    manipulate(crm, f"delete from {HUB} where customer_no = 'b'")
    (finding,) = verify(crm.warehouse, crm.engine).findings.itertuples()
    assert (finding.kind, finding.table, finding.key) == ("removed", HUB, str(key))


def test_a_row_that_was_slipped_in_is_named_though_its_hashes_are_right(crm) -> None:
    manipulate(
        crm,
        f"insert into {SAT} (customer_hk, load_date, applied_date, hashdiff, name, age,"
        " record_source, load_id) select customer_hk, load_date, timestamp '2024-03-03', hashdiff,"
        f" name, age, record_source, load_id from {SAT} where name = 'Bob'",
    )
    assert wrong(crm) == [("added", SAT, 1, "b")]


def test_a_row_that_is_there_twice_is_named(crm) -> None:
    manipulate(crm, f"insert into {SAT} select * from {SAT} where name = 'Bob'")
    assert wrong(crm) == [("added", SAT, 1, "b")]


def test_a_row_moved_to_another_load_is_missed_in_one_and_found_in_the_other(crm) -> None:
    manipulate(crm, f"update {SAT} set load_id = 2 where name = 'Bob'")
    assert set(wrong(crm)) >= {("removed", SAT, 1, "b"), ("added", SAT, 2, "b")}


def test_a_row_of_a_load_that_never_was_is_named(crm) -> None:
    manipulate(crm, f"insert into {HUB} select * from {HUB} where customer_no = 'b'".replace(
        "select *", "select customer_hk, 'z', load_date, record_source, 77"
    )) if crm.engine.dialect.name == "duckdb" else manipulate(
        crm, f"update {HUB} set load_id = 77 where customer_no = 'b'"
    )  # fmt: skip
    assert ("added", HUB, 77) in {one[:3] for one in wrong(crm)}
    assert any("load 77, which the audit does not know" in text for text in messages(crm))


def test_a_relation_that_leads_elsewhere_is_named(crm) -> None:
    manipulate(
        crm,
        f"update {LINK} set customer_hk ="
        f" (select customer_hk from {HUB} where customer_no = 'c')"
        " where order_hk = (select order_hk from raw_vault.hub_order where order_no = 1)",
    )
    (finding,) = verify(crm.warehouse, crm.engine).findings.itertuples()
    ((key,),) = crm.select(
        f"select oc_hk from {LINK} where customer_hk ="
        f" (select customer_hk from {HUB} where customer_no = 'c')"
    )
    assert (finding.kind, finding.table, finding.key) == ("changed", LINK, str(key))


GHOSTS = {
    f"update {HUB} set record_source = 'x' where load_id = 0": HUB,
    f"update {SAT} set name = 'x' where load_id = 0": SAT,
    f"update {SAT} set applied_date = timestamp '2024-01-01' where load_id = 0": SAT,
    f"delete from {HUB} where load_id = 0": HUB,
    f"insert into {SAT} select * from {SAT} where load_id = 0": SAT,
}


def test_a_ghost_that_was_touched_is_named(crm) -> None:
    for change, table in GHOSTS.items():
        with kept(crm, table):
            manipulate(crm, change)
            assert {one[1] for one in wrong(crm)} == {table}, change


AUDIT = {
    "load": ("file", "'x'", "load_id = 1"),
    "row_account": ("unchanged", "7", "load_id = 1 and target = 'hub_customer'"),
    "rejected_row": ("reason", "'fine'", "load_id = 2"),
    "run": ("who", "'nobody'", "run_id = 1"),
    "step": ("sql_digest", "'x'", "run_id = 1 and kind = 'hub' and operation = 'judge'"),
    "definition": ("content", "'x'", "run_id = 1"),
    "hub_key": ("tenant", "'x'", "feed = 'crm.customers'"),
}


def test_a_changed_or_removed_audit_row_is_named(crm) -> None:
    for name, (column, value, where) in AUDIT.items():
        table = f"audit.{name}"
        with kept(crm, table):
            manipulate(crm, f"update {table} set {column} = {value} where {where}")
            assert {one[:2] for one in wrong(crm)} == {("changed", table)}
            manipulate(crm, f"delete from {table} where {where}")
            assert ("removed", table) in {one[:2] for one in wrong(crm)}


SEAL = ("number = 99", "load_id = 3", "sealed_by = 7", "sealed = timestamp '2024-01-01'",
        "content = 'x'", "digest = 'x'")  # fmt: skip


def test_a_changed_seal_is_named(crm) -> None:
    for change in SEAL:
        with kept(crm, "audit.seal"):
            manipulate(crm, f"update audit.seal set {change} where number = 2")
            assert {one[1] for one in wrong(crm)} == {"audit.seal"}, change


FIGURE = (
    "load_id = 1", "target = 'raw_vault.x'", "parts = 16", "part = 1", "row_count = 9",
    "key_sum = 'aa'", "digest_sum = 'aa'", "located_sum = '1'", "personal_sum = '1'",
    """covers = '{"by": "load_id"}'""", "run_id = 77",
)  # fmt: skip


def test_a_changed_figure_is_told_from_changed_rows(crm) -> None:
    for change in FIGURE:
        with kept(crm, "audit.sealed"):
            where = "load_id = 2 and target = 'raw_vault.hub_order'"
            manipulate(crm, f"update audit.sealed set {change} where {where}")
            assert {one[:2] for one in wrong(crm)} == {("chain", "audit.sealed")}, change
            assert any("raw_vault.hub_order" in text for text in messages(crm)), change


def test_a_chain_that_was_cut_is_told(crm) -> None:
    manipulate(crm, "delete from audit.seal where number >= 4")
    assert {(kind, load) for kind, _, load, _ in wrong(crm)} == {
        ("unsealed", 3),
        ("unsealed", None),
    }


def test_a_seal_taken_out_of_the_chain_is_told(crm) -> None:
    manipulate(crm, "delete from audit.seal where number = 2")
    assert "seal 2 removed: the chain has a gap there" in messages(crm)


def test_seals_that_changed_places_are_told(crm) -> None:
    manipulate(
        crm,
        "update audit.seal set number = 3 - number where number in (1, 2)",
    )
    assert [one[0] for one in wrong(crm)] == ["chain", "chain"]


def test_a_vault_that_was_sealed_anew_is_told_by_a_head_that_was_kept(crm) -> None:
    head = verify(crm.warehouse, crm.engine).head
    assert wrong(crm, since=head) == []
    crm.load(CUSTOMERS.replace("Ann", "Annie").replace("2024-01", "2024-03"))
    assert wrong(crm, since=head) == []
    manipulate(
        crm,
        "drop table audit.seal",
        "drop table audit.sealed",
        f"update {HUB} set customer_no = 'B' where customer_no = 'b'",
    )
    crm.run("load")
    assert wrong(crm) == []
    (text,) = messages(crm, since=head)
    assert text.startswith(f"the head {head} is not in the chain")


def test_verify_can_be_narrowed_to_a_load_or_a_table(crm) -> None:
    manipulate(crm, f"update {SAT} set name = 'x' where name in ('Bob', 'Anna')")
    assert [one[2] for one in wrong(crm)] == [1, 3]
    assert [one[2] for one in wrong(crm, load=1)] == [1]
    assert wrong(crm, table="hub_customer") == []
    assert len(wrong(crm, table="sat_customer_crm")) == 2
    with pytest.raises(UsageError, match="there is no load 9: `dvault history` lists them"):
        wrong(crm, load=9)
    with pytest.raises(UsageError, match="there is no table 'sat_custome_crm' that is sealed"):
        wrong(crm, table="sat_custome_crm")


def test_a_table_that_is_gone_is_told(crm) -> None:
    manipulate(crm, f"drop table {LINK}")
    assert wrong(crm) == [("removed", LINK, None, None)]


def test_a_table_that_is_no_longer_declared_is_verified_all_the_same(crm) -> None:
    text = DEFINITIONS.replace("order_customer: {", "oc: {")
    text = text.replace("  order: {business_key: {order_no: integer}}\n", "")
    crm.define(text[: text.index("links:")] + text[text.index("source:") : text.index("  orders:")])
    assert wrong(crm) == []
    manipulate(crm, f"delete from {LINK} where order_hk ="
                    " (select order_hk from raw_vault.hub_order where order_no = 1)")  # fmt: skip
    assert [one[:3] for one in wrong(crm)] == [("removed", LINK, 2)]
