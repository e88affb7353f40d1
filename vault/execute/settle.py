"""Settling: the staged rows are judged target by target, stored, and accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from vault.audit import Load
from vault.entities import Hub, Link, Satellite
from vault.errors import LoadError
from vault.execute.barring import afresh, know_again
from vault.execute.session import Session
from vault.execute.staging import relation
from vault.names import Table
from vault.plan import Step, Target
from vault.sources import Delivery
from vault.stage import Stage

#: From so many rows on a primary key is made anew rather than kept up.
MANY = 100_000
#: What may become of a row; any other verdict is the reason for which the target refuses it.
ACCEPTED = frozenset({"inserted", "unchanged", "duplicate", "implied"})


@dataclass
class Again(Exception):  # noqa: N818 - a signal, not an error
    """The batch cannot go in as one; it is undone and tried again in these parts."""

    parts: tuple[tuple[Delivery, ...], ...]


def settle(session: Session, targets: Iterable[Target], stage: Stage) -> Counter[str]:
    """Judge the staged rows target by target, store what is new, and account for every row.

    Returns how many rows each table was given, where that is known. Raises Again where the batch
    must be split, LoadError where keys collide or an account does not balance.
    """
    staged = sum(load.delivered - load.rejected - load.filtered for load in stage.loads)
    repeated: dict[str, bool] = {}
    stored: Counter[str] = Counter()
    accounted: set[Table] = set()
    for target in targets:
        again = target.table in accounted or stage.feed.load_date is not None
        accounted.add(target.table)
        _keep_order(session, target, stage)
        is_empty = bool(staged and session.rows("feed", "empty", **target.context))
        with _unkeyed(session, target, is_empty and staged > MANY):
            if is_empty and target.is_plain and _are_keys_apart(session, target, repeated):
                rows = session.step(target.step("insert_every"))
                stored.update({} if rows is None else {str(target.table): rows})
                session.step(_account_step(session, target, "account_every"))
                continue
            verdicts = _judge(session, target, staged)
            new, implied = verdicts.get("inserted", 0), verdicts.get("implied", 0)
            stored.update({str(target.table): new + implied})
            if new or implied:
                # A join less with the whole stage: a quarter of a first load's inserts.
                every = new == staged and target.is_plain
                session.step(target.step("insert_every" if every else "insert"))
        if "collision" in verdicts:
            _refuse_collision(session, target)
        _account(session, target, stage, again, refusing=bool(verdicts.keys() - ACCEPTED))
    unbalanced = session.rows("feed", "balance", this=session.audit)
    if unbalanced:
        lines = [
            f"{table} of load {load_id}: {delivered} delivered, but {inserted} inserted"
            f" + {unchanged} unchanged + {duplicate} duplicate + {rejected} rejected"
            f" + {filtered} filtered"
            for (
                load_id, table, delivered, inserted, unchanged, duplicate, rejected, filtered
            ) in unbalanced
        ]  # fmt: skip
        raise LoadError("the account does not balance, nothing is loaded: " + "; ".join(lines))
    return stored


def _are_keys_apart(session: Session, target: Target, repeated: dict[str, bool]) -> bool:
    """Whether each staged row has a key of its own: then nothing needs to be judged.

    A satellite has the key of its parent, so that what was found is noted in `repeated`.
    """
    key = target.source.hash_key
    if target.is_always_keyed and key not in repeated:
        repeated[key] = bool(session.rows("feed", "repeated", **target.context))
    return target.is_always_keyed and not repeated[key]


@contextmanager
def _unkeyed(session: Session, target: Target, many: bool) -> Iterator[None]:
    """Take a table's key, or what finds keys, away while many rows come into it."""
    unkeys = many and session.renderer.dialect.keyed
    unkeys = unkeys and session.role is None  # else the table belongs to somebody else
    if unkeys:
        session.step(target.step("unkey"))
    yield
    if unkeys:
        session.step(target.step("key"))


