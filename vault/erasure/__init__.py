"""Erase: one person's data, wherever a vault holds it → an entry in the audit, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from vault.errors import ErasureError, UsageError
from vault.render import renderer_of

if TYPE_CHECKING:
    import pandas
    import sqlalchemy

    from vault.entities import Satellite, Warehouse

COLUMNS = ("table", "columns", "rows")


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was erased, or would be: a row of `tables` for each table in which there was something.

    `erasure_id` is its number in `audit.erasure`; None where nothing was written there, because it
    was only asked, or because everything was erased before. `hash_key` is that of the key. `built`
    are the tables that were made anew, `notes` say what the user must see to. Rows of the key that
    are delivered are stored again from `until` on, in UTC; never, where it is None.
    """

    erasure_id: int | None
    hub: str
    hash_key: str
    tables: pandas.DataFrame
    built: tuple[str, ...]
    notes: tuple[str, ...]
    until: datetime | None


def erase(
    warehouse: Warehouse,
    engine: sqlalchemy.Engine,
    hub: str,
    key: str | Sequence[str],
    *,
    reason: str,
    requested_by: str,
    until: datetime | None = None,
    dry_run: bool = False,
    told: Callable[[str], None] = lambda what: None,
) -> Erasure:
    """Empty every personal column of a key, wherever it is stored, and write down that it was done.

    Rows of the key that are delivered later are rejected, or from `until` (UTC) on stored again.
    With `dry_run` nothing is changed. `told` hears what is done. Raises ErasureError where there is
    no such key or nothing is marked as personal, UsageError where something is unclear.
    """
    from vault.erasure.doing import Eraser
    from vault.erasure.subject import hub_of
    from vault.execute import dialect_of

    renderer = renderer_of(warehouse, dialect_of(engine))
    if not renderer.dialect.transactions:
        raise UsageError(
            f"{renderer.dialect.name} has no transactions, and its files keep what was deleted:"
            " erase works on DuckDB and PostgreSQL"
        )
    words = {"reason": reason, "requested_by": requested_by}
    for name, text in words.items():
        if not text.strip():
            raise UsageError(
                f"--{name.replace('_', '-')} must say something: it stays in the audit"
            )
    subject_hub = hub_of(warehouse, hub)
    keys = (key,) if isinstance(key, str) else tuple(key)
    eraser = Eraser(warehouse, engine, renderer, told)
    if dry_run:
        return eraser.look(subject_hub, keys, until)
    return eraser.erase(subject_hub, keys, words, until)


def require_personal(warehouse: Warehouse, hub: str, retired: Sequence[Satellite] = ()) -> None:
    """Raise ErasureError where nothing that is known of a hub's keys is marked as personal.

    `retired` are satellites that are no longer declared, and whose tables stayed.
    """
    own = next(one for one in warehouse.hubs if one.name == hub)
    links = {
        link.name: link
        for link in warehouse.links
        if any(reference.hub.name == hub for reference in link.references)
    }
    columns = list(own.business_key)
    for link in links.values():
        columns += [*link.child_key, *getattr(link, "payload", ())]
    for satellite in (*warehouse.satellites, *retired):
        if satellite.parent.name in {hub, *links}:
            columns += satellite.attributes
    brought = (feed for feed in warehouse.feeds if any(load.hub.name == hub for load in feed.hubs))
    if not any(column.pii for column in columns) and not any(
        column.pii for feed in brought for column in feed.columns
    ):
        raise ErasureError(
            f"no column that is known of hub '{hub}' is marked as personal: say `pii: true` on"
            " those that are, in the feeds or on the hub, and erase then"
        )
