"""The numbers of a row: the SQL texts that its digests are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vault.hashing import Hashing, Value
from vault.hashing.values import TEXTUAL
from vault.names import Sql
from vault.seal.cover import Cover, values
from vault.types import Type


@dataclass(frozen=True, slots=True)
class Fault:
    """What must not be true of a row, and what it says where it is."""

    name: str
    condition: Sql


@dataclass(frozen=True, slots=True)
class Numbers:
    """A table's rows as numbers; `faults` are looked for in the same reading."""

    hashing: Hashing
    cover: Cover
    faults: Sequence[Fault] = ()

    @property
    def key(self) -> Sql:
        """The text that tells a row where no hash does."""
        return self.hashing.text(values(self.cover.key))

    @property
    def row(self) -> Sql:
        """What tells a row: its hash, or the text of its key where there is none."""
        hashes = self.cover.hashes
        return Sql(self.hashing.dialect.identifier(hashes[0])) if hashes else self.key

    @property
    def told(self) -> Sql | None:
        """The text of what no hash in the row tells whole; None where there is nothing.

        An applied date that is the load date is left out: the load tells it.
        """
        parts: list[str] = []
        for name in self.cover.moments:
            moment = self.hashing.canonical(Value(name, Type("timestamp")))
            if name != self.cover.loaded:
                same = " = ".join(map(self.hashing.dialect.identifier, (name, self.cover.loaded)))
                moment = f"case when {same} then '' else {moment} end"
            parts.append(moment)
        if self.listed:
            parts.append(self.listed)
        return Sql(" || '|' || ".join(parts)) if parts else None

    @property
    def listed(self) -> Sql | None:
        """The text of the values; None where there are none."""
        listed = values(self.cover.values)
        if len(listed) == 1 and listed[0].type.name not in TEXTUAL:  # nothing else is empty
            return Sql(f"coalesce({self.hashing.canonical(listed[0])}, '')")
        return self.hashing.text(listed) if listed else None

    @property
    def personal(self) -> Sql | None:
        """The same of what may be erased."""
        personal = self.cover.personal
        return self.hashing.text(values(personal)) if personal else None
