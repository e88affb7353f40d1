"""What was erased: seals as they must be since, rows that are excused, and whether they stayed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from vault.execute.erased import Erasing, erased_rows, erasures
from vault.execute.renaming import renames_of
from vault.execute.session import Session
from vault.names import Sql, Table
from vault.renames import Renames
from vault.seal import Cover, Erased, Figure, Numbers, adjusted, cover_of_text, plus
from vault.verify.finding import Books, Finding

_WORD = 2**64
#: What tells rows in the audit of erasures apart.
Place = tuple[str, int]


class Erasures:
    """The erasures of a vault, read once; there are none in one of an earlier version."""

    def __init__(self, session: Session, held: Collection[Table]) -> None:
        self._session = session
        self.renames = session.renames = renames_of(session, held)
        there = session.audit("erased_row") in held and session.audit("erasure") in held
        self.all: Sequence[Erasing] = erasures(session) if there else ()
        self._rows: dict[Place, list[Erased]] = {}
        for one in erased_rows(session) if there else ():
            self._rows.setdefault((one.target, one.load_id), []).append(one)

    def notes(self) -> Iterator[str]:
        """Each erasure in a sentence."""
        for one in self.all:
            until = f", until {one.until:%Y-%m-%d %H:%M:%S}" if one.until else ""
            yield (
                f"erasure {one.erasure_id} of {one.hub} {one.hash_key} on"
                f" {one.erased:%Y-%m-%d %H:%M:%S} emptied {one.rows:,} rows{until}: asked for by"
                f" {one.requested_by}, done by {one.erased_by}, {one.reason}"
            )

    def adjusted(self, figures: Sequence[Figure], sign: int = 1) -> list[Figure]:
        """Figures of loads as they must be since; with -1 as they were before."""
        if not self._rows:
            return list(figures)
        made: list[Figure] = []
        for place, own in groupby(figures, key=lambda one: (one.target, one.group_id)):
            made += adjusted(list(own), self._rows.get(place, ()), sign)
        return made

    def table(self, target: str) -> Table | None:
        """Where the rows of a table stand whose values are not there any more, if any are."""
        return self._session.audit("erased_row") if self._of(target) else None

    def faults(
        self, table: Table, told: Mapping[int, Collection[str]], books: Books, load: int | None
    ) -> Iterator[Finding]:
        """Erased rows that are not as they were left; rows that are `told` of are left out."""
        last: dict[tuple[int, str], Erased] = {}
        for one in self._of(str(table)):
            if one.holds and load in (None, one.load_id):
                last[one.load_id, one.row_key] = one
        for holds in dict.fromkeys(one.holds for one in last.values()):
            found = self._left(table, holds, [one for one in last.values() if one.holds == holds])
            for (load_id, key), one in last.items():
                if one.holds != holds or key in told.get(load_id, ()):
                    continue
                if found.get((load_id, key)) != (one.left, one.rows):
                    message = (
                        f"{table}, {books.load(load_id)}: {key}: it was changed after it was erased"
                    )
                    yield Finding("changed", str(table), message, load_id, key=key)

    def _of(self, target: str) -> list[Erased]:
        return [one for (name, _), rows in self._rows.items() if name == target for one in rows]

    def _left(
        self, table: Table, holds: str, rows: Sequence[Erased]
    ) -> dict[tuple[int, str], tuple[str, int]]:
        """What erased rows come to now: the sum of their digests, and how many there are."""
        cover = read_cover(table, holds, self.renames)
        if cover is None:
            return {}
        numbers = Numbers(self._session.renderer.hashing, cover, erased=None)
        loads = sorted({one.load_id for one in rows})
        found = self._session.rows(
            "erasure", "rows", numbers=numbers, joined=None, since=loads[0], until=loads[-1],
            shown=shown(numbers, keys_of(self._session, numbers, [one.row_key for one in rows])),
        )  # fmt: skip
        return left(found)


def left(found: Sequence[Sequence[object]]) -> dict[tuple[int, str], tuple[str, int]]:
    """By load and key the sum of the digests of rows, and how many they are."""
    sums: dict[tuple[int, str], tuple[int, int]] = {}
    for row in found:
        place = int(str(row[0])), str(row[7])
        digest, count = sums.get(place, (0, 0))
        sums[place] = plus(digest, number(row[3], row[4])), count + 1
    return {place: (f"{digest:032x}", count) for place, (digest, count) in sums.items()}


def number(high: object, low: object) -> int:
    """A number of 128 bits from its halves, which PostgreSQL takes as signed."""
    return int(str(high)) % _WORD * _WORD + int(str(low)) % _WORD


def shown(numbers: Numbers, named: Sql, filled: Sql | None = None) -> list[Sql]:
    """What `templates/erasure/rows` asks of each row: its key, and whether it is meant."""
    return [
        Sql(f"{numbers.row_key} as row_key"),
        Sql(f"({named}) as is_named"),
        Sql(f"({filled or 'true'}) as is_filled"),
    ]


def keys_of(session: Session, numbers: Numbers, keys: Sequence[str]) -> Sql:
    """Whether a row has one of some keys, as they are shown."""
    listed = ", ".join(map(session.renderer.dialect.literal, dict.fromkeys(keys)))
    return Sql(f"{numbers.row_key} in ({listed})")


def read_cover(table: Table, text: str, renames: Renames) -> Cover | None:
    """The cover that stands beside figures; None where somebody wrote into it."""
    try:
        return cover_of_text(table, text, renames)
    except ValueError:
        return None


def doubted(findings: Sequence[Finding], audit: str) -> list[Finding]:
    """The findings, where `audit.erased_row` was changed: a row may differ for that alone.

    What an erasure took of a row is known from there only, so that neither can be ruled out.
    """
    rows = f"{audit}.erased_row"
    if all(one.table != rows for one in findings):
        return list(findings)
    books = {f"{audit}.{name}" for name in ("load", "row_account")}
    doubt = f", unless only what {rows} says of it was changed, which was"
    return [
        replace(one, message=one.message + doubt)
        if one.kind == "changed" and one.load_id and one.table not in books
        else one
        for one in findings
    ]
