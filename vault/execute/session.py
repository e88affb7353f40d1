"""One connection in one run: what it executes is rendered, timed and recorded here."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from typing import Any

import sqlalchemy
from sqlalchemy.exc import DBAPIError

from vault.audit import Audit, HubKey, Load, StepRecord, hub_keys, now, version, who
from vault.entities import Feed, Warehouse
from vault.errors import DatabaseError, VaultError, relative
from vault.execute.clock import Dating, StoredClock
from vault.execute.drivers import DRIVERS, Driver, driver_connection
from vault.execute.remedies import with_remedy
from vault.names import Identifier, Table
from vault.plan import Step
from vault.renames import Renames
from vault.render import Renderer, literal
from vault.secrets import without_secrets
from vault.sources import look


class Session:
    """Executes steps on one connection, inside `transaction`, and remembers what they did."""

    seals = profiles = counts = True  # see `sealing`, `profiling` and `accounts`
    look = staticmethod(look)  # at a file

    def __init__(
        self, connection: sqlalchemy.Connection, warehouse: Warehouse, renderer: Renderer
    ) -> None:
        self.connection, self.warehouse = connection, warehouse
        self.renderer = renderer
        self.audit = Audit(warehouse.schemas.audit)
        self.records: list[StepRecord] = []
        self.run_id = 0
        self.seals = self.seals and renderer.dialect.transactions
        self.barred: Mapping[str, Sequence[Any]] = {}  # the keys that were erased, by their hub
        self.clock: Dating = StoredClock(self)
        self.reader: Session = self  # where files are read, see `vault.execute.carry`
        self.undo: Callable[[], None] = lambda: None  # where the database has no transactions
        self.warn: Callable[[str], None] = lambda message: None  # tells of what may not be right
        self.role: Identifier | None = None  # that a login loads as, see `execute.access`
        self.renames = Renames()  # what was called otherwise before
        self.share: Callable[[Table], None] = lambda table: None  # lets others read a table

    def on(self, connection: sqlalchemy.Connection) -> Session:
        """Another session of the same run, on another connection."""
        session = Session(connection, self.warehouse, self.renderer)
        session.run_id, session.clock = self.run_id, self.clock
        session.barred, session.renames = self.barred, self.renames
        return session

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit what runs inside, or undo all of it; a failed commit undoes it too."""
        noted = len(self.records)
        self.connection.rollback()  # a select begins one by itself, Ctrl-C may leave a dead one
        begun = self.connection.begin()
        try:
            yield
            with readable_errors("commit", ""):
                begun.commit()
        except BaseException as error:
            del self.records[noted:]
            self.connection.rollback()
            # What went wrong first is what the user must see; after a mere signal work goes on.
            final = isinstance(error, VaultError | KeyboardInterrupt)
            with suppress(*(Exception,) * final):
                self.undo()
            raise

    def step(self, step: Step) -> int | None:
        """Execute a step and record it; returns the number of rows where the database says."""
        sql = self.renderer.render(step.kind, step.operation, **step.context)
        template = self.renderer.template(step.kind, step.operation)
        started = time.perf_counter()
        rows = None
        origin = f"templates/{template}" if step.origin is None else relative(step.origin)
        with readable_errors(f"{origin}: {step}", sql):
            for result in self._run(sql):
                rows = _count(result)
        self._record(step, sql, rows, started)
        return rows

    def _record(self, step: Step, sql: str, rows: int | None, started: float) -> None:
        seconds = round(time.perf_counter() - started, 6)
        digest = hashlib.sha256(sql.encode()).hexdigest()
        record = StepRecord(step.kind, step.this.name, step.operation, rows, seconds, digest)
        self.records.append(record)

    @property
    def driver(self) -> Driver:
        """What the database's driver does beyond SQL."""
        return DRIVERS[self.renderer.dialect.name]

    @property
    def carries(self) -> bool:
        """Whether what is staged is made elsewhere and carried here."""
        return self.reader is not self

    def execute(self, sql: str, what: str) -> None:
        """Execute a statement of the library's own; `what` names it in messages."""
        with readable_errors(what, sql):
            for _ in self._run(sql):
                pass

    def _run(self, sql: str) -> Iterator[sqlalchemy.CursorResult[Any]]:
        """Execute a text, in as many statements as the database wants it in."""
        for part in self.driver.statements(sql):
            with closing(self.connection.exec_driver_sql(part)) as result:
                yield result

    def carry(self, step: Step, table: Identifier) -> None:
        """Copy what a step selects for the reader into a temporary table here, and record it."""
        sql = self.reader.renderer.render(step.kind, step.operation, **step.context)
        started = time.perf_counter()
        self._record(step, sql, self.take(sql, table), started)

    def take(self, sql: str, table: Identifier) -> int:
        """Copy what the reader selects into a temporary table here that has those columns."""
        name = self.renderer.dialect.identifier(table)
        rows = driver_connection(self.reader.connection).sql(sql)
        try:
            return self.driver.take(driver_connection(self.connection), name, rows)
        except (driver_error(self.connection), driver_error(self.reader.connection)) as error:
            raise DatabaseError(f"copy {name}: {database_message(error)}", sql) from error

    @contextmanager
    def given(
        self, name: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
    ) -> Iterator[None]:
        """Let statements of a DuckDB read some rows of texts by a name."""
        import pandas

        connection = driver_connection(self.connection)
        connection.register(name, pandas.DataFrame(rows, columns=list(columns), dtype="object"))
        try:
            yield
        finally:
            connection.unregister(name)

    def place(self, table: Identifier) -> str:
        """Where rows are copied to as files that are then read as a table; else empty."""
        return self.driver.place(driver_connection(self.connection), table)

    def rows(self, kind: str, operation: str, /, **context: Any) -> list[tuple[Any, ...]]:
        """Render a select and return its rows."""
        sql = self.renderer.render(kind, operation, **context)
        return self.select(sql, f"templates/{self.renderer.template(kind, operation)}")

    def columns(self, table: str) -> list[str]:
        """The names of a temporary table's columns."""
        with readable_errors(table, ""):
            return list(self.connection.exec_driver_sql(f"select * from {table} limit 0").keys())

    def select(self, sql: str, what: str) -> list[tuple[Any, ...]]:
        """Execute a select and return its rows."""
        with readable_errors(what, sql):
            return [tuple(row) for result in self._run(sql) for row in result.fetchall()]

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other runs out; DatabaseError where one is going on."""
        dialect = self.renderer.dialect
        if not dialect.lock:
            yield
            return
        name = literal(f"dvault {self.warehouse.schemas.audit}", dialect)
        ((granted,),) = self.select(dialect.lock.format(name), "lock")
        self.connection.commit()
        if not granted:
            raise DatabaseError(
                "another run is loading this warehouse: one at a time may write to it;"
                " wait for that one to end"
            )
        try:
            yield
        finally:
            # The server itself gives it back only when it has cleaned up after the connection.
            with suppress(Exception):  # what went wrong before is what the user must see
                self.connection.rollback()
                self.select(dialect.unlock.format(name), "unlock")
                self.connection.commit()

    def begin(self, command: str) -> None:
        """Write that a run begins, by these definitions."""
        with self.transaction():
            given = {"this": self.audit, "warehouse": self.warehouse}
            more = {"command": command, "started": now(), "who": who(), "version": version()}
            self._audit("begin", **given, **more)
            ((self.run_id, files),) = self.rows("audit", "running", **given)
            if not files:  # else their text is not sent again
                self._audit("define", **given)

    def finish(self, status: str, message: str | None = None) -> None:
        """Write how the run ended."""
        self.record_steps()
        url = self.connection.engine.url.render_as_string(hide_password=False)
        told = message and without_secrets(message, url)
        self._audit("finish", finished=now(), status=status, message=told)

    def record_loads(self, loads: Sequence[Load]) -> None:
        """Write what became of some loads, and the steps they took."""
        self._audit("load", loads=loads, recipe=str(self.warehouse.recipe))
        self.record_steps(loads[0].load_id)

    def record_hub_keys(self) -> None:
        """Write how keys are hashed, where that was not written so before."""
        known = self.hub_keys()
        fresh = [key for key in hub_keys(self.warehouse.feeds) if key not in known]
        if fresh:
            self._audit("hub_key", keys=fresh)

    def hub_keys(self) -> list[HubKey]:
        """How the keys of each feed were hashed, as it was last written."""
        now, last = self.renames, {}
        for feed, key, hub, sensitive, *more in self.rows("audit", "hub_keys", this=self.audit):
            found = HubKey(now.hub(hub), now.feed(feed), now.key(hub, key), bool(sensitive), *more)
            last[found.feed, found.hash_key] = found
        return list(last.values())

    def record_steps(self, load_id: int | None = None) -> None:
        """Write the steps since the last call; those of a batch stand at its first load."""
        if self.records:
            self._audit("step", steps=self.records, load_id=load_id)
            self.records.clear()

    def _audit(self, operation: str, **context: Any) -> None:
        context = {"this": self.audit, "run_id": self.run_id, **context}
        sql = self.renderer.render("audit", operation, **context)
        self.execute(sql, f"templates/{self.renderer.template('audit', operation)}")

    def catalogue(self, *schemas: Identifier) -> list[tuple[str, str, str, str]]:
        """Schema, table, name and type of every column in some schemas, in order."""
        return self.driver.catalogue(self.rows, [str(schema) for schema in schemas])

    def delivered_columns(self, feed: Feed) -> dict[str, str]:
        """The columns of a feed's table, with their types; none where there is no such table."""
        assert feed.table
        found = self.catalogue(feed.table.schema)
        return {column: kind for _, name, column, kind in found if name == feed.table.name}

    def held(self) -> dict[Table, dict[str, str]]:
        """The tables of the warehouse's schemas with their columns and types, in order."""
        found: dict[Table, dict[str, str]] = {}
        folded = self.renderer.dialect.ignores_case  # dvault's own are in lower case
        for schema, table, column, kind in self.catalogue(*self.warehouse.schemas.names):
            key = Table(Identifier(schema), Identifier(table.lower() if folded else table))
            found.setdefault(key, {})[column] = kind
        return found


