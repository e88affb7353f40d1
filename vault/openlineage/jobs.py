"""Jobs: what a run does, a feed or a table at a time, and which columns each makes of which."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from vault.entities import Feed, TrackedSatellite, Warehouse
from vault.lineage import ROWS, Column, Graph, Origin

#: The kinds of tables that `build` makes, each by a job of its own.
_BUILT = frozenset(
    {"snapshot", "pit", "bridge", "same_as", "hierarchy", "dimension", "fact", "mart"}
)


@dataclass(frozen=True, slots=True)
class Job:
    """A feed that is loaded, or a table that is built.

    `origins` are what each column of an output is made of among the inputs.
    """

    name: str
    description: str = ""
    file: str = ""
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    origins: Mapping[Column, tuple[Origin, ...]] = field(default_factory=dict)


def jobs_of(graph: Graph, warehouse: Warehouse) -> dict[str, Job]:
    """The jobs of a warehouse, or of that part of it which the graph holds, by name, in order."""
    views = {
        str(view): str(satellite.table)
        for satellite in warehouse.satellites
        for view in (satellite.current, satellite.history, satellite.known)
    }
    found = {}
    for feed in warehouse.feeds:
        if feed.record_source in graph.datasets:
            found[feed.record_source] = _of_feed(graph, feed)
    for dataset in graph.datasets.values():
        if dataset.kind in _BUILT:
            through = {*views, dataset.name}
            origins = {
                column: tuple(_beyond(graph, column, through))
                for column in (Column(dataset.name, name) for name in (*dataset.columns, ROWS))
            }
            job = Job(dataset.name, dataset.description, dataset.file)
            found[job.name] = _with(job, (dataset.name,), origins)
    return found


def _of_feed(graph: Graph, feed: Feed) -> Job:
    """A feed reads files, or a table, and what it looks up."""
    tables = [load.hub.table for load in feed.hubs]
    tables += [load.link.table for load in feed.links]
    for load in feed.satellites:
        tables.append(load.satellite.table)
        if isinstance(load.satellite, TrackedSatellite):
            tables.append(load.satellite.appearances.table)
    outputs = tuple(name for name in dict.fromkeys(map(str, tables)) if name in graph.datasets)
    known = {feed.origin, *(str(lookup.satellite.table) for lookup in feed.lookups)}
    origins = {
        column: tuple(
            origin
            for origin in _beyond(graph, column, {feed.record_source, *outputs})
            if origin.column.table in known
        )
        for output in outputs
        for column in (Column(output, name) for name in graph.datasets[output].columns)
    }
    job = Job(feed.record_source, feed.description, inputs=(feed.origin,))
    return _with(job, outputs, origins)


def _with(job: Job, outputs: tuple[str, ...], origins: dict[Column, tuple[Origin, ...]]) -> Job:
    read = (origin.column.table for found in origins.values() for origin in found)
    inputs = tuple(dict.fromkeys((*job.inputs, *read)))
    kept = {
        column: tuple(origin for origin in found if origin.column.name != ROWS)
        for column, found in origins.items()
        if column.name != ROWS
    }
    made = {column: found for column, found in kept.items() if found}
    return Job(job.name, job.description, job.file, inputs, outputs, made)


def _beyond(graph: Graph, column: Column, through: Collection[str]) -> Iterator[Origin]:
    """What a column is made of outside of some tables, in the way that says least of the value."""
    seen = {column}
    waiting = list(graph.of(column).origins)
    while waiting:
        origin = waiting.pop(0)
        if origin.column in seen:
            continue
        seen.add(origin.column)
        if origin.column.table not in through:
            yield origin
            continue
        for further in graph.of(origin.column).origins:
            way = further.way if origin.way == "copied" else origin.way
            waiting.append(Origin(further.column, way))
