"""Look-ups: before rows are staged, what is looked up for them is put where they are staged.

Where files are read elsewhere the list of keys and values goes there, as texts: it is small, and
what was looked up can then be hashed with the rest of the row.
"""

from __future__ import annotations

from dataclasses import replace

from vault.entities import Lookup
from vault.errors import LoadError
from vault.execute.session import Session
from vault.plan import Step
from vault.stage import Stage


def look_up(session: Session, stage: Stage) -> None:
    """List what the look-ups of a feed find; LoadError where a key has several values."""
    for lookup in stage.feed.lookups:
        step = Step(stage, "lookup", more={"lookup": lookup})
        session.step(step)
        _require_unique(session, stage, lookup)
        if stage.carried:
            reader = session.reader
            rows = session.rows("feed", "looked_up", lookup=lookup)
            columns = [*lookup.numbered, "found"]
            with reader.transaction(), reader.given("looked_up", columns, rows):
                reader.step(replace(step, operation="lookup_again"))


def _require_unique(session: Session, stage: Stage, lookup: Lookup) -> None:
    """One value would be taken for another, or a row would become several."""
    for key, least, greatest in session.rows("feed", "ambiguous", lookup=lookup):
        several = f"'{least}' and '{greatest}'" if least != greatest else f"'{least}' and none"
        raise LoadError(
            f"{stage.feed.record_source}: what is looked up in {lookup.satellite.current} is not"
            f" unique: '{lookup.value}' of the key '{key}' is {several}; nothing is loaded. A"
            " look-up needs one current version of each key"
        )
