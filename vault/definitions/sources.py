"""The models of a source's feeds."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
    model_validator,
)

from vault.definitions.databases import (
    Connection,
    Lander,
    Watermark,
    check_increment,
    check_origin,
    table_name,
)
from vault.definitions.expectations import ColumnExpectation, FeedExpectation
from vault.definitions.limits import Share, Span
from vault.definitions.model import ColumnType, Flag, Model, Names, SomeNames, Text, constant
from vault.definitions.reading import DateFormat, Read
from vault.definitions.satellites import Satellite


def _missing(value: Any) -> Any:
    return "null" if value is None else value


class Lookup(Model):
    """Where the value of a column is found."""

    satellite: str = Field(alias="in", description="The satellite of a hub or reference.")
    key: SomeNames = Field(
        description="The column of the feed, or the columns, that give the key it is known by."
    )
    value: str = Field(description="The attribute of the satellite whose current value is taken.")
    missing: Annotated[
        Literal["null", "reject"],
        BeforeValidator(_missing),
        WithJsonSchema({"enum": [None, "null", "reject"]}),
    ] = Field(default="null", description="What becomes of a row whose key is not found.")


class Column(Model):
    """A column of a delivery."""

    short = "type"

    type: ColumnType = Field(description="The type its values must have.")
    source: str = Field(
        default="", alias="from", description="Its name in the delivery, if another."
    )
    value: Text = Field(
        default="", description="A hard rule: SQL over other columns of the delivery."
    )
    pii: Flag = Field(
        default=False, description="It holds personal data, which an erasure empties."
    )
    missing: Annotated[
        Literal["error", "null"],
        BeforeValidator(_missing),
        WithJsonSchema({"enum": [None, "null", "error"]}),
    ] = Field(default="error", description="`null`: a delivery may lack this column.")
    date_format: DateFormat = Field(
        default="", description="How its dates or timestamps are written."
    )
    occurrence: Flag = Field(
        default=False,
        description="It numbers, from 1 on, the rows of a delivery that are the same throughout.",
    )
    lookup: Lookup | None = Field(
        default=None, description="Its value is found in a satellite that another feed loads."
    )
    expect: ColumnExpectation | None = Field(
        default=None, description="What its values are expected to be, in each delivery."
    )
    was: Text = Field(
        default="", description="What it was called before: the attribute is renamed."
    )
    description: Text = Field(default="", description="What it holds, for the dictionary.")

    @model_validator(mode="after")
    def _one_origin(self) -> Self:
        if self.lookup and (self.value or self.source or self.occurrence or self.missing == "null"):
            raise ValueError(
                "what a `lookup` finds comes from nowhere else: leave out `value`, `from`,"
                " `missing` and `occurrence`"
            )
        if self.value and (self.source or self.missing == "null"):
            raise ValueError("a column has `value`, or `from` and `missing`, not both")
        if self.occurrence and (self.value or self.source or self.missing == "null"):
            raise ValueError("an `occurrence` is counted: leave out `value`, `from` and `missing`")
        if self.occurrence and self.type.name not in ("integer", "bigint"):
            raise ValueError(f"an `occurrence` is of type integer, not {self.type}")
        if self.date_format and self.type.name not in ("date", "timestamp", "timestamptz"):
            raise ValueError(f"`date_format` is of no use for a column of type {self.type}")
        return self


Constant = Annotated[str, BeforeValidator(constant), WithJsonSchema({"type": "string"})]


class Tenant(Model):
    """Whose keys they are: a column, or always the same."""

    short = "column"

    column: str = Field(default="", description="The column that names the tenant.")
    constant: Constant = Field(default="", description="The tenant of every row.")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if bool(self.column) == bool(self.constant):
            raise ValueError("a tenant is a column, or {constant: …}: one of the two")
        return self


class Key(Model):
    """The columns of a feed that give a key."""

    short = "key"
    short_list = True

    key: SomeNames = Field(description="The column, or the columns in the order of the key.")
    optional: Flag = Field(
        default=False, description="A row without this key is kept, for the unknown."
    )
    collision_code: Constant = Field(
        default="", description="What tells these keys apart from equal ones of another meaning."
    )
    tenant: Tenant | None = Field(
        default=None, description="Whose keys they are: a column, or {constant: …}."
    )


LateArrivals = Literal["judged", "tracked"]


def _codes(value: Any) -> Any:
    """One word or several; they are compared in upper case."""
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
        raise ValueError("must be a word like I, or a list of them")
    return tuple(word.strip().upper() for word in words)


Codes = Annotated[
    tuple[str, ...],
    BeforeValidator(_codes),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]


class Operation(Model):
    """The column by which a source says what happened to a row, and in which words."""

    short = "column"

    column: str = Field(description="The column that holds the operation.")
    insert: Codes = Field(
        default=("I", "C", "R", "INSERT", "CREATE", "READ"), description="What means a new row."
    )
    update: Codes = Field(default=("U", "UPDATE"), description="What means a changed row.")
    delete: Codes = Field(default=("D", "DELETE"), description="What means a row that is gone.")

    @model_validator(mode="after")
    def _differ(self) -> Self:
        words = [*self.insert, *self.update, *self.delete]
        for word in words:
            if words.count(word) > 1:
                raise ValueError(f"'{word}' can mean one operation only")
        return self


class Feed(Model):
    """One kind of delivery: the contract with the source, and where its columns go."""

    description: Text = Field(default="", description="What is delivered, for the dictionary.")
    was: Text = Field(
        default="", description="What it was called before: its files are not loaded again."
    )
    read: Read | None = Field(
        default=None, description="The files: a glob, or a mapping with options."
    )
    database: Connection = Field(
        default="",
        description="Another database, by its SQLAlchemy URL; secrets are ${NAME} of the"
        " environment.",
    )
    table: Annotated[str, AfterValidator(table_name)] = Field(
        default="",
        description="The table or view, schema.table: of the warehouse's own database, or of"
        " `database`.",
    )
    watermark: Watermark | None = Field(
        default=None, description="The column that says what is new, so that only that is read."
    )
    landed_by: Lander | None = Field(
        default=None, description="The tool that fills the table: each of its loads is read once."
    )
    delivers: Literal["snapshot", "partition", "changes", "cdc", "events"] = Field(
        description="A complete state each time, one that is complete for some part, only what"
        " changed, what changed and how, or facts that never change."
    )
    partition_by: Names = Field(
        default=(), description="The columns for whose values a partition is complete."
    )
    operation: Operation | None = Field(
        default=None, description="The column that says what happened to a row."
    )
    applied_date: str = Field(
        default="", description="The column that says when a row became true."
    )
    load_date: str = Field(
        default="", description="The column that says when another warehouse learnt a row."
    )
    sequence: str = Field(
        default="", description="The column that orders versions of one applied date."
    )
    columns: dict[str, Column] = Field(
        min_length=1, description="The columns of the delivery: {name: type} or a mapping."
    )
    where: Text = Field(
        default="", description="A hard rule: only rows for which this SQL is true are loaded."
    )
    hubs: dict[str, Key] = Field(default={}, description="The hubs it brings: {hub: column}.")
    links: dict[str, dict[str, Key]] = Field(
        default={}, description="The links it brings: {link: {hub or role: column}}."
    )
    references: dict[str, Key] = Field(
        default={}, description="The references it brings: {reference: column}."
    )
    satellites: dict[str, Satellite] = Field(default={}, description="The satellites it brings.")
    max_rejected: Share = Field(
        default=None, description="More rejected rows than this share or count refuse the delivery."
    )
    freshness: Span = Field(
        default=None, description="How often something new comes, as in `1 day`: later is told of."
    )
    profile: Flag | None = Field(
        default=None, description="Whether what each delivery holds is profiled."
    )
    expect: FeedExpectation | None = Field(
        default=None, description="What each delivery is expected to be as a whole."
    )
    on_new_column: Literal["ignore", "warn", "capture", "stop"] = Field(
        default="ignore", description="What becomes of a column that is not declared."
    )
    on_missing_column: Annotated[
        Literal["stop", "null"],
        BeforeValidator(_missing),
        WithJsonSchema({"enum": [None, "null", "stop"]}),
    ] = Field(
        default="stop",
        description="`null`: a delivery may lack any column that gives no key and no order.",
    )
    allow_empty: Flag = Field(default=False, description="An empty delivery is fine.")
    missing_keys: Literal["reject", "error_key"] = Field(
        default="reject", description="What to do with a row whose required key is missing."
    )
    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [{"required": ["read"]}, {"required": ["table"]}],
            "dependentRequired": {"database": ["table"]},
        }
    )
    inside = "read"
    late_arrivals: LateArrivals = Field(
        default="judged",
        description="`tracked`: appearances are kept, so that the order of deliveries is all one.",
    )

    @model_validator(mode="after")
    def _comes_from_one_place(self) -> Self:
        check_origin(self)
        check_increment(self)
        return self

    @model_validator(mode="after")
    def _says_what_it_delivers(self) -> Self:
        """A partition needs to be told, as do operations, and nothing else has them."""
        for delivers, key, example in (
            ("partition", "partition_by", "partition_by: region"),
            ("cdc", "operation", "operation: op"),
        ):
            said = bool(getattr(self, key))
            if said and self.delivers != delivers:
                raise ValueError(f"`{key}` is for a feed that says `delivers: {delivers}`")
            if not said and self.delivers == delivers:
                raise ValueError(
                    f"a feed that says `delivers: {delivers}` needs `{key}`, as in `{example}`"
                )
        return self
