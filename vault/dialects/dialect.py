"""What a dialect is: the facts of one database, and how they are put into words.

Braces in a fact stand for the expression it is applied to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vault.names import Sql, Table
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


@dataclass(frozen=True, slots=True, eq=False)  # each is there once
class Dialect:
    """The facts of one database."""

    name: str
    quote: str
    #: what stands for a character within a literal
    escapes: Mapping[str, str]
    types: Mapping[str, str]
    hashes: Mapping[str, HashFact]
    #: how the catalogue names a type that it does not name as it was declared
    stored_types: Mapping[str, str]
    #: canonical text of a value for hashing (see `vault.hashing`), by type name
    texts: Mapping[str, str]
    #: a text without the blanks around it
    trim: str
    #: texts, by commas, as one with `|` between those that are not null
    joined: str
    #: length in bytes of a text
    byte_length: str
    #: upper case in ASCII only; `upper` where the text is ASCII, since engines disagree beyond
    fold: str
    #: the number of a row of the stage, in the order of delivery
    row_id: str
    #: how a select becomes a temporary table or view, or takes the place of a table or view
    temporary_table: str
    temporary_view: str
    replaced_table: str
    replaced_view: str
    #: how a common table expression says that it is computed where it is read
    inlined: str
    #: what stands after the columns of a table that keeps rows, and then of one by its hash key
    stored: str
    laid_out: str
    #: what a type is ordered by where the engine would not order it by its bytes
    orders: Mapping[str, str]
    #: files are read where the tables are; if not, DuckDB stages them and the rows are carried
    reads_files: bool
    #: the types by which DuckDB carries what the transport does not know otherwise
    carried_types: Mapping[str, str]
    #: rows are carried as files that the database then reads, not straight into a table
    carried_in_files: bool
    #: what a run leaves undone is undone by the database itself
    transactions: bool
    #: a select that tells whether a lock of some name could be had, where the engine itself
    #: would let two runs write at once; and one that gives it back
    lock: str
    unlock: str
    #: what is said to every new connection
    session: tuple[str, ...]

    def type(self, type: Type) -> Sql:
        """The type as this database declares it."""
        return Sql(self.types[type.name].format(type.precision, type.scale))

    def identifier(self, name: str) -> Sql:
        """The name, quoted where it needs to be."""
        plain = name.isidentifier() and name.isascii() and name == name.lower()
        if plain and name not in RESERVED:
            return Sql(name)
        return Sql(self.quote + name.replace(self.quote, self.quote * 2) + self.quote)

    def temporary(self, name: str) -> Sql:
        """The words before a select that becomes a temporary table, instead of the old one."""
        return Sql(self.temporary_table.format(self.identifier(name)))

    def view_of_stage(self, name: str) -> Sql:
        """The words before a select that becomes a temporary view."""
        return Sql(self.temporary_view.format(self.identifier(name)))

    def kept(self, hash_key: str = "") -> Sql:
        """What stands after the columns of a table that keeps rows."""
        layout = self.laid_out.format(self.identifier(hash_key)) if hash_key else ""
        return Sql(self.stored + layout)

    def beside(self, table: Table) -> Sql:
        """The temporary table of the rows that are to take the place of a table's."""
        return self.identifier(f"new_{table.schema}_{table.name}")

    def anew(self, table: Table) -> Sql:
        """The words before a select that becomes a table, in place of the one there is."""
        return Sql(self.replaced_table.format(self.table(table)))

    def view(self, table: Table) -> Sql:
        """The words before a select that becomes a view, in place of the one there is."""
        return Sql(self.replaced_view.format(self.table(table)))

    def sorted(self, name: str, type: Type, of: str = "") -> Sql:
        """A column as it is ordered by: alike in every database, whatever its collation."""
        found = Sql(f"{of}.{self.identifier(name)}") if of else self.identifier(name)
        return Sql(self.orders[type.name].format(found)) if type.name in self.orders else found

    def table(self, table: Table) -> Sql:
        """The table's name with its schema."""
        name = self.identifier(table.name)
        return Sql(f"{self.identifier(table.schema)}.{name}") if table.schema else name

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
    def escaping(self) -> dict[int, str]:
        """What `str.translate` is to do with the text of a literal."""
        return {ord(character): text for character, text in self.escapes.items()}

    @property
    def row(self) -> Sql:
        """The number of a row of a temporary table."""
        return Sql(self.row_id)

    @property
    def text(self) -> Sql:
        return Sql(self.types["text"])

    @property
    def double(self) -> Sql:
        return Sql(self.types["double"])

    @property
    def timestamp(self) -> Sql:
        return Sql(self.types["timestamp"])
