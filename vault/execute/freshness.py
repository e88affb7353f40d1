"""Freshness: which feeds have not brought anything new for longer than they may."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from vault.audit import Late, now
from vault.entities import Feed
from vault.execute.session import Session


def late_feeds(session: Session, feeds: Iterable[Feed]) -> Iterator[Late]:
    """Those of some feeds that are late now."""
    expected = [feed for feed in feeds if feed.freshness]
    if not expected:
        return
    newest: dict[str, datetime] = {}
    for name, moment in session.rows("feed", "newest", audit=session.audit):
        now_called = session.renames.feed(name)
        newest[now_called] = max(moment, newest.get(now_called, moment))
    for feed in expected:
        since = newest.get(feed.record_source)
        assert feed.freshness
        if since is None or now() - since > feed.freshness:
            yield Late(feed.record_source, since, feed.freshness)
