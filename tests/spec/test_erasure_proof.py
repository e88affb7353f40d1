"""What can still be proved of rows that were erased, and what is not taken for an erasure."""

from __future__ import annotations

from threading import Event, Thread, Timer

import pytest
from erasing import DEFINITIONS, KEY, SECRETS, dump, forget, load, stored_bytes, texts, wrong
from test_verify import kept, manipulate

from vault.errors import DatabaseError
from vault.verify import verify

SAT, HUB, LINK = (
    f"raw_vault.{name}" for name in ("sat_customer_crm", "hub_customer", "link_message")
)
PHONES, REJECTED = "raw_vault.sat_customer_phones", "audit.rejected_row"
OF_KEY = f"customer_hk = '{KEY}'"

#: What somebody does to an erased row, by the table in which it is found.
TOUCHED = {
    "another attribute": (SAT, f"update {SAT} set age = 33 where age = 31 and {OF_KEY}"),
    "a value in an emptied column": (SAT, f"update {SAT} set name = 'x' where age = 31"),
    "another applied date": (
        SAT, f"update {SAT} set applied_date = timestamp '2024-01-09' where age = 31"
    ),
    "a removed row": (SAT, f"delete from {SAT} where age = 32 and {OF_KEY}"),
    "a row twice": (SAT, f"insert into {SAT} select * from {SAT} where age = 31"),
    "another hash": (SAT, f"update {SAT} set hashdiff = customer_hk where age = 31"),
    "a member of a set": (PHONES, f"delete from {PHONES} where kind = 'work' and {OF_KEY}"),
    "the key of a member": (PHONES, f"update {PHONES} set kind = 'car' where kind = 'work'"),
    "a payload": (LINK, f"update {LINK} set size = 99 where {OF_KEY}"),
    "an emptied payload": (LINK, f"update {LINK} set words = 'x' where {OF_KEY}"),
    "another pseudonym": (HUB, f"update {HUB} set customer_no = 'erased-0' where {OF_KEY}"),
    "the key come back": (HUB, f"update {HUB} set customer_no = 'c-1001' where {OF_KEY}"),
    "a rejected row": (REJECTED, f"update {REJECTED} set delivered = '[]' where load_id = 1"),
    "its reason": (REJECTED, f"update {REJECTED} set reason = 'x' where load_id = 1"),
    "a rejected row less": (REJECTED, f"delete from {REJECTED} where load_id = 1"),
}  # fmt: skip
#: What looks like an erasure and is none, for want of what a sealed one says.
FORGED = {
    "a value emptied by hand": (SAT, f"update {SAT} set name = null where name = 'Bob Public'"),
    "a payload emptied by hand": (LINK, f"update {LINK} set words = null where not {OF_KEY}"),
    "a pseudonym by hand": (HUB, f"update {HUB} set customer_no = 'erased-1' where not {OF_KEY}"
                            " and load_id > 0"),
    "a rejected row emptied by hand": (
        REJECTED, f"update {REJECTED} set delivered = '{{}}' where load_id = 4"),
}  # fmt: skip
ERASURE, ROWS = "audit.erasure", "audit.erased_row"
#: What is done to the audit of erasures.
AUDIT = {
    "for another": (ERASURE, f"update {ERASURE} set requested_by = 'nobody'"),
    "for another reason": (ERASURE, f"update {ERASURE} set reason = 'none'"),
    "by another": (ERASURE, f"update {ERASURE} set erased_by = 'nobody'"),
    "for a time": (ERASURE, f"update {ERASURE} set until_date = timestamp '2024-01-01'"),
    "removed": (ERASURE, f"delete from {ERASURE}"),
    "slipped in": (ERASURE, f"insert into {ERASURE} select 2, run_id, hub, 'x', requested_by,"
                   f" erased_by, reason, erased, until_date, 0 from {ERASURE}"),
    "of another column": (ROWS, f"update {ROWS} set erased_columns = 'age' where target = '{SAT}'"),
    "of another digest": (ROWS, f"update {ROWS} set digest_left = 'x' where target = '{SAT}'"),
    "of a row less": (ROWS, f"delete from {ROWS} where target = '{SAT}'"),
    "of a row more": (ROWS, f"insert into {ROWS} select * from {ROWS} where target = '{SAT}'"),
    "of another key": (ROWS, f"update {ROWS} set row_key = 'x' where target = '{SAT}'"),
}  # fmt: skip


@pytest.fixture
def erased(trial):
    load(trial)
    forget(trial)
    assert wrong(trial) == []
    return trial


def test_whatever_is_done_to_an_erased_row_is_found(erased) -> None:
    for what, (table, change) in TOUCHED.items():
        with kept(erased, table):
            manipulate(erased, change)
            assert {one[1] for one in wrong(erased)} == {table}, what
    assert wrong(erased) == []


def test_a_row_that_was_changed_after_it_was_erased_is_named(erased) -> None:
    manipulate(erased, f"update {SAT} set age = 33 where age = 31")
    (message,) = verify(erased.warehouse, erased.engine).findings["message"]
    assert KEY in message
    assert message.endswith("it was changed after it was erased")


def test_what_looks_like_an_erasure_is_none_without_a_sealed_one(erased) -> None:
    for what, (table, change) in FORGED.items():
        with kept(erased, table):
            manipulate(erased, change)
            assert {one[1] for one in wrong(erased)} == {table}, what
    assert wrong(erased) == []


def test_the_audit_of_erasures_is_sealed_itself(erased) -> None:
    for what, (table, change) in AUDIT.items():
        with kept(erased, table):
            manipulate(erased, change)
            found = verify(erased.warehouse, erased.engine).findings
            assert table in set(found["table"]), what
            others = found[(found["table"] != table) & (table == ROWS)]["message"]
            assert all("unless only what audit.erased_row says" in one for one in others), what
    assert wrong(erased) == []


