"""What every database really gets: each template as it is rendered, checked in under tests/sql.

A change of a template shows there and is reviewed as SQL: `pytest tests/test_sql.py --update-sql`.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import replace
from functools import cache
from pathlib import Path

import duckdb
import pytest
import sqlfluff
import sqlglot
from renderings import WAREHOUSE, renderings
from sqlfluff.core import FluffConfig, Linter
from sqlglot import exp

from vault.definitions import read
from vault.dialects import DIALECTS, DUCKDB, RENDERED, WRITTEN
from vault.names import Identifier, Sql
from vault.plan import plan
from vault.render import Renderer, render
from vault.resolve import resolve

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tests" / "sql"
#: What only a database is asked for that reads no files.
CARRIED = {
    "feed/carried.sql", "feed/looked_up.sql", "feed/refusals.sql", "feed/reject_carried.sql",
    "filling/taken.sql",
}  # fmt: skip
#: What is only asked of a database that was loaded, and so of none that SQL is only written for.
ASKED = {"seal", "trace", "erasure", "reconcile", "profile", "change", "succession", "filling"}
#: What is only asked of a database that undoes what a run leaves undone.
UNDONE = {"erasure", "reconcile", "change"}
#: Every template, for every dialect it serves: another dialect's own file is none of its.
TEMPLATES = [
    (template, name)
    for name, dialect in WRITTEN.items()
    for path in sorted((ROOT / "templates").rglob("*.sql"))
    if path.suffixes[:-1] in ([], [f".{name}"])
    and not (path.parent.name in ASKED and name in RENDERED)
    and not (path.parent.name in UNDONE and not dialect.transactions)
    and not (path.suffixes == [".sql"] and path.with_suffix(f".{name}.sql").exists())
    and not ((template := str(path.relative_to(ROOT / "templates"))) in CARRIED
             and dialect.reads_files)
]  # fmt: skip
GOLDEN = sorted(path for path in FOLDER.glob("*/*.sql") if path.parent.name != "warehouse")
MARTS = sorted((*ROOT.glob("marts/**/*.sql"), *ROOT.glob("definitions/*/marts/**/*.sql")))

#: Files that sqlfluff is not shown, because what they consist of is shown to it.
LINTED_ELSEWHERE = {
    "erasure/rows": "is seal/rows with other columns",
    "feed/number": "reads feed/read",
    "seal/numbers": "is part of seal/sums",
    "feed/refused": "reads feed/delivered",
    "feed/reject_target": "reads feed/delivered",
    "feed/rows_again": "reads feed/number",
    "feed/stage_table": "reads feed/read_table; the rest is hashes",
    "feed/unload": "reads feed/carry",
    "feed/stage": "reads feed/read; the rest is hashes, which test_hashing looks at",
}
#: Files with a line for each computed expression: how long and how spaced it is does not count.
COMPUTED = {
    "effectivity_satellite/absent",
    "effectivity_satellite/changes",
    "effectivity_satellite/timeline",
    "satellite/absent",
    "status_satellite/absent",
    "status_satellite/timeline",
    "feed/delivered",
    "feed/join_lookups",
    "feed/read",
    "feed/read_json",
    "feed/read_table",
    "feed/reject_staged",
    "feed/lookup",
    "filling/captured",
    "filling/convert",
    "filling/fill",
    "filling/fill_sets",
    "filling/span",
    "filling/told",
    "filling/unfit",
    "foreign/take_over",
    "succession/carried",
    "hub/judge",
    "hub/misfits",
    "link/misfits",
    "profile/keep",
    "profile/figures",
    "reference/collision",
    "reference/fill",
    "reference/insert",
    "reference/insert_every",
    "reference/judge",
    "reference_satellite/fill",
    "reference_satellite/insert",
    "reference_satellite/insert_every",
    "reference_satellite/judge",
    "reference_satellite/known",
    "reconcile/read_link",
    "reconcile/read_satellite",
    "seal/misled",
    "seal/repeated",
    "seal/rows",
    "seal/sums",
    "erasure/found",
    "erasure/replace",
    "erasure/barred_rows",
    "erasure/count",
    "trace/named",
}


@pytest.fixture(scope="session")
def printed() -> dict[str, dict[str, list[str]]]:
    """What each template prints, by dialect and path."""
    return {name: renderings(dialect) for name, dialect in WRITTEN.items()}


def golden(template: str, dialect: str) -> Path:
    """Where a template's SQL is checked in: `hub/create.sql` in `hub/create.duckdb.sql`."""
    operation = template.removesuffix(".sql").removesuffix(f".{dialect}")
    return FOLDER / f"{operation}.{dialect}.sql"


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.name.partition('.')[0]}"


def dialect_of(path: Path) -> str:
    """The dialect as sqlglot calls it."""
    return {".postgresql": "postgres"}.get(path.suffixes[0], path.suffixes[0][1:])


def linted_as(path: Path) -> str:
    """The dialect as sqlfluff calls it."""
    return {"spark": "sparksql"}.get(dialect_of(path), dialect_of(path))


