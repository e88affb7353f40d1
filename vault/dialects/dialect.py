"""What a dialect is: the facts of one database, and how they are put into words.

Braces in a fact stand for the expression it is applied to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from vault.dialects.hash_fact import HashFact
from vault.dialects.reserved import RESERVED
from vault.names import Sql, Table
from vault.types import Type


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
    #: canonical text of a value for hashing (see `vault.hashing`), by type name; {1} is its scale
    texts: Mapping[str, str]
    #: a text without the blanks around it
    trim: str
    #: texts as one with {1} between those that are not null; {2} is where the second begins
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
    #: what a type is ordered by where the engine would not order it by its bytes
    orders: Mapping[str, str]
    #: files are read where the tables are; if not, DuckDB stages them and the rows are carried
    reads_files: bool
    #: a select that tells whether a lock could be had, where the engine has none; and its end
    lock: str
    unlock: str
    #: what is said to every new connection
    session: tuple[str, ...]
    #: some values as the text of a JSON object: `pairs` of name and value, or each `aliased`
    json_row: str = "to_json(named_struct({pairs}))"
    json_member: str = "{0} ->> {1}"  # the text of a JSON object of that name
    #: the columns that number the rows of a stage; none where the engine does
    numbering: tuple[str, ...] = ("row_number() over () - 1 as stage_row",)
    #: whether a moment is infinite, where there is such a thing that must be kept out
    infinite: str = ""
    numbers_hashes: bool = False  # reads a native MD5 as a number, so that sums tell the hash
    #: whether it writes a double in the fewest digits, as the recipes hash it
    shortest_doubles: bool = False
    writes_abreast: bool = False  # on several connections of one run
    #: whether tables have keys or indexes, which are made faster once many rows are in
    keyed: bool = False
    roles: bool = False  # may be granted rights, see `vault.execute.access`
    #: what stands after the columns of a table that keeps rows, and then of one by its hash key
    stored: str = ""
    laid_out: str = ""
    carried_in_files: bool = False  # that the database then reads, and not straight into a table
    transactions: bool = True  # what a run leaves undone is undone by the database itself
    #: what DuckDB has staged comes in Parquet files, which the database loads by itself
    takes_files: bool = False
    reserved: frozenset[str] = RESERVED  # words that are no names unless they are quoted
    #: names that are not quoted are upper case, so that one that must be quoted is, too
    upper_case: bool = False
    #: how each text is given to `joined`, and what stands between two
    joined_each: str = "{}"
    joined_by: str = ", "
    #: a number as a text to be joined; and whether something is there, as 1 or 0
    numeral: str = "{}"
    #: the texts of a group as one, in their order
    gathered: str = "string_agg({0}, ',' order by {0})"
    flag: str = "cast({} is not null as integer)"
    #: a hash as a text to be read; a cast where nothing is said
    hash_text: str = ""
    #: upper case of any letters, one for one as far as the engine can: `ß` stays
    upper: str = "upper({})"
    most_arguments: int = 1000  # of a function
    moment: str = "timestamp '{}'"  # how one without zone is written
    day: str = "interval '1' day"
    #: whether a moment is one of the calendar, and not infinite; and its seconds since 1970
    finite: str = "isfinite({})"
    seconds: str = "extract(epoch from {})"
    sound_decimal: str = "{}"  # a decimal, null where it is no number
    #: whether two values are the same, null and null included, or differ
    same_values: str = "{} is not distinct from {}"
    differing_values: str = "{} is distinct from {}"
    #: a window has a name; where it has none it is written out, with a frame if it needs one
    named_windows: bool = True
    #: the next value of {0} in the window {2}, and {1} where there is none
    next_value: str = "lead({0}, 1, {1}) over ({2})"
    inlined: str = ""  # a common table expression that is part of what reads it
    union: str = "union"  # rows of two selects, each once
    every_row: str = ""  # what a statement must say that changes every row
    ordering: str = ""  # by which rows lie side by side as they are inserted, where that pays
    #: a common table expression that reads itself must name its columns first
    recursive_columns: bool = False
    nulls_last: str = ""  # where nulls would else come first
    ignores_case: bool = False  # of the names of tables
    database: str = "current_database()"  # as the catalogue names it

    def type(self, type: Type) -> Sql:
        """The type as this database declares it."""
        return Sql(self.types[type.name].format(type.precision, type.scale))

    @cache  # noqa: B019 - there are few dialects, and they stay
    def identifier(self, name: str) -> Sql:
        """The name, quoted where it needs to be."""
        plain = name.isidentifier() and name.isascii() and name == name.lower()
        if plain and name not in self.reserved:
            return Sql(name)
        if plain and self.upper_case:
            name = name.upper()
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

    def trimmed(self, name: str) -> Sql:
        """A text column without the blanks around it."""
        return Sql(self.trim.format(self.identifier(name)))

    def natural(self, name: str, type: Type, case_sensitive: bool) -> Sql:
        """A part of a natural key as it is stored: a text without outer blanks, or folded, too."""
        if type.name != "text":
            return Sql(name)
        trimmed = self.trim.format(name)
        return Sql(trimmed if case_sensitive else self.fold.format(trimmed))

    def json(self, named: Iterable[tuple[str, str]]) -> Sql:
        """Some expressions as the text of a JSON object, each under its name."""
        listed = [(self.literal(name), self.identifier(name), value) for name, value in named]
        pairs = ", ".join(f"{text}, {value}" for text, _, value in listed)
        aliased = ", ".join(f"{value} as {name}" for _, name, value in listed)
        return Sql(self.json_row.format(pairs=pairs, aliased=aliased))

    def json_of(self, of: str, names: Iterable[str]) -> Sql:
        """Some columns of a table or alias as the text of a JSON object."""
        return self.json((name, self.column(of, name)) for name in names)

    def word(self, name: str, of: str = "") -> Sql:
        """A text column as one word in upper case, without blanks around it."""
        found = self.column(of, name) if of else self.identifier(name)
        return Sql(f"upper({self.trim.format(found)})")

    def literal(self, text: str) -> str:
        """A text as a literal."""
        return "'" + text.translate(self.escaping) + "'"

    def sorted(self, name: str, type: Type, of: str = "") -> Sql:
        """A column as it is ordered by: alike in every database, whatever its collation."""
        found = Sql(f"{of}.{self.identifier(name)}") if of else self.identifier(name)
        return Sql(self.orders[type.name].format(found)) if type.name in self.orders else found

    def side_by_side(self, name: str) -> Sql:
        """The clause by which rows that are inserted lie beside those of the same value."""
        return Sql(self.ordering.format(name))

    def column(self, of: str, name: str) -> Sql:
        """A column of a table or alias."""
        return Sql(f"{of}.{self.identifier(name)}")

    def join(self, texts: Iterable[str], separator: str = "|") -> str:
        """Texts as one, with the separator between those that are not null."""
        each = (self.joined_each.format(text, separator) for text in texts)
        return self.joined.format(self.joined_by.join(each), separator, len(separator) + 1)

    def gather(self, text: str) -> Sql:
        """The texts of a group as one, in their order."""
        return Sql(self.gathered.format(text))

    def listed(self, of: str, names: Iterable[str]) -> Sql:
        """The values of some columns in one text, to be read."""
        values = [self.column(of, name) for name in names]
        if self.joined_each != "{}" or self.numeral != "{}":
            values = [Sql(f"cast({value} as {self.text})") for value in values]
        return Sql(self.join(values, ", "))

    def same(self, left: str, right: str) -> Sql:
        """Whether two expressions have the same value, or none both."""
        return Sql(self.same_values.format(left, right))

    def differ(self, left: str, right: str) -> Sql:
        """Whether they do not; null, in place of false, where an engine has no word for it."""
        return Sql(self.differing_values.format(left, right))

    def window(self, name: str, definition: str) -> Sql:
        """The clause that names a window, on a line of its own; nothing where windows have none."""
        if not self.named_windows:
            return Sql("")
        lines = definition.strip()
        laid_out = _laid_out(lines, 4) if "\n" in lines else lines
        return Sql(f"\n    window {name} as ({laid_out})")

    def recursive(self, name: str, *columns: str) -> Sql:
        """The name of a common table expression that reads itself."""
        listed = ", ".join(self.identifier(column) for column in columns)
        return Sql(f"{name} ({listed})" if self.recursive_columns else name)

    def over(self, name: str, definition: str, framed: bool = False) -> Sql:
        """A window by its name, or written out; then some functions demand a frame."""
        if self.named_windows:
            return Sql(name)
        frame = " rows unbounded preceding" if framed else ""
        return Sql(f"({' '.join(definition.split())}{frame})")

    def next(self, name: str, window: str) -> Sql:
        """The next value of a moment in a window, the end of time where there is none."""
        return Sql(self.next_value.format(name, self.end, _laid_out(window, 8)))

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
    def beginning(self) -> Sql:
        """Before everything that is known."""
        return Sql(self.moment.format("0001-01-01 00:00:00"))

    @property
    def end(self) -> Sql:
        """After everything."""
        return Sql(self.moment.format("9999-12-31 00:00:00"))

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


def _laid_out(text: str, indent: int) -> str:
    """Lines between brackets that stand at an indent, each one step further in."""
    pad = "\n" + " " * indent
    return "".join(f"{pad}    {line.strip()}" for line in text.strip().splitlines()) + pad
