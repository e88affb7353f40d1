"""Every difference between databases, as data, a file for each.

A template never asks which database it is for: it prints a fact of the `Dialect` it is given.
"""

from __future__ import annotations

from collections.abc import Mapping

from vault.dialects.bigquery import BIGQUERY
from vault.dialects.databricks import DATABRICKS
from vault.dialects.dialect import Dialect
from vault.dialects.duckdb import DUCKDB, carrying
from vault.dialects.hash_fact import HashFact
from vault.dialects.postgresql import POSTGRESQL
from vault.dialects.redshift import REDSHIFT
from vault.dialects.reserved import RESERVED
from vault.dialects.snowflake import SNOWFLAKE
from vault.dialects.spark import SPARK, TableLayout, spark

__all__ = [
    "BIGQUERY", "DATABRICKS", "DIALECTS", "DUCKDB", "POSTGRESQL", "REDSHIFT", "RENDERED",
    "RESERVED", "SNOWFLAKE", "SPARK", "WRITTEN", "Dialect", "HashFact", "TableLayout",
    "carrying", "laid_out",
]  # fmt: skip

#: Those a warehouse can be in.
DIALECTS: Mapping[str, Dialect] = {dialect.name: dialect for dialect in (DUCKDB, POSTGRESQL, SPARK)}
#: Those its SQL is written for, to be run by others: dvault has no driver for them.
RENDERED: Mapping[str, Dialect] = {
    dialect.name: dialect for dialect in (SNOWFLAKE, BIGQUERY, DATABRICKS, REDSHIFT)
}
#: All that SQL is written for.
WRITTEN: Mapping[str, Dialect] = {**DIALECTS, **RENDERED}


def laid_out(dialect: Dialect, layout: TableLayout) -> Dialect:
    """The facts of a database where tables lie as a warehouse says; most decide it themselves."""
    return spark(layout) if dialect is SPARK else dialect
