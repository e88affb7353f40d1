"""The laws for logs, with and without a sequence: what operations tell, against plain Python."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from law import WORLDS, Vault, deliveries_of, law, opened, together
from log_reference import Event, LogReference, told_by

DEFINITIONS = """
warehouse: log
hubs:
  customer: {{business_key: {{customer_no: text}}}}
  partner: {{business_key: {{partner_no: text}}}}
links:
  served: {{hubs: [customer, partner]}}
source: crm
feeds:
  rows:
    read: {{files: data/*.csv, null: "-"}}
    delivers: cdc
    operation: op
    {sequence}
    applied_date: at
    columns:
      customer_no: text
      partner_no: text
      name: text
      op: text
      no: integer
      at: {{from: at, type: date}}
      delivery: integer
    links: {{served: {{customer: customer_no, partner: partner_no}}}}
    satellites:
      customer_name: {{of: customer, attributes: name}}
      customer_status: {{of: customer, type: status}}
      served_by: {{of: served, type: effectivity, driving_key: customer}}
"""
_CUSTOMER = "inner join raw_vault.hub_customer as c using (customer_hk)"
_SERVED = """inner join raw_vault.link_served as l using (served_hk)
    inner join raw_vault.hub_customer as c on l.customer_hk = c.customer_hk
    inner join raw_vault.hub_partner as p on l.partner_hk = p.partner_hk"""
#: What is compared of each satellite, and what it is joined to.
STORED = {
    "sat_customer_name": ("name", _CUSTOMER),
    "sat_customer_status": ("status", _CUSTOMER),
    "sat_served_by": ("partner_no, is_active", _SERVED),
}


def events_of(world: int) -> st.SearchStrategy[Event]:
    """Rows of the log of a world, not all of which say what they should."""
    keys = [f"a{world}", f"A{world} ", f"b{world}"]
    return st.builds(
        Event,
        customer_no=st.sampled_from([*keys, *keys, None]),
        partner_no=st.sampled_from("PQ"),
        name=st.sampled_from(["m", "n", None]),
        op=st.sampled_from(["I", "u ", "U", "D", "delete", "I", "U", "D", "X", None]),
        no=st.just(0),
        at=st.sampled_from([1, 2, 3, 4, 1, 2, 3, 4, None]),
    )


def logs_of(world: int) -> st.SearchStrategy[tuple[list[Event], list[tuple[int, int]]]]:
    """The log of a world in its order, and the parts of it that are delivered: they overlap."""
    event = st.tuples(
        st.sampled_from([f"a{world}", f"b{world}"]),
        st.sampled_from("PQ"),
        st.sampled_from(["m", "n", None]),
        st.sampled_from("IUD"),
        st.integers(0, 1),
    )
    part = st.tuples(st.integers(0, 3), st.integers(1, 3))
    return st.tuples(st.lists(event, max_size=7), st.lists(part, max_size=3)).map(_numbered)


def _numbered(drawn: tuple[list[tuple], list[tuple[int, int]]]) -> tuple[list[Event], list[list]]:
    events, parts = drawn
    log, day = [], 1
    for no, (*said, later) in enumerate(events, 1):
        day += later
        log.append(Event(*said, no, day))
    deliveries, until = [], 0
    for back, forth in [*parts, (0, len(log))]:
        since, until = max(until - back, 0), min(until + forth, len(log))
        deliveries.append(log[since:until])
    return log, deliveries


LOGS = st.tuples(*map(logs_of, range(WORLDS)))


@pytest.fixture(scope="module")
def vault(tmp_path_factory) -> Vault:
    with opened(tmp_path_factory.mktemp("log"), DEFINITIONS.format(sequence="")) as made:
        yield made


@pytest.fixture(scope="module")
def ordered(tmp_path_factory) -> Vault:
    definitions = DEFINITIONS.format(sequence="sequence: no")
    with opened(tmp_path_factory.mktemp("ordered"), definitions) as made:
        yield made


def deliver(vault: Vault, events: list[Event]) -> None:
    rows = [one._replace(at=one.at and f"2024-01-{one.at:02}") for one in events]
    vault.deliver(Event._fields, rows)


def stored(vault: Vault, moment: str) -> dict[str, Counter[tuple]]:
    return {
        name: vault.count(
            f"select upper(trim(c.customer_no)), {columns}, {moment}"
            f" from raw_vault.{name} as s {joins} where s.load_id > 0"
        )
        for name, (columns, joins) in STORED.items()
    }


@law
@given(deliveries_of(events_of), st.booleans(), st.randoms(use_true_random=False))
def test_a_log_ends_as_the_reference_says(vault, deliveries, at_once, random) -> None:
    vault.empty()
    reference = LogReference()
    for events in deliveries:
        reference.deliver(events)
        deliver(vault, events)
        if not at_once:
            vault.load()
    vault.load()
    found = stored(vault, "day(s.applied_date), s.load_id")
    told = reference.stored
    assert found["sat_customer_name"] == Counter(
        (key, *content, at, load) for key, content, at, load in told["sat_customer_name"]
    )
    assert found["sat_customer_status"] == Counter(
        (key, status, at, load) for key, status, _, at, load in told["sat_customer_status"]
    )
    assert found["sat_served_by"] == Counter(
        (*relation, is_active, at, load) for relation, at, is_active, load in told["sat_served_by"]
    )
    assert vault.accounts() == reference.accounts
    assert vault.rejected() == reference.rejected
    assert vault.orphans() == []


@law
@given(deliveries_of(events_of, deliveries=2), st.randoms(use_true_random=False))
def test_law_1_and_3_a_log_again_in_another_order_changes_nothing(
    vault, deliveries, random
) -> None:
    vault.empty()
    for events in deliveries:
        deliver(vault, events)
    vault.load()
    before = stored(vault, "day(s.applied_date), s.load_id")
    deliver(vault, random.sample(deliveries[-1], len(deliveries[-1])))
    vault.load()
    assert stored(vault, "day(s.applied_date), s.load_id") == before


@law
@given(LOGS, st.booleans())
def test_parts_of_a_log_that_overlap_end_as_the_whole_of_it(ordered, logs, at_once) -> None:
    ordered.empty()
    for events in filter(None, together(tuple(deliveries for _, deliveries in logs))):
        deliver(ordered, events[::-1])
        if not at_once:
            ordered.load()
    log = list(chain(*(log for log, _ in logs)))
    if log:
        ordered.load()
    found = stored(ordered, "day(s.applied_date), s.sequence")
    told = {
        name: Counter((key.upper(), *rest) for key, *rest in rows.elements())
        for name, rows in zip(STORED, told_by(log).values(), strict=True)
    }
    assert found == told
    assert ordered.accounts() or not log
