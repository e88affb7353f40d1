"""Profile: what the last deliveries of each feed held, and how far that is from earlier ones."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from vault.audit import Audit
from vault.drift.profile import COLUMNS
from vault.errors import UsageError, suggestion
from vault.names import Identifier
from vault.query import frame
from vault.render import renderer_of

if TYPE_CHECKING:
    import pandas
    import sqlalchemy

    from vault.entities import Warehouse


def profile(
    warehouse: Warehouse,
    engine: sqlalchemy.Engine,
    feeds: Collection[str] = (),
    loads: int = 1,
) -> pandas.DataFrame:
    """Return the profiles of the last `loads` deliveries of each feed, or of those named.

    A row is a column of a delivery, or the delivery as a whole, whose `column_name` is missing;
    `quantiles`, `top_values` and `findings` are lists. Only reads. Raises UsageError where a feed
    is unknown, or nothing was profiled yet.
    """
    from vault.execute import dialect_of, opened, told
    from vault.execute.session import Session

    known = {feed.record_source for feed in warehouse.feeds}
    for name in feeds:
        if name not in known:
            raise UsageError(f"there is no feed '{name}'{suggestion(name, known)}")
    renderer = renderer_of(warehouse, dialect_of(engine))
    audit = Audit(warehouse.schemas.audit)
    with opened(engine) as connection:
        there = audit("profile") in Session(connection, warehouse, renderer).held()
        connection.rollback()
        names = tuple(map(Identifier, COLUMNS))
        context = {"this": audit, "names": names, "feeds": sorted(feeds), "last": loads}
        found = frame(connection, renderer.render("profile", "shown", **context)) if there else None
    if found is None or found.empty:
        what = f"of {', '.join(feeds)} " if feeds else ""
        raise UsageError(
            f"{told(engine)} holds no profile {what}yet: say `profile: true` in warehouse.yml or"
            " on a feed, or `expect:` of a column, and the next delivery has one"
        )
    lists = {name: _each(found[name], json.loads, None) for name in ("quantiles", "top_values")}
    return found.assign(**lists, findings=_each(found["findings"], str.splitlines, []))


def _each(texts: pandas.Series, read: Callable[[str], object], missing: object) -> pandas.Series:
    """What some texts hold, as plain lists."""
    import pandas

    found = [read(text) if isinstance(text, str) else missing for text in texts]
    return pandas.Series(found, texts.index, dtype=object)
