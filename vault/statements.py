"""Statements: a warehouse → the SQL that would run, from the very code that runs it.

`apply`, `load` and `build` are called with a session that writes down what it is given in place
of executing it, so that what is shown cannot differ from what is run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from vault.audit import Load
from vault.dialects import DUCKDB, WRITTEN, Dialect, carrying
from vault.entities import Feed, Mart, Warehouse
from vault.errors import UsageError, relative, suggestion
from vault.execute.apply import open_audit
from vault.execute.build import build
from vault.execute.drivers import DRIVERS, Driver
from vault.execute.load import load_feed
from vault.execute.outside.reading import shown
from vault.execute.session import Session
from vault.names import Identifier, Table
from vault.plan import VIEWS, FeedPlan, Plan, Step, Target, plan
from vault.processes import abreast
from vault.render import Renderer, renderer_of
from vault.sources import Delivery, Layout, discover, look
from vault.sources.extracts import folder_of
from vault.sources.landed import LOAD_ID
from vault.stage import Stage

#: The load date of loads that are only shown.
SHOWN = datetime(2000, 1, 1)


def sql(
    warehouse: Warehouse, entity: str | None = None, dialect: str = "duckdb"
) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every statement of apply, load and build, in order.

    `entity` is the name of a hub, link, satellite, feed, mart, … or of its table. Shown is a
    first run: loading as it would load the files that are there into an empty vault, without
    what only runs where rows are rejected or contradict each other, and without the
    bookkeeping of runs. Where the number of rows decides which of two statements runs (`insert` or
    `insert_every`, the two of a satellite's `judge`), both are shown. Needs no database. Raises
    UsageError where the entity or the dialect
    is unknown, SourceError where a file cannot be read.
    """
    if dialect not in WRITTEN:
        raise UsageError(f"there is no dialect '{dialect}'{suggestion(dialect, WRITTEN)}")
    planned = plan(warehouse, dialect=WRITTEN[dialect])
    if entity is not None:
        known = {name for names in _names(planned) for name in names}
        if entity not in known:
            raise UsageError(f"there is nothing called '{entity}'{suggestion(entity, known)}")
    return _chosen(planned, entity, WRITTEN[dialect])


def _chosen(planned: Plan, entity: str | None, dialect: Dialect) -> Iterator[tuple[str, str]]:
    session = Recorder(planned.warehouse, renderer_of(planned.warehouse, dialect))
    feeds = [feed for feed in planned.feeds if entity is None or entity in _feed_names(feed)]
    yield from _named("apply", _apply(session, planned), entity)
    for written in abreast(partial(_load, session, entity), feeds):
        yield from written
    yield from _named("build", _build(session, planned), entity)


def _named(phase: str, written: list[Statement], entity: str | None) -> Iterator[tuple[str, str]]:
    for number, statement in enumerate(written, 1):
        if entity is None or entity == statement.feed or entity in _names_of(statement.about):
            yield f"{phase}/{number:03}_{statement.name}", statement.text


def _apply(session: Recorder, planned: Plan) -> list[Statement]:
    dialect = session.renderer.dialect
    if dialect.takes_files:  # others connect, and must say this themselves
        for statement in dialect.session:
            session.note("session", statement + ";")
    open_audit(session)
    for step in planned.apply:
        session.step(step)
    return session.taken()


def _load(session: Recorder, entity: str | None, planned: FeedPlan) -> list[tuple[str, str]]:
    feed = planned.feed
    session.feed = feed.record_source
    found = discover(feed)
    if feed.outside:
        session.note("read_outside", f"-- in {feed.outside.url}:\n{shown(feed)};")
        found = (Delivery(str(folder_of(feed) / "read.parquet"), 0, "", 0),)
    if found:
        load_feed(session, planned, found, SHOWN, lambda files: None, lambda load: None)
    else:
        session.note("none", f"-- no file matches {feed.origin}")
    return list(_named(f"load/{feed.record_source}", session.taken(), entity))