@pytest.mark.parametrize(("template", "dialect"), TEMPLATES)
def test_a_template_prints_what_is_checked_in(
    template: str,
    dialect: str,
    printed: dict[str, dict[str, list[str]]],
    request: pytest.FixtureRequest,
) -> None:
    assert template in printed[dialect], "the warehouse in tests/sql does not use it"
    texts = [text.removesuffix(";") + ";\n" for text in printed[dialect][template]]
    path = golden(template, dialect)
    if request.config.getoption("--update-sql"):
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(texts))
    assert path.exists(), "nothing is checked in: run pytest tests/test_sql.py --update-sql"
    assert "\n".join(texts) == path.read_text()


def test_nothing_is_checked_in_that_no_template_prints() -> None:
    assert set(GOLDEN) - {golden(*one) for one in TEMPLATES} == set()


@pytest.mark.parametrize("path", GOLDEN, ids=name_of)
def test_sql_parses_in_its_dialect(path: Path) -> None:
    """DuckDB's own parser reads all of it, and sqlglot none of it as mere text but `show`.

    Of roles and rights it knows little; tests/test_access.py executes those.
    """
    dialect, sql = dialect_of(path), path.read_text()
    if dialect == "duckdb":
        assert duckdb.extract_statements(sql)
    for statement in sqlglot.parse(sql, dialect=dialect):
        assert statement is not None
        texts = [command.name.lower() for command in statement.find_all(exp.Command)]
        known = {"set", "create", "grant", "alter"} if path.parent.name == "access" else {"show"}
        assert [text for text in texts if text not in known] == []


#: What one database is given another is, too, often to the letter; that is shown to it once, and
#: what is run comes before what is rendered for others.
FIRST = {
    path.read_text(): path
    for path in sorted(GOLDEN, key=lambda path: dialect_of(path) in RENDERED, reverse=True)
    if name_of(path) not in LINTED_ELSEWHERE
}
SHOWN = sorted(FIRST.values())


ORDER = [*RENDERED, *reversed(DIALECTS)]
#: The layout is that of a template: it is looked at in one database, and in those with their own.
LAID_OUT = {
    name_of(path): path
    for path in sorted(SHOWN, key=lambda path: ORDER.index(path.suffixes[0][1:]))
}
OWN = {golden(template, dialect) for template, dialect in TEMPLATES if template.count(".") > 1}


@pytest.mark.parametrize("path", SHOWN, ids=name_of)
def test_sql_passes_sqlfluff(path: Path, request: pytest.FixtureRequest) -> None:
    allowed = {"LT01", "LT05"} if name_of(path) in COMPUTED else set()
    name, sql = path.name.removesuffix(".sql"), path.read_text()
    is_run = path.suffixes[0][1:] not in RENDERED
    if is_run and (path in OWN or path == LAID_OUT[name_of(path)]):
        assert faults(name, sql, request.config, allowed, linted_as(path)) == []
    else:
        sql = re.sub(r"\bx'", "'", sql)  # a binary literal, which sqlfluff does not know
        assert linter(linted_as(path)).parse_string(sql, fname=name).violations == []


@pytest.mark.parametrize("path", MARTS, ids=name_of)
def test_a_mart_passes_sqlfluff(path: Path, request: pytest.FixtureRequest) -> None:
    parameters = defaultdict(lambda: Sql("cast(null as timestamp)"))
    context = {"ref": Identifier, "this": Identifier("mart"), "parameter": parameters}
    sql = Renderer(DUCKDB).render_text(path.read_text(), path.name, context)
    assert faults(str(path.relative_to(ROOT)), sql + "\n", request.config, {"LT05"}) == []
    assert max(map(len, path.read_text().splitlines())) <= 100


def faults(
    name: str, sql: str, config: pytest.Config, allowed: set[str], dialect: str = "duckdb"
) -> list[str]:
    """What sqlfluff has to say; it is not asked again about what it let pass."""
    settings = (ROOT / "pyproject.toml").read_text() + sqlfluff.__version__
    digest = hashlib.sha256((settings + sql).encode()).hexdigest()
    passed = getattr(config, "cache", None)
    if passed and passed.get(f"sqlfluff/{name}", None) == digest:
        return []
    found = linter(dialect).lint_string(sql, fname=name).get_violations()
    lines = [
        f"{name}:{fault.line_no}: {fault.rule_code()} {fault.desc()}"
        for fault in found
        if fault.rule_code() not in allowed
    ]
    if passed and not lines:
        passed.set(f"sqlfluff/{name}", digest)
    return lines


@cache
def linter(dialect: str) -> Linter:
    return Linter(config=FluffConfig.from_path(str(ROOT), overrides={"dialect": dialect}))


def test_a_projects_own_template_shadows_the_built_in_one_file_by_file(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "hub" / "create.sql"
    own.parent.mkdir(parents=True)
    own.write_text("create table {{ this.table }} (mine integer);\n")
    warehouse = resolve(read(WAREHOUSE, {"AIRLINE_DATA": str(tmp_path)}))
    mine = replace(warehouse, folder=tmp_path)
    create, ghosts, *_ = plan(warehouse).apply
    assert render(create, mine) == "create table raw_vault.hub_airport (mine integer);"
    assert render(ghosts, mine) == render(ghosts, warehouse)
