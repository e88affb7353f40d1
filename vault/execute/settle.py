"""Settling: the staged rows are judged target by target, and stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from vault.audit import Load
from vault.entities import Satellite
from vault.errors import LoadError
from vault.execute.accounts import ACCEPTED, Accounts, Verdicts
from vault.execute.barring import afresh, know_again
from vault.execute.session import Session
from vault.execute.staging import relation
from vault.plan import Target
from vault.sources import Delivery
from vault.stage import Stage

#: From so many rows on a primary key is made anew rather than kept up.
MANY = 100_000


@dataclass
class Again(Exception):  # noqa: N818 - a signal, not an error
    """The batch cannot go in as one; it is undone and tried again in these parts."""

    parts: tuple[tuple[Delivery, ...], ...]


def settle(session: Session, targets: Iterable[Target], stage: Stage, accounts: Accounts) -> None:
    """Judge the staged rows target by target, store what is new, and note what became of them.

    Raises Again where the batch must be split, LoadError where keys collide.
    """
    staged = sum(load.delivered - load.rejected - load.filtered for load in stage.loads)
    repeated: dict[str, bool] = {}
    for target in targets:
        _keep_order(session, target, stage)
        is_empty = bool(staged) and accounts.is_empty(target.table)
        with _unkeyed(session, target, is_empty and staged > MANY):
            if is_empty and target.is_plain and _are_keys_apart(session, target, repeated):
                session.step(target.step("insert_every"))
                accounts.note(target, stage.loads, None)
                continue
            verdicts = _judge(session, target, staged)
            every = sum(verdicts.values(), Counter())
            if every["inserted"] or every["implied"]:
                # A join less with the whole stage: a quarter of a first load's inserts.
                whole = every["inserted"] == staged and target.is_plain
                session.step(target.step("insert_every" if whole else "insert"))
        if "collision" in every:
            _refuse_collision(session, target)
        accounts.note(target, stage.loads, verdicts)
        if every.keys() - ACCEPTED:
            _keep_refused(session, target, stage)


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


def _judge(session: Session, target: Target, staged: int) -> Verdicts:
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
    if _is_among("collision", verdicts) and know_again(session, target):
        verdicts = _verdicts(session)
    if _is_among("conflicting versions", verdicts) and target.refuses:
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


def _verdicts(session: Session) -> Verdicts:
    found: dict[int, Counter[str]] = {}
    for load_id, verdict, rows in session.rows("feed", "verdicts"):
        found.setdefault(int(load_id), Counter())[verdict] = int(rows)
    return found


def _is_among(verdict: str, verdicts: Verdicts) -> bool:
    return any(verdict in of_load for of_load in verdicts.values())


def _refuse_collision(session: Session, target: Target) -> None:
    """Stop where two keys that differ share a hash: one would take the other's history."""
    for delivered, stored, key in session.rows(target.this.kind, "collision", **target.context):
        raise LoadError(
            f"hash collision in {target.table}: the keys '{delivered}' and '{stored}' share the"
            f" hash {key}; nothing is loaded. {session.renderer.hashing.remedy}"
        )


def _keep_refused(session: Session, target: Target, stage: Stage) -> None:
    """Keep the rows that this target refused, as they were delivered."""
    more: dict[str, Any] = {"audit": session.audit}
    step = replace(target.step("reject_target"), more=more, templates="feed")
    if stage.feed.table:
        step = replace(step, operation="reject_staged", more=more | {"kept": stage.kept})
    else:
        more |= {"relation": relation(session.reader, stage, "delivered")}
        if session.carries:
            more |= {"refusals": session.rows("feed", "refusals", **step.context)}
            more |= {"refused": session.reader.rows("feed", "refused", **more)}
            step = replace(step, operation="reject_carried")
        step = replace(step, more=more)
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
