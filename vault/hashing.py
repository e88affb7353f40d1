"""The hash recipes, defined once: a reference in Python and the expression in SQL.

Recipe `dvault`, version 1. The text of an ordered list of values is, joined by `|`: the
canonical text of each value that is not null; the length in bytes of each text value that is
not null; the mask, which is the decimal sum of 2^i over the positions i that are not null.
Different lists have different texts, and a null appended to a list leaves its text as it was.
A key of one column hashes its text alone, and a key that is all null is the zero key.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Protocol

from vault.dialects import Dialect, HashFact
from vault.names import Identifier, Sql
from vault.types import Column, Type

#: A list of more values is hashed in runs of this many, so that its mask stays an integer.
RUN = 60

#: Types whose text can hold the delimiter, so that its length must be part of the hash.
_TEXTUAL = frozenset({"text", "json"})
_FOLD = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_PYTHON: dict[str, Callable[[bytes], str]] = {
    "md5": lambda text: hashlib.md5(text, usedforsecurity=False).hexdigest(),
    "sha1": lambda text: hashlib.sha1(text, usedforsecurity=False).hexdigest(),
    "sha256": lambda text: hashlib.sha256(text).hexdigest(),
}


@dataclass(frozen=True, slots=True)
class HashRecipe:
    """How keys and versions are hashed; `version` is stored with every load."""

    name: str = "dvault"
    version: int = 1
    algorithm: str = "md5"  # md5 | sha1 | sha256
    storage: str = "native"  # native | hex

    def __str__(self) -> str:
        return f"{self.name}/{self.version}/{self.algorithm}/{self.storage}"


@dataclass(frozen=True, slots=True)
class Value:
    """A column that takes part in a hash; `key` texts are trimmed, and folded if `folded`.

    `required` promises that it is never null in a row that is kept, which saves asking.
    """

    column: Identifier
    type: Type
    key: bool = False
    folded: bool = False
    required: bool = False


def key_values(columns: Sequence[Column], case_sensitive: bool) -> tuple[Value, ...]:
    """The values of a business key, as its hub wants them compared."""
    return tuple(
        Value(column.name, column.type, key=True, folded=not case_sensitive) for column in columns
    )


def canonical_text(value: object, type: Type) -> str | None:
    """The text by which a value is hashed; None for null.

    >>> canonical_text(Decimal("1.5"), Type("decimal", 10, 2))
    '1.50'
    >>> canonical_text(datetime(2020, 1, 1, 12, 30, 0, 120000), Type("timestamp"))
    '2020-01-01 12:30:00.12'
    """
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case Decimal():
            fixed = f"{value:.{type.scale}f}"
            return fixed.lstrip("-") if not float(fixed) else fixed
        case datetime():
            if value.tzinfo is not None:
                value = value.astimezone(UTC).replace(tzinfo=None)
            return _without_trailing_zeros(value.isoformat(" "))
        case date():
            return value.isoformat()
        case time():
            return _without_trailing_zeros(value.isoformat())
        case bytes():
            return value.hex()
        case _:
            return str(value)


def list_text(texts: Sequence[str | None], types: Sequence[Type]) -> str:
    """The one text of a list of at most 60 canonical texts.

    >>> list_text(["A|B", None, "1"], [Type("text"), Type("text"), Type("integer")])
    'A|B|1|3|5'
    """
    given = [text for text in texts if text is not None]
    lengths = [
        str(len(text.encode()))
        for text, type in zip(texts, types, strict=True)
        if text is not None and type.name in _TEXTUAL
    ]
    mask = sum(2**position for position, text in enumerate(texts) if text is not None)
    return "|".join([*given, *lengths, str(mask)])


def hash_key(row: Sequence[object], values: Sequence[Value], recipe: HashRecipe) -> str | None:
    """The hash of a key in hexadecimal; None where it is all null (the zero key)."""
    texts = [_text(item, value) for item, value in zip(row, values, strict=True)]
    if all(text is None for text in texts):
        return None
    if len(texts) == 1:
        return _PYTHON[recipe.algorithm]((texts[0] or "").encode())
    return _hash_list(texts, [value.type for value in values], recipe)


def hash_diff(row: Sequence[object], values: Sequence[Value], recipe: HashRecipe) -> str:
    """The hash of a satellite's attributes in hexadecimal."""
    texts = [_text(item, value) for item, value in zip(row, values, strict=True)]
    return _hash_list(texts, [value.type for value in values], recipe)


def _hash_list(texts: Sequence[str | None], types: Sequence[Type], recipe: HashRecipe) -> str:
    digest = _PYTHON[recipe.algorithm]
    last = max((at for at, text in enumerate(texts) if text is not None), default=0)
    hashes = [
        digest(list_text(texts[start : start + RUN], types[start : start + RUN]).encode())
        for start in range(0, last + 1, RUN)
    ]
    return hashes[0] if len(hashes) == 1 else digest("|".join(hashes).encode())


def _text(item: object, value: Value) -> str | None:
    text = canonical_text(item, value.type)
    if text is not None and value.key and value.type.name == "text":
        text = text.strip(" ")
        return text.translate(_FOLD) if value.folded else text
    return text


def _without_trailing_zeros(text: str) -> str:
    return text.rstrip("0") if "." in text else text


