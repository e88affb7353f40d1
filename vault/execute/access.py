"""Access: who may load, audit and analyse, as roles of the database with least rights.

On PostgreSQL `dvault apply --grants` makes the roles, and every later run keeps what they may do.
What is built belongs to the loader, since only an owner may make a table anew: whoever may acts as
that role while it is built. A login that may only load acts as it throughout.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from vault.errors import UsageError
from vault.execute.marts import readable, select
from vault.execute.session import Session
from vault.names import Identifier, Table
from vault.plan import Step
from vault.seal import covers_of

LOADER, AUDITOR, ANALYST = (
    Identifier(f"dvault_{word}") for word in ("loader", "auditor", "analyst")
)
ROLES = (LOADER, AUDITOR, ANALYST)


@dataclass(frozen=True, slots=True)
class Roles:
    """What is granted as a whole."""

    kind = "access"
    name = "roles"


@dataclass(frozen=True, slots=True)
class Shared:
    """A table that is let read."""

    table: Table
    kind = "access"

    @property
    def name(self) -> str:
        return str(self.table.name)


class Login(NamedTuple):
    """Who is connected, and what they may do."""

    user: str
    database: str
    creates_roles: bool
    owns_database: bool
    owns_audit: bool


def act_as(session: Session, role: Identifier | None) -> None:
    """Have the rights of a role from here on, and none but those; None is oneself."""
    if role != session.role:
        session.connection.rollback()
        session.execute(session.renderer.render("access", "act", role=role), "set role")
        session.connection.commit()
        session.role = role


class Access:
    """The roles, as one run meets them.

    A login that may only load acts as the loader from here on. Raises UsageError where `asked` of
    a database that has no roles.
    """

    def __init__(self, session: Session, asked: bool) -> None:
        self._session = session
        self._schemas = session.warehouse.schemas
        self._asked = asked
        self._granted = self._acts = False
        dialect = session.renderer.dialect
        if not dialect.roles:
            if asked:
                raise UsageError(
                    f"--grants makes roles, and dvault knows none of {dialect.name}: it works on"
                    " PostgreSQL; who may read a file is up to its folder"
                )
            return
        known = self._known()
        self._granted, self._acts = known.get(LOADER, (False, False))
        if self._granted and self._acts and not self._login.owns_audit:
            act_as(session, LOADER)
        if self._granted:
            session.share = self._share

    @cached_property
    def _login(self) -> Login:
        (found,) = self._session.rows("access", "self", audit=self._session.audit("run"))
        return Login(*found)

    def _known(self) -> Mapping[str, tuple[bool, bool]]:
        """The roles that are there: whether granted here, and whether one may act as them."""
        roles = [str(role) for role in ROLES]
        rows = self._session.rows("access", "known", schemas=self._schemas, roles=roles)
        return {name: (bool(builds), bool(acts)) for name, builds, acts in rows}

    def grant(self, warn: Callable[[str], None]) -> tuple[str, ...]:
        """Make the roles where that was asked for, and let them do with every table what is theirs.

        Returns what was done, in words; `warn` is told what else a loader needs.
        Raises UsageError where who is connected may not.
        """
        if self._session.role or not (self._asked or self._granted):
            return ()
        with self._session.transaction():
            if self._asked:
                self._create()
            self._require_acting()
            if self._asked:
                self._grant()
            self._hand_over()
            for table in self._built():
                self._share(table)
            self._session.record_steps()
        if not self._asked:
            return ()
        self._granted = self._acts = True
        self._session.share = self._share
        for feed in self._session.warehouse.feeds:
            if feed.table and feed.table.schema not in self._schemas.names:
                warn(
                    f"feed '{feed.record_source}' reads {feed.table}, which is not the warehouse's:"
                    f" let {LOADER} read it (usage on the schema, select on the table)"
                )
        return (f"grant {', '.join(ROLES)}",)

    @contextmanager
    def building(self) -> Iterator[None]:
        """Act as the loader, to whom what is built belongs."""
        before = self._session.role
        if self._granted:
            self._require_acting()
            act_as(self._session, LOADER)
        yield
        act_as(self._session, before)

    def _create(self) -> None:
        """Make the roles that are not there, and become a member of the loader's."""
        known, user = self._known(), self._login.user
        missing = [role for role in ROLES if role not in known]
        lacking = [] if LOADER in known and known[LOADER][1] else [LOADER]
        if (missing or lacking) and not self._login.creates_roles:
            need = [f"create role {role} nologin;" for role in missing]
            need += [f"grant {role} to {self._quoted(user)};" for role in lacking]
            raise UsageError(
                f"'{user}' may not create roles: let somebody who may (a superuser, or who has"
                f" createrole) say `{' '.join(need)}`, and run it again"
            )
        if missing:
            self._step("create", missing=missing, lacking=())
        lacking = [] if self._known()[LOADER][1] else [LOADER]  # a superuser may act as any
        if lacking:
            self._step("create", missing=(), lacking=lacking)

    def _require_acting(self) -> None:
        if not self._known().get(LOADER, (False, False))[1]:
            user = self._login.user
            raise UsageError(
                f"what is built belongs to {LOADER}, of which '{user}' is no member:"
                f" let somebody say `grant {LOADER} to {self._quoted(user)}`, and run it again"
            )

    def _grant(self) -> None:
        """Grant what each role may do, with what is there and with what is made later."""
        names = [str(name) for name in self._schemas.names]
        rows = self._session.rows("access", "owners", schemas=names)
        others = sorted(f"{schema} ({owner})" for schema, owner, owns in rows if not owns)
        if others:
            raise UsageError(
                f"'{self._login.user}' cannot grant rights in schemas of others:"
                f" {', '.join(others)}; let their owner run `dvault apply --grants`"
            )
        owners = (Identifier(owner) for _, owner, _ in rows)
        creators = dict.fromkeys([Identifier(self._login.user), *owners, LOADER])
        databases = [Identifier(self._login.database)] * self._login.owns_database
        self._step("grant", creators=list(creators), databases=databases)

    def _hand_over(self) -> None:
        """Give the loader what is built, as far as it belongs to somebody else."""
        built = set(self._built())
        schemas = sorted({str(table.schema) for table in built})
        if not schemas:
            return
        rows = self._session.rows("access", "others", schemas=schemas, loader=LOADER)
        tables = [table for row in rows if (table := Table(*map(Identifier, row))) in built]
        if tables:
            self._step("hand_over", tables=tables)

    def _built(self) -> list[Table]:
        """The tables and views there are that dvault makes of the raw vault."""
        warehouse, held = self._session.warehouse, self._session.held()
        raw = {cover.table for _, cover in covers_of(warehouse)}
        return [
            table for table in readable(warehouse).values() if table in held and table not in raw
        ]

    def _share(self, table: Table) -> None:
        """Let analysts read a table, but for what is personal in it."""
        held = self._session.catalogue(table.schema)
        columns = [column for _, name, column, _ in held if name == table.name]
        shown = [Identifier(one) for one in columns if (str(table), one) not in self._personal]
        context = {"columns": shown, "whole": len(shown) == len(columns), "analyst": ANALYST}
        self._session.step(Step(Shared(table), "share", more=context))

    @cached_property
    def _personal(self) -> frozenset[tuple[str, str]]:
        """The personal columns of the warehouse, each with its table."""
        session, warehouse = self._session, self._session.warehouse
        if not any(column.pii for feed in warehouse.feeds for column in feed.columns):
            return frozenset()
        selects = {
            mart.name: select(session, mart)
            for mart in warehouse.marts
            if mart.path.suffix == ".sql"
        }
        dialect = session.renderer.dialect.name
        from vault.lineage import graph_of  # sqlglot takes its time
        from vault.lineage.personal import personal_columns

        graph = graph_of(warehouse, selects, readable(warehouse), dialect)
        return frozenset((one.table, one.name) for one in personal_columns(graph, warehouse))

    def _step(self, operation: str, **more: object) -> None:
        named = {"loader": LOADER, "auditor": AUDITOR, "analyst": ANALYST}
        more |= {"schemas": self._schemas, "audit": self._session.audit, **named}
        self._session.step(Step(Roles(), operation, more=more))

    def _quoted(self, name: str) -> str:
        return self._session.renderer.dialect.identifier(Identifier(name))
