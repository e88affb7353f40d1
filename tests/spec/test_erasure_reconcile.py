"""What reconcile makes of erasures: what came after them was rejected by right."""

from __future__ import annotations

from datetime import datetime

from erasing import forget, load, wrong
from test_erasure_later import LATER
from test_reconcile import found, reconciled


def test_what_was_rejected_for_an_erasure_is_no_difference(trial) -> None:
    load(trial)
    assert found(trial) == []
    forget(trial)
    assert found(trial) == []
    trial.load(LATER)
    trial.load("order_no | customer_no | note | amount\n9 | c-1001 | x | 1", "orders")
    assert found(trial) == []
    with trial.engine.begin() as connection:
        connection.exec_driver_sql("delete from raw_vault.sat_customer_crm where name = 'Bobby'")
    assert [one[:2] for one in found(trial)] == [("missing", "raw_vault.sat_customer_crm")]


def test_what_was_stored_again_from_the_date_on_is_no_difference(trial) -> None:
    load(trial)
    forget(trial, until=datetime(2024, 3, 1))
    trial.load(LATER)
    assert found(trial) == []
    trial.load("customer_no | name | age | at\nc-1001 | Ann Secret | 34 | 2024-05-01")
    assert found(trial) == []
    forget(trial)
    forget(trial)
    trial.load("customer_no | name | age | at\nc-1001 | Ann Secret | 35 | 2024-06-01")
    assert found(trial) == []
    assert wrong(trial) == []
    assert reconciled(trial).unreadable == 0
