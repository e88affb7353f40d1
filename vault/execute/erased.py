"""What was erased: the audit's own words of it, for those who load, verify and erase again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from vault.execute.session import Session
from vault.names import Table
from vault.seal import Erased

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Erasing:
    """An erasure as the audit keeps it: of whom, for whom, by whom and why.

    `until` is the moment from which on the key is stored again, None for never. Dates are UTC.
    """

    erasure_id: int
    run_id: int
    hub: str
    hash_key: str
    requested_by: str
    erased_by: str
    reason: str
    erased: datetime
    until: datetime | None
    rows: int


def erasures(session: Session, audit: Callable[[str], Table] | None = None) -> list[Erasing]:
    """The erasures there have been, in their order; those of another `audit` where it is given.

    Hubs are called as they are now.
    """
    rows = session.rows("erasure", "erasures", this=audit or session.audit)
    return [replace(one, hub=session.renames.hub(one.hub)) for one in (Erasing(*r) for r in rows)]


def erased_rows(session: Session) -> list[Erased]:
    """What they took of rows, in their order, by the names that tables have now."""
    found = session.rows("erasure", "erased", this=session.audit)
    rows = (Erased(*row) for row in found)
    return [replace(one, target=session.renames.table(one.target)) for one in rows]


def keep_erasure(session: Session, erasing: Erasing, rows: Iterable[Erased]) -> None:
    """Write down an erasure with what it took."""
    _write(session, "record", erasure=erasing)
    kept = list(rows)
    for at in range(0, len(kept), _AT_ONCE):
        _write(session, "record_rows", erased=kept[at : at + _AT_ONCE])


def _write(session: Session, operation: str, **context: object) -> None:
    sql = session.renderer.render("erasure", operation, this=session.audit, **context)
    session.execute(sql, f"templates/erasure/{operation}.sql")
