"""Renaming: a shadow's columns are called as the definitions did by which a load went."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from vault.entities import Column, ReferenceSatellite, Satellite
from vault.names import Identifier
from vault.plan import FeedPlan, Step, described_columns
from vault.reconcile.shadow import Shadow, Stored
from vault.renames import Renames

#: An entity of then, its columns that are called otherwise now, and how.
_Former = tuple[Stored, tuple[tuple[Column, Identifier], ...]]


@contextmanager
def named_as_then(shadow: Shadow, plan: FeedPlan, renames: Renames) -> Iterator[None]:
    """Let the columns that a plan of before fills, or looks up, have the names that it knows."""
    found = list(_former(shadow, plan, renames))
    try:
        for then, pairs in found:
            _rename(shadow, then, tuple((now, column) for column, now in pairs))
        yield
    finally:
        for then, pairs in found:
            back = tuple((column.name, replace(column, name=now)) for column, now in pairs)
            _rename(shadow, then, back, shadow.entities[str(then.table.name)])


def _former(shadow: Shadow, plan: FeedPlan, renames: Renames) -> Iterator[_Former]:
    used: dict[str, Any] = {str(target.table.name): target.this for target in plan.targets}
    for lookup in plan.feed.lookups:
        used.setdefault(str(lookup.satellite.table.name), lookup.satellite)
    for name, then in used.items():
        today = shadow.entities.get(name)
        keys = then.parent.business_key if isinstance(then, ReferenceSatellite) else ()
        columns = (*keys, *(described_columns(then) or ()))
        pairs = tuple(
            (column, now)
            for column in columns if today
            if (now := Identifier(renames.column(str(today.table), column.name))) != column.name
        )  # fmt: skip
        if pairs:
            yield then, pairs


def _rename(
    shadow: Shadow,
    then: Stored,
    renamed: tuple[tuple[Identifier, Column], ...],
    shown: Any = None,
) -> None:
    """Give columns other names; a view that is looked up shows them as `shown` declares them."""
    session = shadow.session
    looked_up = {one.satellite.name for feed in shadow.feeds for one in feed.feed.lookups}
    entity: Any = shown or then
    with session.transaction():
        session.step(Step(then, "rename", more={"renamed": renamed}, templates="change"))
        if isinstance(then, Satellite) and then.name in looked_up:
            session.step(Step(replace(entity, table=then.table, current=then.current), "current"))
    session.records.clear()
