"""Recipe `automate_dv`, version 1: as AutomateDV hashes since its version 0.9, with its defaults.

Each value is trimmed and in upper case, and one that is empty is null. A key of one column hashes
its text; several texts are joined by `||` with `^^` for null, and where all of them are `^^` the
key is null. The columns of a hashdiff come in the order of their names, and it is never null.
Hexadecimal digits are in upper case.

Not injective: `A||B`, `C` and `A`, `B||C` have one hash, as null and `^^` have.
"""

from __future__ import annotations

from collections.abc import Sequence

from vault.hashing.recipe import Digest
from vault.hashing.values import TEXTUAL, Value, texts, upper
from vault.hashing.words import Words
from vault.names import Sql

_JOIN = "||"
_NULL = "^^"
#: Types whose text has letters.
_LETTERS = TEXTUAL | {"boolean", "double", "binary"}
#: Types whose text may be empty.
_EMPTY = TEXTUAL | {"binary"}


class AutomateDV:
    """The rules of the recipe, in Python and in SQL."""

    capital = True
    injective = False
    sorts = True

    def key(self, row: Sequence[object], values: Sequence[Value], digest: Digest) -> str | None:
        parts = [_text(text, value) for text, value in zip(texts(row, values), values, strict=True)]
        if len(parts) == 1:
            return digest(parts[0]) if parts[0] is not None else None
        text = _JOIN.join(_NULL if part is None else part for part in parts)
        return None if text == _JOIN.join([_NULL] * len(parts)) else digest(text)

    def diff(self, row: Sequence[object], values: Sequence[Value], digest: Digest) -> str:
        parts = zip(values, texts(row, values), strict=True)
        ordered = sorted(parts, key=lambda part: part[0].column.lower())
        found = [_text(text, value) for value, text in ordered]
        return digest(_JOIN.join(_NULL if text is None else text for text in found))

    def key_sql(self, words: Words, values: Sequence[Value]) -> Sql:
        if len(values) == 1:
            return words.or_unknown(words.hash(self.compared(words, values[0])), values)
        null = words.dialect.literal(_JOIN.join([_NULL] * len(values)))
        found = words.hash(f"nullif({_joined(self, words, values)}, {null})")
        if any(value.qualifier for value in values):
            found = words.or_unknown(found, values)
        return Sql(f"coalesce({found}, {words.unknown})")

    def diff_sql(self, words: Words, values: Sequence[Value]) -> Sql:
        ordered = sorted(values, key=lambda value: value.column.lower())
        return words.hash(_joined(self, words, ordered) if ordered else "''")

    def compared(self, words: Words, value: Value, name: str = "") -> str:
        text = words.canonical(value, name)
        if value.type.name in TEXTUAL:
            text = words.trimmed(text)
        if value.type.name in _LETTERS and (value.folded or not value.key):
            text = words.dialect.upper.format(text)
        return f"nullif({text}, '')" if value.type.name in _EMPTY else text


def _joined(rules: AutomateDV, words: Words, values: Sequence[Value]) -> str:
    null = words.dialect.literal(_NULL)
    found = [f"coalesce({rules.compared(words, value)}, {null})" for value in values]
    return words.joined(found, _JOIN)


def _text(text: str | None, value: Value) -> str | None:
    if text is None:
        return None
    text = text.strip(" ")
    return (upper(text) if value.folded or not value.key else text) or None
