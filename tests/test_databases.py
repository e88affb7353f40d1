"""Tables of other databases: read completely or by a watermark, whatever happens in between."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conftest import Call, Trial
from databases import DEFINITIONS, WATERMARK, Source

from vault.execute.fetch import place_of
from vault.execute.outside import extracting
from vault.execute.outside.columns import wanted
from vault.execute.outside.connecting import opened_outside
from vault.execute.outside.reading import batches, statement


@pytest.fixture(params=["sqlite", "duckdb", "postgresql"])
def source(request: pytest.FixtureRequest, new_source: Callable[[str], Source]) -> Source:
    return new_source(request.param)


@pytest.fixture
def sqlite(new_source: Callable[[str], Source]) -> Source:
    return new_source("sqlite")


def names(trial: Trial) -> list[str]:
    return trial.rows(
        "raw_vault.sat_customer_crm s inner join raw_vault.hub_customer h using (customer_hk)",
        "h.customer_no, s.name", "s.load_id > 0",
    )  # fmt: skip


def loads(trial: Trial) -> list[tuple[int, int]]:
    """What each load delivered, and how many of its rows were new versions."""
    return [(one[0], one[1]) for one in trial.accounts("sat_customer_crm")]


def extracts(trial: Trial) -> list[Path]:
    return sorted(trial.folder.rglob("*.parquet"))


def test_a_complete_read_is_a_snapshot_and_leaves_no_file_behind(
    duckdb_trial: Trial, source: Source
) -> None:
    trial = duckdb_trial
    trial.define(DEFINITIONS.replace("MORE", "delivers: snapshot"))
    source.put("1 Ann 2024-01-01 10:00:00", "2 Bob 2024-01-01 10:00:00.123456")
    trial.run()
    source.do("update customers set name = 'Eve' where customer_no = '2'")
    trial.run()
    assert names(trial) == ["1 | Ann", "2 | Bob", "2 | Eve"]
    assert loads(trial) == [(2, 2), (2, 1)]
    assert extracts(trial) == []


def test_only_what_may_be_new_is_read_and_ties_lose_nothing(
    duckdb_trial: Trial, source: Source
) -> None:
    trial = duckdb_trial
    without_date = WATERMARK.replace("applied_date: changed_at\n    ", "")
    trial.define(DEFINITIONS.replace("MORE", without_date))
    source.put("1 Ann 2024-01-01 10:00:00", "2 Bob 2024-03-01 10:00:00")
    trial.run()
    source.put("3 Cid 2024-03-01 10:00:00", "4 Dan 2024-03-02 00:00:00.5")  # one tied with Bob
    source.do("insert into customers values ('5', 'Nul', null)")  # which is read each time
    trial.run()
    source.put("6 Eve 2024-03-02 00:00:00.5", "7 Fay 2024-03-01 23:58:00")  # tied, and late
    trial.run()
    assert names(trial) == [
        "1 | Ann", "2 | Bob", "3 | Cid", "4 | Dan", "5 | Nul", "6 | Eve", "7 | Fay",
    ]  # fmt: skip
    assert loads(trial) == [(2, 2), (4, 3), (4, 2)]


def test_a_clock_that_is_ahead_hides_no_row(duckdb_trial: Trial, sqlite: Source) -> None:
    trial = duckdb_trial
    trial.define(DEFINITIONS.replace("MORE", WATERMARK))
    sqlite.put("1 Ann 2024-01-01 10:00:00", "2 Bob 2199-01-01 10:00:00")
    trial.run()
    soon = datetime.now(UTC).replace(tzinfo=None) - timedelta(minutes=2)
    sqlite.put(f"3 Cid {soon:%Y-%m-%d %H:%M:%S}")
    trial.run()
    assert names(trial) == ["1 | Ann", "2 | Bob", "3 | Cid"]


def test_of_long_rows_fewer_are_in_memory_at_a_time(duckdb_trial: Trial, sqlite: Source) -> None:
    duckdb_trial.define(DEFINITIONS.replace("MORE", "delivers: snapshot"))
    sqlite.do(
        "drop table customers",
        "create view customers as with recursive n(n) as (select 1 union all select n + 1 from n"
        " where n < 900) select n as customer_no, printf('%.100000c', 'x') as name,"
        " '2024-01-01' as changed_at from n",
    )
    (feed,) = duckdb_trial.warehouse.feeds
    with opened_outside(feed) as connection:
        columns = wanted(connection, feed)
        asked = statement(feed, columns, None, "sqlite")
        sizes = [one.rows.nbytes for one in batches(connection, feed, columns, asked)]
    assert sum(sizes) > 90_000_000
    assert max(sizes) < 20_000_000


def test_what_was_read_and_not_loaded_is_loaded_by_the_next_run(
    duckdb_trial: Trial, sqlite: Source
) -> None:
    trial = duckdb_trial
    trial.define(DEFINITIONS.replace("MORE", WATERMARK))
    sqlite.put("1 Ann 2024-01-01 10:00:00")
    (feed,) = trial.warehouse.feeds
    (left,) = extracting.extracted(feed, place_of(trial.engine.url, feed), [])
    another = trial.engine.url.set(database="another.duckdb")  # whose files are its own
    (kept,) = extracting.extracted(feed, place_of(another, feed), [])
    (Path(left.path).parent / ".part").write_bytes(b"what was cut off")
    sqlite.do("delete from customers")
    sqlite.put("2 Bob 2024-01-02 10:00:00")
    trial.run()
    assert names(trial) == ["1 | Ann", "2 | Bob"]
    assert loads(trial) == [(1, 1), (1, 1)]
    assert list(Path(left.path).parent.iterdir()) == []
    assert extracts(trial) == [Path(kept.path)]


def test_what_was_read_after_something_that_is_not_loaded_is_not_loaded(
    duckdb_trial: Trial, sqlite: Source
) -> None:
    trial = duckdb_trial
    trial.define(DEFINITIONS.replace("MORE", WATERMARK))
    sqlite.put("1 Ann 2024-01-01 10:00:00")
    (feed,) = trial.warehouse.feeds
    folder = place_of(trial.engine.url, feed)
    (first,) = extracting.extracted(feed, folder, [])
    sqlite.put("2 Bob 2024-01-02 10:00:00")
    (_,) = extracting.extracted(feed, folder, [first.path])
    Path(first.path).unlink()  # as when it was loaded into a database that is gone
    trial.run()
    assert names(trial) == ["1 | Ann", "2 | Bob"]
    assert loads(trial) == [(2, 2)]


def test_what_was_read_for_other_columns_is_not_loaded(duckdb_trial: Trial, sqlite: Source) -> None:
    trial = duckdb_trial
    trial.define(DEFINITIONS.replace("MORE", WATERMARK).replace(", name: text", ""
                 ).replace("[name]", "[customer_no]"))  # fmt: skip
    sqlite.put("1 Ann 2024-01-01 10:00:00")
    trial.run()
    trial.define(DEFINITIONS.replace("MORE", WATERMARK).replace("customer_crm", "customer_names"))
    trial.run()
    assert trial.rows("raw_vault.sat_customer_names", "name") == ["Ann"]


def test_what_is_refused_is_read_again(duckdb_trial: Trial, sqlite: Source) -> None:
    trial = duckdb_trial
    trial.define(DEFINITIONS.replace("MORE", f"{WATERMARK}\n    max_rejected: 0"))
    sqlite.put("1 Ann 2024-01-01 10:00:00", "2 Bob 2024-01-02 25:00:00")
    assert len(trial.run().refused) == 1
    assert extracts(trial) == []
    sqlite.do("update customers set changed_at = '2024-01-02 10:00:00' where customer_no = '2'")
    assert not trial.run().refused
    assert names(trial) == ["1 | Ann", "2 | Bob"]


def test_what_was_read_is_verified_and_read_again_from_the_archive(
    command: Call, sqlite: Source, tmp_path: Path
) -> None:
    folder = tmp_path / "shop"
    folder.mkdir()
    text = DEFINITIONS.replace("MORE", BY_KEY)
    text += "      customer_status: {of: customer, type: status}\n"
    (folder / "warehouse.yml").write_text(f"warehouse: shop\narchive: kept\n{text}")
    sqlite.put("1 Ann 2024-01-01 10:00:00", "2 Bob 2024-01-02 10:00:00")
    assert command("run shop")[0] == 0
    sqlite.do("delete from customers where customer_no = '1'")
    code, _, err = command("run shop")
    assert code == 0, err
    assert "crm.customers: 1 table, 1 row" in err
    assert "crm.customers_keys: 1 table, 1 row" in err
    assert command("verify shop")[0] == 0
    code, _, err = command("reconcile shop")
    assert code == 0, err
    assert "4 loads read again, 0 unreadable, 6 tables, 6 rows reconciled, 0 wrong" in err
    code, out, _ = command("lineage shop raw_vault.sat_customer_crm.name")
    assert code == 0
    assert "customers of ${CRM_URL}.name" in out


def test_any_warehouse_takes_it(trial: Trial, sqlite: Source) -> None:
    trial.define(DEFINITIONS.replace("MORE", WATERMARK))
    sqlite.put("1 Ann 2024-01-01 10:00:00", "2 Bob never")
    trial.run()
    sqlite.put("3 Cid 2024-01-01 10:00:00")
    trial.run()
    assert names(trial) == ["1 | Ann", "3 | Cid"]
    assert trial.accounts("sat_customer_crm") == [(2, 1, 0, 0, 1), (3, 1, 1, 0, 1)]


BY_KEY = (
    "delivers: changes\n    applied_date: changed_at\n"
    "    watermark: {column: changed_at, deletes: by_key}"
)


def test_what_is_gone_is_found_by_comparing_all_keys(trial: Trial, sqlite: Source) -> None:
    text = DEFINITIONS.replace("MORE", BY_KEY)
    trial.define(text + "      customer_status: {of: customer, type: status}\n")
    sqlite.put("1 Ann 2024-01-01 10:00:00", "2 Bob 2024-02-01 10:00:00")
    trial.run()
    sqlite.do("delete from customers where customer_no = '1'")
    trial.run()
    sqlite.put("1 Amy 2024-03-01 10:00:00")
    trial.run()
    life = trial.rows(
        "raw_vault.sat_customer_status s join raw_vault.hub_customer h using (customer_hk)",
        "s.load_id, h.customer_no, s.status", "s.load_id > 0",
    )  # fmt: skip
    assert life == ["2 | 1 | I", "2 | 2 | I", "4 | 1 | D", "6 | 1 | I"]
    assert names(trial) == ["1 | Amy", "1 | Ann", "2 | Bob"]
    assert [one for one, *_ in trial.accounts("sat_customer_crm")] == [2, 1, 2]
