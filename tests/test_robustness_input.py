"""Hostile deliveries: files that come twice, change, lack columns, hold nothing or too much."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import Call
from hostile import HEAD, ask, edit

from vault.errors import SourceError
from vault.sources import Layout, look

CRM = "library/sources/crm.yml"
DATABASE = Path("library.duckdb")


def deliver(name: str, *rows: str, head: str = HEAD) -> Path:
    path = Path(f"library/data/crm/customers_{name}.csv")
    path.write_text(head + "".join(f"{row}\n" for row in rows))
    return path


def row(key: str, city: str = "Faro", month: str = "03") -> str:
    return f"{key},N,{city},basic,9.00,2024-05-17,2025-{month}-28 22:00:00"


def books() -> list[tuple[object, ...]]:
    return ask(
        DATABASE, "select parse_filename(file)[11:17], status from audit.load order by load_id"
    )


# Deliveries


def test_a_file_is_loaded_once_and_again_where_its_content_changed(
    command: Call, new: Path
) -> None:
    data = new / "data" / "crm"
    command("run library")
    (data / "customers_2025-02.csv").rename(data / "customers_2025-06.csv")
    assert "crm.customers: nothing new" in command("run library")[2]
    edit(str(data / "customers_2025-01.csv"), "Lisbon", "Madrid")
    assert "crm.customers: 1 file, 4 rows" in command("run library")[2]
    assert [file for file, _ in books()] == ["2025-01", "2025-02", "2025-01"]


def test_a_copy_under_another_name_is_a_delivery_of_its_own(command: Call, new: Path) -> None:
    data = new / "data" / "crm"
    shutil.copy(data / "customers_2025-01.csv", data / "customers_2025-05.csv")
    assert "crm.customers: 3 files" in command("run library")[2]
    assert [file for file, _ in books()] == ["2025-01", "2025-02", "2025-05"]
    assert "crm.customers: nothing new" in command("run library")[2]


def test_two_files_tell_the_same_truth_in_both_orders(command: Call, new: Path) -> None:
    data, truths = new / "data" / "crm", []
    for months in ("01", "02"), ("02", "01"):
        DATABASE.unlink(missing_ok=True)
        for month in months:
            edit(CRM, "customers_*.csv", f"customers_2025-{month}.csv")
            assert command("run library --quiet")[0] == 0
            edit(CRM, f"customers_2025-{month}.csv", "customers_*.csv")
        truths.append(
            ask(
                DATABASE,
                "select customer_hk, day, full_name, city, plan, monthly_fee"
                " from business_vault.sat_customer_crm_history"
                " inner join (values ('2025-02-01'), ('2025-03-01')) as days (day)"
                " on day::timestamp >= valid_from and day::timestamp < valid_to order by all",
            )
        )
    assert len(list(data.glob("*.csv"))) == 2
    assert truths[0] == truths[1]


@pytest.mark.parametrize(
    ("to", "said"),
    [("citty", "the file has 'citty'; if the source renamed it say `from: citty`"), ("x", "'x'")],
)
def test_a_column_that_was_renamed_is_told(to: str, said: str, command: Call, new: Path) -> None:
    edit("library/data/crm/customers_2025-02.csv", "city", to)
    code, _, err = command("run library")
    assert code == 3
    assert "customers_2025-02.csv: column 'city' is missing; the file has" in err
    assert said in err
    edit("library/data/crm/customers_2025-02.csv", f",{to},", ",city,")
    assert command("run library")[0] == 0


def test_an_empty_snapshot_is_refused_until_it_is_allowed(command: Call, new: Path) -> None:
    deliver("2025-03")
    deliver("2025-04", row("0001"))
    for _ in range(2):
        code, out, err = command("run library")
        assert (code, out) == (3, "")
        assert "customers_2025-03.csv: the snapshot holds no row" in err
        assert "say `allow_empty: true` on the feed" in err
        assert "1 file refused" in err
        assert "tables built" not in err
    assert books()[2:] == [("2025-03", "refused")] * 2
    edit(CRM, "delivers: snapshot ", "allow_empty: true\n    delivers: snapshot ")
    assert command("run library")[0] == 0
    assert books()[4:] == [("2025-03", "loaded"), ("2025-04", "loaded")]


@pytest.mark.parametrize("limit", ["0", "1%"])
@pytest.mark.parametrize("remedy", ["file", "limit"])
def test_too_many_rejected_rows_stop_a_feed_until_file_or_limit_are_mended(
    limit: str, remedy: str, command: Call, new: Path
) -> None:
    deliver("2025-03", row("0001"))
    edit(CRM, "delivers: snapshot ", f"max_rejected: {limit}\n    delivers: snapshot ")
    code, _, err = command("run library")
    assert code == 3
    assert "customers_2025-02.csv: 1 of 6 rows are rejected and max_rejected is" in err
    assert "1 file with 4 rows loaded, 0 rejected, 1 file refused" in err
    assert ask(DATABASE, "select count(*) from raw_vault.hub_customer where load_id > 1") == [(0,)]
    assert books() == [("2025-01", "loaded"), ("2025-02", "refused")]
    rejected = command("history library --rejected --format csv")[1]
    assert [line["delivery_row"] for line in csv.DictReader(io.StringIO(rejected))] == ["5"]
    if remedy == "file":
        edit("library/data/crm/customers_2025-02.csv", "nine", "9")
    else:
        edit(CRM, f"max_rejected: {limit}", "max_rejected: 20%")
    assert command("run library")[0] == 0
    assert books()[2:] == [("2025-02", "loaded"), ("2025-03", "loaded")]


@pytest.mark.parametrize("kind", ["folder", "dangling link", "bytes"])
def test_what_is_no_file_of_rows_is_told(kind: str, command: Call, new: Path) -> None:
    path = new / "data" / "crm" / "customers_x.csv"
    match kind:
        case "folder":
            path.mkdir()
        case "dangling link":
            path.symlink_to("/nowhere")
        case _:
            path.write_bytes(b"\x1b[31m\x00\x01\x02" * 300)
    code, out, err = command("run library")
    assert (code, out) == (3, "")
    assert "customers_x.csv: " in err
    assert "\x1b" not in err


def test_a_file_that_disappears_before_it_is_read_is_told(
    command: Call, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(feed: object, delivery: object, scratch: object) -> object:
        (new / "data" / "crm" / "customers_2025-02.csv").unlink(missing_ok=True)
        return look(feed, delivery, scratch)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr("vault.execute.session.Session.look", staticmethod(gone))
        code, _, err = command("run library")
    assert code == 3
    assert "customers_2025-02.csv: cannot be read" in err
    assert books() == []
    assert command("run library")[0] == 0
    assert [file for file, _ in books()] == ["2025-01"]


def test_a_file_that_is_written_to_while_it_is_read_is_not_loaded(trial, monkeypatch) -> None:
    trial.define(
        "hubs: {customer: {business_key: {customer_no: text}}}\nsource: crm\nfeeds:\n"
        "  customers: {read: data/*.csv, delivers: changes, columns: {customer_no: text},"
        " hubs: {customer: customer_no}}\n"
    )
    path = trial.deliver("customer_no\n1\n2")
    whole = path.read_text()

    def cut_short(*given: Any) -> Layout:
        path.write_text(whole[:-2])
        return look(*given)

    with monkeypatch.context() as patched:
        patched.setattr("vault.execute.session.Session.look", staticmethod(cut_short))
        with pytest.raises(SourceError, match="was written to while it was read"):
            trial.run()
    path.write_text(whole)
    trial.run("load")
    assert trial.rows("raw_vault.hub_customer", "customer_no") == ["1", "2"]
