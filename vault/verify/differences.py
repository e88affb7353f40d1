"""Differences: the figures that were sealed and those there are → which rows differ, and how.

The sums are made so that one difference in a part of a table tells its row: that of the keys is
the key of a row that was removed or added; that of keys times digests, divided by that of the
digests, is the key of a row that was changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

from vault.seal import Figure, plus

_LOW = 2**31
_TOP = 2**32


@dataclass(frozen=True, slots=True)
class Difference:
    """What there is more, or less, than was sealed; keys and digests by halves."""

    rows: int
    keys: int
    digest: int
    located: int
    personal: bool = False

    @property
    def is_none(self) -> bool:
        return not (self.rows or self.keys or self.digest or self.located or self.personal)

    @property
    def removed_key(self) -> int:
        """The key of the only row that is gone."""
        return plus(0, self.keys, -1)

    @property
    def changed_key(self) -> int | None:
        """The first 32 bits of the key of the only row that was changed; None where it is not one.

        >>> Difference(0, 0, (3 - 8) % 2**64, 77 * (3 - 8)).changed_key
        77
        """
        low = self.digest % _LOW
        for change in (low, low - _LOW):
            if change and self.located % change == 0 and 0 <= self.located // change < _TOP:
                return self.located // change
        return None

    def without(self, key: int, digest: int, times: int) -> Difference:
        """What is left once a row has been accounted for that is there so many times too often.

        >>> Difference(2, 2 * (7 << 96), 10, 2 * 7 * 5).without(7 << 96, 5, 2).is_none
        True
        """
        keys, sums = self.keys, self.digest
        for _ in range(times):
            keys, sums = plus(keys, key, -1), plus(sums, digest, -1)
        located = self.located - times * (key >> 96) * (digest % _LOW)
        rows = self.rows - times
        return Difference(rows, keys, sums, located, self.personal and bool(rows))


def difference(sealed: Figure | None, found: Figure | None) -> Difference:
    """What was found, without what was sealed."""
    keys, digest = (
        plus(_number(found, name), _number(sealed, name), -1) for name in ("keys", "digest")
    )
    personal = (found.personal if found else "") != (sealed.personal if sealed else "")
    return Difference(
        _rows(found) - _rows(sealed),
        keys,
        digest,
        _located(found) - _located(sealed),
        personal and found is not None and sealed is not None,
    )


def _number(figure: Figure | None, name: str) -> int:
    """A sum; one that is none, because somebody wrote into it, differs from what there is."""
    try:
        return int(getattr(figure, name) or "0", 16) % 2**128 if figure else 0
    except (TypeError, ValueError):
        return 0


def _rows(figure: Figure | None) -> int:
    return figure.rows if figure and isinstance(figure.rows, int) else 0


def _located(figure: Figure | None) -> int:
    try:
        return int(figure.located) if figure else 0
    except (TypeError, ValueError):
        return 0


def total(figures: list[Figure]) -> Figure | None:
    """The figures of all parts as those of one."""
    if not figures:
        return None
    sums = {
        name: f"{reduce(plus, (_number(one, name) for one in figures)):032x}"
        for name in ("keys", "digest", "personal")
    }
    first = figures[0]
    return Figure(
        first.group_id,
        first.target,
        1,
        0,
        sum(map(_rows, figures)),
        sums["keys"],
        sums["digest"],
        str(sum(map(_located, figures))),
        sums["personal"] if any(one.personal for one in figures) else "",
        first.covers,
    )
