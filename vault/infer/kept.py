"""Kept: the definitions that the audit of a warehouse has, file by file, as last applied."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from vault.audit import Audit
from vault.bundled import bundled
from vault.errors import DatabaseError
from vault.execute.catalogue import CatalogueTable
from vault.names import Identifier
from vault.query import query
from vault.render import Renderer
from vault.resolve import digest

#: The tables by which an audit is known, with columns that they have.
_AUDIT = {
    "definition": {"digest", "run_id", "file", "content"},
    "run": {"run_id", "started", "status", "definition_digest"},
    "step": {"run_id", "sql_digest"},
}
_NAME = re.compile(r"^warehouse:\s*[\"']?([a-z][a-z0-9_]*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Kept:
    """The files of a run by their names, as seen from the warehouse's folder.

    `is_sound` says that they have the digest which the run was begun with.
    """

    run_id: int
    started: datetime
    texts: Mapping[str, str]
    is_sound: bool


def audits(tables: Sequence[CatalogueTable]) -> list[str]:
    """The schemas that hold an audit of dvault's, in order."""
    found: dict[str, set[str]] = {}
    for table in tables:
        wanted = _AUDIT.get(table.name)
        if wanted and wanted <= {column.name for column in table.columns}:
            found.setdefault(table.schema, set()).add(table.name)
    return sorted(schema for schema, names in found.items() if names == set(_AUDIT))


def kept(url: str, schema: str) -> Kept:
    """The definitions that were last applied, by the audit in a schema.

    DatabaseError where no run went through with any, or where a name of theirs is none.
    """
    from vault.execute import connect, dialect_of

    engine = connect(url, read_only=True)
    try:
        renderer = Renderer(dialect_of(engine))
        sql = renderer.render("audit", "definitions", this=Audit(Identifier(schema)))
        rows = query(sql, engine).to_dict("records")
    finally:
        engine.dispose()
    if not rows:
        raise DatabaseError(
            f"{schema}.definition: no run has applied any definitions, so none can be written;"
            " name the schema of the tables (--schema raw_vault) to have them proposed of those"
        )
    texts = {str(row["file"]): str(row["content"]) for row in rows}
    for name in texts:
        _require_name(name, schema)
    sound = digest(texts) == rows[0]["digest"]
    stock = bundled("marts")
    own = {
        name: text
        for name, text in texts.items()
        if not (name.startswith("builtin/") and (stock / name.removeprefix("builtin/")).is_file())
    }
    return Kept(int(rows[0]["run_id"]), rows[0]["started"], own, sound)


def _require_name(name: str, schema: str) -> None:
    """Refuse a name that would lead out of the folder that is written to."""
    parts = PurePosixPath(name).parts
    below = parts[_above(name) :]
    if not below or name.startswith("/") or ".." in below or "\0" in name or "\\" in name:
        raise DatabaseError(
            f"{schema}.definition: {name!r} is no name of a file of definitions, so the audit was"
            " changed; see `dvault verify`"
        )


def _above(name: str) -> int:
    """How many folders above the warehouse's a file lies."""
    parts = PurePosixPath(name).parts
    return next((at for at, part in enumerate(parts) if part != ".."), len(parts))


def placed(texts: Mapping[str, str], folder: Path) -> tuple[Path, dict[Path, str]]:
    """The warehouse's folder at or below `folder`, and the files by their paths.

    It lies as deep as files outside of it need, such as marts in `../../marts`: nothing is written
    above `folder`.
    """
    depth = max((_above(name) for name in texts), default=0)
    named = next((found[1] for text in texts.values() if (found := _NAME.search(text))), "")
    levels = [*["above"] * (depth - 2), "definitions", named or "warehouse"]
    home = folder.joinpath(*(levels[-depth:] if depth else ()))
    return home, {Path(os.path.normpath(home / name)): text for name, text in texts.items()}
