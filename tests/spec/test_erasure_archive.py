"""What an erasure promises of the archive: files stay, and lose what is personal of a key."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

import duckdb
import pytest
from erasing import DEFINITIONS, PUBLIC, SECRETS, deliver, forget, wrong

ARCHIVED = f"{DEFINITIONS}archive: kept\n"


def files(trial) -> list[Path]:
    return sorted(path for path in (trial.folder / "kept").rglob("*") if path.is_file())


def content(trial) -> bytes:
    return b"".join(
        gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for path in files(trial)
    )


def test_archived_files_lose_what_is_personal_and_stay_where_they_are(trial) -> None:
    trial.define(ARCHIVED)
    deliver(trial)
    trial.run()
    before = files(trial)
    other = {path: path.read_bytes() for path in before}
    assert len(before) == 6
    assert not [secret for secret in SECRETS if secret.encode() not in content(trial)]
    asked = forget(trial, dry_run=True)
    assert {path: path.read_bytes() for path in before} == other
    done = forget(trial)
    assert asked.tables.equals(done.tables)
    assert files(trial) == before
    left = content(trial)
    assert not [secret for secret in SECRETS if secret.encode() in left]
    assert not [word for word in PUBLIC if word.encode() not in left]
    lines = {path: path.read_text().splitlines() for path in before}
    (customers,) = [text for text in lines.values() if text[0].startswith("customer_no,name")]
    assert customers[1:] == [",,31,2024-01-01", "kunde-2,Bob Public,42,2024-01-02",
                             ",,old,2024-01-03", ",,32,2024-01-04"]  # fmt: skip
    (web,) = [text for text in lines.values() if text[0].startswith("{")]
    assert web == ['{"who": null, "mail": null, "visits": 3}',
                   '{"who": {"no": "kunde-2"}, "mail": "bob@public.example", "visits": 4}',
                   '{"who": null, "mail": null, "visits": "many"}', "{}"]  # fmt: skip
    assert len(trial.select("select * from audit.erased_row where target = 'archive'")) == 6
    assert wrong(trial) == []
    forget(trial)
    assert trial.select("select count(*) from audit.erasure") == [(1,)]


@pytest.mark.usefixtures("parquet")
def test_files_that_are_packed_quoted_or_parquet_are_written_anew_too(trial) -> None:
    trial.define(
        """
archive: kept
hubs: {customer: {business_key: {customer_no: text}, pii: true}}
source: crm
feeds:
  packed:
    read: {files: data/packed_*.csv.gz, delimiter: ";"}
    delivers: changes
    columns: {customer_no: {from: No, type: text}, name: {type: text, pii: true}, n: integer}
    hubs: {customer: customer_no}
    satellites: {customer_packed: {of: customer, attributes: [name, n]}}
  columns:
    read: data/columns_*.parquet
    delivers: changes
    columns: {customer_no: text, mail: {type: text, pii: true}, n: integer}
    hubs: {customer: customer_no}
    satellites: {customer_columns: {of: customer, attributes: [mail, n]}}
"""
    )
    folder = trial.folder / "data"
    folder.mkdir()
    text = 'No;name;n\n" c-1001";"Ann; ""the\nSecret""";1\nk-2;"Bob; ""too""";2\nc-1001;Ann;"x"\n'
    (folder / "packed_1.csv.gz").write_bytes(gzip.compress(text.encode()))
    duckdb.sql(
        "select * from (values ('k-2', 'bob@x.example', 1), ('C-1001', 'ann@x.example', 2))"
        " as t (customer_no, mail, n)"
    ).write_parquet(str(folder / "columns_1.parquet"))
    trial.run()
    forget(trial)
    (packed,) = [path for path in files(trial) if path.suffix == ".gz"]
    assert gzip.decompress(packed.read_bytes()).decode() == (
        'No;name;n\n;;1\nk-2;"Bob; ""too""";2\n;;x\n'
    )
    (columns,) = [path for path in files(trial) if path.suffix == ".parquet"]
    assert duckdb.read_parquet(str(columns)).fetchall() == [
        ("k-2", "bob@x.example", 1), (None, None, 2)
    ]  # fmt: skip
    assert b"ann@x" not in columns.read_bytes()


def test_a_rewritten_file_is_named_though_the_erasure_was_cut_off_then(trial, monkeypatch) -> None:
    trial.define(ARCHIVED)
    deliver(trial)
    trial.run()

    class Killed(BaseException):
        pass

    def killed(*more: object) -> None:
        raise Killed

    with monkeypatch.context() as cut:
        cut.setattr("vault.erasure.doing.keep_erasure", killed)
        with pytest.raises(Killed):
            forget(trial)
    changed = [
        path for path in files(trial)
        if hashlib.sha256(path.read_bytes()).hexdigest() != path.name.partition(".")[0]
    ]  # fmt: skip
    assert len(changed) == 6
    forget(trial)
    assert len(trial.select("select * from audit.erased_row where target = 'archive'")) == 6
    assert not [secret for secret in SECRETS if secret.encode() in content(trial)]
