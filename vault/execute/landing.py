"""Landing: what has come into a table of the warehouse's own database and was not loaded yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vault.audit import now
from vault.entities import Feed
from vault.errors import SourceError, suggestion
from vault.execute.renaming import loads_of
from vault.execute.session import Session
from vault.names import Identifier, Table
from vault.sources import Delivery
from vault.sources.landed import LOAD_ID, LOADS, come_to, of_load, of_span
from vault.sources.watermarks import earlier, reader_of


def landed(session: Session, feed: Feed, found: Sequence[Delivery]) -> list[Delivery]:
    """The increments of a table that are not in the vault; the table itself where it has none.

    Raises SourceError where the table lacks what tells them.
    """
    if not (feed.watermark or feed.landed_by):
        return list(found)
    assert feed.table
    held = session.delivered_columns(feed)
    if not held:  # which is told where it is read
        return list(found)
    known = loads_of(session, feed)
    loaded = {file for file, *_ in known}
    name = feed.watermark.column.source if feed.watermark else LOAD_ID
    if name not in held:
        by = f"; is it landed by {feed.landed_by}?" if feed.landed_by else ""
        raise SourceError(f"{feed.table}: column '{name}' is missing" + suggestion(name, held) + by)
    if feed.landed_by == "dlt":
        each = [of_load(feed, load_id) for load_id in _loads(session, feed)]
        return [one for one in each if one.path not in loaded]
    read, last = reader_of(feed, texts=False), come_to(feed, loaded)
    ((up_to,),) = session.rows("feed", "landed_up_to", this=feed, column=Identifier(name))
    to = read(up_to)
    if to is None:
        return []
    to = earlier(to, now())
    if last is not None and to <= last:  # type: ignore[operator]
        return []
    return [of_span(feed, last, to)]


def _loads(session: Session, feed: Feed) -> list[str]:
    """The loads of dlt that are complete and have rows in the table, in their order."""
    assert feed.table
    loads = Table(feed.table.schema, Identifier(LOADS))
    if not session.delivered_columns(replace(feed, table=loads)):
        raise SourceError(
            f"{feed.record_source}: there is no table {loads}, by which dlt says which loads are"
            " complete; leave out `landed_by: dlt` where another tool has landed it"
        )
    context = {"column": Identifier(LOAD_ID), "loads": loads}
    return [str(load_id) for (load_id,) in session.rows("feed", "landed", this=feed, **context)]
