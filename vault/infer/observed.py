"""What was observed of tables, before anything is concluded: values only, no data and no I/O."""

from __future__ import annotations

from dataclasses import dataclass, field

from vault.entities.origin import FileFormat
from vault.types import Type


@dataclass(frozen=True, slots=True)
class Column:
    """A delivered column: its type by all of its values, and what else they tell.

    `at` is its number in the stage, `source` its name in the delivery, `date_format` how its dates
    are written; `reason` says why it has its type. `nulls` and `distinct` are counted over every
    row, blanks being nulls; `unique` is within each delivery, once repeated rows are left out, and
    `exactly` the same where case counts. `personal` says why it may be.
    """

    name: str
    source: str
    at: int
    type: Type
    reason: str
    nulls: int = 0
    distinct: int = 0
    unique: bool = False
    exactly: bool = False
    date_format: str = ""
    missing: bool = False
    personal: str = ""
    length: float = 0.0
    longest_count: int = 0
    description: str = ""
    fixed: bool = False

    @property
    def is_keylike(self) -> bool:
        """Whether values of its type identify things."""
        kind = self.type
        return kind.name in ("text", "integer", "bigint") or (
            kind.name == "decimal" and not kind.scale
        )

    @property
    def is_moment(self) -> bool:
        return self.type.name in ("date", "timestamp", "timestamptz")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a table comes from: files by their glob, or a table of a database.

    `dialect` is that of the SQL in its rules. `where` keeps a header out that the loader takes for
    a row.
    """

    files: str = ""
    format: FileFormat = field(default_factory=lambda: FileFormat("csv"))
    suffix_tells: bool = True
    table: str = ""
    database: str = ""
    dialect: str = ""
    where: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A relation that a database declares."""

    columns: tuple[str, ...]
    table: str
    referred: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was observed; `relation` is its name in the workspace.

    `words` are those of its name. `repeated` rows are the same throughout as another of their
    delivery. Of its `files`, `deliveries` have rows. `key` is the one that a database declares.
    """

    name: str
    words: tuple[str, ...]
    relation: str
    origin: Origin
    columns: tuple[Column, ...]
    rows: int
    repeated: int = 0
    deliveries: int = 1
    files: int = 1
    key: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    notes: tuple[str, ...] = ()
    description: str = ""

    def column(self, name: str) -> Column:
        """The column of a name."""
        return next(column for column in self.columns if column.name == name)