def test_an_erasure_that_is_slipped_in_excuses_nothing_unseen(erased) -> None:
    """Whoever empties a row and adds to the audit that it was erased is found by that."""
    bob = "select customer_hk from raw_vault.sat_customer_crm where name = 'Bob Public'"
    ((key,),) = erased.select(bob)
    manipulate(
        erased,
        f"insert into {ROWS} select erasure_id, run_id, load_id, target, erased_columns, '{key}',"
        f" 1, was_sound, key_number, covers, '', '0', '', '', '' from {ROWS}"
        f" where target = '{SAT}'",
        f"update {SAT} set name = null where name = 'Bob Public'",
    )
    assert ("added", ROWS, None) in wrong(erased)


def test_a_change_before_the_erasure_is_still_told_of(trial) -> None:
    load(trial)
    manipulate(trial, f"update {SAT} set age = 13 where age = 31")
    assert [one[1] for one in wrong(trial)] == [SAT]
    forget(trial)
    assert [one[1] for one in wrong(trial)] == [SAT]


@pytest.mark.parametrize(
    "hash",
    ["{recipe: automate_dv}", "{recipe: datavault4dbt, storage: hex}", "{algorithm: sha256}"],
)
def test_erasures_are_proved_by_every_recipe(trial, hash: str) -> None:
    load(trial, f"hash: {hash}\n{DEFINITIONS}")
    assert wrong(trial) == []
    forget(trial)
    assert wrong(trial) == []
    assert "c-1001" not in texts(trial).lower()
    for change, table in (
        ("set name = 'x' where age = 31", SAT),
        ("set age = 33 where age = 31", SAT),
        ("set name = null where name = 'Bob Public'", SAT),
    ):
        with kept(trial, table):
            manipulate(trial, f"update {table} {change}")
            assert {one[1] for one in wrong(trial)} == {table}, change


def test_what_is_marked_as_personal_later_is_erased_and_proved_too(trial) -> None:
    for before in (DEFINITIONS.replace("pii: true", "pii: false"),):
        load(trial, before)
        trial.define(DEFINITIONS)
        assert wrong(trial) == []
        forget(trial)
        assert wrong(trial) == []
        assert "Ann Secret" not in texts(trial)
        with kept(trial, HUB):
            manipulate(trial, f"update {HUB} set customer_no = 'c-1001' where {OF_KEY}")
            assert {one[1] for one in wrong(trial)} == {HUB}


def test_of_another_column_a_key_can_be_erased_again(trial) -> None:
    load(trial, DEFINITIONS.replace("{type: text, pii: true}, age", "text, age"))
    forget(trial)
    assert "Ann Secret" in texts(trial)
    trial.define(DEFINITIONS)
    assert forget(trial).erasure_id == 2
    assert wrong(trial) == []
    assert "Ann Secret" not in texts(trial)
    trial.define(DEFINITIONS.replace("age: integer", "age: {type: integer, pii: true}"))
    assert forget(trial).erasure_id == 3
    assert wrong(trial) == []
    manipulate(trial, f"update {SAT} set age = 31 where {OF_KEY}")
    assert {one[1] for one in wrong(trial)} == {SAT}


def test_large_loads_whose_keys_are_sealed_in_parts_are_proved_too(trial) -> None:
    lines = "".join(f"k{number} | N{number} | {number} | 2024-01-01\n" for number in range(1200))
    trial.define(DEFINITIONS)
    trial.deliver(f"customer_no | name | age | at\n{lines}")
    trial.run("apply")
    trial.run("load", feeds=["crm.customers"])
    for number in (7, 8, 900):
        forget(trial, f"K{number}")
    assert wrong(trial) == []
    manipulate(trial, f"update {SAT} set age = 2000 where age = 900")
    ((table, key),) = [
        (row.table, row.key) for row in verify(trial.warehouse, trial.engine).findings.itertuples()
    ]
    assert table == SAT
    assert [(str(key),)] == [
        (str(found),)
        for (found,) in trial.select(f"select customer_hk from {SAT} where age = 2000")
    ]


def test_a_chain_whose_figures_were_changed_is_told_though_rows_were_erased(erased) -> None:
    manipulate(erased, f"update audit.sealed set digest_sum = 'x' where target = '{SAT}'")
    assert {one[1] for one in wrong(erased)} == {"audit.sealed"}


def test_a_vault_that_goes_on_after_an_erasure_is_proved_as_before(erased) -> None:
    erased.deliver("customer_no | name | age | at\nb-7 | Eve | 5 | 2024-05-05")
    erased.run()
    assert wrong(erased) == []
    assert "Eve" in str(dump(erased))


def test_transactions_that_still_see_it_are_waited_for(trial, monkeypatch) -> None:
    if trial.engine.dialect.name != "postgresql":
        pytest.skip("a server's matter")
    load(trial)
    seen, told = Event(), Event()

    def look() -> None:
        with trial.engine.connect() as connection:
            connection.exec_driver_sql("set transaction isolation level repeatable read")
            connection.exec_driver_sql(f"select * from {SAT}")
            seen.set()
            told.wait(60)

    looking = Thread(target=look)
    looking.start()
    seen.wait(60)
    monkeypatch.setattr("vault.execute.drivers.postgresql.PATIENCE", 0.3)
    with pytest.raises(DatabaseError, match=r"may still see what was erased \(process \d+ of "):
        forget(trial)
    monkeypatch.undo()
    Timer(1, told.set).start()
    forget(trial)
    looking.join()
    left = stored_bytes(trial)
    assert not [secret for secret in SECRETS if secret.encode() in left]
