"""Spark as it fails, and what only Spark does: killed clients, a lost worker, two runs at once."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import pytest
from conftest import Call, NewDatabase
from hostile import DVAULT, finish, start, wait_until
from spark import Cluster, end
from test_every_database import comparable

from vault.cli import call
from vault.execute import connect, opened

pytestmark = pytest.mark.skipif(
    not os.environ.get("DVAULT_TEST_SPARK"), reason="`make test-spark` starts a cluster for it"
)

#: dvault, but for what happens before the first statement that begins with what is in AT.
REACHED = f"""
import os, re, signal, time
from pathlib import Path
from vault.execute.drivers.thrift import Cursor

execute = Cursor.execute

def watched(self, sql, *given, **named):
    if re.sub(r"\\A(--.*\\n)+", "", sql).startswith(os.environ["AT"]):
        HAPPENS
    return execute(self, sql, *given, **named)

Cursor.execute = watched
{DVAULT}
"""
KILLED = REACHED.replace("HAPPENS", "os.kill(os.getpid(), signal.SIGKILL)")
WAITING = REACHED.replace(
    "HAPPENS",
    'Path("inside").touch(); [time.sleep(0.02) for _ in range(3000) if not Path("go").exists()]',
)
DEFINITIONS = """
warehouse: shop
hubs: {customer: {business_key: {customer_no: text}}}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    applied_date: seen_on
    columns: {customer_no: text, name: text, seen_on: timestamp}
    hubs: {customer: customer_no}
    satellites: {customer_crm: {of: customer, attributes: [name]}}
"""
TABLES = {
    "raw_vault.hub_customer": "*",
    "business_vault.sat_customer_crm_history": "*",
    "audit.row_account": "*",
    "audit.rejected_row": "load_id, delivery_row, reason",
    "audit.load": "load_id, feed, load_date, delivered, rejected, status",
}


@pytest.fixture
def database(tmp_path: Path, new_database: NewDatabase) -> str:
    return new_database("spark", tmp_path)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A warehouse of one feed; its first delivery."""
    folder = tmp_path / "shop"
    (folder / "data").mkdir(parents=True)
    (folder / "warehouse.yml").write_text(DEFINITIONS)
    deliver(folder, 1, "1,Ann,2024-01-01", "2,Ben,2024-01-01", "x,Eve,never")
    return folder


def deliver(folder: Path, number: int, *rows: str) -> None:
    lines = "\n".join(["customer_no,name,seen_on", *rows, ""])
    (folder / "data" / f"customers_{number}.csv").write_text(lines)


def begin(url: str, folder: Path, command: str = "run", **more: Any) -> Any:
    dated = ("--load-date", "2025-06-01") if command == "run" else ()
    line = (command, "shop", "--quiet", *dated, "--database", url)
    return start(*line, cwd=folder.parent, **more)


def state(url: str) -> dict[str, list[tuple[Any, ...]]]:
    with opened(connect(url)) as connection:
        return {
            table: sorted(
                map(comparable, connection.exec_driver_sql(f"select {columns} from {table}"))
            )
            for table, columns in TABLES.items()
        }


