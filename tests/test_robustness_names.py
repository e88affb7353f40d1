"""Hostile names and values: keywords, quotes, templates, SQL, in data and definitions."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from conftest import Call
from hostile import ask

from vault.names import fault_of_column_name

ROOT = Path(__file__).parents[1]

THING = """
warehouse: t
hubs: {{thing: {{business_key: {{{key}: text}}, description: "{{{{ 7*7 }}}} {{% raw %}}"}}}}
source: s
feeds:
  f:
    description: "{{{{ bad }}}}"
    read: "{read}"
    delivers: changes
    columns: {{{key}: text, {attribute}: text}}
    hubs: {{thing: {key}}}
    satellites: {{st: {{of: thing, attributes: [{attribute}]}}}}
snapshots: {{daily: 30 days}}
points_in_time: {{thing: {{of: thing, satellites: [st]}}}}
dimensions: {{thing: {{of: thing, satellites: [st]}}}}
"""


def quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def declare(
    folder: Path,
    rows: list[tuple[str, str]],
    key: str = "no",
    attribute: str = "a",
    file: str = "a",
) -> None:
    """A warehouse `t` with one feed, and a delivery of its two columns."""
    (folder / "d").mkdir(parents=True)
    text = THING.format(key="no", attribute=quoted(attribute), read="d/*.csv")
    (folder / "warehouse.yml").write_text(text)
    with (folder / "d" / f"{file}.csv").open("w", newline="") as out:
        csv.writer(out).writerows([("no", attribute), *rows])


VALUES = [
    "'; drop table raw_vault.hub_thing; --", "{{ 7*7 }}", "{% for %}", "%s", "%(x)s", ":x", "?",
    "$1", "a\x00b", "\x02", "\x1b[31mred", "${HOME}", "\\", "\\n", "line\nbreak", 'qu"ote',
    "\u202e", "😀", "NULL", "none", "'", "$$", "/*", ";", "e\u0301", "é", "ß", "SS", "İ", "|",
    "tab\tx", "a|b", "^^", "x" * 1_000_000,
]  # fmt: skip


def test_values_are_kept_whatever_they_hold(command: Call, tmp_path: Path) -> None:
    declare(tmp_path / "w", [(value, value) for value in VALUES])
    for _ in range(2):
        code, _, err = command("run w")
        assert code == 0, err
    database = tmp_path / "t.duckdb"
    for column, table in (("no", "raw_vault.hub_thing"), ("a", "raw_vault.sat_st")):
        found = {value for (value,) in ask(database, f"select {column} from {table}")}
        assert found - {None} == set(VALUES)
    wanted = "select count(*) from raw_vault.hub_thing where no in ('%s', ':x', '{{ 7*7 }}')"
    assert command("query w --format csv", wanted)[1].split() == ["count_star()", "3"]
    assert command("query w", "select no[:20] from raw_vault.hub_thing")[0] == 0


COLUMNS = [
    "order", "select", "UPPER", "user", "table", "null", 'say "hi"', "it's", "a b", "größe", "名前",
    "%s", ":x", "{{ 7*7 }}", "{% x %}", "a.b", "a,b", "semi;colon", "--", "[x]", "*", "?", "\\n",
    '"', "x" * 63, "ü" * 31, "e\u0301", "position", "verdict", "hash_key", "key_1", "line",
    "values", "broken", "column 0", "typed 0", "reason", "loaded_at", "applied_at", "fact", "name",
]  # fmt: skip


def called(*kinds: str) -> list[str]:
    """What templates of some kinds call columns and tables."""
    files = (file for kind in kinds for file in (ROOT / "templates" / kind).glob("*.sql"))
    texts = map(Path.read_text, files)
    found = {word for text in texts for word in re.findall(r"\bas ([a-z][a-z_]+)\b", text)}
    return sorted(word for word in found - {*COLUMNS} if not fault_of_column_name(word))


def test_a_column_may_have_any_name(command: Call, tmp_path: Path) -> None:
    """All of them as attributes, of which two rows contradict each other, and as one key."""
    words = [*COLUMNS, *called("feed", "hub", "satellite", "seal")]
    columns = ", ".join(f"{quoted(name)}: text" for name in words)
    names = ", ".join(map(quoted, words))
    (tmp_path / "w" / "d").mkdir(parents=True)
    (tmp_path / "w" / "warehouse.yml").write_text(f"""
