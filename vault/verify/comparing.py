"""Comparing: a table as it was sealed and as it is → findings that name its rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from vault.execute.sealing import PARTS
from vault.seal import Figure, plus
from vault.verify.differences import Difference, difference, total
from vault.verify.finding import Books, Finding
from vault.verify.reading import NAMED, Reader, Row
from vault.verify.solving import changed_pair, rekeyed, summing

#: So many rows of a part are tried.
MANY = 100_000
#: What a fault of a row means, by its name.
_MEANING = {
    "key": "its hash key is not that of its business key: one of them was changed",
    "hashdiff": "its hashdiff is not that of its attributes: {what} was changed",
    "load_date": "its load date is not that of its load",
    "record_source": "its record source is not the feed of its load",
}
_MISLED = "its hash key is not that of the business keys its hubs have: it leads elsewhere"


class Comparison:
    """One table against its seals; `unsure` are loads whose own row in the audit was changed.

    `misled` tells the relations of a load that lead elsewhere than their hash key says.
    """

    def __init__(
        self,
        reader: Reader,
        books: Books,
        unsure: Collection[int] = (),
        misled: Callable[[int], Iterable[str]] = lambda group_id: (),
    ) -> None:
        self._misled = misled
        self._reader = reader
        self._books = books
        self._unsure = unsure
        self._table = str(reader.cover.table)
        self.rows = 0

    def findings(
        self,
        sealed: Mapping[int, Sequence[Figure]],
        skipped: Collection[int],
        span: tuple[int, int] | None = None,
    ) -> Iterator[Finding]:
        """What differs, load by load; loads that are `skipped` are told of elsewhere."""
        found = self._reader.sums(span)
        self.rows = sum(figure.rows for parts in found.values() for figure, _ in parts.values())
        for group_id in sorted({*found, *sealed} - set(skipped)):
            if group_id <= 0 and self._reader.has_ghosts:
                continue  # what no load has stored is checked by itself
            now, faults = found.get(group_id, {}).get(0, (None, {}))
            before = list(sealed.get(group_id, ()))
            if group_id in self._unsure:
                faults = {name: n for name, n in faults.items() if name in ("key", "hashdiff")}
            differs = not difference(total(before), now).is_none
            if differs or faults:
                yield from self._of_group(group_id, before, differs, faults)

    def _of_group(
        self, group_id: int, sealed: list[Figure], differs: bool, faults: Mapping[str, int]
    ) -> Iterator[Finding]:
        wrong = [row for row in self._reader.rows(group_id) if set(row.faults) & set(faults)]
        named: dict[str, None] = {}
        if differs:
            parts = {one.part: one for one in sealed}
            bits = next((n for n in PARTS if sealed and sealed[0].parts == 2**n), 0)
            span = (group_id, group_id)
            now = {
                part: figure
                for part, (figure, _) in self._reader.sums(span, bits).get(group_id, {}).items()
            }
            copies = self._reader.copies(group_id) if self._is_doubled(sealed, now) else []
            for part in sorted({*parts, *now}):
                gone = difference(parts.get(part), now.get(part))
                if gone.is_none:
                    continue
                for row, often in copies:
                    if gone.rows > 1 and often <= gone.rows + 1 and row.key >> 128 - bits == part:
                        gone = gone.without(row.key, row.digest, often - 1)
                        what = f"it is there {often} times: {_rows(often - 1)} slipped in"
                        yield self._told("added", group_id, what, row.shown)
                if gone.is_none:
                    continue
                own = [row for row in wrong if row.key >> (128 - bits) == part] if bits else wrong
                for finding in self._of_part(group_id, gone, own, (part, 2**bits)):
                    named[finding.key] = None
                    yield finding
            for key in self._misled(group_id):
                if key not in named:
                    named[key] = None
                    yield self._told("changed", group_id, _MISLED, key)
        for row in wrong:
            if row.shown not in named:
                yield self._told("changed", group_id, self._meaning(row, faults), row.shown)
        hidden = sum(faults.values()) - len(wrong) if len(wrong) == NAMED else 0
        if hidden > 0:
            yield self._told("changed", group_id, f"{hidden:,} more rows like these were changed")

    def _is_doubled(self, sealed: list[Figure], now: Mapping[int, Figure]) -> bool:
        return sum(one.rows for one in now.values()) > sum(one.rows for one in sealed) + 1

    def _of_part(
        self, group_id: int, more: Difference, wrong: list[Row], part: tuple[int, int]
    ) -> Iterator[Finding]:
        """The rows of a part that differ; where there are several, how many and where."""
        match more.rows, more.keys:
            case 0, 0 if not more.digest and more.personal:
                yield self._told(
                    "changed", group_id, f"personal values were changed{_in(part, wrong)}"
                )
                return
            case 0, 0 if (top := more.changed_key) is not None:
                rows = self._reader.rows(group_id, top)
                if rows:
                    for row in rows[:1] if len({row.shown for row in rows}) == 1 else rows:
                        yield self._told("changed", group_id, self._covered(row), row.shown)
                    return
            case -1, _:
                key = self._key_of(more.removed_key)
                what = "a row was removed" + ("" if key else ", and its key stands nowhere else")
                yield self._told("removed", group_id, what, key)
                return
            case 1, key:
                for row in self._reader.rows(group_id, key >> 96):
                    if row.key == key and row.digest == more.digest:
                        yield self._told("added", group_id, "a row was slipped in", row.shown)
                        return
            case 0, change if len(wrong) == 1 and "key" in wrong[0].faults:
                (row,) = wrong
                before = self._key_of(plus(row.key, change, -1))
                was = f", it was {before}" if before else ""
                yield self._told("changed", group_id, f"its hash key was changed{was}", row.shown)
                return
        solved = list(self._solved(group_id, more, wrong, part))
        yield from solved or self._uncertain(group_id, more, wrong, part)

    def _solved(
        self, group_id: int, more: Difference, wrong: list[Row], part: tuple[int, int]
    ) -> Iterator[Finding]:
        """The few rows that make a difference, found by trying those of the part."""
        at, bits = part[0], (part[1] - 1).bit_length()
        if more.rows in (-1, 1) or not (more.keys or more.digest or more.located):
            return
        if more.rows < 0:
            for row in self._removed(group_id, more, at, bits):
                yield self._told("removed", group_id, "a row was removed", row.shown)
            return
        rows = self._reader.rows(group_id, at, bits, MANY)
        if more.rows:
            sums = more.rows, more.keys, more.digest
            for row in summing(wrong, *sums) or summing(rows, *sums):
                what = "; ".join(filter(None, ("a row was slipped in", self._why(row))))
                yield self._told("added", group_id, what, row.shown)
        elif more.keys and (found := rekeyed(rows, more)):
            row, key = found
            before = (self._reader.cover.hashes and self._key_of(key)) or "another"
            what = f"it was given another key, or slipped in where {before} was removed"
            yield self._told("changed", group_id, what, row.shown)
        elif not more.keys:
            for row in changed_pair(rows, more) or ():
                yield self._told("changed", group_id, self._covered(row), row.shown)

    def _removed(self, group_id: int, more: Difference, at: int, bits: int) -> Sequence[Row]:
        """Several rows that are gone, where other tables hold their keys: those of none here, those
        of their load, or two or three of all."""
        if not self._reader.cover.hashes:
            return ()
        count, keys = -more.rows, plus(0, more.keys, -1)
        every = self._reader.elsewhere(None, at, bits, MANY)
        of_load = self._reader.elsewhere(group_id, at, bits, MANY)
        for given, within in ((every, None), (of_load, group_id)):
            left = {row.key for row in self._reader.rows(within, at, bits, MANY)}
            found = summing([row for row in given if row.key not in left], count, keys)
            if found:
                return found
        return summing([*every, *every], count, keys)

    def _uncertain(
        self, group_id: int, more: Difference, wrong: list[Row], part: tuple[int, int]
    ) -> Iterator[Finding]:
        place = _in(part, wrong)
        if more.rows < 0:
            what = f"{_rows(-more.rows)} removed{place}"
            yield self._told("removed", group_id, what)
        elif more.rows > 0:
            yield self._told("added", group_id, f"{_rows(more.rows)} slipped in{place}")
        elif more.keys:
            what = f"a row was given another key{place}, or one was removed and one slipped in"
            yield self._told("changed", group_id, what)
        else:
            yield self._told("changed", group_id, f"several rows were changed{place}")

    def _told(self, kind: str, group_id: int, what: str, key: str = "") -> Finding:
        by = self._reader.cover.group
        where = f"{self._table}, {self._books.group(by, group_id)}"
        message = f"{where}: {f'{key}: ' if key else ''}{what}"
        of = {str(by): group_id}
        return Finding(kind, self._table, message, of.get("load_id"), of.get("run_id"), key)

    def _key_of(self, number: int) -> str:
        """A key from its number, as it is shown; of what has no hash the number itself."""
        return self._reader.key_of(number) if self._reader.cover.hashes else f"{number:032x}"

    def _covered(self, row: Row) -> str:
        cover = self._reader.cover
        if row.faults:
            return self._meaning(row, row.faults)
        if not cover.hashes:
            return "it was changed"
        names: list[str] = [*cover.hashes[1:], *cover.moments]
        names += [column.name for column in cover.values]
        if "hashdiff" in names:
            names[names.index("hashdiff")] = "hashdiff and attributes"
        return f"it was changed, in {' or '.join(names)}"

    def _why(self, row: Row) -> str:
        return self._meaning(row, row.faults)

    def _meaning(self, row: Row, faults: Collection[str]) -> str:
        what = "one of them"
        return "; ".join(_MEANING[name].format(what=what) for name in row.faults if name in faults)


def _rows(number: int) -> str:
    return "1 row was" if number == 1 else f"{number:,} rows were"


def _in(part: tuple[int, int], wrong: Sequence[Row]) -> str:
    """Where rows are that cannot all be told, and whether some of them can."""
    at, parts = part
    place = f" in part {at} of {parts} of its keys" if parts > 1 else ""
    return place + ("; those of which that can be told are named" if wrong else "")
