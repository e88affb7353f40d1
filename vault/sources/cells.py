"""Facts about types: how a text becomes a value in DuckDB, and when it does not fit.

A cell fits when its value says exactly what the text said: nothing is rounded, cut or guessed.
"""

from __future__ import annotations

from dataclasses import dataclass

from vault.entities.feed import FeedColumn
from vault.entities.origin import FileFormat
from vault.names import Identifier, Sql
from vault.sources.numerals import canonical_json
from vault.types import Type

#: How DuckDB names the types that definitions name otherwise.
_NAMES = {"text": "varchar", "binary": "blob"}
_DATE = r"\d{4}-\d{1,2}-\d{1,2}"
_TIME = r"\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6}0*)?)?"
_ZONE = r" ?(?:Z|z|UTC|[+-]\d{2}(?::?\d{2})?)"
_INTEGER = r"[+-]?\d+(?:\.0*)?"
_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_WORDS = "'true', 'false', 't', 'f', '1', '0', 'yes', 'no'"


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of the relation.

    `typed` names the value that the expression `value` makes of what was delivered.
    `quick` holds for nearly all values that fit and costs little, `misfit` decides about the
    others and `reason` is its text; the three are None where every value fits.
    """

    name: Identifier
    typed: Identifier
    value: Sql
    quick: Sql | None = None
    misfit: Sql | None = None
    reason: Sql | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """The value of a text, a quick test that it fits, and the full test; null does not fit."""

    value: str
    quick: str
    fits: str


def type_name(declared: Type) -> str:
    """Return DuckDB's name of a declared type."""
    return _NAMES.get(declared.name, str(declared))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a column is delivered (`raw`) and what its value is called (`typed`); both quoted."""

    column: FeedColumn
    raw: str
    typed: str

    def cell(self, value: str, misfit: str = "", quick: str = "") -> Cell:
        """Return the cell of this column; without `misfit` every value fits."""
        typed = Identifier(self.typed.strip('"'))
        if not misfit:
            return Cell(self.column.name, typed, Sql(value))
        return Cell(
            self.column.name,
            typed,
            Sql(value),
            Sql(f"({quick or f'not coalesce({misfit}, false)'})"),
            Sql(misfit),
            Sql(_reason(self.column, self.raw)),
        )


def text_cell(place: Place, format: FileFormat) -> Cell:
    """Return the cell of a column that is delivered as text."""
    if place.column.type.name == "text":
        return place.cell(place.raw)
    rule = _rule(place.column, place.raw, place.typed, format)
    misfit = f"trim({place.raw}) <> '' and not coalesce({rule.fits}, false)"
    return place.cell(rule.value, misfit, rule.quick)


def quoted(text: str) -> str:
    """Return a text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def named(name: str) -> str:
    """Return a name in quotes."""
    return '"' + name.replace('"', '""') + '"'


