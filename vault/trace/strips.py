"""Strips: when each version of each satellite was true, along one axis of time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from html import escape

from vault.trace.answer import Subject, Timeline
from vault.trace.telling import moment_text


def strips_of(subject: Subject, at: int) -> Iterator[str]:
    """A strip for each satellite of a key; each version leads to its row."""
    moments = [one.applied_date for told in subject.timelines for one in told.versions]
    if not moments:
        return
    first, last = min(moments), max(moments)
    # what is true now goes on beyond the last change
    last += max((last - first) / 8, timedelta(days=1))
    yield '<div class="strips">'
    for number, timeline in enumerate(subject.timelines, 1):
        place = f"k{at}-s{number}"
        yield f'<a href="#{place}">{escape(timeline.satellite)}</a>'
        yield f'<div class="strip">{"".join(_bars(timeline, place, first, last))}</div>'
    said = (moment_text(first), f"last change {moment_text(max(moments))}")
    axis = (f"<span>{escape(one)}</span>" for one in said)
    yield f'<span></span><div class="axis">{"".join(axis)}</div>'
    yield "</div>"


def _bars(timeline: Timeline, place: str, first: datetime, last: datetime) -> Iterator[str]:
    whole = (last - first).total_seconds()
    for at, version in enumerate(timeline.versions, 1):
        begin = (version.applied_date - first).total_seconds() / whole
        end = (min(version.valid_to or last, last) - first).total_seconds() / whole
        title = f"from {moment_text(version.applied_date)}, load {version.load_id}"
        yield (
            f'<a href="#{place}-1-{at}" title="{escape(title)}"'
            f' style="left:{begin:.2%};width:{max(end - begin, 0):.2%}"></a>'
        )