warehouse: t
hubs: {{thing: {{business_key: {{no: text}}}}, all: {{business_key: {{{columns}}}}}}}
source: s
feeds:
  f:
    read: d/*.csv
    delivers: changes
    columns: {{no: text, {columns}}}
    hubs: {{thing: no, all: [{names}]}}
    satellites: {{st: {{of: thing, attributes: [{names}]}}}}
snapshots: {{daily: 30 days}}
points_in_time: {{thing: {{of: thing, satellites: [st]}}}}
dimensions: {{thing: {{of: thing, satellites: [st]}}, all: {{of: all}}}}
""")
    with (tmp_path / "w" / "d" / "a.csv").open("w", newline="") as out:
        rows = [["k", *(f"{number} {text}" for number in range(len(words)))] for text in "vw"]
        csv.writer(out).writerows([["no", *words], *rows])
    assert command("run w --quiet") == (0, "", "")
    database = tmp_path / "t.duckdb"
    (found,) = ask(database, "select * from business_vault.dim_thing where no = 'k'")
    assert set(rows[0]) <= set(found)
    assert len(ask(database, "select * from business_vault.dim_all")) == 4
    assert len(ask(database, "select * from audit.rejected_row")) == 1
    for line in ("verify w", "reconcile w"):
        assert command(line)[0] == 0, line


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("x" * 64, "is 64 bytes long"),
        ("ü" * 32, "is 64 bytes long"),
        ("load_date", "dvault adds itself"),
        ("rowid", "dvault adds itself"),
        ("stage_row", "dvault adds itself"),
        ("DVault_date", "begins as names that dvault has"),
        ("a\x07b", "control character"),
        ("${X", "a plain `${` is `$${`"),
    ],
)
def test_or_is_refused_with_its_place(name: str, said: str, command: Call, tmp_path: Path) -> None:
    declare(tmp_path / "w", [], attribute=name.replace("\x07", "\\a"))
    text = (tmp_path / "w" / "warehouse.yml").read_text().replace("\\\\a", "\\a")
    (tmp_path / "w" / "warehouse.yml").write_text(text)
    code, _, err = command("check w")
    assert code == 1
    assert err.startswith("w/warehouse.yml:")
    assert said in err


NAMES = [
    "order", "select", "table", "fact", "hub", "pit", "satellite", "staged", "verdict", "delivery",
    "snapshot", "null", "a" * 50,
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_everything_may_be_called_by_a_keyword(name: str, command: Call, tmp_path: Path) -> None:
    """Hub, link, satellite, source and feed alike; what cannot be is refused with its place."""
    folder = tmp_path / "w"
    (folder / "d").mkdir(parents=True)
    kept = {"fact", "hub", "intervals", "pit"}
    satellite = f"{name}_s" if name in kept else name[:46]
    feed = name[:6]
    text = f"""
warehouse: t
hubs: {{{name}: {{business_key: {{no: text}}}}, z: {{business_key: {{ono: text}}}}}}
links: {{{name[:40]}_z: {{hubs: ["{name}", z]}}}}
source: "{name[:50]}"
feeds:
  "{feed}":
    read: d/*.csv
    delivers: changes
    columns: {{no: text, ono: text, a: text}}
    hubs: {{"{name}": no, z: ono}}
    links: {{{name[:40]}_z: {{"{name}": no, z: ono}}}}
    satellites: {{"{satellite}": {{of: "{name}", attributes: [a]}}}}
snapshots: {{daily: 30 days}}
points_in_time: {{"{name}": {{of: "{name}", satellites: ["{satellite}"]}}}}
dimensions: {{"{name}": {{of: "{name}", satellites: ["{satellite}"]}}}}
facts: {{{name[:40]}_z: {{of: {name[:40]}_z}}}}
""".replace("hubs: {null:", 'hubs: {"null":')
    (folder / "warehouse.yml").write_text(text)
    for file, other in (("a", "2"), ("b", "3")):
        (folder / "d" / f"{file}.csv").write_text(f"no,ono,a\n1,{other},{file}\n")
    code, _, err = command("run w --quiet")
    assert code == 0, err
    found = ask(
        tmp_path / "t.duckdb", f"select a from business_vault.\"dim_{name}\" where no = '1'"
    )
    assert found == [("b",)]
    if name in kept:
        (folder / "warehouse.yml").write_text(text.replace(satellite, name))
        code, _, err = command("check w")
        assert code == 1
        assert "give the satellite another name" in err


@pytest.mark.parametrize("name", ["it's", "a b", "50%", "[x]", "*", "ünï", 'q"q', "{{ 1 }}", "~"])
def test_files_and_folders_may_have_any_name(name: str, command: Call, tmp_path: Path) -> None:
    declare(tmp_path / name / "w", [("k", "v")], file=name)
    declare(tmp_path / "x" / "w", [("other", "v")], file="a")
    assert command("run --quiet --", f"{name}/w") == (0, "", "")
    assert ask(tmp_path / "t.duckdb", "select parse_filename(file) from audit.load") == [
        (f"{name}.csv",)
    ]
