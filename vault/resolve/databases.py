"""Databases: which table of another one a feed reads, and which column tells what is new."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from vault.definitions import Declared, Place
from vault.definitions.sources import Feed as FeedModel
from vault.entities import FeedColumn, Outside, Type, Watermark
from vault.errors import suggestion
from vault.names import Identifier
from vault.resolve.scope import Scope

_MOMENTS = ("timestamp", "timestamptz")
_GROWING = ("integer", "bigint", "date", *_MOMENTS)
#: Kinds of satellites that keep what is gone.
_ENDING = ("status", "effectivity")
#: How far clocks and transactions are taken to differ where nothing is said.
_OVERLAP = timedelta(minutes=5)
#: By which of their columns tools say when they landed a row.
LANDED = {"airbyte": "_airbyte_extracted_at", "fivetran": "_fivetran_synced"}


def outside_of(scope: Scope, place: Place, model: FeedModel) -> Outside | None:
    """The table of another database that a feed reads; None where it reads none."""
    if not model.database:
        return None
    schema, _, table = model.table.rpartition(".")
    return Outside(model.database, schema, table, scope.documents.folder)


def extracts_of(scope: Scope, source: str, name: str) -> Path:
    """The glob of the files that what a feed reads of another database is written to."""
    folder = scope.documents.folder / scope.documents.settings.extracts
    escaped = glob.escape(os.path.abspath(folder / f"{source}.{name}"))  # noqa: PTH100
    return Path(escaped) / "*.parquet"


def watermark_of(
    scope: Scope, place: Place, model: FeedModel, columns: Sequence[FeedColumn]
) -> Watermark | None:
    """The watermark of a feed, or that of the tool which lands its table."""
    if model.landed_by and model.landed_by in LANDED:
        name = Identifier(LANDED[model.landed_by])
        return Watermark(FeedColumn(name, Type("timestamptz"), str(name)), timedelta())
    said = model.watermark
    if said is None:
        return None
    at = place / "watermark"
    at = at / "column" if isinstance(at.value, dict) else at
    found = {str(column.name): column for column in columns if column.is_delivered}
    column = found.get(said.column)
    if column is None:
        scope.problem(
            at.location,
            f"the watermark is a column of the source: unknown column '{said.column}'"
            + suggestion(said.column, found),
        )
        return None
    kind = column.type.name
    if kind not in _GROWING:
        scope.problem(
            at.location,
            f"a watermark must be a column of type {', '.join(_GROWING[:-1])} or {_GROWING[-1]};"
            f" '{said.column}' is {column.type}",
        )
        return None
    number = kind in ("integer", "bigint")
    overlap = said.overlap
    if overlap is None:
        overlap = 0 if number else _OVERLAP if kind in _MOMENTS else timedelta()
    days = isinstance(overlap, timedelta) and overlap % timedelta(days=1) == timedelta()
    if isinstance(overlap, int) is not number or (kind == "date" and not days):
        wanted = {True: "a whole number, like 1000", False: "a time, like 5 minutes"}[number]
        wanted = "whole days, like 2 days" if kind == "date" else wanted
        scope.problem(
            (place / "watermark" / "overlap").location,
            f"the overlap of a watermark of type {column.type} is {wanted}",
        )
        return None
    return Watermark(column, overlap)


def parted(
    scope: Scope, source: str, declared: Declared[FeedModel]
) -> Iterator[tuple[str, FeedModel]]:
    """A feed by its name; of one that compares keys, another one that reads all keys and no more.

    The satellites that keep what is gone are of that one: complete keys tell it, changes do not.
    """
    model, place = declared.model, declared.place
    if model is None:
        return
    if model.watermark is None or model.watermark.deletes != "by_key":
        yield declared.name, model
        return
    ending = {name: one for name, one in model.satellites.items() if one.type in _ENDING}
    at = place / "watermark" / "deletes"
    if not ending:
        scope.problem(
            at.location,
            "`deletes: by_key` needs a satellite that keeps what is gone: `type: status` or"
            " `type: effectivity`",
        )
        yield declared.name, model
        return
    parents = {one.of for one in ending.values()}
    links = {name: parts for name, parts in model.links.items() if name in parents}
    hubs = {name: key for name, key in model.hubs.items() if name in parents}
    keys = [*hubs.values(), *(key for parts in links.values() for key in parts.values())]
    names = {name for key in keys for name in key.key}
    names |= {key.tenant.column for key in keys if key.tenant and key.tenant.column}
    columns = {name: one for name, one in model.columns.items() if name in names}
    for name, column in columns.items():
        if column.value or column.lookup or column.occurrence:
            scope.problem(
                at.location, f"`deletes: by_key` reads keys of the source: '{name}' is none of its"
            )
    name = f"{declared.name}_keys"
    if (source, name) in scope.documents.feeds:
        scope.problem(
            place.key,
            f"`deletes: by_key` makes a feed '{name}', which is declared: call that otherwise",
        )
        return
    kept = {name: one for name, one in model.satellites.items() if name not in ending}
    yield declared.name, model.model_copy(update={"satellites": kept})
    yield (
        name,
        model.model_copy(
            update={
                "description": f"All keys of {declared.name}: what is not among them is gone.",
                "watermark": None, "delivers": "snapshot", "columns": columns, "hubs": hubs,
                "links": links, "references": {}, "satellites": ending, "applied_date": "",
                "load_date": "", "sequence": "", "late_arrivals": "judged",
            }
        ),
    )  # fmt: skip
