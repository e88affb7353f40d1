"""One page for each kind under docs/kinds: its YAML runs, its columns are those of the table, and
its SQL is what is checked in under tests/sql: `pytest tests/test_kinds.py --update-sql`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import Trial

from vault.entities import BASES
from vault.plan import stored_entities

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs" / "kinds").glob("*.md"))
#: What is made anew at each build, and the kinds that keep rows; one that is part of another has
#: its page.
MADE = {"dimension", "fact", "same_as", "hierarchy"}
KINDS = {path.name for path in (ROOT / "templates").iterdir() if (path / "create.sql").exists()}
KINDS |= MADE
KINDS |= set(BASES) - {"appearance_satellite"}
KINDS -= {"audit", "change", "erasure", "profile", "seal", "snapshot"}
YAML = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
SQL = re.compile(r"(<!-- sql: (\S+) -->\n```sql\n)(.*?)(```)", re.DOTALL)
COLUMN = re.compile(r"^\| `(\w+)`", re.MULTILINE)


def test_every_kind_has_its_page() -> None:
    assert {path.stem for path in PAGES} == KINDS


def stored(text: str) -> str:
    """The part of a page that says what is stored."""
    return text.partition("## What it stores")[2].partition("\n## ")[0]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_has_yaml_that_runs_and_the_columns_of_its_table(page: Path, tmp_path: Path) -> None:
    text = page.read_text()
    trial = Trial(tmp_path, f"duckdb:///{tmp_path}/test.duckdb")
    trial.define("".join(YAML.findall(text)))
    trial.run("apply", "build")
    warehouse = trial.warehouse
    made = (*warehouse.same_as, *warehouse.hierarchies, *warehouse.dimensions, *warehouse.facts)
    kinds = {entity.kind: entity for entity in (*stored_entities(warehouse), *made)}
    table = kinds[page.stem].table
    columns = [name for name, *_ in trial.select(f"describe {table}")]
    trial.engine.dispose()
    assert COLUMN.findall(stored(text)) == columns
    assert f"`{table}`" in stored(text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_sql_of_a_page_is_what_is_checked_in(
    page: Path, request: pytest.FixtureRequest
) -> None:
    text = page.read_text()
    assert SQL.search(text), "a page shows the SQL of its kind"

    def golden(found: re.Match[str]) -> str:
        path = ROOT / "tests" / "sql" / found[2]
        first = path.read_text().split("\n;\n")[0].split(";\n\n-- ")[0].rstrip()
        return f"{found[1]}{first.removesuffix(';')};\n{found[4]}"

    fresh = SQL.sub(golden, text)
    if request.config.getoption("--update-sql"):
        page.write_text(fresh)
    assert fresh == text or request.config.getoption("--update-sql")
