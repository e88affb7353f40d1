"""What an erasure promises of later deliveries, of other keys and tables, and of crashes."""

from __future__ import annotations

from datetime import datetime

import pytest
from erasing import DEFINITIONS, RAW, SECRETS, dump, forget, load, stored_bytes, texts, wrong

from vault.errors import DatabaseError, UsageError

LATER = """
    customer_no | name       | age  | at
    C-1001      | Ann Secret | 33   | 2024-02-01
    c-1001      | Ann Secret | -    | 2024-04-01
    c-1001      | Ann Hidden | late | 2024-04-02
    kunde-2     | Bobby      | 43   | 2024-02-01
"""
ERASED = "customer_no: the key of customer was erased and is not stored again"


def rejected(trial, load_id: int = 7) -> list[tuple]:
    return trial.select(
        "select reason, delivered from audit.rejected_row"
        f" where load_id >= {load_id} order by load_id, delivery_row"
    )


def test_a_later_delivery_is_rejected_and_nothing_personal_of_it_is_kept(trial) -> None:
    load(trial)
    forget(trial)
    trial.load(LATER)
    assert rejected(trial) == [
        (ERASED, '{"customer_no":null,"name":null,"age":"33","at":"2024-02-01"}'),
        (ERASED, '{"customer_no":null,"name":null,"age":"","at":"2024-04-01"}'),
        ("age: 'late' is not an integer",
         '{"customer_no":null,"name":null,"age":"late","at":"2024-04-02"}'),
    ]  # fmt: skip
    assert "Bobby | 43" in trial.rows("raw_vault.sat_customer_crm", "name, age")
    assert trial.accounts("sat_customer_crm")[-1] == (4, 1, 0, 0, 3)
    assert not [secret for secret in SECRETS if secret in texts(trial)]
    assert not [secret for secret in SECRETS if secret.encode() in stored_bytes(trial)]
    assert wrong(trial) == []


def test_in_whichever_role_a_row_names_the_key_it_is_rejected(trial) -> None:
    load(trial)
    forget(trial)
    trial.load("order_no | customer_no | note | amount\n9 | c-1001 | x | 1", "orders")
    trial.load("master | duplicate\nc-9 | c-1001", "same")
    assert [reason for reason, _ in rejected(trial)] == [
        ERASED, "duplicate: the key of duplicate was erased and is not stored again"
    ]  # fmt: skip
    assert trial.rows("raw_vault.hub_order", "order_no") == ["1", "2"]


def test_old_files_that_are_loaded_again_obey_too(trial) -> None:
    load(trial)
    forget(trial)
    before = dump(trial, RAW)
    for path in (trial.folder / "data").iterdir():
        again = path.with_name(path.name.replace("0001", "again").replace("000", "again"))
        again.write_bytes(path.read_bytes() + b"\n")  # another content, so that it is loaded
    done = trial.run("load")
    assert len(done.loads) == 6
    assert dump(trial, RAW) == before
    # one row names nobody, whatever it holds
    assert [secret for secret in SECRETS if secret in texts(trial)] == ["Ann Secret"]
    assert wrong(trial) == []


def test_from_the_date_on_it_is_stored_again(trial) -> None:
    load(trial)
    forget(trial, until=datetime(2024, 3, 1))
    trial.load(LATER)
    assert [reason for reason, _ in rejected(trial)] == [
        f"{ERASED} until the date that was set", "age: 'late' is not an integer"
    ]  # fmt: skip
    assert "Ann Secret" not in rejected(trial)[0][1]
    stored = trial.rows("raw_vault.sat_customer_crm", "name, age, applied_date")
    assert "Ann Secret | - | 2024-04-01 00:00:00" in stored
    assert "Ann Secret | 33 | 2024-02-01 00:00:00" not in stored
    # the hub keeps the pseudonym, which is no collision of two keys
    assert not [
        key for key in trial.rows("raw_vault.hub_customer", "customer_no") if key == "c-1001"
    ]
    assert wrong(trial) == []
    forget(trial)
    assert not [secret for secret in SECRETS if secret in texts(trial)]
    assert wrong(trial) == []


