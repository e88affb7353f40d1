"""A table → the feed that loads it: where each of its columns goes, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vault.infer.brought import Brought, Related, describe
from vault.infer.change import Change
from vault.infer.draft import Draft
from vault.infer.keys import Key
from vault.infer.naming import VERSION_WORDS, Names, ascii_words, entity_words, stem
from vault.infer.observed import Column, Table
from vault.infer.proposal import (
    Part,
    ProposedColumn,
    ProposedFeed,
    ProposedHub,
    ProposedLink,
    Use,
)
from vault.sources.cells import named, quoted
from vault.types import Type

_WORD_OF_EVENTS = "rows without a key of their own are facts that never change"


def feed_of(
    draft: Draft, table: Table, name: str, key: Key | None, own: str, related: Related,
    change: Change | None,
) -> ProposedFeed:  # fmt: skip
    """The feed of a table; its new links, and a hub for what is nobody else's, go to the draft."""
    change = change or Change("changes", "one delivery cannot tell whether it is complete", {})
    brought = Brought(draft, table, name, related)
    applied = change.applied_date
    delivers, reason = change.delivers, change.reason
    if applied:
        brought.spent.add(applied)
        brought.applied_date = applied
    if own and key:
        _hub_rows(brought, key, own, change)
    elif key and _is_history(table, key, related):
        _history(brought, key, change)
    elif key and any(table.column(one).is_moment for one in key.columns) and related:
        delivers, reason = "events", f"a time is part of the key: {_WORD_OF_EVENTS}"
        _events(brought, [one for one in key.columns if one not in related])
    elif key:
        _composite(brought, key, change)
    elif related:
        delivers, reason = "events", f"no set of columns is unique: {_WORD_OF_EVENTS}"
        _events(brought, None)
    else:
        _rows_by_content(brought)
    if delivers == "events":
        brought.applied_date = ""
    return ProposedFeed(
        name, table.origin, delivers, reason, (*_columns(table, draft), *brought.made),
        brought.hubs, brought.links, tuple(brought.satellites), brought.applied_date,
        _where(table), (*table.notes, *brought.notes), table.description,
    )  # fmt: skip


def _where(table: Table) -> str:
    if not table.origin.where:
        return ""
    column, name = table.origin.where
    return f"{named(column)} is distinct from {quoted(name)}"


def _columns(table: Table, draft: Draft) -> Iterable[ProposedColumn]:
    for one in table.columns:
        yield ProposedColumn(
            one.name, one.type, _from(one, table), one.date_format,
            pii=bool(one.personal), missing=one.missing,
            reason="; ".join(filter(None, (one.reason, one.personal and f"pii: {one.personal},"
                             " please confirm"))),
            description=one.description,
        )  # fmt: skip


def _from(column: Column, table: Table) -> str:
    """What a column is called in the delivery, where that must be said."""
    told = column.source == column.name or not table.origin.format.header
    return "" if told else column.source


def _hub_rows(brought: Brought, key: Key, hub: str, change: Change) -> None:
    """Rows that a hub's key identifies: satellites of the hub, and a link for each relation."""
    column = key.columns[0]
    optional = False
    brought.hubs[hub] = Use((column,), optional, f"{key.reason} ({key.strength})")
    brought.spent.add(column)
    _link_each(brought, hub, (column,))
    describe(brought, hub, change)


def _link_each(brought: Brought, hub: str, key: tuple[str, ...]) -> None:
    """A link from the hub to what each related column leads to."""
    draft, table = brought.draft, brought.table
    for column, (other, relation) in brought.related.items():
        if column in key and len(key) == 1:
            continue
        words = stem(table.column(column).source, "")
        role = "_".join(words) if words else other
        if other == hub or any(other == h for h, _ in _linked(brought)):
            wished = role if role != other else f"other_{other}"
            role = draft.entities.entity([wished], "role")
        else:
            role = other
        name = draft.entities.entity([hub, role], "link", 34)
        why = f"{relation.reason} ({relation.strength})"
        draft.links.append(ProposedLink(name, ((hub, hub), (role, other)), why))
        optional = table.column(column).nulls > 0
        brought.links[name] = {hub: Use(key), role: Use((column,), optional)}
        brought.spent.add(column)


def _linked(brought: Brought) -> Iterable[tuple[str, str]]:
    """What the links of this feed lead to so far, with their names."""
    for link in brought.draft.links:
        if link.name in brought.links:
            for _, hub in link.hubs[1:]:
                yield hub, link.name


def _is_history(table: Table, key: Key, related: Related) -> bool:
    """Whether a key is that of one thing and since when a version of it is true."""
    if len(key.columns) != 2 or key.strength == "declared":
        return False
    moments = [one for one in key.columns if table.column(one).is_moment]
    things = [one for one in key.columns if one in related]
    if len(moments) != 1 or len(things) != 1:
        return False
    version = set(ascii_words(table.column(moments[0]).source)) & VERSION_WORDS
    of = entity_words(" ".join(table.words))
    return bool(version) and stem(table.column(things[0]).source, "")[-1:] == of[-1:]


