"""Steps: one template for one entity, and what a feed loads in which order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vault.entities import (
    EffectivitySatellite,
    Feed,
    Hub,
    HubLoad,
    Link,
    LinkLoad,
    Satellite,
    SatelliteLoad,
)
from vault.names import Table

Source = HubLoad | LinkLoad | SatelliteLoad
#: The operations that make something beside the table of an entity, and which of its tables.
VIEWS = {"current": "current", "history": "history", "bitemporal": "known", "at": "at"}


@dataclass(frozen=True, slots=True)
class Step:
    """One template, rendered for one entity; `feed` and `source` where a feed loads it."""

    this: Any
    operation: str
    feed: Feed | None = None
    source: Source | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
    templates: str = ""

    @property
    def kind(self) -> str:
        """The folder of the template: the entity's own kind unless the step says otherwise."""
        return self.templates or str(self.this.kind)

    @property
    def origin(self) -> Path | None:
        """The user's own file that the statement comes from; None for dvault's templates."""
        path: Path | None = getattr(self.this, "path", None)
        return path

    @property
    def table(self) -> Table:
        """The table or view the step makes or fills."""
        found: Table = getattr(self.this, VIEWS.get(self.operation, "table"))
        return found

    @property
    def context(self) -> dict[str, Any]:
        """What the template may name."""
        return {"this": self.this, "feed": self.feed, "source": self.source, **self.more}

    def __str__(self) -> str:
        via = f" from {self.feed.record_source}" if self.feed else ""
        return f"{self.operation} {self.this.kind} {self.this.name}{via}"


#: Kinds whose attributes need a parent to hang on. What is refused for a tracked satellite is so
#: for its appearances, which come next: they find it refused.
_REFUSING = frozenset(
    {
        "satellite",
        "multi_active_satellite",
        "tracked_satellite",
        "reference_satellite",
    }
)
#: Kinds that store a row for what it brings, whatever else there is.
_PLAIN = frozenset(
    {"hub", "link", "non_historized_link", "satellite", "reference", "reference_satellite"}
)
#: Kinds whose rows are judged in several steps.
JUDGING = {
    "multi_active_satellite": ("members", "judge"),
    "status_satellite": ("timeline", "judge"),
    "effectivity_satellite": ("timeline", "changes", "judge"),
}
#: Kinds that keep that something is gone.
_ENDING = frozenset({"multi_active_satellite", "status_satellite", "effectivity_satellite"})


@dataclass(frozen=True, slots=True)
class Target:
    """A table a feed loads, and where in the stage its rows are found."""

    this: Hub | Link | Satellite
    feed: Feed
    source: Source

    @property
    def table(self) -> Table:
        return self.this.table

    @property
    def is_always_keyed(self) -> bool:
        """Whether a row without the target's key is rejected as a whole, so that each has one."""
        if self.feed.missing_keys != "reject":
            return False
        hubs: dict[str, tuple[HubLoad, ...]] = {load.hash_key: (load,) for load in self.feed.hubs}
        hubs |= {load.hash_key: load.hubs for load in self.feed.links}
        return not all(hub.optional for hub in hubs[self.source.hash_key])

    @property
    def is_plain(self) -> bool:
        """Whether a row that brings a key of its own is stored, whatever else there is."""
        if isinstance(self.source, HubLoad) and self.feed.rivals(self.source):
            return False
        return self.this.kind in _PLAIN and self.feed.operation is None

    @property
    def implies(self) -> bool:
        """Whether what a delivery lacks is stored, too."""
        return self.feed.is_complete and self.this.kind in _ENDING

    @property
    def refuses(self) -> bool:
        """Whether rows are refused before, and then all others judged without them."""
        return self.this.kind in _REFUSING

    @property
    def preparation(self) -> tuple[str, ...]:
        """What is found out before the rows are judged."""
        found = []
        if self.refuses:
            found.append("refuse_none" if self.is_always_keyed else "refuse")
            found += ["contradict"] if self.feed.load_date is not None else []
        if self.implies:
            found += ["moment", "absent"]
        return tuple(found)

    @property
    def compares(self) -> bool:
        """Whether rows are judged beside all that is stored, or what is stored of their keys."""
        return self.this.kind in ("satellite", "tracked_satellite")

    @property
    def repeats(self) -> bool:
        """Whether a row that says what is stored already is one of which nothing is kept."""
        return self.this.kind == "satellite"

    @property
    def judging(self) -> tuple[str, ...]:
        """The operations by which the rows are judged, the verdicts last."""
        return JUDGING.get(self.this.kind, ("judge",))

    @property
    def context(self) -> dict[str, Any]:
        """What the templates of its loading may name."""
        return {"this": self.this, "feed": self.feed, "source": self.source}

    def step(self, operation: str) -> Step:
        """One operation of its loading."""
        return Step(self.this, operation, self.feed, self.source)


@dataclass(frozen=True, slots=True)
class FeedPlan:
    """A feed and the tables it loads, parents first."""

    feed: Feed
    targets: tuple[Target, ...]

    @property
    def implies(self) -> bool:
        """Whether what a delivery lacks is stored, too."""
        return any(target.implies for target in self.targets)

    @property
    def goes_one_by_one(self) -> bool:
        """Whether each delivery is judged by what the one before it left."""
        return self.implies or any(
            isinstance(target.this, EffectivitySatellite) for target in self.targets
        )

    @property
    def replays(self) -> bool:
        """Whether one delivery holds what several loads had brought."""
        return self.feed.load_date is not None
