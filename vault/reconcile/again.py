"""Again: deliveries go through the staging and the judging of a load once more, into the shadow."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir
from uuid import uuid4

from vault.audit import Load, now
from vault.execute import Session
from vault.execute.accounts import Accounts
from vault.execute.load import BATCH_BYTES, BATCH_FILES
from vault.execute.replay import parts
from vault.execute.settle import Again, settle
from vault.execute.staging import Unreadable, stage_of, stage_rows
from vault.plan import FeedPlan, Target
from vault.reconcile.readback import Unread
from vault.sources import Layout, look, mended, require_unchanged


def batches(plan: FeedPlan, loads: Sequence[Load]) -> Iterator[tuple[Load, ...]]:
    """Loads that follow each other, as many at once as the rules of the feed allow."""
    most = 1 if plan.goes_one_by_one or plan.replays or plan.feed.table else BATCH_FILES
    batch: list[Load] = []
    size = 0
    for load in loads:
        follows = batch and load.load_id == batch[-1].load_id + 1
        alone = "refused" in {load.status, *(one.status for one in batch)}
        full = size + load.delivery.bytes > BATCH_BYTES or len(batch) == most
        if batch and (not follows or alone or full):
            yield tuple(batch)
            batch, size = [], 0
        batch.append(load)
        size += load.delivery.bytes
    if batch:
        yield tuple(batch)


#: What is asked of the rows while they are staged: which of them cannot be read back.
Asking = Callable[[Sequence[Load]], Iterable[Unread]]


def load_again(
    session: Session,
    plan: FeedPlan,
    targets: Sequence[Target],
    loads: tuple[Load, ...],
    ask: Asking,
) -> list[Unread]:
    """Load some deliveries into the shadow, by their own numbers and dates.

    Returns what `ask` says of them while they are staged.

    Raises SourceError, LoadError and DatabaseError as loading does; then nothing of the last part
    is there.
    """
    waiting = deque([loads])
    found: list[Unread] = []
    while waiting:
        batch = waiting.popleft()
        try:
            found += _attempt(session, plan, targets, batch, ask)
        except Again as again:
            split, start = [], 0
            for part in again.parts:
                split.append(batch[start : start + len(part)])
                start += len(part)
            waiting.extendleft(reversed(split))
    return found


def _attempt(
    session: Session,
    plan: FeedPlan,
    targets: Sequence[Target],
    loads: tuple[Load, ...],
    ask: Asking,
) -> list[Unread]:
    settled = partial(_settled, session, plan, targets, loads, ask)
    if plan.feed.table:
        return settled((), mendable=False)
    scratch = Path(gettempdir(), f"dvault-{uuid4().hex}")  # made where a copy is needed
    try:
        layouts = tuple(look(plan.feed, load.delivery, scratch) for load in loads)
        try:
            mendable = plan.feed.format.name == "csv"
            return settled(layouts, mendable)
        except Unreadable:
            return settled(mended(plan.feed, layouts, scratch), mendable=False)
    finally:
        rmtree(scratch, ignore_errors=True)


def _settled(
    session: Session,
    plan: FeedPlan,
    targets: Sequence[Target],
    loads: tuple[Load, ...],
    ask: Asking,
    layouts: tuple[Layout, ...],
    mendable: bool,
) -> list[Unread]:
    found: list[Unread] = []
    stage = stage_of(session, plan.feed, loads, layouts)
    with session.transaction():
        done = stage_rows(session, stage, mendable, plan.implies)
        if loads[0].status == "loaded":
            stage = replace(stage, loads=tuple(done))
            accounts = Accounts(session, targets)
            for part in parts(session, plan, stage):
                settle(session, targets, part, accounts)
                found += ask(loads)
            accounts.close(stage)
        for load in done:
            require_unchanged(load.delivery)
        session.record_loads([replace(load, finished=now()) for load in done])
    return found
