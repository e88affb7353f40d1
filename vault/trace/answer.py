"""What a trace answers: frozen values, from the key asked for down to each changed attribute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

#: Why a version is out of the ordinary.
CORRECTION = "correction"  # it replaces one of the same applied date that was loaded before
CORRECTED = "corrected"  # a correction replaces it
LATE = "late"  # it was loaded after one that is true later
REPEATED = "repeated"  # it says what the version before it says


@dataclass(frozen=True, slots=True)
class Loaded:
    """The load that brought a row, and the run that it was part of; None where that is unknown.

    `file` is the delivery: a file, or a table.
    """

    load_id: int
    feed: str | None = None
    file: str | None = None
    load_date: datetime | None = None
    run_id: int | None = None
    command: str | None = None
    who: str | None = None
    started: datetime | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A column and its value: a part of a key, or a value of a fact."""

    name: str
    value: Any


@dataclass(frozen=True, slots=True)
class Attribute:
    """A column that versions hold; `personal` ones may be emptied by an erasure."""

    name: str
    type: str
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What one attribute was and is; of the first version there is no `old`.

    `member` tells which row of a set is meant. `kind` is first, changed, added or removed: the
    last two are of rows of a set.
    """

    attribute: str
    old: Any
    new: Any
    kind: str = "changed"
    member: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """What a satellite says from `applied_date` on, and what changed by it.

    `rows` are the values in the order of the attributes: one row, but of a set any number.
    `valid_to` is None while it is true; it equals `applied_date` where a correction replaces it.
    Where `load_id` carried it over from another satellite, `brought_by` brought it there.
    """

    applied_date: datetime
    load_date: datetime
    valid_to: datetime | None
    rows: tuple[tuple[Any, ...], ...]
    changes: tuple[Change, ...]
    marks: tuple[str, ...]
    load_id: int
    record_source: str
    sequence: Any = None
    brought_by: int | None = None

    @property
    def loads(self) -> tuple[int, ...]:
        """The load that brought it first, and the one that carried it over, if any."""
        return (self.load_id,) if self.brought_by is None else (self.brought_by, self.load_id)


@dataclass(frozen=True, slots=True)
class Timeline:
    """A satellite and its versions of one key, in the order in which they were true.

    `child_key` are those of the attributes by which rows of a set are told apart.
    """

    satellite: str
    kind: str
    table: str
    description: str
    attributes: tuple[Attribute, ...]
    versions: tuple[Version, ...]
    child_key: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A hub that a relation leads to, in a role; `standing` is key, unknown, error or missing."""

    role: str
    hub: str
    key: tuple[Part, ...]
    hash_key: str
    qualifiers: tuple[Part, ...] = ()
    standing: str = "key"


@dataclass(frozen=True, slots=True)
class Relation:
    """A row of a link: the roles in which the key stands in it, and the others.

    `values` are what a non-historized link says of it, true from `applied_date` on.
    """

    roles: tuple[str, ...]
    neighbours: tuple[Neighbour, ...]
    child_key: tuple[Part, ...]
    values: tuple[Part, ...]
    hash_key: str
    load_date: datetime
    load_id: int
    record_source: str
    applied_date: datetime | None
    timelines: tuple[Timeline, ...]


@dataclass(frozen=True, slots=True)
class Relations:
    """A link and the relations the key stands in, the newest first.

    `total` counts them all, also those beyond the limit. `left_out` counts those of which nothing
    says that they held at the moment asked for.
    """

    link: str
    kind: str
    table: str
    description: str
    relations: tuple[Relation, ...]
    total: int
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Rejection:
    """A rejected row that named the key, as it was delivered; without a `target`, as a whole."""

    load_id: int
    delivery_row: int
    target: str | None
    reason: str
    delivered: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A row of the hub and everything that is known of it.

    `key` is its business key as it was first delivered, `qualifiers` its collision code and
    tenant.
    """

    key: tuple[Part, ...]
    qualifiers: tuple[Part, ...]
    hash_key: str
    load_date: datetime
    load_id: int
    record_source: str
    timelines: tuple[Timeline, ...]
    links: tuple[Relations, ...]
    rejections: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything known of a business key: a subject for each row of the hub that has it.

    `asked` are the values that were looked for. `as_of` and `as_known` narrow it to what was true
    then and what was known then, in UTC. `loads` are those that are spoken of. A key that no row of
    the hub has may yet have been named by rejected rows: `rejections` are those.
    """

    hub: str
    table: str
    description: str
    asked: tuple[Part, ...]
    as_of: datetime | None
    as_known: datetime | None
    subjects: tuple[Subject, ...]
    loads: tuple[Loaded, ...]
    rejections: tuple[Rejection, ...] = ()
