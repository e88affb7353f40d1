"""Types: the narrowest that every value of a column fits, by the rules that load it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from vault.entities.feed import FeedColumn
from vault.entities.origin import FileFormat
from vault.infer.naming import ascii_words
from vault.names import Identifier
from vault.sources.cells import Place, quoted, text_cell
from vault.sources.conversions import typed_cell
from vault.types import Type, parse_type

TEXT = Type("text")
#: How dates are written where it is not ISO; of two that fit, the first is taken.
_DATES = (
    "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%Y/%m/%d", "%d-%m-%Y", "%m-%d-%Y", "%Y.%m.%d",
    "%d-%b-%Y", "%d %b %Y", "%b %d, %Y", "%d %B %Y", "%B %d, %Y", "%d.%m.%y", "%d/%m/%y",
    "%m/%d/%y",
)  # fmt: skip
_CLOCKS = ("%H:%M:%S", "%H:%M", "%I:%M %p", "%I:%M:%S %p", "%H:%M:%S.%f")
_CODES = frozenset(
    [
        "zip",
        "plz",
        "postal",
        "postcode",
        "phone",
        "telephone",
        "mobile",
        "fax",
        "iban",
        "ean",
        "isbn",
        "sku",
    ]
)
_DAYS = frozenset(["date", "day", "datum", "tag", "dt", "ymd", "tmstmp", "period"])


@dataclass(frozen=True, slots=True)
class Typed:
    """A type with how its dates are written, and why."""

    type: Type
    reason: str
    date_format: str = ""


def type_of(
    cursor: duckdb.DuckDBPyConnection, name: str, format: FileFormat, without: str | None = None
) -> Typed:
    """The type of the texts in table `"values"` (v, n), which has each value once with its count.

    `without` is a value that is taken for null.
    """
    kept = "" if without is None else f" and v <> {quoted(without)}"
    source = f"(select v, n from \"values\" where trim(v) <> ''{kept})"
    shape = _shape(cursor, source, format.decimal)
    if not shape["n"]:
        return Typed(TEXT, "no value in any row, so the widest")
    best: tuple[int, str, str] | None = None
    for candidate, pattern, reason in _candidates(shape, name, format):
        bad, example = _misfits(cursor, source, candidate, pattern, format)
        if not bad:
            return Typed(candidate, reason, pattern)
        if best is None or bad < best[0]:
            kind = "number" if candidate.name in ("integer", "bigint", "decimal") else "date"
            best = bad, "boolean" if candidate.name == "boolean" else kind, example
    if shape["leading"] and shape["numbers"] == shape["n"]:
        return Typed(TEXT, f"digits, but with zeros or a + in front ({_shown(shape['zero'])})")
    if shape["integers"] == shape["n"]:
        return Typed(TEXT, "digits that are a code by its name or length")
    if best and best[0] <= 0.2 * shape["n"]:
        verb = "is" if best[0] == 1 else "are"
        return Typed(
            TEXT, f"{best[0]:,} of {shape['n']:,} values {verb} no {best[1]} ({_shown(best[2])})"
        )
    return Typed(TEXT, "")


def _shown(value: object) -> str:
    text = str(value)
    return f"'{text[:24]}…'" if len(text) > 25 else f"'{text}'"


def _shape(cursor: duckdb.DuckDBPyConnection, source: str, point: str) -> dict[str, int]:
    """Counts of what the values look like."""
    mark = re.escape(point)
    number = rf"-?(?:\d+(?:{mark}\d*)?|{mark}\d+)"
    words = "'true', 'false', 't', 'f', 'yes', 'no'"
    asked = {
        "n": "sum(n)",
        "integers": r"sum(n) filter (where regexp_full_match(t, '[+-]?\d+'))",
        "numbers": f"sum(n) filter (where regexp_full_match(t, '[+]?{number}'))",
        "floats": f"sum(n) filter (where regexp_full_match(t, '{number}[eE][+-]?\\d+'))",
        "leading": r"sum(n) filter (where regexp_matches(t, '^(?:\+|-?0\d)'))",
        "zero": r"min(t) filter (where regexp_matches(t, '^(?:\+|-?0\d)'))",
        "whole": rf"max(length(regexp_extract(t, '^[+-]?(\d*)', 1)))"
        f" filter (where regexp_full_match(t, '[+-]?{number}'))",
        "fraction": f"max(length(rtrim(regexp_extract(t, '{mark}(\\d*)$', 1), '')))"
        f" filter (where regexp_full_match(t, '[+-]?{number}'))",
        "words": f"sum(n) filter (where lower(t) in ({words}))",
        "kinds": "count(distinct lower(t))",
        "moments": r"sum(n) filter (where length(t) between 4 and 40 and"
        r" regexp_matches(t, '\d') and regexp_matches(t, '[-/.: ]'))",
        "clocks": r"sum(n) filter (where regexp_matches(t, '\d:\d\d'))",
        "zoned": r"sum(n) filter (where regexp_matches(t, ':[0-9.]+ ?(?:Z|z|UTC|[+-]\d\d)'))",
        "eights": r"sum(n) filter (where regexp_full_match(t, '(?:19|20)\d{6}'))",
        "braces": r"sum(n) filter (where regexp_matches(t, '^[\[{].*[\]}]$'))",
    }
    listed = ", ".join(f'coalesce({sql}, {0 if key != "zero" else "null"}) as "{key}"'
                       for key, sql in asked.items())  # fmt: skip
    row = cursor.execute(f"select {listed} from (select trim(v) as t, n from {source})").fetchall()
    return dict(zip(asked, row[0], strict=True))


def _candidates(
    shape: dict[str, int], name: str, format: FileFormat
) -> Iterator[tuple[Type, str, str]]:
    """Types that the shape allows, the narrowest first, with formats and reasons."""
    n, found = shape["n"], set(ascii_words(name))
    if shape["words"] >= 0.8 * n and shape["kinds"] <= 8:
        yield Type("boolean"), "", f"only words for true and false in {n:,} values"
    if shape["eights"] == n and found & _DAYS:
        yield Type("date"), "%Y%m%d", f"{n:,} dates written %Y%m%d"
    numeric = shape["numbers"] + shape["floats"]
    code = bool(found & _CODES)
    if numeric >= 0.8 * n and not shape["leading"] and not code:
        yield from _numbers(shape, n)
    if shape["moments"] >= 0.8 * n and numeric < n:
        yield from _moments(shape, n)
    if shape["braces"] == n and format.name != "csv":
        yield Type("json"), "", f"{n:,} values are JSON"


def _numbers(shape: dict[str, int], n: int) -> Iterator[tuple[Type, str, str]]:
    whole, fraction = max(shape["whole"], 1), shape["fraction"]
    if not fraction and whole <= 18 and not shape["floats"]:
        if whole <= 10:
            yield Type("integer"), "", f"whole numbers in {n:,} values"
        yield Type("bigint"), "", f"whole numbers in {n:,} values, too large for integer"
    if fraction and not shape["floats"] and whole + fraction <= 38:
        precision = max(18, whole + fraction + 2) if whole + fraction <= 36 else 38
        yield (
            Type("decimal", precision, fraction), "",
            f"{n:,} numbers with up to {fraction} decimal places",
        )  # fmt: skip
    if shape["floats"] or (fraction and whole + fraction > 38):
        yield Type("double"), "", f"{n:,} numbers, some with an exponent or many places"


def _moments(shape: dict[str, int], n: int) -> Iterator[tuple[Type, str, str]]:
    if not shape["clocks"]:
        yield Type("date"), "", f"{n:,} ISO dates"
        for pattern in _DATES:
            yield Type("date"), pattern, f"{n:,} dates written {pattern}"
        return
    yield Type("time"), "", f"{n:,} times of day"
    if shape["zoned"]:
        yield Type("timestamptz"), "", f"{n:,} timestamps with a zone"
        return
    yield Type("timestamp"), "", f"{n:,} ISO timestamps"
    for day in _DATES:
        for clock in _CLOCKS:
            pattern = f"{day} {clock}"
            yield Type("timestamp"), pattern, f"{n:,} timestamps written {pattern}"


def _misfits(
    cursor: duckdb.DuckDBPyConnection, source: str, candidate: Type, pattern: str,
    format: FileFormat,
) -> tuple[int, str]:  # fmt: skip
    """How many rows have a value that does not fit, and one of those values."""
    column = FeedColumn(Identifier("t"), candidate, "t", format=pattern or None)
    cell = text_cell(Place(column, '"v"', '"t"'), format)
    strange = str(cell.misfit)
    if pattern and "%Y" in pattern:  # a year of two digits is none of four
        strange = f"({strange} or year(t) not between 1000 and 9998)"
    sample = f"(select * from {source} limit 500)"
    for rows in (sample, source):
        bad, example = cursor.execute(
            f"select coalesce(sum(n) filter (where {strange}), 0),"
            f" min(v) filter (where {strange}) from (select v, n, {cell.value} as t from {rows})"
        ).fetchall()[0]
        if bad and rows is sample and bad > 100:
            return int(bad) * 1000, str(example)
        if bad and pattern:
            return int(bad), str(example)
    return int(bad), str(example)


_SAME = {
    "BOOLEAN": "boolean", "TINYINT": "integer", "SMALLINT": "integer", "INTEGER": "integer",
    "UTINYINT": "integer", "USMALLINT": "integer", "UINTEGER": "bigint", "BIGINT": "bigint",
    "DATE": "date", "TIME": "time", "TIMESTAMP": "timestamp", "TIMESTAMP_S": "timestamp",
    "TIMESTAMP_MS": "timestamp", "TIMESTAMP_NS": "timestamp", "BLOB": "binary",
    "TIMESTAMP WITH TIME ZONE": "timestamptz", "UUID": "text", "JSON": "json",
}  # fmt: skip


def type_of_typed(
    cursor: duckdb.DuckDBPyConnection, relation: str, column: str, given: str
) -> Typed:
    """The type of a column whose values have DuckDB's type `given`, not text."""
    for candidate, reason in _typed_candidates(cursor, relation, column, given):
        place = Place(FeedColumn(Identifier("t"), candidate, "t"), f'"{column}"', '"t"')
        cell = typed_cell(place, given)
        if cell.misfit is None:
            return Typed(candidate, reason)
        bad = cursor.execute(
            f"select count(*) filter (where {cell.misfit})"
            f' from (select "{column}", {cell.value} as t from {relation})'
        ).fetchall()[0][0]
        if not bad:
            return Typed(candidate, reason)
    return Typed(TEXT, f"{given.lower()} in the file, which fits no narrower type")


