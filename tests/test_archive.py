"""The archive: what it keeps of deliveries, under which name, and what happens where it cannot."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Trial

from vault.errors import LoadError, SourceError
from vault.sources import discover
from vault.sources.archive import keep, path_of, written
from vault.statements import sql

WAREHOUSE = """
archive: ${TRIAL_ARCHIVE:-kept}
hubs:
  customer: {business_key: {customer_no: text}}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: snapshot
    columns: {customer_no: text, name: text}
    hubs: {customer: customer_no}
    satellites: {customer_crm: {of: customer, attributes: [name]}}
"""
DELIVERY = """
    customer_no | name
    1           | Ann
"""


@pytest.fixture
def trial(tmp_path: Path) -> Iterator[Trial]:
    made = Trial(tmp_path / "warehouse", f"duckdb:///{tmp_path}/test.duckdb")
    made.define(WAREHOUSE)
    yield made
    made.engine.dispose()


def kept(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_every_loaded_file_is_kept_by_the_digest_that_the_audit_has_of_it(trial: Trial) -> None:
    delivered = trial.deliver(DELIVERY)
    trial.run()
    ((sha, file),) = trial.select("select sha256, file from audit.load")
    (path,) = kept(trial.folder / "kept")
    assert path == path_of(trial.folder / "kept", sha, file)
    assert path.relative_to(trial.folder).as_posix() == f"kept/{sha[:2]}/{sha}.csv"
    assert path.read_bytes() == delivered.read_bytes()
    assert hashlib.sha256(path.read_bytes()).hexdigest() == sha


def test_the_folder_may_be_named_by_a_variable(
    trial: Trial, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRIAL_ARCHIVE", f"{tmp_path}/elsewhere")
    trial.load(DELIVERY)
    assert len(kept(tmp_path / "elsewhere")) == 1


def test_a_refused_delivery_is_kept_too(trial: Trial) -> None:
    done = trial.load("customer_no | name\n")
    assert [load.status for load in done.loads] == ["refused"]
    assert len(kept(trial.folder / "kept")) == 1


def test_what_is_kept_is_never_written_again(trial: Trial) -> None:
    trial.load(DELIVERY)
    (path,) = kept(trial.folder / "kept")
    path.write_text("customer_no,name\n1,\n")  # as an erasure would
    trial.define(f"{WAREHOUSE}  others: {{read: data/customers_*.csv, delivers: changes, columns:"
                 " {customer_no: text}, hubs: {customer: customer_no}}\n")  # fmt: skip
    done = trial.run()
    assert [load.feed for load in done.loads] == ["crm.others"]
    assert kept(trial.folder / "kept") == [path]
    assert path.read_text() == "customer_no,name\n1,\n"


def test_where_a_file_cannot_be_kept_nothing_is_loaded(trial: Trial) -> None:
    (trial.folder / "kept").write_text("no folder")
    delivered = trial.deliver(DELIVERY)
    with pytest.raises(LoadError, match=r"cannot be kept in the archive .*kept \(.*; nothing") as e:
        trial.run()
    assert str(delivered) in str(e.value)
    assert trial.rows("raw_vault.hub_customer", "customer_no") == []
    assert trial.select("select * from audit.load") == []
    (trial.folder / "kept").unlink()
    trial.run()
    assert trial.rows("raw_vault.hub_customer", "customer_no") == ["1"]


def test_a_full_disk_leaves_no_part_of_a_file(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LoadError, match="No space left on device"):
        trial.load(DELIVERY)
    assert kept(trial.folder / "kept") == []
    assert trial.select("select * from audit.load") == []


def test_a_file_that_changed_while_it_was_loaded_is_not_kept(trial: Trial) -> None:
    path = trial.deliver(DELIVERY)
    (delivery,) = discover(trial.warehouse.feeds[0])
    path.write_text("customer_no,name\n2,Bob\n")
    with pytest.raises(SourceError, match="was written to while it was read"):
        keep(trial.folder / "kept", delivery)
    path.unlink()
    with pytest.raises(SourceError, match="cannot be read"):
        keep(trial.folder / "kept", delivery)
    assert kept(trial.folder / "kept") == []


def test_a_kept_file_is_replaced_at_one_instant_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "kept" / "ab" / "abc.csv"
    with written(path) as file:
        file.write(b"old")
    with pytest.raises(KeyError), written(path) as file:
        file.write({}["ne"])
    assert path.read_bytes() == b"old"
    with written(path) as file:
        file.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert kept(tmp_path) == [path]


def test_the_sql_that_is_only_shown_keeps_nothing(trial: Trial) -> None:
    trial.deliver(DELIVERY)
    assert any("customers_" in text for _, text in sql(trial.warehouse))
    assert not (trial.folder / "kept").exists()
