"""Profile: the figures of a column in one delivery, as `audit.profile` keeps them."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, Self

#: A value is named where it has at least this share of those that there are.
LEAST_SHARE = 0.01


@dataclass(frozen=True, slots=True)
class Profile:
    """A column of a delivery, or the delivery as a whole where `column_name` is None.

    Rows are those that were neither rejected nor filtered. Of numbers there are sums, of numbers
    and moments quantiles (moments in seconds since 1970), of texts lengths in bytes and the values
    that stand out with their shares; `sampled_count` is of how many values the last two are. What
    is personal is counted only. The fields are the columns of the table, in its order.
    """

    load_id: int
    column_name: str | None = None
    type: str | None = None
    row_count: int = 0
    null_count: int | None = None
    distinct_count: int | None = None
    odd_count: int | None = None
    minimum: str | None = None
    maximum: str | None = None
    mean: float | None = None
    total: float | None = None
    shortest: int | None = None
    longest: int | None = None
    mean_length: float | None = None
    sampled_count: int | None = None
    quantiles: tuple[float, ...] | None = None
    top_values: tuple[tuple[str, float], ...] | None = None
    psi: float | None = None
    ks: float | None = None
    deviation: float | None = None
    findings: tuple[str, ...] = ()

    @property
    def known_count(self) -> int:
        """How many rows have a value."""
        return self.row_count - (self.null_count or 0)

    @property
    def row(self) -> list[Any]:
        """What stands in the table."""
        row = [_rounded(getattr(self, one.name)) for one in fields(self)]
        for at, one in enumerate(fields(self)):
            if one.name in _LISTS:
                row[at] = _listed(row[at])
        row[-1] = "\n".join(self.findings) or None
        return row

    @classmethod
    def of(cls, row: Sequence[Any]) -> Self:
        """What a row of the table tells."""
        told: dict[str, Any] = {
            one.name: value for one, value in zip(fields(cls), row, strict=True)
        }
        for name in _LISTS:
            told[name] = told[name] and json.loads(told[name])
        told["quantiles"] = told["quantiles"] and tuple(told["quantiles"])
        told["top_values"] = told["top_values"] and tuple(
            (word, share) for word, share in told["top_values"]
        )
        told["findings"] = tuple((told["findings"] or "").splitlines())
        return cls(**told)


_LISTS = ("quantiles", "top_values")
#: The names of the table's columns, in order.
COLUMNS = tuple(one.name for one in fields(Profile))


def _listed(value: Sequence[Any] | None) -> str | None:
    if value is None:
        return None
    plain = [[word, _rounded(share)] for word, share in value] if value and isinstance(
        value[0], tuple
    ) else [_rounded(one) for one in value]  # fmt: skip
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _rounded(value: Any) -> Any:
    """A number to twelve digits, so that its text is the same everywhere; None if there is none."""
    if not isinstance(value, float):
        return value
    return float(f"{value:.12g}") if math.isfinite(value) else None


def estimated(distinct: int, once: int, sampled: int, known: int) -> int:
    """How many values there are among `known`, by a sample with so many and so many but `once`.

    By Haas and Stokes (Estimating the Number of Classes in a Finite Population, 1998), as
    PostgreSQL does it; exact where the sample is all there is, or all values differ.

    >>> estimated(7, 0, 50, 50), estimated(50, 50, 50, 1000), estimated(7, 1, 50, 1000)
    (7, 1000, 7)
    """
    if not sampled:
        return 0
    return min(known, round(sampled * distinct / (sampled - once + once * sampled / known)))
