"""PostgreSQL as it fails: killed clients, lost connections, two runs at once, odd values."""

from __future__ import annotations

import signal
from itertools import product
from pathlib import Path
from typing import Any

import duckdb
import pytest
import sqlalchemy
from conftest import DATABASES, Call, NewDatabase, Trial
from hostile import COUNTED, HEAD, KILLED, finish, start

from vault.errors import DatabaseError
from vault.execute import connect, opened

#: What of a vault must be the same however it came about.
TABLES = (
    "raw_vault.hub_customer",
    "raw_vault.sat_customer_crm",
    "business_vault.dim_customer",
    "audit.row_account",
)
#: Every connection to the database but this one is ended by the server.
CUT = COUNTED.replace(
    "REACHED",
    '__import__("psycopg").connect(os.environ["SERVER"], autocommit=True).execute('
    '"select pg_terminate_backend(pid) from pg_stat_activity'
    ' where datname = current_database() and pid <> pg_backend_pid()")',
)


@pytest.fixture
def database(tmp_path: Path, new_database: NewDatabase) -> str:
    """What `trial` loads into here."""
    return new_database("postgresql", tmp_path)


def more(folder: Path) -> None:
    """A second file for a new warehouse."""
    (folder / "library" / "data" / "crm" / "customers_2025-03.csv").write_text(
        HEAD + "0001,Ada Palmer,Faro,basic,9.00,2024-03-01,2025-03-31 22:00:00\n"
    )


@pytest.fixture
def library(new: Path, new_database: NewDatabase, tmp_path: Path) -> str:
    """A new warehouse of two files, and an empty database: its URL."""
    more(tmp_path)
    return new_database("postgresql", tmp_path)


def state(url: str) -> dict[str, list[tuple[Any, ...]]]:
    with opened(connect(url)) as connection:
        return {
            table: sorted(map(repr, connection.exec_driver_sql(f"select * from {table}")))
            for table in TABLES
        }


def begin(url: str, cwd: Path, **more: Any) -> Any:
    line = ("run", "library", "--quiet", "--load-date", "2025-06-01", "--database", url)
    return start(*line, cwd=cwd, **more)


