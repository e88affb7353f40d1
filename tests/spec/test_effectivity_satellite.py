"""What an effectivity satellite promises: when each relation began and when it ended."""

from __future__ import annotations

import pytest

SAT = "raw_vault.sat_placed_by"
VIEW = "business_vault.sat_placed_by"
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
    applied_date: at
    max_rejected: 100%
    {delivers}
    columns:
      {{order_no: text, customer_no: text, region: text, op: text, no: integer, at: timestamp}}
    links: {{order_customer: {{order: order_no, customer: customer_no}}}}
    satellites:
      placed_by: {{of: order_customer, type: effectivity{driving}}}
"""
COLUMNS = ("order_no", "customer_no", "region", "op", "no", "at")
HEAD = "order_no customer_no at"


@pytest.fixture
def make(trial):
    def made(delivers: str, driving: str = ", driving_key: order"):
        trial.define(DEFINITIONS.format(delivers=delivers, driving=driving))
        return trial

    return made


@pytest.fixture
def shop(make):
    return make("delivers: changes")


@pytest.fixture
def snapshots(make):
    return make("delivers: snapshot\n    allow_empty: true")


def rows(*lines: str, head: str = HEAD) -> str:
    names = head.split()
    body = [dict(zip(names, line.split(), strict=True)) for line in lines]
    cells = [" | ".join(row.get(name, "-") for name in COLUMNS) for row in body]
    return "\n".join([" | ".join(COLUMNS), *cells])


def day(number: int) -> str:
    return f"2024-01-{number:02}"


JOINED = """{} s
    inner join raw_vault.link_order_customer l using (order_customer_hk)
    inner join raw_vault.hub_order o on l.order_hk = o.order_hk
    inner join raw_vault.hub_customer c on l.customer_hk = c.customer_hk"""


def stored(trial) -> list[str]:
    """Order, customer, day and `+` where the relation begins, `-` where it ends."""
    found = trial.rows(
        JOINED.format(SAT),
        "o.order_no, c.customer_no, extract(day from s.applied_date),"
        " case when s.is_active then '+' else '.' end",
        "s.load_id > 0",
    )
    return [line.replace(" | ", " ") for line in found]


def intervals(trial) -> list[str]:
    return [
        line.replace(" | ", " ")
        for line in trial.rows(
            JOINED.format(f"{VIEW}_history"),
            "o.order_no, c.customer_no, cast(s.valid_from as date), cast(s.valid_to as date)",
            "s.load_id > 0",
        )
    ]


def test_a_relation_begins_when_it_is_seen(shop) -> None:
    shop.load(rows("1 A 2024-01-01", "2 A 2024-01-01"))
    assert stored(shop) == ["1 A 1 +", "2 A 1 +"]


def test_the_same_relation_again_stores_nothing(shop) -> None:
    shop.load(rows("1 A 2024-01-01"))
    shop.load(rows("1 A 2024-01-02"))
    assert stored(shop) == ["1 A 1 +"]
    assert shop.accounts("sat_placed_by") == [(1, 1, 0, 0, 0), (1, 0, 1, 0, 0)]


def test_another_partner_ends_the_one_before(shop) -> None:
    shop.load(rows("1 A 2024-01-01"))
    shop.load(rows("1 B 2024-01-02"))
    assert stored(shop) == ["1 A 1 +", "1 A 2 .", "1 B 2 +"]
    assert shop.accounts("sat_placed_by") == [(1, 1, 0, 0, 0), (1, 1, 0, 0, 0)]


def test_a_partner_that_comes_back_begins_anew(shop) -> None:
    for number, partner in enumerate("ABA", 1):
        shop.load(rows(f"1 {partner} {day(number)}"))
    assert intervals(shop) == [
        "1 A 2024-01-01 2024-01-02",
        "1 A 2024-01-03 9999-12-31",
        "1 B 2024-01-02 2024-01-03",
    ]


def test_any_number_of_changes_of_one_driving_key_in_one_load(shop) -> None:
    shop.load(rows(*(f"1 {partner} {day(at)}" for at, partner in enumerate("ABACCA", 1))))
    assert intervals(shop) == [
        "1 A 2024-01-01 2024-01-02",
        "1 A 2024-01-03 2024-01-04",
        "1 A 2024-01-06 9999-12-31",
        "1 B 2024-01-02 2024-01-03",
        "1 C 2024-01-04 2024-01-06",
    ]


def test_a_first_load_with_duplicates_keeps_one(shop) -> None:
    shop.load(rows("1 A 2024-01-01", "1 A 2024-01-01", "2 A 2024-01-01"))
    assert stored(shop) == ["1 A 1 +", "2 A 1 +"]
    assert shop.accounts("sat_placed_by") == [(3, 2, 0, 1, 0)]


def test_two_partners_of_one_driving_key_at_one_moment_contradict_each_other(shop) -> None:
    shop.load(rows("1 A 2024-01-01", "1 B 2024-01-01"))
    assert len(stored(shop)) == 1
    assert shop.accounts("sat_placed_by") == [(2, 1, 0, 0, 1)]


def test_a_sequence_orders_partners_of_one_moment(make) -> None:
    trial = make("delivers: changes\n    sequence: no")
    trial.load(rows("1 B 2 2024-01-01", "1 A 1 2024-01-01", head="order_no customer_no no at"))
    current = trial.rows(JOINED.format(f"{VIEW}_current"), "c.customer_no", "s.is_active")
    assert current == ["B"]


def test_two_driving_keys_may_have_one_partner(shop) -> None:
    shop.load(rows("1 A 2024-01-01", "2 A 2024-01-01"))
    shop.load(rows("1 B 2024-01-02"))
    assert intervals(shop) == [
        "1 A 2024-01-01 2024-01-02",
        "1 B 2024-01-02 9999-12-31",
        "2 A 2024-01-01 9999-12-31",
    ]


def test_a_relation_that_a_snapshot_lacks_has_ended(snapshots) -> None:
    snapshots.load(rows("1 A 2024-01-01", "2 A 2024-01-01"))
    snapshots.load(rows("2 A 2024-01-02"))
    snapshots.load(rows("2 A 2024-01-03"))
    assert stored(snapshots) == ["1 A 1 +", "1 A 2 .", "2 A 1 +"]


def test_a_relation_that_has_ended_can_begin_again(snapshots) -> None:
    for line in ("1 A 2024-01-01", "2 A 2024-01-02", "1 A 2024-01-03"):
        snapshots.load(rows(line))
    assert intervals(snapshots) == [
        "1 A 2024-01-01 2024-01-02",
        "1 A 2024-01-03 9999-12-31",
        "2 A 2024-01-02 2024-01-03",
    ]


def test_in_a_snapshot_another_partner_ends_the_one_before_once(snapshots) -> None:
    snapshots.load(rows("1 A 2024-01-01"))
    snapshots.load(rows("1 B 2024-01-02"))
    assert stored(snapshots) == ["1 A 1 +", "1 A 2 .", "1 B 2 +"]


def test_an_empty_snapshot_ends_every_relation(snapshots) -> None:
    snapshots.load(rows("1 A 2024-01-01", "2 B 2024-01-01"))
    snapshots.load(rows())
    assert snapshots.rows(f"{VIEW}_current", "is_active", "is_active") == []


def test_without_a_driving_key_each_relation_stands_for_itself(make) -> None:
    trial = make("delivers: snapshot", driving="")
    trial.load(rows("1 A 2024-01-01", "1 B 2024-01-01"))
    trial.load(rows("1 B 2024-01-02", "1 C 2024-01-02"))
    assert intervals(trial) == [
        "1 A 2024-01-01 2024-01-02",
        "1 B 2024-01-01 9999-12-31",
        "1 C 2024-01-02 9999-12-31",
    ]


def test_a_partition_ends_relations_of_its_own_only(make) -> None:
    trial = make("delivers: partition\n    partition_by: region")
    head = "order_no customer_no region at"
    trial.load(rows("1 A north 2024-01-01", "2 A south 2024-01-01", head=head))
    trial.load(rows("3 A north 2024-01-02", head=head))
    assert intervals(trial) == [
        "1 A 2024-01-01 2024-01-02",
        "2 A 2024-01-01 9999-12-31",
        "3 A 2024-01-02 9999-12-31",
    ]


def test_a_log_ends_what_it_says_is_gone(make) -> None:
    trial = make("delivers: cdc\n    operation: op")
    head = "order_no customer_no op at"
    trial.load(rows("1 A I 2024-01-01", "2 A I 2024-01-01", head=head))
    trial.load(rows("1 A D 2024-01-02", head=head))
    trial.load(rows("1 A D 2024-01-03", "1 B I 2024-01-04", head=head))
    assert stored(trial) == ["1 A 1 +", "1 A 2 .", "1 B 4 +", "2 A 1 +"]


def test_a_log_that_ends_one_relation_as_another_begins(make) -> None:
    trial = make("delivers: cdc\n    operation: op")
    head = "order_no customer_no op at"
    trial.load(rows("1 A I 2024-01-01", head=head))
    trial.load(rows("1 B I 2024-01-02", "1 A D 2024-01-02", head=head))
    trial.load(rows("1 A D 2024-01-03", head=head))
    assert intervals(trial) == ["1 A 2024-01-01 2024-01-02", "1 B 2024-01-02 9999-12-31"]


def test_a_log_of_one_moment_delivered_again_stores_nothing(make) -> None:
    trial = make("delivers: cdc\n    operation: op\n    sequence: no")
    head = "order_no customer_no op no at"
    told = ["1 A I 1 2024-01-01", "1 A D 2 2024-01-01", "1 B I 3 2024-01-01"]
    trial.load(rows(*told, head=head))
    before = stored(trial)
    trial.load(rows(*told, "2 A I 4 2024-01-01", head=head))
    assert stored(trial) == [*before, "2 A 1 +"]


def test_a_row_of_a_log_that_stored_nothing_stores_nothing_when_it_comes_again(make) -> None:
    trial = make("delivers: cdc\n    operation: op\n    sequence: no")
    head = "order_no customer_no op no at"
    told = ["1 A I 1 2024-01-01", "1 A U 2 2024-01-01", "1 B I 3 2024-01-01"]
    trial.load(rows(*told, head=head))
    before = stored(trial)
    trial.load(rows(*told, "2 A I 4 2024-01-01", head=head))
    assert stored(trial) == [*before, "2 A 1 +"]


def test_a_relation_that_begins_and_ends_at_one_moment_contradicts_itself_and_ends(make) -> None:
    trial = make("delivers: cdc\n    operation: op")
    head = "order_no customer_no op at"
    trial.load(rows("1 A I 2024-01-01", head=head))
    told = ["1 A I 2024-01-02", "1 A D 2024-01-02"]
    for lines in (told, told[::-1]):
        trial.load(rows(*lines, head=head))
        assert stored(trial) == ["1 A 1 +", "1 A 2 ."]
    assert trial.accounts("sat_placed_by")[1:] == [(2, 1, 0, 0, 1), (2, 0, 1, 0, 1)]


def test_a_late_relation_ends_where_the_next_one_begins(shop) -> None:
    shop.load(rows("1 A 2024-01-01"))
    shop.load(rows("1 B 2024-01-05"))
    shop.load(rows("1 C 2024-01-03"))
    assert intervals(shop) == [
        "1 A 2024-01-01 2024-01-03",
        "1 B 2024-01-05 9999-12-31",
        "1 C 2024-01-03 2024-01-05",
    ]
    shop.load(rows("1 D 2024-01-06"))
    assert "1 B 2024-01-05 2024-01-06" in intervals(shop)


def test_history_that_is_delivered_again_stores_nothing(shop) -> None:
    told = [f"1 {partner} {day(at)}" for at, partner in enumerate("ABAC", 1)]
    shop.load(rows(*told))
    before = stored(shop)
    shop.load(rows(*told, "2 A 2024-01-01"))
    assert stored(shop) == [*before, "2 A 1 +"]


def test_several_deliveries_in_one_run_end_as_one_by_one(shop) -> None:
    for at, partner in enumerate("ABA", 1):
        shop.deliver(rows(f"1 {partner} {day(at)}"))
    shop.run()
    assert len(intervals(shop)) == 3
