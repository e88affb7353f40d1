"""The command `dvault trace`: what it prints, in which form, and how it ends."""

from __future__ import annotations

import io
import json
import re
import shlex
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import Call

from vault import connect, read, resolve, trace
from vault.cli.timeline import Sheet
from vault.trace.document import document
from vault.trace.page import page

DEFINITIONS = """
warehouse: shop
hubs:
  customer: {business_key: {customer_no: text}}
  order: {business_key: {order_no: text, part: integer}}
links:
  order_customer: {hubs: [order, customer]}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    applied_date: since
    columns: {customer_no: text, name: text, email: {type: text, pii: true}, since: date}
    hubs: {customer: customer_no}
    satellites: {customer_crm: {of: customer, attributes: [name, email]}}
  orders:
    read: data/orders_*.csv
    delivers: changes
    columns: {order_no: text, part: integer, customer_no: text}
    links: {order_customer: {order: [order_no, part], customer: customer_no}}
"""
EVIL = "<script>alert(1)</script> \x1b[31m\u202e \"&'"


@pytest.fixture
def shop(command: Call, tmp_path: Path) -> Path:
    """A loaded warehouse in the current folder."""
    (tmp_path / "warehouse.yml").write_text(DEFINITIONS)
    data = tmp_path / "data"
    data.mkdir()
    head = "customer_no,name,email,since\n"
    evil = EVIL.replace('"', '""')
    (data / "customers_1.csv").write_text(f"{head}c1,Ann,a@x,2024-01-01\nc1,Ann,a@x,never\n")
    (data / "customers_2.csv").write_text(f'{head}c1,Anna,,2024-02-01\nc2,"{evil}",e,2024-02-01\n')
    (data / "orders_1.csv").write_text("order_no,part,customer_no\n-o 1,7,C1\no2,8,c2\no3,8,c2\n")
    assert command("run --quiet")[0] == 0
    return tmp_path


def test_the_table_shows_what_changed_by_an_arrow_and_who_loaded_it(
    command: Call, shop: Path
) -> None:
    code, out, err = command("trace customer C1")
    assert (code, err) == (0, "")
    assert out.startswith("customer c1  ")
    assert re.search(r"2024-01-01 +20\S+ \S+ +1 +name +Ann$", out, re.MULTILINE)
    assert re.search(r"2024-02-01 +20\S+ \S+ +2 +name +Ann → Anna$", out, re.MULTILINE)
    assert re.search(r"^ +email +a@x → \(null\)$", out, re.MULTILINE)
    assert re.search(r"^ -o 1 · 7 +20\S+ \S+ +3$", out, re.MULTILINE)
    assert re.search(r"since: 'never' is not a date\n.*\"since\":\"never\"", out)
    assert re.search(r"^ +2 +20\S+ \S+ +crm.customers +customers_2.csv +1 +\w+$", out, re.MULTILINE)
    assert "\x1b" not in out


def test_the_values_of_others_can_do_nothing_to_a_terminal_or_a_page(
    command: Call, shop: Path
) -> None:
    _, out, _ = command("trace customer c2")
    assert r"<script>alert(1)</script> \x1b[31m\u202e " in out
    _, out, _ = command("trace customer c2 --format html")
    assert "<script" not in out
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in out


@pytest.mark.parametrize("width", [80, 120])
def test_it_fits_the_terminal_with_colour_and_without(shop: Path, width: int) -> None:
    from rich.console import Console

    found = trace(resolve(read(shop)), connect(f"duckdb:///{shop}/shop.duckdb"), "customer", "c1")
    plain, coloured = io.StringIO(), io.StringIO()
    for file, colour in ((plain, None), (coloured, "standard")):
        console = Console(file=file, width=width, color_system=colour, force_terminal=bool(colour))
        console.print(*Sheet(found, wide=width >= 100).all(), sep="\n")
    assert max(map(len, plain.getvalue().splitlines())) <= width
    assert "Ann → Anna" in plain.getvalue()
    assert "\x1b[1;32mAnna" in coloured.getvalue()
    assert ("known 20" in plain.getvalue()) == (width == 80)


def test_json_is_the_document_of_the_function(command: Call, shop: Path) -> None:
    code, out, _ = command("trace customer c1 --as-of 2024-02-10 --format json")
    said = json.loads(out)
    assert (code, said["format"], said["as_of"]) == (0, 1, "2024-02-10T00:00:00")
    ((key),) = said["keys"]
    (satellite,) = key["satellites"]
    (version,) = satellite["versions"]
    assert version["rows"] == [{"name": "Anna", "email": None}]
    assert version["changes"] == [
        {"attribute": "name", "kind": "changed", "old": "Ann", "new": "Anna", "member": {}},
        {"attribute": "email", "kind": "changed", "old": "a@x", "new": None, "member": {}},
    ]
    assert [one["personal"] for one in satellite["attributes"]] == [False, True]
    assert key["rejected"][0]["delivered"]["since"] == "never"
    whole = json.loads(command("trace customer c1 --format json")[1])
    engine = connect(f"duckdb:///{shop}/shop.duckdb")
    assert whole == document(trace(resolve(read(shop)), engine, "customer", "c1"))


