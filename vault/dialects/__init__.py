"""Every difference between databases, as data, a file for each.

A template never asks which database it is for: it prints a fact of the `Dialect` it is given.
"""

from __future__ import annotations

from collections.abc import Mapping

from vault.dialects.dialect import RESERVED, Dialect, HashFact
from vault.dialects.duckdb import CARRYING, DUCKDB
from vault.dialects.postgresql import POSTGRESQL

__all__ = ["CARRYING", "DIALECTS", "DUCKDB", "POSTGRESQL", "RESERVED", "Dialect", "HashFact"]

#: Those a warehouse can be in.
DIALECTS: Mapping[str, Dialect] = {dialect.name: dialect for dialect in (DUCKDB, POSTGRESQL)}
