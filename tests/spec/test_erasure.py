"""What an erasure promises: one person is gone from everywhere, and the rest can be proved."""

from __future__ import annotations

import pytest
from erasing import (
    DEFINITIONS,
    KEY,
    PUBLIC,
    RAW,
    SECRETS,
    dump,
    forget,
    load,
    stored_bytes,
    texts,
    wrong,
)

from vault.errors import ErasureError, UsageError
from vault.verify import verify


@pytest.fixture
def shop(trial):
    return load(trial)


def test_everything_personal_of_the_key_is_emptied_and_nothing_else(shop) -> None:
    before = dump(shop, RAW)
    found = forget(shop)
    assert found.hash_key == KEY
    after = dump(shop, RAW)
    for table in RAW:
        gone = set(before[table]) - set(after[table])
        assert all(any(secret in row for secret in SECRETS) for row in gone), table
        assert len(before[table]) == len(after[table])
    assert not [secret for secret in SECRETS if secret in str(after)]
    assert not [word for word in PUBLIC if word not in str(after)]
    emptied = {
        "hub_customer": 1, "sat_customer_crm": 2, "sat_customer_web": 1, "sat_customer_phones": 2,
        "link_message": 1, "sat_order_note": 1,
    }  # fmt: skip
    assert {table: len(set(before[table]) - set(after[table])) for table in RAW} == dict.fromkeys(
        RAW, 0
    ) | emptied
    listed = dict(zip(found.tables["table"], found.tables["rows"], strict=True))
    assert listed == {f"raw_vault.{name}": rows for name, rows in emptied.items()} | {
        "audit.rejected_row": 7
    }
    # what is not personal stays, in each row
    assert shop.rows("raw_vault.sat_customer_crm", "name, age") == [
        "- | 31",
        "- | 32",
        "Bob Public | 42",
    ]
    assert shop.rows("raw_vault.link_message", "message_no, words, size") == [
        "1 | - | 14", "1 | it is I Bob | 13"
    ]  # fmt: skip


def test_no_table_view_dimension_or_fact_shows_it_any_more(shop) -> None:
    assert all(secret in texts(shop) for secret in SECRETS if secret != "C-1001")
    found = forget(shop)
    shown = texts(shop)
    assert not [secret for secret in SECRETS if secret in shown]
    assert not [word for word in PUBLIC if word not in shown]
    assert {"business_vault.dim_customer", "business_vault.fact_message"} <= set(found.built)


def test_no_byte_of_it_is_left_on_the_disk(shop) -> None:
    assert [secret for secret in SECRETS if secret.encode() in stored_bytes(shop)]
    forget(shop)
    left = stored_bytes(shop)
    assert not [secret for secret in SECRETS if secret.encode() in left]
    assert not [word for word in PUBLIC if word.encode() not in left]


def test_a_pseudonym_stands_for_the_key_whose_hash_stays(shop) -> None:
    forget(shop)
    forget(shop, "kunde-2")
    keys = dict(shop.select("select customer_hk, customer_no from raw_vault.hub_customer"))
    names = [name for name in keys.values() if name and name.startswith("erased-")]
    assert len(set(names)) == 2
    assert str(KEY) in map(str, keys)


def test_the_row_account_and_the_reasons_of_rejected_rows_stay(shop) -> None:
    before = dump(shop, ("row_account", "load"))
    reasons = shop.select("select reason from audit.rejected_row order by 1")
    forget(shop)
    assert dump(shop, ("row_account", "load")) == before
    assert shop.select("select reason from audit.rejected_row order by 1") == reasons


def test_rejected_rows_that_named_the_key_keep_what_is_not_personal(shop) -> None:
    forget(shop)
    kept = {(feed, row): text for feed, row, text in shop.select(
        "select feed, delivery_row, rejected.delivered from audit.rejected_row as rejected"
        " inner join audit.load as known on known.load_id = rejected.load_id"
    )}  # fmt: skip
    assert (
        kept["crm.customers", 3] == '{"customer_no":null,"name":null,"age":"old","at":"2024-01-03"}'
    )
    assert kept["crm.web", 3].replace(" ", "") == '{"who":null,"mail":null,"visits":"many"}'
    assert kept["crm.web", 4] == "{}"  # a broken line, which held the key
    assert kept["crm.orders", 3] == '{"order_no":"x","customer_no":null,"note":null,"amount":"30"}'
    assert kept["crm.orders", 4] == "{}"  # without a key, but with a name that was stored
    message = '{"customer_no":null,"message_no":"1","words":null,"size":"13"}'
    assert kept["crm.messages", 1] == message


