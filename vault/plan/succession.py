"""Succession: satellites that were split or merged, and what carries their history over."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from vault.dialects import Dialect
from vault.entities import Column, MultiActiveSatellite, Satellite, Warehouse
from vault.errors import suggestion
from vault.hashing import Hashing, Value
from vault.names import Identifier, Sql, Table
from vault.plan.filling import Filling, set_key
from vault.plan.steps import Step
from vault.renames import Renames

#: What may be done where a history cannot be carried over.
_OTHERWISE = (
    "leave `history_of` out, and its table stays as it is; or load it by a feed that reads it as a"
    " `table` and says `load_date`"
)


@dataclass(frozen=True, slots=True)
class Before:
    """What a database holds that the definitions call otherwise, or no longer declare.

    renames     what was given another name
    feeds       those that were ever loaded, by their names then
    satellites  by their tables, as the last definitions had them that declared them
    unclear     why nobody can tell what the others were
    carried     the names of the tables into which a history was carried over
    empty       the tables that are to take one on, and hold nothing yet
    applied     the warehouse as it was when the database was last as it was declared
    captured    by the tables of satellites what was captured of the attributes they are given
    indexes     the names of those there are; None where the database keeps no keys
    """

    renames: Renames = field(default_factory=Renames)
    feeds: Collection[str] = ()
    satellites: Mapping[Table, Satellite] = field(default_factory=dict)
    unclear: str = ""
    carried: Collection[str] = ()
    empty: Collection[Table] = ()
    applied: Warehouse | None = None
    captured: Mapping[Table, Filling] = field(default_factory=dict)
    indexes: Collection[str] | None = None


def old_tables(satellite: Satellite) -> tuple[Table, ...]:
    """The tables whose history a satellite takes on, in their order."""
    schema = satellite.table.schema
    return tuple(Table(schema, Identifier(f"sat_{name}")) for name in satellite.history_of)


def succession(
    this: object, held: Mapping[Table, Mapping[str, str]], before: Before, hashing: Hashing
) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    """The step that carries a history over into a satellite, and what is in the way of it."""
    if not isinstance(this, Satellite) or not this.history_of:
        return (), ()
    if this.table in held and this.table not in before.empty:
        return (), tuple(_unborn(this, held, before))
    found = Succession(this, held, before, hashing)
    if not found.is_due:
        return (), ()
    faults = tuple(found.refusals)
    return () if faults else (found.step,), faults


class Succession:
    """A satellite that holds nothing yet, and those whose history it takes on."""

    def __init__(
        self, this: Satellite, held: Mapping[Table, Mapping[str, str]], before: Before,
        hashing: Hashing,
    ) -> None:  # fmt: skip
        self.this = this
        self._held, self._before, self._hashing = held, before, hashing
        self._tables = old_tables(this)

    @property
    def is_due(self) -> bool:
        """Whether there is a history; in a database that never held the old there is none."""
        return any(table in self._held for table in self._tables) or bool(self._left)

    @property
    def _left(self) -> list[str]:
        """The satellites that are declared no longer, and may be meant by another name."""
        return sorted(old.name for old in self._before.satellites.values())

    @property
    def step(self) -> Step:
        """What carries the history over, once the table is there."""
        return carrying(self.this, self._olds, self._hashing)

    @property
    def refusals(self) -> Iterator[str]:
        """What stands in the way, in words."""
        lacking = [table for table in self._tables if table not in self._held]
        for table in lacking:
            bare = str(table.name).removeprefix("sat_")
            hint = suggestion(bare, self._left) or f"; no longer declared: {_listed(self._left)}"
            yield f"{self._told(table)}: there is no such table{hint}"
        if lacking:
            return
        for table in self._tables:
            old = self._before.satellites.get(table)
            if old is None:
                yield f"{self._told(table)}: what that was cannot be told{self._before.unclear}"
            else:
                yield from self._misfits(old)
        if all(table in self._before.satellites for table in self._tables):
            yield from self._doubled(self._olds)

    def _misfits(self, old: Satellite) -> Iterator[str]:
        told = self._told(old.table)
        if type(old) not in (Satellite, MultiActiveSatellite):
            why = "whose rows cannot be divided or joined"
            yield f"{told}: that is {_a_kind(old)}, {why}: {_OTHERWISE}"
            return
        if type(old) is not type(self.this):
            yield f"{told}: that is {_a_kind(old)}, this {_a_kind(self.this)}"
            return
        if old.is_set and len(self._tables) > 1:
            yield f"{told}: sets of several satellites cannot be joined: {_OTHERWISE}"
            return
        if {*set_key(old)} != {*set_key(self.this)}:
            there, here = (", ".join(set_key(one)) for one in (old, self.this))
            yield f"{told}: its rows are told apart by {there}, those of this one by {here}"
        if (old.parent.kind, old.parent.name) != (self.this.parent.kind, self.this.parent.name):
            yield f"{told}: that describes {old.parent.name}, not {self.this.parent.name}"
        was, is_ = (one.sequence_type if one.sequenced else None for one in (old, self.this))
        if was != is_:
            yield (
                f"{told}: its versions of one applied date were ordered by"
                f" {_sequence(was)}, those of this one by {_sequence(is_)}: let the feed say"
                " `sequence` as it did"
            )
        known = {column.name: column for column in old.attributes}
        shared = [column for column in self.this.attributes if column.name in known]
        if not shared:
            yield f"{told}: it has none of these attributes: leave '{old.name}' out"
        for column in shared:
            yield from self._changed(told, old, known[column.name], column)

    def _changed(self, told: str, old: Satellite, was: Column, now: Column) -> Iterator[str]:
        held = self._held[old.table].get(now.name)
        if held is None:
            yield f"{told}: its column '{now.name}' is gone: undo what was changed"
        elif not self._hashing.dialect.stores(now.type, held):
            yield (
                f"{told}: '{now.name}' is {held} there and {now.type} here: declare it as it was,"
                " or give the new type a new name"
            )
        if was.pii and not now.pii:
            yield (
                f"{told}: '{now.name}' is personal there and not here: say `pii: true`, or an"
                " erasure leaves it"
            )

    def _doubled(self, olds: Sequence[Satellite]) -> Iterator[str]:
        for column in self.this.attributes:
            having = [old.name for old in olds if column.name in _names(old)]
            if len(having) > 1:
                yield (
                    f"{self.this.table} takes on the history of {_listed(having)}, which all have"
                    f" '{column.name}': nobody can tell whose it is to be; leave it out, or carry"
                    " one of them over only"
                )

    @property
    def _olds(self) -> tuple[Satellite, ...]:
        return tuple(self._before.satellites[table] for table in self._tables)

    def _told(self, table: Table) -> str:
        return f"{self.this.table} cannot take on the history of {table}"


def carrying(this: Satellite, olds: Sequence[Satellite], hashing: Hashing) -> Step:
    """The step that carries the history of some satellites over into another."""
    attributes = [Value(column.name, column.type) for column in this.attributes]
    more = {
        "olds": tuple(olds),
        "way": "one" if len(olds) == 1 else "several",
        "values": tuple(_values(this, olds, hashing.dialect)),
        "hashed": hashing.diff(attributes),
        "of": Identifier("carried_sets" if this.is_set else "carried"),
    }
    return Step(this, "carry_over", more=more, templates="succession")


def _values(
    this: Satellite, olds: Sequence[Satellite], dialect: Dialect
) -> Iterator[tuple[Identifier, Sql]]:
    """Each attribute with what it is filled from; null where none of the old ones has it."""
    for column in this.attributes:
        found = Sql(f"cast(null as {dialect.type(column.type)})")
        for at, old in enumerate(olds, 1):
            if column.name in _names(old):
                of_several = dialect.column(f"told_{at}", column.name)
                found = of_several if len(olds) > 1 else dialect.identifier(column.name)
        yield column.name, found


def _unborn(this: Satellite, held: Collection[Table], before: Before) -> Iterator[str]:
    """What to say of a table that was there before the history it is to take on."""
    there = [table for table in old_tables(this) if table in held]
    own = {str(this.table.name), *((str(this.before.name),) if this.before else ())}
    if there and not own & {*before.carried}:
        yield (
            f"{this.table} is there already, and holds nothing of {there[0]}, whose history it is"
            " to take on: a history goes only into a table that holds nothing yet; give the"
            " satellite a new name, or leave `history_of` out"
        )


def left_behind(old: Satellite, takers: Collection[Satellite]) -> tuple[str, ...]:
    """The attributes of a satellite that none of those has which take on its history."""
    taken = {name for one in takers if old.name in one.history_of for name in _names(one)}
    return tuple(name for name in _names(old) if name not in taken)


def without_history(this: Satellite, olds: Collection[Satellite]) -> tuple[str, ...]:
    """The attributes that none of those has whose history a satellite takes on."""
    known = {name for old in olds for name in _names(old)}
    return tuple(name for name in _names(this) if name not in known)


def _names(satellite: Satellite) -> tuple[str, ...]:
    return tuple(str(column.name) for column in satellite.attributes)


def _a_kind(satellite: Satellite) -> str:
    return f"a {satellite.kind.replace('_', ' ')}"


def _sequence(type_: object) -> str:
    return f"a column of type {type_}" if type_ else "nothing"


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
