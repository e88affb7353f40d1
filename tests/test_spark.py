"""What of Spark needs no cluster: its statements one by one, its layouts, its way to say no."""

from __future__ import annotations

import pytest
import sqlglot
from sqlglot import exp

from vault.dialects import DIALECTS, TableLayout, laid_out
from vault.execute.drivers.spark import statements
from vault.execute.drivers.thrift import _sentence
from vault.names import Identifier, Table
from vault.render import Renderer

HUB = Table(Identifier("raw_vault"), Identifier("hub_customer"))
LAYOUTS = {
    TableLayout(): "using parquet",
    TableLayout("parquet", ("record_source",), 4): (
        "using parquet\npartitioned by (record_source)\nclustered by (customer_hk) into 4 buckets"
    ),
    TableLayout("delta", ("load_id",)): "using delta\npartitioned by (load_id)",
    TableLayout("iceberg", ("load_id", "record_source"), 8): (
        "using iceberg\npartitioned by (load_id, record_source, bucket(8, customer_hk))"
    ),
}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("select 1;\n\nselect 2;", ["select 1", "select 2"]),
        ("select ';' as a; -- no; more\nselect 2", ["select ';' as a", "-- no; more\nselect 2"]),
        ("select 'it''s; \\\\'; select 2;", ["select 'it''s; \\\\'", "select 2"]),
        ("select '\\'; ' /* ; */;", ["select '\\'; ' /* ; */"]),
        ('select `a;b`, ";" from t;', ['select `a;b`, ";" from t']),
        ("-- only; words\n", []),
        ("", []),
    ],
)
def test_a_text_is_executed_statement_by_statement(text: str, parts: list[str]) -> None:
    assert list(statements(text)) == parts


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_a_layout_is_said_where_a_table_is_made(layout: TableLayout) -> None:
    renderer = Renderer(laid_out(DIALECTS["spark"], layout))
    hub = {"table": HUB, "hash_key": Identifier("customer_hk"), "identity": ()}
    sql = renderer.render("hub", "create", this=hub)
    assert sql.endswith(f")\n{LAYOUTS[layout]};")
    (made,) = sqlglot.parse(sql, dialect="spark")
    assert isinstance(made, exp.Create)
    assert made.find(exp.FileFormatProperty).name == layout.table_format
    anew = f"{renderer.dialect.anew(HUB)} select 1 as a"
    assert f"using {layout.table_format} as" in anew
    assert renderer.dialect.kept().strip() == f"using {layout.table_format}"


def test_other_databases_decide_themselves_how_tables_lie() -> None:
    assert laid_out(DIALECTS["duckdb"], TableLayout("delta")) is DIALECTS["duckdb"]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            "Error running query: [A.B_C] org.apache.X: [A.B_C] No `t`. Look.\nPath: [`a`]."
            " SQLSTATE: 42P01; line 1 pos 14;\n'Project [*]\n+- 'Unresolved [nix], [], false\n",
            "[A.B_C] No `t`. Look.",
        ),
        (
            "Error running query: [P] org.x.ParseException: \n[P] Syntax error at 'selec'."
            " SQLSTATE: 42601 (line 1, pos 0)\n\n== SQL ==\nselec 1\n^^^\n",
            "[P] Syntax error at 'selec'.",
        ),
        (
            "java.lang.RuntimeException: no space\n\tat java.base",
            "java.lang.RuntimeException: no space",
        ),
    ],
)
def test_of_a_message_the_sentence_is_kept(said: str, sentence: str) -> None:
    assert _sentence(said) == sentence
