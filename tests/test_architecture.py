"""What holds the code together: who imports whom, where things are, how long they get."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from conftest import ALWAYS, ON_DEMAND

from vault.dialects import DIALECTS, RENDERED, WRITTEN

ROOT = Path(__file__).parents[1]

#: In the order data meets them; each imports only what stands before it.
ORDER = [
    "errors", "bundled", "secrets", "names", "types", "renames", "dialects", "hashing", "entities",
    "definitions", "resolve", "lineage", "plan", "render",
    "sources", "audit", "seal", "drift", "stage", "execute",
    "query", "commands", "processes", "statements", "provenance", "openlineage", "notify",
    "history", "profile", "verify", "reconcile", "trace", "erasure", "models", "infer", "demo",
    "start", "cli",
]  # fmt: skip

#: What only some may import while running, and who.
RESERVED = {
    "yaml": "vault/definitions/",
    "jinja2": "vault/render.py",
    "sqlalchemy": "vault/execute/",
    "click": "vault/cli/",
    "rich": "vault/cli/",
    "scipy": "vault/models/",
    "sqlglot": "vault/lineage/",
    "openlineage": "vault/openlineage/",
    "apprise": "vault/notify.py",
    "cronsim": "vault/cli/watch.py",
}

#: Values that kinds are made of.
PARTS = {"origin", "expectation"}
KINDS = sorted({path.stem for path in (ROOT / "vault" / "entities").glob("[a-z]*.py")} - PARTS)
#: Not one table but all of them: it has no SQL of its own.
WHOLE = {"warehouse"}
#: What only a database is asked for that reads no files.
CARRIED = {"carried", "looked_up", "refusals", "reject_carried"}
#: A kind that has rules at more places than one, and where they are.
SPECIFIED_IN = {
    "appearance_satellite": "tests/spec/test_tracked_satellite.py",  # which it is a part of
    "feed": "tests/test_sources.py",  # what is read; what becomes of it is said by each target
    "mart": "tests/test_marts.py",  # the stock marts, each over tables made by hand
    "warehouse": "tests/test_resolve.py",
}

#: Who needs each other within a package: a voice chooses the progress that speaks with it.
CIRCLES = {("vault/cli/voice.py", "vault/cli/progress.py")}
#: Longer than a file may be, and to be cut.
TOO_LONG = {
    "tests/test_cells.py",
    "tests/test_cli.py",
    "tests/test_readme.py",
    "tests/test_sources.py",
}
TEXTS = {".py", ".sql", ".yml", ".yaml", ".md", ".toml", ".csv", ".json", ".jsonl", ".sh", ""}


@dataclass(frozen=True)
class Import:
    """A module's import; `typing` says that only the type checker sees it."""

    path: str
    name: str
    typing: bool


def files(*folders: str, suffix: str = ".py") -> list[Path]:
    """The files of some folders, in order."""
    found = (path for folder in folders for path in (ROOT / folder).rglob(f"*{suffix}"))
    return sorted(path for path in found if "__pycache__" not in path.parts)


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def trees() -> dict[str, ast.Module]:
    """The syntax of every module of the library."""
    return {named(path): ast.parse(path.read_text()) for path in files("vault")}


@cache
def imports() -> tuple[Import, ...]:
    return tuple(one for path, tree in trees().items() for one in _imports(path, tree))


def _imports(path: str, tree: ast.Module) -> Iterator[Import]:
    guarded = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(path, alias.name, node in guarded)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno}: imports are absolute"
            assert node.module
            yield Import(path, node.module, node in guarded)


def module(path: str) -> str:
    """The module or package right below `vault` that a file is, or belongs to."""
    return Path(path).parts[1].removesuffix(".py")


def test_every_module_has_its_place_in_the_order() -> None:
    assert {module(path) for path in trees()} - {"__init__", "new"} == set(ORDER)


@pytest.mark.parametrize("name", ORDER)
def test_imports_go_left_only(name: str) -> None:
    before = set(ORDER[: ORDER.index(name) + 1])
    wrong = [
        f"{one.path} imports {one.name}"
        for one in imports()
        if module(one.path) == name and one.name.startswith("vault.")
        if one.name.split(".")[1] not in before
    ]
    assert wrong == []


def test_no_module_needs_itself_in_a_circle() -> None:
    known = {path.removesuffix(".py").replace("/", "."): path for path in trees()}
    graph = {
        path: {
            known[one.name]
            for one in imports()
            if one.path == path
            and one.name in known
            and not one.typing
            and (path, known[one.name]) not in CIRCLES
        }
        for path in trees()
    }
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize(("library", "place"), RESERVED.items())
def test_a_library_is_met_in_one_place(library: str, place: str) -> None:
    met = {
        one.path for one in imports() if one.name.partition(".")[0] == library and not one.typing
    }
    assert met, "nothing imports it"
    assert {path for path in met if not path.startswith(place)} == set()