def test_verify_is_content_and_names_the_erasure(shop) -> None:
    assert wrong(shop) == []
    forget(shop, reason="art. 17, ticket 4", requested_by="the data protection officer")
    found = verify(shop.warehouse, shop.engine)
    assert list(found.findings["message"]) == []
    (note,) = [note for note in found.notes if note.startswith("erasure 1 ")]
    assert KEY in note
    assert "asked for by the data protection officer" in note
    assert "art. 17, ticket 4" in note
    assert "c-1001" not in note.lower()


def test_the_audit_says_who_what_when_and_why_but_not_whom(shop) -> None:
    forget(shop, reason="art. 17", requested_by="request 7")
    ((number, hub, key, by, reason, until, rows),) = shop.select(
        "select erasure_id, hub, hash_key, requested_by, reason, until_date, row_count"
        " from audit.erasure"
    )
    assert (number, hub, str(key), by, reason, until) == (
        1, "customer", KEY, "request 7", "art. 17", None
    )  # fmt: skip
    assert rows == 15
    assert ("raw_vault.sat_customer_crm", "name") in shop.select(
        "select distinct target, erased_columns from audit.erased_row"
    )
    ((command, status),) = shop.select("select command, status from audit.run where run_id = 2")
    assert (command, status) == ("erase", "done")


def test_to_ask_changes_nothing_and_lists_what_would_go(shop) -> None:
    shop.release()  # which writes what its file lacks
    before = dump(shop) if shop.engine.dialect.name != "duckdb" else stored_bytes(shop)
    asked = forget(shop, dry_run=True)
    after = dump(shop) if shop.engine.dialect.name != "duckdb" else stored_bytes(shop)
    assert after == before
    assert asked.erasure_id is None
    done = forget(shop)
    assert done.erasure_id == 1
    assert asked.tables.equals(done.tables)
    assert asked.notes == done.notes


def test_erasing_twice_is_erasing_once(shop) -> None:
    forget(shop)
    before = dump(shop, (*RAW, "rejected_row", "erasure", "erased_row"))
    again = forget(shop)
    assert (again.erasure_id, len(again.tables)) == (None, 0)
    assert dump(shop, (*RAW, "rejected_row", "erasure", "erased_row")) == before
    assert wrong(shop) == []


def test_one_after_the_other_can_be_erased(shop) -> None:
    forget(shop)
    assert forget(shop, "KUNDE-2").erasure_id == 2
    assert wrong(shop) == []
    assert not [word for word in PUBLIC if word in texts(shop)]


def test_keys_that_are_said_to_be_the_same_are_named_and_stay(shop) -> None:
    found = forget(shop, dry_run=True)
    (note,) = [note for note in found.notes if "same_customer" in note]
    assert "c-3" in note
    assert "c-4" in note  # over what lies between
    assert "erase each by itself" in note
    forget(shop)
    assert "c-3" in texts(shop)


def test_what_cannot_be_erased_is_told(shop) -> None:
    with pytest.raises(ErasureError, match="holds no key 'nobody': nothing is erased"):
        forget(shop, "nobody")
    with pytest.raises(UsageError, match="there is no hub 'custome'; did you mean 'customer'"):
        forget(shop, hub="custome")
    with pytest.raises(UsageError, match="is customer_no: give one text, not 2"):
        forget(shop, "c-1001", "x")
    with pytest.raises(UsageError, match="'one' is no integer, as the key 'order_no' is"):
        forget(shop, "one", hub="order")
    with pytest.raises(UsageError, match="--reason must say something"):
        forget(shop, reason=" ")
    assert shop.select("select count(*) from audit.run") == [(1,)]


def test_a_reason_must_not_name_what_is_erased(shop) -> None:
    before = dump(shop, RAW)
    for words in ({"reason": "as ann secret asked"}, {"requested_by": "ann@secret.example"},
                  {"reason": "no longer customer c-1001."}):  # fmt: skip
        with pytest.raises(UsageError, match="which is to be erased, and stays in the audit"):
            forget(shop, **words)
    assert dump(shop, RAW) == before
    assert wrong(shop) == []
    assert not [secret for secret in ("as ann secret",) if secret in texts(shop).lower()]


def test_without_anything_personal_there_is_nothing_to_erase(trial) -> None:
    load(trial, DEFINITIONS.replace("pii: true", "pii: false"))
    with pytest.raises(ErasureError, match="no column that is known of hub 'customer' is marked"):
        forget(trial)
    assert trial.select("select count(*) from audit.run") == [(1,)]


def test_a_key_that_is_not_personal_stays_and_that_is_told(trial) -> None:
    load(trial, DEFINITIONS.replace("{customer_no: text}, pii: true", "{customer_no: text}"))
    found = forget(trial)
    assert any("the key itself stays" in note for note in found.notes)
    assert "c-1001" in texts(trial)
    assert not [secret for secret in SECRETS[2:] if secret in texts(trial)]
    assert wrong(trial) == []
