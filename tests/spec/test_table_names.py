"""What another name of a table promises: what it holds stays, and is proved under the new one."""

from __future__ import annotations

import pytest
from bank import ACCOUNTS, VALUES, Bank, deliver, looked, sound, stored

from vault.dialects import SPARK
from vault.erasure import erase
from vault.errors import DefinitionError, UsageError
from vault.execute import outlook
from vault.plan import plan
from vault.reconcile import reconcile
from vault.trace import trace
from vault.verify import verify

FORGET = {"reason": "art. 17", "requested_by": "request 7"}
#: Tables of every kind under other names, some of them with a column renamed as well.
RENAMED = [
    ("account_bank: {of", "account_money: {was: account_bank, of"),
    ("account_visits: {of", "account_trips: {was: account_visits, of"),
    ("account_status: {of", "account_life: {was: account_status, of"),
    ("kept_since: {of", "kept_while: {was: kept_since, of"),
    ("branch_mail: {of", "branch_post: {was: branch_mail, of"),
    ("rate_bank: {of", "rate_desk: {was: rate_bank, of"),
    ("satellites: [account_bank]", "satellites: [account_money]"),
    ('balance: "decimal(8,2)"\n', 'due: {from: balance, was: balance, type: "decimal(8,2)"}\n'),
    ("[level, balance, visits]", "[level, due, visits]"),
    ("  account: {business_key", "  client: {was: account, business_key"),
    ("  branch: {business_key", "  office: {was: branch, business_key"),
    ("hubs: {account: [", "hubs: {client: ["),
    ("links: {kept: {account: [", "links: {held: {client: ["),
    ("house], branch: branch}", "house], office: branch}"),
    ("kept: {hubs: [account, branch]", "held: {was: kept, hubs: [client, office]"),
    ("hubs: [branch]", "hubs: [office]"),
    ("of: branch", "of: office"),
    ("driving_key: account", "driving_key: client"),
    ("of: account", "of: client"),
    ("of: kept", "of: held"),
    ("  payment:\n", "  paid:\n    was: payment\n"),
    ("links: {payment: {branch:", "links: {paid: {office:"),
    ("rate: {key: {code: integer}}", "price: {was: rate, key: {no: {was: code, type: integer}}}"),
    ("references: {rate:", "references: {price:"),
    ("of: rate", "of: price"),
]
NEW_NAMES = {
    "sat_account_bank": "sat_account_money", "sat_account_visits": "sat_account_trips",
    "sat_account_status": "sat_account_life", "sat_kept_since": "sat_kept_while",
    "sat_branch_mail": "sat_branch_post", "sat_rate_bank": "sat_rate_desk",
    "hub_account": "hub_client", "link_kept": "link_held", "link_payment": "link_paid",
    "ref_rate": "ref_price",
}  # fmt: skip


def called_now(kept: dict[str, object]) -> dict[str, object]:
    return {NEW_NAMES.get(table, table): found for table, found in kept.items()}


VALUES_AFTER = {
    table: columns.replace("balance", "due").replace("code", "no")
    for table, columns in called_now(VALUES).items()
}


@pytest.fixture
def bank(trial) -> Bank:
    return Bank(trial, "dvault")


def wrong(trial, **chosen: str) -> list[str]:
    return list(verify(trial.warehouse, trial.engine, **chosen).findings["message"])


def do(trial, *statements: str) -> None:
    """Execute statements as somebody else might."""
    trial.release()
    with trial.engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def names_there(trial, like: str) -> set[str]:
    """The tables, views and columns of the vault whose names hold a word."""
    return {
        name for (name,) in trial.select(
            "select table_name from information_schema.tables where table_schema like '%_vault'"
        ) if like in name
    }  # fmt: skip


def test_a_table_under_another_name_keeps_rows_hashes_seals_and_traces(bank) -> None:
    before = stored(bank.trial)
    bank.define(*RENAMED)
    if bank.trial.engine.dialect.name == "postgresql":
        do(bank.trial, "create view own as table raw_vault.hub_account")
        with pytest.raises(UsageError, match=r"public\.own reads raw_vault\.hub_account, which is"):
            bank.trial.run("apply")
        do(bank.trial, "drop view own")
    bank.trial.run("apply")
    sound(bank.trial)
    assert stored(bank.trial, VALUES_AFTER) == called_now(before)
    assert not names_there(bank.trial, "account_bank") | names_there(bank.trial, "kept_since")
    bank.define(("was: account_bank, ", ""))  # it may stay, or be left out
    bank.define(("account_trips: {was: account_visits", "account_stays: {was: account_visits"))
    deliver(bank.trial)
    bank.trial.deliver(
        ACCOUNTS.replace("10.50", "11.50").replace("2024-01-01", "2024-02-01"), "accounts"
    )
    bank.trial.run("apply", "load", "build")
    assert bank.trial.rows("raw_vault.sat_account_money", "level, due, visits") == sorted(
        [*before["sat_account_bank"], "3 | 11.50 | 12"]
    )
    assert len(bank.trial.rows("raw_vault.sat_account_stays", "level")) > 2
    sound(bank.trial)
    found = reconcile(bank.trial.warehouse, bank.trial.engine)
    assert (found.wrong, found.notes) == (0, ()), found.findings.to_string()
    said = trace(bank.trial.warehouse, bank.trial.engine, "client", [1, "n"])
    (told,) = (one for one in said.subjects[0].timelines if one.satellite == "account_money")
    assert [str(version.rows[0][1]) for version in told.versions] == ["10.50", "11.50"]
    assert bank.trial.select("select due from business_vault.dim_account where account_no = 1")


