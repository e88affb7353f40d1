"""Drift: what of a database is not as the definitions that were last applied have left it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vault.entities import EffectivitySatellite, Hub, Link, ReferenceSatellite, Satellite, Warehouse
from vault.names import Table
from vault.plan.evolution import Standing, described_columns, technical_columns
from vault.plan.foreign import is_foreign


@dataclass(frozen=True, slots=True)
class Drift:
    """What somebody changed of a table by hand, in words; `lost` are the columns that are gone."""

    table: Table
    what: str
    lost: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.table}: {self.what}"


def drifts(
    applied: Warehouse, held: Mapping[Table, Mapping[str, str]], standing: Standing
) -> Iterator[Drift]:
    """What of each table differs from what was last `applied`."""
    entities: list[Any] = [*applied.hubs, *applied.links, *applied.references]
    for entity in (*entities, *applied.satellites):
        columns = held.get(entity.table)
        if columns is None:
            yield Drift(entity.table, "the table was dropped by hand")
        elif not is_foreign(entity, columns):
            parts, lost = _changed(entity, columns, standing)
            if parts:
                yield Drift(entity.table, ", ".join(parts), lost)


def _changed(
    entity: Hub | Link | Satellite, held: Mapping[str, str], standing: Standing
) -> tuple[list[str], tuple[str, ...]]:
    """What was done to the columns of a table, and which are gone."""
    keys = entity.parent.business_key if isinstance(entity, ReferenceSatellite) else ()
    declared = (*keys, *(described_columns(entity) or ()))
    known = technical_columns(entity, standing).keys() | {str(one.name) for one in declared}
    lost = tuple(str(one.name) for one in declared if one.name not in held)
    parts = [f"column '{name}' was dropped by hand" for name in lost]
    parts += [
        f"column '{one.name}' was made {held[one.name]} by hand, it was {one.type}"
        for one in declared
        if one.name in held and not standing.dialect.stores(one.type, held[one.name])
    ]
    parts += [f"column '{name}' was added by hand" for name in held if name not in known]
    return parts, lost


def refused_for(entity: Any, refusals: Sequence[str], drift: Drift | None) -> Iterator[str]:
    """Why a table cannot go on as it is, what was done to it by hand first."""
    declared = described_columns(entity) or ()
    names = {str(one.name) for one in declared} | {str(one.was) for one in declared if one.was}
    lost = [name for name in drift.lost if name in names] if drift else []
    if lost:
        yield (
            f"{drift}: what '{lost[0]}' held is lost; put the table back from a copy, or declare"
            " it no longer"
        )
    elif drift and refusals:
        yield f"{drift}: undo that, or restore the database from a copy"
    yield from refusals


def renamed_by_hand(
    entity: Any, held: Collection[Table], drift: Collection[Table]
) -> Iterator[str]:
    """Why a table cannot go on under a name that nobody wrote down."""
    before: Table | None = getattr(entity, "before", None)
    if before in drift and before not in held:
        yield (
            f"{entity.table} is there and {before} is not, though nothing was applied that renames"
            " it: call it again as it was, and `dvault apply` renames it"
        )


def is_other(satellite: Satellite, view: Mapping[str, str], held: Mapping[str, str]) -> bool:
    """Whether a view lacks attributes that its satellite holds, or shows them in other types."""
    # the intervals of a relation are those in which it is active: that needs no column
    ended = isinstance(satellite, EffectivitySatellite)
    names = (str(one.name) for one in (satellite.parts if ended else satellite.attributes))
    return any(name in held and view.get(name) != held[name] for name in names)
