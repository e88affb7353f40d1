"""Whatever can be read: what is proposed for it passes check and run as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy
from strange import FILES, UNREADABLE

from vault import check, connect, infer, plan, run
from vault.errors import SourceError, UsageError

#: Lines that are no rows, which are rejected; every other row of every file is loaded.
REJECTED = {
    "ragged": 2,
    "broken_bytes": 1,
    "preamble": 2,
    "trailing": 1,
    "names_twice": 1,
    "unnamed_index": 1,
}
ALONE = ["no_key", "events", "history", "array_of_json", "deliveries", "types_that_differ"]


def given(name: str, folder: Path) -> Path:
    """The strange files of a name in a folder of their own."""
    data = folder / name
    data.mkdir(parents=True)
    for file, content in FILES[name].items():
        (data / file).write_bytes(content)
    return data


def rejected(engine: sqlalchemy.Engine) -> dict[str, int]:
    """How many rows were rejected, by source."""
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "select split_part(feed, '.', 1), sum(rejected) from audit.load group by 1"
        ).fetchall()
    return {source: int(count) for source, count in rows if count}


@pytest.mark.parametrize("half", [0, 1])
def test_what_is_proposed_for_strange_files_passes_check_and_run_beside_all_the_others(
    half: int, tmp_path: Path
) -> None:
    made = tmp_path / "made"
    (made / "sources").mkdir(parents=True)
    (made / "warehouse.yml").write_text("warehouse: zoo\n")
    names = {f"s{at}": name for at, name in enumerate(FILES) if at % 2 == half}
    for source, name in names.items():
        data = given(name, tmp_path / "given")
        infer(data, out=made / "sources" / f"{source}.yml", source=source).write()
    engine = connect(f"duckdb:///{tmp_path / 'zoo.duckdb'}")
    done = run(plan(check(made)), engine)
    assert not done.refused
    found = {names[source]: count for source, count in rejected(engine).items()}
    assert {name: count for name, count in found.items() if count > REJECTED.get(name, 0)} == {}
    engine.dispose()


@pytest.mark.parametrize("name", ALONE)
def test_what_is_written_to_a_new_folder_is_a_warehouse_that_runs(
    name: str, tmp_path: Path
) -> None:
    infer(given(name, tmp_path / "given"), out=tmp_path / "made").write()
    engine = connect(f"duckdb:///{tmp_path / 'x.duckdb'}")
    done = run(plan(check(tmp_path / "made")), engine)
    assert not done.refused
    assert rejected(engine) == {}
    engine.dispose()


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_told_with_its_name_and_what_to_do(
    name: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(UNREADABLE[name])
    with pytest.raises((SourceError, UsageError), match=name):
        infer(tmp_path / name)
