"""Renaming: a shadow's tables are called as the definitions did by which a load went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from vault.entities import Column, ReferenceSatellite, Satellite
from vault.names import Identifier, Table
from vault.plan import FeedPlan, Step, described_columns, hash_keys, renaming
from vault.reconcile.shadow import Shadow, Stored
from vault.renames import Renames

#: An entity of then, its table of now, and its columns that are called otherwise now, and how.
_Former = tuple[Stored, Table, tuple[tuple[Column, Identifier], ...]]


class Names:
    """The names that entities of before have for tables of a shadow, and those they have now."""

    def __init__(self, shadow: Shadow, used: Iterable[Stored], renames: Renames) -> None:
        self._shadow = shadow
        self._found = list(_former(shadow, used, renames))

    @contextmanager
    def of_then(self) -> Iterator[None]:
        """Let the tables have the names that they had then."""
        self._give_old()
        try:
            yield
        finally:
            self._give_new()

    @contextmanager
    def of_now(self) -> Iterator[None]:
        """Let them have those of now for a while."""
        self._give_new()
        try:
            yield
        finally:
            self._give_old()

    def _give_old(self) -> None:
        for then, table, pairs in self._found:
            _rename(self._shadow, then, table, tuple((now, column) for column, now in pairs))

    def _give_new(self) -> None:
        for then, table, pairs in self._found:
            back = tuple((column.name, replace(column, name=now)) for column, now in pairs)
            today = replace(self._shadow.entities[str(table.name)], table=table)
            _rename(self._shadow, today, then.table, back)


def used_by(plan: FeedPlan) -> Iterable[Stored]:
    """What a plan fills, or looks up."""
    used: dict[str, Any] = {str(target.table.name): target.this for target in plan.targets}
    for lookup in plan.feed.lookups:
        used.setdefault(str(lookup.satellite.table.name), lookup.satellite)
    return used.values()


def _former(shadow: Shadow, used: Iterable[Stored], renames: Renames) -> Iterator[_Former]:
    for then in used:
        table = Table(then.table.schema, Identifier(renames.table(str(then.table.name))))
        today = shadow.entities.get(str(table.name))
        keys = then.parent.business_key if isinstance(then, ReferenceSatellite) else ()
        columns = (*keys, *hash_keys(then), *(described_columns(then) or ()))
        pairs = tuple(
            (column, now)
            for column in columns if today
            if (now := Identifier(renames.column(str(today.table), column.name))) != column.name
        )  # fmt: skip
        if pairs or (today and table != then.table):
            yield then, table, pairs


def _rename(
    shadow: Shadow, to: Stored, before: Table, renamed: tuple[tuple[Identifier, Column], ...]
) -> None:
    """Give a table and its columns the names of an entity, and a view that is looked up as well."""
    session = shadow.session
    looked_up = {
        str(one.satellite.table.name) for feed in shadow.feeds for one in feed.feed.lookups
    }
    with session.transaction():
        if before != to.table:
            session.step(renaming(to, before))
        if renamed:
            session.step(Step(to, "rename", more={"renamed": renamed}, templates="change"))
        if isinstance(to, Satellite) and session.renames.table(str(to.table.name)) in looked_up:
            view = replace(to.current, schema=to.table.schema)
            session.step(Step(replace(to, current=view), "current"))
    session.records.clear()
