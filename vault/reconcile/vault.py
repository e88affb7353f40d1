"""The reconciler: each load is read again, or taken over, in order; then all of it is compared."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from vault.audit import Load
from vault.entities import AppearanceSatellite, Hub, Link, Satellite
from vault.errors import LoadError, SourceError
from vault.execute import Session
from vault.execute.definitions import definitions_of
from vault.execute.erased import erasures
from vault.execute.filling import FEED as DECLARED_LATER
from vault.execute.filling import store as fill_again
from vault.execute.succession import FEED as CARRIED_OVER
from vault.execute.succession import store as carry_over
from vault.plan import FeedPlan, Filling, Target, carrying, filling
from vault.reconcile.again import Asking, batches, load_again
from vault.reconcile.erased import bar_as_before, erased_keys
from vault.reconcile.origin import Loaded, Origin, Origins
from vault.reconcile.readback import Unread, unread
from vault.reconcile.renaming import Names, used_by
from vault.reconcile.shadow import Shadow
from vault.renames import Renames
from vault.sources import Delivery

#: So many loads are taken over by one statement.
_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Reread:
    """A load, and where it was read from: `file`, `archive`, `table`, or not at all, and why."""

    load: Loaded
    read_from: str
    path: str | None = None
    why: str = ""


class Reconciler:
    """Fills a shadow, load after load."""

    def __init__(
        self, shadow: Shadow, loads: Sequence[Loaded], chosen: Callable[[Loaded], bool],
        told: Callable[[FeedPlan, Sequence[Load], str, float], None], renames: Renames,
    ) -> None:  # fmt: skip
        self.shadow, self.session = shadow, shadow.session
        self.reread: dict[int, Reread] = {}
        self.notes: list[str] = []
        self.unread: list[Unread] = []
        self._told, self._chosen, self._renames = told, chosen, renames
        self._names: Names
        self._plans = {plan.feed.record_source: plan for plan in shadow.feeds}
        self._then: dict[str, dict[str, FeedPlan]] = {}
        order = {feed.record_source: at for at, feed in enumerate(shadow.warehouse.feeds)}
        # feeds that were loaded side by side went, at each table, in the order of their declaration
        self._loads = sorted(
            loads,
            key=lambda one: (one.run_id, order.get(renames.feed(one.feed), -1), one.load_id),
        )
        audit = shadow.warehouse.audit_table
        rows = self.session.rows("reconcile", "accounts", this=audit)
        self._accounts = {(int(load), *self._called(table, key)) for load, table, key in rows}
        self.erased = erased_keys(self.session, audit("erasure"))
        self._erasures = (
            [one.run_id for one in erasures(self.session, audit)] if self.erased else []
        )
        if count := sum(map(len, self.erased.values())):
            keys = "1 key that was" if count == 1 else f"{count:,} keys that were"
            self.notes.append(f"the rows of {keys} erased are not compared")
        self._origins = Origins(shadow.warehouse.archive, bool(self.erased))

    def run(self) -> None:
        """Load again what can be read, and take over the rest as it is stored."""
        found = [(load, self._origin(load)) for load in self._loads]
        self.session.connection.rollback()
        for (name, again, digest, _), group in groupby(found, key=self._kind):
            listed = list(group)
            taken: list[Loaded] = []
            if again:
                plan = self._plan(name, digest)
                if self.erased:
                    bar_as_before(self.shadow, listed[0][0].run_id, plan.feed)
                self._names = Names(self.shadow, used_by(plan), self._renames)
                with self._names.of_then():
                    self._again(plan, listed)
                continue
            for load, origin in listed:
                if self._chosen(load) and self._told_again(load):
                    self.reread[load.load_id] = Reread(load, "table", load.file)
                else:
                    taken.append(load)
                    self.reread[load.load_id] = Reread(load, origin.read_from, None, origin.why)
            self._take_over(taken)

    def _kind(self, one: tuple[Loaded, Origin]) -> tuple[str, bool, str | None, int]:
        """Loads that follow each other are done in one go: their erased keys are the same, too."""
        load, origin = one
        before = sum(run_id < load.run_id for run_id in self._erasures)
        return load.feed, bool(origin.delivery), load.definitions, before

    def _told_again(self, load: Loaded) -> bool:
        """Make once more what was made of other tables, by the definitions of then.

        Tells whether that can be: not where other feeds than those that are compared brought a
        part of it. A carried history is made of tables, attributes that were declared later of
        what was captured of them.
        """
        if load.feed not in (CARRIED_OVER, DECLARED_LATER):
            return False
        tables, _, names = load.file.partition(": ")
        targets = {table for load_id, table, _ in self._accounts if load_id == load.load_id}
        made = [
            (plan.feed, target.this)
            for plan in self._plans_of(load.definitions).values() for target in plan.targets
            if isinstance(target.this, Satellite)
            and self._renames.table(str(target.table.name)) in targets & self.shadow.loaded
        ]  # fmt: skip
        if not made:
            return False
        feed, new = next(one for one in made if not isinstance(one[1], AppearanceSatellite))
        olds = self._former([table.rpartition(".")[2] for table in tables.split(", ")], new)
        if olds is None:
            return False
        hashing, store = self.session.renderer.hashing, carry_over
        if load.feed == CARRIED_OVER:
            step = carrying(new, olds, hashing)
        else:
            columns = tuple(map(feed.column, names.split(", ")))
            tables_of_then = tuple(one.table for one in olds)
            step, store = filling(Filling(new, feed, columns, tables_of_then), hashing), fill_again
        # of erased keys there is less in the vault than in the deliveries: not to be counted
        sha256 = "not counted" if self.erased else ""
        delivery, used = Delivery(load.file, 0, sha256, 0), (*(one for _, one in made), *olds)
        with Names(self.shadow, used, self._renames).of_then(), self.session.transaction():
            done = store(self.session, step, load.again(delivery))
            self.session.record_loads([replace(done, load_date=load.load_date)])
        return True

    def _former(self, names: Sequence[str], heir: Satellite) -> list[Satellite] | None:
        """Satellites by the names they had when another took over; None where one is not there.

        They have its parent, whose names are those of then.
        """
        known, now = self.shadow.satellites, self._renames.table
        if not all(now(name) in known.keys() & self.shadow.loaded for name in names):
            return None
        return [
            replace(known[now(name)], table=self.shadow.beside(name), parent=heir.parent)
            for name in names
        ]

    def _plans_of(self, digest: str | None) -> dict[str, FeedPlan]:
        """The feeds as some definitions declared them; as they are where those are not known."""
        if digest in (None, self.shadow.warehouse.digest):
            return self._plans
        assert digest is not None
        if digest not in self._then:
            then = definitions_of(self.shadow.warehouse, self.session, digest)
            self._then[digest] = self.shadow.plans(then) if then else {}
        return self._then[digest]

    def _plan(self, name: str, digest: str | None) -> FeedPlan:
        """The feed as it was declared when it was loaded; as it is where that is not known."""
        plans, today = self._plans_of(digest), self._plans[self._renames.feed(name)]
        if plans is self._plans:
            return today
        if name not in plans:
            self.notes.append(
                f"some loads of {name} went by definitions that cannot be resolved any more: they"
                " are read by today's, and what differs may come of that"
            )
        return plans.get(name, today)

    def _origin(self, load: Loaded) -> Origin:
        now = self._renames.feed
        plan = self._plans.get(now(load.feed))
        if plan is None or not self._chosen(load):
            return Origin("not chosen", None)
        if load.recipe != str(self.shadow.warehouse.recipe):
            return Origin("unreadable", None, f"{load.file} was hashed by recipe {load.recipe}")
        last = max(one.load_id for one in self._loads if now(one.feed) == now(load.feed))
        return self._origins.of(plan.feed, load, load.load_id == last)

    def _again(self, plan: FeedPlan, listed: list[tuple[Loaded, Origin]]) -> None:
        by_id = {load.load_id: (load, origin) for load, origin in listed}
        given = [load.again(origin.delivery) for load, origin in listed if origin.delivery]
        for batch in batches(plan, given):
            targets = {
                one.load_id: tuple(
                    target for target in plan.targets if self._went(one.load_id, target)
                )
                for one in batch
            }
            for went, part in groupby(batch, key=lambda one: targets[one.load_id]):
                loads = tuple(part)
                if loads[0].status == "loaded":
                    self._note_targets(plan, went)
                started = time.perf_counter()
                try:
                    self.unread += load_again(
                        self.session, plan, went, loads, self._asking(plan, went)
                    )
                except (SourceError, LoadError) as error:
                    self._one_by_one(plan, went, loads, by_id, error)
                else:
                    for one in loads:
                        load, origin = by_id[one.load_id]
                        self.reread[one.load_id] = Reread(load, origin.read_from, origin.path)
                read = {self.reread[one.load_id].read_from for one in loads}
                self._told(plan, loads, " and ".join(sorted(read)), time.perf_counter() - started)

    def _went(self, load_id: int, target: Target) -> bool:
        """Whether a load went to a table, be it called otherwise now."""
        called = self._called(str(target.table.name), str(target.source.hash_key))
        return (load_id, *called) in self._accounts and called[0] in self.shadow.loaded

    def _called(self, table: str, key: str) -> tuple[str, str]:
        """What a table, and the key by which rows go there, are called now."""
        return self._renames.table(table), self._renames.column(table, key)

    def _asking(self, plan: FeedPlan, went: Sequence[Target]) -> Asking:
        stored, warehouse = self.shadow.entities, self.shadow.warehouse
        known = stored, self._renames
        return lambda loads: unread(self.session, plan, went, loads, known, warehouse)

    def _one_by_one(
        self, plan: FeedPlan, targets: Sequence[Target], loads: tuple[Load, ...],
        by_id: dict[int, tuple[Loaded, Origin]], error: Exception,
    ) -> None:  # fmt: skip
        """One of the loads cannot be done again: all by themselves, that one is taken over."""
        for one in loads:
            load, origin = by_id[one.load_id]
            done = self.session.select(
                f"select 1 from {self.session.renderer.dialect.table(self.session.audit('load'))}"
                f" where load_id = {one.load_id}", "reconciled",
            )  # fmt: skip
            self.session.connection.rollback()
            try:
                if not done:
                    self.unread += load_again(
                        self.session, plan, targets, (one,), self._asking(plan, targets)
                    )
                self.reread[one.load_id] = Reread(load, origin.read_from, origin.path)
            except (SourceError, LoadError) as stop:
                with self._names.of_now():
                    self._take_over([load])
                self.reread[one.load_id] = Reread(load, "unreadable", origin.path, str(stop))

    def _note_targets(self, plan: FeedPlan, went: Sequence[Target]) -> None:
        for target in plan.targets:
            if target not in went:
                note = (
                    f"{target.table.name} took nothing of some loads of {plan.feed.record_source}"
                )
                if note not in self.notes:
                    self.notes.append(note)

    def _take_over(self, loads: Sequence[Loaded]) -> None:
        ids = [load.load_id for load in loads]
        for at in range(0, len(ids), _AT_ONCE):
            some = ids[at : at + _AT_ONCE]
            with self.session.transaction():
                for name, entity in self.shadow.entities.items():
                    keyed = isinstance(entity, Hub | Link)
                    sql = self.session.renderer.render(
                        "reconcile", "copy", beside=self.shadow.beside(name), stored=entity.table,
                        columns=self.shadow.columns(name), loads=some, keyed=keyed,
                        key=self.shadow.key(entity),
                    )  # fmt: skip
                    self.session.execute(sql, f"take over {entity.table}")


def loads_of(session: Session) -> list[Loaded]:
    """Every load that the audit knows."""
    return [Loaded(*row) for row in session.rows("reconcile", "loads", this=session.audit)]
