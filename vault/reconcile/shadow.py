"""The shadow: the tables of a warehouse once more, beside the vault, into which it is loaded again.

They are the connection's own and gone with it: a DuckDB has a file in a temporary folder attached,
PostgreSQL has temporary tables. So the vault may be one that can only be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property
from tempfile import TemporaryDirectory
from typing import Any

from vault.entities import (
    AppearanceSatellite,
    EffectivitySatellite,
    Feed,
    Hub,
    Link,
    MultiActiveSatellite,
    RecordTrackingSatellite,
    Satellite,
    TrackedSatellite,
    Warehouse,
)
from vault.entities.warehouse import Schemas
from vault.execute import Session
from vault.execute.retired import retired
from vault.names import Identifier, Table
from vault.plan import CREATION, FeedPlan, Step, plan

Stored = Hub | Link | Satellite


@dataclass(frozen=True)
class Shadow:
    """A session whose warehouse is the shadow of another; `feeds` are those that are loaded.

    `retired` are satellites that these feeds loaded, and that are no longer declared.
    """

    session: Session
    warehouse: Warehouse
    feeds: tuple[FeedPlan, ...]
    retired: tuple[Satellite, ...] = ()

    @property
    def schema(self) -> Identifier:
        return self.session.warehouse.schemas.audit

    @cached_property
    def entities(self) -> dict[str, Stored]:
        """What the feeds load or look up, as the vault has it, by the names of its tables."""
        found: dict[str, Stored] = {}
        for feed in plan(self.warehouse).feeds:
            if feed.feed.record_source not in {one.feed.record_source for one in self.feeds}:
                continue
            for target in feed.targets:
                found[str(target.table.name)] = target.this
            for lookup in feed.feed.lookups:
                found.setdefault(str(lookup.parent.table.name), lookup.parent)
                found.setdefault(str(lookup.satellite.table.name), lookup.satellite)
        return {str(one.table.name): one for one in _with_appearances(self.retired)} | found

    @cached_property
    def loaded(self) -> frozenset[str]:
        """The names of the tables that the feeds load."""
        targets = (one.table for feed in self.feeds for one in feed.targets)
        old = (one.table for one in _with_appearances(self.retired))
        return frozenset(str(table.name) for table in (*targets, *old))

    @cached_property
    def satellites(self) -> dict[str, Satellite]:
        """Every satellite of the shadow, by the name of its table."""
        every = (
            *_move(self.retired, self.warehouse, self.schema),
            *self.session.warehouse.satellites,
        )
        return {str(one.table.name): one for one in every}

    def plans(self, warehouse: Warehouse) -> dict[str, FeedPlan]:
        """The feeds of a warehouse, as they are loaded into the shadow, by their names."""
        feeds = plan(_moved(warehouse, self.schema)).feeds
        return {one.feed.record_source: one for one in feeds}

    def beside(self, name: str) -> Table:
        """The shadow of a table."""
        return Table(self.schema, Identifier(name))

    def columns(self, name: str) -> tuple[Identifier, ...]:
        """The columns of a table, as they are declared."""
        table = self.session.renderer.dialect.table(self.beside(name))
        return tuple(map(Identifier, self.session.columns(table)))

    def key(self, entity: Stored) -> tuple[Identifier, ...]:
        """The columns that tell the rows of a table apart."""
        if not isinstance(entity, Satellite):
            return entity.key if isinstance(entity, Hub) else (entity.hash_key,)
        named = ["load_date"]
        if not isinstance(entity, RecordTrackingSatellite):
            named.append("applied_date")
        if isinstance(entity, AppearanceSatellite):
            named.append("hashdiff")
        more = tuple(self.warehouse.called(name) for name in named)
        if entity.sequenced:
            more += (Identifier("sequence"),)
        if isinstance(entity, MultiActiveSatellite):
            more += tuple(column.name for column in entity.child_key)
        if isinstance(entity, EffectivitySatellite):
            more += (Identifier("is_active"),)
        return (*entity.key, *more)

    def create(self) -> None:
        """Make the tables, empty, and the views that are looked up."""
        looked_up = {one.satellite.name for feed in self.feeds for one in feed.feed.lookups}
        session = self.session
        with session.transaction():
            session.execute(
                session.renderer.render("audit", "books", this=session.audit), "create audit"
            )
            retired = _with_appearances(_move(self.retired, self.warehouse, self.schema))
            for entity in (*_entities(session.warehouse), *retired):
                if str(entity.table.name) not in self.entities:
                    continue
                wanted = {"create", "ghosts"} | ({"current"} if entity.name in looked_up else set())
                for operation in CREATION[entity.kind]:
                    if operation in wanted:
                        session.step(Step(entity, operation))
        session.records.clear()


def _entities(warehouse: Warehouse) -> Iterator[Any]:
    yield from (*warehouse.hubs, *warehouse.links, *warehouse.references)
    for feed in plan(warehouse).feeds:
        yield from (one.this for one in feed.targets if isinstance(one.this, Satellite))


def _with_appearances(satellites: Iterable[Satellite]) -> Iterator[Satellite]:
    for one in satellites:
        yield one
        if isinstance(one, TrackedSatellite):
            yield one.appearances


@contextmanager
def shadow(session: Session, names: frozenset[str]) -> Iterator[Shadow]:
    """The shadow of a session's warehouse for some feeds, its tables made; gone afterwards."""
    driver = session.driver
    found, now = retired(session, session.held()), session.renames.feed
    old = tuple(one for one in found if now(one.feed) in names)
    with TemporaryDirectory(prefix="dvault-") as folder:
        schema, begin, end = driver.beside(folder)
        moved = _moved(session.warehouse, Identifier(schema))
        own = Session(session.connection, moved, session.renderer)
        own.renames = session.renames
        _outside(own, begin)
        try:
            feeds = tuple(one for one in plan(moved).feeds if one.feed.record_source in names)
            made = Shadow(own, session.warehouse, feeds, old)
            made.create()
            yield made
        finally:
            own.connection.rollback()
            _outside(own, end)


def _outside(session: Session, sql: str) -> None:
    if sql:
        session.connection.rollback()
        session.execute(sql, "shadow")
        session.connection.commit()


def _moved(warehouse: Warehouse, schema: Identifier) -> Warehouse:
    """The warehouse with all its tables in another schema, and nothing that is built of them."""
    return replace(
        warehouse,
        schemas=Schemas(schema, schema, schema, schema),
        archive=None,
        pits=(), dimensions=(), facts=(), marts=(), bridges=(), same_as=(), hierarchies=(),
        snapshots=None,
        **{name: _move(getattr(warehouse, name), warehouse, schema)
           for name in ("hubs", "links", "references", "feeds")},
    )  # fmt: skip


def _move(moved: Any, warehouse: Warehouse, schema: Identifier) -> Any:
    """Some entities of a warehouse with their tables in another schema."""
    known: dict[int, Any] = {}
    schemas = {warehouse.schemas.raw_vault, warehouse.schemas.business_vault}

    def move(value: Any) -> Any:
        if isinstance(value, Table):
            return Table(schema, value.name) if value.schema in schemas else value
        if isinstance(value, tuple):
            return tuple(map(move, value))
        if not is_dataclass(value) or isinstance(value, type):
            return value
        if id(value) not in known:
            parts = {one.name: move(getattr(value, one.name)) for one in fields(value)}
            if isinstance(value, Feed):
                parts["table"] = value.table  # what it reads stays where it is
            known[id(value)] = replace(value, **parts)
        return known[id(value)]

    return move(moved)
