"""Ghosts: the rows that no load has stored are the unknown and the error key, and no others."""

from __future__ import annotations

from collections.abc import Iterator

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
from vault.execute.session import Session
from vault.hashing import RECIPES
from vault.names import NAMED_COLUMNS, Sql
from vault.verify.finding import Finding


def faults_of_ghosts(session: Session, entity: Hub | Link | Satellite) -> Iterator[Finding]:
    """Name what is wrong with the ghosts of a raw-vault table."""
    table = str(entity.table)
    if isinstance(entity, Reference | ReferenceSatellite):
        ((count, _, _),) = session.rows(
            "seal", "ghosts", this=entity, conditions=[Sql("load_id = 0")], hash_key=None
        )
        if count:
            yield Finding("added", table, f"{table}: {count:,} rows are of no load", 0)
        return
    found = session.rows(
        "seal", "ghosts", this=entity, conditions=list(_conditions(session, entity)),
        hash_key=entity.hash_key,
    )  # fmt: skip
    ((count, unknown, error),) = found
    for name, number in (("unknown", unknown), ("error", error)):
        if not number:
            what = f"{table}: the row of the {name} key was changed or removed"
            yield Finding("changed", table, what, 0, key=name)
        elif number > 1:
            what = f"{table}: the row of the {name} key is there {number} times"
            yield Finding("added", table, what, 0, key=name)
    # one that was changed is counted already
    surplus = int(count) - int(unknown or 0) - int(error or 0) - (not unknown) - (not error)
    if surplus > 0:
        rows = "1 row" if surplus == 1 else f"{surplus:,} rows"
        yield Finding("added", table, f"{table}: {rows} of no load slipped in", 0)


def _conditions(session: Session, entity: Hub | Link | Satellite) -> Iterator[Sql]:
    dialect, hashing = session.renderer.dialect, session.renderer.hashing
    yield Sql("load_id = 0")
    called = {name: dialect.identifier(session.warehouse.called(name)) for name in NAMED_COLUMNS}
    yield Sql(f"{called['load_date']} = {dialect.beginning}")
    yield Sql(f"{called['record_source']} = 'dvault'")
    empty: tuple[Column, ...] = ()
    same: list[str] = []
    described: tuple[Column, ...] | None = None
    match entity:
        case Hub():
            empty = entity.identity
        case NonHistorizedLink():
            empty = (*entity.child_key, *entity.payload)
            described = entity.payload
            same = [reference.hash_key for reference in entity.references]
        case Link():
            empty = entity.child_key
            same = [reference.hash_key for reference in entity.references]
        case Satellite():
            empty = entity.attributes
            same = list(entity.driving_keys)
            if not isinstance(entity, EffectivitySatellite | RecordTrackingSatellite):
                described = entity.attributes
            if entity.sequenced:
                yield Sql("sequence is null")
    for column in empty:
        yield Sql(f"{dialect.identifier(column.name)} is null")
    for name in same:
        yield Sql(f"{dialect.identifier(name)} = {dialect.identifier(entity.hash_key)}")
    if isinstance(entity, Satellite | NonHistorizedLink):
        yield Sql(f"{called['applied_date']} = {dialect.beginning}")
    # by other recipes it depends on the attributes there were when the table was made
    if described is not None and RECIPES[session.warehouse.recipe.name].injective:
        yield Sql(f"{called['hashdiff']} = {hashing.empty_diff(described)}")
