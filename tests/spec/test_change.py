"""What a change of the definitions promises: nothing that was loaded is lost, nor its proof."""

from __future__ import annotations

import pytest
from bank import ACCOUNTS, WIDER, Bank, deliver, looked, sound, stored

from vault.errors import UsageError
from vault.execute import outlook
from vault.reconcile import reconcile


@pytest.fixture
def bank(trial) -> Bank:
    return Bank(trial, "dvault")


def test_a_wider_type_keeps_values_hashes_and_seals(bank) -> None:
    before = stored(bank.trial)
    bank.define(*WIDER)
    operations = [step.operation for step in looked(bank.trial).apply]
    assert operations.count("widen") == 10
    assert set(operations) == {"widen", "current", "history", "bitemporal"}
    bank.trial.run("apply")
    sound(bank.trial)
    assert stored(bank.trial) == before
    deliver(bank.trial)
    bank.trial.run("load", "build")
    assert stored(bank.trial) == before
    sound(bank.trial)
    large = "12345678901234567890 | n | oslo | 7 | 1 | 3 | 10.50 | 12 | a@x | 2024-02-01 00:00:00"
    large = large.replace("12345678901234567890", "3000000000")
    bank.trial.load(ACCOUNTS.splitlines()[1] + "\n" + large, "accounts")
    assert "3000000000 | n" in stored(bank.trial)["hub_account"]
    bank.trial.run("build")
    assert bank.trial.select(
        "select level from business_vault.dim_account where account_no = 1"
    ) == [(3,)]
    sound(bank.trial)
    assert reconcile(bank.trial.warehouse, bank.trial.engine).wrong == 0


def test_what_would_narrow_or_hash_otherwise_is_refused_and_nothing_changes(bank) -> None:
    held = outlook(bank.trial.warehouse, bank.trial.engine).held
    for old, new in (
        ("bigint", "integer"),
        ('"decimal(8,2)"', '"decimal(8,3)"'),
        ('"decimal(8,2)"', '"decimal(7,2)"'),
        ("integer", '"decimal(9,0)"'),
        ("visits: bigint", "visits: text"),
    ):
        bank.trial.define(bank.definitions.replace(old, new))
        with pytest.raises(UsageError, match="declare it as it is, or give the new type a new"):
            bank.trial.run("apply")
        assert outlook(bank.trial.warehouse, bank.trial.engine).held == held


def test_a_view_of_ones_own_is_named_before_it_would_have_to_go(bank) -> None:
    if bank.trial.engine.dialect.name != "postgresql":
        pytest.skip("views hold no types of what they read")
    with bank.trial.engine.begin() as connection:
        connection.exec_driver_sql(
            "create view mine as select account_no from raw_vault.hub_account"
        )
        connection.exec_driver_sql("create view marts.own as select place from raw_vault.link_kept")
    bank.define(*WIDER)
    with pytest.raises(UsageError, match=r"public.mine reads raw_vault.hub_account, which is to"):
        bank.trial.run("apply")
    assert len(bank.trial.select("select account_no from mine")) == 5
    with bank.trial.engine.begin() as connection:
        connection.exec_driver_sql("drop view mine")
    bank.trial.run("apply")
    sound(bank.trial)
