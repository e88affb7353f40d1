"""Columns: which a table must have so that its rows can be compared with their seals."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields
from typing import Any

from vault.audit import Audit
from vault.entities import Hub, Link, Satellite
from vault.errors import VerificationError
from vault.names import Table
from vault.plan import described_columns
from vault.seal import Cover, Seal

#: What is read of these before anything can be compared.
_BOOKS = {
    "seal": tuple(one.name for one in fields(Seal)),
    "sealed": ("load_id", "run_id", "target", "parts", "part", "row_count", "key_sum",
               "digest_sum", "located_sum", "personal_sum", "covers"),
    "load": ("load_id", "run_id", "feed", "file", "load_date"),
    "run": ("run_id", "status"),
}  # fmt: skip


def require_books(audit: Audit, held: Mapping[Table, Collection[str]]) -> None:
    """VerificationError where the tables are not whole by which all others are compared."""
    for name, columns in _BOOKS.items():
        table = audit(name)
        if table not in held:
            raise VerificationError(f"{table} is gone: without it nothing can be compared")
        for column in columns:
            if column not in held[table]:
                raise VerificationError(
                    f"{table}: column '{column}' is gone: without it nothing can be compared"
                )


def lost_columns(
    cover: Cover, entity: Hub | Link | Satellite | None, held: Collection[str]
) -> list[str]:
    """The columns that a table has no more, of those that are covered or that rows are told by."""
    needed: list[Any] = list(cover.columns)
    if entity is not None:
        needed += [cover.loaded, *cover.hashes, *cover.moments]
        needed += [column.name for column in described_columns(entity) or ()]
        needed += [column.name for column in getattr(entity, "identity", ())]
        needed += [column.name for column in getattr(entity, "child_key", ())]
    return [str(one) for one in dict.fromkeys(needed) if one not in held]
