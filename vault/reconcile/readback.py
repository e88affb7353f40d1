"""Reading back: each staged row must be readable from the vault alone, as it was known by its load.

This asks nothing of the statements that judge rows, and so finds what those would lose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from vault.audit import Load
from vault.entities import (
    Column,
    Hub,
    Link,
    LinkLoad,
    NonHistorizedLink,
    Reference,
    Satellite,
    TrackedSatellite,
    Warehouse,
)
from vault.execute import Session
from vault.names import Identifier
from vault.plan import FeedPlan, Target
from vault.renames import Renames

_JSON = "json"


@dataclass(frozen=True, slots=True)
class Unread:
    """Rows of a load that cannot be read back from a table, and the first one's number."""

    table: str
    load_id: int
    first_row: int
    rows: int


def unread(
    session: Session, plan: FeedPlan, went: Sequence[Target], loads: Sequence[Load],
    known: tuple[dict[str, Any], Renames], warehouse: Warehouse,
) -> Iterator[Unread]:  # fmt: skip
    """What of the staged rows cannot be read back; the entities of the vault, and what it has
    renamed, are `known`.
    """
    stored, renames = known
    for target in went:
        this = stored[renames.table(str(target.table.name))]
        question = asked(target.this, this, target, warehouse, renames)
        if question is None:
            continue
        operation, context = question
        context |= {
            "this": this, "feed": plan.feed, "source": target.source, "target": target.table.name,
            "refused": session.audit("rejected_row"), "last": loads[-1].load_id,
            "known": warehouse.audit_table("load"),
        }  # fmt: skip
        for load_id, first, rows in session.rows("reconcile", operation, **context):
            yield Unread(str(this.table), int(load_id), int(first), int(rows))


def asked(
    this: Any, today: Any, target: Target, warehouse: Warehouse, renames: Renames
) -> tuple[str, dict[str, Any]] | None:
    """By which statement a kind is read; None where its rows are not those of the delivery.

    `this` is it as it was declared then, whose columns may be called otherwise `today`.
    """

    def now(column: Column) -> Identifier:
        return Identifier(renames.column(str(today.table), column.name))

    if isinstance(this, Reference):
        return None
    if target.feed.load_date and isinstance(this, Satellite):
        return None  # two deliveries may tell of one moment, and be learnt at one
    if isinstance(this, Hub):
        return "read_hub", {}
    if isinstance(this, Link):
        assert isinstance(target.source, LinkLoad)
        pairs = [
            (one.hash_key, load.hash_key)
            for one, load in zip(today.references, target.source.hubs, strict=True)
        ]
        pairs += zip(map(now, this.child_key), target.source.child_key, strict=True)
        if isinstance(this, NonHistorizedLink):
            pairs += [
                (now(column), told)
                for column, told in zip(this.payload, target.source.payload, strict=True)
                if column.type.name != _JSON
            ]
        return "read_link", {"pairs": pairs}
    if type(this) is Satellite or isinstance(this, TrackedSatellite):
        kept = [column for column in this.attributes if column.type.name != _JSON]
        names = [(now(column), column.name) for column in kept]
        dates = {name: warehouse.called(name) for name in ("load_date", "applied_date")}
        return "read_satellite", {"names": names, **dates}
    return None
