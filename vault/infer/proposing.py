"""Proposing: what was found of tables → hubs, links and feeds. Pure: it reads no data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from vault.infer.change import Change
from vault.infer.draft import Draft, Existing
from vault.infer.feeds import feed_of
from vault.infer.keys import Key
from vault.infer.naming import Names, entity_words
from vault.infer.newness import Newness
from vault.infer.observed import Column, Table
from vault.infer.proposal import Part, Proposal, ProposedHub
from vault.infer.relations import Concept, Relation
from vault.types import Type


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that was found: tables, and by their names keys, concepts and changes.

    `concepts` are those of tables whose key is one column, `newest` what tells what is new.
    """

    tables: Sequence[Table]
    keys: Mapping[str, Key]
    concepts: Mapping[str, Concept]
    relations: Sequence[Relation]
    changes: Mapping[str, Change]
    newest: Mapping[str, Newness] = field(default_factory=dict)


def propose(findings: Findings, source: Iterable[str], existing: Existing) -> Proposal:
    """What a warehouse is to hold of the tables, so that it passes `check` and `run`."""
    name = Names(existing.sources).entity(source, "source", 20)
    draft = Draft(Names(existing.entities), Names(existing.satellites), existing, name)
    hubs_of = _hubs(findings, draft)
    related: dict[str, dict[str, tuple[str, Relation]]] = {}
    for one in findings.relations:
        hub = hubs_of.get(id(_root(one.concept, findings)))
        if hub:
            related.setdefault(one.table, {})[one.column] = hub, one
    feeds = Names()
    made, keys = [], {}
    for table in findings.tables:
        table = _retyped(table, related.get(table.name, {}), findings.keys.get(table.name), draft,
                         hubs_of, findings)  # fmt: skip
        own = _own_hub(table, findings, hubs_of)
        feed = feed_of(
            draft, table, feeds.entity(table.words, "rows", 30), findings.keys.get(table.name),
            own, related.get(table.name, {}), findings.changes.get(table.name),
        )  # fmt: skip
        made.append(replace(feed, watermark=findings.newest.get(table.name)))
        if table.name in findings.keys:
            keys[table.name] = findings.keys[table.name].columns
    return Proposal(
        name, tuple(draft.hubs.values()), tuple(draft.links), tuple(made), keys,
        {table: {column: hub for column, (hub, _) in found.items()}
         for table, found in related.items()},
    )  # fmt: skip


def _root(concept: Concept, findings: Findings) -> Concept:
    """The concept whose hub a concept has: a table's key may be that of another table."""
    seen: set[int] = set()
    while concept.table and id(concept) not in seen:
        seen.add(id(concept))
        key = findings.keys.get(concept.table)
        further = next(
            (one for one in findings.relations
             if key and one.table == concept.table and (one.column,) == key.columns), None,
        )  # fmt: skip
        if further is None:
            return concept
        concept = further.concept
    return concept


def _columns_of(concept: Concept, findings: Findings) -> list[Column]:
    """Every column that holds keys of a concept."""
    tables = {table.name: table for table in findings.tables}
    found = [
        tables[one.table].column(one.column)
        for one in findings.relations
        if _root(one.concept, findings) is concept
    ]
    if concept.table in tables:
        found.append(tables[concept.table].column(findings.keys[concept.table].columns[0]))
    return found


def _hubs(findings: Findings, draft: Draft) -> dict[int, str]:
    """The hub of each concept, by the identity of the concept; new ones are proposed."""
    named: dict[int, str] = {}
    concepts: dict[int, Concept] = {}
    for one in _concepts(findings):
        root = _root(one, findings)
        concepts[id(root)] = root
    for ident, concept in concepts.items():
        columns = _columns_of(concept, findings)
        if concept.hub:
            named[ident] = concept.hub
            continue
        if not columns:
            continue
        wished = concept.words or tuple(entity_words(concept.table.replace("_", " ")))
        hub = draft.entities.entity(wished, "thing")
        key = findings.keys.get(concept.table)
        column = Names().column(concept.column.removeprefix("$."), 0, draft.existing.technical)
        if column in ("id", "key", "no", "code", "nr", "number", "name", "pk", "uuid"):
            column = f"{hub}_{column}"
        column = Names(draft.existing.technical).column(column, 0)
        pii = any(one.personal for one in columns)
        type_ = _widest([one.type for one in columns])
        reason = f"{key.reason} ({key.strength})" if key else _why(concept, findings)
        exactly = bool(key and key.exactly)
        part = Part(column, type_, pii)
        draft.hubs[hub] = ProposedHub(hub, (part,), reason, exactly)
        named[ident] = hub
    return named


def _why(concept: Concept, findings: Findings) -> str:
    return next(
        (f"{one.reason} ({one.strength})" for one in findings.relations if one.concept is concept),
        "",
    )


def _concepts(findings: Findings) -> list[Concept]:
    found = {id(one.concept): one.concept for one in findings.relations}
    return [*findings.concepts.values(), *found.values()]


def _own_hub(table: Table, findings: Findings, hubs: Mapping[int, str]) -> str:
    """The hub whose key identifies the rows of a table; empty where there is none."""
    key = findings.keys.get(table.name)
    if not key or len(key.columns) != 1:
        return ""
    concept = findings.concepts.get(table.name)
    return hubs.get(id(_root(concept, findings)), "") if concept else ""


def _widest(types: Sequence[Type]) -> Type:
    """The type that holds the keys of all columns."""
    if all(one == types[0] for one in types):
        return types[0]
    if {one.name for one in types} <= {"integer", "bigint"}:
        return Type("bigint")
    return Type("text")


def _retyped(
    table: Table, related: Mapping[str, tuple[str, Relation]], key: Key | None, draft: Draft,
    hubs: Mapping[int, str], findings: Findings,
) -> Table:  # fmt: skip
    """The table with columns of the types of the hubs they lead to."""
    leads = {column: hub for column, (hub, _) in related.items()}
    own = _own_hub(table, findings, hubs)
    if own and key:
        leads[key.columns[0]] = own
    columns = []
    for one in table.columns:
        hub = leads.get(one.name)
        wanted = draft.key_of(hub)[0] if hub else None
        kinds = one.type.name, wanted.type.name if wanted else ""
        if wanted and wanted.type != one.type and kinds != ("integer", "bigint"):
            reason = f"{one.reason}; {wanted.type} as in hub {hub}".lstrip("; ")
            one = replace(one, type=wanted.type, reason=reason, date_format="")
        if wanted and hub in draft.existing.hubs and not wanted.pii:
            one = replace(one, personal="")
        columns.append(one)
    return replace(table, columns=tuple(columns))
