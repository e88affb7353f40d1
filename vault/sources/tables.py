"""Tables of the warehouse's own database as deliveries: how their values get the declared types.

A table's values have types already. A type that holds all of what was declared is cast; a wider
one is cast value by value, and a row with a value that does not fit is rejected; a text is never
parsed, so that a table means the same in every database.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from vault.dialects import Dialect
from vault.entities.feed import Feed, FeedColumn
from vault.errors import SourceError, suggestion
from vault.names import Identifier, Sql, Table
from vault.render import literal
from vault.sources.deliveries import Delivery
from vault.sources.landed import condition
from vault.sources.layouts import delivered_columns
from vault.sources.rules import FILTERED, LookedUp, looked_up
from vault.types import Type

#: What databases call the types, by what kind of value they hold.
_FAMILIES = (
    (r"u?(tiny|small|big|huge)?int(eger)?|int[248]|int64|byteint|byte|short|long", "whole"),
    (r"(numeric|decimal|number|bignumeric)(\(.*\))?", "decimal"),
    (r"real|float[48]?|float64|double( precision)?", "double"),
    (r"(var)?char(acter)?( varying)?(\(.*\))?|bpchar|text|string|name|citext|uuid", "text"),
    (r"bool(ean)?", "boolean"),
    (r"date", "date"),
    (r"(timestamp|datetime)(\(.*\))?( without time zone)?|timestamp_(s|ms|ntz)", "timestamp"),
    (r"timestamp(tz)?(\(.*\))?( with time zone)?|timestamptz|timestamp_tz", "timestamptz"),
    (r"time(\(.*\))?( without time zone)?", "time"),
    (r"jsonb?", "json"),
    (r"bytea|blob|binary|varbinary|bytes", "binary"),
)
#: What a cast makes of every value: the session's zone is UTC.
_CAST = {("date", "timestamp"), ("timestamp", "timestamptz"), ("timestamptz", "timestamp")}
_BOUNDS = {"integer": (-(2**31), 2**31 - 1), "bigint": (-(2**63), 2**63 - 1)}
#: The digits of the largest whole number, by type; a type of no more digits fits into another.
_DIGITS = {"integer": 10, "bigint": 19}
_WHOLE = (
    (r"u?(tinyint|smallint|byte|short)|int2|byteint", 5),
    (r"int(eger)?|int4", 10),
    (r"bigint|int8|int64|long|uinteger", 19),
)


@dataclass(frozen=True, slots=True)
class TableCell:
    """A column: its value, and when a value of the table is none; None where every value fits."""

    column: FeedColumn
    raw: Sql
    value: Sql
    misfit: Sql | None = None

    @property
    def name(self) -> Identifier:
        return self.column.name


@dataclass(frozen=True, slots=True)
class TableReading:
    """What `templates/feed/read_table.sql` prints.

    `misfits` and `rejection` say why a row is refused: its values, and then its checks as well; it
    is empty where a row is filtered.
    """

    kind: ClassVar[str] = "feed"

    table: Table
    cells: tuple[TableCell, ...]
    derived: tuple[FeedColumn, ...]
    lookups: tuple[LookedUp, ...]
    misfits: Sql
    rejection: Sql
    delivered: tuple[Identifier, ...]
    #: which rows of the table are read; None for all
    condition: Sql | None = None

    @property
    def beside(self) -> tuple[tuple[Identifier, Identifier], ...]:
        """Every column of the table, and what it is called beside those of the feed."""
        return tuple(
            (name, Identifier(f"delivered {at}")) for at, name in enumerate(self.delivered, 1)
        )

    def shown(self, dialect: Dialect) -> Iterator[tuple[Identifier, Sql]]:
        """The columns of the table under their names, with what they are called here."""
        return ((name, dialect.identifier(beside)) for name, beside in self.beside)

    @property
    def columns(self) -> tuple[Identifier, ...]:
        """What it brings, under the feed's names."""
        made = [one.name for one in self.derived] + [one.name for one in self.lookups]
        return (*(cell.name for cell in self.cells), *made)


def table_reading(
    feed: Feed,
    delivery: Delivery,
    held: Mapping[str, str],
    checks: Iterable[tuple[Sql, str]],
    dialect: Dialect,
) -> TableReading:
    """Return how to read a delivery of the feed's table, whose columns and types are `held`.

    Raises SourceError, naming every column at once, where one is missing or of another type.
    """
    assert feed.table
    if not held:
        raise SourceError(
            f"{feed.record_source}: there is no table {feed.table} that may be read; check `table:`"
        )
    cells, faults = list[TableCell](), list[str]()
    if not dialect.shortest_doubles:
        faults += [
            f"{feed.record_source}: column '{column.name}' is a double, whose text and so whose"
            f" hash is another in {dialect.name}: declare a decimal(p,s)"
            for column in feed.columns
            if column.type.name == "double"
        ]
    for column in delivered_columns(feed):
        found = _cell(column, held.get(column.source), dialect)
        if found is not None:
            cells.append(found)
        elif stored := held.get(column.source):
            faults.append(
                f"{feed.table}.{column.source} is {stored} and feed {feed.record_source} says"
                f" {column.type}: say the type it has, or let a view make the other of it"
            )
        else:
            faults.append(
                f"{feed.table}: column '{column.source}' is missing"
                + suggestion(column.source, held)
            )
    if faults:
        raise SourceError("\n".join(faults))
    before = ["when misfits is not null then misfits"]
    if feed.where is not None:
        before.append(f"when not coalesce(({feed.where}), false) then {FILTERED}")
    doubtful = [(str(cell.misfit), _reason(cell, dialect)) for cell in cells if cell.misfit]
    failing = [(str(condition), literal(reason, dialect)) for condition, reason in checks]
    return TableReading(
        table=feed.table,
        cells=tuple(cells),
        derived=tuple(column for column in feed.columns if column.value is not None),
        lookups=tuple(looked_up(feed, dialect)),
        delivered=tuple(map(Identifier, held)),
        misfits=_reasons([], doubtful, dialect),
        rejection=_reasons(before, failing, dialect),
        condition=condition(feed, delivery, _kind_of_watermark(feed, held), dialect),
    )


