"""Reading: the sums of a table as it is now, and the rows that a difference leads to."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vault.execute.sealing import figure_of
from vault.execute.session import Session
from vault.names import Sql, Table
from vault.seal import Cover, Fault, Figure, Numbers, audit_covers

#: What a row is of whose load, or run, was taken away.
NOBODY = -1
#: So many rows of one load and table are named one by one.
NAMED = 1000
_WORD = 2**64


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its numbers, what is wrong with it, and what to call it."""

    key: int
    digest: int
    faults: tuple[str, ...]
    shown: str


class Reader:
    """Reads a table by what its seals cover."""

    def __init__(
        self,
        session: Session,
        cover: Cover,
        faults: Sequence[Fault],
        loads: Table | None,
        places: Sequence[Table] = (),
        erased: Table | None = None,
    ) -> None:
        """`loads` is the table of the loads, `places` are the tables that hold the same keys.

        `erased` is that of the rows that were erased, where some of these are among them.
        """
        self.session = session
        self.cover = cover
        names = session.renames.names_of_table(str(cover.table))
        self.numbers = Numbers(session.renderer.hashing, cover, tuple(faults), erased, names)
        self._loads = loads
        self._places = places

    def sums(
        self, span: tuple[int, int] | None = None, bits: int = 0
    ) -> dict[int, dict[int, tuple[Figure, Mapping[str, int]]]]:
        """The figures of each load, or run, by part, with how many rows have which fault."""
        found: dict[int, dict[int, tuple[Figure, Mapping[str, int]]]] = {}
        for group_id, *sums in self._rows("sums", span, bits=bits, shown=()):
            row = (NOBODY if group_id is None else group_id, *sums)
            figure = figure_of(self.cover, bits, row)
            counts = (int(count) for count in row[10:])
            names = (fault.name for fault in self.numbers.faults)
            faults = {name: count for name, count in zip(names, counts, strict=True) if count}
            found.setdefault(figure.group_id, {})[figure.part] = figure, faults
        return found

    def key_of(self, number: int) -> str:
        """The hash key of a number, as it is shown: the number itself, or where the key stands.

        Empty where it stands nowhere any more.
        """
        hashing, digits = self.session.renderer.hashing, f"{number:032x}"
        if hashing.type == "uuid" and hashing.dialect.numbers_hashes:
            return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
        for table in self._places:
            keys = Cover(table, self.cover.group, self.cover.hashes[:1])
            for row in Reader(self.session, keys, (), None).rows(None, number >> 96):
                if row.key == number:
                    return row.shown
        return ""

    def elsewhere(self, group_id: int | None, at: int, bits: int, limit: int) -> list[Row]:
        """The keys of a part that other tables hold, of a load or at all: each once."""
        found: dict[int, Row] = {}
        for table in self._places:
            if table != self.cover.table:
                keys = Cover(table, self.cover.group, self.cover.hashes[:1])
                for row in Reader(self.session, keys, (), None).rows(group_id, at, bits, limit):
                    found.setdefault(row.key, row)
        return list(found.values())

    def copies(self, group_id: int) -> list[tuple[Row, int]]:
        """Rows of a load that are there more than once, and how often."""
        span = (group_id, group_id)
        return [
            (Row(_number(key_high, key_low), _number(high, low), (), str(text)), int(often))
            for key_high, key_low, high, low, often, text in self._rows(
                "repeated", span, shown=self._shown, limit=NAMED
            )
        ]

    def rows(
        self, group_id: int | None, top: int | None = None, bits: int = 32, limit: int = NAMED
    ) -> list[Row]:
        """Rows of a load that have a fault, or whose key's number begins with so many bits."""
        if top is None and not self.numbers.faults:
            return []
        span = None if group_id is None else (group_id, group_id)
        made = []
        for row in self._rows("rows", span, shown=self._shown, top=top, bits=bits, limit=limit):
            key_high, key_low, high, low, *flags, text = row
            faults = (fault.name for fault in self.numbers.faults)
            wrong = tuple(name for name, flag in zip(faults, flags, strict=True) if flag)
            made.append(Row(_number(key_high, key_low), _number(high, low), wrong, str(text)))
        return made

    @property
    def has_ghosts(self) -> bool:
        """Whether rows of no load are looked at elsewhere."""
        audit = audit_covers(self.session.audit.schema)
        return all(one.table != self.cover.table for covers in audit.values() for one in covers)

    @property
    def _shown(self) -> list[Sql]:
        """What a row is called by."""
        return [Sql(f"{self.numbers.row_key} as shown_1")]

    def _rows(
        self, operation: str, span: tuple[int, int] | None, **context: Any
    ) -> list[tuple[Any, ...]]:
        since, until = span or (None, None)
        joined = self._loads if self.numbers.faults else None
        context |= {"numbers": self.numbers, "joined": joined, "since": since, "until": until}
        return self.session.rows("seal", operation, **context)


def _number(high: Any, low: Any) -> int:
    """A number of 128 bits from its halves, which PostgreSQL takes as signed."""
    return int(high) % _WORD * _WORD + int(low) % _WORD


def places_of(held: Mapping[Table, Collection[str]], cover: Cover) -> list[Table]:
    """The tables that hold the same hash keys: parents, satellites, links."""
    return [
        table
        for table, columns in held.items()
        if table.schema == cover.table.schema and set(cover.hashes[:1]) & set(columns)
    ]
