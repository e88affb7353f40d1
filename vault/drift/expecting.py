"""Expecting: what of a delivery is not as expected, in words that hold no value of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vault.drift.profile import Profile
from vault.entities import DeliveryExpectation, Expectation


@dataclass(frozen=True, slots=True)
class Counts:
    """How many values of a column are not as expected, counted where they stand."""

    below: int = 0
    above: int = 0
    others: int = 0
    repeated: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """What is not as expected; whether the delivery is to be refused for it."""

    text: str
    stops: bool


def unmet(found: Profile, counts: Counts, wanted: Expectation) -> Iterator[Finding]:
    """What a column does not meet of what is expected of it."""
    for text in _of_column(found, counts, wanted):
        yield Finding(f"{found.column_name}: {text}", wanted.stops)


def unmet_by_delivery(found: Profile, wanted: DeliveryExpectation) -> Iterator[Finding]:
    """What a delivery does not meet as a whole."""
    if wanted.rows:
        low, high = wanted.rows
        if low is not None and found.row_count < low:
            yield Finding(f"{_rows(found.row_count)}, expected are at least {low:,g}", wanted.stops)
        if high is not None and found.row_count > high:
            yield Finding(f"{_rows(found.row_count)}, expected are at most {high:,g}", wanted.stops)
    if _exceeds(found.deviation, wanted.deviation):
        text = f"{_rows(found.row_count)}, which is {_moved(found.deviation, wanted.deviation)}"
        yield Finding(text, wanted.stops)


def _of_column(found: Profile, counts: Counts, wanted: Expectation) -> Iterator[str]:
    nulls = found.null_count or 0
    if wanted.nulls is not None:
        limit = wanted.nulls * found.row_count if 0 < wanted.nulls < 1 else wanted.nulls
        if nulls > limit:
            shown = f"{wanted.nulls:.4%}".rstrip("0%").rstrip(".") + "%"
            shown = shown if 0 < wanted.nulls < 1 else f"{wanted.nulls:,.0f}"
            rows = _rows(found.row_count)
            yield f"{nulls:,} of {rows} have no value, expected are at most {shown}"
    if counts.repeated:
        yield f"{_rows(counts.repeated)} with a value that another one has, expected are none"
    if counts.below:
        yield f"{_values(counts.below)} below {wanted.minimum}"
    if counts.above:
        yield f"{_values(counts.above)} above {wanted.maximum}"
    if counts.others:
        yield f"{_values(counts.others)} none of the accepted ones"
    if wanted.mean and found.mean is not None:
        low, high = wanted.mean
        if low is not None and found.mean < low:
            yield f"the mean is {found.mean:,.6g}, expected is at least {low:,g}"
        if high is not None and found.mean > high:
            yield f"the mean is {found.mean:,.6g}, expected is at most {high:,g}"
    for name, said, most in (("PSI", found.psi, wanted.psi), ("KS", found.ks, wanted.ks)):
        if _exceeds(said, most):
            yield f"its {name} against recent deliveries is {said:.2f}, more than {most:g}"
    if _exceeds(found.deviation, wanted.deviation):
        yield f"its sum or mean is {_moved(found.deviation, wanted.deviation)}"


def _exceeds(value: float | None, limit: float | None) -> bool:
    return value is not None and limit is not None and abs(value) > limit


def _moved(value: float | None, limit: float | None) -> str:
    assert value is not None
    way = "above" if value > 0 else "below"
    return (
        f"{abs(value):,.1f} robust standard deviations {way} the median of recent deliveries,"
        f" more than {limit:g}"
    )


def _rows(number: int) -> str:
    return f"{number:,} row" + ("" if number == 1 else "s")


def _values(number: int) -> str:
    return "1 value is" if number == 1 else f"{number:,} values are"
