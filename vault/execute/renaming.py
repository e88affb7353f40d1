"""Renaming: what was given other names, as the audit keeps it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from vault.entities import Feed
from vault.execute.session import Session
from vault.names import Table
from vault.renames import Rename, Renames

#: The table that keeps it.
BOOK = "renamed"


def renames_of(session: Session, held: Collection[Table] | None = None) -> Renames:
    """All renames of a database; none in one of an earlier version, and none in Spark.

    `held` are the tables it holds, where they are known already.
    """
    if not session.renderer.dialect.transactions:
        return Renames()
    if session.audit(BOOK) not in (session.held() if held is None else held):
        return Renames()
    rows = session.rows("change", "renamed", this=session.audit)
    return Renames(tuple(Rename(*row) for row in rows))


def loaded_feeds(session: Session, held: Collection[Table]) -> list[str]:
    """The feeds that were ever loaded, by the names they had then."""
    if session.audit("load") not in held:
        return []
    return [str(name) for (name,) in session.rows("audit", "feeds", this=session.audit)]


def inserted_rows(session: Session) -> dict[str, int]:
    """How many rows each table was given by the accounts, under any of its names."""
    counts: dict[str, int] = {}
    for told, rows in session.rows("audit", "inserted", this=session.audit):
        table = session.renames.table(str(told))
        counts[table] = counts.get(table, 0) + int(rows)
    return counts


def loads_of(session: Session, feed: Feed) -> list[tuple[Any, ...]]:
    """File, SHA-256 and moment of each load of a feed, whatever it was called then."""
    names = names_of(session, feed)
    return session.rows("feed", "loaded", this=feed, audit=session.audit, names=names)


def names_of(session: Session, feed: Feed) -> tuple[str, ...]:
    """The name of a feed, and all it had before."""
    renames = session.renames
    names = renames.names_of_feed(feed.record_source)
    if feed.was and renames.feed(feed.was.name) == feed.was.name:  # which is not applied yet
        names += renames.names_of_feed(feed.was.name)
    return names


def keep_renames(session: Session, made: Iterable[Rename]) -> None:
    """Write down what was given another name; it is sealed with its run."""
    known = session.renames.every
    renames = [
        Rename(number, session.run_id, one.kind, one.target, one.before, one.after)
        for number, one in enumerate(made, len(known) + 1)
    ]
    if renames:
        session.renames = Renames((*known, *renames))
        sql = session.renderer.render("change", "record", this=session.audit, renames=renames)
        session.execute(sql, "templates/change/record.sql")
