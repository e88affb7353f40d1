"""What can be told of a row by itself: hashes not of its values, dates not of its load."""

from __future__ import annotations

from collections.abc import Iterator

from vault.entities import Hub, Link, NonHistorizedLink, Reference, Satellite, Warehouse
from vault.hashing import RECIPES, Hashing, key_values
from vault.names import NAMED_COLUMNS, Sql
from vault.seal import Cover, Fault
from vault.seal.cover import DESCRIBED, values


def faults_of(
    entity: Hub | Link | Satellite | None,
    cover: Cover,
    warehouse: Warehouse,
    hashing: Hashing,
    erased: bool = False,
) -> Iterator[Fault]:
    """What must not be true of any row of a raw-vault table that a load stored.

    Of rows that were `erased` the values that were hashed are not there any more.

    A recipe that does not tell all values apart is not asked for hashdiffs: what is hashed there
    depends on the attributes there were, and the seal covers all of them.
    """
    same = hashing.dialect.differ
    called = {name: hashing.dialect.identifier(warehouse.called(name)) for name in NAMED_COLUMNS}
    if isinstance(entity, Hub) and not isinstance(entity, Reference):
        named = key_values(entity.identity, entity.case_sensitive, len(entity.qualifiers))
        differs = same(hashing.dialect.identifier(entity.hash_key), hashing.key(named))
        yield Fault("key", _unless_erased(differs, erased))
    described = None
    if isinstance(entity, NonHistorizedLink):
        described = entity.payload
    elif type(entity) is Satellite or isinstance(entity, DESCRIBED):
        described = entity.attributes
    if described is not None and RECIPES[warehouse.recipe.name].injective:
        differs = same(called["hashdiff"], hashing.diff(values(described)))
        yield Fault("hashdiff", _unless_erased(differs, erased))
    if cover.loaded not in cover.moments:
        yield Fault("load_date", Sql(f"{called['load_date']} <> dvault_date"))
    yield Fault("record_source", Sql(f"{called['record_source']} <> dvault_feed"))


def _unless_erased(condition: Sql, erased: bool) -> Sql:
    return Sql(f"{condition} and dvault_erased_load is null") if erased else condition
