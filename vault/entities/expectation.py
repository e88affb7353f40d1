"""Expectation: what is expected of the values of a column, and of a delivery as a whole."""

from __future__ import annotations

from dataclasses import dataclass

#: From where to where a figure may be; None leaves a side open.
Range = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Expectation:
    """What is expected of a column in each delivery; what is None, or empty, is not asked.

    `nulls` is a count, or a share where it is below one. `minimum`, `maximum` and `accepted` are
    values of the column's type as they were written. `psi` and `ks` bound the drift against recent
    deliveries, `deviation` that of the sum. Where it `stops`, a delivery that does not meet it is
    refused.
    """

    nulls: float | None = None
    unique: bool = False
    minimum: str | None = None
    maximum: str | None = None
    mean: Range | None = None
    accepted: tuple[str, ...] = ()
    psi: float | None = None
    ks: float | None = None
    deviation: float | None = None
    stops: bool = False


@dataclass(frozen=True, slots=True)
class DeliveryExpectation:
    """How many rows a delivery is expected to have, and how far from what is usual."""

    rows: Range | None = None
    deviation: float | None = None
    stops: bool = False
