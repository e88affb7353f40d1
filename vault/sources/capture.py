"""What is captured: the columns of a file that no definition names, as one JSON object a row."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from vault.entities.feed import Feed, FeedColumn
from vault.entities.origin import FileFormat
from vault.names import Identifier, Sql
from vault.sources.cells import Cell, Place, quoted, text_cell
from vault.sources.conversions import typed_cell
from vault.sources.layouts import Layout, undeclared
from vault.types import Type


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
    """The cell of a column that is declared now, of its text `delivered` that was captured."""
    return text_cell(Place(column, "delivered", "typed"), format)
