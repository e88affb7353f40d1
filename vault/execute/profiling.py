"""Profiling: what each delivery holds, told while it is staged, and kept with its load.

One statement tells what is counted of all rows, a second one how values are spread, by a part of
the rows where there are many. Both run where the rows were staged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from vault.audit import Load
from vault.drift import (
    LEAST_SHARE,
    LEVELS,
    RECENT,
    Counts,
    Finding,
    Profile,
    compared,
    estimated,
    unmet,
    unmet_by_delivery,
)
from vault.drift.profile import COLUMNS
from vault.entities import Feed
from vault.execute.profiled import Profiled, profiled
from vault.execute.session import Session
from vault.names import Identifier, Sql
from vault.stage import Stage

#: From twice so many rows on, a part of them tells how values are spread: at least so many.
ENOUGH = 25_000
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Profiles:
    """What some deliveries hold, and what of it is not as expected, by their loads."""

    rows: Mapping[int, Sequence[Profile]] = field(default_factory=dict)
    findings: Mapping[int, Sequence[Finding]] = field(default_factory=dict)

    def refusal(self, load: Load) -> str | None:
        """Why a delivery is refused for what was expected; None where it is not."""
        wrong = [one.text for one in self.findings.get(load.load_id, ()) if one.stops]
        if not wrong:
            return None
        return f"not as expected: {'; '.join(wrong)}; see `dvault profile {load.feed}`"

    def told(self, load: Load) -> Load:
        """The load with what of it is not as expected."""
        found = tuple(one.text for one in self.findings.get(load.load_id, ()))
        return replace(load, findings=found) if found else load


def profile(
    session: Session, stage: Stage, loads: Sequence[Load], relation: Callable[[], Sql]
) -> Profiles:
    """The profiles of deliveries that were staged; none where nobody asked for them.

    `relation` makes the select that reads them, for what is not in the stage.
    """
    feed, reader = stage.feed, session if stage.feed.table else session.reader
    columns = profiled(stage, reader.renderer.dialect) if session.profiles else ()
    if not session.profiles or not (columns or feed.profile or feed.expect):
        return Profiles()
    again = {"relation": relation()} if stage.is_read_again and not feed.table else {}
    operation = "rows_again" if again else "rows"
    context: dict[str, Any] = {"this": stage, "columns": columns, **again}
    rows = Sql(reader.renderer.render("profile", operation, **context).rstrip(";"))
    totals = _totals(reader, columns, rows)
    shapes = _shapes(reader, columns, rows, totals)
    recent = _recent(session, feed)
    found: dict[int, list[Profile]] = {}
    findings: dict[int, list[Finding]] = {}
    for load in loads:
        made = list(_of_load(load, feed, columns, totals.get(load.load_id), shapes, recent))
        found[load.load_id] = [one for one, _ in made]
        findings[load.load_id] = [finding for _, several in made for finding in several]
        if not any(one.stops for one in findings[load.load_id]):
            for one in found[load.load_id]:
                recent[one.column_name].append(Profile.of(one.row))  # as it will be read again
    return Profiles(found, findings)


def keep_profiles(session: Session, found: Profiles) -> None:
    """Write the profiles of some loads."""
    rows = [one.row for several in found.rows.values() for one in several]
    for at in range(0, len(rows), _AT_ONCE):
        context = {"this": session.audit, "names": _NAMES, "rows": rows[at : at + _AT_ONCE]}
        sql = session.renderer.render("profile", "keep", **context)
        session.execute(sql, "templates/profile/keep.sql")


_NAMES = tuple(map(Identifier, COLUMNS))


@dataclass(frozen=True, slots=True)
class _Total:
    """What was told of all rows of a load; of each column by its place."""

    rows: int
    first: int
    told: Mapping[int, Mapping[str, Any]]

    @property
    def step(self) -> int:
        """Every which row is looked at to tell how values are spread."""
        return max(self.rows // ENOUGH, 1)


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the values of a column are spread in the rows that were looked at."""

    total: int
    distinct: int
    once: int
    values: Sequence[tuple[str | None, float | None, int, int]]  # word, number, often, up to here

    @property
    def quantiles(self) -> tuple[float, ...]:
        """The least value, and that up to which each twentieth of them lies."""
        ordered = sorted(self.values, key=lambda one: one[3])
        found, at = [], 0
        for level in range(LEVELS + 1):
            while LEVELS * ordered[at][3] < level * self.total:
                at += 1
            found.append(ordered[at][1] or 0.0)
        return tuple(found)

    @property
    def top_values(self) -> tuple[tuple[str, float], ...]:
        """The values that stand out with their shares, the most frequent first."""
        shares = ((str(word), often / self.total) for word, _, often, _ in self.values)
        frequent = (one for one in shares if one[1] >= LEAST_SHARE)
        return tuple(sorted(frequent, key=lambda one: (-one[1], one[0])))


