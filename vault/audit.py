"""Audit: runs, loads and steps as values, and the statements that keep them."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import metadata

from vault.entities import Feed
from vault.errors import VaultError
from vault.names import Identifier, Table
from vault.sources import Delivery


@dataclass(frozen=True, slots=True)
class Audit:
    """The audit tables of a warehouse, by name: `audit("run")`."""

    schema: Identifier
    kind = "audit"
    name = "audit"

    def __call__(self, name: str) -> Table:
        return Table(self.schema, Identifier(name))


@dataclass(frozen=True, slots=True)
class Load:
    """One delivery on its way into the vault, or what became of it.

    Dates are UTC without a zone. `delivered`, `rejected` and `filtered` count rows.
    """

    load_id: int
    load_date: datetime
    feed: str
    delivery: Delivery
    started: datetime
    finished: datetime | None = None
    delivered: int = 0
    rejected: int = 0
    filtered: int = 0
    status: str = "loaded"  # loaded | refused | skipped
    message: str | None = None
    #: the rows that each table was given, where the database says; by the whole batch, at its first
    stored: tuple[tuple[str, int], ...] = ()
    #: what of it was not as expected
    findings: tuple[str, ...] = ()

    def rejects_more_than(self, limit: float | None) -> bool:
        """Whether more rows are rejected than a share below one, or a count; None is no limit."""
        if limit is None or not self.rejected:
            return False
        return self.rejected > (limit * self.delivered if 0 < limit < 1 else limit)


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the rows of a load in a table they went to, by a hash key of the stage.

    delivered = inserted + unchanged + duplicate + rejected + filtered; `implied` are stored beside.
    """

    load_id: int
    target: Identifier
    hash_key: Identifier
    delivered: int
    inserted: int
    unchanged: int
    duplicate: int = 0
    rejected: int = 0
    filtered: int = 0
    implied: int = 0


@dataclass(frozen=True, slots=True)
class HubKey:
    """How a feed's key of a hub is hashed: who changes that makes other keys of the same ones.

    `collision_code` and `tenant` are constants, None where there is none.
    """

    hub: str
    feed: str
    hash_key: str
    case_sensitive: bool
    collision_code: str | None
    tenant: str | None


def hub_keys(feeds: Iterable[Feed]) -> Iterator[HubKey]:
    """How the keys of some feeds are hashed."""
    for feed in feeds:
        for load in feed.hubs:
            yield HubKey(
                load.hub.name,
                feed.record_source,
                str(load.hash_key),
                load.hub.case_sensitive,
                load.collision_code or None,
                load.tenant or None,
            )


@dataclass(frozen=True, slots=True)
class StepRecord:
    """A statement that ran: how many rows it touched, how long it took, and its digest."""

    kind: str
    entity: str
    operation: str
    rows: int | None
    seconds: float
    sql_digest: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A feed that could not be loaded, and why; what was loaded of it before stays."""

    feed: str
    error: VaultError

    def __str__(self) -> str:
        told = str(self.error)
        return told if self.feed in told else f"{self.feed}: {told}"


@dataclass(frozen=True, slots=True)
class Late:
    """A feed that has not brought anything new for longer than it may; `since` is UTC, or never."""

    feed: str
    since: datetime | None
    freshness: timedelta

    def __str__(self) -> str:
        allowed = str(self.freshness).removesuffix(", 0:00:00")
        if self.since is None:
            return f"{self.feed} is late: nothing has come yet, and {allowed} is how long may pass"
        return (
            f"{self.feed} is late: nothing new since {self.since:%Y-%m-%d %H:%M} UTC, longer than"
            f" {allowed}"
        )


@dataclass(frozen=True, slots=True)
class TestResult:
    """What a data test found: the number of rows that must not be there."""

    mart: str
    test: str
    failures: int


@dataclass(frozen=True, slots=True)
class Run:
    """What one call did."""

    run_id: int
    applied: tuple[str, ...] = ()
    loads: tuple[Load, ...] = ()
    built: tuple[str, ...] = ()
    tests: tuple[TestResult, ...] = ()
    warnings: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    late: tuple[Late, ...] = ()

    @property
    def refused(self) -> tuple[Load, ...]:
        return tuple(load for load in self.loads if load.status == "refused")

    @property
    def failed_tests(self) -> tuple[TestResult, ...]:
        return tuple(test for test in self.tests if test.failures)


@dataclass(frozen=True, slots=True)
class Clock:
    """The last load there was; every further one is later by its id and its date."""

    load_id: int
    load_date: datetime

    def loads(
        self, feed: Feed, deliveries: Iterable[Delivery], at: datetime | None = None
    ) -> Iterator[Load]:
        """Number and date the loads of some deliveries; `at` replays a load date (UTC)."""
        started = now()
        first = max(at or started, self.load_date + timedelta(microseconds=1))
        for position, delivery in enumerate(deliveries):
            yield Load(
                load_id=self.load_id + 1 + position,
                load_date=first + timedelta(microseconds=position),
                feed=feed.record_source,
                delivery=delivery,
                started=started,
            )

    def after(self, loads: Iterable[Load]) -> Clock:
        """The clock once these loads are in."""
        last = max(loads, key=lambda load: load.load_id, default=None)
        return Clock(last.load_id, last.load_date) if last else self


def refused(load: Load, message: str) -> Load:
    """The load as one that was refused, with the reason."""
    return replace(load, status="refused", message=message)


def now() -> datetime:
    """The time in UTC, without a zone, to the microsecond."""
    return datetime.now(UTC).replace(tzinfo=None)


def who() -> str:
    """The user who runs this, as the operating system knows them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


@cache
def version() -> str:
    """That of dvault, which is installed."""
    return metadata.version("dvault")
