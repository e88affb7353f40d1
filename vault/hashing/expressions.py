"""The expressions of a recipe in the words of one database: what templates ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vault.hashing.dvault import Dvault
from vault.hashing.recipes import RECIPES, Rules, hash_diff
from vault.hashing.values import Keyed, Value, key_values
from vault.hashing.words import Words
from vault.names import Identifier, Sql
from vault.types import Column, Type


@dataclass(frozen=True, slots=True)
class Hashing(Words):
    """A recipe in the words of one database: its types, constants and expressions."""

    @property
    def _rules(self) -> Rules:
        return RECIPES[self.recipe.name]

    @property
    def capital(self) -> bool:
        return self._rules.capital

    @property
    def remedy(self) -> str:
        """What tells two keys apart that share a hash, in a sentence without its full stop."""
        longer = "A longer hash (`hash: {algorithm: sha256}`) tells them apart"
        if self._rules.injective:
            return longer
        return f"{longer}, unless the recipe makes one text of both, which `dvault` never does"

    def key(self, values: Sequence[Value]) -> Sql:
        """The hash of a key; the zero key where it is missing."""
        return self._rules.key_sql(self, values)

    def diff(self, values: Sequence[Value]) -> Sql:
        """The hash of a list of values."""
        return self._rules.diff_sql(self, values)

    def text(self, values: Sequence[Value]) -> Sql:
        """One text that tells a list of values from every other, whatever the recipe.

        It is that of recipe `dvault`: a null appended to the list leaves it as it was.
        """
        return Sql(Dvault().text_sql(self, values))

    def named(self, hash_key: str) -> Sql:
        """A hash as the text by which rows are named: of bytes their digits alone."""
        if self.type in ("uuid", self.dialect.text):
            return self.shown(hash_key)
        return Sql(self.canonical(Value(Identifier(""), Type("binary")), hash_key))

    def empty_diff(self, columns: Sequence[Column]) -> Sql:
        """The hashdiff of attributes that are all null."""
        values = [Value(column.name, column.type) for column in columns]
        return self.constant(hash_diff([None] * len(values), values, self.recipe))

    def same_key(self, left: str, right: str, hub: Keyed) -> Sql:
        """Whether two keys are one by the recipe; their columns are `left` and `right` + number.

        Equal values, the common case, are not normalised.
        """
        values = key_values(hub.identity, hub.case_sensitive, len(hub.qualifiers))
        parts = []
        for at, value in enumerate(values, 1):
            one, other = f"{left}{at}", f"{right}{at}"
            texts = (self._rules.compared(self, value, name) for name in (one, other))
            parts.append(f"({self.dialect.same(one, other)} or {' = '.join(texts)})")
        if len(parts) == 1:
            return Sql(parts[0])
        # one of two parts may be null
        return Sql(" and ".join(f"coalesce({part}, false)" for part in parts))
