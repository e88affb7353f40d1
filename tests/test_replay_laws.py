"""The law of replays: one delivery of many load dates ends as if each had come by itself."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from law import Vault, deliveries_of, law, opened

DEFINITIONS = """
warehouse: replay
hubs:
  order: {{business_key: {{order_no: text}}}}
  customer: {{business_key: {{customer_no: text}}}}
links:
  order_customer: {{hubs: [order, customer]}}
source: crm
feeds:
  rows:
    read: {{files: data/*.csv, null: "-"}}
    delivers: {delivers}
    applied_date: at
    {load_date}
    columns:
      order_no: text
      customer_no: text
      name: text
      at: timestamp
      loaded: timestamp
      delivery: integer
    links: {{order_customer: {{order: order_no, customer: customer_no}}}}
    satellites:
      order_name: {{of: order, attributes: name}}
      {more}
"""
MORE = {
    "changes": "order_seen: {of: order, type: record_tracking}",
    "snapshot": "order_status: {of: order, type: status, attributes: [name, customer_no]}",
}
MORE |= {"events": "placed_by: {of: order_customer, type: effectivity, driving_key: order}"}
#: A snapshot without a good row is refused.
ALWAYS = ("z", "X", "m", datetime(2024, 1, 1))
HEAD = ("order_no", "customer_no", "name", "at", "loaded")


def rows_of(world: int) -> st.SearchStrategy[tuple]:
    """Rows of a world; its number is in the keys of its orders. Some have no key or no date."""
    return st.tuples(
        st.sampled_from([f"a{world}", f"A{world} ", f"b{world}", None]),
        st.sampled_from("XY"),
        st.sampled_from(["m", "n", None]),
        st.sampled_from([*(datetime(2024, 1, day) for day in (1, 2, 3, 4)), None]),
    )


@pytest.fixture(scope="module", params=list(MORE))
def vaults(request, tmp_path_factory) -> tuple[Vault, Vault]:
    """One that is told load dates by the run, and one that reads them from its rows."""
    said = {"delivers": request.param, "more": MORE[request.param]}
    folder = tmp_path_factory.mktemp(request.param)
    single = DEFINITIONS.format(load_date="", **said)
    whole = DEFINITIONS.format(load_date="load_date: loaded", **said)
    with opened(folder / "single", single) as one, opened(folder / "whole", whole) as other:
        yield one, other


def stored(vault: Vault) -> dict[str, Counter[tuple]]:
    """What the tables hold but for the number of the load."""
    return {
        name: vault.count(f"select * exclude (load_id) from {target.table} where load_id > 0")
        for name, target in vault.targets.items()
    }


def accounts(vault: Vault) -> dict[str, tuple[int, ...]]:
    """What became of the rows, by target; a part of a replay has an account of its own.

    What came before is unchanged in a later delivery, and a duplicate in the same one.
    """
    rows = vault.select(
        "select target, sum(delivered), sum(inserted), sum(unchanged + duplicate),"
        " sum(rejected), sum(implied) from audit.row_account group by target"
    )
    return {target: tuple(account) for target, *account in rows}


@law
@given(deliveries_of(rows_of), st.randoms(use_true_random=False))
def test_many_load_dates_in_one_delivery_end_as_many_deliveries(vaults, deliveries, random) -> None:
    single, whole = (vault.empty() for vault in vaults)
    rows = []
    for number, delivery in enumerate(deliveries, 1):
        loaded = datetime(2024, 2, number)
        dated = [(*row, loaded) for row in [*delivery, ALWAYS]]
        single.deliver(HEAD, dated)
        single.load(loaded)
        rows += dated
    whole.deliver(HEAD, random.sample(rows, len(rows)))
    whole.load()
    assert stored(whole) == stored(single)
    assert accounts(whole) == accounts(single)
    assert whole.orphans() == []
