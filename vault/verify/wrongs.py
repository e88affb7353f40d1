"""What can be told of a row by itself: hashes not of its values, dates not of its load."""

from __future__ import annotations

from collections.abc import Iterator

from vault.entities import Hub, Link, NonHistorizedLink, Reference, Satellite, Warehouse
from vault.hashing import RECIPES, Hashing, key_values
from vault.names import NAMED_COLUMNS, Sql
from vault.seal import Cover, Fault
from vault.seal.cover import DESCRIBED, values


def faults_of(
    entity: Hub | Link | Satellite | None, cover: Cover, warehouse: Warehouse, hashing: Hashing
) -> Iterator[Fault]:
    """What must not be true of any row of a raw-vault table that a load stored.

    A recipe that does not tell all values apart is not asked for hashdiffs: what is hashed there
    depends on the attributes there were, and the seal covers all of them.
    """
    same = hashing.dialect.differ
    called = {name: hashing.dialect.identifier(warehouse.called(name)) for name in NAMED_COLUMNS}
    if isinstance(entity, Hub) and not isinstance(entity, Reference):
        named = key_values(entity.identity, entity.case_sensitive, len(entity.qualifiers))
        yield Fault("key", same(hashing.dialect.identifier(entity.hash_key), hashing.key(named)))
    described = None
    if isinstance(entity, NonHistorizedLink):
        described = entity.payload
    elif type(entity) is Satellite or isinstance(entity, DESCRIBED):
        described = entity.attributes
    if described is not None and RECIPES[warehouse.recipe.name].injective:
        yield Fault("hashdiff", same(called["hashdiff"], hashing.diff(values(described))))
    if cover.loaded not in cover.moments:
        yield Fault("load_date", Sql(f"{called['load_date']} <> known_date"))
    yield Fault("record_source", Sql(f"{called['record_source']} <> known_feed"))