def test_what_comes_again_as_it_was_is_stored_again_too(trial) -> None:
    load(trial)
    forget(trial, until=datetime(2024, 3, 1))
    again = "customer_no | name | age | at\nc-1001 | Ann Hidden | 32 | 2024-05-0{}"
    trial.load(again.format(1))
    stored = "Ann Hidden | 32 | 2024-05-01 00:00:00"
    rows = trial.rows("raw_vault.sat_customer_crm", "name, age, applied_date")
    assert stored in rows
    trial.load(again.format(2))
    assert trial.rows("raw_vault.sat_customer_crm", "name, age, applied_date") == rows
    trial.deliver(
        "customer_no | kind | phone\nkunde-2 | home | +49 666 0001"
        "\nc-1001 | home | +49 555 0001\nc-1001 | work | +49 555 0002",
        "phones",
    )
    trial.run()
    assert trial.rows("raw_vault.sat_customer_phones", "kind, phone") == [
        "home | +49 555 0001", "home | +49 666 0001", "home | -", "work | +49 555 0002", "work | -"
    ]  # fmt: skip
    assert wrong(trial) == []


def test_another_date_alone_is_another_erasure(trial) -> None:
    load(trial)
    forget(trial)
    assert forget(trial, until=datetime(2024, 3, 1)).erasure_id == 2
    trial.load(LATER)
    assert len([one for one in rejected(trial) if one[0].startswith(ERASED)]) == 1
    assert wrong(trial) == []


def test_a_date_that_is_yet_to_come_keeps_it_out_till_then(trial) -> None:
    load(trial)
    forget(trial, until=datetime(2999, 1, 1))
    trial.load(LATER.replace("2024-", "3001-"))
    assert len([one for one in rejected(trial) if one[0].startswith(ERASED)]) == 2


KEYS = """
hubs:
  member:
    business_key: {country: text, number: {type: integer, pii: true}}
    collision_code: true
source: club
feeds:
  members:
    read: data/members_*.csv
    delivers: changes
    columns: {country: text, number: integer, name: {type: text, pii: true}}
    hubs: {member: {key: [country, number], collision_code: club}}
    satellites: {member: {of: member, attributes: name}}
  guests:
    read: data/guests_*.csv
    delivers: changes
    columns: {country: text, number: integer, name: {type: text, pii: true}}
    hubs: {member: {key: [country, number], collision_code: guest}}
    satellites: {guest: {of: member, attributes: name}}
"""


def test_keys_of_several_columns_and_codes_are_told_apart(trial) -> None:
    trial.define(KEYS)
    trial.deliver("country | number | name\nat | 7 | Ann\nat | 8 | Bob\nat | x | Ann", "members")
    trial.deliver("country | number | name\nAT | 7 | Gus", "guests")
    trial.run()
    with pytest.raises(UsageError, match=r"told apart by collision_code .*: give that first"):
        forget(trial, "AT", "7", hub="member")
    forget(trial, "club", " AT", "7", hub="member")
    assert trial.rows("raw_vault.sat_member", "name") == ["-", "Bob"]
    assert trial.rows("raw_vault.sat_guest", "name") == ["Gus"]
    rows = trial.rows("raw_vault.hub_member", "collision_code, country, number")
    assert len([row for row in rows if row.startswith("club | at | -")]) == 1
    assert {"club | at | 8", "guest | AT | 7"} <= set(rows)
    assert wrong(trial) == []
    trial.deliver("country | number | name\nat | 7 | Ann", "members")
    trial.deliver("country | number | name\nat | 7 | Gustav", "guests")
    trial.run()
    assert "Gustav" in trial.rows("raw_vault.sat_guest", "name")
    assert trial.rows("raw_vault.sat_member", "name") == ["-", "Bob"]


