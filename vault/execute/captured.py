"""Captured: what a database holds of columns that nobody had declared, and somebody does now."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import replace

from vault.entities import Satellite, Type, Warehouse
from vault.execute.carry import reading_elsewhere
from vault.execute.conversion import unfit
from vault.execute.definitions import last_applied
from vault.execute.filling import FEED
from vault.execute.renaming import names_of
from vault.execute.session import Session
from vault.names import CAPTURED, Identifier, Table, name_of_captured
from vault.plan import Filling, Held, awaited, described, judged


def captured(session: Session, held: Held, applied: Warehouse | None) -> dict[Table, Filling]:
    """By the tables of satellites what was captured of the attributes they are about to be given.

    `applied` is the warehouse as it was when the database was last as it was declared.
    """
    feeds = {feed.record_source: feed for feed in session.warehouse.feeds}
    names = {name: names_of(session, feed) for name, feed in feeds.items()}
    olds = {name: there for name in feeds if (there := _olds(session, names[name], held))}
    filled = held
    if olds and not session.renderer.dialect.transactions:
        applied = last_applied(session.warehouse, session, held, ended=True)
        filled = _filled(session, held, applied) if applied else held
    known = [one.feeds for one in (session.warehouse, applied) if one]
    waiting: dict[Table, Filling] = {}
    for name, tables in olds.items():
        loads = (described(one, called) for one in known for called in names[name])
        then = next(filter(None, loads), None)
        for load in feeds[name].satellites:
            awaits = awaited(feeds[name], load, filled)
            found = _counted(session, Filling(load.satellite, feeds[name], awaits, tables))
            if found.columns:
                waiting[load.satellite.table] = judged(found, then, held)
    return waiting


def unfitting(session: Session, found: Filling) -> Filling:
    """The same with how many versions of each column hold what is no value of its type."""
    if found.fault:
        return found
    with nullcontext() if session.carries else reading_elsewhere(session):
        counts = {str(one.name): unfit(session, found, one) for one in found.columns}
    return replace(found, unfit={name: count for name, count in counts.items() if count})


def _olds(session: Session, names: tuple[str, ...], held: Held) -> tuple[Table, ...]:
    """The tables that are there into which a feed captures, by the names it had."""
    found = []
    for feed in names:
        name = name_of_captured(*feed.split(".", 1))
        table = Table(session.warehouse.schemas.raw_vault, Identifier(f"sat_{name}"))
        stored = held.get(table, {}).get(CAPTURED, "")
        if session.renderer.dialect.stores(Type("json"), stored):  # else of another making
            found.append(table)
    return tuple(found)


def _filled(session: Session, held: Held, applied: Warehouse) -> Held:
    """What is held without the attributes that nothing has filled since they were appended.

    An `apply` that is cut off leaves such where there are no transactions.
    """
    told: dict[str, str] = {}
    for target, file in session.rows("audit", "origins", this=session.audit, feed=FEED):
        told[target] = f"{told.get(target, '')}, {file.rpartition(': ')[2]},"
    known = {one.table: {column.name for column in one.attributes} for one in applied.satellites}

    def is_left(this: Satellite, name: str) -> bool:
        return name in known.get(this.table, ()) or f", {name}," in told.get(this.table.name, "")

    left: dict[Table, Mapping[str, str]] = {}
    for one in session.warehouse.satellites:
        if one.table in held:
            new = {str(column.name) for column in one.attributes if not is_left(one, column.name)}
            columns = held[one.table].items()
            left[one.table] = {name: kind for name, kind in columns if name not in new}
    return {**held, **left}


def _counted(session: Session, found: Filling) -> Filling:
    """The same with what there is of it, without the columns of which there is nothing."""
    if not found.columns:
        return found
    members = found.members(session.renderer.dialect)
    ((versions, since, *each),) = session.rows("filling", "span", olds=found.olds, members=members)
    columns = (one for one, count in zip(found.columns, each, strict=True) if count)
    return replace(found, columns=tuple(columns), versions=int(versions), since=since)
