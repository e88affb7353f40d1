"""Plan: Warehouse, and what the database holds → ordered steps. Pure: it needs no database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vault.dialects import DUCKDB, Dialect
from vault.entities import (
    Column,
    Feed,
    Hub,
    HubLoad,
    Link,
    LinkLoad,
    NonHistorizedLink,
    Satellite,
    SatelliteLoad,
    Warehouse,
)
from vault.errors import UsageError
from vault.hashing import Hashing
from vault.names import Table

#: What the database holds: the columns of each table in their order, with their types.
Held = Mapping[Table, Mapping[str, str]]
Source = HubLoad | LinkLoad | SatelliteLoad

#: The operations that create each kind, in order, and those that build it.
CREATION = {
    "hub": ("create", "ghosts"),
    "link": ("create", "ghosts"),
    "non_historized_link": ("create", "ghosts"),
    "satellite": ("create", "ghosts", "current", "history"),
    "snapshot": ("create",),
    "pit": ("create",),
}
BUILDING = {
    "snapshot": ("refresh",),
    "pit": ("refresh",),
    "dimension": ("now", "history"),
    "fact": ("now",),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One template, rendered for one entity; `feed` and `source` where a feed loads it."""

    this: Any
    operation: str
    feed: Feed | None = None
    source: Source | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
    templates: str = ""

    @property
    def kind(self) -> str:
        """The folder of the template: the entity's own kind unless the step says otherwise."""
        return self.templates or str(self.this.kind)

    @property
    def origin(self) -> Path | None:
        """The user's own file that the statement comes from; None for dvault's templates."""
        path: Path | None = getattr(self.this, "path", None)
        return path

    @property
    def table(self) -> Table:
        """The table or view the step makes or fills."""
        views = {"current": "current", "history": "history", "at": "at"}
        found: Table = getattr(self.this, views.get(self.operation, "table"))
        return found

    @property
    def context(self) -> dict[str, Any]:
        """What the template may name."""
        return {"this": self.this, "feed": self.feed, "source": self.source, **self.more}

    def __str__(self) -> str:
        via = f" from {self.feed.record_source}" if self.feed else ""
        return f"{self.operation} {self.kind} {self.this.name}{via}"


@dataclass(frozen=True, slots=True)
class Target:
    """A table a feed loads, and where in the stage its rows are found."""

    this: Hub | Link | Satellite
    feed: Feed
    source: Source

    @property
    def table(self) -> Table:
        return self.this.table

    @property
    def is_always_keyed(self) -> bool:
        """Whether a row without the target's key is rejected as a whole, so that each has one."""
        if self.feed.missing_keys != "reject":
            return False
        hubs: dict[str, tuple[HubLoad, ...]] = {load.hash_key: (load,) for load in self.feed.hubs}
        hubs |= {load.hash_key: load.hubs for load in self.feed.links}
        return not all(hub.optional for hub in hubs[self.source.hash_key])

    @property
    def context(self) -> dict[str, Any]:
        """What the templates of its loading may name."""
        return {"this": self.this, "feed": self.feed, "source": self.source}

    def step(self, operation: str) -> Step:
        """One operation of its loading."""
        return Step(self.this, operation, self.feed, self.source)


