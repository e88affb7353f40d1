"""Capturing: a feed that keeps what no column names has one more satellite, without naming it."""

from __future__ import annotations

from collections.abc import Iterator

from vault.definitions import Place
from vault.definitions.satellites import Satellite as SatelliteModel
from vault.definitions.sources import Feed as FeedModel
from vault.entities import FeedColumn, Type
from vault.names import CAPTURED, Identifier, name_of_captured
from vault.resolve.scope import NamesTaken, Scope

_TOLD = "What was delivered in columns that are not declared."
_VERSIONED = ("satellite", "multi_active")


def note_captured(scope: Scope) -> None:
    """Remember where each satellite is declared that a feed has without naming it."""
    for (source, feed), declared in scope.documents.feeds.items():
        at = declared.place / "on_new_column"
        if at.value == "capture":
            name = name_of_captured(source, feed)
            first = scope.satellite_places.setdefault(name, at)
            if first is not at:
                scope.problem(
                    first.key,
                    f"'{name}' is the satellite in which feed '{feed}' keeps what it captures, as"
                    f" said at {at.key}: give this one another name",
                )


def capturing(scope: Scope, source: str, feed: str, place: Place, model: FeedModel) -> FeedModel:
    """The feed with the satellite of what it captures; as it is where it captures nothing."""
    if model.on_new_column != "capture":
        return model
    if fault := _fault(model):
        scope.problem((place / "on_new_column").location, f"{fault}; or say `warn` or `stop`")
        return model
    made = _satellite(model)
    if made is None:
        return model
    if model.was:
        of, _, called = model.was.rpartition(".")
        made = made.model_copy(update={"was": name_of_captured(of or source, called)})
    satellites = {**model.satellites, name_of_captured(source, feed): made}
    return model.model_copy(update={"satellites": satellites})


def captured_by(scope: Scope, place: Place, model: FeedModel) -> Iterator[FeedColumn]:
    """The column of what is captured, if any is: personal, as nobody knows what it holds."""
    if model.on_new_column != "capture" or _fault(model):
        return
    at = place / "columns" / CAPTURED
    if NamesTaken(scope, model.columns).take(CAPTURED, at if at.value else place / "on_new_column"):
        yield FeedColumn(
            name=Identifier(CAPTURED),
            type=Type("json"),
            source=CAPTURED,
            pii=True,
            description=_TOLD,
            captures=True,
        )


def _fault(model: FeedModel) -> str:
    """Why nothing can be captured, and what to do in its place."""
    what = "`capture` is for files of CSV, with a header, and of Parquet"
    if model.read is None:
        return f"{what}: of a table only what is declared is read; declare the column"
    if model.read.format_name == "json":
        return f"{what}: keep whole rows of JSON by a column that says `from: $` and `type: json`"
    if model.read.format_name == "csv" and not model.read.header:
        return f"{what}: without one nobody knows what a column is called; declare the column"
    return ""


def _satellite(model: FeedModel) -> SatelliteModel | None:
    """It describes what the feed describes first, set by set where that is multi-active.

    Without satellites that is the first link, or else the first hub or reference.
    """
    said = list(model.satellites.values())
    first = next((one for one in said if one.type in _VERSIONED), said[0] if said else None)
    described = [*model.links, *model.hubs, *model.references]
    if first is None and not described:
        return None
    of = first.of if first else described[0]
    if first and first.type == "multi_active":
        return SatelliteModel(
            of=of, type="multi_active", key=first.key, attributes=(CAPTURED,), description=_TOLD
        )
    return SatelliteModel(of=of, attributes=(CAPTURED,), description=_TOLD)
