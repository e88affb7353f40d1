"""Rewriting: a file as it was delivered → the same file without what is personal of a key.

Rows keep their number: a row that may be anybody's and holds the key is left empty. CSV keeps the
bytes of every other record, JSON of every other row.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vault.entities import Feed
from vault.erasure.naming import Named, Naming
from vault.sources.personal import NOTHING, members, personal_columns, personal_members, without


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A file's new content, and how many rows of it were changed."""

    content: bytes
    rows: int


def rewritten(path: Path, feed: Feed, naming: Naming) -> Rewritten | None:
    """The file without what is personal of a key; None where nothing is in it."""
    if feed.format.name == "parquet":
        return _parquet(path, feed, naming)
    packed = path.suffix == ".gz"
    raw = gzip.decompress(path.read_bytes()) if packed else path.read_bytes()
    encoding = feed.format.encoding if feed.format.name == "csv" else "utf-8"
    text = raw.decode(encoding, errors="surrogateescape")
    if "\\" not in text and not naming.may_be_in(text):  # what is escaped may be written otherwise
        return None
    parts = _csv(text, feed, naming) if feed.format.name == "csv" else _json(text, feed, naming)
    made, rows = [], 0
    for part, is_changed in parts:
        made.append(part)
        rows += is_changed
    if not rows:
        return None
    content = "".join(made).encode(encoding, errors="surrogateescape")
    return Rewritten(gzip.compress(content) if packed else content, rows)


def _csv(text: str, feed: Feed, naming: Naming) -> Iterator[tuple[str, bool]]:
    """The records of a CSV file as they stand, or without what is personal."""
    form = feed.format
    names: list[str] | None = None
    if not form.header:
        names = [column.source for column in feed.columns if column.is_delivered]
    for record in _records(text, form.quote):
        body = record.rstrip("\r\n")
        cells = _cells(body, feed)
        if names is None:
            names = [name.strip().removeprefix("\ufeff") for name in cells] or None
            yield record, False
            continue
        kept = _kept(names, cells, body, feed, naming)
        if kept is None or kept == cells:
            yield record, False
        else:
            yield _written(kept, feed) + record[len(body) :], True


def _kept(
    names: list[str], cells: list[str], body: str, feed: Feed, naming: Naming
) -> list[str] | None:
    """The cells of a record that names the key, without what is personal; None for another."""
    null = feed.format.null
    said = Named.UNCLEAR
    row = dict(zip(names, cells, strict=False))
    if len(cells) == len(names):
        known = {name: None if cell == null else cell for name, cell in row.items()}
        said = naming.says(feed, json.dumps(known))
    if said is Named.MEANT:
        gone = personal_members(feed, names)
        return [null if name in gone else cell for name, cell in row.items()]
    if said is Named.UNCLEAR and naming.is_in(json.dumps({"line": body})):
        return [null] * len(names)
    return None


def _cells(body: str, feed: Feed) -> list[str]:
    """The cells of a record, which may hold line breaks."""
    quote = feed.format.quote
    rows = csv.reader(
        io.StringIO(body, newline=""),
        delimiter=feed.format.delimiter,
        quotechar=quote or None,
        quoting=csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE,
    )
    try:
        return next(rows, [])
    except csv.Error:  # a cell that is longer than any that is read
        return []


def _records(text: str, quote: str) -> Iterator[str]:
    """The records of a text with the line breaks that end them; one within quotes ends none."""
    begun: list[str] = []
    is_open = False
    for line in _lines(text):
        begun.append(line)
        is_open ^= bool(quote) and line.count(quote) % 2 == 1
        if not is_open:
            yield "".join(begun)
            begun = []
    yield from begun  # a quote that nothing ends: its lines by themselves


def _lines(text: str) -> Iterator[str]:
    """Lines as CSV has them: a line separator of Unicode ends none."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _written(cells: list[str], feed: Feed) -> str:
    form = feed.format
    if not form.quote:
        return form.delimiter.join(cells)
    line = io.StringIO(newline="")
    csv.writer(
        line, delimiter=form.delimiter, quotechar=form.quote, lineterminator=""
    ).writerow(cells)  # fmt: skip
    return line.getvalue()


def _json(text: str, feed: Feed, naming: Naming) -> Iterator[tuple[str, bool]]:
    """The rows of a JSON file, a line each or the elements of one array."""
    gone = members(personal_columns(feed))
    for row, is_row in _elements(text) if text.lstrip("\ufeff \t\r\n")[:1] == "[" else (
        (line, True) for line in _lines(text)
    ):  # fmt: skip
        body = row.strip()
        if not is_row or not body:
            yield row, False
            continue
        said = naming.says(feed, body)
        kept = body
        if said is Named.MEANT:
            kept = without(body, gone)
        elif said is Named.UNCLEAR and body != NOTHING and naming.is_in(body):
            kept = NOTHING
        yield row.replace(body, kept, 1), kept != body


def _elements(text: str) -> Iterator[tuple[str, bool]]:
    """The elements of an array, and what stands between them."""
    decoder, at = json.JSONDecoder(), 0
    while (start := text.find("{", at)) >= 0:
        try:
            _, end = decoder.raw_decode(text, start)
        except ValueError:  # what is broken there is one row
            end = len(text)
        yield text[at:start], False
        yield text[start:end], True
        at = end
    yield text[at:], False


def _parquet(path: Path, feed: Feed, naming: Naming) -> Rewritten | None:
    """A Parquet file is written anew by DuckDB, its rows in their order."""
    from tempfile import TemporaryDirectory

    import duckdb

    with duckdb.connect() as connection, TemporaryDirectory(prefix="dvault-") as folder:
        source = connection.read_parquet(str(path))
        names = list(source.columns)
        gone = personal_members(feed, names) & set(names)
        rows = source.project(
            ", ".join(f"cast({_quoted(name)} as varchar) as {_quoted(name)}" for name in names)
        ).fetchall()
        meant = [
            number
            for number, row in enumerate(rows)
            if _is_meant(naming, feed, dict(zip(names, row, strict=True)))
            and any(
                value is not None for name, value in zip(names, row, strict=True) if name in gone
            )
        ]
        if not meant or not gone:
            return None
        connection.execute("create table meant as select unnest(?::bigint[]) as number", [meant])
        cells = ", ".join(
            f"case when meant.number is null then {_quoted(name)} end as {_quoted(name)}"
            if name in gone else _quoted(name)
            for name in names
        )  # fmt: skip
        target = f"{folder}/{path.name}"
        connection.execute(
            f"copy (select {cells} from read_parquet($source, file_row_number = true) as delivered"
            " left join meant on delivered.file_row_number = meant.number"
            " order by delivered.file_row_number) to $target (format parquet)",
            {"source": str(path), "target": target},
        )
        return Rewritten(Path(target).read_bytes(), len(meant))


def _is_meant(naming: Naming, feed: Feed, cells: dict[str, str | None]) -> bool:
    row = json.dumps(cells)
    said = naming.says(feed, row)
    return said is Named.MEANT or (said is Named.UNCLEAR and naming.is_in(row))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
