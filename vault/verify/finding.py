"""Findings: what is wrong, where, and in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it was sealed.

    `kind` is `changed`, `removed` or `added` of rows, `chain` of seals, `unsealed` of what has
    none. `key` names the row where it can be known, `business_key`
    what a hub calls it.
    """

    kind: str
    table: str
    message: str
    load_id: int | None = None
    run_id: int | None = None
    key: str = ""
    business_key: str = ""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What `audit.load` says of a load."""

    load_id: int
    run_id: int
    feed: str
    file: str
    load_date: datetime | None


class Books:
    """The loads by their numbers, to be named in messages."""

    def __init__(self, loads: Mapping[int, Loaded]) -> None:
        self.loads = loads

    def load(self, load_id: int) -> str:
        """A load in words.

        >>> Books({}).load(7)
        'load 7, which the audit does not know'
        """
        found = self.loads.get(load_id)
        if found is None:
            return f"load {load_id}, which the audit does not know"
        moment = f"{found.load_date:%Y-%m-%d %H:%M:%S}" if found.load_date else "no date"
        return f"load {load_id} ({found.feed}, {found.file}, {moment})"

    def group(self, by: str, group_id: int) -> str:
        """A load or a run in words."""
        return self.load(group_id) if by == "load_id" else f"run {group_id}"
