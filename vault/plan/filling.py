"""Filling: attributes whose columns were captured before, and what fills their history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from vault.dialects import Dialect
from vault.entities import (
    Column,
    Feed,
    FeedColumn,
    MultiActiveSatellite,
    ReferenceSatellite,
    Satellite,
    SatelliteLoad,
    TrackedSatellite,
)
from vault.hashing import Hashing, Value
from vault.names import CAPTURED, Identifier, Sql, Table
from vault.plan.steps import Step

#: Kinds whose attributes are columns of their feed.
_DESCRIBED = frozenset({Satellite, MultiActiveSatellite, TrackedSatellite, ReferenceSatellite})
#: So many columns has a satellite of one attribute beside its key, where no sequence orders it.
_COLUMNS = 6
#: The columns of some tables with their types.
_Held = Mapping[Table, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Filling:
    """What was captured of columns that a satellite has from now on.

    `columns` of its `feed` are the attributes, `olds` the tables that hold what was captured;
    `versions` of these have any of it, the first one `since` then. `fault` says why the history
    is not filled, `unfit` how many versions of a column hold what is no value of its type.
    """

    this: Satellite
    feed: Feed
    columns: tuple[FeedColumn, ...]
    olds: tuple[Table, ...]
    versions: int = 0
    since: datetime | None = None
    fault: str = ""
    unfit: Mapping[str, int] = field(default_factory=dict)

    @property
    def names(self) -> str:
        """The attributes, to be read."""
        return ", ".join(column.name for column in self.columns)

    @property
    def tables(self) -> str:
        """What holds what was captured, to be read."""
        return ", ".join(map(str, self.olds))

    @property
    def origin(self) -> str:
        """Where it comes from, as the audit names it."""
        return f"{self.tables}: {self.names}"

    def members(self, dialect: Dialect) -> tuple[Sql, ...]:
        """The text that was captured of each column."""
        return tuple(member(column, dialect) for column in self.columns)


def member(column: FeedColumn, dialect: Dialect) -> Sql:
    """The text that was captured of a column."""
    name = dialect.literal(column.source)
    return Sql(f"({dialect.json_member.format(dialect.identifier(CAPTURED), name)})")


def filling(found: Filling, hashing: Hashing) -> Step:
    """The step that fills the history of attributes."""
    numbered = {column.name: at for at, column in enumerate(found.columns, 1)}
    dialect = hashing.dialect
    in_set = set_key(found.this)

    def value(name: Identifier) -> Sql:
        if name in numbered:
            return Sql(f"captured.dvault_value_{numbered[name]}")
        held = dialect.column("held_versions", name)
        captured = dialect.column("captured", name)
        return Sql(f"coalesce({held}, {captured})") if name in in_set else held

    more = {
        "found": found,
        "olds": found.olds,
        "members": found.members(dialect),
        "converted": tuple(Identifier(f"converted_{at}") for at in numbered.values()),
        "filled": tuple(numbered),
        "values": tuple((one.name, value(one.name)) for one in found.this.attributes),
        "set_key": in_set,
        "hashed": hashing.diff([Value(one.name, one.type) for one in found.this.attributes]),
        "record_source": found.feed.record_source,
        "tracked": found.this.appearances if isinstance(found.this, TrackedSatellite) else None,
    }
    return Step(found.this, "fill", more=more, templates="filling")


def set_key(this: Satellite) -> tuple[Identifier, ...]:
    """What tells the rows of one key and moment apart; nothing where there is one."""
    if not isinstance(this, MultiActiveSatellite):
        return ()
    return tuple(column.name for column in this.child_key)


def awaited(feed: Feed, load: SatelliteLoad, held: _Held) -> tuple[FeedColumn, ...]:
    """The columns of a feed that a satellite is about to have, and none has had before it."""
    if type(load.satellite) not in _DESCRIBED:
        return ()
    stored = {
        feed.column(one.name).source
        for other in feed.satellites
        if type(other.satellite) in _DESCRIBED
        for one in other.satellite.attributes
        if _is_held(one, other.satellite, held)
    }
    lacking = [
        feed.column(one.name)
        for one in load.satellite.attributes
        if not _is_held(one, load.satellite, held)
    ]
    return tuple(one for one in lacking if one.is_delivered and one.source not in stored)


def _is_held(column: Column, satellite: Satellite, held: _Held) -> bool:
    """Whether a satellite has an attribute already, under the name it had before, too."""
    there = held.get(satellite.table, {})
    return column.name in there or bool(column.was and column.was.name in there)


def judged(found: Filling, then: SatelliteLoad | None, held: _Held) -> Filling:
    """The same with what stands in the way; `then` is what the feed captured into at last."""
    return replace(found, fault=next(_faults(found, then, held), ""))


def _faults(found: Filling, then: SatelliteLoad | None, held: _Held) -> Iterator[str]:
    this = found.this
    load = next(one for one in found.feed.satellites if one.satellite.name == this.name)
    if this.history_of:
        yield f"{this.table} takes on the history of {', '.join(this.history_of)}"
    if then is not None and {*set_key(then.satellite)} != {*set_key(this)}:
        there, here = (", ".join(set_key(one)) or "nothing" for one in (then.satellite, this))
        yield f"rows of one {this.parent.name} are told apart by {there} there, by {here} here"
    if then is not None and then.hash_key != load.hash_key:
        yield f"that describes {then.satellite.parent.name}, not {this.parent.name}"
    same = [one for one in found.feed.hubs if one.hub == this.parent]
    if then is None and len(same) > 1:
        yield f"nobody can tell which {this.parent.name} that describes"
    for old in found.olds:
        columns = held[old]
        if (
            not set(this.key) <= set(columns)
            or this.sequenced != ("sequence" in columns)
            or len(columns) != _COLUMNS + len(this.key) + this.sequenced + len(set_key(this))
        ):
            yield f"the versions of {old} have another key or another order"


def described(feeds: Sequence[Feed], name: str) -> SatelliteLoad | None:
    """What a feed captures into, if it does."""
    for feed in feeds:
        if feed.record_source == name and feed.captured:
            captured = feed.captured[0].name
            for load in feed.satellites:
                if captured in {one.name for one in load.satellite.attributes}:
                    return load
    return None
