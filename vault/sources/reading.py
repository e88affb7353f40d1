"""Everything that a template needs to read files of one layout and to check every cell."""

from __future__ import annotations

import glob
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from vault.dialects import DUCKDB
from vault.entities.feed import Feed
from vault.entities.origin import FileFormat
from vault.names import Identifier, Sql
from vault.sources.capture import captured_cells
from vault.sources.cells import Cell, Place, named, quoted, text_cell, type_name
from vault.sources.conversions import typed_cell
from vault.sources.layouts import Layout, delivered_columns
from vault.sources.mending import LONGEST
from vault.sources.numerals import exact_values, json_at
from vault.sources.proof import MARK
from vault.sources.rules import ALREADY, Derived, LookedUp, derived, filtering, looked_up, rejection

#: MARK, so that the statement can be printed.
_MARK = "concat(chr(2), 'broken', chr(2))"
#: The longest line in bytes that DuckDB reads with all cores; it makes its buffers as large.
_LONGEST = 2 << 20
_ROW = Sql("row_number() over ()")
#: The number of a row in its file, by its `position` among all.
_PLACE = Sql("position - min(position) over (partition by filename) + 1")


@dataclass(frozen=True, slots=True)
class Reading:
    """Files of one shape and the rows they give.

    `template` names the template that reads the files' own columns: `columns`, read there from
    `sources`. `filename` turns what DuckDB calls a file into the delivery's path. `misfits` and
    `rejection` say why a row is refused: its cells, and then its checks and rules as well; it is
    empty where a row is filtered. `made` are the columns that come of `rules` and `lookups`.
    `broken` is what a mended copy says of a broken record, `line` what is extracted from a line
    of JSON. `delivered` is the row as JSON text, made of the columns that are `kept` for it.
    Where `numbered`, rows have a `delivery_row` that ascends in a file: its number for Parquet.
    """

    kind: ClassVar[str] = "feed"

    template: str
    format: FileFormat
    files: tuple[str, ...]
    filename: Sql
    columns: tuple[Identifier, ...]
    sources: tuple[Sql, ...]
    cells: tuple[Cell, ...]
    kept: tuple[Identifier, ...]
    delivered: Sql
    misfits: Sql
    rejection: Sql = ALREADY
    rules: tuple[Derived, ...] = ()
    lookups: tuple[LookedUp, ...] = ()
    made: tuple[Identifier, ...] = ()
    broken: Sql | None = None
    line: str = ""
    quote: str = ""
    longest: int = _LONGEST
    numbered: bool = False
    row: Sql = _ROW
    place: Sql = _PLACE

    @property
    def renamed(self) -> tuple[tuple[Identifier, Identifier], ...]:
        """What is kept, and what it is called beside the columns of the feed."""
        return tuple((name, _beside(name)) for name in self.kept)


def reading(
    feed: Feed, layouts: Sequence[Layout], checks: Iterable[tuple[Sql, str]] = ()
) -> Reading:
    """Return how to read files that have one shape.

    `checks` are conditions over the feed's own columns under which a row is rejected too.
    """
    if len({layout.shape for layout in layouts}) != 1:
        raise ValueError("files of one shape are read together: see grouped()")
    make = {"csv": _csv, "json": _json}.get(feed.format.name, _parquet)
    return replace(
        make(feed, layouts[0]),
        files=tuple(glob.escape(layout.readable) for layout in layouts),
        longest=3 * LONGEST if layouts[0].proven else _LONGEST,
        rules=(*derived(feed), *filtering(feed)),
        lookups=(lookups := tuple(looked_up(feed, DUCKDB))),
        made=(*(one.name for one in derived(feed)), *(one.name for one in lookups)),
        rejection=rejection(feed, checks),
        numbered=is_numbered(feed),
    )


def _beside(name: str) -> Identifier:
    return Identifier(f"delivered {name}")


def _kept(name: str) -> str:
    return named(_beside(name))


def is_numbered(feed: Feed) -> bool:
    """Whether rows carry their number: free in Parquet, elsewhere only where it is asked for."""
    # a look-up is a join, which keeps no order
    counted = feed.lookups or any(column.occurrence for column in feed.columns)
    return feed.format.name == "parquet" or bool(counted)


def _csv(feed: Feed, first: Layout) -> Reading:
    columns = tuple(Identifier(f"column {at}") for at in range(len(first.columns)))
    cells = tuple(_cells(feed, first, lambda place, _: text_cell(place, feed.format)))
    null = quoted(feed.format.null)
    row = _json_object(
        (name or column, f"coalesce({_kept(column)}, {null})")
        for name, column in zip(first.columns, columns, strict=True)
    )
    sources = [named(column) for column in columns]
    misfits, delivered, broken = _misfits(cells), row, None
    if first.mended:
        lead, rest = sources[0], f"substr({sources[0]}, {len(MARK) + 1})"
        broken = Sql(
            f"case when starts_with({lead}, {_MARK}) and not starts_with({rest}, chr(2))"
            f" then {rest} end"
        )
        sound = f"starts_with({lead}, {_MARK} || chr(2))"
        sources[0] = f"case when {sound} then substr({rest}, 2) else {lead} end"
        misfits = _misfits(cells, "broken is not null", "split_part(broken, chr(2), 1)")
        whole = _kept("broken")
        line = f"substr({whole}, length(split_part({whole}, chr(2), 1)) + 2)"
        delivered = _either(f"{whole} is not null", line, row)
    return Reading(
        template="read_csv",
        format=feed.format,
        files=(),
        filename=_filename(first),
        columns=columns,
        sources=tuple(map(Sql, sources)),
        broken=broken,
        cells=cells,
        kept=(*columns, Identifier("broken")) if broken else columns,
        delivered=delivered,
        misfits=misfits,
        quote=feed.format.quote or ('"' if first.mended else ""),
    )


