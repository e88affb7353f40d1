"""Whatever is delivered, in whatever order and however often: it reconciles, with nothing found.

The deliveries are those on which the laws of each kind are tried.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from types import ModuleType

import pytest
import test_key_laws
import test_kind_laws
import test_laws
import test_log_laws
import test_part_laws
import test_replay_laws
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from law import EXAMPLES, WORLDS, Vault, deliveries_of, opened

from vault.reconcile import reconcile

few = settings(
    max_examples=max(EXAMPLES // WORLDS // 5, 2),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def require_reconciled(vault: Vault, loads: int) -> None:
    done = reconcile(vault.plan.warehouse, vault.engine)
    assert list(done.findings["message"]) == []
    assert (done.wrong, done.unreadable, done.read) == (0, 0, loads)


def loads(vault: Vault) -> int:
    ((found,),) = vault.select("select count(*) from audit.load")
    return int(found)


@pytest.fixture(scope="module")
def vaults(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[ModuleType, Vault]]:
    modules = (test_laws, test_kind_laws, test_part_laws, test_key_laws)
    made = {}
    stack = []
    for module in modules:
        context = opened(tmp_path_factory.mktemp(module.__name__), module.DEFINITIONS)
        stack.append(context)
        made[module] = context.__enter__()
    yield made
    for context in reversed(stack):
        context.__exit__(None, None, None)


@few
@given(test_laws.DELIVERIES, st.booleans())
def test_late_corrected_and_rejected_rows_reconcile(vaults, deliveries, at_once) -> None:
    vault = test_laws.load(vaults[test_laws].empty(), deliveries, at_once)
    require_reconciled(vault, loads(vault))


@few
@given(test_kind_laws.SNAPSHOTS, st.booleans())
def test_snapshots_of_sets_relations_and_lives_reconcile(vaults, snapshots, twice) -> None:
    vault = vaults[test_kind_laws].empty()
    for day, snapshot in enumerate(snapshots, 1):
        rows = test_kind_laws.rows_of(snapshot, day, twice)
        vault.deliver(test_kind_laws.HEAD, rows, "orders")
    vault.load()
    require_reconciled(vault, loads(vault))


@few
@given(test_part_laws.DAYS, st.booleans())
def test_complete_parts_reconcile(vaults, days, twice) -> None:
    vault = vaults[test_part_laws].empty()
    for day, orders in enumerate(days, 1):
        vault.deliver(test_part_laws.HEAD, test_part_laws.rows_of(orders, day, twice))
    if days:
        vault.load()
    require_reconciled(vault, loads(vault))


@few
@given(deliveries_of(test_key_laws.rows_of, rows=3), st.booleans())
def test_missing_and_composite_keys_and_codes_reconcile(vaults, deliveries, at_once) -> None:
    vault = vaults[test_key_laws].empty()
    for rows in deliveries:
        vault.deliver(test_key_laws.Row._fields, rows)
        if not at_once:
            vault.load()
    vault.load()
    require_reconciled(vault, loads(vault))


@pytest.fixture(scope="module", params=["", "sequence: no"], ids=["by date", "by sequence"])
def log(request, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    definitions = test_log_laws.DEFINITIONS.format(sequence=request.param)
    with opened(tmp_path_factory.mktemp("log"), definitions) as made:
        yield made


@few
@given(deliveries_of(test_log_laws.events_of), st.booleans())
def test_logs_reconcile(log, deliveries, at_once) -> None:
    log.empty()
    for events in deliveries:
        test_log_laws.deliver(log, events)
        if not at_once:
            log.load()
    log.load()
    require_reconciled(log, loads(log))


@pytest.fixture(scope="module", params=list(test_replay_laws.MORE))
def replay(request, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    definitions = test_replay_laws.DEFINITIONS.format(
        delivers=request.param, more=test_replay_laws.MORE[request.param],
        load_date="load_date: loaded",
    )  # fmt: skip
    with opened(tmp_path_factory.mktemp(request.param), definitions) as made:
        yield made


@few
@given(deliveries_of(test_replay_laws.rows_of), st.randoms(use_true_random=False))
def test_replays_of_many_load_dates_reconcile(replay, deliveries, random) -> None:
    replay.empty()
    rows = [
        (*row, datetime(2024, 2, number))
        for number, delivery in enumerate(deliveries, 1)
        for row in [*delivery, test_replay_laws.ALWAYS]
    ]
    rows = random.sample(rows, len(rows))
    for part in (rows[::2], rows[1::2]):
        replay.deliver(test_replay_laws.HEAD, part)
    replay.load()
    require_reconciled(replay, loads(replay))