def _judge(session: Session, target: Target, staged: int) -> dict[str, int]:
    """Judge the rows for a target; returns how many got which verdict, none for unchanged rows.

    Where contents contradict each other, all but the first are refused and it judges again.
    """
    judging = [target.step(operation) for operation in target.judging]
    for operation in target.preparation:
        session.step(target.step(operation))
    if target.compares:
        judging[-1] = replace(judging[-1], more={"known": _known(session, target, staged)})
    for step in judging:
        session.step(step)
    verdicts = _verdicts(session)
    if "collision" in verdicts and know_again(session, target):
        verdicts = _verdicts(session)
    if "conflicting versions" in verdicts and target.refuses:
        for step in (target.step("contest"), *judging):
            session.step(step)
        verdicts = _verdicts(session)
    return _verdicts(session) if afresh(session, target) else verdicts


def _known(session: Session, target: Target, staged: int) -> str:
    """The operation that reads the stored versions by which the rows are judged: all, or fewer."""
    ((stored,),) = session.rows("satellite", "stored", **target.context)
    if stored > 2 * staged:  # where most keys are touched, finding them costs more than reading all
        return "known_of_touched"
    if 2 * stored < staged or not target.repeats:
        return "known"
    session.step(target.step("doubtful"))
    ((doubts,),) = session.rows("satellite", "doubts", **target.context)
    return "known_of_doubtful" if 2 * doubts < staged else "known"


def _verdicts(session: Session) -> dict[str, int]:
    return {verdict: int(rows) for verdict, rows in session.rows("feed", "verdicts")}


def _refuse_collision(session: Session, target: Target) -> None:
    """Stop where two keys that differ share a hash: one would take the other's history."""
    for delivered, stored, key in session.rows(target.this.kind, "collision", **target.context):
        raise LoadError(
            f"hash collision in {target.table}: the keys '{delivered}' and '{stored}' share the"
            f" hash {key}; nothing is loaded. {session.renderer.hashing.remedy}"
        )


def _account_step(session: Session, target: Target, operation: str) -> Step:
    """The step that writes what became of the rows."""
    more = {"audit": session.audit}
    return replace(target.step(operation), more=more, templates="feed")


def _account(session: Session, target: Target, stage: Stage, again: bool, refusing: bool) -> None:
    """Write what became of every row, and keep those this target refused.

    `again` says that these loads may have filled the table before: by another key, or with what
    was loaded elsewhere at another time.
    """
    more: dict[str, Any] = {"audit": session.audit}
    step = _account_step(session, target, "account")
    since = {"since": stage.loads[0].load_id}  # said as a number, that the planner may count by it
    session.step(replace(step, more=more | since | {"again": again}))
    if refusing:
        if stage.feed.table:
            session.step(replace(step, operation="reject_staged", more=more | {"kept": stage.kept}))
            return
        more |= {"relation": relation(session.reader, stage, "delivered")}
        if session.carries:
            more |= {"refusals": session.rows("feed", "refusals", **step.context)}
            more |= {"refused": session.reader.rows("feed", "refused", **more)}
            step = replace(step, operation="reject_carried", more=more)
        else:
            step = replace(step, operation="reject_target", more=more)
        session.step(step)


def _keep_order(session: Session, target: Target, stage: Stage) -> None:
    """Split a batch wherever a delivery brings what was true before an earlier one.

    One by one, the earlier row would be judged without knowing of the later delivery.
    """
    if len(stage.loads) == 1 or stage.feed.applied_date is None:
        return
    if not isinstance(target.this, Satellite):
        return
    late = session.rows("satellite", "late", **target.context)
    if late:
        raise Again(tuple(_parts(stage.loads, late)))


def _parts(
    loads: Sequence[Load], late: Sequence[tuple[int, int]]
) -> Iterator[tuple[Delivery, ...]]:
    """The longest parts of a batch in which no delivery is late against another.

    `late` holds ids of loads, ascending, each with the last earlier load it is late against.
    """
    first = start = loads[0].load_id
    for load_id, against in late:
        if against >= start:
            yield tuple(load.delivery for load in loads[start - first : load_id - first])
            start = load_id
    yield tuple(load.delivery for load in loads[start - first :])


def account(session: Session, entity: Hub | Link | Satellite, load: Load, kept: int) -> None:
    """Write how many of the rows that a load took from tables of the database it stored."""
    context = {"this": entity, "audit": session.audit, "load": load, "kept": kept}
    sql = session.renderer.render("audit", "account", **context)
    session.execute(sql, "templates/audit/account.sql")
