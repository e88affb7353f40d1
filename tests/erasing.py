"""A warehouse in which one person appears everywhere, and what tests of erasures ask of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from vault.erasure import Erasure, erase
from vault.verify import verify

DEFINITIONS = """
hubs:
  customer: {business_key: {customer_no: text}, pii: true}
  order: {business_key: {order_no: integer}}
links:
  order_customer: {hubs: [order, customer]}
  message:
    type: non_historized
    hubs: [customer]
    child_key: {message_no: integer}
    payload: {words: {type: text, pii: true}, size: integer}
  same_customer: {type: same_as, hubs: {master: customer, duplicate: customer}}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    late_arrivals: tracked
    applied_date: at
    columns: {customer_no: text, name: {type: text, pii: true}, age: integer, at: timestamp}
    hubs: {customer: customer_no}
    satellites: {customer_crm: {of: customer, attributes: [name, age]}}
  web:
    read: data/web_*.jsonl
    delivers: changes
    columns:
      customer_no: {from: $.who.no, type: text}
      mail: {type: text, pii: true}
      visits: integer
    hubs: {customer: customer_no}
    satellites: {customer_web: {of: customer, attributes: [mail, visits]}}
  phones:
    read: data/phones_*.csv
    delivers: snapshot
    columns: {customer_no: text, kind: text, phone: {type: text, pii: true}}
    hubs: {customer: customer_no}
    satellites:
      customer_phones: {of: customer, type: multi_active, key: kind, attributes: phone}
      customer_status: {of: customer, type: status}
  orders:
    read: data/orders_*.csv
    delivers: changes
    columns: {order_no: integer, customer_no: text, note: {type: text, pii: true}, amount: integer}
    links: {order_customer: {order: order_no, customer: customer_no}}
    satellites: {order_note: {of: order_customer, attributes: [note, amount]}}
  messages:
    read: data/messages_*.csv
    delivers: events
    columns: {customer_no: text, message_no: integer, words: {type: text, pii: true}, size: integer}
    links: {message: {customer: customer_no}}
  same:
    read: data/same_*.csv
    delivers: changes
    columns: {master: text, duplicate: text}
    links: {same_customer: {master: master, duplicate: duplicate}}
dimensions:
  customer: {of: customer, satellites: [customer_crm, customer_web]}
facts:
  message: {of: message}
"""
CUSTOMERS = """
    customer_no | name       | age | at
    c-1001      | Ann Secret | 31  | 2024-01-01
    kunde-2         | Bob Public | 42  | 2024-01-02
    c-1001      | Ann Secret | old | 2024-01-03
    C-1001      | Ann Hidden | 32  | 2024-01-04
"""
WEB = """
{"who": {"no": "c-1001"}, "mail": "ann@secret.example", "visits": 3}
{"who": {"no": "kunde-2"}, "mail": "bob@public.example", "visits": 4}
{"who": {"no": "c-1001"}, "mail": "ann@secret.example", "visits": "many"}
{"who": {"no": "c-1001"}, "mail": "ann@secret.example" "visits": 4}
"""
PHONES = """
    customer_no | kind | phone
    c-1001      | home | +49 555 0001
    c-1001      | work | +49 555 0002
    kunde-2         | home | +49 666 0001
"""
ORDERS = """
    order_no | customer_no | note             | amount
    1        | c-1001      | ring for Ann!  | 10
    2        | kunde-2         | ring for Bob!  | 20
    x        | c-1001      | ring for Ann!  | 30
    3        | -           | for Ann Secret   | 40
"""
MESSAGES = """
    customer_no | message_no | words         | size
    c-1001      | 1          | it is I Ann   | 13
    kunde-2         | 1          | it is I Bob   | 13
    c-1001      | 1          | I Ann again   | 14
"""
SAME = """
    master | duplicate
    c-1001 | c-3
    c-3    | c-4
