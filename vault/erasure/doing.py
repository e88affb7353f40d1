"""Doing it: in one transaction, then what derives from it anew, then the file without it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from vault.audit import now, who
from vault.entities import Hub, Mart, Satellite, Warehouse
from vault.erasure import COLUMNS, Erasure, require_personal
from vault.erasure.archived import ARCHIVE, archived, take_archived
from vault.erasure.beside import notes_of
from vault.erasure.holdings import Holding, holdings
from vault.erasure.naming import Naming
from vault.erasure.rejected import Rejected, cleaned_rows, take_rejected
from vault.erasure.subject import Subject, subject_of
from vault.erasure.taking import filled, pseudonymised, take, texts_of
from vault.errors import UsageError
from vault.execute import opened
from vault.execute.apply import require_applied
from vault.execute.build import build
from vault.execute.carry import reading_elsewhere
from vault.execute.erased import Erasing, erased_rows, erasures, keep_erasure
from vault.execute.renaming import renames_of
from vault.execute.retired import retired
from vault.execute.sealing import catch_up, end_run
from vault.execute.session import Session
from vault.names import Table
from vault.plan import Held, Plan, Step, aside
from vault.render import Renderer
from vault.seal import Erased

if TYPE_CHECKING:
    import pandas
    import sqlalchemy


class Eraser:
    """Erases keys of one vault."""

    def __init__(
        self,
        warehouse: Warehouse,
        engine: sqlalchemy.Engine,
        renderer: Renderer,
        told: Callable[[str], None],
    ) -> None:
        self._warehouse, self._engine, self._renderer = warehouse, engine, renderer
        self._told = told

    def look(self, hub: Hub, key: Sequence[str], until: datetime | None) -> Erasure:
        """What would be erased; changes nothing."""
        with opened(self._engine) as connection:
            session = Session(connection, self._warehouse, self._renderer)
            held = session.held()
            old = self._retired(session, hub, held)
            subject = subject_of(session, hub, key)
            there = session.audit("erased_row") in held
            work = _Work(session, subject, erased_rows(session) if there else (), old)
            notes = tuple(notes_of(session, subject, held, old))
            return Erasure(None, hub.name, subject.shown, work.tables, (), notes, until)

    def erase(
        self, hub: Hub, key: Sequence[str], words: Mapping[str, str], until: datetime | None
    ) -> Erasure:
        """Erase a key, and what that leaves behind; the same again does what was not done yet."""
        with opened(self._engine) as connection:
            session = Session(connection, self._warehouse, self._renderer)
            session.driver.require_room(connection, self._engine.url)
            with session.alone():
                old = self._retired(session, hub, session.held())
                subject_of(session, hub, key)  # so that there is no run of what cannot be
                plan = require_applied(session, self._warehouse)
                found, touched = self._run(session, plan, hub, key, words, until, old)
                self._told("writing anew what is left")
                session.driver.rewrite(connection, touched)
        self._engine.dispose()  # what is still open is the file that was
        return found

    def _retired(self, session: Session, hub: Hub, held: Held) -> Sequence[Satellite]:
        """The satellites that are declared no more, once it is sure that there is something."""
        _require_loaded(session, hub, held)
        session.renames = renames_of(session, held)
        old = retired(session, held)
        require_personal(self._warehouse, hub.name, old)
        return old

    def _run(
        self,
        session: Session,
        plan: Plan,
        hub: Hub,
        key: Sequence[str],
        words: Mapping[str, str],
        until: datetime | None,
        old: Sequence[Satellite],
    ) -> tuple[Erasure, list[str]]:
        session.begin("erase")
        with _finished(session):
            catch_up(session)
            with session.transaction():
                subject = subject_of(session, hub, key)
                work = _Work(session, subject, erased_rows(session), old)
                _require_no_words(subject, work.texts, words)
                erasing = self._write(session, work, words, until)
                notes = tuple(notes_of(session, subject, session.held(), old))
            with reading_elsewhere(session):
                built = self._build(session, plan)
        number = erasing.erasure_id if erasing else None
        dialect = self._renderer.dialect
        touched = [str(dialect.table(table)) for table in work.touched]
        erased = Erasure(number, hub.name, subject.shown, work.tables, built, notes, until)
        return erased, touched

    def _write(
        self, session: Session, work: _Work, words: Mapping[str, str], until: datetime | None
    ) -> Erasing | None:
        """Take what is personal and say so in the audit; None where it was all done before."""
        before = erasures(session)
        subject = work.subject
        own = [
            one for one in before if (one.hub, one.hash_key) == (subject.hub.name, subject.shown)
        ]
        taken = work.take()
        session.record_steps()
        if not taken and own and own[-1].until == until:
            return None
        erasing = Erasing(
            1 + max((one.erasure_id for one in before), default=0),
            session.run_id,
            subject.hub.name,
            subject.shown,
            words["requested_by"].strip(),
            who(),
            words["reason"].strip(),
            now(),
            until,
            int(work.tables["rows"].sum()),
        )
        rows = (replace(one, erasure_id=erasing.erasure_id, run_id=erasing.run_id) for one in taken)
        keep_erasure(session, erasing, rows)
        return erasing

    def _build(self, session: Session, plan: Plan) -> tuple[str, ...]:
        """Make anew what derives from the raw vault and is there."""
        held = session.held()
        steps = [step for step in plan.build if step.table in held]
        names = list(dict.fromkeys(str(step.this.table) for step in steps))
        if not names:
            return ()
        for step in steps:
            if isinstance(step.this, Mart) and step.operation == "incremental":
                with session.transaction():  # its rows are kept otherwise, whatever they hold
                    session.step(Step(step.this, "restart", templates="erasure"))
        return build(session, plan, names, None, lambda table: self._told(f"{table}: built"))


class _Work:
    """What is to be taken of one key, found before anything is changed."""

    def __init__(
        self, session: Session, subject: Subject, before: Sequence[Erased], old: Sequence[Satellite]
    ) -> None:
        self._session, self.subject = session, subject
        held = session.held()
        every = list(holdings(session.warehouse, subject, session.renderer, old))
        every += [replace(one, aside=aside(one.table)) for one in every]
        self._all = [holding for holding in every if holding.table in held]
        done = pseudonymised(subject, before, session.renames)
        self._holdings: list[tuple[Holding, int]] = []
        self.texts: set[str] = set()
        for holding in self._all:
            stands = isinstance(holding.entity, Hub) and set(holding.names) <= done
            if stands and not holding.aside:
                continue
            rows = filled(session, holding)
            if rows:
                self._holdings.append((holding, rows))
        self.texts = texts_of(session, (holding for holding, _ in self._holdings))
        naming = Naming(subject, session.warehouse.recipe, self.texts)
        self._naming = naming
        self._rejected: list[Rejected] = list(cleaned_rows(session, naming))
        known = {(one.load_id, one.row_key) for one in before if one.target == ARCHIVE}
        self._archived = list(archived(session, naming, known))
        self.tables = self._listed()

    @property
    def touched(self) -> list[Table]:
        """The tables in which something of the key may have been, now or before."""
        tables = [holding.table for holding in self._all]
        return [*dict.fromkeys(tables), self._session.audit("rejected_row")]

    def take(self) -> list[Erased]:
        """Take it, and say of which rows."""
        taken: list[Erased] = []
        for holding, _ in self._holdings:
            taken += take(self._session, holding, self.subject.shown)
        if self._rejected:
            taken += take_rejected(self._session, self._rejected)
        taken += take_archived(self._archived, self._naming)
        return taken

    def _listed(self) -> pandas.DataFrame:
        import pandas

        rows: list[tuple[str, str, int]] = [
            (str(holding.table), ", ".join(holding.names), rows) for holding, rows in self._holdings
        ]
        if self._rejected:
            table = str(self._session.audit("rejected_row"))
            rows.append((table, "reason, delivered", len(self._rejected)))
        of_files = {one.feed.record_source: one for one in self._archived}
        for name, one in of_files.items():
            count = sum(file.rows for file in self._archived if file.feed.record_source == name)
            rows.append((f"{ARCHIVE}, {name}", one.columns, count))
        return pandas.DataFrame(rows, columns=list(COLUMNS), dtype=object).astype({"rows": "int64"})


@contextmanager
def _finished(session: Session) -> Iterator[None]:
    """Write how the run ends, and seal it."""
    try:
        yield
    except BaseException as error:
        status = "interrupted" if isinstance(error, KeyboardInterrupt) else "failed"
        with suppress(Exception):  # what went wrong first is what the user must see
            end_run(session, status)  # what it says may hold what was to be erased
        raise
    end_run(session, "done")


def _require_loaded(session: Session, hub: Hub, held: Mapping[Table, object]) -> None:
    if hub.table not in held or session.audit("run") not in held:
        raise UsageError("the database holds nothing of this warehouse yet: `dvault run` loads it")


def _require_no_words(subject: Subject, texts: set[str], words: Mapping[str, str]) -> None:
    """What is erased must not come into the audit again with the reason."""
    gone = {text.strip() for text in texts}
    if any(column.pii for column in subject.hub.business_key):
        gone |= {part.strip() for part in subject.key}
    gone = {text for text in gone if len(text) > 3}  # a 7 is anything
    for name, said in words.items():
        for text in gone:
            if re.search(rf"(?<!\w){re.escape(text)}(?!\w)", said, re.IGNORECASE):
                raise UsageError(
                    f"--{name.replace('_', '-')} holds '{text}', which is to be erased, and stays"
                    " in the audit: say it without, such as by the number of a request"
                )
