"""What lineage promises: it knows every column that the database has, and down to the file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import Trial

from vault import check, lineage, plan, run
from vault.execute import dialect_of, opened
from vault.execute.session import Session
from vault.lineage import Column
from vault.render import renderer_of

#: A warehouse in which everything is that can be declared.
EVERYTHING = Path(__file__).parents[1] / "sql" / "warehouse"


@pytest.mark.parametrize("names", ["{}", "{load_date: LDTS, applied_date: since, hashdiff: hd}"])
def test_lineage_knows_every_column_of_every_table_in_its_order(trial: Trial, names: str) -> None:
    shutil.copytree(EVERYTHING, trial.folder, dirs_exist_ok=True)
    text = (EVERYTHING / "warehouse.yml").read_text()
    (trial.folder / "warehouse.yml").write_text(f"{text}\nnames: {names}\n")
    warehouse = check(trial.folder, {"AIRLINE_DATA": "data"})
    run(plan(warehouse), trial.engine, ("apply", "build"))
    dialect = dialect_of(trial.engine)
    with opened(trial.engine) as connection:
        held = Session(connection, warehouse, renderer_of(warehouse, dialect)).held()
    graph = lineage(warehouse, dialect=dialect.name)
    found = {name: dataset.columns for name, dataset in graph.datasets.items()}
    wanted = {
        str(table): tuple(columns)
        for table, columns in held.items()
        if table.schema != warehouse.schemas.audit
    }
    assert {name: found.get(name) for name in wanted} == wanted


def test_every_column_is_delivered_constant_or_given_by_dvault() -> None:
    graph = lineage(check(EVERYTHING, {"AIRLINE_DATA": "data"}))
    for name, dataset in graph.datasets.items():
        for column in dataset.columns:
            reached = graph.reach([Column(name, column)])
            assert any(graph.of(one).leaf for one in reached), f"{name}.{column}"
            assert all(graph.of(one).leaf or graph.of(one).origins for one in reached)
    assert graph.unread == {}
