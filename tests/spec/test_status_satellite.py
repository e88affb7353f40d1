"""What a status satellite promises: when a key appeared, was updated and was gone, in one shape."""

from __future__ import annotations

import pytest

SAT = "raw_vault.sat_customer_status"
VIEW = "business_vault.sat_customer_status"
DEFINITIONS = """
hubs:
  customer: {{business_key: {{customer_no: text}}}}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    applied_date: at
    max_rejected: 100%
    {delivers}
    columns: {{customer_no: text, name: text, region: text, op: text, no: integer, at: timestamp}}
    hubs: {{customer: customer_no}}
    satellites:
      customer_crm: {{of: customer, attributes: name}}
      customer_status: {{of: customer, type: status}}
"""
COLUMNS = ("customer_no", "name", "region", "op", "no", "at")


@pytest.fixture
def make(trial):
    def made(delivers: str):
        trial.define(DEFINITIONS.format(delivers=delivers))
        return trial

    return made


@pytest.fixture
def snapshots(make):
    return make("delivers: snapshot\n    allow_empty: true")


@pytest.fixture
def log(make):
    return make("delivers: cdc\n    operation: op")


def rows(*lines: str, head: str = "customer_no name at") -> str:
    """Lines of the named columns; the others are empty."""
    names = head.split()
    body = [dict(zip(names, line.split(), strict=True)) for line in lines]
    cells = [" | ".join(row.get(name, "-") for name in COLUMNS) for row in body]
    return "\n".join([" | ".join(COLUMNS), *cells])


def life(trial) -> list[str]:
    columns = "h.customer_no, cast(s.applied_date as date), s.status"
    return trial.rows(
        f"{SAT} s inner join raw_vault.hub_customer h using (customer_hk)", columns, "s.load_id > 0"
    )


def test_a_key_appears_is_updated_and_is_gone(snapshots) -> None:
    snapshots.load(rows("1 A 2024-01-01", "2 B 2024-01-01"))
    snapshots.load(rows("1 A 2024-01-02", "2 C 2024-01-02"))
    snapshots.load(rows("1 A 2024-01-03"))
    assert life(snapshots) == [
        "1 | 2024-01-01 | I",
        "2 | 2024-01-01 | I",
        "2 | 2024-01-02 | U",
        "2 | 2024-01-03 | D",
    ]


def test_the_account_balances_though_what_is_gone_was_not_delivered(snapshots) -> None:
    snapshots.load(rows("1 A 2024-01-01", "2 B 2024-01-01"))
    snapshots.load(rows("1 A 2024-01-02"))
    assert snapshots.accounts("sat_customer_status") == [(2, 2, 0, 0, 0), (1, 0, 1, 0, 0)]


def test_a_key_that_is_gone_stays_gone_once(snapshots) -> None:
    for line in ("1 A 2024-01-01", "2 B 2024-01-02", "2 B 2024-01-03"):
        snapshots.load(rows(line))
    assert life(snapshots) == ["1 | 2024-01-01 | I", "1 | 2024-01-02 | D", "2 | 2024-01-02 | I"]


def test_a_key_that_comes_back_appears_again(snapshots) -> None:
    for lines in (["1 A 2024-01-01"], ["2 B 2024-01-02"], ["1 A 2024-01-03", "2 B 2024-01-03"]):
        snapshots.load(rows(*lines))
    assert life(snapshots)[:3] == ["1 | 2024-01-01 | I", "1 | 2024-01-02 | D", "1 | 2024-01-03 | I"]


def test_several_snapshots_in_one_run_end_as_one_by_one(snapshots) -> None:
    for lines in (["1 A 2024-01-01"], ["2 B 2024-01-02"], ["1 A 2024-01-03", "2 B 2024-01-03"]):
        snapshots.deliver(rows(*lines))
    snapshots.run()
    assert life(snapshots) == [
        "1 | 2024-01-01 | I",
        "1 | 2024-01-02 | D",
        "1 | 2024-01-03 | I",
        "2 | 2024-01-02 | I",
    ]


def test_an_empty_snapshot_ends_every_key_where_the_feed_allows_it(snapshots) -> None:
    snapshots.load(rows("1 A 2024-01-01", "2 B 2024-01-01"))
    snapshots.load(rows())
    assert [line[-1] for line in life(snapshots)] == ["I", "D", "I", "D"]


def test_an_empty_snapshot_is_refused_unless_allowed(make) -> None:
    trial = make("delivers: snapshot")
    trial.load(rows("1 A 2024-01-01"))
    (load,) = trial.load(rows()).loads
    assert load.status == "refused"
    assert life(trial) == ["1 | 2024-01-01 | I"]


def test_a_key_whose_row_is_rejected_is_not_gone(snapshots) -> None:
    snapshots.load(rows("1 A 2024-01-01", "2 B 2024-01-01"))
    snapshots.load(rows("1 A 2024-01-02", "2 B yesterday"))
    assert life(snapshots) == ["1 | 2024-01-01 | I", "2 | 2024-01-01 | I"]


def test_where_rows_have_dates_of_their_own_a_key_is_gone_at_the_load_date(snapshots) -> None:
    snapshots.load(rows("1 A 2024-01-01", "2 B 2024-01-02"))
    snapshots.load(rows("1 A 2024-01-01"))
    ((gone, loaded),) = snapshots.select(
        f"select applied_date, load_date from {SAT} where status = 'D'"
    )
    assert gone == loaded


def test_a_late_snapshot_does_not_end_keys_that_appeared_after_it(snapshots) -> None:
    snapshots.load(rows("1 A 2024-01-03", "2 B 2024-01-03"))
    snapshots.load(rows("1 A 2024-01-01"))
    assert "D" not in {line[-1] for line in life(snapshots)}


