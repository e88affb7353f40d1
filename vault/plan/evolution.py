"""Evolution: what a table lacks of its definition, and what cannot be changed any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from vault.dialects import Dialect
from vault.entities import (
    Column,
    EffectivitySatellite,
    Hub,
    Link,
    NonHistorizedLink,
    RecordTrackingSatellite,
    Reference,
    ReferenceSatellite,
    Satellite,
    StatusSatellite,
)
from vault.hashing import RECIPES, HashRecipe
from vault.names import NAMED_COLUMNS, Identifier, Table
from vault.plan.called import rekeyed
from vault.plan.widening import is_wider, stored_type
from vault.renames import Renames


@dataclass(frozen=True, slots=True)
class Evolution:
    """What becomes of a table that is there, and what stands in the way.

    `renamed` are columns with the names they had, `widened` with the types they are held in.
    """

    renamed: tuple[tuple[Identifier, Column], ...] = ()
    widened: tuple[tuple[str, Column], ...] = ()
    added: tuple[Column, ...] = ()
    refusals: tuple[str, ...] = ()

    @property
    def is_none(self) -> bool:
        """Whether the table stays as it is."""
        return not (self.renamed or self.widened or self.added)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a database keeps tables: in its words, by a recipe and the type of its hashes.

    `names` are what technical columns are called, `renames` what others were called before.
    """

    dialect: Dialect
    recipe: HashRecipe
    hashes: str
    names: tuple[str, ...] = NAMED_COLUMNS
    renames: Renames = field(default_factory=Renames)

    @property
    def sorts(self) -> bool:
        """Whether attributes are hashed in the order of their names."""
        return RECIPES[self.recipe.name].sorts


def evolution(
    entity: Any, held: Mapping[str, str], standing: Standing, called: Table | None = None
) -> Evolution:
    """What becomes of a table whose columns and types are `held`, by what its entity declares.

    `called` is its name until then, where that is another.
    """
    declared = described_columns(entity)
    if declared is None:
        return Evolution()
    keys = entity.parent.business_key if isinstance(entity, ReferenceSatellite) else ()
    table, dialect = entity.table, standing.dialect
    renamed = (
        *rekeyed(entity, held, standing.renames), *_renamed((*keys, *declared), held)
    )  # fmt: skip
    known = standing.renames, str(called or table)
    refused = list(_misnamed(entity, (*keys, *declared), held, known))
    after = {str(before): str(column.name) for before, column in renamed}
    held = {after.get(name, name): type_ for name, type_ in held.items()}
    if standing.sorts:
        refused += _reordered(entity, after, held)
    described = {str(column.name) for column in declared}
    present = [column for column in declared if column.name in held]
    added = tuple(column for column in declared if column.name not in held)
    technical = technical_columns(entity, standing)
    kept = [column for column in keys if column.name in held]
    others = [one for one in (*kept, *present) if not dialect.stores(one.type, held[one.name])]
    widened = [one for one in others if is_wider(stored_type(dialect, held[one.name]), one.type)]
    wide = {one.name for one in widened}
    refused += _faults(table, {n: t for n, t in technical.items() if n not in wide}, held, dialect)
    refused += [
        f"{table}: column '{name}' holds history but is no longer declared; declare it again"
        for name in held
        if name not in described and name not in technical and name != "sequence"
    ]
    order = [name for name in held if name in described]
    if order != [column.name for column in present]:
        refused.append(
            f"{table}: the columns are declared in another order than they are held, by which"
            f" they are hashed; declare them as {', '.join(order)}"
        )
    refused += [
        f"{table}: column '{column.name}' is {held[column.name]} but declared {column.type};"
        " declare it as it is, or give the new type a new name"
        for column in present
        if column in others and column.name not in wide
    ]
    refused += _out_of_place(entity, added, declared[len(present) :])
    if (renamed or widened) and not dialect.transactions:
        what = f"'{renamed[0][0]}'" if renamed else f"'{widened[0].name}'"
        refused.append(
            f"{table}: column {what} keeps its name and its type in {dialect.name}; declare them"
            " as they are, or load everything into a new database (--database)"
        )
    stored = tuple((held[column.name], column) for column in widened)
    return Evolution(renamed, stored, added, tuple(refused))


def watched_otherwise(
    satellites: Iterable[Satellite], renamed: Mapping[str, Mapping[str, str]], standing: Standing
) -> Iterator[str]:
    """Status satellites whose feed's columns are `renamed`, old names to new, in another order."""
    for satellite in satellites:
        if isinstance(satellite, StatusSatellite) and standing.sorts:
            yield from reordered(
                satellite.table, satellite.watched, renamed.get(satellite.feed, {})
            )


def described_columns(entity: Any) -> tuple[Column, ...] | None:
    """The columns the definitions give an entity; None where dvault gives all of them."""
    match entity:
        case Hub():
            return entity.identity
        case NonHistorizedLink():
            return entity.child_key + entity.payload
        case Link():
            return entity.child_key
        case Satellite():
            return entity.attributes
        case _:
            return None


