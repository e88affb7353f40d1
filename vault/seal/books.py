"""The figures of the audit's own tables, reckoned from rows that were read.

Few rows in many columns: to plan what the templates ask of them takes a database ten times as long
as this. Whoever verifies them asks the database, so that the two must agree.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from vault.entities import Column
from vault.hashing import canonical_text, list_text
from vault.seal.chain import Figure, sum_of
from vault.seal.cover import Cover

#: Books of which a load may write a row for each that was delivered.
LONG = ("rejected_row",)
_HALF = 2**64


def figures_of(cover: Cover, rows: Iterable[Sequence[Any]]) -> Iterator[Figure]:
    """What rows of `cover.columns` come to, by load or run: as `templates/seal/sums` of DuckDB."""
    places = {name: at for at, name in enumerate(cover.columns)}
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for row in rows:
        key, digest = (_number(row, places, named) for named in (cover.key, cover.values))
        sums = found[row[places[cover.group]]]
        sums["rows"] += 1
        for name, number in (("key", key), ("digest", digest)):
            sums[f"{name}_high"] += number // _HALF
            sums[f"{name}_low"] += number % _HALF
        sums["located"] += (key >> 96) * (digest & 2147483647)
    for group_id, sums in found.items():
        yield Figure(
            group_id=group_id,
            target=str(cover.table),
            parts=1,
            part=0,
            rows=sums["rows"],
            keys=sum_of(sums["key_high"], sums["key_low"]),
            digest=sum_of(sums["digest_high"], sums["digest_low"]),
            located=str(sums["located"]),
            personal="",
            covers=str(cover),
        )


def _number(row: Sequence[Any], places: dict[Any, int], columns: Sequence[Column]) -> int:
    """The MD5 of the text of some values, as a number from its last byte on."""
    texts = [canonical_text(row[places[column.name]], column.type) for column in columns]
    text = list_text(texts, [column.type for column in columns])
    return int.from_bytes(hashlib.md5(text.encode(), usedforsecurity=False).digest(), "little")
