"""Expectations: whether they can be asked of the columns for which they are said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from vault.definitions import Place
from vault.definitions.expectations import ColumnExpectation
from vault.definitions.marts import fits
from vault.definitions.sources import Feed as FeedModel
from vault.entities import DeliveryExpectation, Expectation, FeedColumn
from vault.resolve.scope import Scope

_NUMBERS = ("integer", "bigint", "decimal", "double")
_MOMENTS = ("date", "timestamp", "timestamptz")
#: The types of which each figure can be told.
_ASKED: Mapping[str, tuple[str, ...]] = {
    "unique": (*_NUMBERS, *_MOMENTS, "text", "boolean", "time", "binary"),
    "min": (*_NUMBERS, *_MOMENTS),
    "max": (*_NUMBERS, *_MOMENTS),
    "mean": _NUMBERS,
    "accepted": ("text", "integer", "bigint", "decimal", "boolean", "date"),
    "psi": (*_NUMBERS, *_MOMENTS, "text", "boolean", "time"),
    "ks": (*_NUMBERS, *_MOMENTS),
    "deviation": _NUMBERS,
}
#: What would tell something of the persons themselves; of others only rows are counted.
_TELLING = ("mean", "psi", "ks", "deviation")


def expecting(
    scope: Scope, place: Place, model: FeedModel, columns: Iterable[FeedColumn]
) -> tuple[FeedColumn, ...]:
    """The columns of a feed with what is expected of them."""
    return tuple(
        replace(column, expect=_expectation(scope, place / "columns" / column.name, column, said))
        if (said := model.columns[column.name].expect)
        else column
        for column in columns
    )


def expected_of_delivery(model: FeedModel) -> DeliveryExpectation | None:
    """What is expected of each delivery of a feed; None where nothing is."""
    said = model.expect
    return DeliveryExpectation(said.rows, said.deviation, said.unmet == "stop") if said else None


def _expectation(
    scope: Scope, place: Place, column: FeedColumn, said: ColumnExpectation
) -> Expectation:
    at = place / "expect"
    for key, types in _ASKED.items():
        if key not in said.model_fields_set or not getattr(said, key):
            continue
        if column.type.name not in types:
            scope.problem(
                (at / key).key, f"`{key}` cannot be told of a column of type {column.type}"
            )
        elif column.pii and key in _TELLING:
            scope.problem(
                (at / key).key,
                f"'{column.name}' is personal, and so its `{key}` is not kept: leave it out",
            )
        elif key in ("min", "max", "accepted"):
            _check_values(scope, at / key, column, getattr(said, key))
    return Expectation(
        nulls=said.nulls,
        unique=said.unique,
        minimum=said.min or None,
        maximum=said.max or None,
        mean=said.mean,
        accepted=said.accepted,
        psi=said.psi,
        ks=said.ks,
        deviation=said.deviation,
        stops=said.unmet == "stop",
    )


def _check_values(
    scope: Scope, place: Place, column: FeedColumn, said: str | tuple[str, ...]
) -> None:
    for value in (said,) if isinstance(said, str) else said:
        if not fits(value, column.type):
            scope.problem(place.location, f"'{value}' is not of type {column.type}")
