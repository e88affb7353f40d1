"""What arrives of other databases: values exactly, and clear words where there are none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Call, Trial
from databases import DEFINITIONS, WATERMARK, Source

from vault.errors import DefinitionError, SourceError, UsageError


@pytest.fixture(params=["sqlite", "duckdb", "postgresql"])
def source(request: pytest.FixtureRequest, new_source: Callable[[str], Source]) -> Source:
    return new_source(request.param)


@pytest.fixture
def sqlite(new_source: Callable[[str], Source]) -> Source:
    return new_source("sqlite")


@pytest.fixture
def postgresql_source(new_source: Callable[[str], Source]) -> Source:
    return new_source("postgresql")


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
    duckdb_trial: Trial, kind: str, new_source: Callable[[str], Source]
) -> None:
    """The order of columns in the table is another one, and one of them is not asked for."""
    trial, source = duckdb_trial, new_source(kind)
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


def test_a_watermark_is_a_number_a_day_or_an_instant(duckdb_trial: Trial, source: Source) -> None:
    trial, zoned = duckdb_trial, "timestamp"
    if not source.url.startswith("sqlite"):
        zoned = "timestamp with time zone"
    source.do(
        f"create table things (no varchar(9), seq integer, day date, seen {zoned})",
        "insert into things values ('1', -5, '2024-01-01', '2024-01-01 10:00:00'),"
        " ('2', 20, '2024-01-09', '2024-01-02 10:00:00')",
    )
    feed = (
        "  by_{0}:\n    database: ${{CRM_URL}}\n    table: things\n    delivers: changes\n"
        "    watermark: {0}\n    columns: {{no: text, {0}: {1}}}\n    hubs: {{thing: no}}\n"
        "    satellites: {{thing_{0}: {{of: thing, attributes: [{0}]}}}}\n"
    )
    marks = {"seq": "bigint", "day": "date", "seen": "timestamptz"}
    trial.define(
        "hubs: {thing: {business_key: {no: text}}}\nsource: crm\nfeeds:\n"
        + "".join(feed.format(*each) for each in marks.items())
    )
    trial.run()
    source.do(
        "insert into things values ('3', 20, '2024-01-09', '2024-01-02 09:58:00'),"
        " ('4', 19, '2024-01-08', '2024-01-02 09:54:00')"
    )
    trial.run()
    for mark in marks:
        assert [one[:2] for one in trial.accounts(f"sat_thing_{mark}")] == [(2, 2), (2, 1)], mark


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
