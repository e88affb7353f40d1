"""Barring: keys that were erased are not stored again; a row that names one is rejected.

Nothing is asked of a feed that brings no hub of which a key was erased.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace

from vault.entities import Feed, HubLoad
from vault.execute.erased import Erasing, erasures
from vault.execute.session import Session
from vault.hashing import hash_key, key_values
from vault.names import Table
from vault.plan import Step, Target
from vault.sources.personal import broken_line, cleaned, members_of, personal_members
from vault.stage import Stage

_AT_ONCE = 500


def barred(
    session: Session, audit: Callable[[str], Table] | None = None, before: int | None = None
) -> Mapping[str, tuple[Erasing, ...]]:
    """By the name of its hub each key that was erased, with the last erasure of it.

    Given another's `audit`, of what it names; given a run, of what was erased `before` that.
    """
    if not session.seals:
        return {}
    known = erasures(session, audit or session.audit)
    last = {(one.hub, one.hash_key): one for one in known if before is None or one.run_id < before}
    found: dict[str, list[Erasing]] = {}
    for one in last.values():
        found.setdefault(one.hub, []).append(one)
    return {hub: tuple(keys) for hub, keys in found.items()}


def barred_by(session: Session, feed: Feed) -> Mapping[str, bool]:
    """The hubs that a feed brings and of which keys were erased; whether any is until a date."""
    names = {load.hub.name for load in feed.hubs if load.hub.kind == "hub"}
    return {
        name: any(one.until for one in keys)
        for name, keys in session.barred.items()
        if name in names
    }


def bar(session: Session, stage: Stage) -> None:
    """Put the keys that were erased beside what is staged, wherever that is read."""
    if not stage.barred:
        return
    keys = [(name, one) for name in stage.barred for one in session.barred[name]]
    for place in (session, session.reader) if session.carries else (session,):
        hashing = place.renderer.hashing
        given = [
            (name, hashing.constant(one.hash_key.replace("-", "")), one.until) for name, one in keys
        ]
        with place.transaction() if place is not session else nullcontext():
            place.step(Step(stage, "barred", more={"keys": given}, templates="erasure"))


def clean(session: Session, stage: Stage) -> None:
    """Of rejected rows that name such a key keep nothing personal, whyever they were rejected."""
    if not stage.barred:
        return
    hubs = [load for load in stage.feed.hubs if load.hub.name in stage.barred]
    rows = []
    found = session.rows("erasure", "barred_rows", this=stage, hubs=hubs)
    for row, rejection, delivered, is_named in found:
        if not is_named and not _is_named(session, hubs, delivered):
            continue
        names = personal_members(stage.feed, members_of(delivered))
        kept, why = cleaned(delivered, rejection, names)
        if (kept, why) != (delivered, rejection):
            rows.append((int(row), why, kept))
    for at in range(0, len(rows), _AT_ONCE):
        more = {"rows": rows[at : at + _AT_ONCE]}
        session.step(Step(stage, "clean", more=more, templates="erasure"))


def _is_named(session: Session, hubs: Sequence[HubLoad], delivered: str) -> bool:
    """Whether a word of a broken line is a key that was erased, as its hash tells."""
    line = broken_line(delivered)
    if line is None:
        return False
    words = set(re.findall(r"[^\s,;|\t\"'{}\[\]:]+", line))
    for load in hubs:
        hub = load.hub
        if len(hub.identity) > 1 or hub.business_key[0].type.name != "text":
            continue  # a key of several columns is no word
        values = key_values(hub.identity, hub.case_sensitive)
        keys = {one.hash_key.replace("-", "").lower() for one in session.barred[hub.name]}
        recipe = session.warehouse.recipe
        if any((hash_key((word,), values, recipe) or "").lower() in keys for word in words):
            return True
    return False


#: Kinds of which a content is stored where it is another than the one before.
_VERSIONED = frozenset({"satellite", "tracked_satellite", "multi_active_satellite"})


def afresh(session: Session, target: Target) -> bool:
    """Take what comes again after an erasure for a version; whether anything can."""
    later = any(barred_by(session, target.feed).values())
    if not later or target.this.kind not in _VERSIONED:
        return False
    step = target.step("afresh")
    names = session.renames.names_of_table(str(target.table))
    more = {"audit": session.audit, "names": names}
    session.step(replace(step, more=more, templates="erasure"))
    return True


def know_again(session: Session, target: Target) -> bool:
    """Take rows for those of the key in whose place a pseudonym stands; whether any can be."""
    if target.this.kind != "hub" or target.this.name not in session.barred:
        return False
    session.step(Step(target.this, "know_again", target.feed, target.source, templates="erasure"))
    return True
