"""Profiling: what each delivery holds, told while it is staged, and kept with its load.

One statement, where the rows were staged, tells what is counted of all of them, and lists those
that tell how values are spread: a part of them where there are many.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from vault.audit import Load
from vault.dialects import Dialect
from vault.drift import (
    RECENT,
    Counts,
    Finding,
    Profile,
    Spread,
    compared,
    estimated,
    unmet,
    unmet_by_delivery,
)
from vault.drift.profile import COLUMNS
from vault.entities import Feed
from vault.execute.profiled import Profiled, profiled, told_apart
from vault.execute.session import Session, readable_errors
from vault.names import Identifier, Sql
from vault.sources import is_numbered
from vault.stage import Stage

#: Of more rows so many tell how values are spread, by which a share is off by two hundredths at
#: most, in 19 of 20 cases: 1.96 × √(0.25 ÷ 2,500).
ENOUGH = 2_500
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
    again = stage.is_read_again and not feed.table
    numbered = is_numbered(feed) and not feed.table
    context: dict[str, Any] = {
        "this": stage,
        "columns": columns,
        "whole": not any(load.rejected or load.filtered for load in loads),
        "numbered": numbered,
        "chosen": chosen(loads, *numbers(again, numbered, reader.renderer.dialect)),
    }
    context |= {"relation": relation()} if again else {}
    rows = reader.renderer.render("profile", "rows_again" if again else "rows", **context)
    totals = _totals(reader, context | {"rows": Sql(rows.rstrip(";"))})
    recent = _recent(session, feed)
    found: dict[int, list[Profile]] = {}
    findings: dict[int, list[Finding]] = {}
    for load in loads:
        made = list(_of_load(load, feed, columns, totals.get(load.load_id), recent))
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
    """What was told of a load; of each column by its place."""

    rows: int
    told: Mapping[int, Mapping[str, Any]]
    spread: Mapping[int, Spread]


def numbers(again: bool, numbered: bool, dialect: Dialect) -> tuple[str, str]:
    """What tells the load of a row, and its number there, from 0 on."""
    if again:
        return "delivery.load_id", "delivered.delivery_row - 1"
    number = "delivery_row - 1" if numbered else f"{dialect.row} - starts.first_row"
    return "staged.load_id", f"staged.{number}"


def chosen(loads: Sequence[Load], load_id: str, number: str) -> Sql | None:
    """Which rows tell how values are spread; None where all of them do.

    They are told by the `number` of a row in its delivery, so that they are the same however many
    are loaded at once.
    """
    cases = "".join(
        f"        when {load.load_id} then mod(({number}) * {ENOUGH}, {load.delivered})\n"
        for load in loads
        if load.delivered > ENOUGH
    )
    if not cases:
        return None
    return Sql(f"case {load_id}\n{cases}        else 0\n    end < {ENOUGH}")


def _totals(reader: Session, context: Mapping[str, Any]) -> dict[int, _Total]:
    """What is told of each load, some of them at a time."""
    columns: Sequence[Profiled] = context["columns"]
    apart = told_apart(columns)
    found = {}
    for load_id, count, *told in _told(reader, {**context, "apart": apart}):
        figures = iter(told)
        totals = {one.place: {name: next(figures) for name, _ in one.figures()} for one in columns}
        values = _values(next(figures) or "", apart) if apart else {}
        spread = {int(place): Spread(several) for place, several in values.items()}
        found[int(load_id)] = _Total(int(count), totals, spread)
    return found


def _values(rows: str, names: Iterable[str]) -> dict[str, list[Any]]:
    """The values of each name in some rows, which are JSON objects with commas between them."""
    found: dict[str, list[Any]] = {name: [] for name in names}

    def note(row: Mapping[str, Any]) -> None:  # so that rows are not kept, only their values
        for name, values in found.items():
            values.append(row.get(name))

    json.loads(f"[{rows}]", object_hook=note)
    return found


def _told(reader: Session, context: Mapping[str, Any]) -> Iterator[Sequence[Any]]:
    """The figures as the driver itself hands them out."""
    sql = reader.renderer.render("profile", "figures", **context)
    (text,) = reader.driver.statements(sql)
    with readable_errors("templates/profile/figures.sql", sql):
        result = reader.connection.exec_driver_sql(text)
        while rows := result.cursor.fetchmany(10):
            yield from rows
        result.close()


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
        found = _spread(found, counts, one, total.spread.get(one.place) if total else None)
        found = compared(found, recent.get(found.column_name, ()), is_complete)
        wrong = list(unmet(found, counts, one.column.expect)) if one.column.expect else []
        yield replace(found, findings=tuple(each.text for each in wrong)), wrong


def _spread(found: Profile, counts: Counts, column: Profiled, shape: Spread | None) -> Profile:
    """A profile with how the values are spread."""
    if shape is None or not shape.total:
        return replace(found, distinct_count=0 if column.is_told_apart else None)
    known = found.known_count - (found.odd_count or 0)
    distinct = estimated(shape.distinct, shape.once, shape.total, known)
    if column.column.expect and column.column.expect.unique:
        distinct = found.known_count - counts.repeated  # it was counted
    return replace(
        found,
        distinct_count=distinct,
        sampled_count=shape.total,
        quantiles=shape.quantiles or None if column.is_ordered else None,
        top_values=shape.words if column.is_listed else None,
    )
