"""Rejected rows: those that named the key keep their place and their reason, and lose the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vault.erasure.measuring import Measure
from vault.erasure.naming import Named, Naming
from vault.execute.session import Session
from vault.names import Sql
from vault.seal import Erased, audit_covers
from vault.seal.cover import LOAD_ID
from vault.sources.personal import NOTHING, cleaned, members_of, personal_members

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Rejected:
    """A rejected row as it is to be from now on."""

    load_id: int
    delivery_row: int
    target: str | None
    reason: str
    delivered: str


def cleaned_rows(session: Session, naming: Naming) -> Iterator[Rejected]:
    """The rejected rows that name a key, without what is personal in them.

    A row that may be anybody's, such as a broken line, is emptied wholly where it holds the text
    of the key or of something that was stored of it.
    """
    feeds = {feed.record_source: feed for feed in session.warehouse.feeds}
    for load_id, source, row, target, reason, delivered in session.rows(
        "erasure", "rejected", this=session.audit
    ):
        feed = feeds.get(session.renames.feed(source))
        said = naming.says(feed, delivered)
        if said is Named.MEANT and feed is not None:
            gone = personal_members(feed, members_of(delivered))
            kept, why = cleaned(delivered, reason, gone)
        elif said is Named.UNCLEAR and delivered != NOTHING and naming.is_in(delivered):
            kept, why = NOTHING, cleaned(f"[{delivered}]", reason, frozenset())[1]
        else:
            continue
        if (kept, why) != (delivered, reason):
            yield Rejected(int(load_id), int(row), target, why, kept)


def take_rejected(session: Session, rows: Sequence[Rejected]) -> Iterator[Erased]:
    """Put the rows in the place of those that were kept, and say what that changed."""
    books = {cover.table: cover for cover in audit_covers(session.audit.schema)[LOAD_ID]}
    cover = books[session.audit("rejected_row")]
    each = [
        f"(load_id = {one.load_id} and delivery_row = {one.delivery_row}"
        f" and {_target(session, one)})"
        for one in rows
    ]
    condition = Sql(f"({' or '.join(each)})") if each else Sql("false")
    measure = Measure(session, (cover, cover), condition, Sql("true"))

    def replace() -> None:
        for at in range(0, len(rows), _AT_ONCE):
            sql = session.renderer.render(
                "erasure", "replace", this=session.audit, rows=rows[at : at + _AT_ONCE]
            )
            session.execute(sql, "templates/erasure/replace.sql")

    yield from measure.taking(replace, "reason, delivered")


def _target(session: Session, row: Rejected) -> str:
    if row.target is None:
        return "target is null"
    return f"target = {session.renderer.dialect.literal(row.target)}"
