"""Spread: how the values of a column are spread, by the rows that were looked at."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from typing import Any

from vault.drift.measures import LEVELS
from vault.drift.profile import LEAST_SHARE


class Spread:
    """How often each value stands there; nulls do not count."""

    def __init__(self, values: Iterable[Any]) -> None:
        self._values = [one for one in values if one is not None]
        self._often = Counter(self._values)
        self.total = len(self._values)

    @property
    def distinct(self) -> int:
        """How many different values there are."""
        return len(self._often)

    @property
    def once(self) -> int:
        """How many of them stand there but once."""
        return [*self._often.values()].count(1)

    @property
    def quantiles(self) -> tuple[float, ...]:
        """The least number, and those up to which each twentieth of them lies.

        >>> Spread([4, 1, 2, None, 3]).quantiles[::5]
        (1.0, 1.0, 2.0, 3.0, 4.0)
        """
        if not self.total:
            return ()
        ordered = sorted(self._values)
        up_to = (math.ceil(level * self.total / LEVELS) for level in range(LEVELS + 1))
        return tuple(float(ordered[max(rows, 1) - 1]) for rows in up_to)

    @property
    def words(self) -> tuple[tuple[str, float], ...]:
        """The texts that stand out with their shares, the most frequent first.

        >>> Spread(["b", "a", None, "a"]).words[0]
        ('a', 0.6666666666666666)
        """
        least = LEAST_SHARE * self.total
        shares = ((str(one), often / self.total) for one, often in self._often.items()
                  if often >= least)  # fmt: skip
        return tuple(sorted(shares, key=lambda one: (-one[1], one[0])))
