"""resolve: documents → Warehouse, with every problem of the definitions reported at once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from vault.definitions import Documents
from vault.dialects import TableLayout
from vault.entities import HashRecipe, Notify, Warehouse
from vault.errors import DefinitionError, Location, relative
from vault.names import (
    LONGEST_NAME,
    OWN_COLUMNS,
    TECHNICAL_COLUMNS,
    fault_of_column_name,
    fault_of_entity_name,
)
from vault.resolve.archive import resolve_archive
from vault.resolve.bridges import resolve_bridges
from vault.resolve.business import resolve_dimensions, resolve_pits, resolve_snapshots
from vault.resolve.facts import resolve_facts
from vault.resolve.feeds import resolve_feeds
from vault.resolve.hubs import resolve_hubs, resolve_links, resolve_references
from vault.resolve.kinship import Kinship
from vault.resolve.marts import resolve_marts
from vault.resolve.order import feeds_in_order
from vault.resolve.scope import NamesTaken, Scope

__all__ = ["resolve"]


def resolve(documents: Documents) -> Warehouse:
    """Return the warehouse that the documents declare; pure.

    Raises DefinitionError with every problem found while reading and resolving, by place.
    """
    scope = Scope(documents)
    _check_settings(scope)
    resolve_hubs(scope)
    resolve_links(scope)
    resolve_references(scope)
    resolve_feeds(scope)
    archive = resolve_archive(scope)
    snapshots = resolve_snapshots(scope)
    pits = resolve_pits(scope, snapshots)
    bridges = resolve_bridges(scope)
    kinship = Kinship(scope)
    dimensions, implied = resolve_dimensions(scope, snapshots, pits, kinship)
    facts = resolve_facts(scope, kinship)
    marts = resolve_marts(scope, kinship)
    if scope.problems:
        raise DefinitionError(scope.problems)
    said = documents.settings
    return Warehouse(
        name=said.warehouse,
        folder=documents.folder,
        recipe=HashRecipe(said.hash.recipe, 1, said.hash.algorithm, said.hash.storage),
        schemas=scope.schemas,
        hubs=tuple(scope.hubs.values()),
        links=tuple(scope.links.values()),
        references=tuple(scope.references.values()),
        feeds=feeds_in_order(scope.feeds.values()),
        snapshots=snapshots,
        pits=(*pits.values(), *implied),
        dimensions=dimensions,
        facts=facts,
        marts=marts,
        digest=digest(documents.texts),
        definitions=tuple(documents.texts.items()),
        description=said.description,
        bridges=bridges,
        same_as=tuple(kinship.same_as.values()),
        hierarchies=tuple(kinship.hierarchies.values()),
        layout=TableLayout(
            said.spark.table_format,
            tuple(scope.names.get(name, name) for name in said.spark.partition_by),
            said.spark.buckets,
        ),
        archive=archive,
        names=tuple(scope.names.values()),
        notify=Notify(tuple(filter(None, said.notify.to)), said.notify.rejected),
    )


def digest(texts: Mapping[str, str]) -> str:
    """The SHA-256 of names and texts, each preceded by its length, so that no two sets agree.

    >>> digest({"a": "b"}) == digest({"ab": ""})
    False
    """
    made = hashlib.sha256()
    for name, text in sorted(texts.items()):
        for part in (name.encode(), text.encode()):
            made.update(f"{len(part)}:".encode() + part)
    return made.hexdigest()


def _check_settings(scope: Scope) -> None:
    documents = scope.documents
    place = documents.places.get("warehouse")
    if place is None:
        if documents.complete:
            file = relative(documents.folder / "warehouse.yml")
            scope.problem(Location(file), "a warehouse needs a name: say `warehouse: <name>`")
    elif documents.settings.warehouse or place.value == "":
        fault = fault_of_entity_name(documents.settings.warehouse)
        if fault:
            scope.problem(place.location, fault)
    _check_names(scope)
    spark, layout = documents.places.get("spark"), documents.settings.spark
    if spark and layout.buckets and layout.table_format == "delta":
        at = (spark / "buckets").location
        scope.problem(at, "Delta Lake has no buckets: leave them out, or keep tables as parquet")
    schemas = documents.places.get("schemas")
    if schemas is None:
        return
    for key, name in documents.settings.schemas:
        at = (schemas / key).location
        if not name.strip() or any(ord(character) < 32 for character in name):
            scope.problem(at, f"{name!r} is no name for a schema")
        elif len(name.encode()) > LONGEST_NAME:
            scope.problem(at, f"'{name}' is longer than {LONGEST_NAME} bytes")


def _check_names(scope: Scope) -> None:
    """No technical column may be called like another."""
    taken = NamesTaken(scope)
    for column, name in scope.names.items():
        if name == column:
            continue
        at = scope.documents.places["names"] / column
        fault = fault_of_column_name(name)
        if name.casefold() in TECHNICAL_COLUMNS:
            fault = f"'{name}' is another technical column: call the {column} otherwise"
        elif name.casefold().startswith(OWN_COLUMNS):
            fault = f"'{name}' begins as other columns of dvault's: call the {column} otherwise"
        if fault:
            scope.problem(at.location, fault)
        else:
            taken.take(name, at, allowed=name)
