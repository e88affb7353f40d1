"""Measuring: what rows come to by their seals before and after something is taken of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from vault.execute.session import Session
from vault.names import Sql, Table
from vault.seal import Cover, Erased, Fault, Numbers, plus
from vault.verify.erased import left, number, read_cover, shown

#: A load, and how a row of it is called.
_Row = tuple[int, str]


@dataclass(frozen=True, slots=True)
class _Sum:
    """The rows of one load and key: their numbers, how many hold something, if all are sound."""

    key: int = 0
    digest: int = 0
    located: int = 0
    personal: int | None = None
    filled: int = 0
    sound: bool = True


class Measure:
    """The sums of a table's rows that fulfil a condition, by each way in which they are sealed.

    `holds` covers every value that is in them; `faults` tell that a hash is not of its values.
    """

    def __init__(
        self,
        session: Session,
        covers: tuple[Cover, Cover],
        condition: Sql,
        filled: Sql,
        faults: Sequence[Fault] = (),
    ) -> None:
        self._session = session
        self._now, self._holds = covers
        self._condition, self._filled, self._faults = condition, filled, faults
        self._table: Table = self._now.table
        self._names = session.renames.names_of_table(str(self._table))
        rows = session.rows("erasure", "covers", this=session.audit, names=self._names)
        self._covers: dict[int, str] = {int(load): str(text) for load, text in rows}

    def taking(self, take: Callable[[], object], columns: str) -> Iterator[Erased]:
        """Let something be taken, and yield what that changed of each load and key.

        Of rows in which there was nothing nothing is said.
        """
        before = self._sums()
        named = {row: one for sums in before.values() for row, one in sums.items() if one.filled}
        if not named:
            return
        take()
        after = self._sums()
        remaining = left(self._rows(self._holds))
        for text, sums in before.items():
            for row, one in sums.items():
                if row in named:
                    yield _erased(self._table, columns, row, text, (one, after[text][row]),
                                  str(self._holds), remaining[row])  # fmt: skip

    def _sums(self) -> Mapping[str, Mapping[_Row, _Sum]]:
        """By the text of each cover the sums of the loads that were sealed so."""
        own = str(self._now)
        found: dict[str, dict[_Row, _Sum]] = {}
        for text in dict.fromkeys((own, *self._covers.values())):
            cover = read_cover(self._table, text, self._session.renames)
            if cover is None:
                continue
            sums = found.setdefault(text, {})
            for row in self._rows(cover, self._faults):
                place = int(row[0]), str(row[7])
                if self._covers.get(place[0], own) == text:
                    sums[place] = _plus(sums.get(place, _Sum()), row)
        return found

    def _rows(self, cover: Cover, faults: Sequence[Fault] = ()) -> list[tuple[Any, ...]]:
        erased = self._session.audit("erased_row") if faults else None
        numbers = Numbers(self._session.renderer.hashing, cover, faults, erased, self._names)
        return self._session.rows(
            "erasure", "rows", numbers=numbers, joined=None, since=None, until=None,
            shown=shown(numbers, self._condition, self._filled),
        )  # fmt: skip


def _plus(sums: _Sum, row: Sequence[object]) -> _Sum:
    key, digest = number(row[1], row[2]), number(row[3], row[4])
    personal = sums.personal
    if row[5] is not None:
        personal = plus(personal or 0, number(row[5], row[6]))
    return replace(
        sums,
        key=key,
        digest=plus(sums.digest, digest),
        located=sums.located + (key >> 96) * (digest % 2**31),
        personal=personal,
        filled=sums.filled + bool(row[8]),
        sound=sums.sound and not any(row[9:]),
    )


def _erased(
    table: Table,
    columns: str,
    row: _Row,
    covers: str,
    sums: tuple[_Sum, _Sum],
    holds: str,
    remaining: tuple[str, int],
) -> Erased:
    before, after = sums
    personal = plus(after.personal or 0, before.personal or 0, -1)
    return Erased(
        erasure_id=0, run_id=0, load_id=row[0], target=str(table), columns=columns, row_key=row[1],
        rows=remaining[1], sound=before.sound, key_number=f"{before.key:032x}", covers=covers,
        digest=f"{plus(after.digest, before.digest, -1):032x}",
        located=str(after.located - before.located),
        personal="" if before.personal is None else f"{personal:032x}",
        holds=holds, left=remaining[0],
    )  # fmt: skip