class Keyed(Protocol):
    """What a hub is to hashing."""

    @property
    def business_key(self) -> tuple[Column, ...]: ...
    @property
    def case_sensitive(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Hashing:
    """A recipe in the words of one database: its types, constants and expressions."""

    dialect: Dialect
    recipe: HashRecipe

    @property
    def _fact(self) -> HashFact:
        return self.dialect.hashes[self.recipe.algorithm]

    @property
    def _is_native(self) -> bool:
        return self.recipe.storage == "native"

    @property
    def type(self) -> Sql:
        """The column type of a hash key or hashdiff."""
        return Sql(self._fact.native_type if self._is_native else self.dialect.types["text"])

    @property
    def unknown(self) -> Sql:
        """The zero key: all bits zero."""
        return self._constant("00")

    @property
    def error(self) -> Sql:
        """The error key: all bits one."""
        return self._constant("ff")

    @property
    def empty_diff(self) -> Sql:
        """The hashdiff of attributes that are all null."""
        return self._constant(_PYTHON[self.recipe.algorithm](b"0"))

    def key(self, values: Sequence[Value]) -> Sql:
        """The hash of a key; the zero key where it is all null."""
        found = self._hash(self._text(values[0])) if len(values) == 1 else self.diff(values)
        if any(value.required for value in values):
            return found
        if len(values) == 1:
            return Sql(f"coalesce({found}, {self.unknown})")
        return Sql(f"case when {self.missing(values)} then {self.unknown} else {found} end")

    def diff(self, values: Sequence[Value]) -> Sql:
        """The hash of a list of values."""
        runs = [values[start : start + RUN] for start in range(0, len(values), RUN)] or [()]
        if len(runs) == 1:
            return self._hash(self._list_text(runs[0]))
        return self._stored(self._hex_of_runs(runs))

    def same_key(self, left: str, right: str, hub: Keyed) -> Sql:
        """Whether two normalised keys are one; their columns are `left` and `right` + number.

        Equal texts, the common case, are not normalised.
        """
        return Sql(
            " and ".join(
                f"({self.dialect.same(f'{left}{at}', f'{right}{at}')}"
                f" or {self._text(value, f'{left}{at}')} = {self._text(value, f'{right}{at}')})"
                for at, value in enumerate(key_values(hub.business_key, hub.case_sensitive), 1)
            )
        )

    def shown(self, hash_key: str) -> Sql:
        """A hash as text, to be read."""
        native = self._is_native and self.dialect.hash_text
        return Sql((native or f"cast({{}} as {self.dialect.text})").format(hash_key))

    def missing(self, values: Sequence[Value]) -> Sql:
        """Whether a key is all null."""
        return Sql(" and ".join(f"{self._name(value)} is null" for value in values))

    def blank(self, values: Sequence[Value]) -> Sql:
        """Whether a key as delivered is missing: each part is null or, where text, blank."""
        return Sql(
            " and ".join(
                f"coalesce({self.dialect.trim.format(self._name(value))}, '') = ''"
                if value.type.name == "text"
                else f"{self._name(value)} is null"
                for value in values
            )
        )

    def _hex_of_runs(self, runs: Sequence[Sequence[Value]]) -> str:
        """Runs at the end that are all null are left out; one run left stands for itself."""
        hexes = [self._hex(self._list_text(run)) for run in runs]
        branches = []
        for count in range(len(runs), 1, -1):
            filled = " or ".join(f"{self._name(value)} is not null" for value in runs[count - 1])
            joined = self._hex(self.dialect.join(hexes[:count]))
            branches.append(f"when {filled} then {joined}")
        return f"case {' '.join(branches)} else {hexes[0]} end"

    def _list_text(self, values: Sequence[Value]) -> str:
        if not values:
            return "'0'"
        lengths = [
            self.dialect.numeral.format(self.dialect.byte_length.format(self._text(value)))
            for value in values
            if value.type.name in _TEXTUAL
        ]
        certain = sum(2**at for at, value in enumerate(values) if value.required)
        bits = [
            self.dialect.flag.format(self._name(value)) + (f" * {2**at}" if at else "")
            for at, value in enumerate(values)
            if not value.required
        ]
        bits += [str(certain)] if certain else []
        texts = [self._text(value) for value in values]
        return self.dialect.join([*texts, *lengths, self.dialect.numeral.format(" + ".join(bits))])

    def _text(self, value: Value, name: str = "") -> str:
        name = name or self._name(value)
        cast = f"cast({{}} as {self.dialect.text})"
        text = self.dialect.texts.get(value.type.name, cast).format(name, value.type.scale)
        if value.key and value.type.name == "text":
            text = self.dialect.trim.format(text)
            return self.dialect.fold.format(text) if value.folded else text
        return text

    def _name(self, value: Value) -> str:
        return self.dialect.identifier(value.column)

    def _hex(self, text: str) -> str:
        return self._fact.hexadecimal.format(text)

    def _hash(self, text: str) -> Sql:
        direct = self._is_native and self._fact.direct
        return Sql(direct.format(text)) if direct else self._stored(self._hex(text))

    def _stored(self, hexadecimal: str) -> Sql:
        return Sql(self._fact.native.format(hexadecimal) if self._is_native else hexadecimal)

    def _constant(self, digits: str) -> Sql:
        if len(digits) == 2:
            digits *= self._fact.bytes
        return Sql(self._fact.constant.format(digits) if self._is_native else f"'{digits}'")
