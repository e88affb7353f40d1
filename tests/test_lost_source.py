"""A source that is lost while it is read: no row is lost, and nothing half there is loaded."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import Trial
from databases import DEFINITIONS, WATERMARK, Source

from vault.errors import SourceError
from vault.execute.outside import extracting


@pytest.fixture
def postgresql_source(new_source: Callable[[str], Source]) -> Source:
    return new_source("postgresql")


def many(rows: int) -> str:
    """Customers of one minute after the other, ten of them at a time."""
    return (
        "insert into customers select cast(n as varchar), 'Name ' || cast(n as varchar),"
        " timestamp '2024-01-01 00:00:00' + (n / 10) * interval '1 minute'"
        f" from generate_series(1, {rows}) as t(n)"
    )


def dying(monkeypatch: pytest.MonkeyPatch, source: Source, when: range) -> None:
    """Let the server end the connection that is reading, when so many parts are whole."""
    monkeypatch.setattr(extracting, "PART_ROWS", 2_000)
    close, closed = extracting.Parts._close, []

    def closing_then(parts: extracting.Parts):
        closed.append(close(parts))
        if len(closed) in when:
            source.do(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                " where datname = current_database() and pid <> pg_backend_pid()"
            )
        return closed[-1]

    monkeypatch.setattr(extracting.Parts, "_close", closing_then)


def test_a_connection_that_is_lost_midway_is_made_again_and_read_on(
    duckdb_trial: Trial, postgresql_source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial = duckdb_trial
    trial.define(DEFINITIONS.replace("MORE", WATERMARK))
    postgresql_source.do(many(30_000))
    dying(monkeypatch, postgresql_source, range(2, 3))
    trial.run()
    assert trial.select(
        "select count(*), count(distinct customer_no) from raw_vault.hub_customer where load_id > 0"
    ) == [(30_000, 30_000)]
    delivered = sum(one for one, *_ in trial.accounts("sat_customer_crm"))
    assert delivered < 30_000 + 500  # what is whole is not read again, but for the overlap


def test_a_source_that_dies_midway_is_read_on_from_there(
    duckdb_trial: Trial, postgresql_source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial = duckdb_trial
    trial.define(DEFINITIONS.replace("MORE", WATERMARK))
    postgresql_source.do(many(60_000))
    with monkeypatch.context() as patched:
        dying(patched, postgresql_source, range(2, 1000))
        with pytest.raises(SourceError, match="are loaded; the next run goes on from there"):
            trial.run()
    ((before,),) = trial.select("select count(*) from raw_vault.hub_customer where load_id > 0")
    assert 4_000 <= before < 60_000
    assert list(trial.folder.rglob("*.parquet")) == []
    trial.run()
    assert trial.select(
        "select count(*), count(distinct customer_no) from raw_vault.hub_customer where load_id > 0"
    ) == [(60_000, 60_000)]


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
    assert [one[:2] for one in trial.accounts("sat_customer_crm")] == [(30_000, 30_000)]
