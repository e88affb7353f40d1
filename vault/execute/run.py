"""Run: a plan and an engine → a Run. One call is one run in the audit, however it ends."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime

import sqlalchemy

from vault.audit import Run, TestResult
from vault.execute.access import Access
from vault.execute.apply import apply, open_audit, require_applied
from vault.execute.build import build
from vault.execute.carry import reading_elsewhere
from vault.execute.connect import dialect_of, opened
from vault.execute.feeds import error_of, load
from vault.execute.listener import Listener
from vault.execute.marts import test_mart
from vault.execute.sealing import catch_up, end_run
from vault.execute.session import Session
from vault.execute.work import working
from vault.plan import Held, Plan
from vault.render import renderer_of

PHASES = ("apply", "load", "build", "test")


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

    A delivery that is refused, or a feed that cannot be loaded, stops that feed; the other feeds
    are loaded, and what follows loading is left out. Raises VaultError, with what was done as its
    `done` where feeds failed; what was committed before stays, the rest is undone.
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
    held: Held | None = None
    if "apply" in phases:
        held = open_audit(session)
    else:
        require_applied(session, plan.warehouse)
    session.begin(options.command)
    try:
        catch_up(session)
        with reading_elsewhere(session):
            done = _phases(session, plan, phases, options, access, held)
    except BaseException as error:
        status = "interrupted" if isinstance(error, KeyboardInterrupt) else "failed"
        with suppress(Exception):  # what went wrong first is what the user must see
            end_run(session, status, str(error) or type(error).__name__)
        raise
    end_run(session, *_outcome(done))
    return done


def _phases(
    session: Session,
    plan: Plan,
    phases: Collection[str],
    options: Options,
    access: Access,
    held: Held | None,
) -> Run:
    warehouse, listener = plan.warehouse, options.listener
    done = Run(session.run_id)
    session.warn = listener.warned
    if "apply" in phases:
        applied = apply(session, warehouse, held)
        done = replace(done, applied=(*applied, *access.grant(listener.warned)))
    if "load" in phases:
        given = (options.feeds, options.load_date, listener, options.threads)
        loaded = load(session, plan, *given)
        done = replace(loaded, applied=done.applied)
        if done.failures:
            raise error_of(done)
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


def _outcome(done: Run) -> tuple[str, str | None]:
    if done.refused:
        load = done.refused[0]
        return "refused", f"{load.delivery.path}: {load.message}"
    if done.failed_tests:
        return "tests failed", f"{len(done.failed_tests)} data tests failed"
    return "done", None
