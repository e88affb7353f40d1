"""Tables of other databases: read completely or by a watermark, whatever happens in between."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy
from conftest import Call, NewDatabase, Trial
from sqlalchemy.pool import NullPool

from vault.errors import DefinitionError, SourceError, UsageError
from vault.execute.outside import extracting

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


def many(rows: int) -> str:
    """Customers of one minute after the other, ten of them at a time."""
    return (
        "insert into customers select cast(n as varchar), 'Name ' || cast(n as varchar),"
        " timestamp '2024-01-01 00:00:00' + (n / 10) * interval '1 minute'"
        f" from generate_series(1, {rows}) as t(n)"
    )


@pytest.fixture
def postgresql_source(
    tmp_path: Path, new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch
) -> Source:
    made = Source(new_database("postgresql", tmp_path))
    monkeypatch.setenv("CRM_URL", made.url)
    made.do(CREATE)
    return made


def dying(monkeypatch: pytest.MonkeyPatch, source: Source, after: int) -> None:
    """Let the server end the connection that is reading, when so many parts are whole."""
    monkeypatch.setattr(extracting, "PART_ROWS", 2_000)
    close, closed = extracting.Parts._close, []

    def closing_then(parts: extracting.Parts):
        closed.append(close(parts))
        if len(closed) == after:
            source.do(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                " where datname = current_database() and pid <> pg_backend_pid()"
            )
        return closed[-1]

    monkeypatch.setattr(extracting.Parts, "_close", closing_then)


def test_a_source_that_dies_midway_is_read_on_from_there(
    duckdb_trial: Trial, postgresql_source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial = duckdb_trial
    trial.define(DEFINITIONS.replace("MORE", WATERMARK))
    postgresql_source.do(many(30_000))
    with monkeypatch.context() as patched:
        dying(patched, postgresql_source, after=2)
        with pytest.raises(SourceError, match="are loaded; the next run goes on from there"):
            trial.run()
    ((before,),) = trial.select("select count(*) from raw_vault.hub_customer where load_id > 0")
    assert 4_000 <= before < 30_000
    assert extracts(trial) == []
    trial.run()
    assert trial.select(
        "select count(*), count(distinct customer_no) from raw_vault.hub_customer where load_id > 0"
    ) == [(30_000, 30_000)]
    delivered = sum(one for one, *_ in trial.accounts("sat_customer_crm"))
    assert delivered < 30_000 + 500  # what was loaded is not read again, but for the overlap


def test_of_a_snapshot_that_dies_midway_nothing_is_loaded(
    duckdb_trial: Trial, postgresql_source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial = duckdb_trial
    trial.define(DEFINITIONS.replace("MORE", "delivers: snapshot"))
    postgresql_source.do(many(30_000))
    fetched = extracting.batches

    def dies(*arguments):
        for number, batch in enumerate(fetched(*arguments)):
            if number == 3:
                postgresql_source.do(
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                    " where datname = current_database() and pid <> pg_backend_pid()"
                )
            yield batch

    with monkeypatch.context() as patched:
        patched.setattr(extracting, "batches", dies)
        with pytest.raises(SourceError, match="nothing of it is loaded; the next run begins anew"):
            trial.run()
    assert trial.select("select count(*) from audit.load") == [(0,)]
    trial.run()
    assert loads(trial) == [(30_000, 30_000)]


def test_what_was_read_and_not_loaded_is_loaded_by_the_next_run(
    duckdb_trial: Trial, sqlite: Source
) -> None:
    trial = duckdb_trial
    trial.define(DEFINITIONS.replace("MORE", WATERMARK))
    sqlite.put("1 Ann 2024-01-01 10:00:00")
    (feed,) = trial.warehouse.feeds
    (left,) = extracting.extracted(feed, [])
    (Path(left.path).parent / ".part").write_bytes(b"what was cut off")
    sqlite.do("delete from customers")
    sqlite.put("2 Bob 2024-01-02 10:00:00")
    trial.run()
    assert names(trial) == ["1 | Ann", "2 | Bob"]
    assert loads(trial) == [(1, 1), (1, 1)]
    assert list(Path(left.path).parent.iterdir()) == []


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


def test_the_archive_has_what_was_read(duckdb_trial: Trial, sqlite: Source) -> None:
    trial = duckdb_trial
    trial.define("archive: kept\n" + DEFINITIONS.replace("MORE", WATERMARK))
    sqlite.put("1 Ann 2024-01-01 10:00:00")
    trial.run()
    ((sha256,),) = trial.select("select sha256 from audit.load")
    assert [path.stem for path in extracts(trial)] == [sha256]


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


TYPES = """
hubs:
  thing: {business_key: {no: text}}
