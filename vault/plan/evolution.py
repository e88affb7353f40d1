"""Evolution: what a table lacks of its definition, and what cannot be changed any more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
)
from vault.names import NAMED_COLUMNS, Table


def difference(
    entity: Any,
    held: Mapping[str, str],
    dialect: Dialect,
    hashes: str,
    names: tuple[str, ...] = NAMED_COLUMNS,
) -> tuple[tuple[Column, ...], list[str]]:
    """The columns to append to a table, and what stands in the way.

    `hashes` is the type of its hash keys, `names` what its technical columns are called.
    """
    declared = described_columns(entity)
    if declared is None:
        return (), []
    described = {str(column.name) for column in declared}
    present = [column for column in declared if column.name in held]
    added = tuple(column for column in declared if column.name not in held)
    table = entity.table
    called = dict(zip(NAMED_COLUMNS, names, strict=True))
    technical = {
        called.get(name, name): type_
        for name, type_ in _technical_columns(entity, dialect, hashes).items()
    }
    refused = list(_faults(table, technical, held, dialect))
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
        if not dialect.stores(column.type, held[column.name])
    ]
    if added and not isinstance(entity, Satellite):
        kind = entity.kind.replace("_", " ")
        remedy = f"a {kind} that holds rows keeps its columns; declare a new {kind}"
        refused.append(f"{table}: column '{added[0].name}' is not held yet; {remedy}")
    elif added and declared[len(present) :] != added:
        remedy = "append new attributes at the end"
        refused.append(f"{table}: column '{added[0].name}' is not held yet; {remedy}")
    return added, refused


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


def _technical_columns(entity: Any, dialect: Dialect, hashes: str) -> dict[str, str]:
    """The columns dvault gives an entity's table, with their types: hash keys first."""
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
    return columns


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