def _rule(column: FeedColumn, raw: str, typed: str, format: FileFormat) -> Rule:
    declared = column.type
    cast = f"try_cast({raw} as {type_name(declared)})"
    same = f"{typed}::varchar is not distinct from {raw}"
    right = f"{typed} is not null"
    empty = f"{raw} is null"
    pattern = column.format or (
        format.date_format if declared.name == "date" else format.timestamp_format
    )
    match declared.name:
        case "integer" | "bigint":
            return Rule(cast, same, f"{right} and {_is(raw, _INTEGER)}")
        case "decimal":
            return _decimal(declared, raw, typed, format.decimal)
        case "double":
            return _double(raw, typed, format.decimal)
        case "boolean":
            common = f"{empty} or {raw} in ('true', 'false', '1', '0')"
            known = f"lower(trim({raw})) in ({_WORDS})"
            value = f"coalesce(try_cast({raw} as boolean), try_cast(trim({raw}) as boolean))"
            return Rule(value, common, known)
        case "date" if pattern:
            parsed = _parsed(raw, pattern)
            return Rule(f"{parsed}::date", empty, f"{typed}::timestamp = {parsed}")
        case "timestamp" if pattern:
            return Rule(_parsed(raw, pattern), f"{empty} or {right}", right)
        case "timestamptz" if pattern:
            parsed = f"({_parsed(raw, pattern)} at time zone 'UTC')"
            return Rule(parsed, f"{empty} or {right}", right)
        case "date" | "timestamp":
            form = _DATE if declared.name == "date" else f"{_DATE}(?:[T ]{_TIME})?"
            years = f"{typed} between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999'"
            quick = f"{same} and ({typed} is null or {years})"  # 'infinity' is itself
            return Rule(cast, quick, f"{years} and {_is(raw, form)}")
        case "timestamptz":
            return _timestamptz(raw, typed)
        case "time":
            return Rule(cast, same, f"{right} and {_is(raw, _TIME)}")
        case "json":
            return Rule(canonical_json(raw), f"{empty} or {right}", right)
        case _:
            pairs = _is(raw, "(?:[0-9a-fA-F]{2})+")
            value = f"case when {pairs} then from_hex(trim({raw})) end"
            return Rule(value, f"{empty} or {right}", right)


def _decimal(declared: Type, raw: str, typed: str, point: str) -> Rule:
    text = _with_point(raw, point)
    scale = declared.scale
    fraction = rf"\d{{0,{scale}}}0*"
    form = rf"[+-]?(?:\d+(?:\.{fraction})?|\.\d{fraction.replace(f',{scale}', f',{scale - 1}')})"
    if not scale:
        form = _INTEGER
    return Rule(
        f"try_cast({text} as {type_name(declared)})",
        # what begins the value's own text has no digit that was rounded away
        f"coalesce(starts_with({typed}::varchar, {text}), {raw} is null)",
        f"{typed} is not null and {_is(text, form)}",
    )


def _double(raw: str, typed: str, point: str) -> Rule:
    text = _with_point(raw, point)
    words = f"lower(trim({raw}, ' +-')) in ('inf', 'infinity', 'nan')"
    return Rule(
        f"try_cast({text} as double)",
        f"{typed}::varchar is not distinct from {text}",
        f"{typed} is not null and case when isfinite({typed}) then {_is(text, _NUMBER)}"
        f" else {words} end",
    )


def _timestamptz(raw: str, typed: str) -> Rule:
    """A text without a zone is in UTC, whatever the zone of the session is."""
    zoned = f"regexp_matches({raw}, ':[0-9.]+{_ZONE}\\s*$')"
    value = (
        f"case when {zoned} then try_cast({raw} as timestamptz)"
        f" else try_cast({raw} as timestamp) at time zone 'UTC' end"
    )
    form = _is(raw, f"{_DATE}(?:[T ]{_TIME}(?:{_ZONE})?)?")
    return Rule(value, f"{raw} is null", f"{typed} is not null and {form}")


def _parsed(raw: str, pattern: str) -> str:
    """A timestamp; by UTC where the pattern reads a zone."""
    parsed = f"try_strptime(trim({raw}), {quoted(pattern)})"
    zoned = "%z" in pattern or "%Z" in pattern
    return f"({parsed} at time zone 'UTC')" if zoned else parsed


def _with_point(raw: str, point: str) -> str:
    """A number as DuckDB reads it; a point in a text with decimal commas makes it no number."""
    return raw if point == "." else f"translate({raw}, '{point}.', '.{point}')"


def _is(text: str, form: str) -> str:
    return f"regexp_full_match({text}, '\\s*(?:{form})\\s*')"


def _reason(column: FeedColumn, raw: str) -> str:
    kind = str(column.type)
    article = "an" if kind[0] in "aeiou" else "a"
    text = f"{raw}::varchar"
    shown = f"case when length({text}) > 60 then left({text}, 60) || '…' else {text} end"
    before, after = quoted(f"{column.name}: '"), quoted(f"' is not {article} {kind}")
    return f"{before} || {shown} || {after}"
