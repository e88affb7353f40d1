"""Staging: deliveries become rows of one temporary table, typed, hashed, the bad ones set apart.

Files are read here, or where they can be read and carried here; a table is read where it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vault.audit import Load
from vault.entities import Feed
from vault.errors import DatabaseError
from vault.execute.barring import bar, barred_by, clean
from vault.execute.carry import carry
from vault.execute.lookup import look_up
from vault.execute.session import Session
from vault.names import Sql
from vault.plan import Step
from vault.sources import Layout, breaches, grouped, reading, table_reading
from vault.stage import Stage


class Unreadable(Exception):  # noqa: N818
    """DuckDB refuses a file because of its structure; broken records must be marked first."""


def stage_of(
    session: Session, feed: Feed, loads: tuple[Load, ...], layouts: Sequence[Layout]
) -> Stage:
    """How some deliveries are read; SourceError where a table is not as the feed says."""
    kept_out = barred_by(session, feed)
    if feed.table:
        stage, renderer = Stage(feed, loads, barred=kept_out), session.renderer
        checks = tuple(stage.checks(renderer.hashing))
        held = session.delivered_columns(feed)
        for breach in breaches(feed, str(feed.table), held):
            session.warn(breach)
        read = table_reading(feed, loads[0].delivery, held, checks, renderer.dialect)
        return replace(stage, readings=(read,))
    stage = Stage(feed, loads, carried=session.carries, barred=kept_out)
    checks = tuple(stage.checks(session.reader.renderer.hashing))
    readings = tuple(reading(feed, group, checks) for group in grouped(layouts))
    return replace(stage, readings=readings)


def stage_rows(session: Session, stage: Stage, mendable: bool, implies: bool) -> list[Load]:
    """Stage deliveries without rejected and filtered rows; returns the loads with counts.

    Where the absence of a key `implies` something, the keys of rejected rows are kept in mind.
    Raises Unreadable where DuckDB refuses a file that can be mended, LoadError where what is looked
    up is not unique.
    """
    look_up(session, stage)
    bar(session, stage)
    session.step(Step(stage, "delivery"))
    typed = {"relation": typing(session if stage.feed.table else session.reader, stage)}
    try:
        if stage.feed.table:
            session.step(Step(stage, "stage_table", more=typed))
        elif session.carries:
            with session.reader.transaction():
                session.reader.step(Step(stage, "delivery"))
                session.reader.step(Step(stage, "stage", more=typed))
        else:
            session.step(Step(stage, "stage", more=typed))
    except DatabaseError as error:
        if mendable:
            raise Unreadable from error
        raise
    if stage.carried:
        carry(session, stage)
    clean(session, stage)
    session.step(Step(stage, "count"))
    rows = "rows_again" if stage.is_read_again else "rows"
    session.step(Step(stage, rows, more=typed))
    loads = counted(session, stage.loads)
    if implies:
        session.step(Step(stage, "withheld"))
    if any(load.rejected or load.filtered for load in loads):
        session.step(Step(stage, "reject", more={"audit": session.audit}))
    return loads


def counted(session: Session, loads: Sequence[Load]) -> list[Load]:
    """Some loads with the counts of what is staged of them."""
    counts = {load_id: found for load_id, *found in session.rows("feed", "counted")}
    names = ("delivered", "rejected", "filtered")
    return [replace(load, **dict(zip(names, counts[load.load_id], strict=True))) for load in loads]


def typing(session: Session, stage: Stage) -> Sql:
    """The select that types what is delivered, with numbers for equal rows where asked for."""
    select = relation(session, stage, "read_table" if stage.feed.table else "read")
    if stage.occurrences:
        select = Sql(session.renderer.render("feed", "number", this=stage, relation=select))
    return select


def relation(session: Session, stage: Stage, operation: str) -> Sql:
    """The select that reads what is delivered: typed to be staged, or as it is in the files."""
    selects = [session.renderer.render("feed", operation, this=one) for one in stage.readings]
    if len(selects) == 1:
        return Sql(selects[0])
    return Sql("(\n" + "\n)\nunion all\n(\n".join(selects) + "\n)")
