"""Texts: a vault → the definition files that take its tables over, every guess with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from vault.execute.catalogue import CatalogueColumn
from vault.infer.naming import Names, ascii_words
from vault.infer.personal import personal_by_name
from vault.infer.vaults.found import HubPart, LinkPart, Part, SatellitePart, Vault
from vault.infer.vaults.tables import Shape
from vault.infer.vaults.taking import Taking, taking_of
from vault.infer.written import remark, text
from vault.names import NAMED_COLUMNS

#: The file of the statements that copy tables under the names that dvault has for them.
COPIES = "copies.sql"
_ABOUT = (
    "# Proposed from the tables of a vault. What follows a # says why, and how sure it is: strong,"
    " medium, weak."
)
_COPIES = (
    "-- Run this on the database before `dvault apply`: it copies the tables under the names by\n"
    "-- which they are taken over. The tables themselves stay as they are.\n"
)


def texts_of(vault: Vault, name: str) -> dict[str, str]:
    """The files of a warehouse of that name, by their names."""
    taking = taking_of(vault)
    writing = _Writing(vault, taking)
    files = {"warehouse.yml": writing.warehouse(name), "hubs.yml": writing.hubs()}
    if vault.links:
        files["links.yml"] = writing.links()
    for source, lines in writing.sources().items():
        files[f"sources/{source}.yml"] = "\n".join(lines) + "\n"
    if taking.copies:
        files[COPIES] = f"{_COPIES}\n{taking.copies}"
    return files


@dataclass
class _Feed:
    """The columns of a feed while they are found out, and the keys they give."""

    columns: dict[str, str] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)

    def key(self, name: str, type_: object, beside: str) -> str:
        """The column that gives a part of a key: that of its name where it is free, or the same."""
        wished = name
        while wished in self.columns and (
            wished in self.keys or self.columns[wished] != str(type_)
        ):
            wished = f"{beside}_{wished}"
        self.columns[wished] = str(type_)
        self.keys.append(wished)
        return wished


class _Writing:
    """The text of each file."""

    def __init__(self, vault: Vault, taking: Taking) -> None:
        self.vault, self.taking = vault, taking
        self.hub = {one.name: one for one in vault.hubs}
        self.link = {one.name: one for one in vault.links}

    def warehouse(self, name: str) -> str:
        """The recipe, the schema, and what technical columns are called."""
        vault, taking, recipe = self.vault, self.taking, self.vault.recipe
        tried = sum(one.key.tried for one in vault.hubs)
        why = f"so come out all {tried:,} keys tried of {len(vault.hubs)} hubs"
        why += f", the keys of {len(vault.links)} links" if vault.links else ""
        why += f", the hashdiffs of {vault.diffs} satellites" if vault.diffs else ""
        lines = [
            _ABOUT,
            *(remark(note) for note in vault.notes),
            f"warehouse: {name}",
            f"hash: {{recipe: {recipe.name}, algorithm: {recipe.algorithm}, storage:"
            f" {recipe.storage}}}  {remark(f'{why} (strong)')}",
        ]
        if taking.schema != "raw_vault":
            why = "where copies.sql puts them" if taking.copies else "where the tables are"
            lines.append(f"schemas: {{raw_vault: {text(taking.schema)}}}  # {why}")
        named = [(one, taking.called[one]) for one in NAMED_COLUMNS if taking.called[one] != one]
        if named:
            listed = ", ".join(f"{one}: {text(name)}" for one, name in named)
            lines.append(f"names: {{{listed}}}  # what most tables call them (strong)")
        return "\n".join(lines) + "\n"

    def hubs(self) -> str:
        """The key `hubs`."""
        lines = [_ABOUT, "hubs:"]
        for hub in self.vault.hubs:
            key = hub.key
            listed = ", ".join(one.name for one in key.columns)
            why = f"{hub.shape.name}: {_tried(key.tried)} of {listed} (strong)"
            lines += [f"  {hub.name}:  {remark(why)}", *self._left(hub)]
            parts = self._parts(hub, key.columns)
            lines.append(f"    business_key: {{{parts}}}")
            if key.case_sensitive:
                lines.append(
                    "    case_sensitive: true  # they are hashed as they are written (strong)"
                )
            elif _tells_no_case(hub):
                lines.append(
                    "    # case_sensitive: true  # no key here tells whether case counts (weak)"
                )
            if key.code:
                lines.append(f"    collision_code: {self._code(hub)}")
            if key.tenant:
                tenant = f"    tenant: {{{self._parts(hub, (key.tenant,))}}}"
                lines.append(f"{tenant}  # named like one, and hashed before the key (strong)")
        return "\n".join(lines) + "\n"

    def _left(self, part: HubPart | LinkPart) -> Iterator[str]:
        for name in self.taking.of(part).left:
            why = f"{name} of {part.shape.name} is no part of the key: the copy is without it"
            yield f"    {remark(why)}"

    def _code(self, hub: HubPart) -> str:
        """The collision code that most keys have; feeds may each say another."""
        (code, number), *others = Counter(map(str, hub.shape.values(hub.key.code))).most_common()
        more = f"; others: {', '.join(one for one, _ in others)}" if others else ""
        return f"{text(code)}  {remark(f'that of {number} of the keys looked at{more} (strong)')}"

    def links(self) -> str:
        """The key `links`."""
        lines = [_ABOUT, "links:"]
        for link in self.vault.links:
            found = link.found
            what = [one.role for one in link.references] + [one.name for one in found.child]
            why = f"{link.shape.name}: {_tried(found.tried)} of {', '.join(what)} (strong)"
            lines += [f"  {link.name}:  {remark(why)}", *self._left(link)]
            if link.payload:
                lines.append(
                    "    type: non_historized  # it has columns that are not hashed (medium)"
                )
            roles = ", ".join(f"{one.role}: {one.hub}" for one in link.references)
            lines += [f"    {remark(f'{one.role}: {one.reason}')}" for one in link.references]
            lines.append(f"    hubs: {{{roles}}}")
            if found.child:
                lines.append(f"    child_key: {{{self._parts(link, found.child)}}}")
            if link.payload:
                lines.append(f"    payload: {{{self._parts(link, link.payload)}}}")
        return "\n".join(lines) + "\n"

    def _parts(self, part: Part, columns: Sequence[CatalogueColumn]) -> str:
        taken = self.taking.of(part)
        return ", ".join(
            f"{text(taken.names[one.name])}: {_type(taken.type(one))}" for one in columns
        )

    def sources(self) -> dict[str, list[str]]:
        """The lines of each source: a feed for every satellite, and for what has none."""
        names, feeds = Names(), Names()
        found: dict[str, tuple[str, list[str]]] = {}
        for part in self._brought():
            said = self.vault.sources[part.shape.name]
            if said not in found:
                name = names.entity(ascii_words(said)[:3], "vault", 20)
                found[said] = name, [_ABOUT, f"source: {name}", "feeds:"]
            name, lines = found[said]
            lines += self._feed(part, name, feeds.entity([part.name], "rows", 40))
        return dict(found.values())

    def _brought(self) -> Iterator[Part]:
        """What a feed is needed for: satellites, and then what none of them brings."""
        yield from self.vault.satellites
        parents = {one.parent for one in self.vault.satellites}
        links = [one for one in self.vault.links if one.name not in parents]
        yield from links
        known = parents | {ref.hub for one in self.vault.links for ref in one.references}
        yield from (one for one in self.vault.hubs if one.name not in known)

    def _feed(self, part: Part, source: str, name: str) -> Iterator[str]:
        shape, taken, feed = part.shape, self.taking.of(part), _Feed()
        described = [*part.set_key, *_others(part)] if isinstance(part, SatellitePart) else []
        for one in described:
            feed.columns[taken.names[one.name]] = str(taken.type(one))
        of = part.parent if isinstance(part, SatellitePart) else part.name
        link = self.link.get(of)
        keys = list(self._keys(feed, link or self.hub[of]))
        events = bool(link and link.payload)
        applied = ""
        if shape.applied_date and not isinstance(part, HubPart) and (described or events):
            applied = self.taking.called["applied_date"]
            applied = "applied_at" if applied == "applied_date" else applied
            feed.columns[applied] = "date" if _is_date(shape) else "timestamp"
        yield f"  {name}:  {remark(f'most rows of {shape.name} are from {self._said(shape.name)}')}"
        yield f"    read: data/{source}/{name}_*.csv  # no vault tells where deliveries lie: say it"
        told = "what is not hashed of its rows never changes" if events else (
            "nothing tells whether deliveries are complete"
        )  # fmt: skip
        yield f"    delivers: {'events' if events else 'changes'}  # {told} (weak)"
        if applied:
            why = f"{shape.applied_date} is named like since when a row is true (medium)"
            yield f"    applied_date: {text(applied)}  {remark(why)}"
        yield "    columns:"
        for column, type_ in sorted(feed.columns.items(), key=lambda one: one[0] not in feed.keys):
            personal = "" if column in feed.keys else personal_by_name(column, shape.table.name)
            why = remark(f"pii: {personal}, please confirm") if personal else ""
            said = f"{{type: {_type(type_)}, pii: true}}" if personal else _type(type_)
            yield f"      {text(column)}: {said}  {why}".rstrip()
        yield f"    {'links' if link else 'hubs'}:"
        yield from keys
        if isinstance(part, SatellitePart):
            yield "    satellites:"
            if part.set_key:
                listed = ", ".join(one.name for one in part.set_key)
                why = f"rows of one key and load date are told apart by {listed} (medium)"
                yield f"      {remark(why)}"
            yield f"      {part.name}: {self._satellite(part)}  {remark(part.reason)}"

    def _said(self, table: str) -> str:
        return (
            f"'{self.vault.sources[table]}' (medium)" if self.vault.sources[table] else "no source"
        )

    def _satellite(self, part: SatellitePart) -> str:
        taken = self.taking.of(part)
        attributes = ", ".join(text(taken.names[one.name]) for one in _others(part))
        if not part.set_key:
            return f"{{of: {part.parent}, attributes: [{attributes}]}}"
        key = ", ".join(text(taken.names[one.name]) for one in part.set_key)
        more = f", attributes: [{attributes}]" if attributes else ""
        return f"{{of: {part.parent}, type: multi_active, key: [{key}]{more}}}"

    def _keys(self, feed: _Feed, parent: HubPart | LinkPart) -> Iterator[str]:
        """The lines that say which columns give the keys of a hub or link."""
        if isinstance(parent, HubPart):
            yield f"      {parent.name}: {self._key(feed, parent, parent.name)}"
            return
        yield f"      {parent.name}:"
        for one in parent.references:
            yield f"        {one.role}: {self._key(feed, self.hub[one.hub], one.role)}"
        taken = self.taking.of(parent)
        for column in (*parent.found.child, *parent.payload):
            name = taken.names[column.name]
            if name not in feed.columns:
                feed.columns[name] = str(taken.type(column))
                continue
            other = feed.key(name, taken.type(column), parent.name)
            yield f"        {text(name)}: {text(other)}"

    def _key(self, feed: _Feed, hub: HubPart, role: str) -> str:
        taken = self.taking.of(hub)
        if hub.key.tenant:
            tenant = taken.names[hub.key.tenant.name]
            feed.columns.setdefault(tenant, str(taken.type(hub.key.tenant)))
        parts = [feed.key(taken.names[c.name], taken.type(c), role) for c in hub.key.columns]
        return text(parts[0]) if len(parts) == 1 else f"[{', '.join(map(text, parts))}]"


def _others(part: SatellitePart) -> list[CatalogueColumn]:
    return [one for one in part.shape.rest if one not in part.set_key]


def _is_date(shape: Shape) -> bool:
    kind = shape.type(shape.applied_date)
    return bool(kind and kind.name == "date")


def _tried(number: int) -> str:
    return f"all {number} hash keys tried are those" if number > 1 else "its only hash key is that"


def _tells_no_case(hub: HubPart) -> bool:
    """Whether no key of a hub would be another one if case counted, though one might."""
    texts = [one for one in hub.key.columns if one.type and one.type.name == "text"]
    values = [value for one in texts for value in hub.shape.values(one.name)]
    return bool(texts) and all(value == value.upper() for value in values if value)


def _type(type_: object) -> str:
    return f'"{type_}"' if "(" in str(type_) else str(type_)
