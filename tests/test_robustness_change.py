"""What changes between runs: definitions, and tables changed by hand."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from conftest import Call
from hostile import HEAD, ask, edit, state

CRM = "library/sources/crm.yml"
MART = "library/marts/customers_by_city"
DATABASE = Path("library.duckdb")
MORE = HEAD + "0009,N,Faro,basic,9.00,2024-05-17,2025-03-28 22:00:00\n"


def held() -> dict[str, object]:
    """Everything of the raw vault and the books, which a refusal leaves as it is."""
    return {name: rows for name, rows in state(DATABASE).items() if "business" not in name}


# Definitions

HUBS, WAREHOUSE = "library/hubs.yml", "library/warehouse.yml"
EMAIL = (CRM, "      exported", "      email: {type: text, missing: null}\n      exported")
CHANGES = {
    "an attribute in the middle": (
        [EMAIL, (CRM, "[full_name, city", "[full_name, email, city")],
        "column 'email' is not held yet; append new attributes at the end",
    ),
    "an attribute less": (
        [(CRM, "[full_name, city,", "[full_name,")],
        "column 'city' holds history but is no longer declared; declare it again",
    ),
    "attributes in another order": (
        [(CRM, "[full_name, city,", "[city, full_name,")],
        "declare them as full_name, city, plan, monthly_fee, joined_on",
    ),
    "an attribute of another type": (
        [(CRM, "joined_on: date", "joined_on: timestamp")],
        "column 'joined_on' is DATE but declared timestamp; declare it as it is, or give",
    ),
    "a longer business key": (
        [
            (HUBS, "{customer_no: text}", "{customer_no: text, plan: text}"),
            (CRM, "customer: customer_no ", "customer: [customer_no, plan] "),
            (CRM, ", plan, monthly_fee,", ", monthly_fee,"),
        ],
        "column 'plan' is not held yet; a hub that holds rows keeps its columns",
    ),
    "a satellite of another hub": (
        [
            (HUBS, "hubs:", "hubs:\n  place: {business_key: {city: text}}"),
            (CRM, "of: customer", "of: place"),
            (CRM, "hubs:", "hubs:\n      place: city"),
            ("library/business.yml", "    satellites: [customer_crm]\n", ""),
            (f"{MART}.sql", "ref('dim_customer')", "ref('sat_customer_crm')"),
        ],
        "sat_customer_crm: column 'place_hk' is not there; a table keeps the keys",
    ),
    "another algorithm": (
        [(WAREHOUSE, "marts: [marts]", "marts: [marts]\nhash: {algorithm: sha1}")],
        "is hashed by dvault/1/md5/native, the definitions say dvault/1/sha1/native",
    ),
    "another storage": (
        [(WAREHOUSE, "marts: [marts]", "marts: [marts]\nhash: {storage: hex}")],
        "every key would be there twice; declare `hash` as it was",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_that_would_destroy_history_is_refused(
    change: str, command: Call, new: Path
) -> None:
    command("run library --quiet")
    before = held()
    edits, said = CHANGES[change]
    for file, old, to in edits:
        edit(file, old, to)
    (new / "data" / "crm" / "customers_2025-03.csv").write_text(MORE)
    for line in ("plan", "load", "run"):
        code, out, err = command(f"{line} library")
        assert (code, out) == (2, ""), err
        assert said in err
    assert held() == before


def test_one_long_hash_is_not_taken_for_another(command: Call, new: Path) -> None:
    """Two recipes of one column type, before anything is loaded and after."""
    edit(WAREHOUSE, "marts: [marts]", "marts: [marts]\nhash: {algorithm: sha1}")
    assert command("apply library")[0] == 0
    edit(WAREHOUSE, "sha1", "sha256")
    assert "is hashed by another recipe" in command("run library")[2]
    edit(WAREHOUSE, "sha256", "sha1")
    assert command("run library")[0] == 0
    edit(WAREHOUSE, "sha1", "sha256")
    code, _, err = command("run library")
    assert code == 2
    assert "is hashed by dvault/1/sha1/native, the definitions say dvault/1/sha256/native" in err
    assert "declare `hash` as it was" in err


def test_an_attribute_appended_makes_no_versions(command: Call, new: Path) -> None:
    command("run library --quiet")
    edit(CRM, "      exported", "      email: {type: text, missing: null}\n      exported")
    edit(CRM, "joined_on]", "joined_on, email]")
    assert "run `dvault apply` first" in command("load library")[2]
    (new / "data" / "crm" / "customers_2025-03.csv").write_text(
        HEAD + "0002,Ben Okri,Porto,premium,19.00,2024-05-17,2025-03-31 22:00:00\n"
    )
    assert command("run library")[0] == 0
    found = ask(DATABASE, "select inserted, unchanged from audit.row_account where load_id = 3")
    assert found == [(0, 1), (0, 1)]


def test_commands_out_of_order_say_what_comes_first(command: Call, new: Path) -> None:
    for line in ("load library", "build library", "test library"):
        code, out, err = command(line)
        assert (code, out) == (2, "")
        assert "run `dvault apply` first" in err
    for line in ("apply library", "build library", "test library", "load library"):
        assert command(line)[0] == 0


# Tables changed by hand

GONE = "restore the database from a copy, or load everything into a new one"
DAMAGE = [
    ("drop table raw_vault.hub_customer", "raw_vault.hub_customer is gone, and with it 5 rows"),
    ("drop schema raw_vault cascade", f"and with it 7 rows that were loaded; {GONE}"),
    (
        "drop table audit.load",
        f"audit.load is gone but raw_vault.hub_customer is there: {GONE[:0]}",
    ),
    ("drop schema audit cascade", "audit.run is gone but raw_vault.hub_customer is there"),
    ("alter table audit.load drop column recipe", "undo the change or restore a copy"),
    ("alter table audit.row_account drop column inserted", "templates/audit/account.sql"),
    ("alter table raw_vault.hub_customer drop column customer_no", "'customer_no' is not held"),
    ("alter table raw_vault.hub_customer drop column load_date", "'load_date' is not there"),
    ("alter table raw_vault.hub_customer alter customer_hk type varchar", "must be UUID"),
    ("alter table raw_vault.sat_customer_crm rename column city to town", "'town' holds history"),
    ("alter table raw_vault.sat_customer_crm alter monthly_fee type varchar", "is VARCHAR but"),
    ("alter table raw_vault.sat_customer_crm add column note text", "'note' holds history"),
    (
        "alter table raw_vault.hub_customer rename to h;"
        "create view raw_vault.hub_customer as select * from raw_vault.h",
        "undo the change or restore a copy",
    ),
    (
        "alter table business_vault.pit_customer drop column snapshot_date",
        "drop it: the next run makes it anew",
    ),
    (
        "drop table business_vault.dim_customer;"
        "create view business_vault.dim_customer as select 1 as a",
        "drop it: the next run makes it anew",
    ),
]


@pytest.mark.parametrize(("sql", "said"), DAMAGE)
def test_a_table_changed_by_hand_is_told(sql: str, said: str, command: Call, new: Path) -> None:
    command("run library --quiet")
    with duckdb.connect(DATABASE) as connection:
        connection.execute(sql)
    (new / "data" / "crm" / "customers_2025-03.csv").write_text(MORE)
    code, out, err = command("run library")
    assert (code in (2, 3), out) == (True, "")
    assert said in err
    if "audit" not in sql:
        loads = ask(DATABASE, "select count(*) from audit.load")
        assert loads == [(3,)] if "business_vault" in sql else [(2,)]


@pytest.mark.parametrize(
    "sql",
    [
        "drop view business_vault.sat_customer_crm_current",
        "drop table business_vault.pit_customer",
        "drop table business_vault.snapshot",
        "drop schema business_vault cascade; drop schema marts cascade",
        "drop table marts.customers_by_city; create table marts.customers_by_city (a integer)",
        "drop table marts.customers_by_city; create view marts.customers_by_city as select 1",
        "create table raw_vault.mine (a integer); create table marts.mine (a integer)",
    ],
)
def test_what_can_be_made_again_is(sql: str, command: Call, new: Path) -> None:
    command("run library --quiet")
    before = state(DATABASE)
    with duckdb.connect(DATABASE) as connection:
        connection.execute(sql)
    code, _, err = command("run library")
    assert code == 0, err
    after = state(DATABASE)
    assert {name: after[name] for name in before} == before
