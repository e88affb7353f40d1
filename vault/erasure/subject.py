"""The subject of an erasure: the hub and the hash of the key that is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vault.entities import Column, Hub, Warehouse
from vault.errors import ErasureError, UsageError, suggestion
from vault.execute.session import Session
from vault.hashing import key_values
from vault.names import Sql

#: How values of types are written whose texts not every database would refuse alike.
_FORMS = {
    "integer": r"[+-]?\d{1,10}",
    "bigint": r"[+-]?\d{1,19}",
    "decimal": r"[+-]?\d+(\.\d+)?",
    "date": r"\d{4}-\d{2}-\d{2}",
    "timestamp": r"\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?)?",
    "boolean": r"true|false",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """A key of a hub: `shown` is its hash as a text, `constant` as it is written in SQL.

    `key` is the business key as it was given: nothing of it is ever written down.
    """

    hub: Hub
    key: tuple[str, ...]
    shown: str
    constant: Sql


def hub_of(warehouse: Warehouse, name: str) -> Hub:
    """The hub of a name, or of its table; UsageError where there is none."""
    hubs = {hub.name: hub for hub in warehouse.hubs}
    hubs |= {str(hub.table.name): hub for hub in warehouse.hubs}
    if name in hubs:
        return hubs[name]
    if name in {reference.name for reference in warehouse.references}:
        raise UsageError(f"'{name}' is a reference: its codes stand for nobody who could be erased")
    raise UsageError(
        f"there is no hub '{name}'{suggestion(name, [hub.name for hub in warehouse.hubs])}"
    )


def subject_of(session: Session, hub: Hub, key: Sequence[str]) -> Subject:
    """The key that is meant, which may be written in any way that is the same key to the hub.

    ErasureError where the hub does not hold it; UsageError where it is not clear which it is.
    """
    qualifiers, columns = hub.qualifiers, hub.business_key
    if len(key) == len(hub.identity):
        qualifiers, columns = (), hub.identity
    if len(key) != len(columns):
        parts = ", ".join(column.name for column in hub.business_key)
        raise UsageError(
            f"the key of hub '{hub.name}' is {parts}: give {_counted(len(hub.business_key))},"
            f" not {len(key)}"
        )
    dialect, hashing = session.renderer.dialect, session.renderer.hashing
    given = []
    for column, text in zip(columns, key, strict=True):
        _require_form(column, text)
        value = f"cast({dialect.literal(text)} as {dialect.type(column.type)})"
        given.append((column.name, Sql(value)))
    values = key_values(hub.identity, hub.case_sensitive, len(hub.qualifiers))
    found = session.rows(
        "erasure", "found", this=hub, given=given, key=hashing.key(values),
        qualifiers=[column.name for column in qualifiers],
        shown=hashing.named(dialect.column("known", hub.hash_key)),
    )  # fmt: skip
    written = " ".join(key)
    if not found:
        raise ErasureError(f"hub '{hub.name}' holds no key '{written}': nothing is erased")
    if len(found) > 1:
        names = ", ".join(column.name for column in hub.qualifiers)
        each = "; ".join(" ".join(map(str, row[1:])) for row in found)
        raise UsageError(
            f"hub '{hub.name}' holds {len(found)} keys '{written}', told apart by {names}"
            f" ({each}): give that first"
        )
    shown = str(found[0][0])
    return Subject(hub, tuple(key), shown, hashing.constant(shown.replace("-", "")))


def _require_form(column: Column, text: str) -> None:
    form = _FORMS.get(column.type.name)
    if form and not re.fullmatch(form, text.strip()):
        raise UsageError(f"'{text}' is no {column.type}, as the key '{column.name}' is")


def _counted(number: int) -> str:
    return "one text" if number == 1 else f"{number} texts"
