"""What a hub promises: one row for every business key ever seen, and nothing lost on the way."""

from __future__ import annotations

import hashlib

import pytest

from vault.errors import LoadError

DEFINITIONS = """
hubs:
  customer: {business_key: {customer_no: text}}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    applied_date: at
    columns: {customer_no: text, at: timestamp}
    hubs: {customer: customer_no}
"""
HUB = "raw_vault.hub_customer"


@pytest.fixture
def crm(trial):
    trial.define(DEFINITIONS)
    return trial


def rows(*lines: str) -> str:
    return "\n".join(["customer_no | at", *(" | ".join(line.split()) for line in lines)])


def test_a_key_is_stored_once_however_often_it_comes(crm) -> None:
    crm.load(rows("1 2024-01-01", "1 2024-01-02", "2 2024-01-01"))
    crm.load(rows("1 2024-01-03", "3 2024-01-03"))
    assert crm.rows(HUB, "customer_no, load_id") == ["1 | 1", "2 | 1", "3 | 2"]
    assert crm.accounts("hub_customer") == [(3, 2, 0, 1, 0), (2, 1, 1, 0, 0)]


def test_keys_are_compared_trimmed_and_in_upper_case_but_stored_as_first_delivered(crm) -> None:
    crm.deliver("customer_no,at\n' ab',2024-01-02\n".replace("'", '"'), name="0")
    crm.load(rows("AB 2024-01-01", "Ab 2024-01-03"))
    assert crm.rows(HUB, "customer_no") == [" ab"]
    assert crm.accounts("hub_customer")[1] == (2, 0, 2, 0, 0)


def test_the_first_row_wins_by_applied_date_and_then_by_content(crm) -> None:
    crm.load(rows("ab 2024-01-02", "Ab 2024-01-01", "AB 2024-01-01"))
    assert crm.rows(HUB, "customer_no") == ["AB"]


def test_a_case_sensitive_hub_tells_keys_apart_by_case(crm) -> None:
    crm.define(
        DEFINITIONS.replace("{customer_no: text}}", "{customer_no: text}, case_sensitive: true}")
    )
    crm.load(rows("ab 2024-01-01", "AB 2024-01-01"))
    assert crm.rows(HUB, "customer_no") == ["AB", "ab"]


def test_the_hash_key_is_the_md5_of_the_normalised_text(crm) -> None:
    crm.load(rows("ab 2024-01-01"))
    ((key,),) = crm.select(f"select customer_hk from {HUB} where load_id > 0")
    assert key.hex == hashlib.md5(b"AB", usedforsecurity=False).hexdigest()


def test_every_hub_holds_an_unknown_and_an_error_row(crm) -> None:
    crm.load(rows("1 2024-01-01"))
    assert crm.rows(HUB, "customer_hk, customer_no", "load_id = 0") == [
        "00000000-0000-0000-0000-000000000000 | -",
        "ffffffff-ffff-ffff-ffff-ffffffffffff | -",
    ]


def test_a_missing_required_key_rejects_the_row_with_its_reason(crm) -> None:
    crm.load(rows("1 2024-01-01", "- 2024-01-01"))
    assert crm.rows(HUB, "customer_no") == ["1"]
    assert crm.select("select delivery_row, reason, delivered from audit.rejected_row") == [
        (2, "customer_no: the key of customer is missing", '{"customer_no":"","at":"2024-01-01"}')
    ]
    assert crm.accounts("hub_customer") == [(2, 1, 0, 0, 1)]


def test_a_missing_key_may_point_at_the_error_row_instead(crm) -> None:
    crm.define(
        DEFINITIONS.replace("delivers: changes", "delivers: changes\n    missing_keys: error_key")
    )
    crm.load(rows("1 2024-01-01", "- 2024-01-01"))
    assert crm.rows(HUB, "customer_no") == ["1"]
    assert crm.accounts("hub_customer") == [(2, 1, 1, 0, 0)]


def test_a_missing_optional_key_points_at_the_unknown_row(crm) -> None:
    crm.define(
        DEFINITIONS.replace(
            "{customer: customer_no}", "{customer: {key: customer_no, optional: true}}"
        )
    )
    crm.load(rows("1 2024-01-01", "- 2024-01-01"))
    assert crm.accounts("hub_customer") == [(2, 1, 1, 0, 0)]


def test_several_feeds_fill_one_hub(crm) -> None:
    feeds = DEFINITIONS.replace("customers_*", "{0}_*").split("  customers:\n")
    crm.define(
        feeds[0] + "".join(f"  {name}:\n" + feeds[1].replace("{0}", name) for name in ("a", "b"))
    )
    crm.deliver(rows("1 2024-01-01", "2 2024-01-01"), "a")
    crm.load(rows("2 2024-01-01", "3 2024-01-01"), "b")
    assert crm.rows(HUB, "customer_no, record_source") == ["1 | crm.a", "2 | crm.a", "3 | crm.b"]


def test_a_hash_collision_stops_the_load_with_both_keys(crm) -> None:
    crm.define(
        DEFINITIONS.replace("{customer_no: text}}", "{customer_no: text}, case_sensitive: true}")
    )
    # a pair of texts that share an MD5, found by Marc Stevens in 2024
    first = "TEXTCOLLBYfGiJUETHQ4hAcKSMd5zYpgqf1YRDhkmxHkhPWptrkoyz28wnI9V0aHeAuaKnak"
    second = first.replace("hAcK", "hEcK")
    with pytest.raises(LoadError, match="hash collision") as caught:
        crm.load(rows(f"{first} 2024-01-01", f"{second} 2024-01-01"))
    assert first in str(caught.value)
    assert second in str(caught.value)
    assert crm.rows(HUB, "customer_no") == []


def test_a_hash_collision_with_a_key_in_the_hub_stops_the_load_too(crm) -> None:
    crm.define(
        DEFINITIONS.replace("{customer_no: text}}", "{customer_no: text}, case_sensitive: true}")
    )
    first = "TEXTCOLLBYfGiJUETHQ4hAcKSMd5zYpgqf1YRDhkmxHkhPWptrkoyz28wnI9V0aHeAuaKnak"
    crm.load(rows(f"{first} 2024-01-01"))
    with pytest.raises(LoadError, match="hash collision"):
        crm.load(rows(f"{first.replace('hAcK', 'hEcK')} 2024-01-01"))
    assert crm.rows(HUB, "customer_no") == [first]


def test_a_composite_key_hashes_its_parts_apart(crm) -> None:
    crm.define(
        DEFINITIONS.replace("{customer_no: text}}", "{land: text, no: text}}")
        .replace("columns: {customer_no: text,", "columns: {land: text, no: text,")
        .replace("hubs: {customer: customer_no}", "hubs: {customer: [land, no]}")
    )
    crm.load("land | no | at\nA | BC | 2024-01-01\nAB | C | 2024-01-01\nab | c | 2024-01-01")
    assert crm.rows(HUB, "land, no") == ["A | BC", "AB | C"]
