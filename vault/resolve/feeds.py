"""Feeds: the columns of a delivery, checked, and what the feed brings of hubs and links."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from vault.definitions import Place
from vault.definitions.reading import Read
from vault.definitions.sources import Feed as FeedModel
from vault.definitions.sources import Operation as OperationModel
from vault.entities import Contract, Feed, FeedColumn, FileFormat, LinkLoad, Lookup, Operation, Type
from vault.errors import suggestion
from vault.names import LONGEST_NAME, Identifier, Table, fault_of_entity_name
from vault.resolve.capture import captured_by, capturing, note_captured
from vault.resolve.databases import extracts_of, outside_of, parted, watermark_of
from vault.resolve.expectations import expected_of_delivery, expecting
from vault.resolve.former import feed_was
from vault.resolve.keys import Keys
from vault.resolve.lookups import looked_up_first, resolve_lookups
from vault.resolve.personal import personal
from vault.resolve.satellites import resolve_satellites
from vault.resolve.scope import NamesTaken, Scope

_MOMENTS = ("date", "timestamp", "timestamptz")
_ORDERED = ("integer", "bigint", *_MOMENTS)


def resolve_feeds(scope: Scope) -> None:
    """Resolve every feed, with its satellites, into `scope.feeds`."""
    _note_satellites(scope)
    stages: dict[str, Place] = {}
    sources: set[str] = set()
    for (source, name), declared in scope.documents.feeds.items():
        root = Place(declared.place.document)
        if source not in sources:
            sources.add(source)
            fault = fault_of_entity_name(source)
            if fault:
                scope.problem((root / "source").location, fault)
        scope.check_name(declared)
        _check_stage(scope, f"stage_{source}_{name}", declared.place, stages)
    for (source, name), declared in looked_up_first(scope):
        for part, model in parted(scope, source, declared):
            if part != name:
                _check_stage(scope, f"stage_{source}_{part}", declared.place, stages)
            feed = _feed(scope, source, part, declared.place, model)
            was = feed_was(scope, source, declared, part)
            scope.feeds[source, part] = replace(feed, was=was)


def _note_satellites(scope: Scope) -> None:
    """Remember where each satellite is declared; one that two feeds declare is a problem."""
    for declared in scope.documents.feeds.values():
        place = declared.place / "satellites"
        said = place.value
        for name in said if isinstance(said, dict) else ():
            first = scope.satellite_places.setdefault(name, place / name)
            if first.path != (place / name).path or first.document is not place.document:
                scope.problem(
                    (place / name).key,
                    f"satellite '{name}' belongs to the feed that declares it at {first.key}:"
                    " each feed has satellites of its own",
                )
    note_captured(scope)


def _check_stage(scope: Scope, stage: str, place: Place, stages: dict[str, Place]) -> None:
    if len(stage) > LONGEST_NAME:
        scope.problem(
            place.key,
            f"'{stage}' is longer than {LONGEST_NAME} bytes: shorten the source or the feed",
        )
    first = stages.setdefault(stage, place)
    if first is not place:
        scope.problem(
            place.key, f"source and feed make the name '{stage}', as do those at {first.key}"
        )


def _feed(scope: Scope, source: str, name: str, place: Place, model: FeedModel) -> Feed:
    model = capturing(scope, source, name, place, model)
    types = {Identifier(name): column.type for name, column in model.columns.items()}
    keys = Keys(scope, place, types)
    columns = _columns(scope, place, model, resolve_lookups(scope, place, model, keys))
    keys.hubs(model.hubs)
    keys.references(model.references)
    links = tuple(_links(scope, place, model, keys))
    columns = personal(scope, place, columns, keys.loads, links)
    columns = (*expecting(scope, place, model, columns), *captured_by(scope, place, model))
    keys.check_stage(columns, links)
    if not (model.hubs or model.links or model.references):
        scope.problem(
            place.key,
            f"feed '{name}' brings nothing: say `hubs:`, `links:` or `references:`",
        )
    _check_order(scope, place, model, types)
    outside = outside_of(scope, place, model)
    watermark = watermark_of(scope, place, model, columns)
    pattern = _pattern(scope, model.read) if model.read else None
    return Feed(
        source=source,
        name=name,
        pattern=extracts_of(scope, source, name) if outside else pattern,
        format=_format(model.read) if model.read else FileFormat("parquet" if outside else "table"),
        delivers=model.delivers,
        columns=(*columns, *keys.constants.values()),
        hubs=keys.loads,
        links=links,
        satellites=resolve_satellites(scope, place, model, columns, f"{source}.{name}", keys),
        applied_date=Identifier(model.applied_date) if model.applied_date else None,
        sequence=Identifier(model.sequence) if model.sequence else None,
        max_rejected=model.max_rejected,
        freshness=model.freshness,
        profile=scope.documents.settings.profile if model.profile is None else model.profile,
        expect=expected_of_delivery(model),
        contract=Contract(model.on_new_column, model.on_missing_column == "null"),
        allow_empty=model.allow_empty,
        missing_keys=model.missing_keys,
        description=model.description,
        table=_table(model.table) if model.table and not outside else None,
        partition_by=tuple(map(Identifier, model.partition_by)),
        load_date=Identifier(model.load_date) if model.load_date else None,
        operation=_operation(model.operation) if model.operation else None,
        where=model.where.strip() or None,
        outside=outside,
        watermark=watermark,
        landed_by=model.landed_by or "",
    )


def _operation(said: OperationModel) -> Operation:
    return Operation(Identifier(said.column), said.insert, said.update, said.delete)


def _table(name: str) -> Table:
    schema, _, table = name.partition(".")
    return Table(Identifier(schema), Identifier(table))


def _columns(
    scope: Scope, place: Place, model: FeedModel, lookups: Mapping[str, Lookup]
) -> tuple[FeedColumn, ...]:
    names = NamesTaken(scope)
    own = {
        scope.names[key]
        for key in ("applied_date", "load_date")
        if getattr(model, key) == scope.names[key]
    }
    lenient = set(model.columns) - _needed(model) if model.on_missing_column == "null" else set()
    columns = []
    for name, column in model.columns.items():
        names.take(name, place / "columns" / name, allowed=name if name in own else None)
        if model.table and not model.database and column.date_format:
            scope.problem(
                (place / "columns" / name / "date_format").key,
                "`date_format` is for texts of files: the values of a table have types",
            )
        columns.append(
            FeedColumn(
                name=Identifier(name),
                type=column.type,
                source=column.source or name,
                value=column.value or None,
                missing_is_null=column.missing == "null" or name in lenient,
                format=column.date_format or None,
                pii=column.pii,
                description=column.description,
                occurrence=column.occurrence,
                lookup=lookups.get(name),
                was=scope.was(name, column.was, place / "columns" / name / "was")
                if column.was
                else None,
            )
        )
    return tuple(columns)


def _needed(model: FeedModel) -> set[str]:
    """The columns without which nothing of a delivery could be told apart or ordered."""
    parts = [*model.hubs.values(), *model.references.values()]
    parts += [key for link in model.links.values() for key in link.values()]
    needed = {column for key in parts for column in key.key}
    needed |= {model.applied_date, model.load_date, model.sequence, *model.partition_by}
    return needed | ({model.operation.column} if model.operation else set())


def _links(scope: Scope, place: Place, model: FeedModel, keys: Keys) -> Iterator[LinkLoad]:
    for name, parts in model.links.items():
        at = place / "links" / name
        link = scope.links.get(name)
        if link is None:
            scope.unknown("link", name, scope.documents.links, at.key)
            keys.unclear = True
            continue
        if link.type == "non_historized" and model.delivers != "events":
            scope.problem(
                at.key,
                f"link '{name}' is non-historized: a feed that brings it must say"
                " `delivers: events`",
            )
        load = keys.link(link, parts, at)
        if load is not None:
            yield load


def _check_order(
    scope: Scope, place: Place, model: FeedModel, types: dict[Identifier, Type]
) -> None:
    """`applied_date` and `sequence` name columns by which versions can be ordered."""
    for index, name in enumerate(model.partition_by):
        if name not in types:
            hint = suggestion(name, types)
            scope.problem(
                (place / "partition_by" / index).location, f"unknown column '{name}'{hint}"
            )
    if model.operation:
        _check_operation(scope, place / "operation", model.operation.column, types)
    for key, name, fit in (
        ("applied_date", model.applied_date, _MOMENTS),
        ("load_date", model.load_date, _MOMENTS),
        ("sequence", model.sequence, _ORDERED),
    ):
        if not name:
            continue
        at = place / key
        type_ = types.get(Identifier(name))
        if type_ is None:
            scope.problem(at.location, f"unknown column '{name}'" + suggestion(name, types))
        elif type_.name not in fit:
            wanted = f"{', '.join(fit[:-1])} or {fit[-1]}"
            scope.problem(
                at.location, f"'{key}' must be a column of type {wanted}; '{name}' is {type_}"
            )


def _check_operation(scope: Scope, place: Place, name: str, types: dict[Identifier, Type]) -> None:
    type_ = types.get(Identifier(name))
    at = (place / "column" if isinstance(place.value, dict) else place).location
    if type_ is None:
        scope.problem(at, f"unknown column '{name}'" + suggestion(name, types))
    elif type_.name != "text":
        scope.problem(at, f"'operation' must be a column of type text; '{name}' is {type_}")


def _pattern(scope: Scope, read: Read) -> Path:
    """The glob; what looks like one in the warehouse's own folder is only its name."""
    if Path(read.files).is_absolute():
        return Path(os.path.normpath(read.files))
    folder, files = scope.documents.folder, os.path.normpath(read.files)
    while files == ".." or files.startswith(f"..{os.sep}"):
        folder, files = folder.parent, files[3:] or "."
    return Path(glob.escape(str(folder))) / files


def _format(read: Read) -> FileFormat:
    delimiter = read.delimiter
    if read.suffix == ".tsv" and "delimiter" not in read.model_fields_set:
        delimiter = "\t"
    return FileFormat(
        name=read.format_name or "csv",
        delimiter=delimiter,
        quote=read.quote,
        decimal=read.decimal,
        encoding=read.encoding,
        date_format=read.date_format or None,
        timestamp_format=read.timestamp_format or None,
        header=read.header,
        null=read.null,
    )
