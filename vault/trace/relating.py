"""Relating: the relations a key stands in, their own history, and the hubs one step away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from vault.entities import EffectivitySatellite, Hub, Link, Satellite
from vault.trace.answer import Neighbour, Part, Relation, Relations
from vault.trace.history import Read, histories, rows_of, told_by
from vault.trace.reading import HubRow, LinkRow, Reader
from vault.trace.versions import Shape, true_at, versions_of


def links_of(
    reader: Reader, hub: Hub, key: str, as_of: datetime | None, limit: int | None
) -> Iterator[Relations]:
    """Yield the links of a hub in which a key stands, with the newest `limit` relations of each."""
    for link in reader.session.warehouse.links:
        roles = [one for one in link.references if one.hub.name == hub.name]
        if not roles:
            continue
        rows, total = reader.relations(link, roles, key, limit if as_of is None else None)
        if not rows:
            continue
        satellites = told_by(reader.session.warehouse, link)
        read = rows_of(reader, satellites, [row.digits for row in rows])
        held = [row for row in rows if as_of is None or _held(row, satellites, read, as_of)]
        kept = held[:limit] if limit is not None else held
        yield Relations(
            link.name, link.type, str(link.table),
            link.description,
            _newest_first(_relations(reader, link, key, kept, satellites, read, as_of)),
            total if as_of is None else len(held), len(rows) - len(held),
        )  # fmt: skip


def _newest_first(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    ordered = sorted(relations, key=_place)
    return tuple(sorted(ordered, key=lambda one: one.load_date, reverse=True))


def _place(relation: Relation) -> list[tuple[str, object]]:
    """Relations of one load stand in the order of what they relate."""
    met = (part for one in relation.neighbours for part in (*one.key, *one.qualifiers))
    parts = (*met, *relation.child_key)
    return [(type(part.value).__name__, part.value) for part in parts]


def _held(row: LinkRow, satellites: Sequence[Satellite], read: Read, moment: datetime) -> bool:
    """Whether a relation was in effect, by the rule of bridges.

    Where effectivity satellites speak of it, one of them says so; else it holds for good from when
    it was known, or first told of.
    """
    spoken = False
    first = [row.applied_date or row.load_date]
    for satellite in satellites:
        said = read[str(satellite.table)].get(row.digits, ())
        first += [one.applied_date for one in said]
        if isinstance(satellite, EffectivitySatellite) and said:
            spoken = True
            attributes = tuple(str(column.name) for column in satellite.attributes)
            last = true_at(versions_of(said, Shape(attributes)), moment)
            if last and last[0].rows[0][0]:
                return True
    return not spoken and min(first) <= moment


def _relations(
    reader: Reader, link: Link, key: str, rows: Sequence[LinkRow],
    satellites: Sequence[Satellite], read: Read, as_of: datetime | None,
) -> Iterator[Relation]:  # fmt: skip
    names = tuple(str(column.name) for column in reader.values(link))
    children = len(link.child_key)
    met = _met(reader, link, rows)
    for row in rows:
        values = tuple(map(Part, names, row.values))
        pairs = list(zip(link.references, row.hubs, strict=True))
        own = [one for one in pairs if one[1] == key]
        # a key that is related to itself is its own neighbour
        others = own[1:] if len(own) == len(pairs) else [one for one in pairs if one[1] != key]
        yield Relation(
            tuple(reference.role for reference, _ in own),
            tuple(
                _neighbour(reader, reference.role, reference.hub, digits, met)
                for reference, digits in others
            ),
            values[:children], values[children:], reader.shown(row.digits), row.load_date,
            row.load_id, row.record_source, row.applied_date,
            tuple(histories(reader, satellites, read, row.digits, as_of)),
        )  # fmt: skip


def _met(reader: Reader, link: Link, rows: Sequence[LinkRow]) -> dict[tuple[str, str], HubRow]:
    """The rows of the hubs that some relations lead to, by hub and hash key."""
    met: dict[tuple[str, str], HubRow] = {}
    wanted: dict[str, tuple[Hub, set[str]]] = {}
    for at, reference in enumerate(link.references):
        _, keys = wanted.setdefault(reference.hub.name, (reference.hub, set()))
        keys.update(row.hubs[at] for row in rows)
    for hub, keys in wanted.values():
        met |= {(hub.name, one.digits): one for one in reader.hub_rows(hub, keys)}
    return met


def _neighbour(
    reader: Reader, role: str, hub: Hub, digits: str, met: Mapping[tuple[str, str], HubRow]
) -> Neighbour:
    shown = reader.shown(digits)
    for standing, mark in (("unknown", "0"), ("error", "f")):
        if digits == mark * len(digits):
            return Neighbour(role, hub.name, (), shown, standing=standing)
    row = met.get((hub.name, digits))
    if row is None:
        return Neighbour(role, hub.name, (), shown, standing="missing")
    names = (str(column.name) for column in hub.identity)
    identity, count = tuple(map(Part, names, row.identity)), len(hub.qualifiers)
    return Neighbour(role, hub.name, identity[count:], shown, identity[:count])
