"""The recipes there are, and their reference in Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from vault.hashing.automate_dv import AutomateDV
from vault.hashing.datavault4dbt import Datavault4dbt
from vault.hashing.dvault import Dvault
from vault.hashing.recipe import DIGESTS, Digest, HashRecipe
from vault.hashing.values import Value
from vault.hashing.words import Words
from vault.names import Sql


class Rules(Protocol):
    """What a recipe says: hashes in Python, and their expressions in SQL."""

    @property
    def capital(self) -> bool:
        """Whether hashes kept as text have their hexadecimal digits in upper case."""

    @property
    def injective(self) -> bool:
        """Whether different lists of values always have different texts."""

    @property
    def sorts(self) -> bool:
        """Whether attributes are hashed in the order of their names, not in that of the list."""

    def key(self, row: Sequence[object], values: Sequence[Value], digest: Digest) -> str | None:
        """The hash of a key; None where it is all null by this recipe."""

    def diff(self, row: Sequence[object], values: Sequence[Value], digest: Digest) -> str:
        """The hash of attributes."""

    def key_sql(self, words: Words, values: Sequence[Value]) -> Sql:
        """The hash of a key; the zero key where it is missing."""

    def diff_sql(self, words: Words, values: Sequence[Value]) -> Sql:
        """The hash of attributes."""

    def compared(self, words: Words, value: Value, name: str = "") -> str:
        """The text of a part of a key: keys of which all these are the same are one key."""


RECIPES: Mapping[str, Rules] = {
    "dvault": Dvault(),
    "automate_dv": AutomateDV(),
    "datavault4dbt": Datavault4dbt(),
}


def hash_key(row: Sequence[object], values: Sequence[Value], recipe: HashRecipe) -> str | None:
    """The hash of a key in hexadecimal; None where it is all null (the zero key)."""
    parts = zip(row, values, strict=True)
    if all(item is None for item, value in parts if not value.qualifier):
        return None
    rules = RECIPES[recipe.name]
    found = rules.key(row, values, DIGESTS[recipe.algorithm])
    return found.upper() if found and rules.capital else found


def hash_diff(row: Sequence[object], values: Sequence[Value], recipe: HashRecipe) -> str:
    """The hash of a satellite's attributes in hexadecimal."""
    rules = RECIPES[recipe.name]
    found = rules.diff(row, values, DIGESTS[recipe.algorithm])
    return found.upper() if rules.capital else found
