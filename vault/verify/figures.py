"""Figures: what the rows of a load, or run, come to now, called as their tables were then."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from vault.entities import Column
from vault.execute.sealing import figures
from vault.execute.session import Session
from vault.names import Identifier, Table
from vault.renames import Renames
from vault.seal import Cover, Figure, audit_covers
from vault.seal.cover import LOAD_ID
from vault.verify.erased import Erasures
from vault.verify.finding import Loaded
from vault.verify.links import Subject


def figures_now(
    session: Session,
    known: tuple[Iterable[Cover], Collection[Table], Erasures],
    subject: Subject,
    load: Loaded | None,
    bits: int,
) -> list[Figure]:
    """The figures of a load, or run, where its tables have 2^`bits` parts.

    The covers of the vault's tables, those that are held, and what was erased are `known`.
    """
    group, group_id = subject
    of_tables, held, erasures = known
    covers = [(cover, 0) for cover in audit_covers(session.audit.schema)[Identifier(group)]]
    covers += [(cover, bits) for cover in of_tables if group == LOAD_ID]
    there = [(cover, parts) for cover, parts in covers if cover.table in held]
    now = list(figures(session, there, (group_id, group_id)))
    if group != LOAD_ID:
        return now
    if load is None:
        return erasures.adjusted(now, -1)
    renames, run_id = erasures.renames, load.run_id
    texts = {str(cover.table): _as_said(cover, renames, run_id) for cover, _ in there}
    now = erasures.adjusted([replace(one, covers=texts[one.target]) for one in now], -1)
    return [replace(one, target=renames.called(one.target, run_id)) for one in now]


def _as_said(cover: Cover, renames: Renames, run_id: int) -> str:
    """The text of a cover once a run was over."""

    def then(name: Identifier) -> Identifier:
        return Identifier(renames.column_called(str(cover.table), name, run_id))

    def each(columns: tuple[Column, ...]) -> tuple[Column, ...]:
        return tuple(replace(one, name=then(one.name)) for one in columns)

    return str(
        replace(
            cover, hashes=tuple(map(then, cover.hashes)), key=each(cover.key),
            values=each(cover.values), personal=each(cover.personal),
        )
    )  # fmt: skip
