"""Reading: text stays text, every part knows its place, editors check files by the same models."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, ClassVar

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vault.bundled import bundled
from vault.definitions import HEADER, SCHEMA_FILE, json_schema, read
from vault.definitions.tree import locate, parse
from vault.errors import DefinitionError
from vault.resolve import resolve

SHOP = Path(__file__).parents[1] / "definitions" / "shop"
SHOP_FILES = sorted(SHOP.rglob("*.yml")) + sorted(bundled("marts").glob("*.yml"))


def tree_of(text: str) -> Any:
    tree, faults = parse(text, lambda scalar: scalar)
    assert not faults
    return tree


@pytest.mark.parametrize(
    "text", ["no", "yes", "012", "1:30", "1.0", "1e3", "2024-01-01", "0x1f", "'null'", '"~"', "On"]
)
def test_a_scalar_stays_the_text_that_was_written(text: str) -> None:
    assert tree_of(f"key: {text}") == {"key": text.strip("'\"")}


@pytest.mark.parametrize("text", ["", "~", "null", "NULL"])
def test_only_a_plain_null_or_nothing_is_null(text: str) -> None:
    assert tree_of(f"key: {text}") == {"key": None}
    assert tree_of("null: x") == {"null": "x"}


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.text(min_size=1), st.text() | st.lists(st.text()), min_size=1))
def test_any_text_that_yaml_can_write_is_read_back(value: dict[str, Any]) -> None:
    written = yaml.safe_dump(value, allow_unicode=True, default_style='"')
    assert tree_of(written) == value


def test_every_part_knows_line_and_column() -> None:
    tree = tree_of("hubs:\n  city:\n    key: [a, b]\n")
    assert locate(tree, ["hubs", "city"], of_key=True) == (2, 3)
    assert locate(tree, ["hubs", "city", "key", 1]) == (3, 14)
    assert locate(tree, ["hubs", "city", "key", 1, "deeper"]) == (3, 14)
    assert locate(tree, ["nowhere"]) == (1, 1)


def test_anchors_and_merge_keys_work() -> None:
    tree = tree_of("a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}\nc: *a\n")
    assert tree == {"a": {"x": "1", "y": "2"}, "b": {"x": "1", "y": "3"}, "c": {"x": "1", "y": "2"}}


def test_aliases_that_multiply_are_stopped() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    tree, faults = parse("\n".join(lines), str)
    assert tree is None
    assert "multiply" in faults[0][2]


def problems(folder: Path, **settings: str) -> list[str]:
    with pytest.raises(DefinitionError) as caught:
        resolve(read(folder, settings))
    return [str(problem) for problem in caught.value.problems]


def write(folder: Path, **files: str | bytes) -> None:
    for name, text in files.items():
        path = folder / f"{name}.yml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_settings_come_before_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAREHOUSE", "secret_of_the_environment")
    write(tmp_path, warehouse="warehouse: ${WAREHOUSE}\ndescription: ${ABOUT:-nothing}\n")
    warehouse = resolve(read(tmp_path, {"WAREHOUSE": "told"}))
    assert (warehouse.name, warehouse.description) == ("told", "nothing")
    assert resolve(read(tmp_path)).name == "secret_of_the_environment"


def test_what_the_environment_holds_is_not_kept_with_the_definitions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET", "hunter2")
    write(tmp_path, warehouse="warehouse: shop\ndescription: ${SECRET}\n")
    warehouse = resolve(read(tmp_path))
    assert "hunter2" not in str(warehouse.definitions)
    assert "${SECRET}" in str(warehouse.definitions)


def test_a_folder_that_is_no_warehouse_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert problems(Path("none")) == ["none:1:1: there is no such folder"]
    (tmp_path / "shop").mkdir()
    [message] = problems(Path("shop"))
    assert (
        message == "shop/warehouse.yml:1:1: there is no warehouse.yml here: `dvault init` makes one"
    )
    write(tmp_path / "shop", warehouse="warehouse: shop\n")
    [message] = problems(tmp_path)
    assert message == "warehouse.yml:1:1: there is no warehouse.yml here; there is one in 'shop'"


def test_a_file_that_is_not_text_is_a_located_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(
        tmp_path,
        warehouse="warehouse: shop\n",
        latin="hubs:\n  stra\u00dfe: x\n".encode("latin-1"),
        utf16="hubs: {}\n".encode("utf-16"),
        control=b"hubs:\n  a\x01b: x\n",
        bom="\ufeffhubs: {}\n".encode(),
    )
    assert problems(Path()) == [
        "control.yml:2:4: the character '\\x01' cannot stand in YAML",
        "latin.yml:2:7: byte 0xdf is not UTF-8: save the file as UTF-8",
        "utf16.yml:1:1: byte 0xff is not UTF-8: save the file as UTF-8",
    ]


def test_a_file_that_cannot_be_read_is_a_problem_and_brings_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, warehouse="warehouse: shop\n", links="links: {a: {hubs: [b, c]}}\n")
    (tmp_path / "hubs.yml").symlink_to("nowhere.yml")
    [message] = problems(Path())
    assert message.endswith(":1:1: cannot be read: No such file or directory")


def test_only_folders_of_definitions_are_read(tmp_path: Path) -> None:
    write(tmp_path, warehouse="warehouse: shop\n")
    for name in ("data", "tests", ".hidden", "templates"):
        (tmp_path / name).mkdir()
        write(tmp_path / name, broken="[")
    assert resolve(read(tmp_path)).name == "shop"


def test_any_split_of_keys_into_files_is_one_warehouse(tmp_path: Path) -> None:
    source = "source: s\nfeeds:\n  {0}:\n    read: {0}.csv\n    delivers: snapshot\n"
    source += "    columns: {{{0}_no: text}}\n    hubs: {{{0}: {0}_no}}\n"
    write(
        tmp_path,
        warehouse="warehouse: shop\n",
        a="hubs: {a: {business_key: {a_no: text}}}\n" + source.format("b"),
        b="hubs: {b: {business_key: {b_no: text}}}\n" + source.format("a"),
    )
    warehouse = resolve(read(tmp_path))
    assert [hub.name for hub in warehouse.hubs] == ["a", "b"]
    assert [feed.record_source for feed in warehouse.feeds] == ["s.a", "s.b"]


def test_builtin_names_the_marts_that_travel_with_the_package(tmp_path: Path) -> None:
    write(tmp_path, warehouse="warehouse: shop\nmarts: [builtin]\n")
    documents = read(tmp_path)
    assert "rfm" in documents.marts
    assert all(name.startswith(("builtin/", "warehouse")) for name in documents.texts)


class Lenient(yaml.SafeLoader):
    """Reads a file as an editor does: by the core schema of YAML 1.2, with keys as text."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {
        first: [
            (tag, regexp) for tag, regexp in resolvers if not tag.endswith(("timestamp", "int"))
        ]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


