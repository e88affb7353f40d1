"""What another name of a feed promises: it goes on where it was, and its past stays provable."""

from __future__ import annotations

import pytest

from vault.erasure import erase
from vault.errors import DefinitionError, UsageError
from vault.execute import dialect_of, outlook
from vault.plan import plan
from vault.reconcile import reconcile
from vault.trace import trace
from vault.verify import verify

DEFINITIONS = """
archive: archive
hubs:
  customer: {business_key: {no: {type: text, pii: true}}}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: snapshot
    freshness: 30 days
    applied_date: at
    columns: {no: {type: text, pii: true}, name: {type: text, pii: true}, age: integer, at: date}
    hubs: {customer: no}
    satellites:
      customer_crm: {of: customer, attributes: [name, age]}
      customer_life: {of: customer, type: status}
"""
FIRST = """
    no | name | age | at
    a  | Ann  | 31  | 2024-01-01
    b  | Bob  | old | 2024-01-01
    c  | Cid  | 33  | 2024-01-01
"""
#: What the source of a new name delivers: its own file names stay.
RENAMED = DEFINITIONS.replace("source: crm", "source: erp").replace(
    "  customers:\n", "  clients:\n    was: crm.customers\n"
)


@pytest.fixture
def crm(trial):
    trial.define(DEFINITIONS)
    trial.load(FIRST)
    return trial


def wrong(trial) -> list[str]:
    return list(verify(trial.warehouse, trial.engine).findings["message"])


def applied(trial) -> tuple[str, ...]:
    seen = outlook(trial.warehouse, trial.engine)
    found = plan(trial.warehouse, seen.held, dialect_of(trial.engine), seen.before)
    return tuple(map(str, found.apply))


def test_a_feed_under_another_name_loads_nothing_again_and_all_is_proved(crm) -> None:
    crm.define(RENAMED)
    assert len(applied(crm)) == 1
    with pytest.raises(UsageError, match="run `dvault apply` first"):
        crm.run("load")
    assert outlook(crm.warehouse, crm.engine).waiting == {"erp.clients": ()}
    assert crm.run("apply", "load").loads == ()
    assert applied(crm) == ()
    assert wrong(crm) == []
    crm.define(RENAMED.replace("    was: crm.customers\n", ""))  # which may stay, or be left out
    assert applied(crm) == ()
    done = crm.load(FIRST.replace("old", "32").replace("2024-01-01", "2024-02-01"))
    assert [(load.feed, load.delivered, load.rejected) for load in done.loads] == [
        ("erp.clients", 3, 0)
    ]
    assert done.late == ()
    assert crm.rows("raw_vault.sat_customer_crm", "name, age, record_source") == [
        "Ann | 31 | crm.customers", "Bob | 32 | erp.clients", "Cid | 33 | crm.customers"
    ]  # fmt: skip
    assert wrong(crm) == []
    found = reconcile(crm.warehouse, crm.engine)
    assert (found.wrong, found.read, found.notes) == (0, 2, ())
    (subject,) = trace(crm.warehouse, crm.engine, "customer", ["b"]).subjects
    assert len(subject.rejections) == 1  # when it was called otherwise


def test_what_came_under_the_old_name_is_erased_too(crm) -> None:
    crm.define(RENAMED)
    crm.run("apply")
    crm.load(FIRST.replace("old", "32").replace("2024-01-01", "2024-02-01"))
    crm.release()
    erase(crm.warehouse, crm.engine, "customer", "b", reason="art. 17", requested_by="request 7")
    assert crm.select("select count(*) from audit.rejected_row where delivered like '%Bob%'") == [
        (0,)
    ]
    kept = list((crm.folder / "archive").rglob("*.csv"))
    assert len(kept) == 2
    assert not [file for file in kept if "Bob" in file.read_text()]
    assert wrong(crm) == []


def test_a_name_never_stands_for_two_feeds(crm) -> None:
    crm.define(RENAMED)
    crm.run("apply")
    crm.define(DEFINITIONS)
    with pytest.raises(UsageError, match=r"'crm\.customers' is what feed 'erp.clients' was called"):
        crm.run()
    crm.define(DEFINITIONS.replace("  customers:\n", "  customers:\n    was: erp.clients\n"))
    assert crm.run().loads == ()
    assert applied(crm) == ()
    assert wrong(crm) == []
    crm.define(RENAMED.replace("crm.customers", "erp.clients"))
    with pytest.raises(DefinitionError, match=r"'erp\.clients' was never called otherwise"):
        crm.run()
    crm.define(
        RENAMED.partition("feeds:\n")[2].replace("  clients", "source: web\nfeeds:\n  clients")
        .replace("customer_", "web_"), "web.yml",
    )  # fmt: skip
    crm.define(DEFINITIONS.replace("  customers:\n", "  customers:\n    was: erp.clients\n"))
    with pytest.raises(DefinitionError, match=r"web.yml:4:10: feed 'crm.customers' is declared"):
        crm.run()