def test_the_current_status_is_the_last(snapshots) -> None:
    snapshots.load(rows("1 A 2024-01-01", "2 B 2024-01-01"))
    snapshots.load(rows("1 A 2024-01-02"))
    assert snapshots.rows(f"{VIEW}_current", "status") == ["D", "I"]


def test_a_partition_tells_of_its_own_keys_only(make) -> None:
    trial = make("delivers: partition\n    partition_by: region")
    head = "customer_no name region at"
    trial.load(rows("1 A north 2024-01-01", "2 B south 2024-01-01", head=head))
    trial.load(rows("3 C north 2024-01-02", head=head))
    assert life(trial) == [
        "1 | 2024-01-01 | I",
        "1 | 2024-01-02 | D",
        "2 | 2024-01-01 | I",
        "3 | 2024-01-02 | I",
    ]


def test_a_key_belongs_to_the_part_it_was_delivered_in_last(make) -> None:
    trial = make("delivers: partition\n    partition_by: region")
    head = "customer_no name region at"
    trial.load(rows("1 A north 2024-01-01", head=head))
    trial.load(rows("1 A south 2024-01-02", head=head))
    trial.load(rows("2 B north 2024-01-03", head=head))
    assert "1 | 2024-01-03 | D" not in life(trial)
    trial.load(rows("3 C south 2024-01-04", head=head))
    assert "1 | 2024-01-04 | D" in life(trial)


def test_a_log_says_what_happened(log) -> None:
    head = "customer_no name op at"
    log.load(rows("1 A i 2024-01-01", "1 B U 2024-01-02", "1 - D 2024-01-03", head=head))
    assert life(log) == ["1 | 2024-01-01 | I", "1 | 2024-01-02 | U", "1 | 2024-01-03 | D"]


def test_a_row_that_says_that_a_key_is_gone_is_no_version_of_its_attributes(log) -> None:
    head = "customer_no name op at"
    log.load(rows("1 A I 2024-01-01", "1 - D 2024-01-02", head=head))
    assert log.rows("raw_vault.sat_customer_crm", "name") == ["A"]
    assert log.accounts("sat_customer_crm") == [(2, 1, 1, 0, 0)]


def test_a_log_delivered_again_tells_nothing_new(log) -> None:
    head = "customer_no name op at"
    told = ["1 A I 2024-01-01", "1 B U 2024-01-02", "1 - D 2024-01-03"]
    log.load(rows(*told, head=head))
    log.load(rows(*told, "2 A I 2024-01-04", head=head))
    assert len(life(log)) == 4
    assert log.accounts("sat_customer_status")[1] == (4, 1, 3, 0, 0)


def test_a_log_of_one_moment_delivered_again_tells_nothing_new(make) -> None:
    trial = make("delivers: cdc\n    operation: op\n    sequence: no")
    head = "customer_no name op no at"
    told = ["1 A I 1 2024-01-01", "1 B U 2 2024-01-01", "1 - D 3 2024-01-01"]
    trial.load(rows(*told, head=head))
    trial.load(rows(*told, "2 A I 4 2024-01-01", head=head))
    assert len(life(trial)) == 4
    assert trial.rows("raw_vault.sat_customer_crm", "name") == ["A", "A", "B"]


def test_a_row_of_a_log_that_was_no_news_is_none_when_it_comes_again(make) -> None:
    trial = make("delivers: cdc\n    operation: op\n    sequence: no")
    head = "customer_no name op no at"
    told = ["1 A I 1 2024-01-01", "1 A I 2 2024-01-01", "1 B U 3 2024-01-01"]
    trial.load(rows(*told, head=head))
    trial.load(rows(*told, "2 A I 4 2024-01-01", head=head))
    assert len(life(trial)) == 3
    assert trial.rows("raw_vault.sat_customer_crm", "name") == ["A", "A", "B"]


def test_an_operation_that_is_none_is_rejected(log) -> None:
    log.load(rows("1 A X 2024-01-01", head="customer_no name op at"))
    assert log.select("select reason from audit.rejected_row") == [("op: is no operation",)]


def test_a_source_may_have_words_of_its_own(make) -> None:
    trial = make(
        "delivers: cdc\n    operation: {column: op, insert: neu, update: alt, delete: [weg, fort]}"
    )
    head = "customer_no name op at"
    trial.load(rows("1 A NEU 2024-01-01", "1 A fort 2024-01-02", head=head))
    assert life(trial) == ["1 | 2024-01-01 | I", "1 | 2024-01-02 | D"]


def test_of_two_operations_at_one_moment_a_sequence_tells_the_order(make) -> None:
    trial = make("delivers: cdc\n    operation: op\n    sequence: no")
    head = "customer_no name op no at"
    trial.load(rows("1 - D 2 2024-01-01", "1 A I 1 2024-01-01", head=head))
    assert trial.rows(f"{VIEW}_current", "status") == ["D"]
    assert trial.accounts("sat_customer_status") == [(2, 2, 0, 0, 0)]


def test_two_operations_at_one_moment_without_a_sequence_contradict_each_other(log) -> None:
    log.load(rows("1 A U 2024-01-01", "1 A D 2024-01-01", head="customer_no name op at"))
    assert log.accounts("sat_customer_status") == [(2, 1, 0, 0, 1)]


def test_a_feed_of_changes_cannot_tell_what_is_gone_and_says_so(make) -> None:
    with pytest.raises(Exception, match="does not tell what is gone"):
        _ = make("delivers: changes").warehouse