def test_what_was_erased_stays_so_and_what_was_changed_is_found_under_the_new_name(bank) -> None:
    trial, table = bank.trial, "raw_vault.sat_account_money"
    trial.release()
    erase(trial.warehouse, trial.engine, "branch", "oslo", **FORGET)
    bank.define(*RENAMED)
    trial.run("apply")
    sound(trial)
    trial.release()
    erase(trial.warehouse, trial.engine, "office", "rome", **FORGET)
    bank.define(("branch_post: {was: branch_mail", "branch_news: {was: branch_post"))
    done = trial.load(ACCOUNTS.replace("s | rome", "s | bonn"), "accounts")
    assert [(load.delivered, load.rejected) for load in done.loads] == [(3, 2)]
    sound(trial)
    mails = trial.rows("raw_vault.sat_branch_news", "mail, visits")
    assert [row for row in mails if "@" in row] == ["b@x | 5"]
    assert reconcile(trial.warehouse, trial.engine).wrong == 0
    do(
        trial, f"update {table} set level = 99 where level = 3",
        f"delete from {table} where level = 4",
        "delete from raw_vault.hub_client where load_id > 0",
        "drop table raw_vault.sat_branch_news cascade",
        "update audit.sealed set row_count = 7 where target = 'raw_vault.sat_rate_bank'",
    )  # fmt: skip
    said = "\n".join(wrong(trial))
    for told in (
        "its hashdiff is not that of its attributes", "sat_account_money, load 1 (", "was removed",
        "raw_vault.hub_client, load 1 (", "raw_vault.sat_branch_news is gone, with 3 rows",
        "the figures of raw_vault.sat_rate_bank in load 3",
    ):  # fmt: skip
        assert told in said
    for name in ("sat_account_bank", "raw_vault.sat_account_bank", "sat_account_money"):
        found = [one for one in wrong(trial, table=name) if not one.startswith("audit.sealed: ")]
        assert len(found) == 2
        assert all(one.startswith(table) for one in found)
    with pytest.raises(UsageError, match="there is no table 'sat_account_banc' that is sealed"):
        wrong(trial, table="sat_account_banc")


def test_a_name_never_stands_for_two_tables(duckdb_trial) -> None:
    bank = Bank(duckdb_trial, "automate_dv")
    trial = bank.trial
    other = "\n      branch_mail: {of: branch, type: status}"
    bank.define(("branch_mail: {of", "branch_post: {was: branch_mail, of"),
             ("[mail, visits]}", f"[mail, visits]}}{other}"))  # fmt: skip
    with pytest.raises(DefinitionError, match=r"'branch_mail' is declared still, at .*:42:7: it"):
        trial.run("apply")
    bank.define((other, ""), ("{was: branch_mail", "{was: branch_male"))
    with pytest.raises(UsageError) as refused:
        trial.run("apply")
    assert str(refused.value).endswith(
        "warehouse.yml:41:26: there is no table raw_vault.sat_branch_male; did you mean"
        " 'branch_mail'?; or leave out `was`, if nothing goes on in this satellite"
    )
    bank.define(("branch_male", "branch_mail"))
    held = {table: columns for table, columns in outlook(trial.warehouse, trial.engine).held.items()
            if table.schema == "raw_vault"}  # fmt: skip
    with pytest.raises(UsageError, match=r"41:26: raw_vault\.sat_branch_mail keeps its name in sp"):
        plan(trial.warehouse, held, SPARK)
    trial.run("apply")
    more = "\n      branch_two: {was: branch_mail, of: branch, attributes: [mail]}"
    bank.define(("branch_post: {was: branch_mail, of", "branch_post: {of"),
             ("[mail, visits]}", f"[mail, visits]}}{more}"))  # fmt: skip
    with pytest.raises(UsageError, match=r"_mail went on as raw_vault.sat_branch_post, which is d"):
        looked(trial)
    bank.define((more, ""), ("branch_post: {of", "branch_mail: {of"))
    again = "or say `was: branch_post` if it is that one again"
    with pytest.raises(UsageError, match=f"what raw_vault.sat_branch_post was called.*{again}"):
        trial.run("apply")
    bank.define(("branch_mail: {of", "branch_mail: {was: branch_post, of"))
    trial.run("apply")
    sound(trial)
    bank.define(("branch_mail: {was: branch_post", "branch_mail: {was: account_visits"),
             ("account_visits: {of", "account_trips: {of"))  # fmt: skip
    with pytest.raises(UsageError, match=r"sat_account_visits and raw_vault\.sat_branch_mail are"):
        looked(trial)
    bank.define(("{was: account_visits, of", "{of"), ("rate: {key", "price: {was: rate, key"),
             ("references: {rate:", "references: {price:"), ("of: rate", "of: price"))  # fmt: skip
    do(trial, "alter table raw_vault.ref_rate rename to ref_price")
    with pytest.raises(UsageError, match=r"price is there and raw_vault\.ref_rate is not, though"):
        looked(trial)
    do(trial, "alter table raw_vault.ref_price rename to ref_rate",
       "create table raw_vault.ref_rate_before (load_id bigint)")  # fmt: skip
    with pytest.raises(UsageError, match=r"ref_rate keeps its name, .* while raw_vault\.ref_rate"):
        looked(trial)