def _typed_candidates(
    cursor: duckdb.DuckDBPyConnection, relation: str, column: str, given: str
) -> Iterator[tuple[Type, str]]:
    said = f"{given.lower()} in the file"
    if given.endswith("]") or given.startswith(("STRUCT", "MAP", "UNION")):
        yield Type("json"), "nested in the file"
    elif given.startswith("DECIMAL"):
        type_ = parse_type(given.lower())
        if type_:
            yield type_, said
    elif given in ("DOUBLE", "FLOAT"):
        yield Type("bigint"), f"{said}, but whole numbers only"
        text = f'"{column}"::varchar'
        longest = cursor.execute(
            f"select max(length(split_part({text}, '.', 2))),"
            f" max(length(split_part({text}, '.', 1)))"
            f" from {relation} where not contains({text}, 'e')"
        ).fetchall()[0]
        if longest[0] and longest[0] <= 6 and longest[1] <= 12:
            yield Type("decimal", 18, int(longest[0])), f"{said}, up to {longest[0]} decimal places"
        yield Type("double"), said
    elif given in ("HUGEINT", "UBIGINT", "UHUGEINT"):
        yield Type("bigint"), f"{said}, all of it fits"
        yield Type("decimal", 38, 0), said
    elif given in _SAME:
        yield Type(_SAME[given]), said
