"""Recipe `dvault`, version 1: injective, and stable where attributes are appended.

The text of an ordered list of values is, joined by `|`: the canonical text of each value that is
not null; the length in bytes of each text value that is not null; the mask, which is the decimal
sum of 2^i over the positions i that are not null. Different lists have different texts, and a
null appended to a list leaves its text as it was. A key of one column hashes its text alone, and
a key that is all null is the zero key.
"""

from __future__ import annotations

from collections.abc import Sequence

from vault.hashing.recipe import Digest
from vault.hashing.values import TEXTUAL, Value, canonical_text
from vault.hashing.words import Words
from vault.names import Sql
from vault.types import Type

#: A list of more values is hashed in runs of this many, so that its mask stays an integer.
RUN = 60

_FOLD = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def list_text(texts: Sequence[str | None], types: Sequence[Type]) -> str:
    """The one text of a list of at most 60 canonical texts.

    >>> list_text(["A|B", None, "1"], [Type("text"), Type("text"), Type("integer")])
    'A|B|1|3|5'
    """
    given = [text for text in texts if text is not None]
    lengths = [
        str(len(text.encode()))
        for text, type in zip(texts, types, strict=True)
        if text is not None and type.name in TEXTUAL
    ]
    mask = sum(2**position for position, text in enumerate(texts) if text is not None)
    return "|".join([*given, *lengths, str(mask)])


class Dvault:
    """The rules of the recipe, in Python and in SQL."""

    capital = False
    injective = True
    sorts = False

    def key(self, row: Sequence[object], values: Sequence[Value], digest: Digest) -> str | None:
        texts = [_text(item, value) for item, value in zip(row, values, strict=True)]
        if len(texts) == 1:
            return digest(texts[0]) if texts[0] is not None else None
        return _hash_list(texts, [value.type for value in values], digest)

    def diff(self, row: Sequence[object], values: Sequence[Value], digest: Digest) -> str:
        texts = [_text(item, value) for item, value in zip(row, values, strict=True)]
        return _hash_list(texts, [value.type for value in values], digest)

    def key_sql(self, words: Words, values: Sequence[Value]) -> Sql:
        if len(values) == 1:
            return words.or_unknown(words.hash(self.compared(words, values[0])), values)
        return words.or_unknown(self.diff_sql(words, values), values)

    def diff_sql(self, words: Words, values: Sequence[Value]) -> Sql:
        runs = [values[start : start + RUN] for start in range(0, len(values), RUN)] or [()]
        if len(runs) == 1:
            return words.hash(self._list_sql(words, runs[0]))
        return words.stored(self._runs_sql(words, runs))

    def text_sql(self, words: Words, values: Sequence[Value]) -> str:
        """The text of a list; that of its runs' hashes where it is longer than one."""
        if len(values) <= RUN:
            return self._list_sql(words, values)
        runs = [values[start : start + RUN] for start in range(0, len(values), RUN)]
        return self._runs_sql(words, runs)

    def compared(self, words: Words, value: Value, name: str = "") -> str:
        text = words.canonical(value, name)
        if value.key and value.type.name == "text":
            text = words.trimmed(text)
            return words.dialect.fold.format(text) if value.folded else text
        return text

    def _runs_sql(self, words: Words, runs: Sequence[Sequence[Value]]) -> str:
        """Runs at the end that are all null are left out; one run left stands for itself."""
        hexes = [words.hexadecimal(self._list_sql(words, run)) for run in runs]
        branches = []
        for count in range(len(runs), 1, -1):
            filled = " or ".join(f"{words.name(value)} is not null" for value in runs[count - 1])
            joined = words.hexadecimal(words.dialect.join(hexes[:count]))
            branches.append(f"when {filled} then {joined}")
        return f"case {' '.join(branches)} else {hexes[0]} end"

    def _list_sql(self, words: Words, values: Sequence[Value]) -> str:
        if not values:
            return "'0'"
        dialect = words.dialect
        texts = [(self.compared(words, value), words.name(value)) for value in values]
        texts += [
            (dialect.numeral.format(dialect.byte_length.format(text)), name)
            for (text, name), value in zip(texts, values, strict=True)
            if value.type.name in TEXTUAL
        ]
        certain = sum(2**at for at, value in enumerate(values) if value.required)
        bits = [
            dialect.flag.format(words.name(value)) + (f" * {2**at}" if at else "")
            for at, value in enumerate(values)
            if not value.required
        ]
        bits += [str(certain)] if certain else []
        listed, names = zip(*texts, strict=True)
        return words.listed(listed, names, dialect.numeral.format(" + ".join(bits)))


def _hash_list(texts: Sequence[str | None], types: Sequence[Type], digest: Digest) -> str:
    last = max((at for at, text in enumerate(texts) if text is not None), default=0)
    hashes = [
        digest(list_text(texts[start : start + RUN], types[start : start + RUN]))
        for start in range(0, last + 1, RUN)
    ]
    return hashes[0] if len(hashes) == 1 else digest("|".join(hashes))


def _text(item: object, value: Value) -> str | None:
    text = canonical_text(item, value.type)
    if text is not None and value.key and value.type.name == "text":
        text = text.strip(" ")
        return text.translate(_FOLD) if value.folded else text
    return text
