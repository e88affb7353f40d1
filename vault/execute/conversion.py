"""Conversion: texts that were captured become what they had been in a column that was declared.

DuckDB converts them by the rules by which it reads files, whatever database holds them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from vault.entities import FeedColumn
from vault.execute.carry import carried
from vault.execute.session import Session
from vault.names import Identifier, Sql
from vault.plan import Filling, Step
from vault.plan.filling import member
from vault.sources.capture import declared_cell


def unfit(session: Session, found: Filling, column: FeedColumn) -> int:
    """How many versions hold a text of a column that is no value of its type."""
    cell = declared_cell(column, found.feed.format)
    if cell.misfit is None:
        return 0
    with _texts_given(session, found, column):
        ((count,),) = session.reader.rows("filling", "unfit", **_converting(found, column))
    return int(count)


def convert(session: Session, step: Step, column: FeedColumn, made: Identifier) -> None:
    """Make a temporary table of the texts that were captured of a column, with their values."""
    found: Filling = step.more["found"]
    more = {"made": made, "column": column, **_converting(found, column)}
    if not session.carries:
        texts = session.renderer.render("filling", "texts", **_asking(session, found, column))
        _do(session, step, "convert", texts=Sql(texts), **more)
        return
    with session.reader.transaction(), _texts_given(session, found, column):
        _do(session.reader, step, "convert", texts=Sql("select * from given_texts"), **more)
        values = f"select * from {session.reader.renderer.dialect.identifier(made)}"
        carried(
            session,
            declare=lambda: _do(session, step, "taken", place=session.place(made), **more),
            copy=lambda: session.take(values, made),
        )


@contextmanager
def _texts_given(session: Session, found: Filling, column: FeedColumn) -> Iterator[None]:
    """Let the reader read the texts of a column, each with the number of its versions."""
    rows = session.rows("filling", "texts", **_asking(session, found, column))
    with session.reader.given("given_texts", ("delivered", "versions"), rows):
        yield


def _asking(session: Session, found: Filling, column: FeedColumn) -> dict[str, Any]:
    return {"olds": found.olds, "member": member(column, session.renderer.dialect)}


def _converting(found: Filling, column: FeedColumn) -> dict[str, Any]:
    cell = declared_cell(column, found.feed.format)
    return {"value": cell.value, "misfit": cell.misfit or Sql("false")}


def _do(session: Session, step: Step, operation: str, **more: Any) -> None:
    session.step(Step(step.this, operation, more=more, templates="filling"))
