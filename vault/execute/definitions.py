"""Definitions: those by which a run went, which the audit keeps, resolved once more."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from tempfile import TemporaryDirectory

from vault.definitions import read
from vault.entities import Warehouse
from vault.errors import UsageError, VaultError
from vault.execute.session import Session
from vault.names import Table
from vault.resolve import resolve

#: Folders above the warehouse's own, of which its files may name some.
_ABOVE = "1/2/3/4/5/6/7/8"


def last_applied(
    today: Warehouse, session: Session, held: Collection[Table], ended: bool = False
) -> Warehouse | None:
    """The warehouse as it was when the database was last as it was declared.

    None where it never was, or where that cannot be resolved any more. `ended` goes by nothing but
    a run that came to its end: without transactions others may have been cut off in their midst.
    """
    if not all(session.audit(name) in held for name in ("run", "step", "definition")):
        return None
    of = ("audit", "ended") if ended else ("change", "applied")
    for (digest,) in session.rows(*of, this=session.audit):
        if digest == today.digest:
            return today
        return definitions_of(today, session, digest)
    return None


def definitions_of(today: Warehouse, session: Session, digest: str) -> Warehouse | None:
    """The warehouse as it was declared then; None where that cannot be resolved any more."""
    try:
        return declared_then(today, session, digest)
    except VaultError:
        return None


def declared_then(today: Warehouse, session: Session, digest: str) -> Warehouse:
    """The same; VaultError says why it cannot be resolved any more."""
    rows = session.rows("audit", "declared_by", this=today.audit_table, digest=digest)
    with TemporaryDirectory(prefix="dvault-") as made:
        root = Path(os.path.realpath(made))
        folder = root / _ABOVE
        folder.mkdir(parents=True)
        for name, content in rows:
            if name.startswith("builtin/"):  # which travel with the package
                continue
            path = Path(os.path.normpath(folder / name))
            if not path.is_relative_to(root):
                raise UsageError(f"{name} is too far above the warehouse's folder")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
        if not rows:
            raise UsageError("the audit has lost their text")
        found = resolve(read(folder))
    for word in ("recipe", "names", "schemas"):
        if getattr(found, word) != getattr(today, word):
            raise UsageError(f"they say other {word} than today's")
    return found
