"""What one feed brings, while it is found out, and the satellites of what is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from vault.infer.change import Change
from vault.infer.draft import Draft
from vault.infer.observed import Column, Table
from vault.infer.proposal import ProposedColumn, ProposedSatellite, Use
from vault.infer.relations import Relation

Related = Mapping[str, tuple[str, Relation]]


@dataclass
class Brought:
    """What one feed brings, while it is found out."""

    draft: Draft
    table: Table
    name: str
    related: Related
    hubs: dict[str, Use] = field(default_factory=dict)
    links: dict[str, dict[str, Use]] = field(default_factory=dict)
    satellites: list[ProposedSatellite] = field(default_factory=list)
    made: list[ProposedColumn] = field(default_factory=list)
    spent: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    applied_date: str = ""


def describe(brought: Brought, of: str, change: Change) -> None:
    """Satellites for what is left: personal apart, and apart what changes far more often."""
    table, draft = brought.table, brought.draft
    rest = [one for one in table.columns if one.name not in brought.spent]
    private = [one for one in rest if one.personal]
    plain = [one for one in rest if not one.personal]
    fast = change.fast(plain)
    slow = [one for one in plain if one not in fast]
    for suffix, columns, why in (
        ("", slow, ""),
        ("changing", fast, _rates(fast, change)),
        ("private", private, "personal data apart, as guessed: please confirm"),
    ):
        if columns:
            wished = [of, draft.source if draft.source != of else brought.name, suffix]
            name = draft.satellites.entity(filter(None, wished), "facts", 42)
            brought.satellites.append(
                ProposedSatellite(name, of, tuple(one.name for one in columns), why)
            )


def _rates(columns: Sequence[Column], change: Change) -> str:
    if not columns:
        return ""
    rates = [change.rates[one.name] for one in columns]
    return f"changes in {min(rates):.0%} of keys or more from delivery to delivery, the rest hardly"
