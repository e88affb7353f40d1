"""Former names: what feeds, and what has a table, were called before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vault.definitions import Declared, Place
from vault.definitions.satellites import Satellite as SatelliteModel
from vault.definitions.sources import Feed as FeedModel
from vault.resolve.scope import Scope
from vault.types import Was


def feed_was(scope: Scope, source: str, declared: Declared[FeedModel], part: str) -> Was | None:
    """What a feed, or a part that is made of one, was called before; None where nothing is said.

    A name alone is one of the same source. What is declared still, or is its own, is a problem.
    """
    model = declared.model
    if model is None or not model.was:
        return None
    place = declared.place / "was"
    before, _, name = model.was.rpartition(".")
    before = before or source
    said = scope.was(f"{source}.{declared.name}", f"{before}.{name}", place)
    if (before, name) in scope.documents.feeds and said.name != f"{source}.{declared.name}":
        at = scope.documents.feeds[before, name].place.key
        scope.problem(
            place.location,
            f"feed '{said}' is declared still, at {at}: it is not this one's old name",
        )
    return Was(said.name + part.removeprefix(declared.name), said.said_at)


def satellite_was(
    scope: Scope, name: str, model: SatelliteModel, place: Place, implied: bool
) -> Was | None:
    """What a satellite was called before; None where nothing is said.

    `implied`: its feed says that it was called otherwise. What is declared still, what another
    satellite was called, too, or is its own name, is a problem.
    """
    if not model.was:
        return None
    if implied:
        return Was(model.was, place.location, implied=True)
    said = scope.was(name, model.was, place)
    if said.name != name:
        _claim(scope, "satellite", said, scope.satellite_places.get(said.name))
    return said


def was_of(scope: Scope, noun: str, declared: Declared[Any], before: str) -> Was | None:
    """The same of a hub, link or reference."""
    if not before:
        return None
    said = scope.was(declared.name, before, declared.place / "was")
    if said.name != declared.name:
        others: Mapping[str, Declared[Any]] = getattr(scope.documents, f"{noun}s")
        other = others.get(said.name)
        _claim(scope, noun, said, other.place if other else None)
    return said


def _claim(scope: Scope, noun: str, said: Was, declared: Place | None) -> None:
    """Let one only have been called so before, and nothing be called so still."""
    first = scope.former.setdefault((noun, said.name), said)
    if declared is not None:
        scope.problem(
            said.said_at,
            f"{noun} '{said}' is declared still, at {declared.key}: it is not this one's old name",
        )
    elif first is not said:
        scope.problem(
            said.said_at,
            f"{noun} '{said}' is the old name of another already, at {first.said_at}: it went on"
            " as one of them; leave out the other `was`",
        )
