"""A column that is declared after it was captured: its history is filled from what was captured."""

from __future__ import annotations

from typing import Any

from vault.reconcile import reconcile
from vault.verify import verify

HUBS = "hubs: {customer: {business_key: {customer_no: text}}}"
FEED = """
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    on_new_column: capture
    applied_date: at
    columns: {customer_no: text, name: text, at: date}
    hubs: {customer: customer_no}
    satellites: {customer_crm: {of: customer, attributes: [name]}}
"""
LATER = FEED.replace("at: date}", "at: date, vip: {type: integer, missing: null}}").replace(
    "[name]", "[name, vip]"
)
DELIVERIES = (
    "customer_no | name | at\na | Ann | 2024-01-01\nb | Bob | 2024-01-01",
    "customer_no | name | vip | x | at\na | Ann | 1 | y | 2024-01-02\nb | Bob | - | y | 2024-01-02",
    "customer_no | name | vip | at\na | Ann | 02 | 2024-01-03",
    "customer_no | name | vip | at\na | Anne | 02 | 2024-01-04\nb | Bob | 7 | 2024-01-04",
    "customer_no | name | vip | at\na | Anne | 3 | 2024-01-05",
    "customer_no | name | at\na | Anne | 2024-01-06",
)
FILLED = [
    "a 01 Ann -", "a 02 Ann 1", "a 03 Ann 2", "a 04 Anne 2", "a 05 Anne 3", "a 06 Anne -",
    "b 01 Bob -", "b 04 Bob 7",
]  # fmt: skip
KEPT = "raw_vault.sat_crm_customers_captured"


def define(trial: Any, feed: str = FEED, more: str = "") -> None:
    trial.define(HUBS + more)
    trial.define(feed, "crm.yml")


def timeline(trial: Any, columns: str = "name, vip", name: str = "customer_crm") -> list[str]:
    """What is true of each key from which day on, as known now."""
    sql = f"""select customer_no, cast(cast(valid_from as date) as varchar(10)), {columns}
        from business_vault.sat_{name}_history as told
        inner join raw_vault.hub_customer as hub on told.customer_hk = hub.customer_hk
        where told.load_id > 0 order by 1, 2"""
    return [
        " ".join("-" if one is None else str(one) for one in (no, at[-2:], *row))
        for no, at, *row in trial.select(sql)
    ]


def is_proved(trial: Any) -> None:
    assert verify(trial.warehouse, trial.engine).findings.to_dict("records") == []
    assert reconcile(trial.warehouse, trial.engine).findings.to_dict("records") == []


def test_an_attribute_that_is_appended_gets_the_history_that_was_captured_of_it(trial: Any) -> None:
    define(trial)
    for text in DELIVERIES:
        trial.load(text)
    before = trial.rows("raw_vault.sat_customer_crm", "name, hashdiff, load_id")
    define(trial, LATER)
    done = trial.run("apply")
    assert "fill satellite customer_crm" in done.applied
    assert timeline(trial) == FILLED
    # what was loaded stays as it was, and so does what was known before
    held = "load_id > 0 and load_id < 7"
    assert trial.rows("raw_vault.sat_customer_crm", "name, hashdiff, load_id", held) == before
    assert trial.rows("raw_vault.sat_customer_crm", "vip", held) == ["-"] * 3
    # one load of its own, with its account
    (load,) = trial.select("select feed, file, delivered from audit.load where load_id = 7")
    assert load == ("declared later", f"{KEPT}: vip", 9)
    assert trial.accounts("sat_customer_crm")[-1] == (9, 6, 3, 0, 0)
    assert trial.run("apply").applied == ()
    is_proved(trial)
    # what comes afterwards is judged by it, and captured no longer
    trial.load("customer_no | name | vip | at\na | Anne | 4 | 2024-01-07\nb | Bob | 7 | 2024-01-07")
    assert timeline(trial) == [*FILLED[:6], "a 07 Anne 4", *FILLED[6:]]
    is_proved(trial)