source: crm
feeds:
  things:
    database: ${CRM_URL}
    table: SCHEMA"Things"
    delivers: snapshot
    columns:
      no: text
      price: "decimal(20,4)"
      ratio: double
      seen_at: timestamptz
      made_on: date
      opens: time
      told_at: timestamp
      is_new: boolean
      image: binary
      note: {from: 'say "hi"', type: text}
      more: json
    hubs: {thing: no}
    satellites:
      thing_crm:
        of: thing
        attributes: [price, ratio, seen_at, made_on, opens, told_at, is_new, image, note, more]
"""


@pytest.mark.parametrize("kind", ["sqlite", "duckdb", "postgresql"])
def test_values_of_every_type_arrive_exactly(
    duckdb_trial: Trial,
    kind: str,
    tmp_path: Path,
    new_database: NewDatabase,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The order of columns in the table is another one, and one of them is not asked for."""
    trial = duckdb_trial
    (tmp_path / "other").mkdir()
    url = f"sqlite:///{tmp_path}/other/s.db" if kind == "sqlite" else new_database(
        kind, tmp_path / "other"
    )  # fmt: skip
    monkeypatch.setenv("CRM_URL", url)
    source = Source(url)
    if kind == "sqlite":
        table, at, null = '"Things"', "2024-02-29 22:30:00.123456", "x'00ff'"
    else:
        source.do("create schema shop")
        table, at = 'shop."Things"', "2024-02-29 23:30:00.123456+01"
        null = "'\\x00ff'::bytea" if kind == "postgresql" else "'\\x00\\xFF'::blob"
    zoned = "timestamp" if kind == "sqlite" else "timestamptz"
    binary = {"sqlite": "blob", "duckdb": "blob", "postgresql": "bytea"}[kind]
    source.do(
        f'create table {table} (more json, "say ""hi""" text, secret text, no integer,'
        f" price numeric(20, 4), ratio double precision, seen_at {zoned}, made_on date, opens time,"
        f" told_at timestamp, is_new boolean, image {binary})",
        f"insert into {table} values ('{{\"a\": [1, 1.10]}}', 'it''s', 'x', 1,"
        + (" '1234567890123456.7891'," if kind == "sqlite" else " 1234567890123456.7891,")
        + f" 0.1, '{at}', '2024-02-29', '12:30:00', '2024-02-29 12:00:00.5',"
        f" {'1' if kind == 'sqlite' else 'true'}, {null})",
        f"insert into {table} (no) values (2)",
    )
    trial.define(TYPES.replace('SCHEMA"Things"', "Things" if kind == "sqlite" else "shop.Things"))
    run = trial.run()
    assert [(load.delivered, load.rejected) for load in run.loads] == [(2, 0)]
    rows = trial.rows(
        "raw_vault.sat_thing_crm s join raw_vault.hub_thing h using (thing_hk)",
        "h.no, price, ratio, epoch_us(seen_at), made_on, opens, told_at, is_new, hex(image), note,"
        " cast(more as varchar)", "s.load_id > 0",
    )  # fmt: skip
    price = "1234567890123456.8000" if kind == "sqlite" else "1234567890123456.7891"
    assert rows[1:] == ["2 | - | - | - | - | - | - | - | - | - | -"]
    assert rows[0].replace(price, "PRICE") == (
        "1 | PRICE | 0.1 | 1709245800123456 | 2024-02-29 | 12:30:00 | 2024-02-29 12:00:00.500000"
        ' | True | 00FF | it\'s | {"a":[1,1.10]}'
    )


