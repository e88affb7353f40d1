"""A column as it is profiled: the expressions that tell its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from vault.dialects import Dialect
from vault.drift import Counts, Profile
from vault.entities import Feed, FeedColumn
from vault.names import Identifier, Sql
from vault.sources.personal import personal_columns
from vault.stage import Stage

_WHOLE = ("integer", "bigint")
_NUMBERS = (*_WHOLE, "decimal", "double")
_MOMENTS = ("date", "timestamp", "timestamptz")
#: Of other types only rows are counted.
_WORDS = ("text", "boolean", "time")
#: Texts are told apart by so many characters, and shown with them.
WIDTH = 100
#: The largest number there is; what is neither at most that nor null is infinite or none.
_LARGEST = "1.7976931348623157e308"


@dataclass(frozen=True, slots=True)
class Profiled:
    """A column, its place among those that are profiled, and whether it is personal."""

    column: FeedColumn
    place: int
    personal: bool
    dialect: Dialect

    @property
    def name(self) -> Identifier:
        return self.column.name

    @property
    def is_number(self) -> bool:
        return self.column.type.name in _NUMBERS

    @property
    def is_ordered(self) -> bool:
        """Whether its quantiles are told."""
        return not self.personal and (self.is_number or self.column.type.name in _MOMENTS)

    @property
    def is_listed(self) -> bool:
        """Whether its values are, which stand out."""
        return not self.personal and self.column.type.name in _WORDS

    @property
    def is_told_apart(self) -> bool:
        """Whether it is told how many values there are."""
        return self.column.type.name in (*_NUMBERS, *_MOMENTS, *_WORDS)

    @property
    def _quoted(self) -> Sql:
        return self.dialect.identifier(self.name)

    @property
    def sound(self) -> Sql:
        """Its value, null where that is infinite or no number."""
        name, type_ = self._quoted, self.column.type.name
        if type_ == "decimal":
            return Sql(self.dialect.sound_decimal.format(name))
        if type_ == "double":
            return Sql(f"case when abs({name}) <= {_LARGEST} then {name} end")
        if type_ in _MOMENTS:
            return Sql(f"case when {self.dialect.finite.format(name)} then {name} end")
        return name

    @property
    def shown(self) -> Sql:
        """Its value as it is told apart: a number, moments in seconds since 1970, or a text."""
        type_, sound = self.column.type.name, self.sound
        if type_ == "text":
            return Sql(f"substr({sound}, 1, {WIDTH})")
        if type_ in _WORDS:
            return Sql(f"cast({sound} as {self.dialect.text})")
        if type_ in _MOMENTS:
            sound = Sql(self.dialect.seconds.format(sound))
        return sound if type_ in _WHOLE else Sql(f"cast({sound} as {self.dialect.double})")

    def figures(self) -> Iterator[tuple[str, Sql]]:
        """The name of each figure, and what tells it of all rows of a delivery."""
        name, sound = self._quoted, self.sound
        number, moment = self.is_number, self.column.type.name in _MOMENTS
        yield "known", Sql(f"count({name})")
        if sound != name:
            yield "sound", Sql(f"count({sound})")
        if not self.personal and (number or moment):
            yield from (("least", self._bound("min")), ("greatest", self._bound("max")))
        if not self.personal and number:
            yield "total", Sql(f"cast(sum({sound}) as {self.dialect.double})")
        if not self.personal and self.column.type.name == "text":
            length = self.dialect.byte_length.format(name)
            yield "shortest", Sql(f"min({length})")
            yield "longest", Sql(f"max({length})")
            yield "lengths", Sql(f"sum({length})")
        yield from self._doubts()

    def _bound(self, function: str) -> Sql:
        found = f"{function}({self.sound})"
        text = self.dialect.texts.get(self.column.type.name) or f"cast({{}} as {self.dialect.text})"
        return Sql(text.format(found))

    def _doubts(self) -> Iterator[tuple[str, Sql]]:
        """How many values are not as expected."""
        name, wanted = self._quoted, self.column.expect
        if wanted and wanted.minimum is not None:
            yield "below", _counted(f"{name} < {self._literal(wanted.minimum)}")
        if wanted and wanted.maximum is not None:
            yield "above", _counted(f"{name} > {self._literal(wanted.maximum)}")
        if wanted and wanted.accepted:
            accepted = ", ".join(map(self._literal, wanted.accepted))
            yield "others", _counted(f"{name} not in ({accepted})")
        if wanted and wanted.unique:
            yield "repeated", Sql(f"count({name}) - count(distinct {name})")

    def _literal(self, value: str) -> str:
        text = self.dialect.literal(value)
        type_ = self.column.type
        return text if type_.name == "text" else f"cast({text} as {self.dialect.type(type_)})"

    def profile(self, load_id: int, rows: int, told: dict[str, Any]) -> tuple[Profile, Counts]:
        """The figures of a delivery, from what was told; none where it has no rows."""
        whole = {name: int(told.get(name) or 0) for name in _COUNTED}
        sound, total = int(told.get("sound", whole["known"])), told.get("total")
        total = None if total is None else float(total)
        lengths, known = told.get("lengths"), whole["known"]
        found = Profile(
            load_id,
            str(self.name),
            str(self.column.type),
            row_count=rows,
            null_count=rows - known,
            odd_count=known - sound
            if self.is_number or self.column.type.name in _MOMENTS
            else None,
            minimum=told.get("least"),
            maximum=told.get("greatest"),
            total=total,
            mean=None if total is None or not sound else total / sound,
            shortest=_whole(told.get("shortest")),
            longest=_whole(told.get("longest")),
            mean_length=float(lengths) / known if lengths is not None and known else None,
        )
        return found, Counts(*(whole[name] for name in _COUNTED[1:]))


_COUNTED = ("known", "below", "above", "others", "repeated")


def _counted(condition: str) -> Sql:
    return Sql(f"count(case when {condition} then 1 end)")


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)


def profiled(stage: Stage, dialect: Dialect) -> tuple[Profiled, ...]:
    """The columns of a stage that are profiled: those that are stored, or of which is expected."""
    feed, kept = stage.feed, {*stage.kept, *stage.read_again}
    given = {name for load in feed.hubs for name in load.columns[: len(load.hub.qualifiers)]}
    personal = personal_names(feed)
    chosen = (
        column
        for column in feed.columns
        if column.expect
        or (feed.profile and column.name in kept and not _is_constant(column, given))
    )
    return tuple(
        Profiled(column, place, column.name in personal, dialect)
        for place, column in enumerate(chosen, 1)
    )


def told_apart(columns: Sequence[Profiled]) -> dict[str, Sql]:
    """What is shown of each column of which values are told apart, by its place."""
    return {str(one.place): one.shown for one in columns if one.is_told_apart}


def _is_constant(column: FeedColumn, qualifiers: set[Identifier]) -> bool:
    """Whether a column holds a collision code, or a tenant that is always the same."""
    return column.name in qualifiers and column.source == column.name and column.value is not None


def personal_names(feed: Feed) -> frozenset[str]:
    """The columns that are personal, of which such a one is made, or that are made of one."""
    found = {str(column.name) for column in feed.columns if column.pii}
    found |= {str(column.name) for column in personal_columns(feed)}
    while more := {
        str(column.name)
        for column in feed.columns
        if column.value and column.name not in found and found & _words(column.value)
    }:
        found |= more
    return frozenset(found)


def _words(rule: str) -> set[str]:
    """The names that a rule may speak of."""
    return {*re.findall(r"\w+", rule), *re.findall(r'"([^"]+)"', rule)}
