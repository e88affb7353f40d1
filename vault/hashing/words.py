"""What every recipe says in the words of one database: its types, constants and expressions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vault.dialects import Dialect, HashFact
from vault.hashing.recipe import HashRecipe
from vault.hashing.values import Value
from vault.names import Sql


@dataclass(frozen=True, slots=True)
class Words:
    """A database, and how hashes are kept in it; `capital` is for upper-case hex digits."""

    dialect: Dialect
    recipe: HashRecipe

    @property
    def capital(self) -> bool:
        """Whether the digits of a hash kept as hexadecimal text are in upper case."""
        return False

    @property
    def is_native(self) -> bool:
        return self.recipe.storage != "hex"

    @property
    def type(self) -> Sql:
        """The column type of a hash key or hashdiff."""
        return Sql(self._fact.native_type if self.is_native else self.dialect.types["text"])

    @property
    def digits(self) -> int:
        """How many hexadecimal digits a hash has."""
        return self._fact.bytes * 2

    @property
    def unknown(self) -> Sql:
        """The zero key: all bits zero."""
        return self.constant("00" * self._fact.bytes)

    @property
    def error(self) -> Sql:
        """The error key: all bits one."""
        return self.constant("ff" * self._fact.bytes)

    def shown(self, hash_key: str) -> Sql:
        """A hash as text, to be read."""
        native = self.is_native and self.dialect.hash_text
        return Sql((native or f"cast({{}} as {self.dialect.text})").format(hash_key))

    def missing(self, values: Sequence[Value]) -> Sql:
        """Whether a key is all null, whatever qualifies it."""
        named = (self.name(value) for value in values if not value.qualifier)
        return Sql(" and ".join(f"{name} is null" for name in named))

    def blank(self, values: Sequence[Value]) -> Sql:
        """Whether a key as delivered is missing: each part is null or, where text, blank."""
        return Sql(
            " and ".join(
                f"coalesce({self.dialect.trim.format(self.name(value))}, '') = ''"
                if value.type.name == "text"
                else f"{self.name(value)} is null"
                for value in values
                if not value.qualifier
            )
        )

    def or_unknown(self, found: str, values: Sequence[Value]) -> Sql:
        """The hash of a key; the zero key where it is missing, which is asked for if it can be.

        `found` is null where a value that is alone is.
        """
        if any(value.required and not value.qualifier for value in values):
            return Sql(found)
        if len(values) == 1:
            return Sql(f"coalesce({found}, {self.unknown})")
        return Sql(f"case when {self.missing(values)} then {self.unknown} else {found} end")

    def name(self, value: Value) -> str:
        return self.dialect.identifier(value.column)

    def canonical(self, value: Value, name: str = "") -> str:
        """The canonical text of a value; `name` is what to read in place of its column."""
        cast = f"cast({{}} as {self.dialect.text})"
        fact = self.dialect.texts.get(value.type.name, cast)
        return fact.format(name or self.name(value), value.type.scale)

    def trimmed(self, text: str) -> str:
        return self.dialect.trim.format(text)

    def joined(self, texts: Sequence[str], separator: str) -> str:
        """Texts of which none is null as one, with the separator between them."""
        if len(texts) == 1:
            return texts[0]
        runs = [texts[at : at + self._run] for at in range(0, len(texts), self._run)]
        if len(texts) < self.dialect.most_arguments:
            return self.dialect.join(texts, separator)
        return self.dialect.join([self.joined(run, separator) for run in runs], separator)

    def listed(self, texts: Sequence[str], names: Sequence[str], last: str) -> str:
        """Texts that are null where their columns are, and one that never is, joined by `|`."""
        if len(texts) + 1 < self.dialect.most_arguments:
            return self.dialect.join([*texts, last])
        runs = []
        for at in range(0, len(texts), self._run):
            some = " or ".join(f"{name} is not null" for name in names[at : at + self._run])
            joined = self.dialect.join(texts[at : at + self._run])
            runs.append(f"case when {some} then {joined} end")
        return self.dialect.join([*runs, last])

    def replaced(self, text: str, pairs: Iterable[tuple[str, str]]) -> str:
        """A text in which some texts stand for others, one after the other."""
        for old, new in pairs:
            text = f"replace({text}, {self.dialect.literal(old)}, {self.dialect.literal(new)})"
        return text

    def hexadecimal(self, text: str) -> str:
        return self._fact.hexadecimal.format(text)

    def hash(self, text: str) -> Sql:
        """The hash of a text as it is kept."""
        direct = self.is_native and self._fact.direct
        return Sql(direct.format(text)) if direct else self.stored(self.hexadecimal(text))

    def stored(self, hexadecimal: str) -> Sql:
        """A hash in lower-case hexadecimal digits as it is kept."""
        if self.is_native:
            return Sql(self._fact.native.format(hexadecimal))
        return Sql(f"upper({hexadecimal})" if self.capital else hexadecimal)

    def constant(self, digits: str) -> Sql:
        """A hash that is known, from its digits."""
        if self.is_native:
            return Sql(self._fact.constant.format(digits.lower()))
        return Sql(f"'{digits.upper() if self.capital else digits.lower()}'")

    @property
    def _run(self) -> int:
        """How many texts are joined before the others, where one function cannot take them all."""
        return self.dialect.most_arguments // 2

    @property
    def _fact(self) -> HashFact:
        fact = self.dialect.hashes[self.recipe.algorithm]
        if self.recipe.storage != "binary" or fact.native_type != "uuid":
            return fact
        # as those are kept for which the database has no type of that length
        like = self.dialect.hashes["sha1"]
        return replace(
            fact, native_type=like.native_type, native=like.native, constant=like.constant
        )
