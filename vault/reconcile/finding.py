"""Findings: a row that the vault lacks, has too much or has otherwise, and in words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vault.names import Identifier


@dataclass(frozen=True, slots=True)
class Difference:
    """One row by its key: its cells as the delivery has them, as they are stored, or both."""

    kind: str  # missing | extra | different
    load_id: int
    key: str
    delivered: Mapping[str, Any] | None = None
    stored: Mapping[str, Any] | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that differ; all of a row that only one of them has."""
        one, other = self.delivered or {}, self.stored or {}
        if self.kind != "different":
            return tuple(one or other)
        return tuple(name for name in one if one[name] != other[name])

    def told(self, technical: frozenset[str]) -> str:
        """What is wrong, with the cells that show it."""
        if self.kind == "different":
            one, other = self.delivered or {}, self.stored or {}
            cells = [f"{name}: {shown(one[name])} → {shown(other[name])}" for name in self.columns]
            return f"differs from what was delivered, {'; '.join(cells)}"
        cells = [
            f"{name} {shown(value)}"
            for name, value in (self.delivered or self.stored or {}).items()
            if name not in technical
        ]
        what = (
            "was delivered and is not in the vault"
            if self.kind == "missing"
            else "is in the vault and was not delivered"
        )
        return f"{what}{': ' if cells else ''}{', '.join(cells)}"

    def cells(self, side: Mapping[str, Any] | None) -> str | None:
        """The cells in question of one side, as JSON."""
        if side is None:
            return None
        return json.dumps({name: side[name] for name in self.columns}, default=plain,
                          ensure_ascii=False)  # fmt: skip


def shown(value: Any) -> str:
    """A value in a message; a long text is cut.

    >>> shown("Ann"), shown(None), shown(3)
    ("'Ann'", 'null', '3')
    """
    if value is None:
        return "null"
    if isinstance(value, str):
        return f"'{value[:60]}…'" if len(value) > 60 else f"'{value}'"
    return plain(value)


def plain(value: Any) -> str:
    """A value as text; bytes in hexadecimal digits.

    >>> plain(b"\\x0f")
    '0f'
    """
    return bytes(value).hex() if isinstance(value, bytes | bytearray | memoryview) else str(value)


def differences(
    rows: list[tuple[Any, ...]],
    columns: tuple[Identifier, ...],
    key: tuple[Identifier, ...],
    most: int,
) -> list[Difference]:
    """The rows that do not fit, paired by their key, which they are ordered by.

    Where there are `most` rows, those of the last key may be incomplete, and are left out.
    """
    names = [str(name) for name in columns]
    groups: dict[tuple[Any, ...], tuple[list[Any], list[Any]]] = {}
    for *values, missing, extra in rows:
        row = dict(zip(names, values, strict=True))
        sides = groups.setdefault(tuple(str(row[name]) for name in key), ([], []))
        sides[0].extend([row] * int(missing))
        sides[1].extend([row] * int(extra))
    if len(rows) == most and len(groups) > 1:
        groups.popitem()
    found = []
    for delivered, stored in groups.values():
        both = min(len(delivered), len(stored))
        for one, other in zip(delivered, stored, strict=False):
            found.append(Difference("different", _load(one), _key(one, key), one, other))
        found += [
            Difference("missing", _load(one), _key(one, key), one) for one in delivered[both:]
        ]
        found += [
            Difference("extra", _load(one), _key(one, key), None, one) for one in stored[both:]
        ]
    return found


def _load(row: Mapping[str, Any]) -> int:
    return int(row["load_id"])


def _key(row: Mapping[str, Any], key: tuple[Identifier, ...]) -> str:
    return plain(row[str(key[0])])
