"""Limits that are said in words: shares like 1%, spans of time like 2 hours."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

_SPAN = re.compile(r"(\d+) (second|minute|hour|day|week)s?\Z")


def _share(value: Any) -> Any:
    """`1%` is 0.01, `5` is 5.0; `100%` sets no limit."""
    text = value.strip() if isinstance(value, str) else ""
    try:
        if text.endswith("%") and 0 <= float(text[:-1]) <= 100:
            share = float(text[:-1]) / 100
            return None if share == 1 else share
        if text.isdecimal():
            return float(text)
    except ValueError:
        pass
    raise ValueError("must be a share like 1% or a count like 100" + (text and f", not '{text}'"))


def span(value: Any) -> timedelta:
    """A time in words; ValueError where it is none.

    >>> span("90 minutes")
    datetime.timedelta(seconds=5400)
    """
    text = " ".join(value.split()) if isinstance(value, str) else ""
    found = _SPAN.match(text)
    try:
        if found and int(found[1]):
            return timedelta(**{f"{found[2]}s": int(found[1])})
    except OverflowError:
        pass
    raise ValueError(
        "must be a time like 30 minutes, 6 hours or 1 day" + (text and f", not '{text}'")
    )


#: A share below one, or a count; None sets no limit.
Share = Annotated[
    float | None,
    BeforeValidator(_share),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 0},
                {"type": "string", "pattern": r"^\s*[0-9.]+\s*%?\s*$"},
            ]
        }
    ),
]
Span = Annotated[
    timedelta | None,
    BeforeValidator(span),
    WithJsonSchema({"type": "string", "pattern": r"^\d+ (second|minute|hour|day|week)s?$"}),
]