@dataclass(frozen=True, slots=True)
class FeedPlan:
    """A feed and the tables it loads, parents first."""

    feed: Feed
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run does: `apply` changes tables, `feeds` load them, `build` derives the rest."""

    warehouse: Warehouse
    apply: tuple[Step, ...]
    feeds: tuple[FeedPlan, ...]
    build: tuple[Step, ...]


def plan(warehouse: Warehouse, held: Held | None = None, dialect: Dialect = DUCKDB) -> Plan:
    """Order everything the warehouse needs; `held` leaves out what the database already has.

    Raises UsageError, naming every table at once, where applying would destroy history.
    """
    return Plan(
        warehouse,
        apply=_apply(warehouse, held or {}, dialect),
        feeds=tuple(FeedPlan(feed, tuple(_targets(feed))) for feed in warehouse.feeds),
        build=tuple(_build(warehouse)),
    )


def stored_entities(warehouse: Warehouse) -> Iterator[Any]:
    """The entities `apply` makes tables for, parents first."""
    yield from warehouse.hubs
    yield from warehouse.links
    yield from warehouse.satellites
    if warehouse.snapshots:
        yield warehouse.snapshots
    yield from warehouse.pits


def _apply(warehouse: Warehouse, held: Held, dialect: Dialect) -> tuple[Step, ...]:
    steps: list[Step] = []
    refusals: list[str] = []
    hashes = Hashing(dialect, warehouse.recipe).type
    for entity in stored_entities(warehouse):
        if entity.table not in held:
            steps += [Step(entity, operation) for operation in CREATION[entity.kind]]
            continue
        added, refused = _difference(entity, held[entity.table], dialect, hashes)
        refusals += refused
        if added:
            steps.append(Step(entity, "evolve", more={"added": added}))
        if isinstance(entity, Satellite):
            views = {"current": entity.current, "history": entity.history}
            stale = [name for name, view in views.items() if added or view not in held]
            steps += [Step(entity, name) for name in stale]
    if refusals:
        raise UsageError("\n".join(refusals))
    return tuple(steps)


def _difference(
    entity: Any, held: Mapping[str, str], dialect: Dialect, hashes: str
) -> tuple[tuple[Column, ...], list[str]]:
    """The columns to append to a table, and what stands in the way."""
    declared = described_columns(entity)
    if declared is None:
        return (), []
    names = {str(column.name) for column in declared}
    present = [column for column in declared if column.name in held]
    added = tuple(column for column in declared if column.name not in held)
    table = entity.table
    technical = _technical_columns(entity, dialect, hashes)
    refused = list(_faults(table, technical, held, dialect))
    refused += [
        f"{table}: column '{name}' holds history but is no longer declared; declare it again"
        for name in held
        if name not in names and name not in technical and name != "sequence"
    ]
    order = [name for name in held if name in names]
    if order != [column.name for column in present]:
        refused.append(
            f"{table}: the columns are declared in another order than they are held, by which"
            f" they are hashed; declare them as {', '.join(order)}"
        )
    refused += [
        f"{table}: column '{column.name}' is {held[column.name]} but declared {column.type};"
        " declare it as it is, or give the new type a new name"
        for column in present
        if not dialect.stores(column.type, held[column.name])
    ]
    if added and not isinstance(entity, Satellite):
        kind = entity.kind.replace("_", " ")
        remedy = f"a {kind} that holds rows keeps its columns; declare a new {kind}"
        refused.append(f"{table}: column '{added[0].name}' is not held yet; {remedy}")
    elif added and declared[len(present) :] != added:
        remedy = "append new attributes at the end"
        refused.append(f"{table}: column '{added[0].name}' is not held yet; {remedy}")
    return added, refused


def described_columns(entity: Any) -> tuple[Column, ...] | None:
    """The columns the definitions give an entity; None where dvault gives all of them."""
    match entity:
        case Hub():
            return entity.identity
        case NonHistorizedLink():
            return entity.child_key + entity.payload
        case Link():
            return entity.child_key
        case Satellite():
            return entity.attributes
        case _:
            return None


def _technical_columns(entity: Any, dialect: Dialect, hashes: str) -> dict[str, str]:
    """The columns dvault gives an entity's table, with their types: hash keys first."""
    bigint = dialect.types["bigint"]
    columns = {str(entity.hash_key): hashes}
    if isinstance(entity, Link):
        columns |= {str(reference.hash_key): hashes for reference in entity.references}
    columns |= {"load_date": dialect.timestamp, "record_source": dialect.text, "load_id": bigint}
    if isinstance(entity, Satellite | NonHistorizedLink):
        columns |= {"applied_date": dialect.timestamp, "hashdiff": hashes}
    if isinstance(entity, Satellite) and entity.sequenced:
        columns["sequence"] = bigint
    return columns


def _faults(
    table: Table, technical: Mapping[str, str], held: Mapping[str, str], dialect: Dialect
) -> Iterator[str]:
    """What a held table lacks of dvault's own columns, or has of another type."""
    for name, type_ in technical.items():
        stored = held.get(name)
        if stored is None:
            yield (
                f"{table}: column '{name}' is not there; a table keeps the keys and the columns it"
                " was made with: declare another table under a new name, or undo what was changed"
            )
        elif not dialect.holds(type_, stored):
            yield (
                f"{table}: column '{name}' is {stored} and must be {type_.upper()}; declare `hash`"
                " as it was, or undo what was changed"
            )


def _targets(feed: Feed) -> Iterator[Target]:
    """Hubs before links before satellites, so that every key finds its parent."""
    yield from (Target(load.hub, feed, load) for load in feed.hubs)
    yield from (Target(load.link, feed, load) for load in feed.links)
    yield from (Target(load.satellite, feed, load) for load in feed.satellites)


def _build(warehouse: Warehouse) -> Iterator[Step]:
    """Snapshots, points in time, dimensions, facts and marts, each after what it reads."""
    entities: list[Any] = [warehouse.snapshots] if warehouse.snapshots else []
    entities += [*warehouse.pits, *warehouse.dimensions, *warehouse.facts]
    for entity in entities:
        yield from (Step(entity, operation) for operation in BUILDING[entity.kind])
        if entity.kind == "dimension" and entity.pit:
            yield Step(entity, "at")
    yield from (Step(mart, mart.materialized) for mart in warehouse.marts)