@pytest.fixture(scope="module")
def undisturbed(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What a run ends with when nothing disturbs it, and how many statements it takes."""
    folder = tmp_path_factory.mktemp("calm")
    assert finish(start("init", "library", "--quiet", cwd=folder))[0] == 0
    more(folder)
    url = new_database("postgresql", folder)
    assert finish(begin(url, folder, code=KILLED))[0] == 0
    return state(url), int((folder / "end").read_text())


@pytest.mark.parametrize("tenth", [2, 4, 6, 8])
def test_a_run_that_is_killed_is_made_up_for(
    tenth: int, library: str, undisturbed: Any, tmp_path: Path
) -> None:
    at = undisturbed[1] * tenth // 10
    assert finish(begin(library, tmp_path, code=KILLED, at=at))[0] == -signal.SIGKILL
    code, _, err = finish(begin(library, tmp_path))
    assert code == 0, err
    assert state(library) == undisturbed[0]


@pytest.mark.parametrize("tenth", [3, 5, 7])
def test_a_connection_that_is_lost_is_said_clearly_and_made_up_for(
    tenth: int, library: str, undisturbed: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(
        "SERVER",
        sqlalchemy.make_url(library)
        .set(drivername="postgresql")
        .render_as_string(hide_password=False),
    )
    code, _, err = finish(begin(library, tmp_path, code=CUT, at=undisturbed[1] * tenth // 10))
    assert code == 3
    assert "the connection was lost and nothing is half there: run it again" in err
    code, _, err = finish(begin(library, tmp_path))
    assert code == 0, err
    assert state(library) == undisturbed[0]


def test_the_commands_that_ask_answer_from_a_server(library: str, command: Call) -> None:
    where = f"library --database {library}"
    assert command(f"run {where}")[0] == 0
    code, out, _ = command(f"history {where}")
    assert code == 0
    assert "customers_2025-01.csv" in out
    code, out, _ = command("query", "select 17 % 10 as seven", "--database", library, "library")
    assert (code, out.split()[-1]) == (0, "7")
    code, out, _ = command(f"plan {where}")
    assert (code, "hub_customer" in out) == (0, False)
    code, _, err = command("query", "select nothing", "--database", library, "library")
    assert code == 3
    assert 'column "nothing" does not exist' in err
    assert command(f"test {where}")[0] == 0


def test_a_second_run_at_once_is_told_so(library: str, tmp_path: Path) -> None:
    assert finish(begin(library, tmp_path))[0] == 0
    with opened(connect(library)) as connection:
        name = "dvault audit"
        connection.exec_driver_sql(f"select pg_advisory_lock(hashtextextended('{name}', 0))")
        code, _, err = finish(begin(library, tmp_path))
    assert code == 3
    assert "another run is loading this warehouse" in err
    assert finish(begin(library, tmp_path))[0] == 0


def test_a_server_that_is_not_there_is_said_so(tmp_path: Path, new: Path) -> None:
    code, _, err = finish(begin(f"postgresql://ann:secret@/none?host={tmp_path}", tmp_path))
    assert code == 3
    assert "cannot open postgresql://ann:***@/none" in err
    assert "secret" not in err


def test_what_a_server_does_not_hold_is_rejected_with_its_reason(trial: Trial) -> None:
    trial.define(ODD)
    path = trial.folder / "data" / "odd.csv"
    path.parent.mkdir()
    path.write_bytes(b"no,name,since\n1,a\0b,2024-01-01\n2,b,infinity\n3,c,2024-01-01\n")
    trial.run()
    assert trial.rows("raw_vault.sat_customer_crm", "name, since") == ["c | 2024-01-01 00:00:00"]
    assert trial.select("select delivery_row, reason from audit.rejected_row order by 1") == [
        (1, "name: holds a NUL character"),
        (2, "since: 'infinity' is not a timestamp"),
    ]


ODD = """
hubs: {customer: {business_key: {customer_no: text}}}
source: crm
feeds:
  odd:
    read: data/odd.csv
    delivers: changes
    columns: {customer_no: {from: no, type: text}, name: text, since: timestamp}
    hubs: {customer: customer_no}
    satellites: {customer_crm: {of: customer, attributes: [name, since]}}
"""


def test_an_infinite_moment_is_rejected_with_its_reason(trial: Trial) -> None:
    trial.define(ODD.replace("odd.csv", "odd.parquet"))
    (trial.folder / "data").mkdir()
    rows = "from (values ('1', 'a', timestamp 'infinity'), ('2', 'b', null)) as _(no, name, since)"
    duckdb.sql(rows).write_parquet(str(trial.folder / "data" / "odd.parquet"))
    trial.run()
    assert trial.rows("raw_vault.sat_customer_crm", "name, since") == ["b | -"]
    assert trial.select("select reason from audit.rejected_row") == [("since: is infinite",)]


@pytest.mark.parametrize(
    ("algorithm", "storage"),
    [*product(("md5", "sha1", "sha256"), ("native", "hex")), ("md5", "binary")],
)
def test_every_hash_is_the_same_as_in_duckdb(
    algorithm: str, storage: str, tmp_path: Path, new_database: NewDatabase
) -> None:
    found = []
    for kind in DATABASES:
        (tmp_path / kind / "data").mkdir(parents=True)
        trial = Trial(tmp_path / kind, new_database(kind, tmp_path / kind))
        trial.define(f"hash: {{algorithm: {algorithm}, storage: {storage}}}\n{ODD}")
        (trial.folder / "data" / "odd.csv").write_text("no,name,since\n1,a,2024-01-01\n")
        trial.run()
        rows = trial.select("select customer_hk, hashdiff, name from raw_vault.sat_customer_crm")
        found.append(sorted(map(str, rows)))
    assert len(found[0]) == 3
    assert found[0] == found[1]


def test_an_incremental_mart_replaces_rows_of_the_same_grain_null_included(trial: Trial) -> None:
    trial.define(f"marts: [marts]\n{ODD}")
    (trial.folder / "data").mkdir()
    (trial.folder / "data" / "odd.csv").write_text("no,name,since\n1,a,\n2,a,2024-01-01\n")
    mart = "mart: names\ngrain: [since, name]\nmaterialized: incremental\n"
    trial.define(mart + "columns: {since: when, name: who, number: how many}\n", "marts/names.yml")
    sql = "select since, name, count(*) as number from {{ ref('sat_customer_crm_current') }}"
    sql += " where name = 'NAME' group by since, name"
    for name in "aab":
        trial.define(sql.replace("NAME", name), "marts/names.sql")
        trial.run("apply", "load", "build")
    assert trial.rows("marts.names", "since, name, number", "true") == [
        "- | a | 1",
        "2024-01-01 00:00:00 | a | 1",
    ]


def test_other_schemas_and_tables_are_left_alone(trial: Trial) -> None:
    with opened(trial.engine) as connection:
        for statement in (
            "create schema audit",
            "create table audit.mine as select 1 as one",
            "create table public.hub_customer as select 2 as two",
        ):
            connection.exec_driver_sql(statement)
        connection.commit()
    trial.define(ODD)
    (trial.folder / "data").mkdir()
    (trial.folder / "data" / "odd.csv").write_text("no,name,since\n1,a,2024-01-01\n")
    trial.run()
    assert trial.select("select one from audit.mine") == [(1,)]
    assert trial.select("select two from public.hub_customer") == [(2,)]
    assert trial.rows("raw_vault.hub_customer", "customer_no") == ["1"]


def test_a_table_somebody_changed_is_said_so(trial: Trial) -> None:
    trial.define(ODD)
    (trial.folder / "data").mkdir()
    (trial.folder / "data" / "odd.csv").write_text("no,name,since\n1,a,2024-01-01\n")
    trial.run()
    with opened(trial.engine) as connection:
        connection.exec_driver_sql("alter table raw_vault.hub_customer drop column load_id")
        connection.commit()
    with pytest.raises(DatabaseError, match="hub_customer has lost its column 'load_id'"):
        trial.run()


def test_a_key_that_is_dropped_by_hand_is_made_anew(library: str, command: Call) -> None:
    where = f"library --database {library}"
    assert command(f"run {where}")[0] == 0
    with opened(connect(library)) as connection:
        connection.exec_driver_sql(
            "alter table raw_vault.hub_customer drop constraint hub_customer_pkey"
        )
        connection.exec_driver_sql("drop index raw_vault.sat_customer_crm_key")
        connection.exec_driver_sql(
            "insert into raw_vault.hub_customer"
            " select * from raw_vault.hub_customer where load_id > 0 limit 1"
        )
        connection.commit()
    hand, _, apply = command(f"plan {where}")[1].partition("Apply: 2 changes")
    for table, index in (
        ("hub_customer", "hub_customer_pkey"),
        ("sat_customer_crm", "sat_customer_crm_key"),
    ):
        told = f"raw_vault.{table}: the index {index} was dropped by hand; it is made anew"
        assert told in hand
        assert f"create index raw_vault.{table} {index}: the" in apply
    code, _, err = command(f"load {where}")
    assert code == 2
    assert "run `dvault apply` first" in err
    code, _, err = command(f"run {where}")
    assert code == 3
    assert "is duplicated; what was stored twice came in while the key was gone" in err
    code, out, _ = command(f"verify {where}")
    assert code != 0
    assert "hub_customer" in out
    with opened(connect(library)) as connection:
        connection.exec_driver_sql(
            "delete from raw_vault.hub_customer as one using raw_vault.hub_customer as other"
            " where one.customer_hk = other.customer_hk and one.ctid > other.ctid"
        )
        connection.commit()
    assert command(f"run {where}")[0] == 0
    assert "by hand" not in command(f"plan {where}")[1]
    assert command(f"verify {where}")[0] == 0
