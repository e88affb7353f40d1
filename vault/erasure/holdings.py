"""Holdings: where a warehouse holds what is personal of a key, and which rows these are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vault.entities import Column, Hub, Link, Satellite, Warehouse
from vault.erasure.subject import Subject
from vault.names import Identifier, Sql, Table
from vault.render import Renderer
from vault.seal import Cover, cover_of


@dataclass(frozen=True, slots=True)
class Holding:
    """The personal columns of a table, and the condition that the rows of a key fulfil.

    `aside` is the table of another tool that an entity was taken over from, and that stayed.
    """

    entity: Hub | Link | Satellite
    columns: tuple[Column, ...]
    condition: Sql
    aside: Table | None = None

    @property
    def table(self) -> Table:
        return self.aside or self.entity.table

    @property
    def names(self) -> tuple[Identifier, ...]:
        return tuple(column.name for column in self.columns)

    def holds(self, warehouse: Warehouse) -> Cover:
        """What is covered of its rows once they are erased: every value there is in them."""
        cover = cover_of(self.entity, warehouse)
        match self.entity:
            case Hub():
                every = self.entity.identity
            case Link():
                every = (*self.entity.child_key, *getattr(self.entity, "payload", ()))
            case _:
                every = self.entity.attributes
        known = {column.name: column for column in (*cover.values, *cover.personal, *every)}
        return Cover(
            cover.table, cover.group, cover.hashes, cover.key, cover.moments,
            tuple(known.values()), loaded=cover.loaded,
        )  # fmt: skip


def holdings(
    warehouse: Warehouse, subject: Subject, renderer: Renderer, retired: Sequence[Satellite] = ()
) -> Iterator[Holding]:
    """Where something personal of a key may be: hub, its satellites, its links, and theirs.

    `retired` are satellites that are no longer declared, and whose tables stayed.
    """
    hub, dialect = subject.hub, renderer.dialect
    satellites = (*warehouse.satellites, *retired)
    own = Sql(f"{dialect.identifier(hub.hash_key)} = {subject.constant}")
    yield from _holding(hub, hub.business_key, own)
    for satellite in satellites:
        if satellite.parent.name == hub.name and satellite.parent.kind == hub.kind:
            yield from _holding(satellite, satellite.attributes, own)
    for link in warehouse.links:
        roles = [one.hash_key for one in link.references if one.hub.name == hub.name]
        if not roles:
            continue
        named = (f"{dialect.identifier(role)} = {subject.constant}" for role in roles)
        condition = Sql(f"({' or '.join(named)})")
        values = (*link.child_key, *getattr(link, "payload", ()))
        yield from _holding(link, values, condition)
        key = dialect.identifier(link.hash_key)
        table = dialect.table(link.table)
        through = Sql(f"{key} in (select {key} from {table} where {condition})")
        for satellite in satellites:
            if satellite.parent.name == link.name and isinstance(satellite.parent, Link):
                yield from _holding(satellite, satellite.attributes, through)


def _holding(
    entity: Hub | Link | Satellite, columns: tuple[Column, ...], condition: Sql
) -> Iterator[Holding]:
    personal = tuple(column for column in columns if column.pii)
    if personal:
        yield Holding(entity, personal, condition)
