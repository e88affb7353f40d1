"""What a vault is found to consist of: hubs, links and satellites, each with its table."""

from __future__ import annotations

from dataclasses import dataclass, field

from vault.execute.catalogue import CatalogueColumn
from vault.hashing import HashRecipe
from vault.infer.vaults.hashes import KeyFound, LinkFound
from vault.infer.vaults.tables import Shape


@dataclass(frozen=True, slots=True)
class HubPart:
    """A hub: its table, and how its keys come out."""

    name: str
    shape: Shape
    key: KeyFound

    @property
    def left(self) -> tuple[CatalogueColumn, ...]:
        """Columns of the table that are no part of the key."""
        return tuple(one for one in self.shape.rest if one.name not in self.key.identity)


@dataclass(frozen=True, slots=True)
class Reference:
    """A hub of a link in a role, the column that holds its hash keys, and why it is that hub."""

    role: str
    hub: str
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class LinkPart:
    """A link: its own hash key, its hubs in the order of hashing, and what else a row holds."""

    name: str
    shape: Shape
    own: str
    references: tuple[Reference, ...]
    found: LinkFound

    @property
    def payload(self) -> tuple[CatalogueColumn, ...]:
        """The columns that are not hashed: facts that never change."""
        return tuple(one for one in self.shape.rest if one not in self.found.child)


@dataclass(frozen=True, slots=True)
class SatellitePart:
    """A satellite, what it describes, why, and what tells the rows of a set apart if it has any."""

    name: str
    shape: Shape
    parent: str
    reason: str
    set_key: tuple[CatalogueColumn, ...] = ()


Part = HubPart | LinkPart | SatellitePart


@dataclass(frozen=True, slots=True)
class Vault:
    """What was found: `notes` tell of tables that are left out, and why."""

    recipe: HashRecipe
    hubs: tuple[HubPart, ...]
    links: tuple[LinkPart, ...]
    satellites: tuple[SatellitePart, ...]
    notes: tuple[str, ...] = ()
    #: how many tables of hashdiffs the recipe reproduces
    diffs: int = 0
    dialect: str = "duckdb"
    sources: dict[str, str] = field(default_factory=dict)

    @property
    def parts(self) -> tuple[Part, ...]:
        """All of it: hubs, links, satellites."""
        return (*self.hubs, *self.links, *self.satellites)
