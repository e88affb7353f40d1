"""What is proposed of files and databases, and why."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy
from olist import judged

from vault import check, connect, infer, plan, run
from vault.cli import call
from vault.errors import SourceError, UsageError
from vault.infer import Inferred
from vault.infer.proposal import ProposedColumn, ProposedFeed

OLIST = Path(os.environ.get("DVAULT_TEST_DATA", "")) / "olist"


def lines(path: Path, *rows: str) -> Path:
    """A file of some lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path


def feed(found: Inferred, name: str) -> ProposedFeed:
    return next(one for one in found.proposal.feeds if one.name == name)


def column(found: Inferred, name: str) -> ProposedColumn:
    return next(one for feed in found.proposal.feeds for one in feed.columns if one.name == name)


@pytest.mark.skipif(not OLIST.is_dir(), reason="DVAULT_TEST_DATA names no folder with olist")
def test_every_true_key_and_relation_of_olist_is_found_and_no_other(tmp_path: Path) -> None:
    found = infer(OLIST, out=tmp_path / "olist")
    assert judged(found.proposal) == {"keys": (1.0, 1.0), "relations": (1.0, 1.0)}
    found.write()
    engine = connect(f"duckdb:///{tmp_path / 'olist.duckdb'}")
    done = run(plan(check(tmp_path / "olist")), engine)
    assert (len(done.loads), done.refused) == (9, ())
    engine.dispose()


def test_types_come_from_every_row_and_codes_stay_text(tmp_path: Path) -> None:
    rows = [f"{at},{at:05},{at},{at}.5,2024-01-0{at % 9 + 1}" for at in range(1, 3001)]
    last = "3001,03001,A-12,3001.25,2024-02-29"
    data = lines(tmp_path / "a.csv", "id,code,mixed,price,day", *rows, last)
    found = infer(data)
    types = {one.name: str(one.type) for one in feed(found, "a").columns}
    assert types == {
        "id": "integer",
        "code": "text",
        "mixed": "text",
        "price": "decimal(18,2)",
        "day": "date",
    }
    assert column(found, "mixed").reason == "1 of 3,001 values is no number ('A-12')"
    assert "mixed: text  # 1 of 3,001 values is no number ('A-12')" in found.text
    assert "zeros or a + in front" in column(found, "code").reason


@pytest.mark.parametrize(
    ("written", "type_", "pattern"),
    [
        (("31.12.2024", "01.02.2024"), "date", "%d.%m.%Y"),
        (("12/31/2024", "01/02/2024"), "date", "%m/%d/%Y"),
        (("2024-12-31", "2024-02-01"), "date", ""),
        (("2024-12-31 10:00:00", "2024-02-01 10:00:00.5"), "timestamp", ""),
        (("2024-12-31T10:00:00Z", "2024-02-01T10:00:00+02:00"), "timestamptz", ""),
        (("31.12.2024 10:00", "01.02.2024 11:30"), "timestamp", "%d.%m.%Y %H:%M"),
        (("true", "False"), "boolean", ""),
        (("12345678901", "2"), "bigint", ""),
        (("1234567890123456789", "2"), "text", ""),
        (("+49", "+1"), "text", ""),
        (("1e5", "2.5E-3"), "double", ""),
        (("2024-12-31", "31.12.2024"), "text", ""),
    ],
)
def test_the_narrowest_type_that_holds_every_value_is_proposed(
    written: tuple[str, str], type_: str, pattern: str, tmp_path: Path
) -> None:
    rows = [f"{at};{value}" for at, value in enumerate(written)]
    found = column(infer(lines(tmp_path / "a.csv", "id;x", *rows)), "x")
    assert (str(found.type), found.date_format) == (type_, pattern)


def test_personal_data_is_guessed_by_name_and_pattern_and_kept_apart(tmp_path: Path) -> None:
    data = lines(
        tmp_path / "customers.csv",
        "customer_no,last_name,reach,city",
        "1,Ada,a@b.org,Bonn",
        "2,Bo,c@d.org,Bonn",
        "3,Cy,e@f.org,Ulm",
    )
    found = infer(data, source="crm")
    assert [one.name for one in feed(found, "customers").columns if one.pii] == [
        "last_name",
        "reach",
    ]
    assert "customer_crm_private: {of: customer, attributes: [last_name, reach]}" in found.text
    assert found.text.count("please confirm") == 3


def test_several_deliveries_tell_what_they_are_and_what_changes_often(tmp_path: Path) -> None:
    for day in (1, 2, 3):
        rows = [f"I{at:03},thing {at},{at * 7 + day}" for at in range(1, 60)]
        lines(tmp_path / f"items_2024-01-0{day}.csv", "item_id,label,stock", *rows)
    found = infer(tmp_path)
    items = feed(found, "items")
    assert (items.delivers, items.reason[:4]) == ("snapshot", "100%")
    assert {one.attributes for one in items.satellites} == {("label",), ("stock",)}
    assert items.origin.files.endswith("/items_*.csv")


def test_hubs_of_the_warehouse_are_reused_by_the_keys_they_hold(tmp_path: Path) -> None:
    first = lines(tmp_path / "customers.csv", "customer_no,city", "C1,Bonn", "C2,Ulm", "C3,Ulm")
    infer(first, out=tmp_path / "house", source="crm").write()
    url = f"duckdb:///{tmp_path / 'house.duckdb'}"
    engine = connect(url)
    run(plan(check(tmp_path / "house")), engine)
    engine.dispose()
    second = lines(tmp_path / "tickets.csv", "ticket_id,customer_id", "1,C1", "2,C3", "3,C3")
    found = infer(second, out=tmp_path / "house", source="desk", database=url)
    assert found.proposal.relations == {"tickets": {"customer_id": "customer"}}
    assert [one.name for one in found.proposal.hubs] == ["ticket"]
    found.write()
    assert len(check(tmp_path / "house").feeds) == 2
    with pytest.raises(UsageError, match="nothing is overwritten"):
        found.write()


