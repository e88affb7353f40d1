"""Surroundings: the warehouse that a source is proposed for, its names and the keys it holds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from vault.infer.draft import Existing
from vault.infer.naming import ascii_words
from vault.infer.proposal import Part
from vault.infer.relations import Concept

if TYPE_CHECKING:
    import sqlalchemy

    from vault.entities import Warehouse


def existing_in(folder: Path | None, settings: Mapping[str, str] | None = None) -> Existing:
    """What the warehouse of a folder has; nothing where there is none yet.

    DefinitionError where its definitions have a fault.
    """
    from vault.commands import check

    if folder is None or not any(
        (folder / name).is_file() for name in ("warehouse.yml", "warehouse.yaml")
    ):
        return Existing()
    return existing_of(check(folder, settings))


def existing_of(warehouse: Warehouse) -> Existing:
    """What a resolved warehouse has."""
    entities = {one.name for one in warehouse.hubs} | {one.name for one in warehouse.links}
    entities |= {one.name for one in warehouse.references}
    for link in warehouse.links:
        entities |= {reference.role for reference in link.references}
    hubs = {
        hub.name: tuple(Part(str(one.name), one.type, one.pii) for one in hub.business_key)
        for hub in warehouse.hubs
        if hub.tenant is None and hub.collision_code is None
    }
    return Existing(
        hubs,
        frozenset(entities),
        frozenset(one.name for one in warehouse.satellites),
        frozenset(one.source for one in warehouse.feeds),
        tuple(str(one) for one in warehouse.names),
        warehouse.name,
        {hub.name: str(hub.table) for hub in warehouse.hubs},
    )


def concepts_of(
    connection: duckdb.DuckDBPyConnection, existing: Existing, engine: sqlalchemy.Engine | None
) -> list[Concept]:
    """Each hub with a key of one column, and the keys it holds where there is a database."""
    found = []
    for name, key in existing.hubs.items():
        if len(key) != 1:
            continue
        values, count = "", 0
        if engine is not None:
            values, count = _held(connection, engine, name, existing.tables[name], key[0].name)
        found.append(
            Concept(
                tuple(ascii_words(name)),
                key[0].name,
                values,
                hub=name,
                is_text=key[0].type.name == "text",
                count=count,
                kind=key[0].type.name,
            )
        )
    return found


def _held(
    connection: duckdb.DuckDBPyConnection, engine: sqlalchemy.Engine, hub: str, table: str, key: str
) -> tuple[str, int]:
    """The keys of a hub's table as a table of the workspace; nothing where it is not there."""
    from vault.errors import VaultError
    from vault.query import query

    schema, _, name = table.partition(".")
    column = key.replace('"', '""')
    try:
        frame = query(f'select distinct "{column}" as k from "{schema}"."{name}"', engine)
    except VaultError:
        return "", 0
    values = [str(one).strip().upper() for one in frame["k"].dropna()]
    connection.execute(f"create or replace table held_{hub} (k varchar)")
    for start in range(0, len(values), 10_000):
        connection.execute(
            f"insert into held_{hub} select unnest(?::varchar[])", [values[start : start + 10_000]]
        )
    return (f"(select k from held_{hub})", len(values)) if values else ("", 0)
