"""How a typed value of a Parquet file becomes a value of the declared type, and when it cannot.

A value fits when converting it back gives the value that was delivered.
"""

from __future__ import annotations

from vault.entities.origin import FileFormat
from vault.sources.cells import Cell, Place, text_cell, type_name

_INTEGERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT")
#: What becomes another type without a loss, so that nothing needs to be checked.
_WIDER = {
    "INTEGER": {*_INTEGERS[:2], "UTINYINT", "USMALLINT"},
    "BIGINT": {*_INTEGERS[:3], "UTINYINT", "USMALLINT", "UINTEGER"},
    "DOUBLE": {*_INTEGERS[:3], "UTINYINT", "USMALLINT", "UINTEGER", "FLOAT"},
    "TIMESTAMP": {"DATE", "TIMESTAMP_S", "TIMESTAMP_MS"},
}


def typed_cell(place: Place, given: str) -> Cell:
    """Return the cell of a column that is delivered with DuckDB's type `given`."""
    raw, typed = place.raw, place.typed
    declared = type_name(place.column.type).upper()
    if given == declared:
        return place.cell(raw)
    if given in _WIDER.get(declared, ()):
        return place.cell(f"{raw}::{declared}")
    if given == "VARCHAR" or given.startswith("ENUM"):
        return text_cell(place, FileFormat("parquet"))
    if declared == "JSON":
        return place.cell(f"to_json({raw})")
    if given == "BLOB":
        value = f"try(decode({raw}))" if declared == "VARCHAR" else f"null::{declared}"
        return place.cell(value, f"{raw} is not null and {typed} is null")
    if given.endswith("]") or given.startswith(("STRUCT", "MAP", "UNION")):
        value = f"to_json({raw})::varchar" if declared == "VARCHAR" else f"null::{declared}"
        return place.cell(value, f"{raw} is not null and {typed} is null")
    if given == "TIMESTAMP WITH TIME ZONE":
        return _from_zoned(place, declared)
    if declared == "VARCHAR":
        return place.cell(f"{raw}::varchar")
    if declared == "TIMESTAMPTZ":
        value = f"try_cast({raw} as timestamp) at time zone 'UTC'"
        back = f"try_cast({typed} at time zone 'UTC' as {given})"
        return place.cell(value, _changes(raw, back))
    back = f"try_cast({typed} as {given})"
    return place.cell(f"try_cast({raw} as {declared})", _changes(raw, back))


def _from_zoned(place: Place, declared: str) -> Cell:
    """An instant is shown by UTC, whatever the zone of the session is."""
    raw, typed = place.raw, place.typed
    if declared == "TIMESTAMPTZ":
        return place.cell(raw)
    instant = f"({raw} at time zone 'UTC')"
    if declared == "VARCHAR":
        return place.cell(f"{instant}::varchar || 'Z'")
    if declared == "TIMESTAMP":
        return place.cell(instant)
    back = f"try_cast({typed} as timestamp)"
    return place.cell(f"try_cast({instant} as {declared})", _changes(instant, back))


def _changes(raw: str, back: str) -> str:
    return f"{raw} is not null and {back} is distinct from {raw}"
