"""Loading: the deliveries of a feed into the raw vault, as many at once as the rules allow.

A batch of deliveries is one transaction: staged in one statement, judged and stored target by
target, accounted for delivery by delivery. Where a rule speaks of one delivery at a time, the
batch is undone and tried again in parts, so that it ends as if loaded one by one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir
from uuid import uuid4

from vault.audit import Load, now, refused
from vault.entities import Feed
from vault.errors import LoadError, SourceError
from vault.execute.accounts import Accounts
from vault.execute.fetch import fetch
from vault.execute.landing import landed
from vault.execute.outside import forget
from vault.execute.profiling import Profiles, keep_profiles, profile
from vault.execute.renaming import loads_of
from vault.execute.replay import parts
from vault.execute.sealing import seal_loads
from vault.execute.session import Session
from vault.execute.settle import Again, settle
from vault.execute.staging import Unreadable, stage_of, stage_rows, typing
from vault.execute.turns import Turns
from vault.plan import FeedPlan
from vault.sources import Delivery, Layout, breaches, fresh, keep, mended, require_unchanged

#: A batch is bounded, so that staging it needs bounded memory and a crash repeats little.
BATCH_FILES = 1000
BATCH_BYTES = 64 * 1024 * 1024

Notify = Callable[[Load], None]


@dataclass
class _Refused(Exception):  # noqa: N818
    """One delivery of the batch may not go in at all."""

    load: Load
    reason: str
    profiles: Profiles = field(default_factory=Profiles)


def load_feed(
    session: Session,
    plan: FeedPlan,
    found: Sequence[Delivery],
    at: datetime | None,
    begin: Callable[[int], None],
    notify: Notify,
    turns: Turns | None = None,
) -> tuple[Load, ...]:
    """Load what was found and not loaded yet; stops at the first delivery that is refused.

    `at` replays a load date, in UTC. `begin` is told how many files there are, `notify` each
    load; `turns` tells when other feeds are loaded meanwhile. Returns every load, a refused one
    last. Raises SourceError where a file cannot be read
    or lacks columns, DatabaseError where the database says no; then nothing of the batch is
    stored.
    """
    turns = turns or Turns([plan])
    fetched = None if found or not plan.feed.outside else fetch(session, plan.feed)
    deliveries = unloaded(session, plan.feed, fetched.files if fetched else found)
    begin(len(deliveries))
    alone = plan.goes_one_by_one or plan.replays or bool(plan.feed.table)
    waiting = deque(_batches(deliveries, 1 if alone else BATCH_FILES))
    loads: list[Load] = []
    while waiting:
        batch = waiting.popleft()
        turns.go_on()
        try:
            done = _load_batch(session, plan, batch, at, turns)
        except Again as again:
            waiting.extendleft(reversed(again.parts))
            continue
        except (SourceError, LoadError):
            forget(fetched.files if fetched else ())
            raise
        loads += done
        for load in done:
            notify(load)
            if load.status == "loaded":
                for finding in load.findings:
                    session.warn(f"{load.delivery.path}: {finding}")
        if done[-1].status == "refused":
            forget(fetched.files if fetched else ())
            break
        forget(batch if fetched else ())
    if fetched and fetched.failure:
        raise fetched.failure
    return tuple(loads)


def unloaded(session: Session, feed: Feed, deliveries: Sequence[Delivery]) -> list[Delivery]:
    """The deliveries that were not loaded yet, in order of name.

    Raises SourceError where there is no file, and never was one.
    """
    if feed.table:
        return landed(session, feed, deliveries)
    if feed.outside:
        return list(deliveries)
    loaded = loads_of(session, feed)
    if not deliveries and not loaded:
        raise SourceError(f"{feed.record_source}: no file matches {feed.origin}")
    return fresh(feed, deliveries, loaded)


def _batches(deliveries: Sequence[Delivery], files: int) -> Iterator[tuple[Delivery, ...]]:
    batch: list[Delivery] = []
    size = 0
    for delivery in deliveries:
        if batch and (size + delivery.bytes > BATCH_BYTES or len(batch) == files):
            yield tuple(batch)
            batch, size = [], 0
        batch.append(delivery)
        size += delivery.bytes
    if batch:
        yield tuple(batch)


def _load_batch(
    session: Session,
    plan: FeedPlan,
    batch: tuple[Delivery, ...],
    at: datetime | None,
    turns: Turns,
) -> list[Load]:
    """Load a batch in one transaction; raises Again with the parts where it must be split."""
    loads = session.clock.loads(plan.feed, batch, at)
    attempt = partial(_attempt, session, plan, loads, turns)
    if plan.feed.table:
        return attempt((), mendable=False)
    scratch = Path(gettempdir(), f"dvault-{uuid4().hex}")  # made where a copy is needed
    try:
        layouts = tuple(session.look(plan.feed, delivery, scratch) for delivery in batch)
        for layout in layouts:
            for breach in breaches(plan.feed, layout.delivery.path, layout.columns):
                session.warn(breach)
        try:
            return attempt(layouts, mendable=plan.feed.format.name == "csv")
        except Unreadable:
            return attempt(mended(plan.feed, layouts, scratch), mendable=False)
    finally:
        rmtree(scratch, ignore_errors=True)


def _attempt(
    session: Session,
    plan: FeedPlan,
    loads: tuple[Load, ...],
    turns: Turns,
    layouts: tuple[Layout, ...],
    mendable: bool,
) -> list[Load]:
    """Load some deliveries, or, where the only one must be refused, write that down."""
    stage = stage_of(session, plan.feed, loads, layouts)
    try:
        with session.transaction():
            done = stage_rows(session, stage, mendable, plan.implies)
            for load in done:
                if reason := refusal(plan.feed, load):
                    raise _Refused(load, reason)
            told = profile(session, stage, done, partial(typing, session.reader, stage))
            for load in done:
                if reason := told.refusal(load):
                    raise _Refused(load, reason, told)
            done = list(map(told.told, done))
            stage = replace(stage, loads=tuple(done))
            accounts = Accounts(session, plan.targets)
            for part in parts(session, plan, stage):
                settle(session, turns.ordered(plan), part, accounts)
            stored = accounts.close(stage)
            for load in done:  # only now: attributes of Parquet are read when they are stored
                require_unchanged(load.delivery)
            _archive(session, done)
            done[0] = replace(done[0], stored=tuple((str(one), n) for one, n in stored.items()))
            _write_down(session, [replace(load, finished=now()) for load in done], told)
    except _Refused as stop:
        if len(loads) > 1:
            files = tuple(load.delivery for load in loads)
            at_fault = stop.load.load_id - loads[0].load_id
            cut = files[:at_fault], files[at_fault : at_fault + 1], files[at_fault + 1 :]
            raise Again(tuple(part for part in cut if part)) from None
        with session.transaction():
            stage_rows(session, stage, mendable, plan.implies)
            done = [replace(refused(stop.load, stop.reason), finished=now())]
            _archive(session, done)
            _write_down(session, done, stop.profiles)
    return done


def _write_down(session: Session, loads: Sequence[Load], profiles: Profiles) -> None:
    """Write what became of a batch, and keep the figures of what it stored."""
    rejects = any(record.operation.startswith("reject") for record in session.records)
    keep_profiles(session, profiles)
    session.record_loads(loads)
    written = {"rejected_row": rejects, "profile": bool(profiles.rows)}
    seal_loads(session, loads, [session.audit(name) for name, any_ in written.items() if not any_])


def _archive(session: Session, loads: Sequence[Load]) -> None:
    """Keep the files of some loads where the warehouse has an archive, before they are in it."""
    if session.warehouse.archive:
        for load in loads:
            if load.delivery.sha256:  # a table is no file
                keep(session.warehouse.archive, load.delivery)


def refusal(feed: Feed, load: Load) -> str | None:
    """Why a delivery may not go in at all; None where it may."""
    wanted = load.delivered - load.filtered
    if feed.delivers == "snapshot" and not wanted and not feed.allow_empty:
        left = " that `where` lets through" if load.filtered else ""
        return (
            f"the snapshot holds no row{left}, which would mean that everything is gone;"
            " say `allow_empty: true` on the feed if that can be"
        )
    limit = feed.max_rejected
    if feed.delivers == "snapshot" and 0 < wanted == load.rejected:
        limit = limit or 0  # a snapshot without a good row tells nothing of what is there
    if limit is None or not load.rejects_more_than(limit):
        return None
    shown = f"{limit:.4%}".rstrip("0%").rstrip(".") + "%" if 0 < limit < 1 else f"{limit:.0f}"
    return (
        f"{load.rejected:,} of {load.delivered:,} rows are rejected and max_rejected is {shown};"
        " see `dvault history --rejected`"
    )
