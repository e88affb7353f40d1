"""The command `dvault erase`: what it prints, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest
from conftest import Call

PERSON = "erase library member M-001 --reason 'art. 17' --requested-by 'request 7'"


@pytest.fixture
def loaded(command: Call, tmp_path: Path) -> Path:
    """A warehouse with a personal column and key, loaded; returns its database."""
    library = tmp_path / "library"
    (library / "data").mkdir(parents=True)
    (library / "warehouse.yml").write_text(
        "warehouse: library\n"
        "hubs: {member: {business_key: {member_no: text}, pii: true}}\n"
        "dimensions: {member: {of: member, satellites: [member]}}\n"
        "source: desk\n"
        "feeds:\n"
        "  members:\n"
        "    read: data/members.csv\n"
        "    delivers: changes\n"
        "    columns: {member_no: text, name: {type: text, pii: true}, since: integer}\n"
        "    hubs: {member: member_no}\n"
        "    satellites: {member: {of: member, attributes: [name, since]}}\n"
    )
    (library / "data" / "members.csv").write_text(
        "member_no,name,since\nM-001,Ann,1999\nM-002,Bob,2001\n"
    )
    assert command("run library --quiet")[0] == 0
    return tmp_path / "library.duckdb"


def names(database: Path) -> list[str | None]:
    with duckdb.connect(database, read_only=True) as connection:
        sql = (
            "select name from business_vault.dim_member where member_no is not null order by since"
        )
        return [name for (name,) in connection.execute(sql).fetchall()]


def test_it_lists_what_it_emptied_and_what_is_left_to_do(command: Call, loaded: Path) -> None:
    code, out, err = command(PERSON)
    assert code == 0
    assert "raw_vault.sat_member" in out
    assert "business_vault.dim_member: built" in err
    assert "note: what the sources hold is theirs to erase: library/data/members.csv" in err
    assert err.splitlines()[-1].endswith(": erasure 1: emptied 2 rows in 2 tables")
    assert names(loaded) == [None, "Bob"]
    assert command("verify library --quiet")[0] == 0
    assert "erasure 1 of member" in command("verify library")[2]
    assert b"M-001" not in loaded.read_bytes()


def test_a_dry_run_changes_nothing(command: Call, loaded: Path) -> None:
    before = loaded.read_bytes()
    code, out, err = command(f"{PERSON} --dry-run --format json")
    said = json.loads(out)
    assert code == 0
    assert said["erasure_id"] is None
    assert said["tables"] == [
        {"table": "raw_vault.hub_member", "columns": "member_no", "rows": 1},
        {"table": "raw_vault.sat_member", "columns": "name", "rows": 1},
    ]
    assert err.splitlines()[-1].endswith("would empty 2 rows in 2 tables; nothing was changed")
    assert loaded.read_bytes() == before


def test_again_there_is_nothing_left_to_do(command: Call, loaded: Path) -> None:
    assert command(PERSON)[0] == 0
    code, out, err = command(PERSON)
    assert (code, out) == (0, "")
    assert err.splitlines()[-1].endswith("there was nothing left to empty: it was erased before")
    code, out, _ = command(f"{PERSON} --until 2030-01-01 --format json")
    assert json.loads(out)["until"] == "2030-01-01 00:00:00"
    found = json.loads(command("history library --erasures --format json")[1])
    assert [(one["erasure_id"], one["until_date"]) for one in found] == [
        (1, None), (2, "2030-01-01T00:00:00")
    ]  # fmt: skip


def test_what_is_asked_wrongly_is_told(command: Call, loaded: Path) -> None:
    code, _, err = command(PERSON.replace("M-001", "M-9"))
    assert code == 1
    assert "hub 'member' holds no key 'M-9': nothing is erased" in err
    assert command(PERSON.replace("member M-001", "membr M-001"))[0] == 2
    assert "name a hub and a key of it" in command(PERSON.replace("M-001", ""))[2]
    assert "write it as 2027-01-31" in command(f"{PERSON} --until soon")[2]
    assert "Missing option '--reason'" in command("erase library member M-001")[2]
    assert command("history library --erasures --format csv")[1].startswith(
        "erasure_id,run_id,hub,"
    )


def test_what_is_not_there_yet_is_told(command: Call, new: Path) -> None:
    code, _, err = command(f"{PERSON} --database duckdb:///none.duckdb --dry-run")
    assert code == 2
    assert "there is no database" in err