def _renamed(
    declared: Sequence[Column], held: Mapping[str, str]
) -> Iterator[tuple[Identifier, Column]]:
    """The columns that are held under the names they had before."""
    for column in declared:
        if column.was and column.was.name in held and column.name not in held:
            yield Identifier(column.was.name), column


def _misnamed(
    entity: Any, declared: Sequence[Column], held: Mapping[str, str], known: tuple[Renames, str]
) -> Iterator[str]:
    """Names that would stand for two columns, in what is held or in what was sealed of it.

    What was renamed is `known`, and what the table is called there.
    """
    table, (renames, called) = entity.table, known
    for column in declared:
        was = column.was
        if was and was.name in held and column.name in held and was.name != column.name:
            yield (
                f"{was.said_at}: {table} holds both '{was}' and '{column.name}', so that the one is"
                " not the other under a new name; leave out `was`, and declare both"
            )
        elif column.name not in held:
            before = renames.column(called, was.name) if was else ""
            if renames.is_former(called, column.name, before):
                now = renames.column(called, column.name)
                yield (
                    f"{table}: '{column.name}' is what column '{now}' was called before, and is"
                    " called still in what was sealed of it; give the new column another name"
                )


def _reordered(entity: Any, after: Mapping[str, str], held: Mapping[str, str]) -> Iterator[str]:
    """Attributes that would be hashed in another order under their new names."""
    columns = entity.payload if isinstance(entity, NonHistorizedLink) else ()
    hashed = not isinstance(entity, StatusSatellite | EffectivitySatellite)
    columns = entity.attributes if isinstance(entity, Satellite) and hashed else columns
    yield from reordered(entity.table, [c for c in columns if c.name in held], after)


def reordered(table: Table, columns: Sequence[Column], after: Mapping[str, str]) -> Iterator[str]:
    """Columns that come in another order under their new names than under those of before."""
    before = {new: old for old, new in after.items()}
    names = [str(column.name) for column in columns]
    old = sorted(names, key=lambda name: str(before.get(name, name)).lower())
    if old != sorted(names, key=str.lower):
        first = next(name for name in names if name in before)
        yield (
            f"{table}: '{before[first]}' cannot become '{first}': the recipe hashes attributes in"
            " the order of their names, which would be another one; choose a name that keeps the"
            " order, or leave the name and call it otherwise in a dimension's `columns`"
        )


def _out_of_place(
    entity: Any, added: tuple[Column, ...], last: tuple[Column, ...]
) -> Iterator[str]:
    """A column that is new where none can be, or not at the end."""
    if not added:
        return
    kind = entity.kind.replace("_", " ")
    if not isinstance(entity, Satellite):
        remedy = f"a {kind} that holds rows keeps its columns; declare a new {kind}"
    elif last != added:
        remedy = "append new attributes at the end"
    else:
        return
    yield f"{entity.table}: column '{added[0].name}' is not held yet; {remedy}"


def technical_columns(entity: Any, standing: Standing) -> dict[str, str]:
    """The columns dvault gives an entity's table, with their types: hash keys first."""
    dialect, hashes = standing.dialect, standing.hashes
    called = dict(zip(NAMED_COLUMNS, standing.names, strict=True))
    bigint = dialect.types["bigint"]
    columns: dict[str, str] = {}
    if isinstance(entity, ReferenceSatellite):
        key = entity.parent.business_key
        columns |= {str(column.name): dialect.type(column.type) for column in key}
    elif not isinstance(entity, Reference):
        columns[str(entity.hash_key)] = hashes
    if isinstance(entity, Link):
        columns |= {str(reference.hash_key): hashes for reference in entity.references}
    columns |= {"load_date": dialect.timestamp, "record_source": dialect.text, "load_id": bigint}
    if isinstance(entity, Satellite | NonHistorizedLink):
        columns["applied_date"] = dialect.timestamp
        if not isinstance(entity, EffectivitySatellite | RecordTrackingSatellite):
            columns["hashdiff"] = hashes
    if isinstance(entity, EffectivitySatellite):
        columns |= {str(key): hashes for key in entity.driving_keys}
    if isinstance(entity, Satellite) and entity.sequenced:
        columns["sequence"] = dialect.type(entity.sequence_type)
    return {called.get(name, name): type_ for name, type_ in columns.items()}


def _faults(
    table: Table, technical: Mapping[str, str], held: Mapping[str, str], dialect: Dialect
) -> Iterator[str]:
    """What a held table lacks of dvault's own columns, or has of another type."""
    for name, type_ in technical.items():
        stored = held.get(name)
        if stored is None:
            yield (
                f"{table}: column '{name}' is not there; a table keeps the keys and the columns it"
                " was made with: declare another table under a new name, or undo what was changed"
            )
        elif not dialect.holds(type_, stored):
            yield (
                f"{table}: column '{name}' is {stored} and must be {type_.upper()}; declare `hash`"
                " as it was, or undo what was changed"
            )