def _kind_of_watermark(feed: Feed, held: Mapping[str, str]) -> str:
    return family(held.get(feed.watermark.column.source, "")) if feed.watermark else ""


def _reasons(before: Sequence[str], faults: Sequence[tuple[str, str]], dialect: Dialect) -> Sql:
    """The reasons of the conditions that hold, joined; what stands `before` them goes first."""
    branches = list(before)
    if faults:
        found = " or ".join(f"({condition})" for condition, _ in faults)
        each = (f"case when {condition} then {text} end" for condition, text in faults)
        branches.append(f"when {found} then {dialect.join(each, '; ')}")
    return Sql(f"case {' '.join(branches)} end" if branches else f"cast(null as {dialect.text})")


def _reason(cell: TableCell, dialect: Dialect) -> str:
    """The text that says which value does not fit."""
    article = "an" if str(cell.column.type)[0] in "aeiou" else "a"
    before = literal(f"{cell.name}: '", dialect)
    after = literal(f"' is not {article} {cell.column.type}", dialect)
    return f"{before} || cast({cell.raw} as {dialect.text}) || {after}"


def family(stored: str) -> str:
    """What kind of value a type of a database holds; empty where dvault does not know it.

    >>> family("character varying(20)"), family("NUMERIC(15,2)"), family("timestamp with time zone")
    ('text', 'decimal', 'timestamptz')
    """
    text = stored.strip().lower()
    return next((name for form, name in _FAMILIES if re.fullmatch(form, text)), "")


def _cell(column: FeedColumn, stored: str | None, dialect: Dialect) -> TableCell | None:
    """The cell of a column; None where it is not there, or never becomes the declared type."""
    declared, kind = column.type, dialect.type(column.type)
    if stored is None:
        nothing = Sql(f"cast(null as {kind})")
        return TableCell(column, Sql("null"), nothing) if column.missing_is_null else None
    given, raw = family(stored), Sql(f"source.{dialect.identifier(Identifier(column.source))}")
    if dialect.stores(declared, stored):
        return TableCell(column, raw, raw)
    cast = Sql(f"cast({raw} as {kind})")
    if declared.name == "text":
        known = given not in ("binary", "timestamptz", "double")
        return TableCell(column, raw, cast) if known else None
    if given == declared.name and given != "decimal":
        return TableCell(column, raw, cast)
    if (given, declared.name) in _CAST:
        return TableCell(column, raw, cast)
    fits = _fits(raw, stored.lower(), given, declared, cast, dialect)
    if fits is None:
        return None
    if not fits:
        return TableCell(column, raw, cast)
    value = Sql(f"case when {fits} then {cast} end")
    return TableCell(column, raw, value, Sql(f"{raw} is not null and not ({fits})"))


def _fits(
    raw: Sql, stored: str, given: str, declared: Type, cast: Sql, dialect: Dialect
) -> str | None:
    """When a value fits; empty where each does, None where none is meant to."""
    match given, declared.name:
        case ("whole", "integer" | "bigint") if _digits(stored) <= _DIGITS[declared.name]:
            return ""
        case ("whole" | "decimal" | "double", "integer" | "bigint"):
            low, high = _BOUNDS[declared.name]
            whole = "" if given == "whole" else f" and {raw} = round({raw})"
            return f"{raw} between {low} and {high}{whole}"
        case ("whole" | "decimal", "decimal"):
            room = declared.precision - declared.scale
            scale = re.search(r"\(\d+\s*,\s*(\d+)\)", stored)
            fraction = int(scale[1]) if scale else 0 if given == "whole" else 99
            if _digits(stored) - fraction <= room and fraction <= declared.scale:
                return ""
            return f"abs({raw}) < {10**room} and round({raw}, {declared.scale}) = {raw}"
        case ("double", "decimal"):
            room = 10 ** (declared.precision - declared.scale)
            back = f"cast({cast} as {dialect.double}) = {raw}"
            return f"case when abs({raw}) < {room} then {back} else false end"
        case ("whole", "double") if _digits(stored) <= _DIGITS["integer"]:
            return ""
        case ("timestamp", "date"):
            return f"cast({cast} as {dialect.timestamp}) = {raw}"
        case _:
            return None


def _digits(stored: str) -> int:
    """How many digits a number of a stored type may have; many where it does not say."""
    if precision := re.search(r"\((\d+)", stored):
        return int(precision[1])
    return next((digits for form, digits in _WHOLE if re.fullmatch(form, stored)), 99)
