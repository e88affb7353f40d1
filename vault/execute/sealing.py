"""Sealing: each load leaves figures of what it stored, each run appends them to the chain.

The figures are taken in the transaction that stores the rows, so that nothing is stored without
them. The chain is appended to where nobody else loads: at the end of a run, and at the beginning
of the next for what a crash left behind.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from sys import intern
from typing import Any

from vault.audit import Load, now
from vault.entities import Column, Hub, Link, Satellite, Type
from vault.execute.definitions import last_applied
from vault.execute.session import Session
from vault.names import Identifier, Sql, Table
from vault.seal import (
    HEAD_BEFORE_ALL,
    Cover,
    Figure,
    Numbers,
    Seal,
    audit_covers,
    content_of,
    cover_of,
    covers_of,
    seal_after,
    sum_of,
)
from vault.seal.books import LONG, figures_of
from vault.seal.cover import BOOKS, LOAD_ID, RUN_ID

#: From so many delivered rows on, the figures of a table are kept for so many parts of its keys.
_MANY = ((10_000_000, 8), (1_000, 4))
#: Of how many bits of a key the parts of a load's tables may be.
PARTS = (0, 4, 8)
_AT_ONCE = 1000


def seal_loads(session: Session, loads: Sequence[Load], without: Collection[Table]) -> None:
    """Keep the figures of what a batch of loads has just stored and written of itself.

    Only tables that were given rows are asked: each takes longer to be asked than a few rows do.
    `without` are the books in which nothing was written.
    """
    if not session.seals:
        return
    bits = _bits(max(load.delivered for load in loads))
    span = loads[0].load_id, loads[-1].load_id
    stored = {table for table, rows in loads[0].stored if rows}
    covers = [cover for _, cover in covers_of(session.warehouse) if str(cover.table) in stored]
    _seal(session, covers, span, bits, without)


def seal_taken_over(
    session: Session, entities: Iterable[Hub | Link | Satellite], load: Load
) -> None:
    """The same of tables whose rows have dates and sources of their own: another tool's, say."""
    if not session.seals:
        return
    source = Column(session.warehouse.called("record_source"), Type("text"))
    covers = [cover_of(one, session.warehouse, replays=True) for one in entities]
    covers = [replace(cover, values=(*cover.values, source)) for cover in covers]
    _seal(session, covers, (load.load_id, load.load_id), _bits(load.delivered))


def _bits(delivered: int) -> int:
    return next((bits for rows, bits in _MANY if delivered >= rows), 0)


def _seal(
    session: Session,
    covers: Iterable[Cover],
    span: tuple[int, int],
    bits: int,
    without: Collection[Table] = (),
) -> None:
    of_tables = [(cover, bits) for cover in covers]
    books = audit_covers(session.audit.schema)[LOAD_ID]
    of_books = [(cover, 0) for cover in books if cover.table not in without]
    keep(session, LOAD_ID, _reckoned(session, [*of_tables, *of_books], span))


def _reckoned(
    session: Session, covers: Sequence[tuple[Cover, int]], span: tuple[int, int]
) -> Iterator[Figure]:
    """The figures of tables, by the database, and of books that are read, where it can be so."""
    asked = []
    for cover, bits in covers:
        if _is_read(session, cover):
            yield from figures_of(cover, _rows_of(session, cover, span))
        else:
            asked.append((cover, bits))
    if asked:
        yield from figures(session, asked, span)


def _is_read(session: Session, cover: Cover) -> bool:
    is_short = cover.table.name in BOOKS and cover.table.name not in LONG
    return is_short and session.renderer.dialect.numbers_hashes


def _rows_of(session: Session, cover: Cover, span: tuple[int, int]) -> list[tuple[Any, ...]]:
    context = {"columns": cover.columns, "group": cover.group, "since": span[0], "until": span[1]}
    return session.rows("seal", "book", this=cover.table, **context)


def figures(
    session: Session, covers: Sequence[tuple[Cover, int]], span: tuple[int, int]
) -> Iterator[Figure]:
    """What the rows of each load, or run, in a span come to in each table, by parts of 2^bits.

    It is asked in one statement: most loads are small, and what they wait for is statements.
    """
    every = []
    for cover, bits in covers:
        numbers = Numbers(session.renderer.hashing, cover)
        context = {"numbers": numbers, "bits": bits, "joined": None, "shown": ()}
        text = session.renderer.render("seal", "sums", since=span[0], until=span[1], **context)
        every.append(Sql(text.removesuffix(";")))
    for place, *row in session.rows("seal", "every", every=every):
        cover, bits = covers[place]
        yield figure_of(cover, bits, row)


