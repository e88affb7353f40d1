"""What DuckDB says of its own tables, which SQLAlchemy's inspector cannot ask for."""

from __future__ import annotations

from typing import Any

import sqlalchemy

from vault.types import Type, parse_type

_TABLES = """
select schema_name, table_name, comment from duckdb_tables()
where database_name = current_database() and not internal and not temporary
union all
select schema_name, view_name, comment from duckdb_views()
where database_name = current_database() and not internal and not temporary
order by 1, 2
"""
_COLUMNS = """
select schema_name, table_name, column_name, data_type, comment from duckdb_columns()
where database_name = current_database() and not internal
order by 1, 2, column_index
"""
_CONSTRAINTS = """
select schema_name, table_name, constraint_type, constraint_column_names, referenced_table,
    referenced_column_names
from duckdb_constraints()
where database_name = current_database() and constraint_type in ('PRIMARY KEY', 'FOREIGN KEY')
"""
_NAMES = {
    "TINYINT": "integer",
    "SMALLINT": "integer",
    "INTEGER": "integer",
    "UTINYINT": "integer",
    "USMALLINT": "integer",
    "UINTEGER": "bigint",
    "BIGINT": "bigint",
    "FLOAT": "double",
    "DOUBLE": "double",
    "BOOLEAN": "boolean",
    "VARCHAR": "text",
    "DATE": "date",
    "TIME": "time",
    "TIMESTAMP": "timestamp",
    "TIMESTAMP WITH TIME ZONE": "timestamptz",
    "BLOB": "binary",
    "JSON": "json",
}


def type_of(said: str) -> Type | None:
    """The type that holds every value of a type of DuckDB; none where there is none.

    >>> type_of("BIGINT"), type_of("DECIMAL(10,2)")
    (Type(name='bigint', precision=0, scale=0), Type(name='decimal', precision=10, scale=2))
    """
    if said in _NAMES:
        return Type(_NAMES[said])
    return parse_type(said.lower()) if said.startswith("DECIMAL") else None


def catalogue_of(connection: sqlalchemy.Connection) -> list[dict[str, Any]]:
    """The tables with their columns, key, foreign keys and comment, as plain values."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for schema, name, comment in connection.exec_driver_sql(_TABLES).fetchall():
        found[schema, name] = {
            "schema": schema,
            "name": name,
            "comment": comment or "",
            "columns": [],
            "key": (),
            "foreign": [],
        }
    for schema, table, name, said, comment in connection.exec_driver_sql(_COLUMNS).fetchall():
        if (schema, table) in found:
            found[schema, table]["columns"].append((name, type_of(said), said, comment or ""))
    for schema, table, kind, columns, to, others in connection.exec_driver_sql(
        _CONSTRAINTS
    ).fetchall():
        if (schema, table) not in found:
            continue
        if kind == "PRIMARY KEY":
            found[schema, table]["key"] = tuple(columns)
        else:
            found[schema, table]["foreign"].append((tuple(columns), to, tuple(others or ())))
    return list(found.values())
