"""Parts: the hubs, links and satellites of a vault, concluded from its tables."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from vault.execute.asking import Asked
from vault.execute.catalogue import CatalogueColumn, CatalogueTable
from vault.hashing import HashRecipe
from vault.infer.naming import Names, ascii_words
from vault.infer.vaults.found import HubPart, LinkPart, Part, Reference, SatellitePart, Vault
from vault.infer.vaults.hashes import KeyFound, LinkFound, is_diff, keys_of, link_of, rank
from vault.infer.vaults.tables import Shape, digits, is_ghost, shapes

#: What the names of tables begin or end with, by what they are.
_AFFIX = {
    "hub": re.compile(r"^(raw_|rv_)?(hub|h)_|_(hub|h)$"),
    "link": re.compile(
        r"^(raw_|rv_)?(t_link|nh_link|link|lnk|nhl|tl|l)_|_(nh_link|link|lnk|nhl|nl|l)$"
    ),
    "satellite": re.compile(
        r"^(raw_|rv_)?(ma_sat|masat|lsat|hsat|sat|s)_"
        r"|(_p?n?\d*)?_(ma_sat|lsat|hsat|sat|lms|ms|ls|hs|s)$"
    ),
}  # fmt: skip
_ROLE = re.compile(r"^(hk|pk|fk|hash|hashkey)_|_(hk|pk|fk|hash|hashkey|hash_key)$|_h$")


def vault_of(asked: Asked, tables: Iterable[CatalogueTable]) -> Vault | None:
    """The vault that some tables are; None where no hub is among them whose hashes come out."""
    found, notes = shapes(asked, tables)
    keyed = [
        (one, ways)
        for one in found
        if len(one.hashes) == 1 and not one.hashdiff and (ways := keys_of(one))
    ]
    twice = [one for one, _ in keyed if not asked.are_distinct(one.table, one.hashes)]
    notes += [f"{one.name}: left out, some of its keys are there twice" for one in twice]
    keyed = [(one, ways) for one, ways in keyed if one not in twice]
    found = [one for one in found if one not in twice]
    counted = Counter(way.recipe for _, ways in keyed for way in ways)
    if not counted:
        return None
    most = max(counted.values())
    made = [
        _Concluding(asked, recipe, found, keyed).vault(notes)
        for recipe, number in counted.items()
        if number == most
    ]
    return max(
        made,
        key=lambda one: (len(one.links), one.diffs, -rank(one.recipe)),
    )


class _Concluding:
    """One recipe, and the parts that come out by it."""

    def __init__(
        self, asked: Asked, recipe: HashRecipe, found: Sequence[Shape],
        keyed: Sequence[tuple[Shape, list[KeyFound]]],
    ) -> None:  # fmt: skip
        self.asked, self.recipe, self.found = asked, recipe, found
        self.entities, self.satellite_names = Names(), Names()
        self.hubs: list[HubPart] = []
        self.links: list[LinkPart] = []
        self.satellites: list[SatellitePart] = []
        self.notes: list[str] = []
        for shape, ways in keyed:
            way = next((one for one in ways if one.recipe == recipe), None)
            if way:
                name = self.entities.entity(_bare(shape, "hub"), "thing", 40)
                self.hubs.append(HubPart(name, shape, way))

    def vault(self, notes: Sequence[str]) -> Vault:
        """Links first, since satellites may describe them."""
        taken = {one.shape.name for one in self.hubs}
        rest = [one for one in self.found if one.name not in taken]
        for shape in rest:
            if len(shape.hashes) > 1 and not shape.hashdiff:
                self._link(shape)
        for shape in rest:
            if len(shape.hashes) < 2 or shape.hashdiff:
                self._satellite(shape)
        diffs = sum(is_diff(one.shape, self.recipe) for one in self.satellites)
        return Vault(
            self.recipe, tuple(self.hubs), tuple(self.links), tuple(self.satellites),
            (*notes, *self.notes), diffs, self.asked.dialect, self._sources(),
        )  # fmt: skip

    def _sources(self) -> dict[str, str]:
        """The source that most rows of each table are from."""
        found = {}
        parts: tuple[Part, ...] = (*self.hubs, *self.links, *self.satellites)
        for shape in (one.shape for one in parts):
            common = [
                str(value) for value, _ in self.asked.commonest(shape.table, shape.record_source)
                if value is not None and str(value).upper() not in ("SYSTEM", "DBTVAULT_SYSTEM")
            ]  # fmt: skip
            found[shape.name] = common[0] if common else ""
        return found

    def _link(self, shape: Shape) -> None:
        for own in shape.hashes:
            others = [name for name in shape.hashes if name != own]
            if self._named_like(own) or not self.asked.are_distinct(shape.table, (own,)):
                continue
            hubs = [self._hub_of(shape, name) for name in others]
            known = [one for one in hubs if one]
            if len(known) < len(hubs):
                continue
            keys = [self._keys(hub, shape, name) for hub, name in zip(known, others, strict=True)]
            found = link_of(shape, own, [hub.key for hub in known], keys, others, self.recipe)
            if found:
                self._add_link(shape, own, others, known, found)
                return
        self.notes.append(f"{shape.name}: left out, {_why_no_link(shape)}")

    def _add_link(
        self, shape: Shape, own: str, columns: Sequence[str], hubs: Sequence[HubPart],
        found: LinkFound,
    ) -> None:  # fmt: skip
        name = self.entities.entity(_bare(shape, "link"), "link", 40)
        references: list[Reference] = []
        for at in found.order:
            hub, column = hubs[at], columns[at]
            role = hub.name
            if hubs.count(hub) > 1 or column.lower() != hub.shape.hashes[0].lower():
                words = ascii_words(_ROLE.sub("", column.lower()))
                role = "_".join(words) or hub.name
            if role != hub.name or any(one.role == role for one in references):
                role = self.entities.entity([role], "role", 40)
            why = _told(column, hub.shape, hub.shape.hashes[0])
            references.append(Reference(role, hub.name, column, why))
        self.links.append(LinkPart(name, shape, own, tuple(references), found))

    def _named_like(self, column: str) -> HubPart | None:
        return next(
            (hub for hub in self.hubs if hub.shape.hashes[0].lower() == column.lower()), None
        )

    def _hub_of(self, shape: Shape, column: str) -> HubPart | None:
        """The hub that a column of hashes leads to, by its name or else by what it holds.

        Equal keys of two hubs have one hash, so that of several hubs the one is taken that the
        column speaks of.
        """
        named = self._named_like(column)
        hubs = sorted(self.hubs, key=lambda hub: -_shared(hub.name, column))
        return next(
            (hub for hub in ([named] if named else hubs)
             if not self._lost(shape, column, hub.shape, hub.shape.hashes[0])), None,
        )  # fmt: skip

    def _lost(self, shape: Shape, column: str, parent: Shape, key: str) -> list[Any]:
        found = self.asked.lost(shape.table, column, parent.table, key)
        return [value for value in found if not is_ghost(value)]

    def _keys(self, hub: HubPart, shape: Shape, column: str) -> dict[str, Sequence[Any]]:
        """The business keys of a hub by their hashes, of those that a link's rows refer to."""
        wanted = [value for value in dict.fromkeys(shape.values(column)) if value is not None]
        numbers = [hub.shape.at(name) for name in hub.key.identity]
        hashed = hub.shape.at(hub.shape.hashes[0])
        rows = self.asked.of_keys(hub.shape.table, hub.shape.hashes[0], wanted)
        return {digits(row[hashed]) or "": [row[at] for at in numbers] for row in rows}

    def _satellite(self, shape: Shape) -> None:
        parent = self._parent(shape) if len(shape.hashes) == 1 else None
        if parent is None or not shape.rest:
            self.notes.append(f"{shape.name}: left out, {_why_no_satellite(shape)}")
            return
        name, reason = parent
        moments = [shape.hashes[0], shape.load_date]
        moments += [shape.applied_date] if shape.applied_date else []
        set_key: tuple[CatalogueColumn, ...] | None = ()
        if not self.asked.are_distinct(shape.table, moments):
            set_key = self._set_key(shape, moments)
        if set_key is None:
            self.notes.append(
                f"{shape.name}: left out, nothing tells rows of one key and load date apart"
            )
            return
        own = self.satellite_names.entity(_bare(shape, "satellite"), "details", 40)
        self.satellites.append(SatellitePart(own, shape, name, reason, set_key))

    def _set_key(self, shape: Shape, moments: list[str]) -> tuple[CatalogueColumn, ...] | None:
        for size in (1, 2):
            for some in itertools.combinations(shape.rest, size):
                if self.asked.are_distinct(shape.table, [*moments, *(one.name for one in some)]):
                    return some
        return None

    def _parent(self, shape: Shape) -> tuple[str, str] | None:
        """What a satellite describes, and why: by the name of its hash key, else by its values."""
        column = shape.hashes[0]
        parents = [(one.name, one.shape, one.shape.hashes[0]) for one in self.hubs]
        parents += [(one.name, one.shape, one.own) for one in self.links]
        about = f"{column}_{shape.table.name}"
        parents.sort(key=lambda one: (one[2].lower() != column.lower(), -_shared(one[0], about)))
        for name, parent, key in parents:
            if not self._lost(shape, column, parent, key):
                return name, _told(column, parent, key)
        return None


