"""Gathering: files or a database → tables of a workspace, observed, and what relates them."""

from __future__ import annotations

import glob
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import duckdb

from vault.errors import SourceError
from vault.infer.change import Change, change_of
from vault.infer.found import Batch, batches, found, suffix
from vault.infer.keys import Key, any_unique, composite_key, single_key
from vault.infer.naming import table_words
from vault.infer.newness import newness_of
from vault.infer.observed import Column, Origin, Table
from vault.infer.observing import observe
from vault.infer.proposing import Findings
from vault.infer.relations import Concept, Relation, concept_of, relations, shared
from vault.infer.staging import stage
from vault.infer.writing import Writing, writing_of


def from_files(
    connection: duckdb.DuckDBPyConnection,
    given: Sequence[str],
    base: Path,
    technical: Sequence[str] = (),
) -> tuple[list[Table], list[str], list[str]]:
    """The tables of files, the words they share, and notes on files that are left out.

    SourceError where not one of them can be read.
    """
    notes, files = list[str](), found(given)
    readable, faults = list[Path](), list[SourceError]()
    writings: dict[Path, Writing] = {}
    for path in files:
        try:
            if suffix(path) not in (".parquet", ".pq", ".parq", ".json", ".jsonl", ".ndjson"):
                writings[path] = writing_of(path)
            elif not path.stat().st_size:
                raise SourceError(f"{path}: is empty, so there is nothing to infer from")
        except SourceError as error:
            faults.append(error)
            continue
        except (OSError, EOFError) as error:
            faults.append(SourceError(f"{path}: cannot be read ({error}); check the file"))
            continue
        readable.append(path)

    def alike(one: Path, other: Path) -> bool:
        if one not in writings or other not in writings:
            return suffix(one) == suffix(other)
        return _alike(writings[one], writings[other])

    whole = given[0] if len(given) == 1 and not Path(given[0]).exists() else ""
    grouped = batches(readable, alike, whole if len(readable) == len(files) else "")
    common = _common([table_words(one.stem) for one in grouped])
    tables, taken = list[Table](), set[str]()
    with tempfile.TemporaryDirectory() as scratch:
        for batch in grouped:
            try:
                staged = stage(connection, batch, f"t{len(tables)}", Path(scratch, "copies"))
            except SourceError as error:
                faults.append(error)
                continue
            words = table_words(batch.stem) or ["rows"]
            words = words[len(common) :] if tuple(words[: len(common)]) == tuple(common) else words
            name = _unused("_".join(words), taken)
            origin = Origin(_relative(batch, base), suffix_tells=batch.suffix_tells)
            tables.append(observe(connection, staged, name, words, origin, technical))
    if not tables:
        raise SourceError("\n".join(map(str, faults)))
    notes += [f"left out: {error}" for error in faults]
    sole = tables[0].words if len(tables) == 1 else ()
    return tables, list(common or sole or [_folder_word(readable)]), notes


def _unused(name: str, taken: set[str]) -> str:
    number, wished = 2, name
    while name in taken:
        name, number = f"{wished}_{number}", number + 1
    taken.add(name)
    return name


def _folder_word(files: Sequence[Path]) -> str:
    words = table_words(Path(os.path.commonpath([one.parent for one in files])).name)
    return "_".join(words) or "source"


def _alike(one: Writing, other: Writing) -> bool:
    """Whether two files may be deliveries of one table."""
    if (one.delimiter, one.header, one.quote) != (other.delimiter, other.header, other.quote):
        return False
    if not one.header:
        return len(one.names) == len(other.names) and one.names == other.names
    mine, others = {n for n in one.names if n}, {n for n in other.names if n}
    return len(mine & others) >= 0.5 * len(mine | others)


def _common(words: Sequence[Sequence[str]]) -> Sequence[str]:
    """The words that the names of nearly all tables begin with."""
    words = [one for one in words if one]
    if len(words) < 2:
        return ()
    first = max((one[0] for one in words), key=[one[0] for one in words].count)
    several = [one for one in words if one[0] == first]
    if len(several) < max(2, 0.7 * len(words)) or any(len(one) == 1 for one in several):
        return ()
    return (first,)


def _relative(batch: Batch, base: Path) -> str:
    """The glob, as seen from the warehouse's folder."""
    folder, _, name = batch.glob.rpartition(os.sep)
    plain = batch.files[0].parent
    if glob.escape(str(plain)) != folder:
        return batch.glob
    return Path(glob_relative(plain, base), name).as_posix()


def glob_relative(folder: Path, base: Path) -> str:
    """A folder as seen from another, in letters that a glob takes as they are."""
    return glob.escape(os.path.relpath(folder, base))


def findings(
    connection: duckdb.DuckDBPyConnection, tables: Sequence[Table], existing: Iterable[Concept]
) -> Findings:
    """The keys, relations and changes of tables."""
    keys: dict[str, Key] = {}
    for table in tables:
        key = single_key(table)
        if key:
            keys[table.name] = key
    concepts = {
        table.name: concept_of(table, keys[table.name])
        for table in tables
        if table.name in keys and len(keys[table.name].columns) == 1
    }
    # what is there already comes first, where both are as good
    known = [*existing, *concepts.values()]
    related: list[Relation] = list(relations(connection, tables, keys, known))
    taken = {(one.table, one.column) for one in related}
    taken |= {(name, column) for name, key in keys.items() for column in key.columns}

    def free(table: Table, column: Column) -> bool:
        return (table.name, column.name) not in taken

    for _, more in shared(connection, tables, free):
        related += more
    for table in tables:
        if table.name in keys:
            continue
        own = {one.column for one in related if one.table == table.name}
        found_key = composite_key(connection, table, own) or any_unique(table)
        if found_key:
            keys[table.name] = found_key
            if len(found_key.columns) == 1:
                concepts[table.name] = concept_of(table, found_key)
                related = [
                    one for one in related
                    if (one.table, one.column) != (table.name, found_key.columns[0])
                ]  # fmt: skip
    changes = _changes(connection, tables, keys)
    newest = {
        table.name: newness
        for table in tables
        if (newness := newness_of(connection, table, keys.get(table.name)))
    }
    return Findings(tables, keys, concepts, related, changes, newest)


def _changes(
    connection: duckdb.DuckDBPyConnection, tables: Sequence[Table], keys: Mapping[str, Key]
) -> dict[str, Change]:
    return {
        table.name: change_of(connection, table, keys[table.name].columns, table.files)
        for table in tables
        if table.name in keys
    }
