"""Replaying: one delivery that holds several load dates is loaded as if each had come by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from vault.entities import Satellite
from vault.execute.session import Session
from vault.execute.staging import counted
from vault.plan import FeedPlan, Step
from vault.stage import Stage

Span = tuple[datetime, datetime]


def parts(session: Session, plan: FeedPlan, stage: Stage) -> Iterator[Stage]:
    """Put one part of the delivery after the other into the stage; the whole where that is right.

    Yields the stage with the counts of what is in it.

    Rows of several load dates can be judged at once unless one of them is late against another, or
    what a load date lacks is stored, too.
    """
    spans = _spans(session, plan, stage) if plan.replays else []
    if len(spans) < 2:
        yield stage
        return
    session.step(Step(stage, "whole"))
    aside = {
        name: sum(getattr(load, name) for load in stage.loads) for name in ("rejected", "filtered")
    }
    for since, until in spans:
        more = {"since": since, "until": until, **aside}
        session.step(Step(stage, "part", more=more))
        session.step(Step(stage, "rows_again" if stage.is_read_again else "rows", more=more))
        yield replace(stage, loads=tuple(counted(session, stage.loads)))
        aside = dict.fromkeys(aside, 0)


def _spans(session: Session, plan: FeedPlan, stage: Stage) -> list[Span]:
    """The first and the last load date of each part, in order."""
    dates = [date for (date,) in session.rows("feed", "load_dates", this=stage)]
    if plan.goes_one_by_one:
        return [(date, date) for date in dates]
    starts = {
        start
        for target in plan.targets
        if isinstance(target.this, Satellite)
        for start in _starts(session.rows("satellite", "late_within", **target.context))
    }
    spans: list[Span] = []
    for date in dates:
        if not spans or date in starts:
            spans.append((date, date))
        else:
            spans[-1] = spans[-1][0], date
    return spans


def _starts(late: Sequence[tuple[datetime, datetime]]) -> Iterator[datetime]:
    """Where a part must begin; `late` are load dates with the last they are late against."""
    start: datetime | None = None
    for date, against in late:
        if start is None or against >= start:
            start = date
            yield start
