"""What verify says of more than one row, of what a table has lost, and of the seals themselves."""

from __future__ import annotations

import pytest
from test_verify import HUB, LINK, SAT, crm, kept, manipulate, messages, wrong

from vault.errors import VerificationError
from vault.verify import verify

__all__ = ["crm"]


def test_two_rows_slipped_in_are_both_named(crm) -> None:
    manipulate(
        crm,
        f"insert into {SAT} (customer_hk, load_date, applied_date, hashdiff, name, age,"
        " record_source, load_id) select customer_hk, load_date, timestamp '2024-03-03', hashdiff,"
        f" name, age, record_source, load_id from {SAT} where name in ('Ann', 'Bob')",
    )
    assert sorted(wrong(crm)) == [("added", SAT, 1, "a"), ("added", SAT, 1, "b")]


def test_several_rows_that_were_removed_are_each_named(crm) -> None:
    for table, left in ((SAT, "name is null"), (HUB, "customer_no = 'c'")):
        for removed in (f"not ({left})", "true"):
            with kept(crm, table):
                ((count,),) = crm.select(
                    f"select count(*) from {table} where load_id = 1 and {removed}"
                )
                keys = crm.select(
                    f"select cast(customer_hk as varchar) from {table}"
                    f" where load_id = 1 and {removed}"
                )
                manipulate(crm, f"delete from {table} where load_id = 1 and {removed}")
                found = verify(crm.warehouse, crm.engine).findings
                assert count > 1
                assert set(found["kind"]) == {"removed"}, (table, removed)
                assert sorted(found["key"]) == sorted(key for (key,) in keys), (table, removed)


def test_several_rows_with_hashes_of_nothing_are_each_slipped_in_and_nothing_more(crm) -> None:
    with kept(crm, SAT):
        manipulate(
            crm,
            f"insert into {SAT} (customer_hk, load_date, applied_date, hashdiff, name, age,"
            " record_source, load_id) select customer_hk, load_date, applied_date, customer_hk,"
            f" name, age, record_source, load_id from {SAT} where load_id = 1",
        )
        assert sorted(wrong(crm)) == [("added", SAT, 1, key) for key in "abc"]
        assert all("a row was slipped in; its hashdiff is not" in one for one in messages(crm))


def test_a_row_that_is_there_four_times_is_named_once(crm) -> None:
    for _ in range(2):
        manipulate(crm, f"insert into {SAT} select * from {SAT} where name = 'Bob'")
    assert wrong(crm) == [("added", SAT, 1, "b")]
    assert messages(crm)[0].endswith("it is there 4 times: 3 rows were slipped in")


def test_a_row_under_the_key_of_another_is_named(crm) -> None:
    manipulate(
        crm,
        f"update {SAT} set customer_hk = (select customer_hk from {HUB} where customer_no = 'c')"
        " where name = 'Bob'",
    )
    assert wrong(crm) == [("changed", SAT, 1, "c")]
    ((key,),) = crm.select(f"select customer_hk from {HUB} where customer_no = 'b'")
    assert f"slipped in where {key} was removed" in messages(crm)[0]


def test_relations_that_lead_elsewhere_are_each_named(crm) -> None:
    manipulate(
        crm,
        "create table other as select order_hk, customer_hk from " + LINK + " where load_id > 0",
        f"update {LINK} set customer_hk = cast((select max(cast(other.customer_hk as varchar))"
        " from other where other.order_hk <> link_oc.order_hk) as uuid) where load_id > 0",
    )
    before = crm.select(
        f"select cast(oc_hk as varchar) from {LINK} as now inner join other"
        " on now.order_hk = other.order_hk where now.customer_hk <> other.customer_hk"
    )
    found = verify(crm.warehouse, crm.engine).findings
    assert before
    assert set(found["key"]) >= {key for (key,) in before}
    assert set(found["table"]) == {LINK}


def test_a_lost_column_is_named_whatever_it_held(crm) -> None:
    for table, column in (
        (SAT, "name"),
        (SAT, "applied_date"),
        (SAT, "load_id"),
        (LINK, "load_date"),
    ):
        manipulate(crm, f"alter table {table} rename column {column} to elsewhere")
        assert messages(crm) == [f"{table}: column '{column}' is gone"]
        manipulate(crm, f"alter table {table} rename column elsewhere to {column}")


@pytest.mark.parametrize("name", ["seal.digest", "sealed.load_id", "load.feed", "run.status"])
def test_what_all_is_compared_by_is_asked_for_first(crm, name: str) -> None:
    table, _, column = f"audit.{name}".rpartition(".")
    manipulate(crm, f"alter table {table} rename column {column} to elsewhere")
    with pytest.raises(VerificationError, match=f"{table}: column '{column}' is gone"):
        verify(crm.warehouse, crm.engine)


def test_a_seal_that_is_there_twice_makes_no_other_wrong(crm) -> None:
    manipulate(crm, "insert into audit.seal select * from audit.seal where number = 2")
    assert messages(crm) == ["seal 2 is there twice, or out of its place"]


def test_figures_of_a_load_that_never_was_are_no_missing_rows(crm) -> None:
    manipulate(crm, "insert into audit.sealed select 77, run_id, target, parts, part, row_count,"
                    " key_sum, digest_sum, located_sum, personal_sum, covers from audit.sealed"
                    f" where load_id = 1 and target = '{SAT}'")  # fmt: skip
    assert [one[:3] for one in wrong(crm)] == [("chain", "audit.sealed", 77)]


EMPTIED = {
    "audit.seal": ("number", "sealed_by", "sealed", "content", "digest"),
    "audit.sealed": ("target", "parts", "part", "row_count", "key_sum", "digest_sum",
                     "located_sum", "personal_sum", "covers"),
    "audit.load": ("run_id", "feed", "load_date", "load_id"),
}  # fmt: skip


def test_an_emptied_cell_of_the_audit_is_found(crm) -> None:
    for table, columns in EMPTIED.items():
        for column in columns:
            with kept(crm, table):
                manipulate(crm, f"alter table {table} alter column {column} drop not null")
                manipulate(crm, f"update {table} set {column} = null where load_id = 1")
                assert wrong(crm), column


def test_a_ghost_that_is_there_twice_is_named(crm) -> None:
    manipulate(
        crm,
        f"insert into {SAT} select * from {SAT} where load_id = 0"
        " and cast(customer_hk as varchar) like '0%'",
    )
    (finding,) = verify(crm.warehouse, crm.engine).findings.itertuples()
    assert (finding.kind, finding.table, finding.key) == ("added", SAT, "unknown")
