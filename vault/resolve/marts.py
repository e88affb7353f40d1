"""Marts: their files, what they read, the rules they keep, and the order to build them in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from vault.definitions import Declared, Place
from vault.definitions.marts import Mart as MartModel
from vault.definitions.marts import Test
from vault.entities import DataTest, Mart, Parameter
from vault.errors import Location, relative, suggestion
from vault.names import Identifier, Table, fault_of_entity_name
from vault.resolve.kinship import Kinship
from vault.resolve.order import ordered
from vault.resolve.scope import Scope

_REF = re.compile(r"\bref\(\s*(['\"])(.*?)\1\s*\)")
_JINJA_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


def resolve_marts(scope: Scope, kinship: Kinship) -> tuple[Mart, ...]:
    """The marts, those that others read first."""
    tables = _tables(scope, kinship)
    marts: dict[str, Mart] = {}
    for name, declared in scope.documents.marts.items():
        fault = _fault_of_name(scope, declared, tables)
        if fault:
            scope.problem((declared.place / "mart").location, fault)
        if declared.model is not None:
            mart = _mart(scope, declared, declared.model, tables)
            if mart is not None:
                marts[name] = mart
    names, cycle = ordered(
        {name: [read for read in mart.reads if read in marts] for name, mart in marts.items()}
    )
    if cycle:
        at = marts[cycle[0]].location
        scope.problem(at, f"marts read each other in a circle: {' → '.join(cycle)}")
    return tuple(marts[name] for name in names)


def _tables(scope: Scope, kinship: Kinship) -> dict[str, Location]:
    """Every table of the vault a mart may read; two of one name are a problem."""
    documents = scope.documents
    found: dict[str, Location] = {}

    def add(name: str, at: Location) -> None:
        if name in found:
            scope.problem(at, f"this makes a table '{name}', as does what is at {found[name]}")
        found.setdefault(name, at)

    for name, hub in documents.hubs.items():
        add(f"hub_{name}", hub.place.key)
    for name, link in documents.links.items():
        add(f"link_{name}", link.place.key)
    for name, reference in documents.references.items():
        add(f"ref_{name}", reference.place.key)
    for name, place in scope.satellite_places.items():
        for suffix in ("", "_current", "_history", "_known"):
            add(f"sat_{name}{suffix}", place.key)
    if documents.snapshots:
        add("snapshot", documents.snapshots.place.key)
    for name, pit in documents.points_in_time.items():
        add(f"pit_{name}", pit.place.key)
    for name, bridge in documents.bridges.items():
        add(f"bridge_{name}", bridge.place.key)
    for name, dimension in documents.dimensions.items():
        if documents.snapshots and name not in documents.points_in_time:
            add(f"pit_{name}", dimension.place.key)
        for suffix in ("", "_history", "_at") if documents.snapshots else ("", "_history"):
            add(f"dim_{name}{suffix}", dimension.place.key)
    for name, fact in documents.facts.items():
        add(f"fact_{name}", fact.place.key)
    for name, table in kinship.tables.items():
        add(table, documents.links[name].place.key)
    return found


def _fault_of_name(
    scope: Scope, declared: Declared[MartModel], tables: dict[str, Location]
) -> str | None:
    name = declared.name
    stem = declared.place.document.path.stem
    if name in tables:
        return f"'{name}' is the name of a table of the vault, declared at {tables[name]}"
    if name != stem:
        return f"mart '{name}' must lie in a file {name}.yml, not {stem}.yml"
    return fault_of_entity_name(name)


def _mart(
    scope: Scope, declared: Declared[MartModel], said: MartModel, tables: dict[str, Location]
) -> Mart | None:
    place, name = declared.place, declared.name
    path = _body(scope, place)
    if path is None:
        return None
    reads = _reads(scope, place, said, path, tables)
    if path.suffix == ".py" and said.materialized != "table":
        at = (place / "materialized").location
        scope.problem(at, f"a mart in Python is a table, not `{said.materialized}`")
    return Mart(
        name=name,
        table=Table(scope.schemas.marts, Identifier(name)),
        path=path,
        reads=reads,
        grain=tuple(map(Identifier, said.grain)),
        columns=tuple((Identifier(column), text) for column, text in said.columns.items()),
        location=(place / "mart").location,
        materialized=said.materialized,
        parameters=tuple(
            Parameter(key, parameter.type, parameter.value)
            for key, parameter in said.parameters.items()
        ),
        tests=tuple(
            rule
            for index, test in enumerate(said.tests)
            for rule in _tests(scope, place / "tests" / index, test, tables)
        ),
        description=said.description,
        lineage=tuple(_lineage(scope, place / "lineage", said, path, reads)),
    )


def _lineage(
    scope: Scope, place: Place, said: MartModel, path: Path, reads: tuple[str, ...]
) -> Iterator[tuple[Identifier, tuple[tuple[str, Identifier], ...]]]:
    """What columns of a model are made of, as its definition says."""
    if said.lineage and path.suffix == ".sql":
        scope.problem(place.key, "`lineage:` is for marts in Python; SQL says it itself")
        return
    for column, origins in said.lineage.items():
        at = place / column
        if column not in said.columns:
            hint = suggestion(column, said.columns)
            scope.problem(at.key, f"`columns:` describes no column '{column}'{hint}")
        found = []
        for index, origin in enumerate(origins):
            table, dot, name = origin.partition(".")
            here = at / index if isinstance(at.value, list) else at
            if not dot or not name:
                scope.problem(here.location, f"'{origin}' is no column: write table.column")
            elif table not in reads:
                hint = suggestion(table, reads)
                scope.problem(here.location, f"'{table}' is not among `reads`{hint}")
            found.append((table, Identifier(name)))
        yield Identifier(column), tuple(found)


def _body(scope: Scope, place: Place) -> Path | None:
    """The file beside the mart's definition that holds its SQL or Python."""
    yaml = place.document.path
    found = [p for s in (".sql", ".py") if (p := yaml.with_suffix(s)) in scope.documents.bodies]
    if len(found) == 1:
        return found[0]
    at = (place / "mart").location
    if found:
        scope.problem(at, f"there are both {found[0].name} and {found[1].name}: remove one")
    else:
        scope.problem(at, f"there is no {yaml.stem}.sql or {yaml.stem}.py beside this file")
    return None