def test_what_arrow_cannot_hold_rejects_its_row(
    duckdb_trial: Trial, postgresql_source: Source
) -> None:
    trial = duckdb_trial
    postgresql_source.do(
        "create table things (no int, price numeric, made_on date)",
        "insert into things values (1, 1.50, '2024-01-01'), (2, 'NaN', '2024-01-01'),"
        " (3, 1.005, '2024-01-01'), (4, 1, 'infinity')",
    )
    trial.define(
        TYPES.replace('SCHEMA"Things"', "things").split("    columns:")[0]
        + '    columns: {no: text, price: "decimal(10,2)", made_on: date}\n'
        "    hubs: {thing: no}\n"
        "    satellites: {thing_crm: {of: thing, attributes: [price, made_on]}}\n"
    )
    trial.run()
    assert trial.rows("raw_vault.sat_thing_crm", "price, made_on") == ["1.50 | 2024-01-01"]
    reasons = trial.select("select delivery_row, reason from audit.rejected_row order by 1")
    assert reasons == [
        (2, "price: 'NaN' is not a decimal(10,2)"),
        (3, "price: '1.005' is not a decimal(10,2)"),
        (4, "made_on: 'infinity' is not a date"),
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("table: customers", "table: custmers"), "there is no table custmers in ${CRM_URL}; did"
         " you mean 'customers'?"),
        (("name: text", "nam: text"), "customers: column 'nam' is missing; did you mean 'name'?"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_named_with_what_is_close(
    duckdb_trial: Trial, source: Source, change: tuple[str, str], message: str
) -> None:
    text = DEFINITIONS.replace("MORE", WATERMARK).replace("[name]", "[customer_no]")
    duckdb_trial.define(text.replace(*change))
    with pytest.raises(SourceError) as caught:
        duckdb_trial.run()
    assert message in str(caught.value)


@pytest.mark.parametrize("port", [1])
def test_a_database_that_cannot_be_reached_is_told_without_its_password(
    duckdb_trial: Trial, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial = duckdb_trial
    monkeypatch.setattr("vault.execute.outside.connecting.patiently", lambda call: call())
    monkeypatch.setenv("CRM_URL", f"postgresql://ann:s3cr3t-word@127.0.0.1:{port}/crm")
    trial.define(DEFINITIONS.replace("MORE", WATERMARK))
    with pytest.raises(SourceError, match=r"cannot open postgresql://ann:\*\*\*@127") as caught:
        trial.run()
    assert "s3cr3t" not in str(caught.value)
    ((status, message),) = trial.select("select status, message from audit.run")
    assert status == "failed"
    assert "s3cr3t" not in message


def test_a_url_is_asked_of_the_environment_only_when_it_is_loaded(
    duckdb_trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CRM_URL", raising=False)
    duckdb_trial.define(DEFINITIONS.replace("MORE", WATERMARK))
    (feed,) = duckdb_trial.warehouse.feeds
    assert feed.origin == "customers of ${CRM_URL}"
    with pytest.raises(UsageError, match="and CRM_URL is not set: put its SQLAlchemy URL into"):
        duckdb_trial.run()


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://ann:s3cret@host/crm",
        "${CRM_URL:-postgresql://ann:s3cret@host/crm}",
        "postgresql://ann@host/crm?password=s3cret",
    ],
)
def test_a_secret_in_a_file_is_refused_without_telling_it(duckdb_trial: Trial, url: str) -> None:
    text = DEFINITIONS.replace("MORE", WATERMARK).replace("${CRM_URL}", url)
    duckdb_trial.define(text)
    with pytest.raises(DefinitionError, match="'database' must not hold a secret") as caught:
        _ = duckdb_trial.warehouse
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("url", ["postgresql://ann:${PW}@host/crm", "duckdb:///data/crm.duckdb"])
def test_what_is_no_secret_may_stand_in_a_file(duckdb_trial: Trial, url: str) -> None:
    duckdb_trial.define(DEFINITIONS.replace("MORE", WATERMARK).replace("${CRM_URL}", url))
    (feed,) = duckdb_trial.warehouse.feeds
    assert feed.outside is not None
    assert feed.outside.url == url


def test_plan_and_sql_show_what_would_be_read(
    command: Call, tmp_path: Path, sqlite: Source
) -> None:
    folder = tmp_path / "shop"
    folder.mkdir()
    text = DEFINITIONS.replace("MORE", WATERMARK)
    (folder / "warehouse.yml").write_text(f"warehouse: shop\n{text}")
    sqlite.put("1 Ann 2024-01-01 10:00:00")
    line = "  crm.customers: a table into raw_vault.hub_customer, raw_vault.sat_customer_crm"
    assert line in command("plan shop")[1].splitlines()
    assert command("run shop")[0] == 0
    told = command("plan shop")[1].splitlines()
    assert told[told.index(line) + 1] == (
        "    customers of ${CRM_URL}, changed_at from 2024-01-01 09:55:00 on"
    )
    code, out, _ = command("sql shop crm.customers")
    assert code == 0
    assert "SELECT customer_no, name, changed_at" in " ".join(out.split())
    assert "read_parquet" in out
