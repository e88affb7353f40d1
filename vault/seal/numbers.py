"""The numbers of a row: the SQL texts that its digests are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vault.hashing import Hashing, Value
from vault.hashing.values import TEXTUAL
from vault.names import Sql, Table
from vault.seal.cover import Cover, values
from vault.types import Type


@dataclass(frozen=True, slots=True)
class Fault:
    """What must not be true of a row, and what it says where it is."""

    name: str
    condition: Sql


@dataclass(frozen=True, slots=True)
class Numbers:
    """A table's rows as numbers; `faults` are looked for in the same reading.

    `erased` is the table of what was erased, where rows of this one are in it, under any of its
    `names`.
    """

    hashing: Hashing
    cover: Cover
    faults: Sequence[Fault] = ()
    erased: Table | None = None
    names: Sequence[str] = ()

    @property
    def targets(self) -> tuple[str, ...]:
        """What the table is called where what was erased of it is told."""
        return tuple(self.names) or (str(self.cover.table),)

    @property
    def key(self) -> Sql:
        """The text that tells a row where no hash does."""
        return self.hashing.text(values(self.cover.key))

    @property
    def row_key(self) -> Sql:
        """What names a row, as a text: its hash, or the key where there is none."""
        dialect = self.hashing.dialect
        if self.cover.hashes:
            return self.hashing.named(dialect.identifier(self.cover.hashes[0]))
        names = [dialect.identifier(column.name) for column in self.cover.key]
        return Sql(dialect.join([f"cast({name} as {dialect.text})" for name in names], ", "))

    @property
    def same_row(self) -> Sql:
        """Whether a row is the one that was erased; as texts, for somebody may write any there."""
        return Sql(f"{self.row_key} = dvault_erased_key")

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
