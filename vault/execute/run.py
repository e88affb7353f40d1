"""Run: a plan and an engine → a Run. One call is one run in the audit, however it ends."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from threading import Lock

import sqlalchemy

from vault.audit import Load, Run, TestResult
from vault.entities import Feed
from vault.errors import UsageError, suggestion
from vault.execute.abreast import Abreast, Found
from vault.execute.access import Access
from vault.execute.apply import apply, open_audit, require_applied
from vault.execute.barring import barred
from vault.execute.build import build
from vault.execute.carry import reading_elsewhere
from vault.execute.clock import SharedClock, StoredClock
from vault.execute.connect import dialect_of, opened
from vault.execute.load import load_feed
from vault.execute.marts import test_mart
from vault.execute.sealing import catch_up, seal_run
from vault.execute.session import Session
from vault.execute.turns import Turns
from vault.execute.work import working
from vault.plan import FeedPlan, Plan
from vault.render import renderer_of
from vault.sources import discovering

PHASES = ("apply", "load", "build", "test")


@dataclass(frozen=True, slots=True)
class Listener:
    """Whom to tell while a run goes on; every field is a function that does nothing.

    `feed` is told how many files wait to be loaded, `fed` that the feed is through; `building`
    that a table is to be built, `filled` with how many rows. One is told after the other, also
    where feeds are loaded at once."""

    feed: Callable[[Feed, int], None] = lambda feed, files: None
    load: Callable[[Load], None] = lambda load: None
    fed: Callable[[Feed], None] = lambda feed: None
    built: Callable[[str], None] = lambda table: None
    tested: Callable[[TestResult], None] = lambda result: None
    warned: Callable[[str], None] = lambda message: None
    building: Callable[[str], None] = lambda table: None
    filled: Callable[[str, int | None], None] = lambda table, rows: None


@dataclass(frozen=True, slots=True)
class Options:
    """What of the plan to run, and as of when.

    `feeds` and `names` choose feeds to load and tables to build; empty means all.
    `load_date` (UTC) replays a load; `as_of` is the day the snapshots lead up to. `threads` feeds
    are loaded at once where the database lets several connections write. `grants` makes the roles
    that may load and read, as the tables are applied.
    """

    feeds: Collection[str] = ()
    names: Collection[str] = ()
    load_date: datetime | None = None
    as_of: date | None = None
    command: str = "run"
    listener: Listener = field(default_factory=Listener)
    threads: int = 1
    grants: bool = False


def run(
    plan: Plan,
    engine: sqlalchemy.Engine,
    phases: Collection[str] = PHASES,
    options: Options | None = None,
) -> Run:
    """Apply, load, build and test what the plan holds; returns what was done.

    A delivery that is refused stops its feed; the other feeds are loaded, and what follows
    loading is left out. Raises VaultError; what was committed before stays, the rest is undone.
    """
    options = options or Options()
    warehouse = plan.warehouse
    renderer = renderer_of(warehouse, dialect_of(engine))
    with opened(engine) as connection:
        session = Session(connection, warehouse, renderer)
        with session.alone(), working(session):
            return _run(session, plan, phases, options)


def _run(session: Session, plan: Plan, phases: Collection[str], options: Options) -> Run:
    access = Access(session, options.grants)
    if "apply" in phases:
        open_audit(session)
    else:
        require_applied(session, plan.warehouse)
    session.begin(options.command)
    try:
        catch_up(session)
        with reading_elsewhere(session):
            done = _phases(session, plan, phases, options, access)
    except BaseException as error:
        status = "interrupted" if isinstance(error, KeyboardInterrupt) else "failed"
        with suppress(Exception):  # what went wrong first is what the user must see
            session.finish(status, str(error) or type(error).__name__)
            seal_run(session)
        raise
    session.finish(*_outcome(done))
    seal_run(session)
    return done


def _phases(
    session: Session, plan: Plan, phases: Collection[str], options: Options, access: Access
) -> Run:
    warehouse, listener = plan.warehouse, options.listener
    done = Run(session.run_id)
    if "apply" in phases:
        applied = apply(session, warehouse)
        done = replace(done, applied=(*applied, *access.grant(listener.warned)))
    if "load" in phases:
        done = replace(done, loads=tuple(_load(session, plan, options)))
        if done.refused:
            return done
    if "build" in phases:
        warnings: list[str] = []

        def warn(message: str) -> None:
            warnings.append(message)
            listener.warned(message)

        telling = (listener.built, warn, listener.building, listener.filled)
        with access.building():
            built = build(session, plan, options.names, options.as_of, *telling)
        done = replace(done, built=built, warnings=tuple(warnings))
    if "test" in phases:
        results: list[TestResult] = []
        for mart in warehouse.marts:
            for result in test_mart(session, mart):
                listener.tested(result)
                results.append(result)
        done = replace(done, tests=tuple(results))
    return done


def _load(session: Session, plan: Plan, options: Options) -> list[Load]:
    chosen = _chosen_feeds(plan, options.feeds)
    session.barred = barred(session)
    listener, telling = options.listener, Lock()

    def tell(what: Callable[..., None], *about: object) -> None:
        with telling:
            what(*about)

    def load(session: Session, plan: FeedPlan, found: Found, turns: Turns) -> tuple[Load, ...]:
        begin, notify = partial(tell, listener.feed, plan.feed), partial(tell, listener.load)
        loads = load_feed(session, plan, found.result(), options.load_date, begin, notify, turns)
        tell(listener.fed, plan.feed)
        return loads

    threads = options.threads if session.renderer.dialect.writes_abreast else 1
    with discovering([feed_plan.feed for feed_plan in chosen]) as found:
        if min(threads, len(chosen)) > 1:
            session.clock = SharedClock(StoredClock(session).read())
            return Abreast(session, chosen, found, load).run(min(threads, len(chosen)))
        alone = Turns(())
        pairs = zip(chosen, found, strict=True)
        return [one for feed, files in pairs for one in load(session, feed, files, alone)]


def _chosen_feeds(plan: Plan, names: Collection[str]) -> list[FeedPlan]:
    known = {feed_plan.feed.record_source: feed_plan for feed_plan in plan.feeds}
    for name in names:
        if name not in known:
            raise UsageError(f"there is no feed '{name}'{suggestion(name, known)}")
    return [feed_plan for name, feed_plan in known.items() if not names or name in names]


def _outcome(done: Run) -> tuple[str, str | None]:
    if done.refused:
        load = done.refused[0]
        return "refused", f"{load.delivery.path}: {load.message}"
    if done.failed_tests:
        return "tests failed", f"{len(done.failed_tests)} data tests failed"
    return "done", None
