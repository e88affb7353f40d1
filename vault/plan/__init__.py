"""Plan: Warehouse, and what the database holds → ordered steps. Pure: it needs no database."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from vault.dialects import DUCKDB, Dialect
from vault.entities import (
    BASES,
    Feed,
    Hub,
    Link,
    Reference,
    ReferenceSatellite,
    Satellite,
    TrackedSatellite,
    Warehouse,
)
from vault.errors import UsageError
from vault.hashing import Hashing
from vault.names import Table
from vault.plan.called import as_now, hash_keys
from vault.plan.drift import Drift, drifts, is_other, refused_for, renamed_by_hand
from vault.plan.evolution import (
    Evolution,
    Standing,
    described_columns,
    evolution,
    watched_otherwise,
)
from vault.plan.filling import Filling, awaited, described, filling, judged
from vault.plan.foreign import (
    Foreign,
    aside,
    in_the_way,
    is_foreign,
    key_name,
    left_aside,
    misfits,
)
from vault.plan.former import renamed_feeds
from vault.plan.steps import VIEWS, FeedPlan, Source, Step, Target
from vault.plan.succession import (
    Before,
    carrying,
    left_behind,
    old_tables,
    succession,
    without_history,
)
from vault.plan.tables import Renaming, renaming

__all__ = [
    "BUILDING",
    "CREATION",
    "VIEWS",
    "Before",
    "FeedPlan",
    "Filling",
    "Held",
    "Plan",
    "Source",
    "Step",
    "Target",
    "as_now",
    "aside",
    "awaited",
    "carrying",
    "described",
    "described_columns",
    "filling",
    "hash_keys",
    "is_foreign",
    "judged",
    "left_behind",
    "misfits",
    "old_tables",
    "plan",
    "renaming",
    "stored_entities",
    "without_history",
]  # fmt: skip

#: What the database holds: the columns of each table in their order, with their types.
Held = Mapping[Table, Mapping[str, str]]

#: The operations that create each kind, in order, and those that build it.
CREATION = {
    "hub": ("create", "ghosts"),
    "link": ("create", "ghosts"),
    "non_historized_link": ("create", "ghosts"),
    **dict.fromkeys(BASES, ("create", "ghosts", "current", "history")),
    **dict.fromkeys(
        ("satellite", "tracked_satellite", "status_satellite"),
        ("create", "ghosts", "current", "history", "bitemporal"),
    ),
    "appearance_satellite": ("create", "ghosts"),
    "reference": ("create",),
    "reference_satellite": ("create", "current", "history"),
    "snapshot": ("create",),
    "pit": ("create",),
    "bridge": ("create",),
}
BUILDING = {
    "snapshot": ("refresh",),
    "pit": ("refresh",),
    "bridge": ("refresh",),
    "same_as": ("masters",),
    "hierarchy": ("tree",),
    "dimension": ("now", "history"),
    "fact": ("now",),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run does: `apply` changes tables, `feeds` load them, `build` derives the rest."""

    warehouse: Warehouse
    apply: tuple[Step, ...]
    feeds: tuple[FeedPlan, ...]
    build: tuple[Step, ...]
    #: what somebody changed by hand, and what becomes of it
    drift: tuple[Drift, ...] = ()


def plan(
    warehouse: Warehouse,
    held: Held | None = None,
    dialect: Dialect = DUCKDB,
    before: Before | None = None,
) -> Plan:
    """Order everything the warehouse needs; `held` leaves out what the database already has.

    `before` tells of what it holds that is called otherwise or is no longer declared, whose history
    may be carried over; where it is other than when it was last applied, that was done by hand.
    Raises UsageError, naming every table at once, where applying would destroy history.
    """
    known = before or Before()
    hashes = Hashing(dialect, warehouse.recipe).type
    standing = Standing(dialect, warehouse.recipe, hashes, warehouse.names, known.renames)
    drift = tuple(drifts(known.applied, held, standing)) if known.applied and held else ()
    steps = _apply(warehouse, held or {}, standing, known, drift)
    return Plan(
        warehouse,
        apply=(*steps, *renamed_feeds(warehouse.feeds, known.renames, known.feeds, dialect)),
        feeds=tuple(FeedPlan(feed, tuple(_targets(feed))) for feed in warehouse.feeds),
        build=tuple(_build(warehouse)),
        drift=(*drift, *(_made_anew(steps, held or {}) if known.applied else ())),
    )


def stored_entities(warehouse: Warehouse) -> Iterator[Any]:
    """The entities `apply` makes tables for, parents first."""
    yield from warehouse.hubs
    yield from warehouse.links
    yield from warehouse.references
    for satellite in warehouse.satellites:
        yield satellite
        if isinstance(satellite, TrackedSatellite):
            yield satellite.appearances
    if warehouse.snapshots:
        yield warehouse.snapshots
    yield from warehouse.pits
    yield from warehouse.bridges


