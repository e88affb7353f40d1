"""What is inferred of a database that holds a vault: of dvault's own, or of another tool."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import Call, Trial
from old_vaults import automate_dv, datavault4dbt

from vault import check, connect, plan, run
from vault.bundled import bundled
from vault.errors import DatabaseError, SourceError, UsageError
from vault.execute import dialect_of, outlook
from vault.infer import infer_warehouse
from vault.verify import verify

MART = "mart: nobody\ndescription: Nobody.\ncolumns: {nobody: A nobody.}\n"


def test_a_warehouse_gets_back_the_definitions_it_was_made_by(
    tmp_path: Path, database: str
) -> None:
    home = tmp_path / "definitions" / "shop"
    shutil.copytree(bundled("example"), home, ignore=shutil.ignore_patterns("data"))
    (tmp_path / "marts").mkdir()
    (tmp_path / "marts" / "nobody.yml").write_text(MART)
    (tmp_path / "marts" / "nobody.sql").write_bytes(b"select 1 as nobody\r\nwhere false\r\n")
    settings = (home / "warehouse.yml").read_text()
    assert "marts: [builtin]" in settings
    (home / "warehouse.yml").write_text(settings.replace("[builtin]", "[builtin, ../../marts]"))
    before, engine = check(home), connect(database)
    run(plan(before), engine, ("apply",))
    written = {path: path.read_bytes() for path in tmp_path.rglob("*.[sy][qm]l")}
    shutil.rmtree(home)
    shutil.rmtree(tmp_path / "marts")

    found = infer_warehouse(database, out=tmp_path)
    assert {path: path.read_bytes() for path in found.write()} == written
    assert found.home == home
    again = check(home)
    assert again == before
    held = outlook(again, engine).held
    assert plan(again, held, dialect_of(engine)).apply == ()
    engine.dispose()


@pytest.fixture
def applied(duckdb_trial: Trial) -> Trial:
    duckdb_trial.define("hubs: {customer: {business_key: {no: text}}}")
    duckdb_trial.run("apply")
    return duckdb_trial


def url(trial: Trial) -> str:
    """Where it is, for who opens it to read only: closed here."""
    trial.release()
    return trial.engine.url.render_as_string(hide_password=False)


def do(trial: Trial, *statements: str) -> None:
    with trial.engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def test_definitions_that_were_refused_are_not_those_of_the_warehouse(applied: Trial) -> None:
    was = (applied.folder / "warehouse.yml").read_text()
    applied.define("hubs: {customer: {business_key: {no: integer}}}")
    with pytest.raises(UsageError):
        applied.run("apply")
    assert infer_warehouse(url(applied)).texts == {"warehouse.yml": was}


def test_an_audit_that_was_changed_is_told_and_writes_nothing_elsewhere(applied: Trial) -> None:
    do(applied, "update audit.definition set content = content || '# more'")
    assert "their digest is another" in infer_warehouse(url(applied)).notes[1]
    for name in ("../../warehouse.yml/..", "/x.yml", "a/../../x.yml"):
        do(applied, f"update audit.definition set file = '{name}'")
        with pytest.raises(DatabaseError, match="is no name of a file of definitions"):
            infer_warehouse(url(applied), out=applied.folder)


def test_an_audit_without_definitions_says_what_can_be_done(applied: Trial) -> None:
    do(applied, "delete from audit.definition")
    with pytest.raises(DatabaseError, match=r"--schema raw_vault"):
        infer_warehouse(url(applied))
    with pytest.raises(SourceError, match="none is a hub"):  # it holds but ghosts
        infer_warehouse(url(applied), schema="raw_vault")


def test_of_several_warehouses_one_is_chosen(applied: Trial) -> None:
    folder = applied.folder / "other"
    folder.mkdir()
    (folder / "warehouse.yml").write_text(
        "warehouse: other\nschemas: {raw_vault: r, business_vault: b, marts: m, audit: a}\n"
    )
    run(plan(check(folder)), applied.engine, ("apply",))
    with pytest.raises(UsageError, match=r"--schema a: a, audit"):
        infer_warehouse(url(applied))
    assert "warehouse: other" in infer_warehouse(url(applied), schema="a").text


@pytest.mark.parametrize(("storage", "algorithm"), [("hex", "sha256"), ("binary", "md5")])
def test_a_vault_of_automate_dv_is_recognised_and_taken_over(
    trial: Trial, storage: str, algorithm: str
) -> None:
    automate_dv(trial.engine, storage, algorithm)
    found = infer_warehouse(url(trial), out=trial.folder)
    found.write()
    settings = found.texts["warehouse.yml"]
    said = f"hash: {{recipe: automate_dv, algorithm: {algorithm}, storage: {storage}}}  # so come"
    assert said in settings
    assert "names: {load_date: load_datetime, applied_date: effective_from}" in settings
    assert "raw_vault.pit_customer: left out, none of its hashes comes out" in settings
    assert "{country: text, branch_no: integer}" in found.texts["hubs.yml"]
    assert "copies.sql" not in found.texts
    assert "customer_nation:" in found.texts["links.yml"]
    assert "hubs: {nation: nation, customer: customer}" in found.texts["links.yml"]
    assert "child_key: {sale_no: integer}" in found.texts["links.yml"]
    assert 'payload: {amount: "decimal(10,2)"}' in found.texts["links.yml"]
    source = found.texts["sources/crm.yml"]
    assert "customer_details: {of: customer, attributes: [name, born]}" in source
    assert "customer_phone: {of: customer, type: multi_active, key: [kind]" in source

    taken = [one for one in trial.run("apply").applied if one.startswith("take_over")]
    assert len(taken) == 7
    assert list(verify(trial.warehouse, trial.engine).findings["message"]) == []
    # what comes then goes on from there
    place = trial.folder / "data" / "crm"
    place.mkdir(parents=True)
    (place / "customer_details_1.csv").write_text(
        "customer_id,name,born,effective_from\n1001,alice,1990-05-17,2020-03-01\n"
        "A2,Bobby,1991-01-01,2020-03-01\n"
    )
    trial.run("load", feeds=["crm.customer_details"])
    rows = trial.rows("raw_vault.sat_customer_details", "name, record_source")
    assert rows == ["Alice | CRM", "Bob | CRM", "Bobby | crm.customer_details"]
    assert len(trial.rows("raw_vault.hub_customer", "customer_id")) == 2


def test_a_vault_of_other_names_is_copied_under_those_of_dvault(trial: Trial) -> None:
    datavault4dbt(trial.engine)
    found = infer_warehouse(url(trial), out=trial.folder)
    found.write()
    assert "recipe: datavault4dbt, algorithm: md5, storage: hex" in found.texts["warehouse.yml"]
    assert "names: {load_date: ldts, record_source: rsrc}" in found.texts["warehouse.yml"]
    hubs = found.texts["hubs.yml"]
    assert "collision_code: shop" in hubs
    assert "tenant: {tenant_id: text}" in hubs
    assert "case_sensitive: true  # they are hashed as they are written" in hubs
    assert "# buyer: all its hk_buyer_h are in customer_h (medium)" in found.texts["links.yml"]
    assert "hubs: {order: order, buyer: customer}" in found.texts["links.yml"]
    with pytest.raises(UsageError, match="nothing is overwritten"):
        found.write()

    copies = (trial.folder / "copies.sql").read_text()
    do(trial, *(one for one in copies.split(";") if one.strip()))
    taken = [one for one in trial.run("apply").applied if one.startswith("take_over")]
    assert len(taken) == 4
    assert list(verify(trial.warehouse, trial.engine).findings["message"]) == []
    totals = trial.rows("raw_vault.sat_order", "total, note")
    assert totals == ["0.125 | -", "12.500 | fine"]
    assert trial.rows("dv.order_p0_s", "count(*)", "true") == ["2"]


def test_a_vault_of_dvault_that_lost_its_audit_is_proposed_again(duckdb_trial: Trial) -> None:
    trial = duckdb_trial
    trial.define(
        "hubs: {customer: {business_key: {no: text}}, shop: {business_key: {shop_no: integer}}}\n"
        "links: {visit: {hubs: [customer, shop]}}\nsource: crm\nfeeds:\n  customers:\n"
        "    read: data/customers_*.csv\n    delivers: changes\n"
        "    columns: {no: text, shop_no: integer, name: text}\n"
        "    links: {visit: {customer: no, shop: shop_no}}\n"
        "    satellites: {crm: {of: customer, attributes: name}}\n"
    )
    trial.load("no | shop_no | name\n1 | 7 | Ada\nx2 | 7 | -")
    hashes = trial.rows("raw_vault.link_visit", "visit_hk, customer_hk")
    trial.release()
    do(trial, "drop schema audit cascade")
    found = infer_warehouse(url(trial), out=trial.folder)
    assert "recipe: dvault, algorithm: md5, storage: native" in found.texts["warehouse.yml"]
    shutil.rmtree(trial.folder / "data")
    found.write(overwrite=True)
    do(trial, *(one for one in found.texts["copies.sql"].split(";") if one.strip()))
    trial.run("apply")
    assert trial.rows("raw_vault_taken.link_visit", "visit_hk, customer_hk") == hashes
    assert trial.rows("raw_vault_taken.sat_crm", "name") == ["-", "Ada"]


def test_a_database_without_a_vault_says_so(duckdb_trial: Trial) -> None:
    do(duckdb_trial, "create table main.people (id integer, name varchar)")
    with pytest.raises(SourceError, match="none is a hub whose hash keys come out"):
        infer_warehouse(url(duckdb_trial))


def test_the_command_prints_or_writes_what_the_database_holds(new: Path, command: Call) -> None:
    assert command("apply library --quiet")[0] == 0
    database = "duckdb:///library.duckdb"
    code, out, err = command(f"infer --from-warehouse {database}")
    assert (code, "the definitions of run 1" in err) == (0, True)
    assert out.startswith("# --- ")
    assert command(f"infer --from-warehouse --database {database} --out again")[0] == 0
    assert command(f"plan again --database {database}")[0] == 0
    assert command("infer --from-warehouse")[0] == 2
    assert command(f"infer --from-warehouse {database} --source x")[0] == 2
    assert command(f"infer --schema audit {database}")[0] == 2
    assert command(f"infer --from-warehouse {database} --out again")[0] == 2
    assert command("infer --from-warehouse duckdb:///none.duckdb")[0] == 3
    code, _, err = command("infer --from-warehouse sqlite:///none.db")
    assert (code, "dvault does not load 'sqlite'" in err) == (2, True)