def _json(feed: Feed, first: Layout) -> Reading:
    format = replace(feed.format, decimal=".")
    sources, cells, paths = list[Sql](), list[Cell](), list[str]()
    for at, column in enumerate(delivered_columns(feed)):
        path = quoted(_path(column.source))
        paths.append(path)
        place = Place(column, named(f"column {at}"), named(f"typed {at}"))
        is_json = column.type.name == "json"
        source = json_at("line", path) if is_json else f'"values"[{at + 1}]'
        sources.append(Sql(f'case when "values" is not null then {source} end'))
        cells.append(text_cell(place, format))
    reason = "case when json_valid(line) then 'not a JSON object' else 'not valid JSON' end"
    whole = _kept("line")
    line = f"substr({whole}, {len(MARK) + 1})"
    line = f"case when starts_with({whole}, {_MARK}) then {line} else {whole} end"
    return Reading(
        template="read_json",
        format=format,
        files=(),
        filename=_filename(first),
        columns=tuple(Identifier(f"column {at}") for at in range(len(sources))),
        sources=tuple(sources),
        cells=tuple(cells),
        kept=(Identifier("line"), Identifier("values")),
        delivered=_either(f"{_kept('values')} is null", line, Sql(whole)),
        misfits=_misfits(cells, '"values" is null', reason),
        line=exact_values("line", f"[{', '.join(paths)}]"),
    )


def _parquet(feed: Feed, first: Layout) -> Reading:
    columns = tuple(Identifier(f"column {at}") for at in range(len(first.columns)))
    cells = tuple(_cells(feed, first, lambda place, at: typed_cell(place, first.types[at])))
    return Reading(
        template="read_parquet",
        row=Sql("file_row_number + 1"),
        place=Sql("position"),
        format=feed.format,
        files=(),
        filename=_filename(first),
        columns=columns,
        sources=tuple(Sql(named(name)) for name in first.columns),
        cells=cells,
        kept=columns,
        delivered=_json_object(
            (name, _shown(_kept(column), given))
            for name, column, given in zip(first.columns, columns, first.types, strict=True)
        ),
        misfits=_misfits(cells),
    )


def _misfits(cells: Iterable[Cell], broken: str = "", reason: str = "") -> Sql:
    """Why the cells of a row, or the row itself, cannot be read; null where they can."""
    doubtful = [cell for cell in cells if cell.misfit is not None]
    cases = [f"when {broken} then {reason}"] if broken else []
    if doubtful:
        quick = " and ".join(cell.quick for cell in doubtful if cell.quick)
        each = (
            f"case when not {cell.quick} and {cell.misfit} then {cell.reason} end"
            for cell in doubtful
        )
        cases.append(f"when not ({quick}) then nullif(concat_ws('; ', {', '.join(each)}), '')")
    return Sql(f"case {' '.join(cases)} end" if cases else "null::varchar")


def _json_object(pairs: Iterable[tuple[str, str]]) -> Sql:
    listed = ", ".join(f"{quoted(name)}, {value}" for name, value in pairs)
    return Sql(f"json_object({listed})::varchar")


def _either(broken: str, line: str, row: Sql) -> Sql:
    """The row as JSON, or {"line": …} where it is broken."""
    return Sql(f"case when {broken} then json_object('line', {line})::varchar else {row} end")


def _cells(feed: Feed, first: Layout, make: Callable[[Place, int], Cell]) -> Iterator[Cell]:
    """Yield the cell of each delivered column of the feed; null where the file lacks it.

    The last is that of what is captured, if the feed says so.
    """
    places = {name: at for at, name in reversed(list(enumerate(first.columns)))}
    in_order = feed.format.name == "csv" and not feed.format.header
    for order, column in enumerate(delivered_columns(feed)):
        at = order if in_order else places.get(column.source)
        place = Place(column, f'"column {at}"', f'"typed {order}"')
        if at is None:
            yield place.cell(f"null::{type_name(column.type)}")
        else:
            yield make(place, at)
    yield from captured_cells(feed, first)


def _filename(first: Layout) -> Sql:
    """The delivery's path from what DuckDB calls the file: a copy has a prefix."""
    start = len(first.prefix) + 1
    return Sql(f'substr("delivery file", {start})' if first.prefix else '"delivery file"')


def _path(source: str) -> str:
    """A column's place in JSON: a path as it is, a plain key as a pointer to it."""
    if source.startswith("$"):
        return source
    return "/" + source.replace("~", "~0").replace("/", "~1")


def _shown(raw: str, given: str) -> str:
    """A value of Parquet as JSON shows it; what JSON has no form for, as text."""
    nested = given.endswith("]") or given.startswith(("STRUCT", "MAP", "UNION"))
    plain = nested or given in ("BOOLEAN", "VARCHAR", "JSON") or given.endswith("INT")
    return raw if plain or given == "INTEGER" else f"{raw}::varchar"