def _apply(
    warehouse: Warehouse, held: Held, standing: Standing, before: Before, drift: Collection[Drift]
) -> tuple[Step, ...]:
    steps: list[Step] = []
    renamed: dict[str, dict[str, str]] = {}
    by_hand = {one.table: one for one in drift}
    hashing = Hashing(standing.dialect, warehouse.recipe)
    names = Renaming(stored_entities(warehouse), held, standing.renames, standing.dialect)
    held, refusals = names.held, names.refusals
    olds = {old.table: as_now(old, warehouse, names.renames) for old in before.satellites.values()}
    before = replace(before, satellites=olds)
    steps += names.steps_of_left(olds.values())
    refusals += [text for one in steps for text in left_aside(one.this.table, held)]
    for entity in stored_entities(warehouse):
        steps += names.steps(entity)
        if entity.table not in held:
            steps += [Step(entity, operation) for operation in CREATION[entity.kind]]
            carried, faults = succession(entity, held, before, hashing)
            steps += carried
            refusals += faults
            steps += _filled(entity, before, hashing)
            continue
        if is_foreign(entity, held[entity.table]):
            foreign = Foreign(entity, held[entity.table], hashing, warehouse.names)
            refusals += [*foreign.refusals, *in_the_way(entity.table, held)]
            if not refusals:
                put_aside, take_over = foreign.steps
                creation = (Step(entity, operation) for operation in CREATION[entity.kind])
                steps += [put_aside, *creation, take_over]
            continue
        old = names.moved.get(entity.table, entity.table)
        found = evolution(entity, held[entity.table], standing, old)
        refusals += refused_for(entity, found.refusals, by_hand.get(old))
        refusals += renamed_by_hand(entity, held, by_hand)
        if found.renamed or old != entity.table:
            refusals += left_aside(old, held)
        if isinstance(entity, Satellite):
            called = {str(old): str(column.name) for old, column in found.renamed}
            renamed[entity.feed] = renamed.get(entity.feed, {}) | called
        steps += _changes(entity, found)
        steps += _keyed(entity, old, before)
        carried, faults = succession(entity, held, before, hashing)
        steps += carried
        refusals += faults
        steps += _filled(entity, before, hashing)
        if isinstance(entity, Satellite):
            views = [Step(entity, name) for name in CREATION[entity.kind] if name in VIEWS]
            shown = [held.get(step.table) for step in views]
            steps += [
                step
                for step, view in zip(views, shown, strict=True)
                if not found.is_none or view is None or is_other(entity, view, held[entity.table])
            ]
    refusals += watched_otherwise(warehouse.satellites, renamed, standing)
    if refusals:
        raise UsageError("\n".join(dict.fromkeys(refusals)))
    return tuple(steps)


def _made_anew(steps: Collection[Step], held: Held) -> Iterator[Drift]:
    """Keys, and views of tables that stay as they are, which are made anew all the same."""
    changed = {step.this.table for step in steps if step.operation not in (*VIEWS, "key")}
    for step in steps:
        if step.operation == "key":
            name = step.more["key"]
            yield Drift(step.table, f"the index {name} was dropped by hand; it is made anew")
        if step.operation in VIEWS and step.this.table not in changed:
            done = "changed" if step.table in held else "dropped"
            yield Drift(step.table, f"the view was {done} by hand; it is made anew")


def _changes(entity: Any, found: Evolution) -> Iterator[Step]:
    """The steps by which a table that is there becomes as it is declared."""
    if found.renamed:
        yield Step(entity, "rename", more={"renamed": found.renamed}, templates="change")
    if found.widened:
        yield Step(entity, "widen", more={"widened": found.widened}, templates="change")
    if found.added:
        yield Step(entity, "evolve", more={"added": found.added})


def _keyed(entity: Any, old: Table, before: Before) -> Iterator[Step]:
    """The step that makes the key of a table anew, or what finds its versions, where it is gone.

    It is called after the table, which was called `old`.
    """
    if before.indexes is None or not isinstance(entity, Hub | Link | Satellite):
        return
    if isinstance(entity, Reference | ReferenceSatellite):  # which are short, and have none
        return
    name = key_name(entity)
    if old.name + name.removeprefix(entity.table.name) not in before.indexes:
        yield Step(entity, "key", more={"key": name})


def _filled(entity: Any, before: Before, hashing: Hashing) -> Iterator[Step]:
    """The step that fills attributes with what was captured of them, where that can be."""
    found = before.captured.get(entity.table)
    if found and not found.fault:
        yield filling(found, hashing)


def _targets(feed: Feed) -> Iterator[Target]:
    """Hubs before links before satellites, so that every key finds its parent."""
    yield from (Target(load.hub, feed, load) for load in feed.hubs)
    yield from (Target(load.link, feed, load) for load in feed.links)
    for load in feed.satellites:
        yield Target(load.satellite, feed, load)
        if isinstance(load.satellite, TrackedSatellite):
            yield Target(load.satellite.appearances, feed, load)


def _build(warehouse: Warehouse) -> Iterator[Step]:
    """Snapshots, points in time, bridges, dimensions, facts and marts, each after what it reads."""
    entities: list[Any] = [warehouse.snapshots] if warehouse.snapshots else []
    entities += [*warehouse.pits, *warehouse.bridges, *warehouse.same_as, *warehouse.hierarchies]
    entities += [*warehouse.dimensions, *warehouse.facts]
    for entity in entities:
        yield from (Step(entity, operation) for operation in BUILDING[entity.kind])
        if entity.kind == "dimension" and entity.pit:
            yield Step(entity, "at")
    yield from (Step(mart, mart.materialized) for mart in warehouse.marts)