def test_an_incremental_mart_keeps_nothing(trial) -> None:
    folder = trial.folder / "marts"
    folder.mkdir()
    (folder / "names.sql").write_text(
        "select customer_no, name from {{ ref('dim_customer') }} where customer_no is not null\n"
    )
    (folder / "names.yml").write_text(
        "mart: names\ndescription: Names.\ngrain: [customer_no]\nmaterialized: incremental\n"
        "columns: {customer_no: Who., name: What they are called.}\n"
    )
    load(trial, f"{DEFINITIONS}marts: [marts]\n")
    assert "Ann Hidden" in str(trial.select("select * from marts.names"))
    forget(trial)
    names = [name for _, name in trial.select("select customer_no, name from marts.names")]
    assert sorted(name or "-" for name in names) == ["-", "-", "-", "Bob Public"]


class _Killed(BaseException):
    pass


#: Where it is cut off: what of the Eraser, or of its driver, never comes to its end.
INSTANTS = ("before the transaction ends", "before anything is built", "before the file is written",
            "while the file is written", "before the new file takes its place")  # fmt: skip


@pytest.mark.parametrize("instant", INSTANTS)
def test_cut_off_at_any_instant_it_ends_as_if_it_had_not_been(
    trial, instant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(trial)
    driver = f"vault.execute.drivers.{trial.engine.dialect.name}"
    places = {
        "before the transaction ends": "vault.erasure.doing.keep_erasure",
        "before anything is built": "vault.erasure.doing.build",
        "before the file is written": f"{driver}.rewrite",
    }
    if trial.engine.dialect.name == "duckdb":
        places["while the file is written"] = f"{driver}._require_same"
        places["before the new file takes its place"] = f"{driver}._to_disk"
    if instant not in places:
        pytest.skip("a server writes no file of its own")

    def killed(*more: object, **else_: object) -> None:
        raise _Killed

    with monkeypatch.context() as cut:
        cut.setattr(places[instant], killed)
        with pytest.raises(_Killed):
            forget(trial)
    forget(trial)
    assert not [secret for secret in SECRETS if secret in texts(trial)]
    assert not [secret for secret in SECRETS if secret.encode() in stored_bytes(trial)]
    assert trial.select("select count(*) from audit.erasure") == [(1,)]
    assert wrong(trial) == []
    if trial.engine.dialect.name == "duckdb":
        assert {path.name for path in trial.folder.parent.glob("test*")} == {"test.duckdb"}


def test_a_failure_undoes_the_whole_erasure(trial, monkeypatch: pytest.MonkeyPatch) -> None:
    load(trial)
    before = dump(trial, RAW)

    def failing(*more: object) -> None:
        raise DatabaseError("the disk is gone")

    with monkeypatch.context() as cut:
        cut.setattr("vault.erasure.doing.keep_erasure", failing)
        with pytest.raises(DatabaseError):
            forget(trial)
    assert dump(trial, RAW) == before
    assert wrong(trial) == []
    assert trial.select("select status, message from audit.run order by run_id")[-1] == (
        "failed",
        None,
    )


def test_where_the_disk_is_too_full_nothing_is_erased(trial, monkeypatch) -> None:
    if trial.engine.dialect.name != "duckdb":
        pytest.skip("a server has its own disk")
    load(trial)
    trial.release()  # which writes what its file lacks
    before = stored_bytes(trial)
    monkeypatch.setattr(
        "vault.execute.drivers.duckdb.shutil.disk_usage",
        lambda folder: type("Usage", (), {"free": 1000}),
    )
    with pytest.raises(DatabaseError, match=r"bytes, and 1,000 are free; nothing is erased"):
        forget(trial)
    assert stored_bytes(trial) == before


def test_a_file_that_is_open_elsewhere_in_the_process_is_not_written_anew(trial) -> None:
    if trial.engine.dialect.name != "duckdb":
        pytest.skip("a server may have any number of connections")
    load(trial)
    with trial.engine.connect() as other:
        other.exec_driver_sql("select 1")
        with pytest.raises(UsageError, match="is open in this process by 1 other connections"):
            forget(trial)
    forget(trial)
