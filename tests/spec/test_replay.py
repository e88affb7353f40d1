"""What a replay promises: one delivery of many load dates ends as if each had come by itself."""

from __future__ import annotations

from datetime import datetime

import pytest

DEFINITIONS = """
hubs:
  order: {{business_key: {{order_no: text}}}}
  customer: {{business_key: {{customer_no: text}}}}
links:
  order_customer: {{hubs: [order, customer]}}
source: shop
feeds:
  customers:
    read: data/customers_*.csv
    delivers: {delivers}
    applied_date: at
    {load_date}
    columns:
      order_no: text
      customer_no: text
      kind: text
      name: text
      at: timestamp
      loaded: timestamp
    links: {{order_customer: {{order: order_no, customer: customer_no}}}}
    satellites:
      order_name: {{of: order, attributes: name}}
      order_kinds: {{of: order, type: multi_active, key: kind, attributes: name}}
      order_seen: {{of: order, type: record_tracking}}
      placed_by: {{of: order_customer, type: effectivity, driving_key: order}}
      {status}
"""
STATUS = "order_status: {of: order, type: status}"
HEAD = "order_no | customer_no | kind | name | at | loaded"
#: Rows of three load dates; one of the second is late, one of the third brings back what was.
ROWS = [
    ["1 | A | x | a | 2024-01-01", "2 | A | x | b | 2024-01-05"],
    ["1 | B | x | b | 2024-01-02", "2 | B | x | c | 2024-01-03"],
    ["1 | A | y | a | 2024-01-04"],
]
LOADED = ["2024-02-01 00:00:00", "2024-02-02 00:00:00", "2024-02-03 00:00:00"]
TABLES = {
    "hub_order": "order_no",
    "hub_customer": "customer_no",
    "sat_order_name": "order_hk, applied_date, name",
    "sat_order_kinds": "order_hk, applied_date, kind, name",
    "sat_placed_by": "order_customer_hk, applied_date, is_active",
    "link_order_customer": "order_customer_hk",
}


def stored(trial, schema: str = "raw_vault") -> dict[str, list[str]]:
    return {
        name: trial.rows(f"{schema}.{name}", f"{columns}, load_date")
        for name, columns in TABLES.items()
    }


def text(*loads: int) -> str:
    rows = [f"{row} | {LOADED[load]}" for load in loads for row in ROWS[load]]
    return "\n".join([HEAD, *rows])


def schemas(name: str) -> str:
    """Schemas of its own for each of two warehouses in one database."""
    names = ", ".join(f"{one}: {name}_{one}" for one in ("business_vault", "marts", "audit"))
    return f"schemas: {{raw_vault: {name}_raw, {names}}}\n"


@pytest.mark.parametrize("delivers", ["changes", "snapshot"])
def test_many_load_dates_in_one_delivery_end_as_many_deliveries(trial, delivers) -> None:
    said = {"delivers": delivers, "status": STATUS if delivers == "snapshot" else ""}
    trial.define(schemas("single") + DEFINITIONS.format(load_date="", **said))
    for load, at in enumerate(LOADED):
        trial.deliver(text(load))
        trial.run(load_date=datetime.fromisoformat(at))
    trial.define(schemas("whole") + DEFINITIONS.format(load_date="load_date: loaded", **said))
    for path in (trial.folder / "data").iterdir():
        path.unlink()
    trial.load(text(0, 1, 2))
    assert stored(trial, "whole_raw") == stored(trial, "single_raw")
    if said["status"]:
        columns = "order_hk, applied_date, load_date, status"
        lives = [trial.rows(f"{of}_raw.sat_order_status", columns) for of in ("whole", "single")]
        assert lives[0] == lives[1]
        assert any(line.endswith("D") for line in lives[0])