def _build(session: Recorder, planned: Plan) -> list[Statement]:
    session.feed = ""
    for step in planned.build:
        if isinstance(step.this, Mart) and step.this.path.suffix == ".py":
            session.about = step.this
            reads = ", ".join(step.this.reads)
            session.note(
                f"model_{step.this.name}",
                f"-- {step.this.table} is computed by {relative(step.this.path)} from {reads}",
            )
            continue
        build(session, replace(planned, build=(step,)), (), None, lambda table: None)
    return session.taken()


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that would run, the entity it is about, and the feed it loads."""

    name: str
    text: str
    about: object
    feed: str


class Recorder(Session):
    """A session that writes statements down, and answers as an empty vault would."""

    seals = profiles = counts = False  # bookkeeping, likewise

    def __init__(self, warehouse: Warehouse, renderer: Renderer) -> None:
        # No connection: whatever would reach for one is overridden below. Nothing is archived.
        super().__init__(None, replace(warehouse, archive=None), renderer)  # type: ignore[arg-type]
        self.feed = self.prefix = ""
        self.about: object = None
        self._written: list[Statement] = []
        if not renderer.dialect.reads_files:
            self.reader = type(self)(warehouse, renderer.of(carrying(renderer.dialect)))
            self.reader._written = self._written
            self.reader.prefix = "in_duckdb_"
        self._loads: tuple[Load, ...] = ()
        self._described: list[str] = []

    @property
    def driver(self) -> Driver:
        """What is only written asks its catalogue as the standard says."""
        return DRIVERS.get(self.renderer.dialect.name, DRIVERS["duckdb"])

    def taken(self) -> list[Statement]:
        """What was written down since the last call."""
        written = list(self._written)
        self._written.clear()  # it is the reader's, too
        self.about = None
        return written

    def note(self, name: str, text: str) -> None:
        """Write down a statement, or a comment in its place."""
        if not text.endswith(";") and not text.startswith("-- no ") and "\n" in text:
            text += ";"
        self._written.append(Statement(self.prefix + name, text, self.about, self.feed))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        yield

    def step(self, step: Step) -> int | None:
        if isinstance(step.this, Stage):
            self._loads = step.this.loads
        self.about = step.this
        name = str(getattr(step.table, "name", step.table))
        if isinstance(step.this, Mart):
            self._described = [str(name) for name, _ in step.this.columns]
        for way in _ways(step):
            text = self.renderer.render(way.kind, way.operation, **way.context)
            self.note(f"{way.operation}_{name}", text)
        return None

    def execute(self, sql: str, what: str) -> None:
        self.about = self.audit
        self.note(what.replace(" ", "_"), sql)

    def carry(self, step: Step, table: Identifier) -> None:
        if not self.renderer.dialect.takes_files:
            super().carry(step, table)
            return
        self.reader.step(replace(step, operation="unload"))
        self.step(replace(step, operation="take"))

    @staticmethod
    def look(feed: Feed, delivery: Delivery, scratch: Path) -> Layout:
        """What is read of other databases has the columns and types that are declared."""
        if not feed.outside:
            return look(feed, delivery, scratch)
        declared = [column for column in feed.columns if column.is_delivered]
        types = (str(DUCKDB.type(column.type)).upper() for column in declared)
        return Layout(delivery, tuple(one.source for one in declared), tuple(types))

    def take(self, sql: str, table: Identifier) -> int:
        self.note(f"in_duckdb_carry_{table}", sql)
        return 0

    def delivered_columns(self, feed: Feed) -> dict[str, str]:
        """As if the table had the columns that are declared."""
        super().delivered_columns(feed)
        declared = (column for column in feed.columns if column.is_delivered)
        type_ = self.renderer.dialect.type
        found = {column.source: type_(column.type) for column in declared}
        if feed.watermark:
            found.setdefault(feed.watermark.column.source, type_(feed.watermark.column.type))
        return found | (
            {LOAD_ID: str(self.renderer.dialect.text)} if feed.landed_by == "dlt" else {}
        )

    @contextmanager
    def given(
        self, name: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
    ) -> Iterator[None]:
        yield

    def place(self, table: Identifier) -> str:
        return f"file:stage/{table}"

    def columns(self, table: str) -> list[str]:
        return self._described or ["*"]  # there is no such table to be asked

    def rows(self, kind: str, operation: str, /, **context: Any) -> list[tuple[Any, ...]]:
        if "this" in context:
            self.about = context["this"]
        self.note(f"ask_{operation}", self.renderer.render(kind, operation, **context))
        match kind, operation:
            case "audit", "clock":
                return [(0, datetime.min)]
            case "audit", "filled":
                return [(at,) for at in range(len(context["tables"]))]
            case "feed", "verdicts":
                return [(load.load_id, "inserted", 1) for load in self._loads]
            case "satellite", "stored":
                return [(0,)]
            case "feed", "counted":
                return [(load.load_id, 2, 0, 0) for load in self._loads]
            case "feed", "landed" | "landed_up_to":
                return [("20000101",)]
            case "snapshot", "span":
                return [(None, None)]
            case _:
                return []

    def select(self, sql: str, what: str) -> list[tuple[Any, ...]]:
        self.note(what.replace(" ", "_"), sql)
        return []

    def record_loads(self, loads: Sequence[Load]) -> None:
        """What was loaded is bookkeeping; it is shown only where others keep the books."""
        if self.renderer.dialect.takes_files:
            timed = [replace(load, started=SHOWN, finished=SHOWN) for load in loads]
            context = {"this": self.audit, "run_id": 0, "loads": timed}
            recipe = str(self.warehouse.recipe)
            text = self.renderer.render("audit", "load", recipe=recipe, **context)
            self.note("record_loads", text)

    def record_steps(self, load_id: int | None = None) -> None:
        """Likewise."""


def _ways(step: Step) -> Iterator[Step]:
    """The statements of which one runs, by how many rows there are."""
    if "known" in step.more:
        for known in ("known", "known_of_touched"):
            yield replace(step, more={**step.more, "known": known})
        if step.this.kind == "satellite":
            yield replace(step, operation="doubtful", more={})
            yield replace(step, more={**step.more, "known": "known_of_doubtful"})
    else:
        yield step
    target = Target(step.this, step.feed, step.source) if step.feed and step.source else None
    if step.operation == "insert" and target and target.is_plain:
        yield replace(step, operation="insert_every")


def _names(planned: Plan) -> Iterator[frozenset[str]]:
    yield from (_names_of(step.this) for step in (*planned.apply, *planned.build))
    yield from (_feed_names(feed) for feed in planned.feeds)


def _feed_names(planned: FeedPlan) -> frozenset[str]:
    """The names by which something of a feed may be asked for: its own, and of what it loads."""
    targets = (_names_of(target.this) for target in planned.targets)
    return frozenset({planned.feed.record_source}).union(*targets)


def _names_of(entity: Any) -> frozenset[str]:
    """The names by which an entity may be asked for: its own and its table's."""
    names = {str(getattr(entity, "name", ""))}
    tables = (getattr(entity, name, None) for name in ("table", *VIEWS.values()))
    for table in tables:
        if isinstance(table, Table):
            names |= {str(table), str(table.name)}
    return frozenset(names - {""})
