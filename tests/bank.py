"""A bank whose definitions change: every kind of table, with keys and values of every number."""

from __future__ import annotations

from conftest import Trial

from vault.execute import dialect_of, outlook
from vault.plan import Plan, plan
from vault.verify import verify

DEFINITIONS = """
hash: {recipe: RECIPE}
hubs:
  account: {business_key: {account_no: integer, house: text}}
  branch: {business_key: {branch: {type: text, pii: true}}}
links:
  kept: {hubs: [account, branch], child_key: {place: integer}}
  payment:
    type: non_historized
    hubs: [branch]
    child_key: {payment_no: bigint}
    payload: {amount: "decimal(8,2)", note: text}
references:
  rate: {key: {code: integer}}
source: bank
feeds:
  accounts:
    read: data/accounts_*.csv
    delivers: partition
    partition_by: area
    applied_date: at
    columns:
      account_no: integer
      house: text
      branch: {type: text, pii: true}
      place: integer
      area: integer
      level: integer
      balance: "decimal(8,2)"
      visits: bigint
      mail: {type: text, pii: true}
      at: timestamp
    hubs: {account: [account_no, house], branch: branch}
    links: {kept: {account: [account_no, house], branch: branch}}
    satellites:
      account_bank: {of: account, attributes: [level, balance, visits]}
      account_visits: {of: account, type: multi_active, key: level, attributes: [visits]}
      account_status: {of: account, type: status}
      kept_since: {of: kept, type: effectivity, driving_key: account}
      branch_mail: {of: branch, attributes: [mail, visits]}
  payments:
    read: data/payments_*.csv
    delivers: events
    columns:
      branch: {type: text, pii: true}
      payment_no: bigint
      amount: "decimal(8,2)"
      note: text
    links: {payment: {branch: branch}}
  rates:
    read: data/rates_*.csv
    delivers: snapshot
    columns: {code: integer, percent: "decimal(5,2)"}
    references: {rate: code}
    satellites:
      rate_bank: {of: rate, attributes: [percent]}
dimensions:
  account: {of: account, satellites: [account_bank]}
"""
ACCOUNTS = """
    account_no | house | branch | place | area | level | balance | visits | mail | at
    1 | n | oslo | 7 | 1 | 3 | 10.50 | 12 | a@x | 2024-01-01 00:00:00
    2 | n | rome | 8 | 1 | 4 | -0.25 | -  | b@x | 2024-01-01 00:00:00
    3 | s | rome | 9 | 2 | - | 0     | 5  | b@x | 2024-01-01 00:00:00
"""
PAYMENTS = """
    branch | payment_no | amount | note
    oslo   | 1          | 5.00   | x
    rome   | 1          | 7.25   | -
"""
RATES = """
    code | percent
    1    | 2.50
    -20  | 0
"""
VALUES = {
    "sat_account_bank": "level, balance, visits",
    "sat_account_visits": "level, visits",
    "sat_account_status": "status, area",
    "sat_kept_since": "is_active, area",
    "sat_branch_mail": "mail, visits",
    "sat_rate_bank": "code, percent",
    "ref_rate": "code",
    "hub_account": "account_no, house",
    "link_kept": "place",
    "link_payment": "payment_no, amount, note",
}
#: Each type of number under the next wider one.
WIDER = [
    ("bigint", '"decimal(20,0)"'),
    ("integer", "bigint"),
    ("decimal(8,2)", "decimal(18,2)"),
    ("decimal(5,2)", "decimal(7,2)"),
]


def looked(trial) -> Plan:
    """The plan, by what the database holds."""
    seen = outlook(trial.warehouse, trial.engine)
    return plan(trial.warehouse, seen.held, dialect_of(trial.engine), seen.before)


def sound(trial) -> None:
    """There is nothing left to apply, and every row is as it was loaded."""
    left = list(map(str, looked(trial).apply))
    assert left == [], left
    assert list(verify(trial.warehouse, trial.engine).findings["message"]) == []


def stored(trial, tables=None) -> dict[str, list[str]]:
    """The values of every table as texts, whatever they are called and typed."""
    return {
        table: trial.rows(f"raw_vault.{table}", columns)
        for table, columns in (tables or VALUES).items()
    }


def deliver(trial) -> None:
    trial.deliver(ACCOUNTS, "accounts")
    trial.deliver(PAYMENTS, "payments")
    trial.deliver(RATES, "rates")


class Bank:
    """A warehouse that is loaded, whose definitions can be changed."""

    def __init__(self, trial: Trial, recipe: str) -> None:
        self.trial = trial
        self.definitions = DEFINITIONS.replace("RECIPE", recipe)
        trial.define(self.definitions)
        deliver(trial)
        trial.run("apply", "load", "build")

    def define(self, *edits: tuple[str, str]) -> None:
        """Put other texts in the place of some, from then on."""
        for old, new in edits:
            assert old in self.definitions, old
            self.definitions = self.definitions.replace(old, new)
        self.trial.define(self.definitions)
