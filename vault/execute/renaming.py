"""Renaming: what was given other names, as the audit keeps it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

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


def keep_renames(session: Session, known: Renames, made: Iterable[Rename]) -> None:
    """Write down what was given another name; it is sealed with its run."""
    renames = [
        Rename(number, session.run_id, one.kind, one.target, one.before, one.after)
        for number, one in enumerate(made, len(known.every) + 1)
    ]
    if renames:
        sql = session.renderer.render("change", "record", this=session.audit, renames=renames)
        session.execute(sql, "templates/change/record.sql")