def undisturbed(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """What the same deliveries come to in a database of its own that nobody disturbs."""
    url = f"duckdb:///{folder.parent}/undisturbed.duckdb"
    line = ["run", str(folder), "--quiet", "--load-date", "2025-06-01", "--database", url]
    assert call(line) == 0
    return state(url)


def schemas(url: str) -> set[str]:
    with opened(connect(url)) as connection:
        return {name for (name,) in connection.exec_driver_sql("show schemas").fetchall()}


def test_what_a_killed_apply_lacks_is_given_back(database: str, shop: Path) -> None:
    killed = begin(database, shop, code=KILLED, at="insert into raw_vault.hub_customer")
    assert finish(killed)[0] == -signal.SIGKILL
    assert "audit_work" in schemas(database)
    code, _, err = finish(begin(database, shop))
    assert code == 0, err
    assert state(database) == undisturbed(shop)
    assert "audit_work" not in schemas(database)


def test_a_killed_load_is_taken_away_and_loaded_again(database: str, shop: Path) -> None:
    """Killed once more while the tables are written without what is taken away."""
    assert finish(begin(database, shop))[0] == 0
    before = state(database)
    deliver(shop, 2, "1,Anna,2024-02-01", "3,Cid,2024-02-01", "y,Eve,never")
    killed = begin(database, shop, code=KILLED, at="insert into audit.load")
    assert finish(killed)[0] == -signal.SIGKILL
    half = state(database)
    assert all(len(half[name]) > len(before[name]) for name in TABLES if name != "audit.load"), half
    killed = begin(database, shop, code=KILLED, at="insert overwrite table raw_vault.sat")
    assert finish(killed)[0] == -signal.SIGKILL
    assert state(database)["raw_vault.hub_customer"] == before["raw_vault.hub_customer"]
    code, _, err = finish(begin(database, shop))
    assert code == 0, err
    assert state(database) == undisturbed(shop)


CAPTURING = DEFINITIONS.replace("changes\n", "changes\n    on_new_column: capture\n")
DECLARED = CAPTURING.replace("name: text,", "name: text, vip: integer,").replace(
    "[name]", "[name, vip]"
)


def test_a_killed_apply_fills_what_was_captured_all_the_same(database: str, shop: Path) -> None:
    """And makes the views anew, which had not shown the attribute."""
    (shop / "warehouse.yml").write_text(CAPTURING)
    lines = "customer_no,name,vip,seen_on\n1,Ann,7,2024-01-01\n2,Ben,x,2024-01-01\n"
    (shop / "data" / "customers_1.csv").write_text(lines)
    assert finish(begin(database, shop))[0] == 0
    (shop / "warehouse.yml").write_text(DECLARED)
    killed = begin(database, shop, "apply", code=KILLED, at="insert into raw_vault.sat")
    assert finish(killed)[0] == -signal.SIGKILL
    code, _, err = finish(begin(database, shop, "apply"))
    assert code == 0, err
    select = (
        "select vip from business_vault.sat_customer_crm_current where load_id > 0"
        " order by 1 nulls last"
    )
    with opened(connect(database)) as connection:
        assert connection.exec_driver_sql(select).fetchall() == [(7,), (None,)]
    assert "0 changes" in finish(begin(database, shop, "plan"))[1]


def test_a_killed_apply_carries_a_history_over_all_the_same(database: str, shop: Path) -> None:
    assert finish(begin(database, shop))[0] == 0
    renamed = DEFINITIONS.replace("[name]}", "[name], history_of: customer_crm}")
    (shop / "warehouse.yml").write_text(renamed.replace("customer_crm: {of", "person: {of"))
    killed = begin(database, shop, "apply", code=KILLED, at="insert into audit.load")
    assert finish(killed)[0] == -signal.SIGKILL
    code, _, err = finish(begin(database, shop, "apply"))
    assert code == 0, err
    columns = "hex(customer_hk), load_date, applied_date, name, record_source"
    with opened(connect(database)) as connection:
        old, new = (
            sorted(
                map(comparable, connection.exec_driver_sql(
                    f"select {columns} from raw_vault.sat_{name} where load_id > 0"
                ))
            )
            for name in ("customer_crm", "person")
        )  # fmt: skip
    assert old == new
    assert len(new) == 2
    assert "0 changes" in finish(begin(database, shop, "plan"))[1]


def test_a_load_that_is_refused_leaves_nothing_but_that(database: str, shop: Path) -> None:
    assert finish(begin(database, shop))[0] == 0
    before = state(database)
    with (shop / "warehouse.yml").open("a") as definitions:
        definitions.write("    max_rejected: 1\n")
    deliver(shop, 2, "3,Cid,2024-02-01", "y,Eve,never", "z,Eve,never")
    code, _, err = finish(begin(database, shop))
    assert (code, "2 of 3 rows are rejected" in err) == (3, True)
    after = state(database)
    assert after.pop("audit.rejected_row") == [*before.pop("audit.rejected_row"), *_REJECTED]
    assert [row[-1] for row in after.pop("audit.load")] == ["loaded", "refused"]
    assert all(after[name] == before[name] for name in after)


_REJECTED = [("2", str(row), "seen_on: 'never' is not a timestamp") for row in (2, 3)]


def test_a_worker_that_dies_is_done_without(
    database: str, shop: Path, cluster: Cluster, tmp_path: Path
) -> None:
    at = "insert into raw_vault.sat_customer_crm"
    running = begin(database, shop, code=WAITING, at=at)
    wait_until((tmp_path / "inside").exists)
    end(cluster.workers.pop())
    (tmp_path / "go").touch()
    code, _, err = finish(running)
    cluster.add_worker()
    if code:  # what Spark did not do by itself, the same command does
        code, _, err = finish(begin(database, shop))
    assert code == 0, err
    assert state(database) == undisturbed(shop)


def test_a_second_run_is_told_so_until_the_first_is_said_to_be_dead(
    database: str, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = "ann on elsewhere, process 7, since 2025-01-01 00:00:00 (0f1e2d3c4b5a)"
    with opened(connect(database)) as connection:
        connection.exec_driver_sql(f"create schema audit_work comment '{owner}'")
    code, _, err = finish(begin(database, shop))
    assert code == 3
    assert "another run is loading this warehouse, ann on elsewhere, process 7" in err
    assert "DVAULT_DEAD_RUN=0f1e2d3c4b5a" in err
    monkeypatch.setenv("DVAULT_DEAD_RUN", "0f1e2d3c4b5a")
    assert finish(begin(database, shop))[0] == 0
    assert state(database) == undisturbed(shop)


def test_an_error_of_spark_is_a_sentence(database: str, shop: Path, command: Call) -> None:
    code, _, err = command("query", "select nothing", "--database", database, str(shop))
    assert code == 3
    assert "[UNRESOLVED_COLUMN" in err
    assert "`nothing` cannot be resolved" in err
    assert "org.apache" not in err
    nobody = "spark://127.0.0.1:1"
    code, _, err = command("query", "select 1", "--database", nobody, str(shop))
    assert (code, f"cannot open {nobody}" in err) == (3, True)
