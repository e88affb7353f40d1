"""A value that was captured and is declared later is what reading it had made of it."""

from __future__ import annotations

import shutil
from typing import Any

import duckdb
import pytest
from conftest import Trial

from vault.reconcile import reconcile

HUBS = "hubs: {customer: {business_key: {customer_no: text}}}"
COLUMNS = {
    "n": "integer", "d": "decimal(8,2)", "f": "double", "b": "boolean", "t": "time", "j": "json",
    "x": "binary", "day": "date", "at_": "timestamp", "zoned": "timestamptz", "word": "text",
}  # fmt: skip


def typed(trial: Any, read: str, declared: bool) -> None:
    """A feed of which all but the key and the name is captured, or declared."""
    listed = [f"{name}: {{type: '{type_}', missing: null}}" for name, type_ in COLUMNS.items()]
    own = f"{{customer_no: text, name: text, {', '.join(listed)}}}"
    if "csv" in read:
        own = own.replace("type: 'date'", "type: date, date_format: '%d.%m.%Y'")
    attributes = f"[name, {', '.join(COLUMNS)}]" if declared else "[name]"
    trial.define(HUBS)
    trial.define(
        f"""
source: crm
feeds:
  customers:
    read: {read}
    delivers: changes
    on_new_column: capture
    columns: {own if declared else "{customer_no: text, name: text}"}
    hubs: {{customer: customer_no}}
    satellites: {{customer_crm: {{of: customer, attributes: {attributes}}}}}
""",
        "crm.yml",
    )


def values(trial: Any) -> list[tuple[Any, ...]]:
    """What is true of each key now, with its hash."""
    listed = ", ".join(COLUMNS).replace("j,", "cast(j as varchar(50)),")
    return trial.select(
        f"select customer_no, name, {listed}, hashdiff from business_vault.sat_customer_crm_current"
        " as told inner join raw_vault.hub_customer as hub on told.customer_hk = hub.customer_hk"
        " where told.load_id > 0 order by 1"
    )


def is_what_it_had_been(trial: Any, read: str, folder: Any) -> None:
    """Captured and then declared, it is as if it had been declared, hashes included."""
    typed(trial, read, declared=False)
    trial.run()
    typed(trial, read, declared=True)
    trial.run("apply")
    (folder / "fresh").mkdir()
    fresh = Trial(folder / "fresh", f"duckdb:///{folder}/fresh.duckdb")
    shutil.copytree(trial.folder / "data", fresh.folder / "data")
    typed(fresh, read, declared=True)
    fresh.run()
    assert values(trial) == values(fresh)
    fresh.release()
    fresh.engine.dispose()


def test_a_cell_of_csv_is_what_it_had_been_in_a_column_of_its_type(
    trial: Any, tmp_path: Any
) -> None:
    cells = (
        "customer_no;name;n;d;f;b;t;j;x;day;at_;zoned;word\n"
        'a;Ann; 07;1,50;0,1;yes;3:04:05;"{""b"": 1,  ""a"":2}";7A;01.02.2024;'
        "2024-01-02T03:04:05.5;2024-01-02 03:04:05+02:00; é 'x'\n"
        "b;?;?;;;?;;;;;;?;\n"
    )
    (trial.folder / "data").mkdir()
    (trial.folder / "data" / "customers_1.csv").write_text(cells)
    read = '{files: data/customers_*.csv, delimiter: ";", decimal: ",", null: "?"}'
    is_what_it_had_been(trial, read, tmp_path)
    # so the same again is no change
    (trial.folder / "data" / "customers_2.csv").write_text(f"{cells}\n")
    trial.run()
    assert trial.accounts("sat_customer_crm")[-1][:3] == (2, 0, 2)
    assert reconcile(trial.warehouse, trial.engine).findings.to_dict("records") == []


@pytest.mark.usefixtures("parquet")
def test_a_value_of_parquet_is_what_it_had_been_in_a_column_of_its_type(
    duckdb_trial: Any, tmp_path: Any
) -> None:
    (duckdb_trial.folder / "data").mkdir()
    duckdb.sql(
        "select 'a' as customer_no, 'Ann' as name, 7::bigint as n, 1.5::decimal(5,1) as d,"
        " 0.1::double as f, true as b, time '03:04:05' as t, {'b': 1} as j, '~z'::blob as x,"
        " timestamp '2024-02-01' as day, timestamptz '2024-01-02 03:04:05+02' as at_,"
        " timestamp '2024-01-02 03:04:05.5' as zoned, ' é ' as word"
        " union all select 'b', 'Bob', null, null, null, null, null, null, null, null, null,"
        " null, ''"
    ).write_parquet(str(duckdb_trial.folder / "data" / "customers_1.parquet"))
    is_what_it_had_been(duckdb_trial, "data/customers_*.parquet", tmp_path)
