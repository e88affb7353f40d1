"""Tables of a vault: which of their columns are hashes, dates and sources, by name and value."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from vault.execute.asking import Asked, Row
from vault.execute.catalogue import CatalogueColumn, CatalogueTable
from vault.types import Type

#: What dvault numbers loads by; without its audit they mean nothing, so it is left behind.
LOADED = "load_id"
#: So many rows of a table are looked at.
SAMPLE = 300
_DIGITS = re.compile(r"[0-9a-fA-F]+\Z")
_ALGORITHMS = {32: "md5", 40: "sha1", 64: "sha256"}
_DIFF = re.compile(r"hash_?diff|(^|_)h?diff(_|$)|^hd_|_hd$")
_HASHED = re.compile(r"(^|_)(hk|pk|fk|sk|lk|hkey|hashkey)(_|$)|hash")
_LEARNT = re.compile(r"ldts|load_?(date|dt|ts|time|at)|loaded|load_?datetime|insert_?(ts|date)")
_SOURCE = re.compile(r"rsrc|(rec|record|data)?_?source(_system)?$|rec_src|rsrce|^src$")
_APPLIED = re.compile(r"effective|applied|^eff_|valid_?from|business_?date|as_?of")
#: Of tables that begin and end relations, or tell what is gone.
_ENDING = re.compile(
    r"end_?date|start_?date|_ledts$|^ledts$|load_?end|valid_?to|is_?(active|current)"
)


@dataclass(frozen=True, slots=True)
class Shape:
    """A table of a vault, and what its columns are for; names as the database has them.

    `hashes` are hash keys in the order of the columns; `rows` some rows, those of ghosts left out.
    """

    table: CatalogueTable
    rows: tuple[Row, ...]
    hashes: tuple[str, ...]
    hashdiff: str
    load_date: str
    record_source: str
    applied_date: str
    rest: tuple[CatalogueColumn, ...]

    @property
    def name(self) -> str:
        """Schema and table, to be read."""
        table = self.table
        return f"{table.schema}.{table.name}" if table.schema else table.name

    def at(self, column: str) -> int:
        """The number of a column."""
        return [one.name for one in self.table.columns].index(column)

    def values(self, column: str) -> list[Any]:
        """The values of a column in the rows that are looked at."""
        at = self.at(column)
        return [row[at] for row in self.rows]

    def type(self, column: str) -> Type | None:
        return self.table.columns[self.at(column)].type

    @property
    def ends(self) -> bool:
        """Whether it says when something ends, as tables of other shapes do."""
        return any(_ENDING.search(one.name.lower()) for one in self.rest)


def digits(value: Any) -> str | None:
    """A hash as it is kept, in hexadecimal digits; None for what is none.

    >>> digits(b"\\x0a" * 16), digits("B8"), digits("B8C37E33DEFDE51CF91E1E03E51657DA")[:4]
    ('0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a', None, 'B8C3')
    """
    match value:
        case UUID():
            found = value.hex
        case bytes() | memoryview() | bytearray():
            found = bytes(value).hex()
        case str():
            found = value.strip()
        case _:
            return None
    return found if len(found) in _ALGORITHMS and _DIGITS.match(found) else None


def is_ghost(value: Any) -> bool:
    """Whether a hash is a zero key or an error key, or none."""
    found = digits(value)
    return found is None or set(found.lower()) in ({"0"}, {"f"})


def algorithm_of(value: Any) -> str:
    """The hash function by the length of a hash."""
    return _ALGORITHMS[len(digits(value) or "0" * 32)]


def storage_of(value: Any) -> str:
    """How hashes are kept, in the words of definitions, by one of them."""
    if isinstance(value, UUID):
        return "native"
    return "hex" if isinstance(value, str) else "binary"


def shapes(asked: Asked, tables: Iterable[CatalogueTable]) -> tuple[list[Shape], list[str]]:
    """The tables that have hashes, and what is to be told of those that seem to but are empty."""
    found: list[tuple[CatalogueTable, list[Row], list[str]]] = []
    notes: list[str] = []
    for given in tables:
        table = _exact(asked, given) if _may_be_of_a_vault(given) else given
        rows = asked.some(table, SAMPLE) if _may_be_of_a_vault(table) else []
        if not rows:
            if _may_be_of_a_vault(table):
                notes.append(f"{table.schema}.{table.name}: left out, it has no rows to tell by")
            continue
        hashes = _hashes(table, rows)
        if hashes:
            found.append((table, rows, hashes))
    learnt = _shared([table for table, *_ in found], _LEARNT, _is_moment)
    source = _shared([table for table, *_ in found], _SOURCE, _is_text)
    made = [_shape(table, rows, hashes, learnt, source) for table, rows, hashes in found]
    for shape in made:
        if not shape.load_date or not shape.record_source:
            lacks = "load date" if not shape.load_date else "record source"
            notes.append(f"{shape.name}: left out, it has no {lacks}, which its likes have")
    return [one for one in made if one.load_date and one.record_source], notes


def _exact(asked: Asked, table: CatalogueTable) -> CatalogueTable:
    """The table with as many decimal places as its numbers have, where no type says so."""
    return replace(
        table,
        columns=tuple(
            replace(one, type=Type("decimal", 38, asked.places(table, one.name)))
            if one.said == "numeric"
            else one
            for one in table.columns
        ),
    )


def _may_be_of_a_vault(table: CatalogueTable) -> bool:
    return any(_HASHED.search(one.name.lower()) for one in table.columns) and any(
        map(_is_moment, table.columns)
    )


def _hashes(table: CatalogueTable, rows: Sequence[Row]) -> list[str]:
    """The columns that hold nothing but hashes of one length."""
    found = []
    for at, column in enumerate(table.columns):
        lengths = {len(digits(row[at]) or "") for row in rows if row[at] is not None}
        named = _HASHED.search(column.name.lower()) or _DIFF.search(column.name.lower())
        if len(lengths) == 1 and 0 not in lengths and named:
            found.append(column.name)
    return found


def _is_moment(column: CatalogueColumn) -> bool:
    return column.type is not None and column.type.name in ("timestamp", "timestamptz", "date")


def _is_text(column: CatalogueColumn) -> bool:
    return column.type is not None and column.type.name == "text"


def _shared(tables: Sequence[CatalogueTable], pattern: re.Pattern[str], fits: Any) -> list[str]:
    """The names by which columns of a kind are called in most tables, the commonest first."""
    counted = Counter(
        column.name.lower()
        for table in tables
        for column in table.columns
        if fits(column) and pattern.search(column.name.lower())
    )
    return [name for name, _ in counted.most_common()]


def _shape(
    table: CatalogueTable, rows: Sequence[Row], hashes: list[str], learnt: list[str],
    source: list[str],
) -> Shape:  # fmt: skip
    diff = next((name for name in hashes if _DIFF.search(name.lower())), "")
    keys = tuple(name for name in hashes if name != diff)
    by_name = {one.name.lower(): one.name for one in table.columns}
    load_date = next((by_name[name] for name in learnt if name in by_name), "")
    record_source = next((by_name[name] for name in source if name in by_name), "")
    taken = {*hashes, load_date, record_source}
    applied = next(
        (one.name for one in table.columns
         if one.name not in taken and _is_moment(one) and _APPLIED.search(one.name.lower())), "",
    )  # fmt: skip
    taken |= {applied, *(one.name for one in table.columns if one.name.lower() == LOADED)}
    rest = tuple(one for one in table.columns if one.name not in taken)
    first = [one.name for one in table.columns].index(keys[0]) if keys else 0
    kept = tuple(row for row in rows if not keys or not is_ghost(row[first]))
    return Shape(table, kept, keys, diff, load_date, record_source, applied, rest)
