"""Every difference between databases, as data, a file for each.

A template never asks which database it is for: it prints a fact of the `Dialect` it is given.
"""

from __future__ import annotations

from collections.abc import Mapping

from vault.dialects.dialect import RESERVED, Dialect, HashFact
from vault.dialects.duckdb import DUCKDB, carrying
from vault.dialects.postgresql import POSTGRESQL
from vault.dialects.spark import SPARK

__all__ = [
    "DIALECTS", "DUCKDB", "POSTGRESQL", "RESERVED", "SPARK", "Dialect", "HashFact", "carrying",
]  # fmt: skip

#: Those a warehouse can be in.
DIALECTS: Mapping[str, Dialect] = {dialect.name: dialect for dialect in (DUCKDB, POSTGRESQL, SPARK)}
