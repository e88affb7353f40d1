"""Checked identifiers: what the templates may print as a name.

An `Identifier` quotes itself when a template prints it, so a column called `order` or
`say "hi"` is safe everywhere. Text that is not an `Identifier` is printed as a literal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: PostgreSQL cuts longer names silently, which would make two tables one.
LONGEST_NAME = 63

_ENTITY = re.compile(r"[a-z][a-z0-9_]*\Z")
_CONTROL = re.compile(r"[\x00-\x1f]")

#: Columns dvault adds to tables; a source column may not take their place.
TECHNICAL_COLUMNS = frozenset(
    {
        "load_id",
        "load_date",
        "applied_date",
        "record_source",
        "hashdiff",
        "sequence",
        "valid_from",
        "valid_to",
        "known_from",
        "known_to",
        "snapshot_date",
        "rejection",
        "delivered",
        "delivery_row",
        "filename",
        "newest_first",
        "rowid",
        "stage_row",
    }
)

#: How columns are called that SQL of dvault's own has beside those of a source.
OWN_COLUMNS = "dvault_"

#: The technical columns that a warehouse may call otherwise (`names:`).
NAMED_COLUMNS = ("load_date", "applied_date", "record_source", "hashdiff")


class Identifier(str):
    """A name of a table, schema or column."""

    __slots__ = ()


class Sql(str):
    """SQL text that a template prints as it stands."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table's schema and name; the schema is empty for a temporary table."""

    schema: Identifier
    name: Identifier

    def __str__(self) -> str:
        return f"{self.schema}.{self.name}" if self.schema else str(self.name)


def fault_of_entity_name(name: str) -> str | None:
    """Say what is wrong with the name of a hub, link, satellite, source, feed or mart.

    >>> fault_of_entity_name("customer")
    >>> fault_of_entity_name("Customer")
    "'Customer' is not a name: use lower-case letters, digits and underscores, a letter first"
    """
    if not _ENTITY.match(name):
        return (
            f"'{name}' is not a name: use lower-case letters, digits and underscores,"
            " a letter first"
        )
    return _fault_of_length(name, LONGEST_NAME - len("_applied_date"))


#: What dvault's own SQL calls the tables it joins satellites to.
_BESIDE_SATELLITES = frozenset({"fact", "hub", "intervals", "pit"})


def fault_of_satellite_name(name: str) -> str | None:
    """The same for a satellite, by whose name expressions speak of it.

    >>> fault_of_satellite_name("hub")
    "'hub' is a word for what satellites are joined to: give the satellite another name"
    """
    if name in _BESIDE_SATELLITES:
        return (
            f"'{name}' is a word for what satellites are joined to: give the satellite another name"
        )
    # A point-in-time table names three columns after each satellite.
    longest = LONGEST_NAME - len("sat_" + "_applied_date")
    return fault_of_entity_name(name) or _fault_of_length(name, longest)


def fault_of_column_name(name: str) -> str | None:
    """Say what is wrong with the name of a column; any text that can be quoted is fine.

    >>> fault_of_column_name('say "hi"')
    >>> fault_of_column_name("load_date")
    "'load_date' is a column dvault adds itself: give it another name and say `from: load_date`"
    >>> fault_of_column_name("dvault_a")[:58]
    "'dvault_a' begins as names that dvault has for columns of "
    """
    if not name.strip():
        return "a column needs a name"
    if _CONTROL.search(name):
        return f"{name!r} holds a control character: name the column otherwise and use `from:`"
    if name.casefold() in TECHNICAL_COLUMNS:
        return (
            f"'{name}' is a column dvault adds itself: give it another name and say `from: {name}`"
        )
    if name.casefold().startswith(OWN_COLUMNS):
        return (
            f"'{name}' begins as names that dvault has for columns of its own: give it another name"
            f" and say `from: {name}`"
        )
    return _fault_of_length(name, LONGEST_NAME)


def _fault_of_length(name: str, longest: int) -> str | None:
    length = len(name.encode())
    if length > longest:
        return f"'{name}' is {length} bytes long; a name here may have {longest}"
    return None


#: The column of a feed, and the attribute of its satellite, that holds what no column names.
CAPTURED = "captured"


def name_of_captured(source: str, feed: str) -> str:
    """What the satellite is called that keeps what is captured."""
    return f"{source}_{feed}_{CAPTURED}"
