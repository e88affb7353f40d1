"""What a warehouse is: everything the definitions declare, resolved and checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from vault.dialects import TableLayout
from vault.entities.bridge import Bridge
from vault.entities.dimension import Dimension
from vault.entities.fact import Fact
from vault.entities.feed import Feed
from vault.entities.hierarchy import Hierarchy
from vault.entities.hub import Hub
from vault.entities.link import Link
from vault.entities.mart import Mart
from vault.entities.pit import Pit
from vault.entities.reference import Reference
from vault.entities.same_as import SameAs
from vault.entities.satellite import Satellite
from vault.entities.snapshot import Snapshots
from vault.hashing import HashRecipe
from vault.names import NAMED_COLUMNS, Identifier, Table


@dataclass(frozen=True, slots=True)
class Schemas:
    """The schemas a warehouse keeps its tables in."""

    raw_vault: Identifier
    business_vault: Identifier
    marts: Identifier
    audit: Identifier

    @property
    def names(self) -> tuple[Identifier, ...]:
        return (self.raw_vault, self.business_vault, self.marts, self.audit)


@dataclass(frozen=True, slots=True)
class Notify:
    """Who is told, by addresses of apprise, and of more rejected rows than which share or count."""

    to: tuple[str, ...] = ()
    rejected: float | None = None


@dataclass(frozen=True, slots=True)
class Warehouse:
    """A whole warehouse; each tuple is ordered so that what is needed comes first.

    `digest` is the SHA-256 of the definition files' names and text, `definitions` that text.
    """

    name: str
    folder: Path
    recipe: HashRecipe
    schemas: Schemas
    hubs: tuple[Hub, ...]
    links: tuple[Link, ...]
    references: tuple[Reference, ...]
    feeds: tuple[Feed, ...]
    snapshots: Snapshots | None
    pits: tuple[Pit, ...]
    dimensions: tuple[Dimension, ...]
    facts: tuple[Fact, ...]
    marts: tuple[Mart, ...]
    digest: str
    definitions: tuple[tuple[str, str], ...]
    description: str = ""
    bridges: tuple[Bridge, ...] = ()
    same_as: tuple[SameAs, ...] = ()
    hierarchies: tuple[Hierarchy, ...] = ()
    layout: TableLayout = field(default_factory=TableLayout)
    #: the folder that keeps every file that was loaded; None where none does
    archive: Path | None = None
    #: what each of `NAMED_COLUMNS` is called
    names: tuple[str, ...] = NAMED_COLUMNS
    notify: Notify = Notify()

    def called(self, column: str) -> Identifier:
        """What a technical column is called."""
        names = dict(zip(NAMED_COLUMNS, self.names, strict=True))
        return Identifier(names.get(column, column))

    @property
    def satellites(self) -> tuple[Satellite, ...]:
        return tuple(load.satellite for feed in self.feeds for load in feed.satellites)

    def audit_table(self, name: str) -> Table:
        return Table(self.schemas.audit, Identifier(name))
