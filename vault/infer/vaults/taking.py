"""Taking: under which names tables of a vault are taken over, and which are copied first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vault.dialects import DIALECTS, Dialect
from vault.execute.catalogue import CatalogueColumn
from vault.infer.vaults.found import HubPart, LinkPart, Part, SatellitePart, Vault
from vault.infer.vaults.tables import LOADED, Shape
from vault.names import (
    NAMED_COLUMNS,
    TECHNICAL_COLUMNS,
    Identifier,
    Sql,
    Table,
    fault_of_column_name,
)
from vault.render import Renderer
from vault.types import Type

_DIFF = re.compile(r"hash_?diff|hash_?diff_.*")
_PREFIX = {HubPart: "hub", LinkPart: "link", SatellitePart: "sat"}


@dataclass(frozen=True, slots=True)
class Taken:
    """A table under its name here: `columns` are pairs of a name here and one there.

    `names` are of each declared column, by the one there, what it is called here. `left` are
    columns that cannot come along.
    """

    name: str
    shape: Shape
    columns: tuple[tuple[str, str], ...]
    names: Mapping[str, str]
    left: tuple[str, ...]
    dialect: Dialect

    @property
    def fits(self) -> bool:
        """Whether the table can be taken over as it is."""
        table = self.shape.table.name
        table = table.lower() if self.dialect.ignores_case else table
        renamed = any(here != there.lower() for here, there in self.columns)
        untyped = any(self.shape.type(there) is None for there in self.names)
        return table == self.name and not renamed and not untyped and not self.left

    def type(self, column: CatalogueColumn) -> Type:
        """The type of a column; text for what there is no type for."""
        return column.type or Type("text")

    def copy(self, schema: str, renderer: Renderer) -> str:
        """The statement that copies it."""
        dialect, shape = renderer.dialect, self.shape
        columns = [
            (Identifier(here), Sql(f"cast({name} as {dialect.text})")
             if there in self.names and shape.type(there) is None else name)
            for here, there in self.columns
            if (name := dialect.identifier(there))
        ]  # fmt: skip
        source = Table(Identifier(shape.table.schema), Identifier(shape.table.name))
        target = Table(Identifier(schema), Identifier(self.name))
        return renderer.render("foreign", "copy", this=target, columns=columns, source=source)


@dataclass(frozen=True, slots=True)
class Taking:
    """All tables, what their technical columns are called here, and the schema they are in.

    `copies` is the SQL that makes them there; empty where the tables can be taken as they are.
    """

    called: Mapping[str, str]
    tables: Mapping[str, Taken]
    schema: str
    copies: str

    def of(self, part: Part) -> Taken:
        """The table of a hub, link or satellite."""
        return self.tables[part.shape.name]


def taking_of(vault: Vault) -> Taking:
    """How the tables of a vault are taken over: as they are where all of them can be."""
    called = _called(vault)
    dialect = DIALECTS[vault.dialect]
    tables = {one.shape.name: _taken(one, called, dialect) for one in vault.parts}
    schemas = {one.shape.table.schema for one in vault.parts}
    if len(schemas) == 1 and all(one.fits for one in tables.values()):
        return Taking(called, tables, schemas.pop(), "")
    schema = "raw_vault" if "raw_vault" not in schemas else "raw_vault_taken"
    renderer = Renderer(dialect)
    texts = [one.copy(schema, renderer) for one in tables.values()]
    return Taking(called, tables, schema, "\n\n".join(texts) + "\n")


def _called(vault: Vault) -> dict[str, str]:
    """What each technical column is called in most tables, where a warehouse may call it so."""
    dated = [one.shape for one in vault.parts if not isinstance(one, HubPart)]
    found = {
        "load_date": [one.shape.load_date for one in vault.parts],
        "applied_date": [shape.applied_date for shape in dated if shape.applied_date],
        "record_source": [one.shape.record_source for one in vault.parts],
        "hashdiff": [one.shape.hashdiff for one in vault.satellites if one.shape.hashdiff],
    }
    called: dict[str, str] = {}
    for column in NAMED_COLUMNS:
        names = Counter(name.lower() for name in found[column])
        name = next(iter(names.most_common(1)), (column, 0))[0]
        if column == "hashdiff" and (len(names) > 1 or not _DIFF.fullmatch(name)):
            name = column  # what each satellite calls otherwise
        technical = name in TECHNICAL_COLUMNS or fault_of_column_name(name)
        called[column] = column if technical or name in called.values() else name
    return called


def _taken(part: Part, called: Mapping[str, str], dialect: Dialect) -> Taken:
    shape = part.shape
    columns = list(_hashed(part))
    columns += [
        (called["load_date"], shape.load_date),
        (called["record_source"], shape.record_source),
    ]
    left = tuple(one.name for one in shape.table.columns if one.name.lower() == LOADED)
    kept = shape.rest
    match part:
        case HubPart():
            left += tuple(one.name for one in part.left)
            left += (shape.applied_date,) if shape.applied_date else ()
            kept = tuple(one for one in shape.rest if one.name not in left)
        case LinkPart() if not part.payload:
            left += (shape.applied_date,) if shape.applied_date else ()
        case _ if shape.applied_date:
            columns.append((called["applied_date"], shape.applied_date))
    if isinstance(part, SatellitePart) and shape.hashdiff:
        columns.append((called["hashdiff"], shape.hashdiff))
    code = part.key.code if isinstance(part, HubPart) else ""
    names = dict(_declared(kept, [here for here, _ in columns], called, code))
    columns += [(here, there) for there, here in names.items()]
    return Taken(f"{_PREFIX[type(part)]}_{part.name}", shape, tuple(columns), names, left, dialect)


def _hashed(part: Part) -> Iterable[tuple[str, str]]:
    """The hash keys: what they are called here, and there."""
    match part:
        case HubPart():
            yield f"{part.name}_hk", part.shape.hashes[0]
        case LinkPart():
            yield f"{part.name}_hk", part.own
            yield from ((f"{one.role}_hk", one.column) for one in part.references)
        case SatellitePart():
            yield f"{part.parent}_hk", part.shape.hashes[0]


def _declared(
    columns: Iterable[CatalogueColumn], taken: Iterable[str], called: Mapping[str, str], code: str
) -> Iterable[tuple[str, str]]:
    """What each other column is called here: as there, in small letters, where that may be."""
    used = {*taken, *called.values(), *NAMED_COLUMNS}
    for one in columns:
        name = one.name.lower()
        if one.name == code:
            name = "collision_code"
        elif fault_of_column_name(name) or name in used or name == "collision_code":
            name = f"source_{name}"[:50]
        used.add(name)
        yield one.name, name
