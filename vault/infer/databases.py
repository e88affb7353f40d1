"""The tables of a database, with the keys, relations and comments that it declares itself."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import duckdb

from vault.entities.origin import FileFormat
from vault.errors import SourceError
from vault.execute.catalogue import Catalogue, CatalogueColumn, CatalogueTable
from vault.infer.naming import Names, ascii_words
from vault.infer.observed import Column, Origin, Reference, Table
from vault.infer.observing import counted
from vault.infer.staging import Staged
from vault.types import Type

_UNFIT = ("double", "json", "binary", "time")


def from_database(
    connection: duckdb.DuckDBPyConnection, url: str, technical: Sequence[str], own: str | None
) -> tuple[list[Table], list[str], list[str]]:
    """The tables of a database, the words of its name, and notes for whoever asked.

    `own` is the URL of the warehouse's database, in DuckDB unless it is said: of the same kind, a
    table is read where it is. SourceError where there is no table.
    """
    catalogue = Catalogue(url)
    kind = (own or "duckdb:").partition(":")[0].partition("+")[0]
    try:
        found = catalogue.tables()
        named = _name(url, found)
        variable = f"{'_'.join(named).upper()}_URL"
        is_own = catalogue.dialect == kind
        tables, taken = list[Table](), dict[str, int]()
        for at, one in enumerate(found):
            if not one.columns or _is_of_a_warehouse(one):
                continue
            relation = f"t{at}"
            _copy(connection, catalogue, one, relation)
            number = taken[one.name] = taken.get(one.name, 0) + 1
            name = one.name if number == 1 else f"{one.name}_{one.schema}"
            place = f"{one.schema}.{one.name}" if one.schema else one.name
            origin = Origin(
                format=FileFormat("table"),
                table=place,
                database="" if is_own else f"${{{variable}}}",
                dialect=kind if is_own else "duckdb",
            )
            tables.append(_table(connection, one, name, relation, origin, technical))
    finally:
        catalogue.close()
    if not tables:
        raise SourceError(f"{catalogue.dialect}: the database has no table that may be read")
    note = (
        "the tables are read in the warehouse's own database: give the same URL as --database"
        if is_own else f"set {variable} to the URL of the source before loading"
    )  # fmt: skip
    return tables, named, [note]


def _is_of_a_warehouse(table: CatalogueTable) -> bool:
    """Whether a table is one of dvault's own, or holds names that no definition can say."""
    own = table.schema in ("raw_vault", "business_vault", "marts", "audit")
    return own or "." in table.name or "." in table.schema


def _name(url: str, found: Sequence[CatalogueTable]) -> list[str]:
    """What the source is called: its only schema that says something, else the database."""
    schemas = {one.schema for one in found} - {"main", "public", "dbo", ""}
    if len(schemas) == 1:
        return ascii_words(schemas.pop())[:3] or ["source"]
    last = url.partition("?")[0].rpartition("/")[2].partition(".")[0]
    return ascii_words(last)[:3] or ["source"]


def _copy(
    connection: duckdb.DuckDBPyConnection,
    catalogue: Catalogue,
    table: CatalogueTable,
    relation: str,
) -> None:
    """Every row of a table as text, into the workspace."""
    import pandas

    names = [f"c{at}" for at in range(len(table.columns))]
    listed = ", ".join(f"{name} varchar" for name in names)
    connection.execute(f"create table {relation} ({listed}, f integer)")
    for rows in catalogue.rows(table):
        texts = [[_text(value) for value in row] for row in rows]
        frame = pandas.DataFrame(texts, columns=names, dtype=object)
        connection.register("landed", frame)
        connection.execute(f"insert into {relation} select *, 0 from landed")
        connection.unregister("landed")


def _text(value: Any) -> str | None:
    match value:
        case None:
            return None
        case bool():
            return str(value).lower()
        case bytes() | memoryview():
            return bytes(value).hex()
        case datetime.datetime():
            return value.isoformat(" ")
        case dict() | list():
            import json

            return json.dumps(value, default=str)
        case _:
            return str(value).replace("\0", "")


def _table(
    connection: duckdb.DuckDBPyConnection, table: CatalogueTable, name: str, relation: str,
    origin: Origin, technical: Sequence[str],
) -> Table:  # fmt: skip
    names = Names()
    columns, called = list[Column](), dict[str, str]()
    for at, one in enumerate(table.columns):
        mine = names.column(one.name, at, technical)
        called[one.name] = mine
        type_, reason = _fitting(connection, relation, at, one, origin.dialect == "postgresql")
        columns.append(
            Column(mine, one.name, at, type_, reason, description=one.comment, fixed=True)
        )
    key = tuple(called[one] for one in table.key if one in called)
    by_name = {one.name: one for one in columns}
    if any(by_name[one].type.name in _UNFIT for one in key):
        key = ()
    references = tuple(
        Reference(tuple(called[one] for one in mine), to, others)
        for mine, to, others in table.foreign
        if all(one in called for one in mine)
    )
    listed = tuple(one.name for one in table.columns)
    staged = Staged(relation, listed, ("VARCHAR",) * len(listed), origin.format)
    return counted(connection, staged, Table(
        name, tuple(ascii_words(table.name)) or ("rows",), relation, origin, tuple(columns), 0,
        key=key, references=references, description=table.comment,
    ))  # fmt: skip


def _fitting(
    connection: duckdb.DuckDBPyConnection,
    relation: str,
    at: int,
    column: CatalogueColumn,
    exact: bool,
) -> tuple[Type, str]:
    """The type that the database declares, or a wider one where values do not fit it.

    `exact` says that the warehouse's database takes no double.
    """
    said = f"{column.said} in the database"
    if column.type is None:
        return Type("text"), f"{said}, for which there is no type here"
    if column.type.name in ("text", "json", "binary"):
        return column.type, ""
    wider = [column.type]
    if column.type.name == "decimal" or (column.type.name == "double" and exact):
        places = _places(connection, relation, at)
        if places is None:
            return Type("text"), f"{said}, which no decimal holds: derive what is needed"
        if column.type.name == "double" or places > column.type.scale:
            return Type("decimal", 38, places), f"{said}, with up to {places} decimal places"
    if column.type.name == "integer":
        wider.append(Type("bigint"))
    for type_ in wider:
        bad, example = connection.execute(
            f"select count(*), min(c{at}) from {relation} where c{at} is not null"
            f" and try_cast(c{at} as {type_}) is null"
        ).fetchall()[0]
        if not bad:
            return type_, said
    return Type("text"), f"{said}, but {bad:,} values are no {column.type} ({str(example)[:30]!r})"


def _places(connection: duckdb.DuckDBPyConnection, relation: str, at: int) -> int | None:
    """How many decimal places the numbers of a column have; none where a decimal holds them not."""
    strange, places, whole = connection.execute(
        f"select count(*) filter (where not regexp_full_match(c{at}, '-?\\d+(\\.\\d+)?')),"
        f" coalesce(max(length(rtrim(split_part(c{at}, '.', 2), '0'))), 0),"
        f" coalesce(max(length(split_part(ltrim(c{at}, '-'), '.', 1))), 0) from {relation}"
    ).fetchall()[0]
    return None if strange or places + whole > 38 else int(places)
