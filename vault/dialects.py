"""Every difference between databases, as data, side by side.

A template never asks which database it is for: it prints a fact of the `Dialect` it is given.
Braces in a fact stand for the expression it is applied to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vault.names import Sql
from vault.types import Type

_RESERVED = """
    all analyse analyze and anti any array as asc asof asymmetric at authorization between
    binary both by case cast check collate collation column concurrently constraint create cross
    cube current_catalog current_date current_role current_schema current_time current_timestamp
    current_user date day default deferrable desc describe distinct do else end except exists
    false fetch filter first following for foreign freeze from full function generated glob grant
    group groups having hour if ilike in initially inner insert intersect interval into is isnull
    join lambda lateral leading left like limit localtime localtimestamp map minus minute month
    natural not notnull null nulls of offset on only or order outer over overlaps partition
    pivot pivot_longer pivot_wider placing positional preceding primary qualify range references
    replace returning right row rows second select semi session_user set show similar some
    struct summarize symmetric table tablesample then time timestamp to trailing true union
    unique unpivot update user using values variadic verbose view when where window with year
"""
#: Words that at least one engine reserves; quoting one too many does no harm.
RESERVED = frozenset(_RESERVED.split())


@dataclass(frozen=True, slots=True)
class HashFact:
    """How one algorithm is called and how its result is kept in the native storage."""

    hexadecimal: str
    native_type: str
    native: str
    constant: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Dialect:
    """The facts of one database."""

    name: str
    quote: str
    types: Mapping[str, str]
    hashes: Mapping[str, HashFact]
    #: how the catalogue names a type that it does not name as it was declared
    stored_types: Mapping[str, str]
    #: canonical text of a value for hashing (see `vault.hashing`), by type name
    texts: Mapping[str, str]
    #: length in bytes of a text
    byte_length: str
    #: upper case in ASCII only; `upper` where the text is ASCII, since engines disagree beyond
    fold: str
    #: the number the engine itself gives the rows of a temporary table, in order of insertion
    row_id: str
    #: what is said to every new connection
    session: tuple[str, ...]
    #: a double's text equals Python's shortest repr, so that it may enter a hashdiff
    double_is_shortest: bool

    def type(self, type: Type) -> Sql:
        """The type as this database declares it."""
        return Sql(self.types[type.name].format(type.precision, type.scale))

    def identifier(self, name: str) -> Sql:
        """The name, quoted where it needs to be."""
        plain = name.isidentifier() and name.isascii() and name == name.lower()
        if plain and name not in RESERVED:
            return Sql(name)
        return Sql(self.quote + name.replace(self.quote, self.quote * 2) + self.quote)

    def stores(self, type: Type, stored: str) -> bool:
        """Whether a column the catalogue calls `stored` is of the declared type."""
        return self.holds(self.type(type), stored)

    def holds(self, type: str, stored: str) -> bool:
        """The same for a type in the words of this database."""
        declared = type.upper().replace(" ", "")
        return stored.upper().replace(" ", "") in {
            declared,
            self.stored_types.get(declared, declared).replace(" ", ""),
        }

    @property
    def row(self) -> Sql:
        """The number of a row of a temporary table."""
        return Sql(self.row_id)

    @property
    def text(self) -> Sql:
        return Sql(self.types["text"])

    @property
    def timestamp(self) -> Sql:
        return Sql(self.types["timestamp"])


_LOWER = "abcdefghijklmnopqrstuvwxyz"

DUCKDB = Dialect(
    name="duckdb",
    quote='"',
    types={
        "text": "varchar",
        "integer": "integer",
        "bigint": "bigint",
        "decimal": "decimal({}, {})",
        "double": "double",
        "boolean": "boolean",
        "date": "date",
        "timestamp": "timestamp",
        "timestamptz": "timestamptz",
        "time": "time",
        "json": "json",
        "binary": "blob",
    },
    hashes={
        # the cast of a blob costs a fifth less than that of hexadecimal text
        "md5": HashFact("md5({})", "uuid", "cast(unhex({}) as uuid)", "cast('{}' as uuid)", 16),
        "sha1": HashFact("sha1({})", "blob", "unhex({})", "unhex('{}')", 20),
        "sha256": HashFact("sha256({})", "blob", "unhex({})", "unhex('{}')", 32),
    },
    stored_types={"TIMESTAMPTZ": "TIMESTAMP WITH TIME ZONE"},
    texts={
        "text": "{}",
        "json": "cast({} as varchar)",
        "timestamptz": "cast({} at time zone 'UTC' as varchar)",
        "binary": "lower(hex({}))",
    },
    byte_length="strlen({})",
    fold=(
        "case when strlen({0}) = length({0}) then upper({0})"
        f" else translate({{0}}, '{_LOWER}', '{_LOWER.upper()}') end"
    ),
    row_id="rowid",
    session=(
        "set timezone = 'UTC'",
        "set preserve_insertion_order = true",
        # all values of a data frame decide what type a column is; of a sample, others may not fit
        f"set pandas_analyze_sample = {2**31 - 1}",
    ),
    double_is_shortest=True,
)

DIALECTS: Mapping[str, Dialect] = {dialect.name: dialect for dialect in (DUCKDB,)}
