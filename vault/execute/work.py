"""Work: what stands in for transactions and locks where the database has neither.

A run makes a schema for its temporary tables. That it can be made but once keeps a second run
out; that it is still there when nobody works in it says that a run died. What that run left half
done is then undone: a load is done when its row stands in `audit.load`, which is written last.
"""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from uuid import uuid4

from vault.audit import now, who
from vault.entities import Hub, Link, Satellite
from vault.errors import DatabaseError
from vault.execute.session import Session
from vault.names import Identifier
from vault.plan import CREATION, Held, Step, stored_entities

#: Says that a run which cannot be looked for, since it was on another machine, has died.
_DEAD = "DVAULT_DEAD_RUN"
_OWNER = re.compile(
    r"(?P<run>.* on (?P<host>\S+), process (?P<process>\d+), since \S+ \S+) \((?P<token>\w+)\)"
)
#: The runs of this process that go on.
_MINE: set[str] = set()


@contextmanager
def working(session: Session) -> Iterator[None]:
    """Give the run a schema to work in, and undo what an earlier one left half done.

    Raises DatabaseError where another run goes on.
    """
    if session.renderer.dialect.transactions:
        yield
        return
    work = Work(session)
    _MINE.add(work.token)
    try:
        work.begin()
        session.undo = work.restore
        try:
            yield
        finally:
            work.end()
    finally:
        _MINE.discard(work.token)


class Work:
    """The schema a run works in."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._schema = Identifier(f"{session.warehouse.schemas.audit}_work")
        self.token = uuid4().hex[:12]
        self._name = (
            f"{who()} on {socket.gethostname()}, process {os.getpid()},"
            f" since {now():%Y-%m-%d %H:%M:%S} ({self.token})"
        )
        self._whole = True

    def begin(self) -> None:
        """Make the schema, or take it over from a run that died."""
        try:
            self._do("begin", owner=self._name)
        except DatabaseError as error:
            found = self._owner() if "SCHEMA_ALREADY_EXISTS" in str(error) else None
            if found is None:
                raise
            self._inherit(found, error)
            self._do("begin", owner=self._name)
        self._do("use")

    def end(self) -> None:
        """Leave nothing behind, unless there is something left to be undone."""
        if self._whole:
            with suppress(DatabaseError):  # what went wrong before is what the user must see
                self._do("end")

    def restore(self) -> None:
        """Undo what was left half done; where that fails, the next run does it."""
        session, self._whole = self._session, False
        held = session.held()
        there = {name for _, name, _ in session.rows("work", "tables", work=self._schema)}
        for table in held:
            if session.renderer.dialect.beside(table) in there:
                self._do("replace", table=table)
        if session.audit("load") in held:
            self._take_away(held)
        self._whole = True

    def _inherit(self, found: re.Match[str], error: DatabaseError) -> None:
        """Take over from a run that died; of several that would, the first one does."""
        if _is_alive(found):
            raise DatabaseError(
                f"another run is loading this warehouse, {found['run']}: one at a time may write to"
                f" it; wait for that one to end, or if it is dead, say {_DEAD}={found['token']}"
            ) from error
        heir = Identifier(f"heir_of_{found['token']}")
        self._do("inherit", heir=heir, owner=self._name)
        self._do("use")
        self.restore()
        self._do("end")

    def _owner(self) -> re.Match[str] | None:
        said = dict(self._session.rows("work", "owner", work=self._schema))
        found = _OWNER.fullmatch(said.get("Comment") or "")
        heirs = {
            name: _OWNER.match(description.partition("\nComment: ")[2])
            for _, name, _, description in self._session.rows("work", "heirs", work=self._schema)
        }
        while found and (heir := heirs.get(f"heir_of_{found['token']}")):
            found = heir
        return found

    def _take_away(self, held: Held) -> None:
        """Remove the rows of loads that did not come to their end, and give back the ghosts."""
        session = self._session
        ((last, _),) = session.rows("audit", "clock", this=session.audit)
        stored = {
            entity.table: entity
            for entity in stored_entities(session.warehouse)
            if entity.table in held and isinstance(entity, Hub | Link | Satellite)
        }
        books = map(session.audit, ("row_account", "rejected_row", "profile"))
        tables = [*stored, *(table for table in books if table in held)]
        for at, ahead, ghosts in session.rows("work", "ahead", tables=tables, last=last):
            table = tables[at]
            if ahead:
                self._do("keep", table=table, last=last)
            if not ghosts and table in stored and "ghosts" in CREATION[stored[table].kind]:
                session.step(Step(stored[table], "ghosts"))
        for entity in stored.values():
            if isinstance(entity, Satellite):
                self._show_all(entity, held)

    def _show_all(self, satellite: Satellite, held: Held) -> None:
        """Make the views anew that do not show attributes which were just appended."""
        columns = held[satellite.table].keys()
        for operation in CREATION[satellite.kind]:
            step = Step(satellite, operation)
            if step.table in held and columns - held[step.table].keys():
                self._session.step(step)

    def _do(self, operation: str, **context: object) -> None:
        sql = self._session.renderer.render("work", operation, work=self._schema, **context)
        self._session.execute(sql, f"templates/work/{operation}")


def _is_alive(found: re.Match[str]) -> bool:
    """Whether the run may still go on: it is on another machine, or its process is there."""
    if found["token"] == os.environ.get(_DEAD):
        return False
    if found["host"] != socket.gethostname():
        return True
    process = int(found["process"])
    if process == os.getpid():
        return found["token"] in _MINE
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True