@pytest.fixture
def shop(tmp_path: Path) -> str:
    """A database that declares its keys."""
    url = f"sqlite:///{tmp_path / 'shop.sqlite'}"
    engine = sqlalchemy.create_engine(url)
    with engine.begin() as connection:
        for statement in (
            "create table buyers (code text primary key, name text)",
            "create table sales (no integer primary key, who text references buyers (code),"
            " total numeric(10, 2), sold_on date)",
            "insert into buyers values ('x', 'Ada'), ('y', 'Bo')",
            "insert into sales values (1, 'x', 2.5, '2024-01-01'), (2, null, 3, '2024-01-02')",
        ):
            connection.exec_driver_sql(statement)
    engine.dispose()
    return url


def test_a_database_tells_its_keys_and_relations_itself(shop: str) -> None:
    found = infer(shop)
    assert found.proposal.keys == {"buyers": ("code",), "sales": ("no",)}
    assert found.proposal.relations == {"sales": {"who": "buyer"}}
    assert "database: ${SHOP_URL}\n    table: " in found.text
    assert "the database declares it as foreign key to buyers (declared)" in found.text
    with pytest.raises(Exception, match="there is no file"):
        infer(shop + "x")


def test_a_moment_that_tells_what_is_new_is_proposed_as_the_watermark(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'shop.sqlite'}"
    engine = sqlalchemy.create_engine(url)
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    made = "deal_no integer primary key, entered_on date, updated_at timestamp"
    with engine.begin() as connection:
        for table in ("deals", "gaps", "stale", "early"):
            connection.exec_driver_sql(f"create table {table} ({made})")
            for at in range(1, 31):
                day = now - timedelta(days=at)
                since = {"gaps": None if at == 7 else day, "stale": day - timedelta(days=900),
                         "early": now - timedelta(days=900 - at)}.get(table, day)  # fmt: skip
                told = f"'{since}'" if since else "null"
                row = f"{at + 30 * len(table)}, '{day.date()}', {told}"
                connection.exec_driver_sql(f"insert into {table} values ({row})")
        connection.exec_driver_sql(
            "create table notes (note_no integer primary key, created_at timestamp)"
        )
        for at in range(1, 31):
            day = datetime(2020, 1, at)
            connection.exec_driver_sql(f"insert into notes values ({at}, '{day}')")
    engine.dispose()
    found = infer(url, out=tmp_path / "made")
    told = {
        one.name: (one.watermark.column, one.watermark.strength)
        for one in found.proposal.feeds
        if one.watermark
    }
    assert told == {
        "deals": ("updated_at", "strong"),
        "gaps": ("updated_at", "medium"),
        "stale": ("updated_at", "medium"),
        "early": ("updated_at", "strong"),
        "notes": ("created_at", "medium"),
    }
    assert "    watermark: updated_at  # named like the time of a change; its last" in found.text
    assert "    # watermark: created_at  # named like the time of an entry; it grows" in found.text
    found.write()
    feeds = {one.name: one for one in check(tmp_path / "made").feeds}
    assert {name for name, one in feeds.items() if one.watermark} == {"deals", "early"}


def test_tables_of_the_warehouse_s_own_kind_are_read_where_they_are(tmp_path: Path) -> None:
    url = f"duckdb:///{tmp_path / 'server.duckdb'}"
    engine = connect(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("create schema landing")
        connection.exec_driver_sql(
            "create table landing.people (id integer primary key, email varchar, weight double)"
        )
        connection.exec_driver_sql("insert into landing.people values (1, 'a@b.de', 0.5)")
    engine.dispose()
    found = infer(url, out=tmp_path / "made")
    assert 'table: "landing.people"' in found.text
    found.write()
    engine = connect(url)
    assert not run(plan(check(tmp_path / "made")), engine).refused
    engine.dispose()


def test_the_sheets_of_a_workbook_become_files_beside_the_definitions(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["sku", "price"])
    for at in range(1, 4):
        book.active.append([f"00{at}", at + 0.5])
    book.create_sheet("nothing")
    book.save(tmp_path / "Price List.xlsx")
    with pytest.raises(UsageError, match="--out FOLDER"):
        infer(tmp_path / "Price List.xlsx")
    found = infer(tmp_path / "Price List.xlsx", out=tmp_path / "made")
    found.write()
    assert (tmp_path / "made" / "data" / "price_list_sheet.csv").is_file()
    check(tmp_path / "made")


def test_the_command_prints_or_writes_and_overwrites_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = str(lines(tmp_path / "customers.csv", "customer_no,city", "1,Bonn", "2,Ulm"))
    assert call(["infer", data]) == 0
    assert "business_key: {customer_no: integer}" in capsys.readouterr().out
    out = str(tmp_path / "made")
    assert call(["infer", data, "--out", out]) == 0
    assert call(["infer", data, "--out", f"{out}/sources/customers.yml"]) == 2
    assert "nothing is overwritten" in capsys.readouterr().err
    assert call(["infer", str(tmp_path / "none.csv")]) == 3


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    lines(tmp_path / "a.csv", "id", "1", "2")
    (tmp_path / "b.csv").write_bytes(b"")
    assert ["b.csv: is empty" in note for note in infer(tmp_path).proposal.notes] == [True]
    with pytest.raises(SourceError, match="holds no file"):
        infer(lines(tmp_path / "only" / "x.docx", "").parent)
