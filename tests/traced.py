"""A warehouse with every kind that a trace shows, and how tests read what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from conftest import Trial

from vault.trace.answer import Subject, Timeline, Trace, Version
from vault.trace.telling import key_text, lines_of, neighbour_text

DEFINITIONS = """
hubs:
  customer: {business_key: {customer_no: text}, description: Who buys.}
  order: {business_key: {order_no: text}}
  product: {business_key: {line: text, model: integer}}
links:
  order_customer: {hubs: [order, customer]}
  order_line: {hubs: [order, product], child_key: {line_no: integer}}
  household: {type: hierarchical, hubs: {head: customer, member: customer}}
  payment:
    type: non_historized
    hubs: [order]
    child_key: {payment_no: integer}
    payload: {amount: "decimal(10,2)"}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    applied_date: since
    columns:
      customer_no: text
      name: text
      email: {type: text, pii: true}
      age: integer
      since: date
    hubs: {customer: customer_no}
    satellites:
      customer_crm: {of: customer, attributes: [name, email, age]}
      customer_seen: {of: customer, type: record_tracking}
  phones:
    read: data/phones_*.csv
    delivers: snapshot
    allow_empty: true
    applied_date: since
    columns: {customer_no: text, kind: text, number: text, since: date}
    hubs: {customer: customer_no}
    satellites: {customer_phone: {of: customer, type: multi_active, key: kind, attributes: number}}
  prices:
    read: data/prices_*.csv
    delivers: changes
    late_arrivals: tracked
    applied_date: since
    columns: {line: text, model: integer, price: "decimal(8,2)", since: date}
    hubs: {product: [line, model]}
    satellites: {product_price: {of: product, attributes: price}}
  orders:
    read: data/orders_*.csv
    delivers: snapshot
    applied_date: since
    columns: {order_no: text, customer_no: text, since: date}
    hubs: {customer: {key: customer_no, optional: true}}
    links: {order_customer: {order: order_no, customer: {key: customer_no, optional: true}}}
    satellites:
      order_status: {of: order, type: status, attributes: customer_no}
      order_placed: {of: order_customer, type: effectivity, driving_key: order}
  lines:
    read: data/lines_*.csv
    delivers: changes
    applied_date: since
    columns:
      {order_no: text, line_no: integer, line: text, model: integer, quantity: integer, since: date}
    links: {order_line: {order: order_no, product: [line, model]}}
    satellites: {line_web: {of: order_line, attributes: quantity}}
  households:
    read: data/households_*.csv
    delivers: changes
    columns: {head_no: text, member_no: text}
    links: {household: {head: head_no, member: member_no}}
  payments:
    read: data/payments_*.csv
    delivers: events
    applied_date: paid
    columns: {order_no: text, payment_no: integer, amount: "decimal(10,2)", paid: date}
    links: {payment: {order: order_no}}
"""
CUSTOMERS = "customer_no | name | email | age | since\n"


def run(trial: Trial, **options: Any) -> None:
    """Apply, and load the feeds that have delivered anything."""
    paths = (trial.folder / "data").glob("*.csv")
    feeds = sorted({f"crm.{path.name.rpartition('_')[0]}" for path in paths})
    trial.run("apply", "load", feeds=feeds, **options)


def load(trial: Trial, text: str, feed: str = "customers") -> None:
    """Deliver and load in one go."""
    trial.deliver(text, feed)
    run(trial)


def only(trace: Trace) -> Subject:
    """The one key that was found."""
    (subject,) = trace.subjects
    return subject


def timeline(trace: Trace, satellite: str) -> Timeline:
    """What a satellite says of the key or of a relation it stands in; the first that does."""
    subject = only(trace)
    told = [one for link in subject.links for row in link.relations for one in row.timelines]
    return next(one for one in (*subject.timelines, *told) if one.satellite == satellite)


def satellites(trace: Trace) -> list[str]:
    """The satellites that say something of the key itself."""
    return [one.satellite for one in only(trace).timelines]


def said(trace: Trace, satellite: str) -> list[str]:
    """A line for each version: when, by which load, its marks, and what changed."""
    told = timeline(trace, satellite)
    return [_version(told, version) for version in told.versions]


def _version(told: Timeline, version: Version) -> str:
    parts = [f"{version.applied_date:%m-%d} load {version.load_id}", *version.marks]
    return "; ".join([*parts, *_lines(told, version)])


def _lines(told: Timeline, version: Version) -> Iterator[str]:
    for line in lines_of(told, version, whole=False):
        pairs = ", ".join(
            f"{name} {old} → {new}" if old is not None else f"{name} {new}"
            for name, old, new in line.pairs
        )
        alone = len(line.pairs) == 1 and line.pairs[0][0] == line.label
        yield pairs if alone else f"{line.sign}{line.label}: {pairs}".rstrip(": ")


def relations(trace: Trace, link: str) -> list[str]:
    """A line for each relation of a link: the key's roles, what it leads to, and its own values."""
    found = [one for one in only(trace).links if one.link == link]
    return [
        " ".join(
            [
                ",".join(row.roles),
                "→",
                *(f"{one.role} {neighbour_text(one)}" for one in row.neighbours),
                *([key_text((*row.child_key, *row.values))] if row.child_key else []),
            ]
        )
        for one in found
        for row in one.relations
    ]
