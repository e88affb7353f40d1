"""What a non-historized link promises: each fact once, and no fact ever with another payload."""

from __future__ import annotations

import pytest

DEFINITIONS = """
hubs:
  customer: {business_key: {customer_no: text}}
links:
  payment:
    type: non_historized
    hubs: [customer]
    child_key: {payment_no: integer}
    payload: {amount: "decimal(10,2)", note: text}
source: bank
feeds:
  payments:
    read: data/payments_*.csv
    delivers: events
    applied_date: at
    columns:
      {customer_no: text, payment_no: integer, amount: "decimal(10,2)", note: text, at: timestamp}
    hubs: {customer: customer_no}
    links: {payment: {customer: customer_no}}
"""
LINK = "raw_vault.link_payment"


@pytest.fixture
def bank(trial):
    trial.define(DEFINITIONS)
    return trial


def load(bank, *lines: str):
    head = "customer_no | payment_no | amount | note | at"
    return bank.load("\n".join([head, *(" | ".join(line.split()) for line in lines)]), "payments")


def test_a_fact_is_stored_with_its_payload(bank) -> None:
    load(bank, "c1 1 9.90 x 2024-01-01")
    assert bank.rows(LINK, "payment_no, amount, note, applied_date") == [
        "1 | 9.90 | x | 2024-01-01 00:00:00"
    ]


def test_the_same_fact_again_is_ignored(bank) -> None:
    load(bank, "c1 1 9.90 x 2024-01-01", "c1 1 9.90 x 2024-01-01", "c1 2 9.90 - 2024-01-01")
    load(bank, "c1 1 9.9 x 2024-01-02", "c1 2 9.90 - 2024-01-01")
    assert bank.rows(LINK, "payment_no, note") == ["1 | x", "2 | -"]
    assert bank.accounts("link_payment") == [(3, 2, 0, 1, 0), (2, 0, 2, 0, 0)]


def test_the_same_key_with_another_payload_is_rejected_with_its_reason(bank) -> None:
    load(bank, "c1 1 9.90 x 2024-01-01")
    load(bank, "c1 1 8.80 x 2024-01-01", "c1 2 1.00 x 2024-01-01")
    assert bank.rows(LINK, "payment_no, amount") == ["1 | 9.90", "2 | 1.00"]
    assert bank.accounts("link_payment")[1] == (2, 1, 0, 0, 1)
    ((target, row, reason, delivered),) = bank.select(
        "select target, delivery_row, reason, delivered from audit.rejected_row"
    )
    assert (target, row, reason) == ("link_payment", 1, "the same key with another payload")
    assert '"amount":"8.80"' in delivered


def test_of_two_payloads_in_one_delivery_the_first_by_applied_date_is_kept(bank) -> None:
    load(bank, "c1 1 2.00 x 2024-01-02", "c1 1 1.00 x 2024-01-01", "c1 1 2.00 x 2024-01-03")
    assert bank.rows(LINK, "amount") == ["1.00"]
    assert bank.accounts("link_payment") == [(3, 1, 0, 0, 2)]
