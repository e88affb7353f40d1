"""What is proposed: hubs, links and feeds as values, each with the reason it is there."""

from __future__ import annotations

from dataclasses import dataclass, field

from vault.infer.newness import Newness
from vault.infer.observed import Origin
from vault.types import Type


@dataclass(frozen=True, slots=True)
class Part:
    """A column of a key, child key or payload."""

    name: str
    type: Type
    pii: bool = False


@dataclass(frozen=True, slots=True)
class ProposedHub:
    """A hub that is not there yet."""

    name: str
    key: tuple[Part, ...]
    reason: str
    case_sensitive: bool = False


@dataclass(frozen=True, slots=True)
class ProposedLink:
    """A link: its hubs by role."""

    name: str
    hubs: tuple[tuple[str, str], ...]
    reason: str
    child_key: tuple[Part, ...] = ()
    payload: tuple[Part, ...] = ()
    events: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """The columns that give a key, whether a row may lack it, and why they are thought to."""

    columns: tuple[str, ...]
    optional: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ProposedSatellite:
    """A satellite of a hub or link."""

    name: str
    of: str
    attributes: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ProposedColumn:
    """A column of a feed: what is said of it, and why."""

    name: str
    type: Type
    source: str = ""
    date_format: str = ""
    value: str = ""
    pii: bool = False
    missing: bool = False
    occurrence: bool = False
    reason: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class ProposedFeed:
    """A feed with everything it brings."""

    name: str
    origin: Origin
    delivers: str
    reason: str
    columns: tuple[ProposedColumn, ...]
    hubs: dict[str, Use] = field(default_factory=dict)
    links: dict[str, dict[str, Use]] = field(default_factory=dict)
    satellites: tuple[ProposedSatellite, ...] = ()
    applied_date: str = ""
    where: str = ""
    notes: tuple[str, ...] = ()
    description: str = ""
    watermark: Newness | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A source with its feeds, and the hubs and links that are new with it.

    `keys` and `relations` say what was found, by table: the key's columns, and pairs of a column
    and the hub it leads to. `notes` are what whoever asked should read.
    """

    source: str
    hubs: tuple[ProposedHub, ...]
    links: tuple[ProposedLink, ...]
    feeds: tuple[ProposedFeed, ...]
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    relations: dict[str, dict[str, str]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
