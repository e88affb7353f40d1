"""Erased rows: what an erasure changed of rows that were sealed, so that both can be told again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from vault.seal.chain import Figure, plus


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did to the rows of one load and key in a table.

    `row_key` names them, `key_number` is the number of their key. By `digest`, `located` and
    `personal` the sums changed that the rows were sealed with as `covers` says; `left` is the sum
    of the digests of what was left, as `holds` says. `sound` says that their hashes were those of
    their values until then. Of what has no seal the numbers are empty.
    """

    erasure_id: int
    run_id: int
    load_id: int
    target: str
    columns: str
    row_key: str
    rows: int
    sound: bool = True
    key_number: str = ""
    covers: str = ""
    digest: str = ""
    located: str = ""
    personal: str = ""
    holds: str = ""
    left: str = ""


def adjusted(figures: Iterable[Figure], erased: Iterable[Erased], sign: int = 1) -> list[Figure]:
    """Figures of a load as they must be after erasures; with -1 as they were before them."""
    found = [one for one in erased if one.covers]
    return [_adjusted(figure, found, sign) for figure in figures] if found else list(figures)


def _adjusted(figure: Figure, erased: Iterable[Erased], sign: int) -> Figure:
    digest, located, personal = figure.digest, figure.located, figure.personal
    for one in _of(figure, erased):
        digest = _moved(digest, one.digest, sign)
        located = str(_whole(located) + sign * _whole(one.located))
        personal = _moved(personal, one.personal, sign) if personal else personal
    return replace(figure, digest=digest, located=located, personal=personal)


def _of(figure: Figure, erased: Iterable[Erased]) -> Iterator[Erased]:
    """The erased rows that are in this part of a load and table."""
    bits = (figure.parts - 1).bit_length()
    for one in erased:
        same = (one.load_id, one.target, one.covers) == (
            figure.group_id,
            figure.target,
            figure.covers,
        )
        if same and _number(one.key_number) >> (128 - bits) == figure.part:
            yield one


def _moved(sum_: str, change: str, sign: int) -> str:
    """A sum of two halves with a change; one that somebody wrote into stays what it is."""
    try:
        return f"{plus(int(sum_ or '0', 16), int(change or '0', 16), sign):032x}"
    except ValueError:
        return sum_


def _number(digits: str) -> int:
    try:
        return int(digits, 16)
    except ValueError:
        return 0


def _whole(digits: str) -> int:
    try:
        return int(digits)
    except ValueError:
        return 0