def figure_of(cover: Cover, bits: int, row: Sequence[Any]) -> Figure:
    """The figures of a row of sums."""
    group_id, part, rows, *sums = row[:10]
    key_high, key_low, digest_high, digest_low, located, *personal = sums
    return Figure(
        group_id=int(group_id),
        target=str(cover.table),
        parts=2**bits,
        part=int(part),
        rows=int(rows),
        keys=sum_of(key_high, key_low),
        digest=sum_of(digest_high, digest_low),
        located=str(int(located or 0)),
        personal=sum_of(*personal),
        covers=str(cover),
    )


def keep(session: Session, group: Identifier, found: Iterable[Figure]) -> None:
    """Write figures beside those that are there."""
    kept = list(found)
    for at in range(0, len(kept), _AT_ONCE):
        _write(session, "figures", group=group, figures=kept[at : at + _AT_ONCE])


def catch_up(session: Session) -> None:
    """Seal what is not sealed: after a crash, or of a database of an earlier version."""
    if not session.seals:
        return
    with session.transaction():
        found = session.rows("seal", "unsealed", this=session.audit, run_id=session.run_id)
        loads, runs = ({int(one) for place, one in found if place == at} for at in (0, 1))
        if loads:  # tables are as they were last applied, whatever they are to become
            applied = last_applied(session.warehouse, session, session.held())
            covers = [cover for _, cover in covers_of(applied or session.warehouse)]
            covers += audit_covers(session.audit.schema)[LOAD_ID]
            _keep_of(session, LOAD_ID, covers, loads)
        _seal_runs(session, runs)
        if loads or runs:  # else a run that ended has left nothing out of the chain
            chain(session)


def end_run(session: Session, status: str, message: str | None = None) -> None:
    """Write how a run ended, and seal it, in one commit."""
    with session.transaction():
        session.finish(status, message)
        seal_run(session)


def seal_run(session: Session) -> None:
    """Seal what a run has loaded, and the run itself, once its end is written."""
    if session.seals:
        _seal_runs(session, {session.run_id})
        chain(session)


def _seal_runs(session: Session, runs: set[int]) -> None:
    if runs:
        _keep_of(session, RUN_ID, audit_covers(session.audit.schema)[RUN_ID], runs)


def _keep_of(
    session: Session, group: Identifier, covers: Iterable[Cover], chosen: set[int]
) -> None:
    span = min(chosen), max(chosen)
    known = list(covers)
    asked = {"tables": [cover.table for cover in known], "since": span[0], "until": span[1]}
    filled = [(known[at], 0) for (at,) in session.rows("audit", "filled", group=group, **asked)]
    taken = _reckoned(session, filled, span)
    keep(session, group, (one for one in taken if one.group_id in chosen))


def chain(session: Session) -> None:
    """Append what has figures and is not in the chain: loads by their number, then runs."""
    waiting = session.rows("seal", "waiting", this=session.audit, groups=(LOAD_ID, RUN_ID))
    if not waiting:
        return
    last = next(iter(seals(session, "head")), None)
    number, digest = (last.number, last.digest) if last else (0, HEAD_BEFORE_ALL)
    made: list[Seal] = []
    for (of_run, group_id), rows in groupby(waiting, key=lambda row: row[:2]):
        number += 1
        seal = Seal(
            number,
            None if of_run else group_id,
            group_id if of_run else None,
            session.run_id,
            now(),
            content_of(as_figure(row[1:]) for row in rows),
            "",
        )
        made.append(seal_after(digest, seal))
        digest = made[-1].digest
    for at in range(0, len(made), _AT_ONCE):
        _write(session, "chain", seals=made[at : at + _AT_ONCE])


def seals(session: Session, operation: str = "seals") -> Iterator[Seal]:
    """The chain from its beginning, or its `head` only."""
    for row in session.rows("seal", operation, this=session.audit):
        yield Seal(*row)


def as_figure(row: Sequence[Any]) -> Figure:
    """A row of `audit.sealed`."""
    return replace(Figure(*row), covers=intern(row[-1]))  # there are few, each in many rows


def _write(session: Session, operation: str, **context: Any) -> None:
    sql = session.renderer.render("seal", operation, this=session.audit, **context)
    session.execute(sql, f"templates/seal/{operation}.sql")
