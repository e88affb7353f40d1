"""Measures: how far a distribution, or a number, is from those of recent deliveries.

A distribution of numbers is known by its quantiles, one for each twentieth from the least to the
greatest; between two of them it is taken to rise evenly. A share that is told by it is wrong by a
twentieth at most, and a distance of two by a tenth.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from statistics import median

#: Into how many equal shares the quantiles cut.
LEVELS = 20
#: A bin is never taken to be empty, whose logarithm there is not.
_FLOOR = 1e-4
#: From how many earlier deliveries on what is usual can be told.
_ENOUGH = 5

Quantiles = Sequence[float]
#: Distributions with the number of values that each is of.
Weighted = Sequence[tuple[Quantiles, float]]


def psi(expected: Iterable[float], found: Iterable[float]) -> float:
    """The population stability index of two lists of shares: the sum of (f - e) ln(f / e).

    As credit scoring has it (Siddiqi, Credit Risk Scorecards, 2006): below 0.1 nothing has changed,
    above 0.25 much. It is the divergence of Jeffreys.

    >>> round(psi([0.5, 0.5], [0.5, 0.5]), 3), round(psi([0.5, 0.5], [0.8, 0.2]), 3)
    (0.0, 0.416)
    """
    pairs = ((max(e, _FLOOR), max(f, _FLOOR)) for e, f in zip(expected, found, strict=True))
    return sum((f - e) * math.log(f / e) for e, f in pairs)


def psi_of_numbers(found: Quantiles, recent: Weighted) -> float:
    """The index over the deciles of recent deliveries, pooled by their number of values.

    A value that is so frequent that it is a decile is a bin of its own.
    """
    sides: list[tuple[float, bool]] = []
    for edge in _deciles(recent):
        at, below = (_pooled(recent, edge, whole) for whole in (True, False))
        sides += [(edge, False)] * (at - below > 0.5 / LEVELS) + [(edge, True)]
    before = [_pooled(recent, *side) for side in sides]
    now = [share(found, *side) for side in sides]
    return psi(_steps(before), _steps(now))


def psi_of_words(found: Mapping[str, float], recent: Mapping[str, float], least: float) -> float:
    """The index over the values that stand out in either, and all others as one.

    A value that is not among those of which the share is known has less than `least` there: as
    much of that as comes nearest to its other share, as long as there is any left.
    """
    words = sorted({*found, *recent})
    before, now = (_filled(words, one, other, least) for one, other in
                   ((recent, found), (found, recent)))  # fmt: skip
    return psi([*before, max(0.0, 1 - sum(before))], [*now, max(0.0, 1 - sum(now))])


def _filled(
    words: Sequence[str], known: Mapping[str, float], other: Mapping[str, float], least: float
) -> list[float]:
    left = max(0.0, 1 - sum(known.values()))
    wanted = {word: min(other[word], least) for word in words if word not in known}
    part = min(1.0, left / total) if (total := sum(wanted.values())) else 0.0
    return [known[word] if word in known else wanted[word] * part for word in words]


def ks(found: Quantiles, recent: Weighted) -> float:
    """The greatest distance of two distributions (Kolmogorov-Smirnov), to a tenth at worst."""
    points = sorted({*found, *(point for quantiles, _ in recent for point in quantiles)})
    return max(
        abs(share(found, point, whole) - _pooled(recent, point, whole))
        for point in points
        for whole in (True, False)
    )


def deviation(value: float, usual: Sequence[float]) -> float | None:
    """How many robust standard deviations a number is from the median of others; None if unknown.

    By the median of the distances from it (Iglewicz and Hoaglin, How to Detect and Handle
    Outliers, 1993), by their mean where most are alike. A hundredth of the median is
    never taken for more than one deviation, so that figures that hardly move alarm nobody.

    >>> deviation(100, [100] * 5), deviation(150, [100] * 5), deviation(7, [0] * 5)
    (0.0, 50.0, None)
    """
    if len(usual) < _ENOUGH:
        return None
    middle = median(usual)
    distances = [abs(one - middle) for one in usual]
    spread = 1.4826 * median(distances) or 1.2533 * sum(distances) / len(distances)
    spread = max(spread, abs(middle) / 100)
    if value == middle:
        return 0.0
    return (value - middle) / spread if spread else None


def share(quantiles: Quantiles, at: float, whole: bool = True) -> float:
    """The share of values that are at most `at`, or below it where it is not the `whole`.

    >>> share([0, 1, 2, 3, 4], 1), share([0, 1, 1, 1, 4], 1), share([0, 1, 1, 1, 4], 1, False)
    (0.25, 0.75, 0.25)
    """
    steps = len(quantiles) - 1
    place = (bisect_right if whole else bisect_left)(quantiles, at)
    if place == 0:
        return 0.0
    if place > steps:
        return 1.0
    before, after = quantiles[place - 1], quantiles[place]
    return (place - 1 + (at - before) / (after - before)) / steps


def _pooled(recent: Weighted, at: float, whole: bool) -> float:
    total = sum(weight for _, weight in recent)
    return sum(weight * share(quantiles, at, whole) for quantiles, weight in recent) / total


def _deciles(recent: Weighted) -> list[float]:
    """The points at which the pooled distribution reaches each tenth but the last."""
    points = sorted({point for quantiles, _ in recent for point in quantiles})
    shares = [_pooled(recent, point, True) for point in points]
    places = (bisect_left(shares, tenth / 10 - 1e-9) for tenth in range(1, 10))
    return sorted({points[min(place, len(points) - 1)] for place in places})


def _steps(shares: Sequence[float]) -> list[float]:
    """What lies between shares that add up."""
    return [after - before for before, after in zip([0.0, *shares], [*shares, 1.0], strict=True)]
