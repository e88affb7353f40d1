"""Captured: what a database holds of columns that nobody had declared, and somebody does now."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from functools import partial

from vault.entities import Type, Warehouse
from vault.execute.carry import reading_elsewhere
from vault.execute.conversion import unfit
from vault.execute.renaming import names_of
from vault.execute.session import Session
from vault.names import CAPTURED, Identifier, Table, name_of_captured
from vault.plan import Filling, Held, awaited, described, judged


def captured(session: Session, held: Held, applied: Warehouse | None) -> dict[Table, Filling]:
    """By the tables of satellites what was captured of the attributes they are about to be given.

    `applied` is the warehouse as it was when the database was last as it was declared.
    """
    found: dict[Table, Filling] = {}
    dialect = session.renderer.dialect
    is_json = partial(dialect.stores, Type("json"))  # else it is a table of another making
    for feed in session.warehouse.feeds:
        names = names_of(session, feed)
        tables = (_table(session, name) for name in names)
        olds = tuple(one for one in tables if is_json(held.get(one, {}).get(CAPTURED, "")))
        known = [one.feeds for one in (session.warehouse, applied) if one]
        loads = [described(feeds, name) for feeds in known for name in names] if olds else []
        then = next(filter(None, loads), None)
        for load in feed.satellites if olds else ():
            filling = Filling(load.satellite, feed, awaited(feed, load, held), olds)
            if dialect.transactions:  # else nothing is filled, whatever there is
                filling = _counted(session, filling)
            if filling.columns:
                found[load.satellite.table] = judged(filling, then, held, dialect)
    return found


def unfitting(session: Session, found: Filling) -> Filling:
    """The same with how many versions of each column hold what is no value of its type."""
    if found.fault:
        return found
    with nullcontext() if session.carries else reading_elsewhere(session):
        counts = {str(one.name): unfit(session, found, one) for one in found.columns}
    return replace(found, unfit={name: count for name, count in counts.items() if count})


def _table(session: Session, feed: str) -> Table:
    """The table into which a feed of that name captures."""
    name = name_of_captured(*feed.split(".", 1))
    return Table(session.warehouse.schemas.raw_vault, Identifier(f"sat_{name}"))


def _counted(session: Session, found: Filling) -> Filling:
    """The same with what there is of it, without the columns of which there is nothing."""
    if not found.columns:
        return found
    members = found.members(session.renderer.dialect)
    ((versions, since, *each),) = session.rows("filling", "span", olds=found.olds, members=members)
    columns = (one for one, count in zip(found.columns, each, strict=True) if count)
    return replace(found, columns=tuple(columns), versions=int(versions), since=since)
