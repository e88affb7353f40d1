"""Successions: the satellites whose history another takes on are declared no longer."""

from __future__ import annotations

from vault.definitions import Place
from vault.definitions.satellites import Satellite as SatelliteModel
from vault.definitions.sources import Feed as FeedModel
from vault.entities import Hub, Link, Reference
from vault.names import fault_of_satellite_name
from vault.resolve.scope import Scope


def check_history(
    scope: Scope, place: Place, said: SatelliteModel, feed: FeedModel, parent: Hub | Link
) -> None:
    """Report what stands in the way of `history_of`, as far as the definitions tell."""
    at = place / "history_of"
    if said.history_of and isinstance(parent, Reference):
        scope.problem(
            at.key,
            f"'{parent.name}' is a reference: satellites that describe one are neither split nor"
            " merged",
        )
    elif said.history_of and feed.late_arrivals == "tracked":
        scope.problem(
            at.key,
            "a satellite of a feed that says `late_arrivals: tracked` remembers every appearance,"
            " which no other satellite has kept: leave `history_of` out, or the tracking",
        )
    for index, name in enumerate(said.history_of):
        fault = None
        if name in scope.satellite_places:
            other = scope.satellite_places[name].key
            fault = (
                f"satellite '{name}' is still declared, at {other}: take it away there, and its"
                " table stays as it is; what is to go on of it gets a new name, and its history"
                f" by `history_of: {name}`"
            )
        elif name in said.history_of[:index]:
            fault = f"'{name}' is named twice"
        else:
            fault = fault_of_satellite_name(name)
        if fault:
            scope.problem((at / index).location, fault)
