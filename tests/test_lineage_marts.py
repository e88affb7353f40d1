"""Where the columns of marts come from, and how `dvault lineage` shows it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Call
from test_lineage import DEFINITIONS, ROOT, SHOP, SOURCES, made_of
from test_readme import Walk

from vault import check, lineage
from vault.lineage import Column
from vault.lineage.mermaid import flow_of_columns, flow_of_tables


def test_every_mart_column_of_the_example_reaches_a_source_column() -> None:
    graph = lineage(check(SHOP))
    marts = [one for one in graph.datasets.values() if one.kind == "mart"]
    assert len(marts) == len(check(SHOP).marts)
    for mart in marts:
        for name in mart.columns:
            reached = [graph.of(one).leaf for one in graph.reach([Column(mart.name, name)])]
            constant = mart.name == "marts.rfm_rule" or (mart.name, name) in {
                ("marts.rfm_segment", "segment"), ("marts.rfm_segment", "priority"),
            }  # fmt: skip
            assert ("constant" if constant else "delivered") in reached, f"{mart.name}.{name}"


def test_the_columns_of_a_mart_are_those_it_describes() -> None:
    warehouse = check(SHOP)
    graph = lineage(warehouse)
    for mart in warehouse.marts:
        assert set(graph.datasets[str(mart.table)].columns) == {
            str(name) for name, _ in mart.columns
        }


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    (tmp_path / "warehouse.yml").write_text(DEFINITIONS + "marts: [marts]\n")
    (tmp_path / "crm.yml").write_text(SOURCES)
    (tmp_path / "marts").mkdir()
    return tmp_path


def add_mart(shop: Path, name: str, body: str, suffix: str = ".sql", more: str = "") -> None:
    (shop / "marts" / f"{name}{suffix}").write_text(body)
    (shop / "marts" / f"{name}.yml").write_text(f"mart: {name}\n{more}")


def test_marts_over_marts_reach_the_source(shop: Path) -> None:
    add_mart(shop, "a", "select *, count(*) over () as n from {{ ref('fact_order') }}")
    add_mart(shop, "b", "select sum(Net) as total, max(n) as n from {{ ref('a') }}")
    graph = lineage(check(shop), "marts.b.total")
    assert next(str(column) for column in graph.derivations).endswith("orders_*.csv.net")
    assert made_of(lineage(check(shop)), "b.n") == ["marts.a.n aggregated"]
    assert made_of(lineage(check(shop)), "a.n") == ["rows of business_vault.fact_order counted"]


def test_a_model_in_python_is_made_of_all_it_reads(shop: Path) -> None:
    model = "def model(inputs): ..."
    add_mart(shop, "c", model, ".py", "reads: [fact_order]\ncolumns: {score: How good.}\n")
    graph = lineage(check(shop))
    columns = graph.datasets["business_vault.fact_order"].columns
    assert made_of(graph, "c.score") == [
        f"business_vault.fact_order.{name} whole input" for name in columns
    ]


def test_a_model_may_say_what_its_columns_are_made_of(shop: Path, command: Call) -> None:
    more = (
        "reads: [fact_order]\ncolumns: {score: How good., note: Why.}\n"
        "lineage: {score: [fact_order.net, fact_order.customer_hk]}\n"
    )
    add_mart(shop, "c", "def model(inputs): ...", ".py", more)
    graph = lineage(check(shop))
    assert made_of(graph, "c.score") == [
        "business_vault.fact_order.net computed", "business_vault.fact_order.customer_hk computed",
    ]  # fmt: skip
    assert "business_vault.fact_order.net whole input" in made_of(graph, "c.note")
    path = shop / "marts" / "c.yml"
    path.write_text(path.read_text().replace("order.net", "order.ent"))
    code, _, err = command(f"lineage {shop}")
    assert code == 1
    assert "'business_vault.fact_order' has no column 'ent'; did you mean 'net'?" in err


def test_a_select_that_cannot_be_read_is_made_of_all_it_reads(shop: Path, command: Call) -> None:
    chosen = "select columns('.*_hk') from {{ ref('fact_order') }}"
    add_mart(shop, "d", chosen, more="columns: {customer_hk: Who.}\n")
    graph = lineage(check(shop))
    assert set(graph.unread) == {"marts.d"}
    assert "business_vault.fact_order.net whole input" in made_of(graph, "d.customer_hk")
    code, out, err = command(f"lineage {shop} d.customer_hk")
    assert code == 0
    assert "every column of business_vault.fact_order" in out
    assert "warning: marts.d counts as made of all it reads" in err


def test_a_table_that_is_named_without_ref_is_known_too(shop: Path) -> None:
    add_mart(shop, "g", "select * from business_vault.fact_order")
    graph = lineage(check(shop))
    assert made_of(graph, "g.net") == ["business_vault.fact_order.net"]
    assert graph.datasets["business_vault.fact_order"].kind == "fact"


def test_what_a_mart_was_before_is_no_origin(shop: Path) -> None:
    orders = "{{ ref('fact_order') }}"
    body = (
        f"select order_hk, net from {orders} where net > (select max(b.net) from {{{{ this }}}} b)"
    )
    add_mart(shop, "h", body, more="materialized: incremental\ngrain: order_hk\n")
    graph = lineage(check(shop))
    assert made_of(graph, "h.net") == ["business_vault.fact_order.net"]
    assert graph.datasets["marts.h"].kind == "mart"


def test_a_table_that_is_none_of_the_warehouse_ends_the_way(shop: Path) -> None:
    orders = "{{ ref('fact_order') }}"
    add_mart(shop, "e", f"select f.net * r.rate as x from {orders} as f, ext.rates as r")
    graph = lineage(check(shop))
    assert made_of(graph, "e.x") == [
        "business_vault.fact_order.net computed",
        "ext.rates.rate computed",
    ]
    assert graph.of(Column("ext.rates", "rate")).leaf == "delivered"


# The command


def test_a_tree_leads_from_a_mart_to_the_file(command: Call) -> None:
    code, out, _ = command(f"lineage {SHOP} marts.rfm.monetary")
    assert code == 0
    lines = [line.lstrip(" │├└─") for line in out.splitlines()]
    assert lines[0] == "marts.rfm.monetary  = cast(sum(purchase.amount) as decimal(18, 2))"
    assert "web.lines.unit_price" in lines
    assert lines[-1].endswith("lines_*.jsonl: discount")


def test_downstream_leads_to_the_marts(command: Call) -> None:
    code, out, _ = command(f"lineage {SHOP} crm.customers.customer_no --downstream")
    assert code == 0
    assert "marts.rfm.customer_no" in out
    assert "every column of marts.customer_lifetime_value  whole input" in out


def test_without_a_name_it_is_the_tables(command: Call) -> None:
    code, out, _ = command(f"lineage {SHOP}")
    assert code == 0
    row = next(line.split() for line in out.splitlines() if line.startswith(" marts.rfm "))
    assert row[1:] == ["mart", "marts.purchase,", "business_vault.dim_customer,", "marts.rfm_rule"]


def test_a_table_is_all_its_columns(command: Call) -> None:
    code, out, _ = command(f"lineage {SHOP} marts.purchase")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()[2:]] == [
        "customer_hk", "order_hk", "purchased_at", "amount",
    ]  # fmt: skip


def test_as_json_it_is_the_graph(command: Call) -> None:
    code, out, _ = command(f"lineage {SHOP} marts.rfm.monetary --format json")
    assert code == 0
    found = json.loads(out)
    assert {table["kind"] for table in found["tables"]} == {
        "file", "feed", "satellite", "fact", "mart",
    }  # fmt: skip
    column = next(one for one in found["columns"] if one["table"] == "marts.rfm")
    assert column["made_of"] == [
        {"table": "marts.purchase", "column": "amount", "way": "aggregated"}
    ]
    whole = json.loads(command(f"lineage {SHOP} --format json")[1])
    assert len(whole["columns"]) > len(found["columns"])


def test_as_mermaid_it_is_a_flow_chart() -> None:
    graph = lineage(check(SHOP))
    tables = flow_of_tables(graph).splitlines()
    numbers = {line.split('"')[1]: line.split("[")[0].strip() for line in tables if "[" in line}
    assert f"    {numbers['marts.purchase']} --> {numbers['marts.rfm']}" in tables
    part = flow_of_columns(lineage(check(SHOP), "marts.rfm.monetary"))
    assert part.startswith("flowchart LR\n")
    assert '["monetary"]' in part
    assert "-->|aggregated|" in part


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("marts.rfm.monetry", "'marts.rfm' has no column 'monetry'; did you mean 'monetary'?"),
        ("marts.rfm.monetary again", "give one TABLE.COLUMN; there are 2"),
        (
            "marts.rfm --dialect postgres",
            "there is no dialect 'postgres'; did you mean 'postgresql'?",
        ),
    ],
)
def test_a_mistake_is_a_matter_of_usage(command: Call, line: str, message: str) -> None:
    code, out, err = command(f"lineage {SHOP} {line}")
    assert (code, out) == (2, "")
    assert message in err


def test_nothing_else_reads_sql() -> None:
    code = (
        "from vault.cli import call; import sys;"
        f"call(['check', {str(SHOP)!r}]); import vault.execute, vault.statements;"
        "sys.exit('sqlglot' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_page_shows_what_is_printed(tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    shutil.copytree(SHOP, folder, ignore=shutil.ignore_patterns("data", "*.duckdb*"))
    Walk(folder).follow(ROOT / "docs" / "lineage.md")