def test_only_the_command_line_prints() -> None:
    printing = {
        path
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id == "print"
    }
    assert {path for path in printing if not path.startswith("vault/cli/")} == set()


def test_everything_public_says_what_it_is() -> None:
    silent = [
        f"{path}: {getattr(node, 'name', 'the module')}"
        for path, tree in trees().items()
        for node in (tree, *tree.body)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        if not getattr(node, "name", "").startswith("_") and not ast.get_docstring(node)
    ]
    assert silent == []


def test_a_file_of_python_stays_under_300_lines() -> None:
    long = {
        named(path)
        for path in files("vault", "tests", "benchmarks")
        if len(path.read_text().splitlines()) > 300
    }
    assert long - TOO_LONG == set()


def test_a_template_stays_under_80_lines() -> None:
    lengths = {named(path): len(path.read_text().splitlines()) for path in templates()}
    assert {name: length for name, length in lengths.items() if length > 80} == {}


def test_no_module_is_named_after_nothing() -> None:
    empty = {"util", "utils", "helper", "helpers", "manager", "managers", "processor", "common"}
    found = [named(path) for path in files("vault", "tests", "benchmarks")]
    assert [name for name in found if empty & set(re.split(r"[/_.]", name))] == []


@pytest.mark.parametrize("kind", sorted(set(KINDS) - WHOLE))
def test_a_kind_has_its_templates_and_their_sql(kind: str) -> None:
    paths = list((ROOT / "templates" / kind).iterdir())
    assert paths
    for dialect, facts in WRITTEN.items():
        own = ([".sql"], [f".{dialect}", ".sql"])
        operations = {path.name.partition(".")[0] for path in paths if path.suffixes in own}
        operations -= CARRIED if kind == "feed" and facts.reads_files else set()
        shown = (ROOT / "tests" / "sql" / kind).glob(f"*.{dialect}.sql")
        assert {path.name.partition(".")[0] for path in shown} == operations


@pytest.mark.parametrize("name", WRITTEN)
def test_a_dialect_is_one_value_in_a_file_of_its_name(name: str) -> None:
    tree = trees()[f"vault/dialects/{name}.py"]
    values = [node.targets[0] for node in tree.body if isinstance(node, ast.Assign)]
    assert name.upper() in {ast.unparse(value) for value in values}
    assert WRITTEN[name].name == name
    files_of_facts = {Path(path).stem for path in trees() if path.startswith("vault/dialects/")}
    assert files_of_facts - {"__init__", "dialect", "hash_fact", "reserved"} == set(WRITTEN)


def test_every_rule_runs_on_every_dialect_that_is_no_mere_writing() -> None:
    assert set(DIALECTS) == {*ALWAYS, *ON_DEMAND}
    assert not set(DIALECTS) & set(RENDERED)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_a_class_and_a_specification(kind: str) -> None:
    stated = SPECIFIED_IN.get(kind, f"tests/spec/test_{kind}.py")
    assert (ROOT / stated).is_file()
    words = {kind.replace("_", ""), f"{kind}s"}
    tree = trees()[f"vault/entities/{kind}.py"]
    classes = {node.name.lower() for node in tree.body if isinstance(node, ast.ClassDef)}
    assert classes & words


def templates() -> list[Path]:
    return files("templates", suffix=".sql")


def test_a_template_says_first_what_it_does() -> None:
    parts = {"books", "hashed", "lookup", "fill", "leave", "told"}  # of two statements that say it
    said = ("-- ", "{% include", "{# ")  # by itself, or by another file that serves here, too
    silent = {named(path) for path in templates() if not path.read_text().startswith(said)}
    assert {path for path in silent if Path(path).stem not in parts} == set()


def test_no_template_asks_for_the_dialect() -> None:
    asking = re.compile(r"\{%[-+]?\s*(?:el)?if\b[^%]*\bdialect\b|\bif\b[^}]*\bdialect\.name\b")
    assert [named(path) for path in templates() if asking.search(path.read_text())] == []


def test_nothing_names_the_machine_it_was_written_on() -> None:
    place = re.compile(
        r"(?<![\w.$}~-])/(?:home|Users|root|work|tmp|mnt|opt|private)/"  # a folder
        r"|\b[A-Z]:[/\\]Users\b"
        r"|\b[\w-]+\.(?:internal|local|lan|corp)\b"  # a host
        r"|\b(?:10\.\d+|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d+\.\d+\b"
    )
    folders = ("vault", "templates", "definitions", "marts", "tests", "benchmarks", "docs", ".ci")
    paths = [path for path in (*files(*folders, suffix=""), *ROOT.glob("*")) if path.is_file()]
    found = [
        f"{named(path)}: {match[0]}"
        for path in paths
        if path.suffix in TEXTS and not {"build", "data"} & set(path.parts)
        if (match := place.search(path.read_text("utf-8", "replace")))
    ]
    assert found == []