@pytest.mark.parametrize("path", SHOP_FILES, ids=lambda path: path.name)
def test_the_files_of_the_shop_keep_the_json_schema(path: Path) -> None:
    value = yaml.load(path.read_text(encoding="utf-8"), Lenient)
    jsonschema.Draft202012Validator(json_schema()).validate(value)


@pytest.mark.parametrize(
    "text",
    [
        "hub: {}",
        "hubs: [city]",
        "hubs: {city: {business_key: {city: varchar}}}",
        "hubs: {city: {description: x}}",
        "feeds: {a: {read: a.csv, delivers: change, columns: {a: text}}}",
        "feeds: {a: {read: {file: a.csv}, delivers: changes, columns: {a: text}}}",
        "feeds: {a: {read: a.csv, delivers: changes, columns: {a: {type: text, pii: maybe}}}}",
        "mart: top\nmaterialised: view",
        "mart: top\ntests: [{uniq: a}]",
    ],
)
def test_what_is_wrong_breaks_the_json_schema(text: str) -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    assert not validator.is_valid(yaml.load(text, Lenient))


def test_every_key_is_described_in_the_json_schema() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    for model in schema["$defs"].values():
        shapes = model.get("anyOf", [model])
        for key, value in shapes[-1].get("properties", {}).items():
            meant = schema["$defs"].get(value.get("$ref", "").rpartition("/")[2], {})
            assert value.get("description") or meant.get("description"), key
    assert SCHEMA_FILE in HEADER


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shop beside a copy of the marts, as in the repository."""
    root = tmp_path_factory.mktemp("copied")
    ignored = shutil.ignore_patterns("data", "*.duckdb")
    shutil.copytree(SHOP, root / "definitions" / "shop", ignore=ignored)
    shutil.copytree(bundled("marts"), root / "marts")
    return root


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_mutation_of_the_shop_is_fine_or_a_located_problem(copied: Path, data: Any) -> None:
    path = data.draw(st.sampled_from(sorted(copied.rglob("*.yml"))))
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    at = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.integers(0, max(0, len(lines[at]) - 2)))
    match data.draw(st.sampled_from(["delete", "duplicate", "swap", "insert", "cut", "indent"])):
        case "delete":
            del lines[at]
        case "duplicate":
            lines.insert(at, lines[at])
        case "swap":
            line = lines[at]
            lines[at] = line[:column] + line[column : column + 2][::-1] + line[column + 2 :]
        case "insert":
            wild = data.draw(
                st.text(min_size=1, max_size=3) | st.sampled_from(list("[]{}:,&*!|'\""))
            )
            lines[at] = lines[at][:column] + wild + lines[at][column:]
        case "cut":
            lines[at:] = [lines[at][:column]]
        case "indent":
            lines[at] = "  " + lines[at]
    try:
        path.write_text("".join(lines), encoding="utf-8", errors="surrogatepass")
        resolve(read(copied / "definitions" / "shop"))
    except DefinitionError as error:
        for problem in error.problems:
            assert problem.location.line >= 1
            assert problem.location.column >= 1
            assert problem.location.file
            assert problem.message
    finally:
        path.write_text(text, encoding="utf-8")
