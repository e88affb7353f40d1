"""`dvault plan` shows what would be done, what it does to data, and what is no longer declared."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Call
from test_notify import FEED, deliver

HUB = "warehouse: shop\nhubs: {customer: {business_key: {customer_no: text}}}\n"


@pytest.fixture
def shop(tmp_path: Path, command: Call) -> Path:
    (tmp_path / "warehouse.yml").write_text(HUB)
    (tmp_path / "crm.yml").write_text(FEED)
    deliver(tmp_path, "a,Ann", "b,Bob")
    assert command("run")[0] == 0
    return tmp_path


def test_after_a_run_there_is_nothing_to_apply(shop: Path, command: Call) -> None:
    out = command("plan")[1]
    assert "Apply: 0 changes" in out
    assert "No longer declared" not in out


def test_an_attribute_that_is_appended_is_null_in_what_is_held(shop: Path, command: Call) -> None:
    text = FEED.replace("name: text}", "name: text, city: {type: text, missing: null}}")
    (shop / "crm.yml").write_text(text.replace("[name]", "[name, city]"))
    out = command("plan")[1]
    assert "evolve raw_vault.sat_customer_crm add city text: null in the 2 versions held" in out


def test_what_is_no_longer_declared_stays_and_is_named(shop: Path, command: Call) -> None:
    crm = (shop / "crm.yml").read_text()
    (shop / "crm.yml").unlink()
    out = command("plan")[1]
    assert "No longer declared: 2 things, which stay as they are" in out
    assert "raw_vault.sat_customer_crm: keeps its 2 rows; declare it again to go on" in out
    assert "feed crm.customers: is not loaded any more; what it brought stays" in out
    assert command("run")[0] == 0
    (shop / "crm.yml").write_text(crm)
    deliver(shop, "c,Cid")
    assert command("run")[0] == 0
    rows = command("query", "select count(*) from raw_vault.sat_customer_crm where load_id > 0")
    assert rows[1].split()[-1] == "3"


def test_markdown_is_a_document_of_lists(shop: Path, command: Call) -> None:
    out = command("plan", "--format", "markdown")[1]
    assert out.startswith("### shop → duckdb:///shop.duckdb\n")
    assert "\n#### Apply: 0 changes\n" in out
    assert "\n- crm.customers: nothing new\n" in out


def test_a_history_that_goes_on_elsewhere_is_named(shop: Path, command: Call) -> None:
    text = FEED.replace("name: text}", "name: text, city: {type: text, missing: null}}")
    new = text.replace("customer_crm:", "customer_name:").replace("[name]", "[name, city]")
    (shop / "crm.yml").write_text(
        new.replace(
            "attributes: [name, city]", "attributes: [name, city], history_of: customer_crm"
        )
    )
    out = command("plan")[1]
    assert (
        "carry over raw_vault.sat_customer_name: what changed in the 2 versions of"
        " raw_vault.sat_customer_crm, which stay as they are; null until now: city\n"
    ) in out
    assert (
        "raw_vault.sat_customer_crm: keeps its 2 rows; its history goes on in"
        " raw_vault.sat_customer_name\n"
    ) in out
    assert command("run")[0] == 0
    assert "Apply: 0 changes" in command("plan")[1]
    assert command("verify")[0] == command("reconcile")[0] == 0
    assert "carried over" in command("trace customer a")[1]
    gone = (shop / "crm.yml").read_text().replace("customer_name:", "customer_city:")
    (shop / "crm.yml").write_text(
        gone.replace("[name, city]", "[city]").replace("customer_crm", "customer_name")
    )
    assert "customer_city, that of name in none of them\n" in command("plan")[1]
