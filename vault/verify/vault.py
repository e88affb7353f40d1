"""The verifier: what is to be checked of a vault, in order: the chain, the audit, each table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from vault.entities import Hub, Link, Satellite
from vault.errors import UsageError, suggestion
from vault.execute.retired import retired
from vault.execute.sealing import PARTS, as_figure, seals
from vault.execute.session import Session
from vault.names import Identifier, Table
from vault.seal import (
    Cover,
    Figure,
    Seal,
    audit_covers,
    content_of,
    covers_of,
    head_of,
)
from vault.seal.cover import LOAD_ID, RUN_ID
from vault.verify.columns import lost_columns, require_books
from vault.verify.comparing import Comparison
from vault.verify.erased import Erasures, read_cover
from vault.verify.figures import figures_now
from vault.verify.finding import Books, Finding, Loaded
from vault.verify.ghosts import faults_of_ghosts
from vault.verify.links import (
    Subject,
    fault_of_head,
    fault_of_strays,
    faults_of_chain,
    misfitting,
    subject_of,
    whole,
)
from vault.verify.naming import named
from vault.verify.reading import Reader, places_of
from vault.verify.relations import misled_relations
from vault.verify.wrongs import faults_of

#: What stands for each cell of a figure that was emptied: nothing that is sealed.
_EMPTY = (0, "null", -1, -1, -1, *("null",) * 5)
Check = Callable[[], tuple[list[Finding], int]]


class Verifier:
    """Reads the seals once, then table by table what there is."""

    def __init__(self, session: Session, load: int | None, table: str | None) -> None:
        self.session = session
        self.notes: list[str] = []
        self.tables = self.rows = 0
        self.books = Books({})
        self.head = ""
        self._load, self._table = load, table
        self._held = session.held()
        self._erasures = Erasures(session, self._held)
        self.notes += self._erasures.notes()
        self._sealed: dict[Subject, list[Figure]] = {}
        self._seals: list[Seal] = []
        self._unsure, self._runs = set[int](), set[int]()
        self._chained: set[Subject] = set()
        self._entities: dict[str, Hub | Link | Satellite] = {}
        self._covers: dict[str, Cover] = {}
        for entity, cover in covers_of(session.warehouse):
            self._entities[str(cover.table)] = entity
            self._covers[str(cover.table)] = cover
        self._entities |= {str(old.table): old for old in retired(session, self._held)}

    def require_sealed(self, where: str) -> None:
        """Read the seals; UsageError where there are none, or what is asked for is not there."""
        audit = self.session.audit
        if audit("seal") not in self._held or audit("sealed") not in self._held:
            raise UsageError(
                f"{where} holds no seals yet: `dvault run` seals what is there and what comes"
            )
        require_books(audit, self._held)
        runs = self.session.rows("seal", "runs", this=audit)
        self._runs = {int(one) for (one,) in runs if one is not None}
        rows = self.session.rows("seal", "loads", this=audit)
        self.books = Books({int(row[0]): Loaded(*row) for row in rows if row[0] is not None})
        for group in (LOAD_ID, RUN_ID):
            for row in self.session.rows("seal", "sealed", this=audit, group=group):
                cells = (_EMPTY[at] if cell is None else cell for at, cell in enumerate(row))
                figure = as_figure(tuple(cells))
                self._sealed.setdefault((group, figure.group_id), []).append(figure)
        self._seals = [whole(one) for one in seals(self.session)]
        self._chained = {subject_of(seal) for seal in self._seals}
        self.head = head_of(self._seals[-1] if self._seals else None)
        if self._load is not None and self._load not in self.books.loads:
            raise UsageError(f"there is no load {self._load}: `dvault history` lists them")
        names = dict.fromkeys(name for name in self._names())
        if self._table is not None and not any(self._is_meant(name) for name in names):
            raise UsageError(
                f"there is no table '{self._table}' that is sealed{suggestion(self._table, names)}"
            )

    def _names(self) -> Iterator[str]:
        """Every table that is, or was, sealed: the audit first, since rows are named by it."""
        for covers in audit_covers(self.session.audit.schema).values():
            yield from (str(cover.table) for cover in covers)
        yield from self._covers
        called = dict.fromkeys(one.target for kept in self._sealed.values() for one in kept)
        yield from map(self._erasures.renames.table, called)

    def _is_meant(self, name: str) -> bool:
        table = self._table and self._erasures.renames.table(self._table)
        return table in (None, name, name.rpartition(".")[2])

    # The chain

    def chain(self, since: str | None) -> Iterator[Finding]:
        """What is wrong with the seals themselves."""
        table, kept = str(self.session.audit("seal")), str(self.session.audit("sealed"))
        broken = list(faults_of_chain(self._seals, table))
        yield from broken
        told = {(one.load_id, one.run_id) for one in broken}
        if since is not None:
            yield from fault_of_head(self._seals, since, table)
        ((strays,),) = self.session.rows("seal", "strays", this=self.session.audit)
        if strays:
            yield Finding("chain", kept, f"{kept}: {strays:,} figures are of no load and of no run")
        for seal, said in misfitting(self._seals, self._sealed):
            if (seal.load_id, seal.run_id) not in told:
                yield from self._of_figures(seal, list(said), kept)
        yield from self._unchained(self._chained, table, kept)
        for seal in self._seals:
            load = self.books.loads.get(seal.load_id or 0)
            if load and seal.sealed_by != load.run_id:
                self.notes.append(
                    f"{self.books.load(load.load_id)} was sealed by run {seal.sealed_by} on"
                    f" {seal.sealed:%Y-%m-%d %H:%M:%S}, later than it was loaded"
                )

    def _of_figures(self, seal: Seal, said: list[Figure], table: str) -> Iterator[Finding]:
        """The figures do not fit the seal: if those of the rows do, only they were changed."""
        subject = subject_of(seal)
        known = self._covers.values(), self._held, self._erasures
        load = self.books.loads.get(seal.load_id or 0)
        what = f"the figures of {seal.subject} are not those it was sealed with"
        for bits in PARTS:
            now = figures_now(self.session, known, subject, load, bits)
            if content_of(now) == seal.content:
                self._sealed[subject] = now
                differing = set(said) ^ set(now)
                odd = sorted({one.target for one in differing} or {one.target for one in said})
                what = f"the figures of {', '.join(odd)} in {seal.subject} were changed"
                break
        yield Finding("chain", table, f"{table}: {what}", load_id=seal.load_id, run_id=seal.run_id)

    def _unchained(self, chained: set[Subject], table: str, kept: str) -> Iterator[Finding]:
        rows, runs = self.session.rows("seal", "running", this=self.session.audit), self._runs
        running = {int(one) for (one,) in rows}
        for load in self.books.loads.values():
            if ("load_id", load.load_id) not in chained and load.run_id not in running:
                yield self._unsealed("load_id", load.load_id, table)
        for run_id in runs:
            if ("run_id", run_id) not in chained and run_id not in running:
                yield self._unsealed("run_id", run_id, table)
        for group, group_id in self._sealed.keys() - chained:
            known = self.books.loads if group == LOAD_ID else runs
            if group_id not in known:
                yield fault_of_strays(group, group_id, self._sealed[group, group_id], kept)

    def _unsealed(self, group: str, group_id: int, table: str) -> Finding:
        what = self.books.group(group, group_id)
        reason = "the chain was cut or it was slipped in, unless its run has crashed"
        of = {group: group_id}
        message = f"{what} is not in the chain of seals: {reason}"
        return Finding("unsealed", table, message, of.get("load_id"), of.get("run_id"))

    # The tables

    def checks(self) -> Iterator[tuple[str, Check]]:
        """Each table with what checks it, called as it is now."""
        called = {one.target for kept in self._sealed.values() for one in kept}
        now = {name: self._erasures.renames.table(name) for name in called}
        if any(name != now[name] for name in called):
            self._sealed = {
                subject: [replace(one, target=now[one.target]) for one in kept]
                for subject, kept in self._sealed.items()
            }
        sealed = {one.target for kept in self._sealed.values() for one in kept}
        for group, covers in audit_covers(self.session.audit.schema).items():
            if self._load is not None and group == RUN_ID:
                continue
            for cover in covers:
                if cover.table not in self._held and str(cover.table) not in sealed:
                    continue  # a database of an earlier version
                if self._is_meant(str(cover.table)) or cover.table.name == "load":
                    yield str(cover.table), partial(self._compare, [cover], None)
        undeclared = {
            one.target: one
            for (group, _), kept in self._sealed.items()
            for one in kept
            if group == LOAD_ID and one.target not in self._covers
            and not one.target.startswith(f"{self.session.audit.schema}.")
        }  # fmt: skip
        for name in (*self._covers, *undeclared):
            if self._is_meant(name):
                yield name, partial(self._check, name)

    def _check(self, name: str) -> tuple[list[Finding], int]:
        entity = self._entities.get(name)
        cover = self._covers.get(name)
        schema, _, bare = name.rpartition(".")
        table = cover.table if cover else Table(Identifier(schema), Identifier(bare))
        if table not in self._held:
            rows = sum(one.rows for kept in self._sealed.values() for one in kept
                       if one.target == name)  # fmt: skip
            if not rows:
                return [], 0
            return [Finding("removed", name, f"{name} is gone, with {rows:,} rows")], 0
        covers = [cover] if cover else []
        texts = dict.fromkeys(
            one.covers for kept in self._sealed.values() for one in kept if one.target == name
        )
        read = (read_cover(table, text, self._erasures.renames) for text in texts)
        covers += [one for one in read if one and str(one) != str(cover)]
        found, rows = self._compare(covers, entity)
        is_whole = cover is not None and not lost_columns(cover, entity, self._held[table])
        if entity is not None and self._load is None and is_whole:
            found += faults_of_ghosts(self.session, entity)
        return found, rows

    def _compare(
        self, covers: list[Cover], entity: Hub | Link | Satellite | None
    ) -> tuple[list[Finding], int]:
        """Compare a table by each way in which it was sealed; what has no seal by the first."""
        found: list[Finding] = []
        rows = 0
        name, is_book = str(covers[0].table), entity is None
        group = str(covers[0].group)
        sealed = {
            group_id: [one for one in kept if one.target == name]
            for (by, group_id), kept in self._sealed.items()
            if by == group
        }
        # figures of a load that never was are told of as such; rows of it have no seal
        sealed = {one: kept for one, kept in sealed.items() if self._is_known(group, one)}
        span = (self._load, self._load) if self._load is not None else None
        erased = self._erasures.table(name) if group == LOAD_ID else None
        for at, cover in enumerate(covers):
            lacking = lost_columns(cover, entity, self._held.get(cover.table, {}))
            found += (
                Finding("removed", name, f"{name}: column '{one}' is gone") for one in lacking
            )
            if lacking:
                break
            own = {
                group_id: self._erasures.adjusted(kept) if group == LOAD_ID else kept
                for group_id, kept in sealed.items()
                if self._is_in(group_id) and _is_by(kept, cover, first=at == 0)
            }
            skipped = {group_id for group_id in sealed if group_id not in own}
            skipped |= self._without_seal(group)
            loads = None if entity is None else self.session.audit("load")
            hashing = self.session.renderer.hashing
            faults = (
                () if entity is None
                else tuple(faults_of(entity, cover, self.session.warehouse, hashing, bool(erased)))
            )  # fmt: skip
            places = places_of(self._held, cover)
            reader = Reader(self.session, cover, faults, loads, places, erased)
            misled = partial(misled_relations, self.session, entity, self._erasures.table)
            comparison = Comparison(reader, self.books, self._unsure, misled)
            found += comparison.findings(own, skipped, span)
            rows = max(rows, comparison.rows)
        if erased:
            told: dict[int, set[str]] = {}
            for one in found:
                told.setdefault(one.load_id or 0, set()).add(one.key)
            found += self._erasures.faults(covers[0].table, told, self.books, self._load)
        if is_book and covers[0].table.name == "load":
            self._unsure |= {one.load_id for one in found if one.load_id is not None}
        self.tables += 1
        self.rows += rows
        return list(named(self.session, self._entities, found)), rows

    def _is_known(self, group: str, group_id: int) -> bool:
        known = self.books.loads if group == LOAD_ID else self._runs
        return group_id in known or (group, group_id) in self._chained

    def _is_in(self, group_id: int) -> bool:
        return self._load is None or group_id == self._load

    def _without_seal(self, group: str) -> set[int]:
        """Loads and runs that are told of as a whole: they have no figures at all."""
        if group == LOAD_ID:
            return {one for one in self.books.loads if (group, one) not in self._sealed}
        return {one for one in self._runs if (group, one) not in self._sealed}


def _is_by(kept: list[Figure], cover: Cover, first: bool) -> bool:
    """Whether figures were made by a cover; none were made by the first."""
    return kept[0].covers == str(cover) if kept else first
