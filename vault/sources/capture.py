"""What is captured: the columns of a file that no definition names, as one JSON object a row."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from vault.entities.feed import Feed, FeedColumn
from vault.entities.origin import FileFormat
from vault.names import Identifier, Sql
from vault.sources.cells import Cell, Place, quoted, text_cell
from vault.sources.conversions import typed_cell
from vault.sources.layouts import Layout, undeclared
from vault.types import Type

#: Types whose texts are values as they stand.
_AS_WRITTEN = frozenset({"text", "json", "binary"})
#: Types of Parquet that write values otherwise than a text of the declared type, and how they do.
_GIVEN = {
    "TIMESTAMP": "cast({} as varchar)",
    "TIMESTAMP WITH TIME ZONE": "cast({} at time zone 'UTC' as varchar) || 'Z'",
    "DOUBLE": "cast({} as varchar)",
    "BOOLEAN": "cast({} as varchar)",
}


def captured_cells(feed: Feed, layout: Layout) -> Iterator[Cell]:
    """Yield the cell of what is captured, where the feed captures anything.

    The object has the columns that are not null, by name, their values as texts: the same content
    is the same text, wherever the columns lie. Null where there is none.
    """
    for column in feed.captured:
        found = {layout.columns[at] or f"column {at}": at for at in undeclared(feed, layout)}
        text = replace(column, type=Type("text"))
        members = (
            _member(Place(text, f'"column {at}"', ""), name, layout, at)
            for name, at in sorted(found.items())
        )
        joined = f"concat_ws(',', {', '.join(members)})" if found else "''"
        value = Sql(f"nullif('{{' || {joined} || '}}', '{{}}')::json")
        yield Cell(column.name, Identifier(f"typed {column.name}"), value)


def _member(place: Place, name: str, layout: Layout, at: int) -> str:
    """The member of one column; null where that is null."""
    value = _text(place, layout.types[at]) if layout.types else place.raw
    key = quoted(json.dumps(name, ensure_ascii=False) + ":")
    return f"case when {place.raw} is not null then {key} || to_json({value})::varchar end"


def _text(place: Place, given: str) -> str:
    """A value of Parquet as the text that a column of type text would have; bytes as digits."""
    if given == "BLOB":
        return f"lower(hex({place.raw}))"
    return f"cast({typed_cell(place, given).value} as varchar)"


def declared_cell(column: FeedColumn, format: FileFormat) -> Cell:
    """The cell of a column that is declared now, of its text `delivered` that was captured.

    Of CSV that is what was delivered. Of a value of Parquet nobody knows any more what type it had:
    it is read as a text, or else as a value of a type that writes it so.
    """
    place = Place(column, "delivered", "typed")
    if format.name != "parquet" or column.type.name in _AS_WRITTEN:
        return text_cell(place, format)
    ways = [_way(place.raw, lambda at: text_cell(at, format), place)]
    for given, written in _GIVEN.items():
        raw = f"try_cast(delivered as {given})"
        known = f"{written.format(raw)} is not distinct from delivered"
        ways.append(_way(raw, partial(typed_cell, given=given), place, known))
    return place.cell(f"case {' '.join(ways)} end", "trim(delivered) <> '' and typed is null")


def _way(raw: str, make: Callable[[Place], Cell], place: Place, known: str = "true") -> str:
    """The case in which a value is read in one way: where it fits."""
    value = make(replace(place, raw=raw)).value
    misfit = make(replace(place, raw=raw, typed=f"({value})")).misfit or "false"
    return f"when {known} and not coalesce({misfit}, false) then {value}"
