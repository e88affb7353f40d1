"""Comparing: the figures of a column against those of the deliveries before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vault.drift.measures import deviation, ks, psi_of_numbers, psi_of_words
from vault.drift.profile import LEAST_SHARE, Profile

#: So many deliveries are looked back on.
RECENT = 10
#: Of fewer values a distribution tells little: the index of two samples of one source would be
#: about 9 × (1/n + 1/m), for ten bins.
FEW = 100


def compared(found: Profile, recent: Sequence[Profile], is_complete: bool) -> Profile:
    """The figures with their drift against those of recent deliveries, oldest first.

    What is told of a column is the deviation of its sum where each delivery is complete; else of
    its mean, since how much a delivery brings says nothing of what it brings.
    """
    like = [one for one in recent if one.type == found.type][-RECENT:]
    if found.column_name is None:
        usual = [float(one.row_count) for one in like]
        return replace(found, deviation=deviation(found.row_count, usual))
    name = "total" if is_complete else "mean"
    value, sums = getattr(found, name), [getattr(one, name) for one in like]
    moved = None if value is None else deviation(value, [one for one in sums if one is not None])
    psi, distance = _drift(found, like)
    return replace(found, deviation=moved, psi=psi, ks=distance)


def _drift(found: Profile, like: Sequence[Profile]) -> tuple[float | None, float | None]:
    """PSI and KS, None where they cannot be told."""
    known = [one for one in like if one.sampled_count and one.known_count]
    before = sum(one.sampled_count or 0 for one in known)
    if (found.sampled_count or 0) < FEW or before < FEW:
        return None, None
    if found.quantiles:
        numbers = [(one.quantiles, float(one.known_count)) for one in known if one.quantiles]
        if not numbers:
            return None, None
        return psi_of_numbers(found.quantiles, numbers), ks(found.quantiles, numbers)
    if found.top_values is None:
        return None, None
    rows = sum(one.known_count for one in known)
    pooled: dict[str, float] = {}
    for one in known:
        for word, share in one.top_values or ():
            pooled[word] = pooled.get(word, 0.0) + share * one.known_count / rows
    return psi_of_words(dict(found.top_values), pooled, LEAST_SHARE), None
