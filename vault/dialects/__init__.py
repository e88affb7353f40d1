"""Every difference between databases, as data, a file for each.

A template never asks which database it is for: it prints a fact of the `Dialect` it is given.
"""

from __future__ import annotations

from collections.abc import Mapping

from vault.dialects.dialect import RESERVED, Dialect, HashFact
from vault.dialects.duckdb import DUCKDB, carrying
from vault.dialects.postgresql import POSTGRESQL
from vault.dialects.spark import SPARK, TableLayout, spark

__all__ = [
    "DIALECTS", "DUCKDB", "POSTGRESQL", "RESERVED", "SPARK",
    "Dialect", "HashFact", "TableLayout", "carrying", "laid_out",
]  # fmt: skip

#: Those a warehouse can be in.
DIALECTS: Mapping[str, Dialect] = {dialect.name: dialect for dialect in (DUCKDB, POSTGRESQL, SPARK)}


def laid_out(dialect: Dialect, layout: TableLayout) -> Dialect:
    """The facts of a database where tables lie as a warehouse says; most decide it themselves."""
    return spark(layout) if dialect is SPARK else dialect