def _totals(reader: Session, columns: Sequence[Profiled], rows: Sql) -> dict[int, _Total]:
    names = [[name for name, _ in one.figures()] for one in columns]
    found = {}
    for load_id, count, first, *told in reader.rows(
        "profile", "totals", columns=columns, rows=rows
    ):
        figures = iter(told)
        of_columns = {
            one.place: {name: next(figures) for name in of_one}
            for one, of_one in zip(columns, names, strict=True)
        }
        found[int(load_id)] = _Total(int(count), int(first), of_columns)
    return found


def _shapes(
    reader: Session, columns: Sequence[Profiled], rows: Sql, totals: Mapping[int, _Total]
) -> dict[tuple[int, int], _Shape]:
    """How values are spread, by load and place of the column."""
    asked = [one for one in columns if one.is_told_apart]
    if not asked or not totals:
        return {}
    large = [(load_id, one.first, one.step) for load_id, one in totals.items() if one.step > 1]
    context = {"columns": asked, "rows": rows, "large": large, "levels": LEVELS}
    values = defaultdict(list)
    whole = {}
    for place, load_id, word, number, often, up_to, *counts in reader.rows(
        "profile", "shapes", least=LEAST_SHARE, **context
    ):
        key = int(load_id), int(place)
        values[key].append((word, number, int(often), int(up_to)))
        total, distinct, once = map(int, counts)
        whole[key] = total, distinct, once
    return {key: _Shape(*whole[key], of_one) for key, of_one in values.items()}


def _recent(session: Session, feed: Feed) -> dict[str | None, list[Profile]]:
    """The profiles of the last deliveries of a feed that were loaded, by column, oldest first."""
    found: dict[str | None, list[Profile]] = defaultdict(list)
    context = {"this": session.audit, "feed": feed.record_source, "last": RECENT}
    for row in session.rows("profile", "recent", names=_NAMES, **context):
        one = Profile.of(row)
        found[one.column_name].append(one)
    return found


def _of_load(
    load: Load,
    feed: Feed,
    columns: Sequence[Profiled],
    total: _Total | None,
    shapes: Mapping[tuple[int, int], _Shape],
    recent: Mapping[str | None, Sequence[Profile]],
) -> Iterable[tuple[Profile, Sequence[Finding]]]:
    """The profiles of a delivery as a whole and of its columns, each with what is wrong with it."""
    rows, is_complete = total.rows if total else 0, feed.delivers == "snapshot"
    whole = Profile(load.load_id, row_count=rows)
    whole = compared(whole, recent.get(None, ()), is_complete)
    wrong = list(unmet_by_delivery(whole, feed.expect)) if feed.expect else []
    yield replace(whole, findings=tuple(one.text for one in wrong)), wrong
    for one in columns:
        told = dict(total.told[one.place]) if total else {}
        found, counts = one.profile(load.load_id, rows, told)
        found = _spread(found, counts, one, shapes.get((load.load_id, one.place)))
        found = compared(found, recent.get(found.column_name, ()), is_complete)
        wrong = list(unmet(found, counts, one.column.expect)) if one.column.expect else []
        yield replace(found, findings=tuple(each.text for each in wrong)), wrong


def _spread(found: Profile, counts: Counts, column: Profiled, shape: _Shape | None) -> Profile:
    """A profile with how the values are spread."""
    if shape is None:
        return replace(found, distinct_count=0 if column.is_told_apart else None)
    known = found.known_count - (found.odd_count or 0)
    distinct = estimated(shape.distinct, shape.once, shape.total, known)
    if column.column.expect and column.column.expect.unique:
        distinct = found.known_count - counts.repeated  # it was counted
    return replace(
        found,
        distinct_count=distinct,
        sampled_count=shape.total,
        quantiles=shape.quantiles if column.is_ordered else None,
        top_values=shape.top_values if column.is_listed else None,
    )
