"""The models of what is expected of a column's values and of a delivery."""

from __future__ import annotations

import math
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from vault.definitions.limits import Share
from vault.definitions.model import Flag, Model, Names, Text

_OPEN = (None, "", "null", "~")


def _number(value: Any) -> float:
    try:
        found = float(value) if isinstance(value, str) else math.nan
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        raise ValueError(value)
    return found


def _range(value: Any) -> tuple[float | None, float | None]:
    """Two numbers, of which one may be left open."""
    try:
        if not isinstance(value, list) or len(value) != 2:
            raise ValueError(value)
        low, high = (None if one in _OPEN else _number(one) for one in value)
    except ValueError:
        raise ValueError(
            "must be two numbers, from and to, like [1, 5]; null leaves a side open"
        ) from None
    if low is None and high is None:
        raise ValueError("must be two numbers, of which one may be left open, like [1, null]")
    if low is not None and high is not None and low > high:
        raise ValueError("must be from a lower to a higher number, like [1, 5]")
    return low, high


def _limit(value: Any) -> float:
    try:
        found = _number(value)
    except ValueError:
        found = 0
    if found <= 0:
        raise ValueError("must be a number above 0, like 0.25")
    return found


Range = Annotated[
    tuple[float | None, float | None] | None,
    BeforeValidator(_range),
    WithJsonSchema(
        {"type": "array", "items": {"type": ["number", "null"]}, "minItems": 2, "maxItems": 2}
    ),
]
Limit = Annotated[
    float | None,
    BeforeValidator(_limit),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0}),
]
Unmet = Literal["warn", "stop"]


class ColumnExpectation(Model):
    """What is expected of a column in each delivery."""

    nulls: Share = Field(
        default=None, description="At most this share or count of the rows has no value."
    )
    unique: Flag = Field(default=False, description="No two rows have the same value.")
    min: Text = Field(default="", description="No value is below it.")
    max: Text = Field(default="", description="No value is above it.")
    mean: Range = Field(default=None, description="From where to where the mean may be.")
    accepted: Names = Field(default=(), description="There are only these values.")
    psi: Limit = Field(
        default=None, description="At most this population stability index against the last ones."
    )
    ks: Limit = Field(
        default=None, description="At most this Kolmogorov-Smirnov distance to the last ones."
    )
    deviation: Limit = Field(
        default=None,
        description="At most so many robust standard deviations between the sum and what is usual.",
    )
    unmet: Unmet = Field(
        default="warn", description="`stop`: a delivery that does not meet it is refused."
    )


class FeedExpectation(Model):
    """What is expected of each delivery as a whole."""

    rows: Range = Field(default=None, description="From how many to how many rows it has.")
    deviation: Limit = Field(
        default=None,
        description="At most so many robust standard deviations between its rows and the usual.",
    )
    unmet: Unmet = Field(
        default="warn", description="`stop`: a delivery that does not meet it is refused."
    )
