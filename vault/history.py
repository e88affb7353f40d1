"""History: the audit tables → what ran, what was loaded, and what was rejected and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vault.audit import Audit
from vault.errors import UsageError
from vault.query import frame
from vault.render import renderer_of

if TYPE_CHECKING:
    import pandas
    import sqlalchemy

    from vault.entities import Warehouse

#: How many loads, or runs, are looked back on where nobody says.
LAST = 20
#: More than there can be.
ALL = 2**62


@dataclass(frozen=True, slots=True)
class History:
    """The last runs and loads, newest last.

    runs      one row a run
    loads     one row a load and target: delivered = inserted + unchanged + duplicate + rejected
              + filtered; `implied` rows were stored because a delivery lacked something
    rejected  one row a rejected row of these loads, as it was delivered
    erasures  one row an erasure, all there have been: whose hash key, for whom, by whom, why
    """

    runs: pandas.DataFrame
    loads: pandas.DataFrame
    rejected: pandas.DataFrame
    erasures: pandas.DataFrame


def history(warehouse: Warehouse, engine: sqlalchemy.Engine, loads: int | None = LAST) -> History:
    """Return the last `loads` loads, as many runs, and their rejected rows; None means all.

    Raises UsageError where the database holds no run of this warehouse.
    """
    from vault.execute import dialect_of, opened, told
    from vault.execute.session import Session

    renderer = renderer_of(warehouse, dialect_of(engine))
    audit = Audit(warehouse.schemas.audit)
    with opened(engine) as connection:
        held = Session(connection, warehouse, renderer).held()
        if audit("run") not in held:
            where = told(engine)
            raise UsageError(f"{where} holds no run of this warehouse yet: `dvault run` makes one")
        connection.rollback()
        context = {
            "this": audit,
            "last": ALL if loads is None else loads,
            "counts": list(held.get(audit("row_account"), ())),
        }
        texts = [
            renderer.render("audit", name, **context) for name in ("runs", "loads", "rejected")
        ]
        known = audit("erasure") in held  # a database of an earlier version has none
        texts.append(renderer.render("erasure", "erasures" if known else "none", this=audit))
        return History(*(frame(connection, text) for text in texts))