def test_every_key_of_the_json_is_described(command: Call, shop: Path) -> None:
    text = (Path(__file__).parents[1] / "docs" / "trace.md").read_text()

    def keys(value: object, within: str = "") -> set[str]:
        free = {"asked", "key", "qualifiers", "child_key", "payload", "member", "rows", "delivered"}
        if isinstance(value, list):
            return {name for one in value for name in keys(one, within)}
        if not isinstance(value, dict) or within in free:
            return set()
        return {*value, *(name for key, one in value.items() for name in keys(one, key))}

    said = json.loads(command("trace customer c1 --format json")[1])
    found = keys(said) | keys(json.loads(command("trace order --format json -- '-o 1' 7")[1]))
    assert {name for name in found if f"`{name}`" not in text} == set()


def test_the_program_of_the_documentation_runs(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (Path(__file__).parents[1] / "docs" / "trace.md").read_text()
    program = text.split("```python\n")[1].split("```")[0]
    here = {'read("shop")': 'read(".")', "duckdb:///shop/": "duckdb:///", "C000065": "C1"}
    for named, found in here.items():
        assert named in program
        program = program.replace(named, found)
    exec(program, {})
    assert capsys.readouterr().out == "customer_crm ['name', 'email']\n"


class Page(HTMLParser):
    """Which elements a page has, its links, places and commands."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.places: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.commands: list[str] = []
        self._command = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.places.add(given.get("id") or "")
        self.loaded += [value or "" for name, value in attrs if name in ("src", "srcset")]
        self.loaded += [tag] * (tag in ("link", "script", "img", "iframe", "object"))
        self.links += [given["href"] or ""] if "href" in given else []
        self._command = tag == "code" and given.get("class") == "command"

    def handle_data(self, data: str) -> None:
        if self._command:
            self.commands.append(data)
            self._command = False


def test_the_page_needs_nothing_else_and_leads_to_the_commands_of_its_neighbours(
    command: Call, shop: Path
) -> None:
    code, out, _ = command("trace customer c1 --format html")
    found = Page(out)
    assert (code, found.loaded) == (0, [])
    assert {link for link in found.links if link.removeprefix("#") not in found.places} == set()
    assert all(link.startswith("#") for link in found.links)
    assert "http" not in out.replace("http-equiv", "")
    assert '<td class="cell changed"><del>Ann</del><ins>Anna</ins></td>' in out
    assert found.commands == ["dvault trace -- order '-o 1' 7"]
    program, *words = shlex.split(found.commands[0])
    assert program == "dvault"
    code, out, _ = command(shlex.join(words))
    assert code == 0
    assert out.startswith("order -o 1 · 7  ")


def test_a_page_of_rejected_rows_alone_is_a_page(command: Call, shop: Path) -> None:
    (shop / "data" / "customers_3.csv").write_text("customer_no,name,email,since\nc9,,,never\n")
    assert command("run --quiet")[0] == 0
    code, out, err = command("trace customer c9 --format html")
    assert (code, "not in the hub" in out) == (1, True)
    assert err == "Error: no customer is known as 'c9': every row that named it was rejected\n"
    found = trace(resolve(read(shop)), connect(f"duckdb:///{shop}/shop.duckdb"), "customer", "c9")
    assert page(found, "shop") + "\n" == out


WRONG = {
    "": (2, "name a hub: there are customer, order"),
    "custmer c1": (2, "there is no hub 'custmer'; did you mean 'customer'?"),
    "customer": (2, "a key of customer has 1 part, customer_no (text): none is given"),
    "customer c1 7": (2, "a key of customer has 1 part, customer_no (text): 2 are given"),
    "order o1 x": (2, "part of order is an integer, and 'x' is none: write it as 42"),
    "customer \udcff": (2, "the key is not UTF-8: check the terminal's encoding (LANG)"),
    "customer c77": (1, "no customer is known as 'c77'"),
    "customer c11": (1, "no customer is known as 'c11'; did you mean 'c1'?"),
    "customer c1 --as-known 2020-01-01": (
        1, "no customer is known as 'c1' by 2020-01-01 00:00:00"),
    "customer c1 --as-of noon": (
        2, "--as-of noon: write it as 2025-01-31T22:00, in UTC, or as 2025-01-31"),
    "customer c1 --relations few": (2, "--relations few: write a number from 1 on, or 'all'"),
    "customer c1 --tenant x": (2, "keys of customer have no tenant: leave it out"),
}  # fmt: skip


def test_what_is_wrong_is_told_with_its_remedy(command: Call, shop: Path) -> None:
    for words, (code, message) in WRONG.items():
        assert command(f"trace {words}") == (code, "", f"Error: {message}\n"), words


def test_relations_beyond_the_limit_and_those_that_are_left_out_are_told_of(
    command: Call, shop: Path
) -> None:
    code, _, err = command("trace customer c2 --relations 1")
    assert (code, err) == (
        0, "order_customer: 1 of 2 relations, the newest; `--relations all` shows them all\n"
    )  # fmt: skip
    _, out, err = command("trace customer c1 --as-of 2024-01-15")
    assert "only what was true at 2024-01-15 UTC" in out
    assert err == "order_customer: nothing says that 1 relation held then\n"
    assert "-o 1" not in out
    assert command("trace customer c1 --relations all --quiet")[2] == ""


def test_a_folder_is_the_warehouse_only_where_it_stands_first(
    command: Call, shop: Path, tmp_path: Path
) -> None:
    other = tmp_path / "c1"
    other.mkdir()
    (other / "warehouse.yml").write_text("warehouse: other\n")
    assert command("trace customer c1")[0] == 0
    assert command("trace . customer c1")[0] == 0
    assert "there is no database duckdb:///other.duckdb" in command("trace c1 customer c1")[2]
