"""`dvault plan` shows what would be done, what it does to data, and what is no longer declared."""

from __future__ import annotations

from pathlib import Path

import duckdb
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


def by_hand(folder: Path, *statements: str) -> None:
    with duckdb.connect(folder / "shop.duckdb") as connection:
        for statement in statements:
            connection.execute(statement)


CITY = FEED.replace("name: text}", "name: text, city: {type: text, missing: null}}").replace(
    "[name]", "[name, city]"
)


def test_what_was_done_by_hand_is_told_apart_from_the_definitions(
    shop: Path, command: Call
) -> None:
    by_hand(
        shop, "create or replace view business_vault.sat_customer_crm_current as select 1 as one",
        "drop view business_vault.sat_customer_crm_history",
    )  # fmt: skip
    (shop / "crm.yml").write_text(CITY)
    out = command("plan")[1]
    hand, _, change = out.partition("Apply:")
    assert "Changed by hand" not in out  # the views are made anew for the attribute, too
    assert "evolve raw_vault.sat_customer_crm add city text" in change
    (shop / "crm.yml").write_text(FEED)
    hand, _, change = command("plan")[1].partition("Apply: 2 changes")
    assert "Changed by hand: 2 things" in hand
    assert "sat_customer_crm_current: the view was changed by hand; it is made anew" in hand
    assert "sat_customer_crm_history: the view was dropped by hand; it is made anew" in hand
    assert command("run")[0] == 0
    out = command("plan")[1]
    assert ("Apply: 0 changes" in out, "by hand" in out) == (True, False)


def test_a_column_that_is_dropped_by_hand_is_not_made_anew_as_if_it_were_new(
    shop: Path, command: Call
) -> None:
    (shop / "crm.yml").write_text(CITY)
    assert command("run")[0] == 0
    drop = "alter table raw_vault.sat_customer_crm drop column city"
    by_hand(shop, "drop view business_vault.sat_customer_crm_known", drop)
    for line in ("plan", "apply", "load"):
        code, out, err = command(line)
        assert (code, out) == (2, ""), line
        assert (
            "raw_vault.sat_customer_crm: column 'city' was dropped by hand: what 'city' held is"
            " lost; put the table back from a copy, or declare it no longer" in err
        )
    (shop / "crm.yml").write_text(FEED)
    hand, _, _ = command("plan")[1].partition("Apply:")
    assert "raw_vault.sat_customer_crm: column 'city' was dropped by hand" in hand
    assert command("run")[0] == 0
    assert "by hand" not in command("plan")[1]
    by_hand(shop, "alter table raw_vault.sat_customer_crm alter name type blob")
    err = command("plan")[2]
    assert "column 'name' was made BLOB by hand, it was text: undo that, or restore" in err
    assert "column 'name' is BLOB but declared text" in err


def test_markdown_is_a_document_of_lists(shop: Path, command: Call) -> None:
    out = command("plan", "--format", "markdown")[1]
    assert out.startswith("### shop → duckdb:///shop.duckdb\n")
    assert "\n#### Apply: 0 changes\n" in out
    assert "\n- crm.customers: nothing new\n" in out


def test_names_and_types_that_change_are_told_with_what_they_do_to_data(
    shop: Path, command: Call
) -> None:
    amount = FEED.replace("name: text}", "name: text, paid: {type: integer, missing: null}}")
    (shop / "crm.yml").write_text(amount.replace("[name]", "[name, paid]"))
    assert command("run")[0] == 0
    later = amount.replace("paid: {type: integer", "spent: {was: paid, from: paid, type: bigint")
    later = later.replace("[name]", "[name, spent]")
    later = later.replace("customer_crm: {", "customer_erp: {was: customer_crm, ")
    (shop / "crm.yml").write_text(later.replace("  customers:", "  clients:\n    was: customers"))
    code, out, err = command("plan")
    assert (code, err) == (0, "")
    sat = "raw_vault.sat_customer_erp"
    assert (
        "  rename raw_vault.sat_customer_crm to sat_customer_erp: the 2 rows held stay, and their"
        " hashes\n"
    ) in out
    assert f"  rename {sat} paid to spent: no value of the 2 rows held changes, and no hash" in out
    assert f"  widen {sat} spent from integer to bigint: the values of the 2 rows held stay" in out
    assert "  rename feed crm.customers to crm.clients: what it loaded stays its own" in out
    assert ("No longer declared" in out, "Load: 0 files" in out) == (False, True)
    assert command("apply")[0] == 0
    out = command("plan")[1]
    assert ("Apply: 0 changes" in out, "No longer declared" in out) == (True, False)


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
