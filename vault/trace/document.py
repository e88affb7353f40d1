"""Document: a trace as the JSON that docs/trace.md describes."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from vault.hashing import canonical_text
from vault.trace.answer import (
    Change,
    Loaded,
    Neighbour,
    Part,
    Rejection,
    Relation,
    Relations,
    Subject,
    Timeline,
    Trace,
    Version,
)
from vault.types import Type

#: Counts up where a reader of an older document would misunderstand a newer one.
FORMAT = 1


def document(trace: Trace) -> dict[str, Any]:
    """Return a trace as values that JSON has."""
    return {
        "format": FORMAT,
        "hub": trace.hub,
        "table": trace.table,
        "asked": _parts(trace.asked),
        "as_of": plain(trace.as_of),
        "as_known": plain(trace.as_known),
        "keys": [_subject(one) for one in trace.subjects],
        "rejected": [_rejection(one) for one in trace.rejections],
        "loads": [_load(one) for one in trace.loads],
    }


def plain(value: Any) -> Any:
    """A value that JSON has: what is no number, truth or text there is its canonical text.

    >>> plain(Decimal("9.90")), plain(datetime(2025, 1, 31)), plain(b"\\x00")
    ('9.90', '2025-01-31T00:00:00', '00')
    """
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return value if math.isfinite(value) else str(value)
        case datetime():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case date() | time() | bytes():
            return canonical_text(value, Type("text"))
        case _:
            return str(value)


def _parts(parts: Iterable[Part]) -> dict[str, Any]:
    return {part.name: plain(part.value) for part in parts}


def _subject(subject: Subject) -> dict[str, Any]:
    return {
        "key": _parts(subject.key),
        "qualifiers": _parts(subject.qualifiers),
        "hash_key": subject.hash_key,
        "load_date": plain(subject.load_date),
        "load_id": subject.load_id,
        "record_source": subject.record_source,
        "satellites": [_timeline(one) for one in subject.timelines],
        "links": [_link(one) for one in subject.links],
        "rejected": [_rejection(one) for one in subject.rejections],
    }


def _timeline(timeline: Timeline) -> dict[str, Any]:
    return {
        "satellite": timeline.satellite,
        "kind": timeline.kind,
        "table": timeline.table,
        "child_key": list(timeline.child_key),
        "attributes": [asdict(one) for one in timeline.attributes],
        "versions": [_version(timeline, one) for one in timeline.versions],
    }


def _version(timeline: Timeline, version: Version) -> dict[str, Any]:
    names = [attribute.name for attribute in timeline.attributes]
    return {
        "applied_date": plain(version.applied_date),
        "load_date": plain(version.load_date),
        "valid_to": plain(version.valid_to),
        "sequence": plain(version.sequence),
        "marks": list(version.marks),
        "rows": [dict(zip(names, map(plain, row), strict=True)) for row in version.rows],
        "changes": [_change(one) for one in version.changes],
        "load_id": version.load_id,
        "brought_by": version.brought_by,
        "record_source": version.record_source,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "attribute": change.attribute,
        "kind": change.kind,
        "old": plain(change.old),
        "new": plain(change.new),
        "member": _parts(change.member),
    }


def _link(link: Relations) -> dict[str, Any]:
    return {
        "link": link.link,
        "type": link.kind,
        "table": link.table,
        "total": link.total,
        "left_out": link.left_out,
        "relations": [_relation(one) for one in link.relations],
    }


def _relation(relation: Relation) -> dict[str, Any]:
    return {
        "roles": list(relation.roles),
        "neighbours": [_neighbour(one) for one in relation.neighbours],
        "child_key": _parts(relation.child_key),
        "payload": _parts(relation.values),
        "hash_key": relation.hash_key,
        "applied_date": plain(relation.applied_date),
        "load_date": plain(relation.load_date),
        "load_id": relation.load_id,
        "record_source": relation.record_source,
        "satellites": [_timeline(one) for one in relation.timelines],
    }


def _neighbour(neighbour: Neighbour) -> dict[str, Any]:
    parts = {"key": _parts(neighbour.key), "qualifiers": _parts(neighbour.qualifiers)}
    return asdict(neighbour) | parts


def _rejection(rejection: Rejection) -> dict[str, Any]:
    """The row as it was delivered, as JSON where it is such."""
    try:
        delivered = json.loads(rejection.delivered, parse_float=_exact, parse_constant=str)
    except ValueError:
        delivered = rejection.delivered
    return asdict(rejection) | {"delivered": delivered}


def _exact(text: str) -> float | str:
    """A number with a fraction; as text where a float would lose some of its digits."""
    return float(text) if Decimal(repr(float(text))) == Decimal(text) else text


def _load(load: Loaded) -> dict[str, Any]:
    return {name: plain(value) for name, value in asdict(load).items()}
