"""Every template as it is printed for one small warehouse, tests/sql/warehouse.

Apply, load and build run in full against a session that executes nothing and answers so that
the rare statements are printed too: rejected rows, contradictions, marts that change their form.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import duckdb
from airline import DELIVERIES, PAYMENTS
from changes import change
from erasures import forget
from fillings import fill
from foreign import take_over
from profilings import profile
from reconcilings import reconcile
from rights import grant
from sealings import seal
from successions import carry_over
from tracings import trace

from vault.audit import Audit, Load, StepRecord, hub_keys
from vault.definitions import read
from vault.dialects import POSTGRESQL, SNOWFLAKE, Dialect
from vault.entities import Warehouse
from vault.execute.apply import open_audit
from vault.execute.build import build
from vault.execute.load import load_feed
from vault.execute.marts import test_mart as check_mart
from vault.names import Identifier
from vault.plan import Step, plan
from vault.render import Renderer
from vault.resolve import resolve
from vault.sources import Delivery, discover
from vault.statements import Recorder

WAREHOUSE = Path(__file__).parent / "sql" / "warehouse"
#: Which renderings of a template are shown: of the first entities, or feeds, that differ.
SHOWN = range(3)
#: Where a later one tells more: of files whose rows look something up, of a hub that has two keys.
SHOWN_OF = {"feed/read.duckdb.sql": range(5)}
NOON = datetime(2024, 1, 31, 12)

#: The kinds whose rows are stored as they were staged.
FILLED = {
    "hub", "link", "non_historized_link", "satellite", "reference", "reference_satellite",
}  # fmt: skip
#: The worst that can be said of a row, by the kind it is judged for.
FAULTS = {
    "hub": "collision",
    "non_historized_link": "the same key with another payload",
    **dict.fromkeys(
        (
            "satellite",
            "multi_active_satellite",
            "tracked_satellite",
            "reference_satellite",
        ),
        "conflicting versions",
    ),
    "reference": "collision",
}


def renderings(dialect: Dialect) -> dict[str, list[str]]:
    """Return what each template prints, by the template's path, in the order of a run.

    Each text is printed once, and no more of a template than tell what it does.
    """
    with TemporaryDirectory() as folder, patch("vault.stage.READ_AGAIN", 0):
        for name, text in DELIVERIES.items():
            (Path(folder) / name).write_text(text)
        duckdb.sql(PAYMENTS).write_parquet(f"{folder}/payments_1.parquet")
        warehouse = resolve(read(WAREHOUSE, {"AIRLINE_DATA": folder}))
        renderer = Recording(dialect, warehouse.recipe)
        _run(Rehearsal(warehouse, renderer))
        if dialect.reads_files:
            _print_what_others_read(renderer, warehouse)
        _keep_account(renderer, warehouse)
        seal(renderer, warehouse, NOON)
        forget(renderer, warehouse, NOON)
        change(renderer, warehouse)
        trace(renderer, warehouse, NOON)
        grant(renderer, warehouse)
        reconcile(renderer, warehouse)
        profile(renderer, warehouse, NOON)
        _print_the_rest(renderer, warehouse)
        take_over(renderer, warehouse)
        carry_over(renderer, warehouse)
        fill(renderer, warehouse, NOON)
        here, found = f"{Path(folder).resolve()}/", {}
        for template, texts in renderer.printed.items():
            each = list(dict.fromkeys(text.replace(here, "data/") for text in texts))
            shown = SHOWN_OF.get(template, SHOWN)
            found[template] = [each[at] for at in shown if at < len(each)]
        return found


@dataclass(frozen=True)
class Recording(Renderer):
    """A renderer that keeps what it prints."""

    printed: dict[str, list[str]] = field(default_factory=dict)

    def render(self, kind: str, operation: str, /, **context: Any) -> str:
        text = super().render(kind, operation, **context)
        self.printed.setdefault(self.template(kind, operation), []).append(text)
        return text

    def of(self, dialect: Dialect) -> Recording:
        return Recording(dialect, self.recipe)


class Rehearsal(Recorder):
    """Answers as a database would in which everything happens that can."""

    built = False
    judged = ""

    def step(self, step: Step) -> int | None:
        if step.operation == "judge":
            self.judged = step.kind
        if step.operation in ("stage", "stage_table"):
            for reading in step.this.readings:
                if step.operation == "stage":
                    self.renderer.render("feed", reading.template, this=reading)
                if reading.lookups:
                    self.renderer.render("feed", "join_lookups", this=reading)
        return super().step(step)

    def rows(self, kind: str, operation: str, /, **context: Any) -> list[tuple[Any, ...]]:
        answer = super().rows(kind, operation, **context)
        match kind, operation:
            case "feed", "counted":
                return [(load_id, 4, 1, 1) for load_id, *_ in answer]
            case "audit", "filled":
                return []
            case "feed", "load_dates":
                return [(NOON,), (NOON + timedelta(1),)]
            case "satellite", "late_within":
                return [(NOON + timedelta(1), NOON)]
            case "feed", "repeated":
                return [("00" * 16,)]
            case "feed", "verdicts":
                fault = FAULTS.get(self.judged, "duplicate")
                return [*answer, *((load_id, fault, 1) for load_id, *_ in answer)]
            case "feed", "refusals":
                return [("data/flights_1.jsonl", 1, 2, "conflicting versions")]
            case "feed", "refused":
                return [(1, 2, "conflicting versions", '{"carrier": "DV"}')]
            case "pit", "known" if self.built:
                return [(7, context["digest"].split(" ")[0])]
            case "pit", "missing":
                return [(NOON,)]
            case "catalogue", "schemas":
                return [(str(mart.table.schema),) for mart in self.warehouse.marts]
            case "catalogue", "columns":
                return [
                    (mart.table.schema, mart.table.name, name, "")
                    for mart in self.warehouse.marts
                    for name, _ in mart.columns
                ]
            case "catalogue", "standing":
                return [("VIEW" if context["this"].name == "revenue" else "BASE TABLE",)]
            case "snapshot", "span":
                return [(NOON, NOON)]
        return answer

    def select(self, sql: str, what: str) -> list[tuple[Any, ...]]:
        super().select(sql, what)
        return [(0,)]  # no data test fails


def _run(session: Rehearsal) -> None:
    planned = plan(session.warehouse, dialect=session.renderer.dialect)
    open_audit(session)
    session.held()
    for step in planned.apply:
        session.step(step)
    for feed_plan in planned.feeds:
        found = discover(feed_plan.feed)
        load_feed(session, feed_plan, found, NOON, lambda files: None, lambda load: None)
    for session.built in (False, True):
        build(session, planned, (), None, lambda table: None)
    for mart in session.warehouse.marts:
        list(check_mart(session, mart))


def _print_what_others_read(renderer: Recording, warehouse: Warehouse) -> None:
    """Print what DuckDB does for a database that reads no files."""
    for dialect in (POSTGRESQL, SNOWFLAKE):
        session = Rehearsal(warehouse, renderer.of(dialect))
        _run(session)
        for template, texts in session.reader.renderer.printed.items():
            renderer.printed.setdefault(template, texts)


def _keep_account(renderer: Renderer, warehouse: Warehouse) -> None:
    """Print what a run writes about itself, and how it is read again."""
    audit = Audit(warehouse.schemas.audit)
    delivery = Delivery("data/tickets_1.csv", 120, "0f" * 32, 0)
    load = Load(1, NOON, "desk.tickets", delivery, NOON, NOON, delivered=2, rejected=1)
    step = StepRecord("hub", "passenger", "insert", 1, 0.25, "f0" * 32)
    files = {"digest": "ff" * 32, "definitions": [("warehouse.yml", "warehouse: x")]}
    contexts: dict[str, dict[str, Any]] = {
        "begin": {
            "warehouse": files, "command": "run", "started": NOON, "who": "ann", "version": "1.0",
        },
        "running": {"warehouse": files}, "define": {"warehouse": files, "run_id": 1},
        "load": {"loads": [load], "run_id": 1, "recipe": str(warehouse.recipe)},
        "step": {"steps": [step], "run_id": 1, "load_id": 1},
        "finish": {"run_id": 1, "finished": NOON, "status": "done", "message": None},
        "hub_key": {"keys": list(hub_keys(warehouse.feeds)), "run_id": 1}, "hub_keys": {},
        "inserted": {}, "feeds": {}, "hashed": {}, "marked": {"hub": warehouse.hubs[0]},
        "definitions": {},
        "evolve": {"added": [Identifier("filtered"), Identifier("implied")]},
        "ended": {}, "runs": {"last": 20}, "rejected": {"last": 20},
        "loads": {"last": 20, "counts": ["filtered", "implied"]},
    }  # fmt: skip
    contexts |= {"declared_by": {"digest": "0f" * 32}, "declared": {"words": ["ticket_desk"]}}
    contexts |= {"origins": {"feed": "carried over"}, "books": {}}
    for operation, context in contexts.items():
        renderer.render("audit", operation, this=audit, **context)
    renderer.render("feed", "newest", audit=audit)
    if not renderer.dialect.transactions:
        _keep_whole(renderer, warehouse)


def _keep_whole(renderer: Renderer, warehouse: Warehouse) -> None:
    """Print what stands in for transactions."""
    hub, satellite = warehouse.hubs[0].table, warehouse.satellites[0].table
    owner = "ann on host, process 7, since 2024-01-31 12:00:00 (0f1e2d3c4b5a)"
    contexts: dict[str, dict[str, Any]] = {
        "begin": {"owner": owner},
        "inherit": {"heir": Identifier("heir_of_5a4b3c2d1e0f"), "owner": owner},
        "ahead": {"tables": [hub, satellite], "last": 7},
        "keep": {"table": hub, "last": 7},
        "replace": {"table": hub},
        "owner": {}, "heirs": {}, "use": {}, "tables": {}, "end": {},
    }  # fmt: skip
    for operation, context in contexts.items():
        renderer.render("work", operation, work=Identifier("audit_work"), **context)


def _print_the_rest(renderer: Renderer, warehouse: Warehouse) -> None:
    """Print what only another version of the warehouse would need, and what others include."""
    satellite = next(one for one in warehouse.satellites if one.name == "ticket_desk")
    renderer.render("satellite", "evolve", this=satellite, added=satellite.attributes[1:])
    described = next(one for one in warehouse.satellites if one.kind == "reference_satellite")
    renderer.render(described.kind, "evolve", this=described, added=described.attributes)
    renderer.render("mart", "read", this=warehouse.facts[0].table)
    for feed_plan in plan(warehouse).feeds:
        renderer.render("feed", "size", this=feed_plan.feed) if feed_plan.feed.table else None
        for target in feed_plan.targets:
            kind = target.this.kind
            parts = ["fill"] if kind in FILLED else []
            if renderer.dialect.keyed:
                parts += ["unkey", "key"]
                renderer.render("feed", "summarize", this=target.this)
            if kind in ("satellite", "tracked_satellite"):
                parts += ["known", "known_of_touched"]
            if kind == "satellite":
                parts += ["learnt", "doubtful", "doubts", "known_of_doubtful"]
            if kind == "reference_satellite":
                parts += ["known"]
            if kind in ("status_satellite", "effectivity_satellite"):
                parts += ["known", "ended"] if target.this.sequenced else ["known"]
            if kind == "hub":
                parts += ["fresh"]
                if feed_plan.feed.rivals(target.source):
                    parts += ["contenders"]
            for part in parts:
                renderer.render(kind, part, **target.context)
    if not renderer.dialect.reads_files and not renderer.dialect.takes_files:
        types = [(Identifier("day"), renderer.dialect.timestamp)]
        renderer.render("mart", "frame", columns=types, place="file:stage/frame")
    for pit in warehouse.pits:
        for part in ("lookup", "leave", "filled"):
            renderer.render("pit", part, this=pit)
    for bridge in warehouse.bridges:
        renderer.render("bridge", "touched", this=bridge, load_id=7)
        renderer.render("bridge", "lookup", this=bridge, moments=Identifier("lacking"))
        for before, crossing in zip((None, *bridge.crossings), bridge.crossings, strict=False):
            for part in ("met", "told", "over") if crossing.told else ("met", "over"):
                renderer.render("bridge", part, this=bridge, crossing=crossing, before=before)
    for tree in warehouse.hierarchies:
        renderer.render("hierarchy", "named", this=tree)
    for dimension in warehouse.dimensions:
        own = "changes_of_masters" if dimension.same_as else "changes"
        renderer.render("dimension", own, this=dimension)
    for fact in warehouse.facts:
        for through in fact.through:
            renderer.render("fact", "via", this=fact, through=through)