def _history(brought: Brought, key: Key, change: Change) -> None:
    table = brought.table
    moment = next(one for one in key.columns if table.column(one).is_moment)
    column = next(one for one in key.columns if one != moment)
    hub, relation = brought.related[column]
    brought.applied_date = moment
    brought.hubs[hub] = Use((column,), False, f"{relation.reason} ({relation.strength})")
    brought.notes.append(f"applied_date: {column} and {moment} are {key.reason}: versions of a key")
    brought.spent |= {column, moment}
    _link_each(brought, hub, (column,))
    describe(brought, hub, change)


def _composite(brought: Brought, key: Key, change: Change) -> None:
    """Rows of several key columns: a link with a child key, or a hub where nothing is related."""
    table, draft = brought.table, brought.draft
    why = f"{', '.join(key.columns)}: {key.reason} ({key.strength})"
    parts = [one for one in key.columns if one in brought.related]
    children = [table.column(one) for one in key.columns if one not in brought.related]
    if parts and len(brought.related) > 1 and all(_fits_key(one) for one in children):
        name = _link(brought, list(brought.related), children, (), why)
        brought.spent |= set(key.columns)
        describe(brought, name, change)
        return
    hub = draft.entities.entity(entity_words(" ".join(table.words)), "thing")
    draft.hubs[hub] = ProposedHub(
        hub, tuple(_part(table.column(one), draft, hub) for one in key.columns), why,
        key.exactly,
    )  # fmt: skip
    brought.hubs[hub] = Use(key.columns, False, why)
    brought.spent |= set(key.columns)
    _link_each(brought, hub, key.columns)
    describe(brought, hub, change)


def _fits_key(column: Column) -> bool:
    return column.type.name not in ("double", "json")


def _part(column: Column, draft: Draft, beside: str = "") -> Part:
    name = column.name
    if name in draft.existing.technical or name == f"{beside}_hk":
        name = f"source_{name}"
    return Part(name, column.type, bool(column.personal))


def _link(
    brought: Brought, columns: Sequence[str], children: Sequence[Column],
    payload: Sequence[Column], why: str, more: Sequence[Part] = (), events: bool = False,
) -> str:  # fmt: skip
    """Propose a link over every related column; returns its name."""
    draft, table = brought.draft, brought.table
    hubs: list[tuple[str, str]] = []
    uses: dict[str, Use] = {}
    for column in columns:
        hub, relation = brought.related[column]
        role = hub
        if any(hub == other for _, other in hubs):
            words = stem(table.column(column).source, "") or [f"other_{hub}"]
            role = draft.entities.entity(words, "role")
        hubs.append((role, hub))
        optional = table.column(column).nulls > 0
        uses[role] = Use((column,), optional, f"{relation.reason} ({relation.strength})")
        brought.spent.add(column)
    name = draft.entities.entity(entity_words(" ".join(table.words)), "link", 30)
    child = (*(_part(one, draft) for one in children), *more)
    draft.links.append(
        ProposedLink(name, tuple(hubs), why, child, tuple(_part(one, draft) for one in payload),
                     events)
    )  # fmt: skip
    brought.links[name] = uses
    return name


def _events(brought: Brought, children: Sequence[str] | None) -> None:
    """A non-historized link: rows with a time in their key, or rows told apart by their content."""
    table = brought.table
    related = list(brought.related)
    parts: list[Part] = []
    if children is None:
        parts = _content(brought)
        children = ()
        why = "no key: rows are told apart by a digest of their content and a number of copies"
    else:
        why = f"{', '.join([*related, *children])}: unique with a time in it"
    keyed = [table.column(one) for one in children]
    rest = [one for one in table.columns if one.name not in related and one.name not in children]
    _link(brought, related, keyed, rest, why, parts, events=True)


def _content(brought: Brought) -> list[Part]:
    """Add the columns that tell rows apart by all they hold; returns them as parts of a key."""
    table = brought.table
    names = Names(one.name for one in table.columns)
    listed = ", ".join(named(one.name) for one in table.columns)
    pii = any(one.personal for one in table.columns)
    digest, copy = names.column("row_digest", 0), names.column("row_copy", 0)
    brought.made += [
        ProposedColumn(digest, Type("text"), value=_digest(table.origin.dialect).format(listed),
                       pii=pii,
                       reason="nothing else tells the rows apart (weak)"),
        ProposedColumn(copy, Type("integer"), occurrence=True,
                       reason="rows that are the same throughout are numbered"),
    ]  # fmt: skip
    return [Part(digest, Type("text"), pii), Part(copy, Type("integer"))]


def _digest(dialect: str) -> str:
    """The digest of a row in the SQL by which its feed is read."""
    if dialect == "postgresql":
        return "md5(jsonb_build_array({})::text)"
    return "md5(json_array({})::varchar)"


def _rows_by_content(brought: Brought) -> None:
    """A hub of rows that nothing identifies and that relate to nothing."""
    draft, table = brought.draft, brought.table
    parts = _content(brought)
    hub = draft.entities.entity([*entity_words(" ".join(table.words)), "row"], "thing")
    why = "no set of columns is unique, so a row is known by its content: name a key (weak)"
    draft.hubs[hub] = ProposedHub(hub, tuple(parts), why)
    brought.hubs[hub] = Use(tuple(one.name for one in parts), False, why)
    brought.applied_date = ""
    describe(brought, hub, Change("changes", "", {}))
