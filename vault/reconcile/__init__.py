"""Reconcile: every delivery, read again, against what the vault holds of it.

The deliveries go through the very statements that loaded them, into tables of the connection's own
beside the vault, each under its own number and date; then both are compared as sets of typed rows.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vault.errors import UsageError, suggestion
from vault.render import renderer_of

if TYPE_CHECKING:
    import pandas
    import sqlalchemy

    from vault.audit import Load
    from vault.entities import Warehouse
    from vault.execute import Session
    from vault.plan import FeedPlan
    from vault.reconcile.comparing import Compared
    from vault.reconcile.origin import Loaded
    from vault.reconcile.shadow import Shadow
    from vault.renames import Renames


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What `reconcile` found: `findings` has a row for each row that does not fit, up to 1,000 a
    table; `wrong` counts all of them.

    `loads` says of each load where its delivery was read from: `file`, `archive`, `table`, or
    `unreadable` and why. `notes` say what is no fault but should be known.
    """

    findings: pandas.DataFrame
    loads: pandas.DataFrame
    wrong: int
    rows: int
    tables: int
    notes: tuple[str, ...]

    @property
    def unreadable(self) -> int:
        """How many loads could not be read again."""
        return int((self.loads["read_from"] == "unreadable").sum())

    @property
    def read(self) -> int:
        """How many loads were read again."""
        return int(self.loads["read_from"].isin(["file", "archive", "table"]).sum())


@dataclass(frozen=True, slots=True)
class Progress:
    """Some loads of a feed that were read again, or a table that was compared, and the seconds."""

    what: str
    read_from: str
    loads: int
    rows: int
    findings: int
    seconds: float


def reconcile(
    warehouse: Warehouse,
    engine: sqlalchemy.Engine,
    feeds: Collection[str] = (),
    load: int | None = None,
    told: Callable[[Progress], None] = lambda progress: None,
) -> Reconciliation:
    """Compare deliveries with the vault, both ways. Writes nothing into vault or audit.

    `feeds` and `load` choose deliveries; what others stored is taken as it is. Raises UsageError
    where a feed or load is not there, or the database lags behind the definitions.
    """
    from vault.execute import Session, dialect_of, opened
    from vault.execute.carry import reading_elsewhere
    from vault.execute.renaming import renames_of
    from vault.reconcile.shadow import shadow
    from vault.reconcile.vault import loads_of

    renderer = renderer_of(warehouse, dialect_of(engine))
    if not renderer.dialect.transactions:
        raise UsageError(
            f"what {renderer.dialect.name} holds cannot be reconciled, since it has no"
            " transactions: reconcile works on DuckDB and PostgreSQL"
        )
    names = _chosen_feeds(warehouse, feeds)
    with opened(engine) as connection:
        session = Session(connection, warehouse, renderer)
        session.renames = renames = renames_of(session)
        _require_applied(session)
        loads = loads_of(session)
        if load is not None and load not in {one.load_id for one in loads}:
            raise UsageError(f"there is no load {load}: `dvault history` lists them")
        if load is not None:
            loads = [one for one in loads if one.load_id <= load]
            names &= {renames.feed(one.feed) for one in loads if one.load_id == load}
        with shadow(session, names) as made, reading_elsewhere(made.session):
            return _reconcile(made, loads, load, not feeds and load is None, told, renames)


def _chosen_feeds(warehouse: Warehouse, feeds: Collection[str]) -> frozenset[str]:
    known = [feed.record_source for feed in warehouse.feeds]
    for name in feeds:
        if name not in known:
            raise UsageError(f"there is no feed '{name}'{suggestion(name, known)}")
    return frozenset(feeds or known)


def _require_applied(session: Session) -> None:
    from vault.execute.retired import before
    from vault.plan import plan

    held = session.held()
    if session.audit("load") not in held:
        raise UsageError("nothing has been loaded yet: `dvault run` does")
    dialect = session.renderer.dialect
    steps = plan(session.warehouse, held, dialect, before(session, held)).apply
    if steps:
        raise UsageError(
            f"the database lags behind the definitions ({steps[0]}, …): run `dvault apply` first"
        )


def _reconcile(
    made: Shadow,
    loads: list[Loaded],
    load: int | None,
    whole: bool,
    told: Callable[[Progress], None],
    renames: Renames,
) -> Reconciliation:
    from vault.reconcile.comparing import compared
    from vault.reconcile.framing import framed, listed
    from vault.reconcile.vault import Reconciler

    def tell(plan: FeedPlan, done: Collection[Load], read_from: str, seconds: float) -> None:
        rows = sum(counts[one.load_id] for one in done)
        told(Progress(plan.feed.record_source, read_from, len(done), rows, 0, seconds))

    def is_chosen(one: Loaded) -> bool:
        return load is None or one.load_id == load

    counts = {one.load_id: one.delivered for one in loads}
    reconciler = Reconciler(made, loads, is_chosen, tell, renames)
    reconciler.run()
    found: list[Compared] = []
    started = time.perf_counter()
    for one in compared(made, reconciler.erased, whole):
        found.append(one)
        wrong = sum(one.totals.values())
        told(Progress(str(one.table), "", 0, 0, wrong, time.perf_counter() - started))
        started = time.perf_counter()
    read = [one for one in reconciler.reread.values()
            if one.read_from in ("file", "archive", "table")]  # fmt: skip
    # where rows differ that tells what cannot be read back; else loading itself would lose rows
    alike = {str(one.table) for one in found if not any(one.totals.values())}
    lost = [one for one in reconciler.unread if one.table in alike and not reconciler.erased]
    return Reconciliation(
        framed(made, found, lost, loads),
        listed(reconciler.reread, load),
        sum(sum(one.totals.values()) for one in found) + sum(one.rows for one in lost),
        sum(one.load.delivered for one in read),
        len(found),
        tuple(dict.fromkeys(reconciler.notes)),
    )