def _bare(shape: Shape, kind: str) -> list[str]:
    """The words of a table's name without those that say what kind it is."""
    name = shape.table.name.lower()
    return ascii_words(_AFFIX[kind].sub("", name)) or ascii_words(name)


def _told(column: str, parent: Shape, key: str) -> str:
    """Why a column of hashes is taken to lead to a table with that key."""
    told = f"all its {column} are in {parent.table.name}"
    alike = key.lower() == column.lower()
    return f"{told}, called alike (strong)" if alike else f"{told} (medium)"


def _shared(name: str, other: str) -> int:
    """How many words of a name another one has, too."""
    return len(set(ascii_words(name)) & set(ascii_words(other)))


def _why_no_link(shape: Shape) -> str:
    if shape.ends:
        return "it tells when relations end: a feed that reads it as a `table` can load its history"
    return (
        "none of its hashes comes out of the hubs of the others: a point-in-time table, a bridge,"
        " or hashed otherwise"
    )


def _why_no_satellite(shape: Shape) -> str:
    if not shape.hashes:
        return "it has no hash key"
    if len(shape.hashes) > 1:
        return _why_no_link(shape)
    if not shape.rest:
        return "it has no attributes: it tells when keys were seen, or when relations end"
    return (
        f"its {shape.hashes[0]} does not come out of its columns, and not all of them are in a hub"
        " or link"
    )
