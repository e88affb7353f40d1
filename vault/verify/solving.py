"""Solving: a difference in the sums, and the rows there are → the one or two rows that make it.

Of a row there are the upper 32 bits k of its key and the lower 31 of its digest d; the sum of k·d
over all rows is an equation that rows must fulfil which are to blame. It has 64 bits, so that no
others do, but for one chance in billions.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from itertools import combinations

from vault.seal import plus
from vault.verify.differences import Difference
from vault.verify.reading import Row

_LOW = 2**31
#: A key and a digest.
Numbered = tuple[int, int]
#: Of so many rows each is tried with each other.
PAIRED = 1500


def rekeyed(rows: Sequence[Row], more: Difference) -> tuple[Row, int] | None:
    """The row that has another key than before, or that took a removed one's place; the old key.

    >>> new, old = Row(9 << 96, 8, (), "new"), Difference(0, (9 - 7) << 96, 8 - 5, 9 * 8 - 7 * 5)
    >>> rekeyed([Row(3 << 96, 1, (), "other"), new], old) == (new, 7 << 96)
    True
    """
    for row in rows:
        key, digest = plus(row.key, more.keys, -1), plus(row.digest, more.digest, -1)
        if _located(row.key, row.digest) - _located(key, digest) == more.located:
            return row, key
    return None


def summing(
    rows: Sequence[Row], count: int, keys: int, digest: int | None = None
) -> tuple[Row, ...]:
    """So many of the rows as have a sum of keys, and of digests where that is known; else none.

    All of them, two, or three where there are few enough to try each with each.

    >>> one, two = Row(1 << 96, 5, (), "one"), Row(2 << 96, 6, (), "two")
    >>> rows = [Row(9 << 96, 1, (), ""), one, two]
    >>> summing(rows, 2, 3 << 96, 11) == summing(rows, 2, 3 << 96) == (one, two)
    True
    >>> summing([*rows, Row(7 << 96, 1, (), "")], 3, 12 << 96) == tuple(rows)
    True
    """
    given = [(row.key, 0 if digest is None else row.digest) for row in rows]
    wanted = keys, digest or 0
    if len(rows) == count and reduce(_sum, given, (0, 0)) == wanted:
        return tuple(rows)
    if count == 2:
        return tuple(rows[at] for at in _pair(given, wanted))
    if count == 3 and len(rows) <= PAIRED:
        for first, one in enumerate(given):
            pair = _pair(given[first + 1 :], _less(wanted, one))
            if pair:
                return rows[first], *(rows[first + 1 + at] for at in pair)
    return ()


def _pair(given: Sequence[Numbered], wanted: Numbered) -> tuple[int, ...]:
    known: dict[Numbered, int] = {}
    for at, one in enumerate(given):
        other = known.get(_less(wanted, one))
        if other is not None:
            return other, at
        known[one] = at
    return ()


def _sum(one: Numbered, other: Numbered) -> Numbered:
    return plus(one[0], other[0]), plus(one[1], other[1])


def _less(one: Numbered, other: Numbered) -> Numbered:
    return plus(one[0], other[0], -1), plus(one[1], other[1], -1)


def changed_pair(rows: Sequence[Row], more: Difference) -> tuple[Row, Row] | None:
    """The two rows that have another digest, where there are few enough to try each with each.

    >>> one, two = Row(1000 << 96, 5, (), "one"), Row(77 << 96, 6, (), "two")
    >>> swapped = Difference(0, 0, 0, 1000 * (5 - 6) + 77 * (6 - 5))
    >>> [row.shown for row in changed_pair([one, Row(5 << 96, 1, (), ""), two], swapped) or ()]
    ['one', 'two']
    """
    if len(rows) > PAIRED:
        return None
    low = more.digest % _LOW
    totals = [low + turns * _LOW for turns in (-2, -1, 0, 1)]
    for one, other in combinations(rows, 2):
        apart = (one.key >> 96) - (other.key >> 96)
        if not apart:
            continue
        for sum_ in totals:
            # one's change x and the other's sum_ - x: located = k1·x + k2·(sum_ - x)
            change, rest = divmod(more.located - (other.key >> 96) * sum_, apart)
            if not rest and _fits(one, change) and _fits(other, sum_ - change):
                return one, other
    return None


def _fits(row: Row, change: int) -> bool:
    """Whether the lower bits of a digest may have changed by so much, and did."""
    return bool(change) and 0 <= row.digest % _LOW - change < _LOW


def _located(key: int, digest: int) -> int:
    return (key >> 96) * (digest % _LOW)
