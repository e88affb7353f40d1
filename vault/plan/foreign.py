"""Foreign tables: made by another tool, and taken over with the rows they hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from vault.dialects import Dialect
from vault.entities import Column, Hub, HubReference, Link, NonHistorizedLink, Satellite
from vault.hashing import Hashing, Value, key_values
from vault.names import NAMED_COLUMNS, Identifier, Sql, Table
from vault.plan.evolution import described_columns
from vault.plan.steps import Step
from vault.types import Type

_KINDS = frozenset(
    {
        "hub",
        "link",
        "non_historized_link",
        "satellite",
        "multi_active_satellite",
        "tracked_satellite",
    }
)
#: What may become of the others.
_OTHERWISE = {
    "effectivity_satellite": "; a history can be loaded by a feed that reads it as a `table`, with"
    " the begin of a relation as `applied_date`",
    "status_satellite": "; a history can be loaded by a feed that reads it as a `table` and says"
    " `delivers: cdc`",
    "reference": "; its codes can be loaded by a feed that reads it as a `table`",
    "reference_satellite": "; its versions can be loaded by a feed that reads it as a `table` and"
    " says `load_date`",
}
#: What stands after the name of a table that is put aside.
ASIDE = "_before"


def is_foreign(entity: Any, held: Mapping[str, str]) -> bool:
    """Whether another tool made a table: none but dvault numbers loads."""
    return isinstance(entity, Hub | Link | Satellite) and "load_id" not in map(str.casefold, held)


def key_name(entity: Hub | Link | Satellite) -> Identifier:
    """What the key of a table is called, or the index that finds its versions, where it has one."""
    return entity.key_index.name if isinstance(entity, Satellite) else entity.primary_key


def aside(table: Table) -> Table:
    """Where a table that is taken over stays as it was."""
    return Table(table.schema, Identifier(f"{table.name}{ASIDE}"))


def in_the_way(table: Table, held: Collection[Table]) -> Iterator[str]:
    """Why a table cannot be put aside: another one is there."""
    if aside(table) in held:
        yield (
            f"{aside(table)}, where {table} would be kept as it is, is there already: rename it, or"
            " drop it"
        )


def left_aside(table: Table, held: Collection[Table]) -> Iterator[str]:
    """Why a table that was taken over keeps its names: what was put aside has them, too."""
    if aside(table) in held:
        yield (
            f"{table} keeps its name, and those of its columns, while {aside(table)} is there, in"
            " which an erasure would look by other ones: drop what was put aside, and apply then"
        )


class Foreign:
    """A table of another tool: what dvault's columns are filled from, and what is in the way.

    `held` are its columns with their types, `names` what dvault's technical columns are called.
    """

    def __init__(
        self, entity: Any, held: Mapping[str, str], hashing: Hashing, names: tuple[str, ...]
    ) -> None:
        self.entity = entity
        self.held = held
        self.hashing = hashing
        self.called = dict(zip(NAMED_COLUMNS, map(Identifier, names), strict=True))
        self._folded = {name.casefold(): name for name in held}

    @property
    def steps(self) -> tuple[Step, Step]:
        """What puts the table aside, and what brings its rows into the one in its place."""
        kept = aside(self.entity.table)
        name = key_name(self.entity)
        index = Table(kept.schema, name)
        more = {"aside": kept, "index": index, "aside_index": Identifier(f"{name}{ASIDE}")}
        taken = {"aside": kept, "columns": tuple(self._columns()), "hashed": self._hashed}
        return (
            Step(self.entity, "set_aside", more=more, templates="foreign"),
            Step(self.entity, "take_over", more=taken, templates="foreign"),
        )

    @property
    def refusals(self) -> Iterator[str]:
        """What must be mended before, in words."""
        table, dialect = self.entity.table, self.hashing.dialect
        made = f"{table} has no column 'load_id', so another tool made it"
        if self.entity.kind not in _KINDS or not dialect.transactions:
            kind = self.entity.kind.replace("_", " ")
            where = "" if dialect.transactions else f" in {dialect.name}"
            yield (
                f"{made}, and a {kind}{where} cannot be taken over: give the table another name"
                + _OTHERWISE.get(self.entity.kind, "")
            )
            return
        used = dict(self._sources())
        for column, found in used.items():
            if found is None:
                yield (
                    f"{made}; to be taken over it needs a column '{column}': declare it as the"
                    " table has it, or its technical columns by `names:`"
                )
        spare = {*used.values(), self._folded.get(str(self.called["hashdiff"]).casefold())}
        yield from (
            f"{made}; its column '{name}' is not declared: declare it, or drop it"
            for name in self.held
            if name not in spare
        )
        for key in _hash_keys(self.entity):
            stored = self.held.get(used[key] or "")
            if stored is not None and not _alike(dialect, self.hashing.type, stored):
                yield (
                    f"{made}; its column '{used[key]}' is {stored} and would have to be"
                    f" {self.hashing.type.upper()}: declare `hash` as it was hashed"
                )

    def _sources(self) -> Iterator[tuple[Identifier, str | None]]:
        """Each column to be filled, and the one that fills it."""
        for column in (*_hash_keys(self.entity), *(one.name for one in _described(self.entity))):
            yield column, self._folded.get(column.casefold())
        learnt = self._folded.get(self.called["load_date"].casefold())
        yield self.called["load_date"], learnt
        if isinstance(self.entity, Satellite | NonHistorizedLink):
            applied = self.called["applied_date"]
            yield applied, self._folded.get(applied.casefold(), learnt)
        source = self.called["record_source"]
        yield source, self._folded.get(source.casefold())

    def _columns(self) -> Iterator[tuple[Identifier, Sql]]:
        """The same as expressions, each of the type that its column has here."""
        dialect = self.hashing.dialect
        moment = Type("timestamp")
        types = {column.name: column.type for column in _described(self.entity)}
        types |= {self.called[name]: moment for name in ("load_date", "applied_date")}
        for column, found in self._sources():
            name = dialect.identifier(found or "")
            type_ = types.get(column)
            if type_ and not dialect.stores(type_, self.held[found or ""]):
                name = Sql(f"cast({name} as {dialect.type(type_)})")
            yield column, name

    @property
    def _hashed(self) -> tuple[tuple[Identifier, Sql], ...]:
        if isinstance(self.entity, NonHistorizedLink):
            columns = self.entity.payload
        elif isinstance(self.entity, Satellite):
            columns = self.entity.attributes
        else:
            return ()
        values = [Value(column.name, column.type) for column in columns]
        return ((self.called["hashdiff"], self.hashing.diff(values)),)


def misfits(entity: Any, hashing: Hashing) -> dict[str, Any]:
    """What the template needs to know that finds keys which are hashed otherwise."""
    if isinstance(entity, Hub):
        values = key_values(entity.identity, entity.case_sensitive, len(entity.qualifiers))
        return {"columns": [one.column for one in values], "hashed": hashing.key(values)}
    columns: list[tuple[Identifier, Sql]] = []
    values = ()
    for number, reference in enumerate(entity.references, 1):
        hub = reference.hub
        found = key_values(hub.identity, hub.case_sensitive, len(hub.qualifiers))
        values += found
        columns += _aliased(f"hub_{number}", [one.column for one in found], hashing.dialect)
    values += tuple(Value(column.name, column.type) for column in entity.child_key)
    columns += _aliased("taken", [one.name for one in entity.child_key], hashing.dialect)
    names = [name for name, _ in columns]
    renamed = [replace(value, column=name) for value, name in zip(values, names, strict=True)]
    return {"columns": columns, "names": names, "hashed": hashing.key(renamed)}


def _aliased(of: str, names: list[Identifier], dialect: Dialect) -> list[tuple[Identifier, Sql]]:
    """Columns of several tables under names that differ."""
    return [
        (Identifier(f"{of}_{number}"), dialect.column(of, name))
        for number, name in enumerate(names, 1)
    ]


def _hash_keys(entity: Any) -> tuple[Identifier, ...]:
    references: tuple[HubReference, ...] = getattr(entity, "references", ())
    return (entity.hash_key, *(reference.hash_key for reference in references))


def _described(entity: Any) -> tuple[Column, ...]:
    return described_columns(entity) or ()


def _alike(dialect: Dialect, type_: str, stored: str) -> bool:
    """Whether a column holds a type, whatever the length of its texts."""
    text = stored.casefold().startswith(("char", "varchar", "text", "string"))
    return dialect.holds(type_, stored) or (text and type_ == dialect.text)
