"""What a hub is: one row for each business key ever seen, from any feed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from vault.names import Identifier, Table
from vault.types import Column, Type, Was

_COLLISION_CODE = Column(Identifier("collision_code"), Type("text"))


@dataclass(frozen=True, slots=True)
class Hub:
    """A business concept and the key by which the business knows it.

    `collision_code` tells keys of different meanings apart: the code of feeds that name none,
    empty where each must name one, None where the hub has none. `tenant` is a column likewise.
    """

    kind: ClassVar[str] = "hub"

    name: str
    table: Table
    business_key: tuple[Column, ...]
    case_sensitive: bool = False
    description: str = ""
    collision_code: str | None = None
    tenant: Column | None = None
    was: Was | None = None

    @property
    def before(self) -> Table | None:
        """The table it had under the name that it was called before, if it was."""
        prefix = self.table.name.removesuffix(self.name)
        return Table(self.table.schema, Identifier(f"{prefix}{self.was}")) if self.was else None

    @property
    def qualifiers(self) -> tuple[Column, ...]:
        """What is hashed and stored before the business key, and is no key by itself."""
        code = () if self.collision_code is None else (_COLLISION_CODE,)
        return code if self.tenant is None else (*code, self.tenant)

    @property
    def identity(self) -> tuple[Column, ...]:
        """The columns that tell its rows apart, in the order in which they are hashed."""
        return self.qualifiers + self.business_key

    @property
    def hash_key(self) -> Identifier:
        return Identifier(f"{self.name}_hk")

    @property
    def key(self) -> tuple[Identifier, ...]:
        """The columns that tell its rows apart."""
        return (self.hash_key,)

    @property
    def primary_key(self) -> Identifier:
        """The name of the constraint, where the database has one."""
        return Identifier(f"{self.table.name}_pkey")
