"""Former names: what a feed was called before, with its source."""

from __future__ import annotations

from vault.definitions import Declared
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
