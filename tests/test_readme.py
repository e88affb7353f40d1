"""The README runs: every block of it, in order, from an empty folder; and the docs are true."""

from __future__ import annotations

import ast
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from vault import connect, plan, run
from vault.commands import check, schema
from vault.demo import Shop

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
DOCS = sorted(ROOT.glob("docs/*.md"))
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *DOCS]

_BLOCK = re.compile(
    r"(?:^<!-- (?P<mark>[a-z ]+?):? (?P<said>\S+) -->\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
#: What differs from run to run: how long it took, and when it was.
_CLOCK = re.compile(r"\d+\.\d s\b|20\d\d-\d\d-\d\d (?!00:00:00)\d\d:\d\d:\d\d(\.\d+)?")


@dataclass(frozen=True)
class Block:
    """A fenced block with the comment above it: `file: NAME`, `exit: CODE` or `run by TEST`."""

    kind: str
    text: str
    line: int
    mark: str | None
    said: str


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page, in order."""
    text = page.read_text("utf-8")
    return [
        Block(
            kind=found["kind"],
            text=found["text"],
            line=text.count("\n", 0, found.start("kind")) + 1,
            mark=found["mark"],
            said=found["said"] or "",
        )
        for found in _BLOCK.finditer(text)
    ]


def masked(text: str) -> list[str]:
    """The lines of an output without what differs from run to run, and the widths that causes."""
    lines = (_CLOCK.sub("…", line) for line in text.splitlines())
    return [re.sub(r"─+", "─", " ".join(line.split())) for line in lines]


class Walk:
    """A reader who follows a page in a folder, block by block."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.left = folder / ".left"  # where a block writes the folder it ends in
        self.said: str | None = None
        self.environment = {
            **{key: value for key, value in os.environ.items() if key != "DVAULT_DATABASE"},
            "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        }

    def follow(self, page: Path) -> None:
        for block in blocks(page):
            where = f"{page.name}:{block.line}"
            match block.kind, block.mark:
                case _, "run by":
                    assert (ROOT / block.said).is_file(), where
                case "bash" | "python", mark if mark in (None, "exit"):
                    self._run(block, where)
                case "text", None:
                    assert self.said is not None, f"{where}: an output without a command"
                    assert masked(self.said) == masked(block.text), where
                    self.said = None
                case _, "file":
                    path = self.folder / block.said
                    assert path.parent.is_dir(), f"{where}: no block has made the folder"
                    path.write_text(block.text, "utf-8")
                case _:
                    pytest.fail(f"{where}: nothing says what to do with this block")

    def _run(self, block: Block, where: str) -> None:
        shell = [sys.executable, "-c"]
        text = block.text
        if block.kind == "bash":
            left = shlex.quote(str(self.left))
            shell, text = ["bash", "-e", "-c"], f"trap 'pwd > {left}' EXIT\n{text}"
        done = subprocess.run(
            [*shell, text],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
            check=False,
        )
        self.said = done.stdout
        if block.kind == "bash":
            self.folder = Path(self.left.read_text().strip())
        assert done.returncode == int(block.said or 0), f"{where}:\n{done.stdout}"


def test_every_block_runs_and_prints_what_it_shows(tmp_path: Path) -> None:
    """The README from an empty folder, then the marts of the docs beside those of the README."""
    walk = Walk(tmp_path.resolve())
    walk.follow(ROOT / "README.md")
    assert (walk.folder / "shop" / "shop.duckdb").is_file()
    walk.folder /= "tea"
    walk.follow(ROOT / "docs" / "marts.md")


def test_the_shortest_program_loads_the_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`run(plan(resolve(read("definitions/shop"))), engine)`, as the package's docstring says."""
    monkeypatch.chdir(tmp_path)
    ignored = shutil.ignore_patterns("data", "*.duckdb*")
    shutil.copytree(ROOT / "definitions" / "shop", "definitions/shop", ignore=ignored)
    Shop(customers=20).write(Path("definitions/shop/data"))
    from vault import read, resolve

    engine = connect("duckdb:///shop.duckdb")
    warehouse = resolve(read("definitions/shop"))
    result = run(plan(warehouse), engine)
    engine.dispose()
    assert result.loads
    assert not result.failed_tests


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for name, anchor in re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)", page.read_text()):
        target = page.parent / name if name else page
        assert target.exists(), name
        if anchor:
            heads = re.findall(r"^#+ (.*)$", target.read_text("utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in heads}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_named_is_there(page: Path) -> None:
    tops = "vault|templates|definitions|marts|tests|benchmarks|docs"
    named = re.findall(rf"`((?:{tops})/[^`\s<>*…{{}}]*)`", page.read_text("utf-8"))
    assert [path for path in named if not (ROOT / path.split("::")[0]).exists()] == []


# docs/definitions.md

DEFINITIONS = ROOT / "docs" / "definitions.md"
#: Which heading documents which model of the JSON Schema.
HEADINGS = {
    "File": "Top level",
    "Hash": "hash",
    "Schemas": "schemas",
    "TechnicalNames": "names",
    "Notify": "notify",
    "Spark": "spark",
    "Hub": "hubs",
    "KeyColumn": "Columns of a key",
    "Link": "links",
    "Reference": "references",
    "CodeColumn": "Columns of a natural key",
    "Feed": "feeds",
    "FeedExpectation": "Expectations of a delivery",
    "Read": "read",
    "Operation": "operation",
    "Watermark": "watermark",
    "Column": "columns",
    "Lookup": "lookups",
    "ColumnExpectation": "Expectations of a column",
    "Key": "Keys of a feed",
    "Tenant": "tenant",
    "Satellite": "satellites",
    "Snapshots": "snapshots",
    "PointInTime": "points_in_time",
    "Bridge": "bridges",
    "Dimension": "dimensions",
    "Fact": "facts",
    "Mart": "Marts",
    "Parameter": "parameters",
    "Test": "tests",
}


def properties(model: str) -> dict[str, dict[str, Any]]:
    """The keys of a model in the JSON Schema, also where it has a short form."""
    made = schema()["$defs"][model]
    found: dict[str, dict[str, Any]] = (made if "properties" in made else made["anyOf"][-1])[
        "properties"
    ]
    return found


def required(model: str) -> set[str]:
    made = schema()["$defs"][model]
    return set((made if "properties" in made else made["anyOf"][-1]).get("required", ()))


def documented(heading: str) -> dict[str, list[str]]:
    """The rows of the table below a heading: the cells after the key, by key."""
    text = DEFINITIONS.read_text("utf-8")
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no heading '{heading}'"
    rows = re.findall(r"^\| `([^`]+)` \|(.*)\|$", found[1], re.MULTILINE)
    return {key: [cell.strip() for cell in rest.split(" | ")] for key, rest in rows}


def test_every_model_has_its_heading() -> None:
    assert set(HEADINGS) == set(schema()["$defs"])


@pytest.mark.parametrize("model", HEADINGS)
def test_every_key_is_documented_with_its_default(model: str) -> None:
    rows = documented(HEADINGS[model])
    assert list(rows) == list(properties(model))
    for key, said in properties(model).items():
        default = rows[key][1]
        if key in required(model):
            assert default == "required", key
        elif isinstance(said.get("default"), str | bool) and said["default"] not in ("", "csv"):
            shown = str(said["default"]).lower() if said["default"] in (True, False) else None
            assert default == f"`{shown or said['default']}`", key
        else:
            assert default != "required", key
        for word in said.get("enum", ()):
            assert word is None or f"`{word}`" in " ".join(rows[key]), (key, word)


def test_the_examples_of_the_docs_are_one_warehouse(tmp_path: Path) -> None:
    for block in blocks(DEFINITIONS):
        assert (block.kind, block.mark) in {("yaml", "file"), ("sql", "file")}, block.line
        path = tmp_path / block.said
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(path.read_text() + block.text if path.exists() else block.text)
    warehouse = check(tmp_path)
    assert len(warehouse.feeds) > 1
    assert warehouse.facts
    assert warehouse.marts


# docs/rules.md

RULES = ROOT / "docs" / "rules.md"
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def test_every_rule_names_a_test_that_is_there() -> None:
    text = RULES.read_text("utf-8")
    rules = re.findall(r"^- (.*?)(?=^- |^\n|\Z)", text, re.MULTILINE | re.DOTALL)
    assert len(rules) > 40
    functions: dict[str, set[str]] = {}
    for rule in rules:
        named = _TEST.findall(rule)
        assert named, f"a rule without a test: {rule}"
        for file, test in named:
            if file not in functions:
                tree = ast.parse((ROOT / file).read_text("utf-8"))
                functions[file] = {n.name for n in tree.body if isinstance(n, ast.FunctionDef)}
            assert test in functions[file], f"{file} has no {test}"


# docs/marts.md

MARTS = ROOT / "docs" / "marts.md"


def test_every_stock_mart_is_described_with_its_parameters() -> None:
    text = MARTS.read_text("utf-8")
    for mart in check(ROOT / "definitions" / "shop").marts:
        section = re.search(rf"^### {mart.name}\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
        assert section, mart.name
        for parameter in mart.parameters:
            assert f"`{parameter.name}`" in section[1], (mart.name, parameter.name)


def test_the_segments_are_those_of_the_mart() -> None:
    values = re.compile(r"\((\d+), (\d), (\d), (\d), (\d), '(.*)'\)")
    mart = [
        (int(n), *map(int, scores), segment.replace("''", "'"))
        for n, *scores, segment in values.findall((ROOT / "marts/rfm_rule.sql").read_text())
    ]
    shown = []
    rows = re.findall(
        r"^\| (\d+) \| ([^|]+) \| (\d)(?:–(\d))? \| (\d)(?:–(\d))? \|", MARTS.read_text(), re.M
    )
    for n, segment, r1, r2, w1, w2 in rows:
        shown.append((int(n), int(r1), int(r2 or r1), int(w1), int(w2 or w1), segment.strip()))
    assert len(mart) == 11
    assert shown == mart


@pytest.mark.parametrize("name", ["shop", "online_retail"])
def test_both_examples_have_the_conformed_columns(name: str) -> None:
    warehouse = check(ROOT / "definitions" / name)
    rows = re.findall(r"^\| `((?:fact|dim)_\w+)` \| `(\w+)` \|", MARTS.read_text("utf-8"), re.M)
    assert len(rows) > 10
    from vault.resolve.facts import columns_of

    held = {str(fact.table.name): set(columns_of(fact)) for fact in warehouse.facts}
    for dimension in warehouse.dimensions:
        keys = (dimension.hub.hash_key, *(column.name for column in dimension.hub.business_key))
        held[str(dimension.table.name)] = set(keys)
    assert [row for row in rows if row[1] not in held[row[0]]] == []
