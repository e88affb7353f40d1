"""Tables of other databases: read completely or by a watermark, whatever happens in between."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy
from conftest import NewDatabase, Trial
from sqlalchemy.pool import NullPool

DEFINITIONS = """
hubs:
  customer: {business_key: {customer_no: text}}
source: crm
feeds:
  customers:
    database: ${CRM_URL}
    table: customers
    MORE
    columns: {customer_no: text, name: text, changed_at: timestamp}
    hubs: {customer: customer_no}
    satellites:
      customer_crm: {of: customer, attributes: [name]}
"""
WATERMARK = "delivers: changes\n    applied_date: changed_at\n    watermark: changed_at"
CREATE = "create table customers (customer_no varchar(20), name varchar(20), changed_at timestamp)"


class Source:
    """A database of somebody else's, with a table of customers."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = sqlalchemy.create_engine(url, poolclass=NullPool)

    def do(self, *statements: str) -> None:
        with self.engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)

    def put(self, *rows: str) -> None:
        """Insert customers from lines `no name date time`."""
        told = (row.split(maxsplit=2) for row in rows)
        values = ", ".join(f"('{no}', '{name}', '{at}')" for no, name, at in told)
        self.do(f"insert into customers values {values}")


@pytest.fixture(params=["sqlite", "duckdb", "postgresql"])
def source(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    new_database: NewDatabase,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Source]:
    folder = tmp_path / "source"
    folder.mkdir()
    if request.param == "sqlite":
        url = f"sqlite:///{folder}/crm.sqlite"
    else:
        url = new_database(request.param, folder)
    monkeypatch.setenv("CRM_URL", url)
    made = Source(url)
    made.do(CREATE)
    yield made
    made.engine.dispose()


@pytest.fixture
def sqlite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Source:
    made = Source(f"sqlite:///{tmp_path}/crm.sqlite")
    monkeypatch.setenv("CRM_URL", made.url)
    made.do(CREATE)
    return made


@pytest.fixture
def duckdb_trial(tmp_path: Path) -> Iterator[Trial]:
    (tmp_path / "warehouse").mkdir()
    made = Trial(tmp_path / "warehouse", f"duckdb:///{tmp_path}/test.duckdb")
    yield made
    made.engine.dispose()


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
    trial.define(DEFINITIONS.replace("MORE", WATERMARK))
    source.put("1 Ann 2024-01-01 10:00:00", "2 Bob 2024-03-01 10:00:00")
    trial.run()
    source.put("3 Cid 2024-03-01 10:00:00", "4 Dan 2024-03-02 00:00:00.5")  # one tied with Bob
    trial.run()
    source.put("5 Eve 2024-03-02 00:00:00.5", "6 Fay 2024-03-01 23:58:00")  # tied, and late
    trial.run()
    assert names(trial) == ["1 | Ann", "2 | Bob", "3 | Cid", "4 | Dan", "5 | Eve", "6 | Fay"]
    assert loads(trial) == [(2, 2), (3, 2), (3, 2)]


def test_a_row_without_a_watermark_is_read_each_time(duckdb_trial: Trial, source: Source) -> None:
    trial = duckdb_trial
    trial.define(DEFINITIONS.replace("MORE", "delivers: changes\n    watermark: changed_at"))
    source.put("1 Ann 2024-01-01 10:00:00")
    trial.run()
    source.do("insert into customers values ('2', 'Bob', null)")
    trial.run()
    assert names(trial) == ["1 | Ann", "2 | Bob"]


def test_a_clock_that_is_ahead_hides_no_row(duckdb_trial: Trial, source: Source) -> None:
    trial = duckdb_trial
    trial.define(DEFINITIONS.replace("MORE", WATERMARK))
    source.put("1 Ann 2024-01-01 10:00:00", "2 Bob 2199-01-01 10:00:00")
    trial.run()
    soon = datetime.now(UTC).replace(tzinfo=None) - timedelta(minutes=2)
    source.put(f"3 Cid {soon:%Y-%m-%d %H:%M:%S}")
    trial.run()
    assert names(trial) == ["1 | Ann", "2 | Bob", "3 | Cid"]
