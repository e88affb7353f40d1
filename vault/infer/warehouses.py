"""A database that holds a vault → the definitions of that vault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vault.errors import SourceError, UsageError
from vault.infer.kept import audits, kept, placed
from vault.infer.naming import Names, ascii_words
from vault.infer.output import write
from vault.infer.vaults import COPIES, RECIPES, texts_of, vault_of

if TYPE_CHECKING:
    from vault.execute.asking import Asked
    from vault.execute.catalogue import CatalogueTable


#: The databases that say what tables they hold, and how their columns are called.
_READ = ("duckdb", "postgresql")


@dataclass(frozen=True, slots=True)
class Found:
    """The definitions of a vault: files by name, as seen from the folder of the warehouse.

    `home` is that folder, and `files` are the same by their paths; both are empty where they are
    only printed. `notes` are what whoever asked should read.
    """

    texts: Mapping[str, str]
    files: Mapping[Path, str]
    home: Path | None
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All of it, file after file, each under its name."""
        return "\n".join(f"# --- {name}\n{text}" for name, text in self.texts.items())

    def write(self, overwrite: bool = False) -> list[Path]:
        """Write the files; UsageError where one is there, unless it is to be overwritten."""
        return write(self.files, overwrite)


def infer_warehouse(url: str, out: Path | str | None = None, schema: str = "") -> Found:
    """The definitions of the warehouse that a database holds.

    Of a warehouse of dvault's own they are those that were last applied, byte for byte, as its
    audit has them; of tables that another tool made they are proposed. `schema` says which where
    there are several: that of the audit, or of the tables. Raises UsageError where that is not
    clear, SourceError where there is no vault.
    """
    from vault.execute.asking import Asked

    folder = Path(out) if out is not None else None
    if folder and folder.suffix in (".yml", ".yaml"):
        raise UsageError(f"{folder}: the definitions of a warehouse are files of a folder: name it")
    kind = _kind(url)
    if kind not in _READ:
        raise UsageError(f"a warehouse is inferred from {' or '.join(_READ)}, not from {kind}")
    asked = Asked(url)
    try:
        tables = asked.stored()
        there = audits(tables)
        if schema and schema not in there:
            return _proposed(asked, url, [one for one in tables if one.schema == schema], folder)
        if not there:
            return _proposed(asked, url, tables, folder)
    finally:
        asked.close()
    chosen = [schema] if schema else there
    if len(chosen) > 1:
        raise UsageError(
            "the database holds several warehouses; say which by the schema of its audit, as in"
            f" --schema {chosen[0]}: {', '.join(chosen)}"
        )
    found = kept(url, chosen[0])
    notes = [f"the definitions of run {found.run_id}, begun {found.started:%Y-%m-%d %H:%M} UTC"]
    if not found.is_sound:
        notes.append(
            f"{chosen[0]}.definition: these are not the texts that run {found.run_id} was begun"
            " with: their digest is another; see `dvault verify`"
        )
    return _found(found.texts, folder, notes)


def _kind(url: str) -> str:
    """The name of the database's dialect; UsageError where it is no URL, or of none that is."""
    from vault.execute import connect, dialect_of

    return dialect_of(connect(url, read_only=True)).name


def _proposed(asked: Asked, url: str, tables: list[CatalogueTable], folder: Path | None) -> Found:
    """What the tables of another tool are proposed to be."""
    vault = vault_of(asked, tables)
    if vault is None:
        raise SourceError(
            f"{asked.dialect}: of {len(tables)} tables none is a hub whose hash keys come out of"
            f" its other columns by {', '.join(RECIPES)}; say by --schema where they are, or"
            " propose a source of the tables without --from-warehouse"
        )
    last = url.partition("?")[0].rpartition("/")[2].partition(".")[0]
    texts = texts_of(vault, Names().entity(ascii_words(last), "vault"))
    notes = [f"the hash keys come out by {vault.recipe}", *vault.notes]
    if COPIES in texts:
        notes.append(f"run {COPIES} on the database first: dvault calls some tables otherwise")
    return _found(texts, folder, notes)


def _found(texts: Mapping[str, str], folder: Path | None, notes: list[str]) -> Found:
    if folder is None:
        return Found(texts, {}, None, tuple(notes))
    home, files = placed(texts, folder)
    return Found(texts, files, home, tuple(notes))
