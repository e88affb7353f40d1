"""What a record tracking satellite promises: every load in which a source showed a key."""

from __future__ import annotations

import pytest

SAT = "raw_vault.sat_customer_seen"
VIEW = "business_vault.sat_customer_seen"
DEFINITIONS = """
hubs:
  customer: {business_key: {customer_no: text}}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    columns: {customer_no: text, name: text}
    hubs: {customer: customer_no}
    satellites:
      customer_seen: {of: customer, type: record_tracking}
"""


@pytest.fixture
def crm(trial):
    trial.define(DEFINITIONS)
    return trial


def rows(*lines: str) -> str:
    return "\n".join(" | ".join(line.split()) for line in ("customer_no name", *lines))


def seen(trial) -> list[str]:
    return trial.rows(
        f"{SAT} s inner join raw_vault.hub_customer h using (customer_hk)",
        "h.customer_no, s.load_id, s.record_source",
        "s.load_id > 0",
    )


def test_every_appearance_is_kept_whatever_it_brings(crm) -> None:
    crm.load(rows("1 A", "2 B"))
    crm.load(rows("1 A"))
    assert seen(crm) == ["1 | 1 | crm.customers", "1 | 2 | crm.customers", "2 | 1 | crm.customers"]


def test_a_key_is_kept_once_a_load(crm) -> None:
    crm.load(rows("1 A", "1 B", "1 A"))
    assert seen(crm) == ["1 | 1 | crm.customers"]
    assert crm.accounts("sat_customer_seen") == [(3, 1, 0, 2, 0)]


def test_several_deliveries_in_one_run_are_several_appearances(crm) -> None:
    crm.deliver(rows("1 A"))
    crm.deliver(rows("1 A", "2 B"))
    crm.run()
    assert len(seen(crm)) == 3


def test_the_current_view_shows_the_last_load_with_the_key(crm) -> None:
    crm.load(rows("1 A", "2 B"))
    crm.load(rows("1 C"))
    assert crm.rows(f"{VIEW}_current", "load_id") == ["1", "2"]
    assert len(crm.rows(f"{VIEW}_history", "load_id")) == 3
