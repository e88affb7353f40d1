"""Personal data: what a column gives to is personal as it is, and must say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from vault.definitions import Place
from vault.entities import Column, FeedColumn, HubLoad, LinkLoad, Reference
from vault.names import Identifier
from vault.resolve.scope import Scope

#: A column of a feed, what it gives, and what that is part of, in words.
_Given = tuple[Identifier, Column, str]


def personal(
    scope: Scope,
    place: Place,
    columns: Iterable[FeedColumn],
    hubs: Iterable[HubLoad],
    links: Iterable[LinkLoad],
) -> tuple[FeedColumn, ...]:
    """The columns of a feed, those personal too that give a personal key or payload.

    The other way round it is a problem: what an erasure is to take would stay in a key.
    """
    given = list(_given(hubs, links))
    said = {column.name for column in columns if column.pii}
    for name, part, what in given:
        if name in said and not part.pii:
            scope.problem(
                (place / "columns" / name).key,
                f"column '{name}' is personal and gives '{part.name}' of {what}, which is not:"
                " say `pii: true` there, too, or an erasure leaves it there",
            )
    found = {name for name, part, _ in given if part.pii}
    return tuple(
        replace(column, pii=True) if column.name in found or _looks_up(column) else column
        for column in columns
    )


def _given(hubs: Iterable[HubLoad], links: Iterable[LinkLoad]) -> Iterator[_Given]:
    for load in hubs:
        if not isinstance(load.hub, Reference):
            for name, part in zip(load.key, load.hub.business_key, strict=False):
                yield name, part, f"hub '{load.hub.name}'"
    for link in links:
        parts = (*link.link.child_key, *getattr(link.link, "payload", ()))
        for name, part in zip((*link.child_key, *link.payload), parts, strict=False):
            yield name, part, f"link '{link.link.name}'"


def _looks_up(column: FeedColumn) -> bool:
    """Whether a personal value is found in a satellite."""
    lookup = column.lookup
    if lookup is None:
        return column.pii
    found = (one for one in lookup.satellite.attributes if one.name == lookup.value)
    return column.pii or any(one.pii for one in found)
