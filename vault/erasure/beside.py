"""Beside it: what an erasure does not touch, and whoever asked for it must be told of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from vault.entities import Satellite
from vault.erasure.subject import Subject
from vault.execute.session import Session
from vault.names import Identifier, Sql, Table
from vault.plan import Held, aside, stored_entities


def notes_of(
    session: Session, subject: Subject, held: Held, retired: Sequence[Satellite]
) -> Iterator[str]:
    """What is left to somebody to see to, in sentences; `retired` are declared no more."""
    yield from _duplicates(session, subject, held)
    hub = subject.hub
    if not any(column.pii for column in hub.business_key):
        names = ", ".join(column.name for column in hub.business_key)
        yield f"the key itself stays: hub '{hub.name}' does not say that {names} is personal"
    yield from _undeclared(session, subject, held, retired)
    feeds = [
        feed
        for feed in session.warehouse.feeds
        if any(load.hub.name == hub.name and load.hub.kind == hub.kind for load in feed.hubs)
    ]
    origins = [feed.origin for feed in feeds]
    if origins:
        yield f"what the sources hold is theirs to erase: {', '.join(dict.fromkeys(origins))}"


def _duplicates(session: Session, subject: Subject, held: Collection[Table]) -> Iterator[str]:
    """The keys that a same-as link says are the same, over as many relations as lie between."""
    dialect, hashing = session.renderer.dialect, session.renderer.hashing
    for link in session.warehouse.links:
        if link.type != "same_as" or link.table not in held:
            continue
        if link.references[0].hub.name != subject.hub.name:
            continue
        found: dict[str, str] = {}
        waiting = [subject.shown]
        while waiting:
            key = waiting.pop()
            rows = session.rows(
                "erasure", "duplicates", this=link, hub=subject.hub,
                key=hashing.constant(key.replace("-", "")),
                shown=hashing.named(dialect.column("other", subject.hub.hash_key)),
                names=[column.name for column in subject.hub.business_key],
            )  # fmt: skip
            for shown, name in rows:
                if shown != subject.shown and shown not in found:
                    found[shown] = str(name)
                    waiting.append(shown)
        if found:
            each = ", ".join(f"{name} ({key})" for key, name in sorted(found.items()))
            yield f"link '{link.name}' says the same is: {each}; erase each by itself"


def _undeclared(
    session: Session, subject: Subject, held: Held, retired: Sequence[Satellite]
) -> Iterator[str]:
    """Tables of the raw vault that hold rows of the key and that nothing declares.

    Satellites that were declared, and had something personal, are erased.
    """
    raw = session.warehouse.schemas.raw_vault
    dialect, hashing = session.renderer.dialect, session.renderer.hashing
    declared = {entity.table for entity in stored_entities(session.warehouse)}
    declared |= {aside(table) for table in declared}  # which are erased
    for satellite in session.warehouse.satellites:
        declared |= {satellite.current, satellite.history, satellite.known}
    for old in retired:
        if any(column.pii for column in old.attributes):
            declared |= {
                old.table,
                Table(old.table.schema, Identifier(f"{old.table.name}_tracked")),
            }
    for table, columns in held.items():
        known = {name.casefold(): name for name in columns}
        name = known.get(subject.hub.hash_key.casefold())
        if table.schema != raw or table in declared or name is None:
            continue
        if not dialect.holds(hashing.type, columns[name]):
            continue
        condition = Sql(f"{dialect.identifier(name)} = {subject.constant}")
        ((rows, *_),) = session.rows(
            "erasure", "count", table=table, names=[name], condition=condition
        )
        if rows:
            yield f"{table} is not declared and holds {rows:,} rows of the key: drop it, or them"
