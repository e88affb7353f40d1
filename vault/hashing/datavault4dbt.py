"""Recipe `datavault4dbt`, version 1: as datavault4dbt hashes since its delimiters are replaced.

Each value is trimmed and stands in double quotes, after what could be taken for a delimiter in it
has been replaced: a backslash is doubled, `"`, `^^` and `||` become words. Values are joined by
`||` with `^^` for null. A key is in upper case as a whole; line feeds, tabs, vertical tabs and
carriage returns are removed. Where all is null, the hash is the zero key, that of a hashdiff too.

Not injective: what differs in line breaks or outer blanks has one hash, and so have a delimiter
and its word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vault.hashing.recipe import Digest
from vault.hashing.values import TEXTUAL, Value, texts, upper
from vault.hashing.words import Words
from vault.names import Sql

_JOIN = "||"
_NULL = "^^"
_REPLACED = (
    ("\\", "\\\\"),
    ('"', "dv4dbt-quote-replacement"),
    ("^^", "dv4dbt-null-replacement"),
    ("||", "dv4dbt-concat-replacement"),
)
#: Line feed, tab, vertical tab and carriage return.
_REMOVED = (10, 9, 11, 13)
_LETTERS = TEXTUAL | {"boolean", "double", "binary"}


class Datavault4dbt:
    """The rules of the recipe, in Python and in SQL."""

    capital = False
    injective = False
    sorts = False

    def key(self, row: Sequence[object], values: Sequence[Value], digest: Digest) -> str | None:
        return _hash(row, _whole(values), digest)

    def diff(self, row: Sequence[object], values: Sequence[Value], digest: Digest) -> str:
        return _hash(row, values, digest) or "0" * len(digest(""))

    def key_sql(self, words: Words, values: Sequence[Value]) -> Sql:
        found = [self._quoted(words, value) for value in _whole(values)]
        if len(values) == 1:
            return words.or_unknown(words.hash(found[0]), values)
        return words.or_unknown(words.hash(self._joined(words, found)), values)

    def diff_sql(self, words: Words, values: Sequence[Value]) -> Sql:
        if not values:
            return words.unknown
        plain = [replace(value, required=False, qualifier=False) for value in values]
        found = [self._quoted(words, value) for value in values]
        text = found[0] if len(found) == 1 else self._joined(words, found)
        return words.or_unknown(words.hash(text), plain)

    def compared(self, words: Words, value: Value, name: str = "") -> str:
        text = words.canonical(value, name)
        if value.type.name in TEXTUAL:
            text = words.trimmed(text)
        if value.folded and value.type.name in _LETTERS:  # before the text grows
            text = words.dialect.upper.format(text)
        if value.type.name in TEXTUAL:
            pairs = [(old, new.upper() if value.folded else new) for old, new in _REPLACED]
            text = words.replaced(text, pairs)
            for code in _REMOVED:
                text = f"replace({text}, chr({code}), '')"
        return text

    def _quoted(self, words: Words, value: Value) -> str:
        return f"""'"' || {self.compared(words, value)} || '"'"""

    def _joined(self, words: Words, found: Sequence[str]) -> str:
        null = words.dialect.literal(_NULL)
        return words.joined([f"coalesce({text}, {null})" for text in found], _JOIN)


def _whole(values: Sequence[Value]) -> list[Value]:
    """A link's child keys are in upper case where its hubs' keys are: the whole is."""
    folded = all(value.folded for value in values if value.key)
    return [value if value.key else replace(value, folded=folded) for value in values]


def _hash(row: Sequence[object], values: Sequence[Value], digest: Digest) -> str | None:
    found = [_quoted(text, value) for text, value in zip(texts(row, values), values, strict=True)]
    if all(text is None for text in found):
        return None
    return digest(_JOIN.join(_NULL if text is None else text for text in found))


def _quoted(text: str | None, value: Value) -> str | None:
    if text is None:
        return None
    text = text.strip(" ")
    for old, new in _REPLACED:
        text = text.replace(old, new)
    for code in _REMOVED:
        text = text.replace(chr(code), "")
    return f'"{upper(text) if value.folded else text}"'
