"""What a mart is: one select, or one Python function, that answers a business question."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from vault.errors import Location
from vault.names import Identifier, Table
from vault.types import Type


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value a mart is told: its declared type and its text; empty text is null."""

    name: str
    type: Type
    value: str


@dataclass(frozen=True, slots=True)
class DataTest:
    """A rule the mart's rows must keep.

    `rule` is `unique`, `not_null`, `accepted` or `sql`; `columns` are the columns it speaks
    of, `values` the accepted texts, `sql` the file whose select returns offending rows.
    """

    rule: str
    columns: tuple[Identifier, ...] = ()
    values: tuple[str, ...] = ()
    sql: Path | None = None


@dataclass(frozen=True, slots=True)
class Mart:
    """A table or view for analysts; `path` is its `.sql` or `.py`, `reads` what it names.

    `reads` holds names of marts and of business-vault tables, in the order of their mention.
    """

    kind: ClassVar[str] = "mart"

    name: str
    table: Table
    path: Path
    reads: tuple[str, ...]
    grain: tuple[Identifier, ...]
    columns: tuple[tuple[Identifier, str], ...]
    location: Location
    materialized: str = "table"  # view | table | incremental
    parameters: tuple[Parameter, ...] = ()
    tests: tuple[DataTest, ...] = ()
    description: str = ""
    #: what columns of a model are made of: a table it reads, and a column of that
    lineage: tuple[tuple[Identifier, tuple[tuple[str, Identifier], ...]], ...] = ()