"""
#: What must be found nowhere afterwards.
SECRETS = (
    "c-1001", "C-1001", "Ann Secret", "Ann Hidden", "ann@secret.example", "+49 555 0001",
    "+49 555 0002", "ring for Ann!", "it is I Ann", "I Ann again",
)  # fmt: skip
PUBLIC = ("kunde-2", "Bob Public", "bob@public.example", "+49 666 0001", "ring for Bob!")
RAW = (
    "hub_customer", "sat_customer_crm", "sat_customer_crm_tracked", "sat_customer_web",
    "sat_customer_phones", "sat_customer_status", "link_order_customer", "sat_order_note",
    "link_message", "link_same_customer",
)  # fmt: skip
AUDIT = (
    "run",
    "load",
    "row_account",
    "rejected_row",
    "step",
    "definition",
    "erasure",
    "erased_row",
)
KEY = "585d441c-25b8-fdd4-3c39-26cec7e17d4c"  # md5 of C-1001


def deliver(trial: Any) -> None:
    """Write a delivery of every feed."""
    trial.deliver(CUSTOMERS)
    web = trial.folder / "data" / "web_0001.jsonl"
    web.parent.mkdir(parents=True, exist_ok=True)
    web.write_text(WEB.lstrip())
    for feed, text in (("phones", PHONES), ("orders", ORDERS), ("messages", MESSAGES)):
        trial.deliver(text, feed)
    trial.deliver(SAME, "same")


#: By its definitions, the file of a DuckDB into which a delivery of every feed was loaded.
_LOADED: dict[str, bytes] = {}


def load(trial: Any, definitions: str = DEFINITIONS) -> Any:
    """Load a delivery of every feed; a DuckDB in which that was done before is a file."""
    trial.define(definitions)
    deliver(trial)
    file = Path(trial.engine.url.database)
    if trial.engine.dialect.name == "duckdb" and definitions in _LOADED and not file.exists():
        file.write_bytes(_LOADED[definitions])
        return trial
    trial.run("apply", "load", "build")
    if trial.engine.dialect.name == "duckdb":
        trial.release()
        _LOADED[definitions] = file.read_bytes()
    return trial


def forget(trial: Any, *key: str, hub: str = "customer", **more: Any) -> Erasure:
    """Erase a key, by default the one that is everywhere."""
    said = {"reason": "art. 17", "requested_by": "request 7", **more}
    trial.release()  # its file is replaced
    return erase(trial.warehouse, trial.engine, hub, key or ("c-1001",), **said)


def wrong(trial: Any) -> list[tuple[str, str, int | None]]:
    """Kind, table and load of each finding."""
    found = verify(trial.warehouse, trial.engine).findings.astype(object)
    found = found.where(found.notna(), None)
    return [(row.kind, row.table, row.load_id) for row in found.itertuples()]


def dump(trial: Any, tables: tuple[str, ...] = (*RAW, *AUDIT)) -> dict[str, list[str]]:
    """Every row of some tables as texts, in an order that is always the same."""
    return {
        table: sorted(map(str, trial.select(f"select * from {schema(table)}.{table}")))
        for table in tables
    }


def schema(table: str) -> str:
    return "audit" if table in AUDIT else "raw_vault"


def texts(trial: Any) -> str:
    """Everything that every table and view shows."""
    found = trial.select(
        "select table_schema, table_name from information_schema.tables where table_schema in"
        " ('raw_vault', 'business_vault', 'marts', 'audit')"
    )
    return "\n".join(
        str(row)
        for place, name in found
        if name != "definition"
        for row in trial.select(f'select * from {place}."{name}"')
    )


def stored_bytes(trial: Any) -> bytes:
    """What lies on the disk: the file of the database, or the files of a server's tables."""
    if trial.engine.dialect.name == "duckdb":
        folder = trial.folder.parent
        return b"".join(path.read_bytes() for path in folder.glob("test.duckdb*"))
    with trial.engine.connect() as connection:
        connection.exec_driver_sql("checkpoint")
        rows = connection.exec_driver_sql(
            "select pg_read_binary_file(pg_relation_filepath(pg_class.oid)) from pg_class"
            " join pg_namespace on pg_namespace.oid = relnamespace where relkind = 'r' and nspname"
            " in ('raw_vault', 'business_vault', 'marts', 'audit')"
        ).fetchall()
    return b"".join(bytes(data) for (data,) in rows)
