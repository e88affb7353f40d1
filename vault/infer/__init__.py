"""Infer: files or a database → a proposed source, with hubs and links where none match.

    found = infer(["deliveries/"], into="definitions/shop")
    print(found.text)                what `dvault infer` prints: one file of definitions
    found.write()                    the same below the folder, a whole warehouse where it is new

    found = infer_warehouse("duckdb:///shop.duckdb", out="shop")
    found.write()                    the definitions of a warehouse that is there

What is looked at is every row: `gathering` reads into a workspace and observes, `proposing`
concludes from what was observed alone, `written` makes the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from vault.errors import UsageError
from vault.infer.draft import Existing
from vault.infer.excel import turned
from vault.infer.gathering import findings, from_files
from vault.infer.naming import ascii_words
from vault.infer.observed import Table
from vault.infer.output import write
from vault.infer.proposal import Proposal
from vault.infer.proposing import propose
from vault.infer.surroundings import concepts_of, existing_in
from vault.infer.warehouses import Found, infer_warehouse
from vault.infer.written import hubs_text, links_text, source_text
from vault.types import Type

if TYPE_CHECKING:
    import sqlalchemy

__all__ = ["Found", "Inferred", "Proposal", "infer", "infer_warehouse"]

_ABOUT = (
    "# Proposed from the data. What follows a # says why, and how sure it is: declared, strong,"
    " medium, weak.\n"
)


@dataclass(frozen=True, slots=True)
class Inferred:
    """A proposal, and the files it is written to: none where it is only printed.

    `home` is the folder of the warehouse they are part of.
    """

    proposal: Proposal
    folder: Path | None = None
    file: Path | None = None
    is_new: bool = False
    home: Path | None = None

    @property
    def notes(self) -> tuple[str, ...]:
        """What whoever asked should read."""
        return self.proposal.notes

    @property
    def text(self) -> str:
        """All of it as one file of definitions."""
        proposal = self.proposal
        parts = [hubs_text(proposal.hubs), links_text(proposal.links), source_text(proposal)]
        return _ABOUT + "\n".join(part for part in parts if part)

    @property
    def files(self) -> dict[Path, str]:
        """What is to be written, by file."""
        if self.file:
            return {self.file: self.text}
        if not self.folder:
            return {}
        proposal, folder = self.proposal, self.folder
        if not self.is_new:
            return {folder / "sources" / f"{proposal.source}.yml": self.text}
        name = "_".join(ascii_words(folder.resolve().name)) or "warehouse"
        name = (name if name[0].isalpha() else f"warehouse_{name}")[:40]
        return {
            folder / "warehouse.yml": f"warehouse: {name}\n",
            folder / "hubs.yml": _ABOUT + hubs_text(proposal.hubs),
            **({folder / "links.yml": links_text(proposal.links)} if proposal.links else {}),
            folder / "sources" / f"{proposal.source}.yml": _ABOUT + source_text(proposal),
        }

    def write(self, overwrite: bool = False) -> list[Path]:
        """Write the files; UsageError where one is there, unless it is to be overwritten."""
        return write(self.files, overwrite)


def infer(
    given: Iterable[Path | str] | Path | str,
    out: Path | str | None = None,
    warehouse: Path | str | None = None,
    source: str = "",
    database: str | None = None,
    settings: Mapping[str, str] | None = None,
) -> Inferred:
    """Propose a source for files, folders and globs, or for the tables of one SQLAlchemy URL.

    `out` is a file of definitions, or a folder: a new one becomes a warehouse. `warehouse` is the
    folder whose hubs are reused, by default the one that `out` is in; `database` the URL of its
    database, for the keys they hold. Nothing but the sheets of workbooks is written: see
    `Inferred.write`. Raises SourceError where nothing can be read, UsageError where it is not clear
    what is meant.
    """
    asked = [given] if isinstance(given, Path | str) else list(given)
    words = [str(one) for one in asked]
    if not words:
        raise UsageError("name files, folders or a database URL to infer from")
    place = Path(out) if out is not None else None
    file = place if place and place.suffix in (".yml", ".yaml") else None
    folder = _folder_of(file, place, warehouse)
    existing = existing_in(folder, settings)
    base = folder or Path.cwd()
    engine = _engine(folder, existing, database)
    with duckdb.connect(":memory:") as connection:
        connection.execute("set enable_progress_bar = false")
        connection.execute("set TimeZone = 'UTC'")
        if len(words) == 1 and "://" in words[0]:
            from vault.infer.databases import from_database

            tables, named, notes = from_database(connection, words[0], existing.technical, database)
        else:
            words = turned(words, folder if place else None)
            tables, named, notes = from_files(connection, words, base, existing.technical)
            if (database or "").startswith("postgresql"):
                tables = [_without_doubles(one) for one in tables]
        known = concepts_of(connection, existing, engine)
        found = findings(connection, tables, known)
        proposal = propose(found, ascii_words(source) or named, existing)
    proposal = replace(proposal, notes=tuple(notes))
    is_new = bool(place and not file and existing == Existing())
    return Inferred(proposal, None if file or not place else folder, file, is_new, folder)


def _without_doubles(table: Table) -> Table:
    """The table for a database in which the text of a double, and so its hash, is another."""
    return replace(
        table,
        columns=tuple(
            replace(one, type=Type("text"), reason=f"{one.reason}; PostgreSQL takes no double")
            if one.type.name == "double"
            else one
            for one in table.columns
        ),
    )


def _engine(folder: Path | None, existing: Existing, url: str | None) -> sqlalchemy.Engine | None:
    """The database of the warehouse that is there; none where it is not there yet."""
    from vault.execute import connect, is_there

    if not existing.hubs:
        return None
    engine = connect(url or f"duckdb:///{existing.name}.duckdb", read_only=True)
    return engine if is_there(engine) else None


def _folder_of(file: Path | None, place: Path | None, warehouse: Path | str | None) -> Path | None:
    """The folder of the warehouse that the definitions are for."""
    if warehouse is not None:
        return Path(warehouse)
    if file is None:
        return place
    for folder in (file.resolve().parent, *file.resolve().parent.parents[:2]):
        if (folder / "warehouse.yml").is_file() or (folder / "warehouse.yaml").is_file():
            return folder
    return file.parent
