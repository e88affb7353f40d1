"""Trace: a business key → everything that the warehouse knows of it, and where it learnt it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from vault.entities import Hub
from vault.errors import UnknownKeyError, UsageError
from vault.hashing import hash_key, key_values
from vault.render import renderer_of
from vault.trace.answer import Part, Rejection, Subject, Trace
from vault.trace.asking import hub_named, key_of
from vault.trace.history import histories, rows_of, told_by
from vault.trace.reading import HubRow, Reader
from vault.trace.rejections import rejections_of, rejections_of_unknown
from vault.trace.relating import links_of

if TYPE_CHECKING:
    import sqlalchemy

    from vault.entities import Warehouse

__all__ = ["RELATIONS", "Trace", "trace"]

#: So many relations of each link are told where nobody says.
RELATIONS = 100


def trace(
    warehouse: Warehouse,
    engine: sqlalchemy.Engine,
    hub: str,
    key: Any | Sequence[Any],
    as_of: datetime | None = None,
    as_known: datetime | None = None,
    collision_code: str | None = None,
    tenant: str | None = None,
    relations: int | None = RELATIONS,
) -> Trace:
    """Return everything known of a business key: a value, or one for each of its parts.

    `as_of` leaves what was true at that moment, `as_known` what the warehouse knew by then, both
    in UTC. A key that stands in the hub several times is told of each time, unless
    `collision_code` or `tenant` choose; of each link the newest `relations` are told, None means
    all. Writes nothing. Raises UsageError where the hub or the key is none, and UnknownKeyError
    where neither the hub holds it nor a rejected row named it.
    """
    from vault.execute import Session, dialect_of, opened

    if relations is not None and relations < 1:
        raise UsageError(f"relations is {relations}: it is a number from 1 on, or None for all")
    asked_hub = hub_named(warehouse, hub)
    words = key if isinstance(key, list | tuple) else [key]
    asked = key_of(asked_hub, words)
    chosen = _chosen(asked_hub, collision_code, tenant)
    renderer = renderer_of(warehouse, dialect_of(engine))
    true, known = _moment(as_of), _moment(as_known)
    with opened(engine) as connection:
        reader = Reader(Session(connection, warehouse, renderer), known)
        if not reader.holds(asked_hub.table):
            where = engine.url.render_as_string(hide_password=True)
            raise UsageError(f"{where} holds no {asked_hub.table} yet: `dvault run` makes it")
        rows = _rows(reader, asked_hub, asked)
        kept = [row for row in rows if _fits(asked_hub, row, chosen)]
        refused = () if kept else rejections_of_unknown(reader, asked_hub, asked)
        if not kept and (rows or not refused):
            raise _unknown(reader, asked_hub, asked, rows)
        subjects = tuple(_subject(reader, asked_hub, row, true, relations) for row in kept)
        loads = reader.loads(_load_ids(subjects, refused))
        connection.rollback()
    parts = tuple(map(Part, (str(column.name) for column in asked_hub.business_key), asked))
    return Trace(
        asked_hub.name, str(asked_hub.table), asked_hub.description, parts, true, known, subjects,
        loads, refused,
    )  # fmt: skip


def _moment(given: datetime | None) -> datetime | None:
    """A moment in UTC without a zone, as the vault keeps it."""
    if given is None or given.tzinfo is None:
        return given
    return given.astimezone(UTC).replace(tzinfo=None)


def _chosen(hub: Hub, collision_code: str | None, tenant: str | None) -> dict[str, str]:
    """The qualifiers by which a key is chosen; UsageError where its hub has none."""
    chosen = {}
    for name, value, there in (
        ("collision code", collision_code, hub.collision_code is not None),
        ("tenant", tenant, hub.tenant is not None),
    ):
        if value is not None and not there:
            raise UsageError(f"keys of {hub.name} have no {name}: leave it out")
        if value is not None:
            column = hub.tenant.name if name == "tenant" and hub.tenant else "collision_code"
            chosen[str(column)] = value
    return chosen


def _fits(hub: Hub, row: HubRow, chosen: dict[str, str]) -> bool:
    """Whether a key is qualified as was chosen, whatever its case and blanks."""
    names = (str(column.name) for column in hub.identity)
    identity = dict(zip(names, row.identity, strict=True))
    return all(
        str(identity[name]).strip(" ").casefold() == value.strip(" ").casefold()
        for name, value in chosen.items()
    )


def _rows(reader: Reader, hub: Hub, key: Sequence[Any]) -> list[HubRow]:
    """The rows of the hub that have a business key: by its hash, or else by comparing."""
    if not hub.qualifiers:
        values = key_values(hub.identity, hub.case_sensitive)
        digits = hash_key(key, values, reader.session.warehouse.recipe)
        found = list(reader.hub_rows(hub, [digits.lower()])) if digits else []
        if found:
            return found
    return reader.named(hub, key)


def _subject(
    reader: Reader, hub: Hub, row: HubRow, as_of: datetime | None, relations: int | None
) -> Subject:
    names = [str(column.name) for column in hub.identity]
    identity = tuple(map(Part, names, row.identity))
    count = len(hub.qualifiers)
    satellites = told_by(reader.session.warehouse, hub)
    read = rows_of(reader, satellites, [row.digits])
    return Subject(
        identity[count:], identity[:count], reader.shown(row.digits), row.load_date, row.load_id,
        row.record_source,
        tuple(histories(reader, satellites, read, row.digits, as_of)),
        tuple(links_of(reader, hub, row.digits, as_of, relations)),
        rejections_of(reader, hub, row),
    )  # fmt: skip


def _load_ids(subjects: Sequence[Subject], refused: Sequence[Rejection]) -> Iterator[int]:
    """The loads of all rows that are told of."""
    yield from (one.load_id for one in refused)
    for subject in subjects:
        yield subject.load_id
        yield from (one.load_id for one in subject.rejections)
        timelines = list(subject.timelines)
        for link in subject.links:
            for relation in link.relations:
                yield relation.load_id
                timelines += relation.timelines
        for version in (version for timeline in timelines for version in timeline.versions):
            yield version.load_id
            if version.brought_by is not None:
                yield version.brought_by


def _unknown(
    reader: Reader, hub: Hub, key: Sequence[Any], others: Sequence[HubRow]
) -> UnknownKeyError:
    """What to say of a key that is not there: under which codes it is, or which are like it."""
    shown = ", ".join(map(str, key))
    then = f" by {reader.known:%Y-%m-%d %H:%M:%S}" if reader.known else ""
    if others:
        names = [str(column.name) for column in hub.qualifiers]
        known = "; ".join(
            ", ".join(f"{name} {value}" for name, value in zip(names, row.identity, strict=False))
            for row in others
        )
        return UnknownKeyError(f"{hub.name} {shown} is known as another: {known}")
    near = {", ".join(map(str, one)): None for one in reader.near(hub, key)}
    folded = {name.casefold(): name for name in near}
    close = difflib.get_close_matches(shown.casefold(), folded, n=3, cutoff=0.6)
    meant = " or ".join(f"'{folded[one]}'" for one in close)
    hint = f"; did you mean {meant}?" if close else ""
    return UnknownKeyError(f"no {hub.name} is known as '{shown}'{then}{hint}")
