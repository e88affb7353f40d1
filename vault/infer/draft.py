"""What is being proposed so far, and what a warehouse has already."""

from __future__ import annotations

from dataclasses import dataclass, field

from vault.infer.naming import Names
from vault.infer.proposal import Part, ProposedHub, ProposedLink


@dataclass(frozen=True, slots=True)
class Existing:
    """What a warehouse has already: its names, and of each hub the columns of its key."""

    hubs: dict[str, tuple[Part, ...]] = field(default_factory=dict)
    entities: frozenset[str] = frozenset()
    satellites: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    technical: tuple[str, ...] = ()
    name: str = ""
    tables: dict[str, str] = field(default_factory=dict)


@dataclass
class Draft:
    """What is being proposed so far, and the names that are taken."""

    entities: Names
    satellites: Names
    existing: Existing
    source: str
    hubs: dict[str, ProposedHub] = field(default_factory=dict)
    links: list[ProposedLink] = field(default_factory=list)

    def key_of(self, hub: str) -> tuple[Part, ...]:
        """The columns of a hub's key, whether it is new or not."""
        return self.hubs[hub].key if hub in self.hubs else self.existing.hubs[hub]
