"""Files become tables of a workspace in DuckDB, read as a feed reads them, every cell as text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from vault.dialects import DUCKDB
from vault.entities.feed import Feed, FeedColumn
from vault.entities.origin import FileFormat
from vault.errors import SourceError
from vault.infer.found import Batch
from vault.infer.writing import Writing, writing_of
from vault.names import Identifier
from vault.render import Renderer
from vault.sources import delivery_of, grouped, look, mended, reading
from vault.sources.cells import named
from vault.types import Type

_TEXT = Type("text")
_LEVELS = 4


@dataclass(frozen=True, slots=True)
class Staged:
    """A table of the workspace: columns `c0`, `c1` … and `f`, the number of the delivery.

    `names` are the names in the delivery, `types` DuckDB's ("VARCHAR" where cells are text),
    `nested` those that hold JSON, `missing` those that some delivery lacks.
    """

    relation: str
    names: tuple[str, ...]
    types: tuple[str, ...]
    format: FileFormat
    nested: frozenset[int] = frozenset()
    missing: frozenset[int] = frozenset()
    where: tuple[str, str] | None = None
    notes: tuple[str, ...] = ()
    files: int = 1


def stage(
    connection: duckdb.DuckDBPyConnection, batch: Batch, relation: str, scratch: Path
) -> Staged:
    """Read all files of a batch into the workspace; SourceError where one cannot be read."""
    try:
        match batch.format:
            case "parquet":
                staged = _parquet(connection, batch, relation)
            case "json":
                staged = _json(connection, batch, relation, scratch)
            case _:
                staged = _csv(connection, batch, relation, scratch)
        return replace(staged, files=len(batch.files))
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceError(f"{batch.files[0]}: cannot be read ({reason}); check the file") from error


def _csv(
    connection: duckdb.DuckDBPyConnection, batch: Batch, relation: str, scratch: Path
) -> Staged:
    writings = [writing_of(path) for path in batch.files]
    first = writings[0]
    format = FileFormat(
        "csv", delimiter=first.delimiter, quote=first.quote,
        encoding=next((w.encoding for w in writings if w.encoding != "utf-8"), "utf-8"),
        header=first.header,
    )  # fmt: skip
    if first.header:
        names = tuple(dict.fromkeys(n for one in writings for n in one.names if n))
        missing = {at for at, n in enumerate(names) if any(n not in w.names for w in writings)}
    else:
        names, missing = first.names, set()
    feed = _feed(names, format, missing)
    _load(connection, feed, batch, relation, scratch)
    notes, where = list[str](), None
    if not first.header:
        where, notes = _without_header(connection, relation, first)
    dropped = len([n for n in first.names if not n]) if first.header else 0
    if dropped:
        notes.append(f"{dropped} column(s) without a name hold nothing and are left out")
    return Staged(
        relation, names, ("VARCHAR",) * len(names), format, missing=frozenset(missing),
        where=where, notes=tuple(notes),
    )  # fmt: skip


def _without_header(
    connection: duckdb.DuckDBPyConnection, relation: str, writing: Writing
) -> tuple[tuple[str, str] | None, list[str]]:
    """Take the line of names out of the rows; returns the column and name to tell it by."""
    if not any(writing.names):
        return None, ["no line names the columns, so they come in order"]
    same = " and ".join(f"coalesce(trim(c{at}), '') = ?" for at in range(len(writing.names)))
    connection.execute(f"delete from {relation} where {same}", list(writing.names))
    notes = [
        f"{writing.why}, so the columns are read in order, and the line of names is"
        " filtered, or rejected where a column is no text"
    ]
    for at, name in enumerate(writing.names):
        if name:
            there = connection.execute(
                f"select count(*) from {relation} where trim(c{at}) = ?", [name]
            ).fetchall()
            if not there[0][0]:
                return (f"c{at}", name), notes
    return None, notes


def _feed(names: Sequence[str], format: FileFormat, missing: set[int]) -> Feed:
    """A feed that reads every column as text."""
    columns = tuple(
        FeedColumn(Identifier(f"c{at}"), _TEXT, name or f"c{at}", missing_is_null=at in missing)
        for at, name in enumerate(names)
    )
    return Feed("infer", "files", None, format, "changes", columns)


def _load(
    connection: duckdb.DuckDBPyConnection, feed: Feed, batch: Batch, relation: str, scratch: Path
) -> None:
    layouts = [look(feed, delivery_of(feed, str(path)), scratch) for path in batch.files]
    try:
        _read(connection, feed, layouts, relation)
    except duckdb.Error:
        layouts = list(mended(feed, layouts, scratch))
        try:
            _read(connection, feed, layouts, relation)
        except duckdb.Error as error:
            reason = str(error).splitlines()[0]
            raise SourceError(
                f"{batch.files[0]}: cannot be read as {feed.format.name} ({reason})"
            ) from error


def _read(
    connection: duckdb.DuckDBPyConnection, feed: Feed, layouts: Sequence[object], relation: str
) -> None:
    render = Renderer(DUCKDB).render
    listed = ", ".join(f"c{at}" for at in range(len(feed.columns)))
    numbers = {path: at for at, path in enumerate(one.delivery.path for one in layouts)}  # type: ignore[attr-defined]
    connection.execute(f"drop table if exists {relation}")
    for order, group in enumerate(grouped(layouts)):  # type: ignore[arg-type]
        this = reading(feed, group)
        sql = render("feed", "read", this=this)
        kept = f"select filename, {listed} from ({sql}) where coalesce(rejection, '') = ''"
        made = f"create table {relation} as" if order == 0 else f"insert into {relation}"
        connection.execute(f"{made} {kept}")
    connection.execute(f"alter table {relation} add column f integer")
    for path, at in numbers.items():
        connection.execute(f"update {relation} set f = ? where filename = ?", [at, path])
    connection.execute(f"alter table {relation} drop column filename")


def _parquet(connection: duckdb.DuckDBPyConnection, batch: Batch, relation: str) -> Staged:
    described: list[tuple[str, ...]] = []
    for at, path in enumerate(batch.files):
        source = "read_parquet(?, hive_partitioning = false)"
        try:
            rows = connection.execute(f"describe select * from {source}", [_plain(path)]).fetchall()
            described.append(tuple(row[0] for row in rows))
            connection.execute(f"create or replace table part as select {at} as f, * from {source}",
                               [_plain(path)])  # fmt: skip
        except duckdb.Error as error:
            reason = str(error).splitlines()[0]
            raise SourceError(
                f"{path}: is not a Parquet file that can be read ({reason});"
                " check that the file is whole"
            ) from error
        made = f"create table {relation} as select * from part"
        if at:
            made = (
                f"create table joined as select * from {relation} union all by name"
                f" select * from part; drop table {relation};"
                f" alter table joined rename to {relation}"
            )
        connection.execute(made)
    rows = connection.execute(f"describe {relation}").fetchall()
    names, types = list[str](), list[str]()
    for name, given, *_ in rows[1:]:
        connection.execute(f"alter table {relation} rename {named(name)} to c{len(names)}")
        names.append(name)
        types.append(str(given))
    missing = {at for at, name in enumerate(names) if any(name not in d for d in described)}
    return Staged(
        relation, tuple(names), tuple(types), FileFormat("parquet"), missing=frozenset(missing)
    )


def _plain(path: Path) -> str:
    import glob

    return glob.escape(str(path))


def _json(
    connection: duckdb.DuckDBPyConnection, batch: Batch, relation: str, scratch: Path
) -> Staged:
    format = FileFormat("json")
    empty = _feed((), format, set())
    shapes = []
    for path in batch.files:
        layout = look(empty, delivery_of(empty, str(path)), scratch)
        shapes.append(_shape(Path(layout.readable), path))
    every: dict[str, str] = {}
    for shape in shapes:
        for key, kind in shape.items():
            every[key] = kind if every.get(key, kind) == kind else "nested"
    for key in [key for key, kind in every.items() if kind == "object"]:
        del every[key]
    if not every:
        raise SourceError(f"{batch.files[0]}: has no object with a key; there is nothing to infer")
    # what holds a nested value as a whole is read as a whole: what is below is in it
    whole = [_as_path(key) for key, kind in every.items() if kind == "nested"]
    names = tuple(k for k in every if not any(k.startswith(f"{one}.") for one in whole))
    missing = {at for at, name in enumerate(names) if any(name not in one for one in shapes)}
    feed = _feed(names, format, missing)
    nested = frozenset(at for at, name in enumerate(names) if every[name] == "nested")
    columns = tuple(
        replace(one, type=Type("json")) if at in nested else one
        for at, one in enumerate(feed.columns)
    )
    _load(connection, replace(feed, columns=columns), batch, relation, scratch)
    for at in nested:
        connection.execute(f"alter table {relation} alter c{at} type varchar")
    return Staged(relation, names, ("VARCHAR",) * len(names), format, nested, frozenset(missing))


def _as_path(key: str) -> str:
    """A key as the beginning of the paths below it."""
    if key.startswith("$"):
        return key
    return f"$.{key}" if key.isidentifier() and key.isascii() else f'$."{key}"'


def _shape(lines: Path, path: Path) -> dict[str, str]:
    """The paths of every value in the rows: `plain`, `nested`, or `object` where only keys are."""
    kinds: dict[str, str] = {}
    rows = broken = 0
    with lines.open("rb") as file:
        for line in file:
            try:
                row = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
            except (ValueError, RecursionError):
                broken += bool(line.strip())
                continue
            if isinstance(row, dict):
                rows += 1
                _note(row, "", kinds, 0)
    if not rows:
        what = "no line of it is a JSON object" if broken else "it holds no row"
        raise SourceError(
            f"{path}: {what}; dvault reads one object a line, or one array of objects"
        )
    return kinds


def _note(row: dict[str, object], above: str, kinds: dict[str, str], level: int) -> None:
    for key, value in row.items():
        simple = key.isidentifier() and key.isascii()
        if not key or (('"' in key or "\\" in key) and (above or key.startswith("$"))):
            continue
        step = f".{key}" if simple else f'."{key}"'
        path = f"{above or '$'}{step}" if above or key.startswith("$") else key
        below = above + step if above else f"${step}"
        if isinstance(value, dict) and value and level < _LEVELS and '"' not in key:
            kinds[path] = "object" if kinds.get(path, "object") in ("object", "null") else "nested"
            _note(value, below, kinds, level + 1)
        elif value is None:
            kinds.setdefault(path, "null")
        else:
            kind = "nested" if isinstance(value, dict | list) else "plain"
            known = kinds.get(path, kind)
            kinds[path] = kind if known in (kind, "null") else "nested"