PEOPLE = """
hubs: {person: {business_key: {no: text}}, town: {business_key: {town: text}}}
links: {lives: {hubs: [person, town]}}
snapshots: {dates: [2024-03-01]}
points_in_time: {people: {of: person, satellites: [person_crm]}}
bridges: {homes: {walk: [person, lives, town]}}
dimensions: {person: {of: person, satellites: [person_crm]}}
source: crm
feeds:
  towns:
    read: data/towns_*.csv
    delivers: changes
    columns: {town: text, land: text}
    hubs: {town: town}
    satellites:
      town_crm: {of: town, attributes: [land]}
  people:
    read: data/people_*.csv
    delivers: changes
    on_new_column: capture
    late_arrivals: tracked
    applied_date: at
    columns:
      no: text
      town: text
      at: date
      land: {type: text, lookup: {in: town_crm, key: town, value: land}}
    hubs: {person: no, town: town}
    links: {lives: {person: no, town: town}}
    satellites:
      person_crm: {of: person, attributes: [land]}
"""
MORE = """
  calls:
    read: data/calls_*.csv
    delivers: changes
    columns: {no: text, phone: text, fax: {type: text, pii: true}}
    hubs: {person: no}
    satellites:
      person_calls: {of: person, attributes: [phone, fax]}
"""


def test_what_depends_on_a_table_goes_with_it(duckdb_trial) -> None:
    trial = duckdb_trial
    trial.define(PEOPLE + MORE)
    trial.deliver("no | phone | fax\n a | 1 | 2", "calls")
    trial.deliver("town | land\n oslo | no", "towns")
    trial.deliver("no | town | at | age\n a | oslo | 2024-02-01 | 31", "people")
    trial.run("apply", "load", "build")
    renamed = [
        ("person: {business_key", "human: {was: person, business_key"), ("[person,", "[human,"),
        ("of: person,", "of: human,"), ("hubs: {person:", "hubs: {human:"),
        ("lives: {person:", "lives: {human:"), ("[person_crm]", "[person_home]"),
        ("town_crm", "town_atlas"), ("{of: town,", "{of: town, was: town_crm,"),
        ("person_crm: {", "person_home: {was: person_crm, "),
        ("  people:\n", "  persons:\n    was: people\n"),
        ("person_calls: {", "person_phone: {history_of: person_calls, "), (", fax]", "]"),
    ]  # fmt: skip
    text = PEOPLE + MORE
    for old, new in renamed:
        text = text.replace(old, new)
    trial.define(text)
    trial.deliver("no | town | at | age\n a | oslo | 2024-01-01 | 30", "people")
    trial.run("apply", "load", "build")
    assert trial.select("select land from business_vault.dim_person where no = 'a'") == [("no",)]
    assert trial.select("select human_hk, sat_person_home_hk from business_vault.pit_people")
    assert trial.select("select human_hk, town_hk from business_vault.bridge_homes")
    kept = {name for name in names_there(trial, "sat_") if "calls" not in name}
    assert not {name for name in kept if "_crm" in name and "_crm_persons" not in name}
    assert "sat_person_home_tracked" in kept
    assert len(trial.rows("raw_vault.sat_crm_persons_captured", "captured")) == 2
    assert trial.rows("raw_vault.sat_person_home", "land, applied_date")[0].startswith("no | 2024")
    text = text.replace("person_phone: {", "person_reach: {was: person_phone, ")
    text = text.replace("human", "being")  # which was a person, as it says still
    trial.define(text)
    trial.deliver("no | phone | fax\n a | 7 | 2", "calls")
    trial.run()
    assert trial.rows("raw_vault.sat_person_reach", "phone") == ["1", "7"]
    assert trial.select("select being_hk from business_vault.sat_person_calls_current")
    sound(trial)
    found = reconcile(trial.warehouse, trial.engine)
    assert (found.wrong, found.notes, found.unreadable) == (0, (), 0), found.findings.to_string()
    trial.release()
    done = erase(trial.warehouse, trial.engine, "being", "a", **FORGET)
    assert ["raw_vault.sat_person_calls", "fax", 1] in done.tables.to_numpy().tolist()
    sound(trial)
