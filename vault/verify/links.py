"""The chain of seals: each must include the one before, and hold the figures it was made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from vault.errors import UsageError
from vault.seal import HEAD_BEFORE_ALL, Figure, Seal, content_of
from vault.seal.cover import LOAD_ID
from vault.verify.finding import Finding

_HEAD = re.compile(r"(\d+):(\w*)")
#: What a seal is of: ("load_id", 7) or ("run_id", 3).
Subject = tuple[str, int]


def subject_of(seal: Seal) -> Subject:
    """What a seal is of."""
    if seal.load_id is not None:
        return "load_id", int(seal.load_id)
    return "run_id", int(seal.run_id or 0)


def whole(seal: Seal) -> Seal:
    """The seal with something in cells that were emptied, which nothing that is sealed holds."""
    return replace(
        seal,
        number=seal.number or 0,
        sealed_by=-1 if seal.sealed_by is None else seal.sealed_by,
        sealed=seal.sealed or datetime.min,
        content=seal.content or "",
        digest=seal.digest or "",
    )


def faults_of_chain(seals: Sequence[Seal], table: str) -> Iterator[Finding]:
    """Name every seal that was changed, removed, doubled or put elsewhere; seals in order."""
    before: set[str] = {HEAD_BEFORE_ALL}
    adrift: set[str] = set()
    expected = 1
    seen: dict[Subject, int] = {}
    previous: Seal | None = None
    for seal in seals:
        if seal.number > expected:
            gone = f"seal {expected}" + (
                f" to {seal.number - 1}" if seal.number > expected + 1 else ""
            )
            yield Finding("chain", table, f"{gone} removed: the chain has a gap there")
            before = set()
        elif seal.number < expected:
            yield _of(seal, table, f"seal {seal.number} is there twice, or out of its place")
            if seal == previous:
                continue
        computed = {seal.after(one) for one in before}
        if before and seal.digest not in computed | {seal.after(one) for one in adrift}:
            adrift.add(seal.digest)
            what = f"seal {seal.number}, of {seal.subject}, was changed, or the chain before it"
            yield _of(seal, table, f"{what}: its digest is not that of what it says")
        elif subject_of(seal) in seen:
            at = seen[subject_of(seal)]
            yield _of(seal, table, f"seal {seal.number} is of {seal.subject} as seal {at} is")
        seen.setdefault(subject_of(seal), seal.number)
        # A digest that was changed alone must not make the next seal wrong, too.
        before = {seal.digest, *computed}
        expected = max(expected, seal.number + 1)
        previous = seal


def _of(seal: Seal, table: str, message: str) -> Finding:
    return Finding("chain", table, message, load_id=seal.load_id, run_id=seal.run_id)


def misfitting(
    seals: Sequence[Seal], sealed: Mapping[Subject, Sequence[Figure]]
) -> Iterator[tuple[Seal, Sequence[Figure]]]:
    """The seals whose figures are not those they were made of, with these figures."""
    for seal in seals:
        figures = sealed.get(subject_of(seal), ())
        if content_of(figures) != seal.content:
            yield seal, figures


def fault_of_head(seals: Sequence[Seal], since: str, table: str) -> Iterator[Finding]:
    """Say where a head that was kept elsewhere is not in the chain any more.

    UsageError where it is no head.
    """
    found = _HEAD.fullmatch(since.strip())
    if found is None:
        raise UsageError(f"--since {since}: write --since as it was printed, like 7:0f3a…")
    number, digest = int(found[1]), found[2]
    digests = {seal.number: seal.digest for seal in seals}
    if digests.get(number) == digest or not number:
        return
    why = f"seal {number} has another digest" if number in digests else f"seal {number} is gone"
    yield Finding(
        "chain", table, f"the head {since} is not in the chain ({why}): it was cut or written anew"
    )


def fault_of_strays(group: str, group_id: int, figures: Sequence[Figure], table: str) -> Finding:
    """Figures of what neither the audit nor the chain knows."""
    targets = ", ".join(sorted({one.target for one in figures}))
    what = "a load" if group == LOAD_ID else "a run"
    message = (
        f"{table}: figures of {targets} were changed or slipped in: they are of {what}, {group_id},"
        " that is in neither the audit nor the chain of seals"
    )
    of = {group: group_id}
    return Finding("chain", table, message, of.get("load_id"), of.get("run_id"))