def test_the_load_dates_are_those_of_the_column(trial) -> None:
    trial.define(DEFINITIONS.format(load_date="load_date: loaded", delivers="changes", status=""))
    trial.load(text(0, 1, 2))
    assert trial.rows("raw_vault.hub_order", "order_no, load_date") == [
        f"1 | {LOADED[0]}",
        f"2 | {LOADED[0]}",
    ]
    assert trial.rows("raw_vault.sat_order_seen", "load_date") == sorted(
        [LOADED[0], LOADED[0], LOADED[1], LOADED[1], LOADED[2]]
    )


def test_the_account_of_a_replay_is_whole(trial) -> None:
    trial.define(DEFINITIONS.format(load_date="load_date: loaded", delivers="changes", status=""))
    trial.load(text(0, 1, 2) + "\n3 | C | x | d | 2024-01-01 | yesterday")
    accounts = trial.accounts("sat_order_name")
    assert [sum(column) for column in zip(*accounts, strict=True)] == [6, 5, 0, 0, 1]


def test_a_row_rejected_in_one_load_date_does_not_keep_its_key_in_the_next(trial) -> None:
    said = {"delivers": "snapshot", "status": STATUS}
    trial.define(DEFINITIONS.format(load_date="load_date: loaded", **said))
    lines = [
        f"1 | A | x | a | 2024-01-01 | {LOADED[0]}",
        f"1 | A | x | a | - | {LOADED[1]}",
        f"2 | A | x | a | 2024-01-02 | {LOADED[1]}",
        f"2 | A | x | a | 2024-01-03 | {LOADED[2]}",
    ]
    trial.load("\n".join([HEAD, *lines]))
    columns = "load_date, status"
    assert trial.rows("raw_vault.sat_order_status", columns, "status = 'D'") == [f"{LOADED[2]} | D"]


def test_a_row_without_a_load_date_is_rejected(trial) -> None:
    trial.define(DEFINITIONS.format(load_date="load_date: loaded", delivers="changes", status=""))
    trial.load(f"{HEAD}\n1 | A | x | a | 2024-01-01 | -")
    assert trial.select("select reason from audit.rejected_row") == [
        ("loaded: the load date is missing",)
    ]


def test_history_that_is_replayed_again_stores_nothing(trial) -> None:
    trial.define(DEFINITIONS.format(load_date="load_date: loaded", delivers="changes", status=""))
    trial.load(text(0, 1, 2))
    before = stored(trial)
    trial.load(text(0, 1, 2) + "\n")
    trial.load(text(1, 0, 2))
    assert stored(trial) == before


@pytest.mark.parametrize("tracked", [False, True], ids=["judged", "tracked"])
def test_of_two_files_that_contradict_each_other_the_first_is_kept(trial, tracked: bool) -> None:
    said = "load_date: loaded" + "\n    late_arrivals: tracked" * tracked
    definitions = DEFINITIONS.format(load_date=said, delivers="changes", status="")
    definitions = definitions.replace("source:", "references: {code: {key: {kind: text}}}\nsource:")
    definitions = definitions.replace("    links:", "    references: {code: kind}\n    links:")
    trial.define(definitions + "      code_name: {of: code, attributes: name}\n")
    tables = ("sat_order_name", "sat_order_kinds", "sat_code_name")
    for name in "bac":
        trial.load(f"{HEAD}\n1 | A | x | {name} | 2024-01-01 | {LOADED[0]}")
    trial.load(f"{HEAD}\n1 | A | x | b | 2024-01-01 | {LOADED[0]}\n1|A|x|c|2024-01-05|{LOADED[1]}")
    for table in tables:
        assert trial.rows(f"raw_vault.{table}", "name, load_id") == ["b | 1", "c | 4"]
        accounts = [(inserted, rejected) for _, inserted, *_, rejected in trial.accounts(table)]
        assert accounts == [(1, 0), (0, 1), (0, 1), (0, 0), (1, 0)]
    reasons = trial.rows(
        "audit.rejected_row", "load_id, target, reason", "target not like '%tracked'"
    )
    assert reasons == sorted(
        f"{n} | {table} | conflicting versions" for n in (2, 3) for table in tables
    )