def _reads(
    scope: Scope, place: Place, said: MartModel, path: Path, tables: dict[str, Location]
) -> tuple[str, ...]:
    if path.suffix == ".sql":
        if said.reads:
            at = (place / "reads").key
            scope.problem(at, "`reads:` is for marts in Python; SQL says {{ ref('…') }}")
        mentions = list(_refs(path, scope.documents.bodies[path] or ""))
    else:
        mentions = [(n, (place / "reads" / i).location) for i, n in enumerate(said.reads)]
    _check_reads(scope, mentions, tables)
    for name, at in mentions:
        if name == said.mart:
            scope.problem(at, f"mart '{name}' reads itself")
    return tuple(dict.fromkeys(name for name, _ in mentions if name != said.mart))


def _refs(path: Path, text: str) -> Iterator[tuple[str, Location]]:
    """Each `ref('name')` of an SQL file but those in comments of the template."""
    text = _JINJA_COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    file = relative(path)
    for found in _REF.finditer(text):
        start = found.start(2)
        line = text.count("\n", 0, start) + 1
        yield found[2], Location(file, line, start - (text.rfind("\n", 0, start) + 1) + 1)


def _check_reads(
    scope: Scope, mentions: list[tuple[str, Location]], tables: dict[str, Location]
) -> None:
    known = [*scope.documents.marts, *tables]
    for name, at in mentions:
        if name.endswith("_at") and name.removesuffix("_at") in tables and name not in known:
            scope.problem(at, f"'{name}' needs `snapshots:`, as in {{daily: 30 days}}")
        elif name not in known and scope.documents.complete:
            hint = suggestion(name, known)
            scope.problem(at, f"unknown mart or table '{name}'{hint}")


def _tests(
    scope: Scope, place: Place, said: Test, tables: dict[str, Location]
) -> Iterator[DataTest]:
    for rule in ("unique", "not_null"):
        columns = tuple(map(Identifier, getattr(said, rule)))
        if columns:
            yield DataTest(rule, columns)
        elif rule in said.model_fields_set:
            scope.problem((place / rule).key, f"'{rule}' must name a column")
    for column, values in said.accepted.items():
        if not values:
            scope.problem((place / "accepted" / column).location, "no value is accepted: name some")
        yield DataTest("accepted", (Identifier(column),), values)
    if said.sql:
        path = place.document.path.parent / said.sql
        if path not in scope.documents.bodies:
            scope.problem((place / "sql").location, f"there is no file '{said.sql}'")
            return
        _check_reads(scope, list(_refs(path, scope.documents.bodies[path] or "")), tables)
        yield DataTest("sql", sql=path)
