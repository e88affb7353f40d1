"""The models of the business vault: snapshots, points in time, bridges, dimensions, facts."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from vault.definitions.model import Model, Names, SomeNames, Text

_RETENTION = re.compile(r"(\d+) (day|week|month|year)s?\Z")
#: The longest a month or a year can be, so that none is cut short.
_DAYS = {"day": 1, "week": 7, "month": 31, "year": 366}
_MEASURE = re.compile(r"\s*(sum|min|max|count)\s*\(\s*([^.()\s]+)\.([^()]+?)\s*\)\s*\Z")


def _days(value: Any) -> int | None:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if text == "forever":
        return None
    found = _RETENTION.match(text)
    if found and int(found[1]):
        return int(found[1]) * _DAYS[found[2]]
    raise ValueError(
        "must be a time like 30 days, 1 year or forever" + (text and f", not '{text}'")
    )


def _date(value: Any) -> Any:
    try:
        if isinstance(value, str) and len(value) == 10:
            return date.fromisoformat(value)
    except ValueError:
        pass
    found = f", not '{value}'" if isinstance(value, str) else ""
    raise ValueError(f"must hold dates like 2024-01-31{found}")


_WALK_SHAPE = (
    "must be a list of hubs and the links between them, as in [order, order_line, product]"
)


def _walk(value: Any) -> tuple[tuple[str, str], ...]:
    """A list of names becomes pairs of a name and what it stands for."""
    if not isinstance(value, list):
        raise ValueError(_WALK_SHAPE)  # noqa: TRY004 - pydantic makes a message of it
    return tuple(_step(step) for step in value)


def _step(value: Any) -> tuple[str, str]:
    if isinstance(value, str):
        return value, value
    if isinstance(value, dict) and len(value) == 1:
        ((name, what),) = value.items()
        if isinstance(what, str):
            return name, what
    raise ValueError("must hold names, or {name: hub, role or link}")


class MeasureCall(NamedTuple):
    """`sum(order_line.amount)`, taken apart."""

    function: str
    fact: str
    column: str


def _measure(value: Any) -> MeasureCall:
    found = _MEASURE.match(value) if isinstance(value, str) else None
    if not found:
        raise ValueError(
            "must be sum, min, max or count of a column of another fact,"
            " like sum(order_line.amount)"
        )
    return MeasureCall(found[1], found[2], found[3])


Days = Annotated[
    int | None,
    PlainValidator(_days),
    WithJsonSchema({"type": "string", "pattern": r"^(forever|\d+\s+(day|week|month|year)s?)$"}),
]
_DATE_SCHEMA = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


class Snapshots(Model):
    """The moments at which the business vault shows the state of things."""

    daily: Days = Field(default=None, description="How long daily snapshots are kept.")
    weekly: Days = Field(default=None, description="How long weekly snapshots are kept.")
    monthly: Days = Field(default=None, description="How long monthly snapshots are kept.")
    yearly: Days = Field(default=None, description="How long yearly snapshots are kept.")
    dates: tuple[Annotated[date, PlainValidator(_date), WithJsonSchema(_DATE_SCHEMA)], ...] = Field(
        default=(), description="Single dates, kept forever."
    )


class PointInTime(Model):
    """For a key and a snapshot, which satellite rows were valid."""

    of: str = Field(description="The hub or link.")
    satellites: SomeNames = Field(description="Its satellites to look up.")
    description: Text = Field(default="", description="What it is for.")


_STEP_SCHEMA = {
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "additionalProperties": {"type": "string"},
            "minProperties": 1,
            "maxProperties": 1,
        },
    ]
}
Walk = Annotated[
    tuple[tuple[str, str], ...],
    PlainValidator(_walk),
    WithJsonSchema({"type": "array", "items": _STEP_SCHEMA, "minItems": 3}),
]


class Bridge(Model):
    """The ways over some links that there were at each snapshot."""

    walk: Walk = Field(
        description="A hub, a link, a hub, …: each by its name, a hub also by its role in a link,"
        " or as {name: hub, role or link}."
    )
    description: Text = Field(default="", description="What it is for.")


class Dimension(Model):
    """A hub as analysts see it."""

    of: str = Field(description="The hub.")
    satellites: Names = Field(default=(), description="Its satellites whose attributes are shown.")
    same_as: str = Field(
        default="", description="The same-as link by which duplicates show what their master does."
    )
    hierarchy: str = Field(
        default="", description="The hierarchical link that tells each key's parent and path."
    )
    columns: dict[str, Text] = Field(
        default={}, description="Further columns: {name: SQL over satellite.column}."
    )
    description: Text = Field(default="", description="What it shows, for the dictionary.")


class Fact(Model):
    """A link or hub as analysts see it, with its values and the keys of its dimensions."""

    of: str = Field(description="The link or hub.")
    satellites: Names = Field(default=(), description="Its satellites whose attributes are shown.")
    through: Names = Field(default=(), description="Further links that bring keys.")
    same_as: Names = Field(
        default=(), description="Same-as links by which keys of duplicates are their masters'."
    )
    columns: dict[str, Text] = Field(
        default={}, description="Further columns: {name: SQL over satellite.column}."
    )
    measures: dict[
        str,
        Annotated[
            MeasureCall,
            PlainValidator(_measure),
            WithJsonSchema({"type": "string", "pattern": _MEASURE.pattern.replace(r"\Z", "$")}),
        ],
    ] = Field(default={}, description="Values of another fact: {name: sum(fact.column)}.")
    description: Text = Field(default="", description="What it shows, for the dictionary.")


def _texts(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Texts = Annotated[tuple[Text, ...], BeforeValidator(_texts)]