def driver_error(connection: sqlalchemy.Connection) -> type[Exception]:
    """What the driver raises where SQLAlchemy does not stand between."""
    error: type[Exception] = connection.dialect.loaded_dbapi.Error
    return error


def _count(result: Any) -> int | None:
    """Rows a statement touched; DuckDB answers with a row that holds the number."""
    return result.rowcount if result.rowcount is not None and result.rowcount >= 0 else None


@contextmanager
def readable_errors(what: str, sql: str) -> Iterator[None]:
    """Turn the driver's error into one that says what was being done, without its link."""
    try:
        yield
    except DBAPIError as error:
        message = f"{what}: {database_message(error)}"
        raise DatabaseError(with_remedy(message), sql) from error
    except RuntimeError as error:
        if str(error) == "Query interrupted":  # what DuckDB makes of Ctrl-C
            raise KeyboardInterrupt from error
        if odd := re.search(r"[^'\s]*[\ud800-\udfff][^'\s]*", sql):
            shown = odd[0].encode("utf-8", "backslashreplace").decode()
            raise DatabaseError(f"{what}: '{shown}' is not UTF-8: rename that file") from error
        raise


def database_message(error: BaseException) -> str:
    """What the database itself said, in one paragraph."""
    cause = getattr(error, "orig", None) or error
    said = getattr(cause, "diag", None)  # of PostgreSQL: without the statement and where in it
    parts = (said.message_primary, said.message_detail) if said else ()
    text = ": ".join(filter(None, parts)) or str(cause)
    text = re.split(r"\n\s*\n(?:LINE \d+|\[SQL)", text)[0]
    return " ".join(text.split())
