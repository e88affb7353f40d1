"""The models of a source's feeds."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
    model_validator,
)

from vault.definitions.model import ColumnType, Flag, Model, SomeNames, Text

_SUFFIXES = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
    ".parquet": "parquet",
}
_COMPRESSED = (".gz",)
_CSV_ONLY = ("delimiter", "quote", "decimal", "encoding", "header", "null")


def _delimiter(value: Any) -> Any:
    if value == "\\t":
        return "\t"
    if isinstance(value, str) and len(value) != 1:
        raise ValueError(f"must be one character in quotes, not '{value}'")
    return value


def _quote(value: Any) -> Any:
    if isinstance(value, str) and len(value) > 1:
        raise ValueError(f"must be one character or '' for none, not '{value}'")
    return value


def _encoding(value: Any) -> Any:
    if isinstance(value, str):
        try:
            codecs.lookup(value)
        except (LookupError, ValueError):
            raise ValueError(f"must be an encoding like utf-8 or latin-1, not '{value}'") from None
    return value


def _date_format(value: Any) -> Any:
    if isinstance(value, str) and "%" not in value:
        raise ValueError(f"must be a format like %Y-%m-%d, not '{value}'")
    return value


def _null_text(value: Any) -> Any:
    return "" if value is None else value


DateFormat = Annotated[str, BeforeValidator(_date_format)]


class Read(Model):
    """Which files a feed reads, and how they are written."""

    short = "files"

    files: str = Field(
        min_length=1, description="A glob of files, relative to the warehouse's folder."
    )
    format: Literal["csv", "json", "parquet"] = Field(
        default="csv", description="How the files are written; by default what their suffix says."
    )
    delimiter: Annotated[str, BeforeValidator(_delimiter)] = Field(
        default=",", description="The character between two columns of a csv file."
    )
    quote: Annotated[str, BeforeValidator(_quote)] = Field(
        default='"', description="The character around a text of a csv file; '' for none."
    )
    decimal: Literal[".", ","] = Field(default=".", description="The decimal mark of a csv file.")
    encoding: Annotated[str, BeforeValidator(_encoding)] = Field(
        default="utf-8", description="The encoding of a csv file."
    )
    date_format: DateFormat = Field(default="", description="How dates are written, like %d.%m.%Y.")
    timestamp_format: DateFormat = Field(
        default="", description="How timestamps are written, like %d.%m.%Y %H:%M:%S."
    )
    header: Flag = Field(
        default=True, description="The first line of a csv file names its columns."
    )
    null: Annotated[
        str,
        BeforeValidator(_null_text),
        WithJsonSchema({"type": ["string", "number", "boolean", "null"]}),
    ] = Field(default="", description="The text that stands for a missing value in a csv file.")

    @model_validator(mode="after")
    def _suits(self) -> Self:
        """The format must be known, and the options must be of use for it."""
        if self.format_name is None:
            raise ValueError(
                f"cannot tell the format of '{self.files}' by its suffix:"
                " say `format: csv`, json or parquet"
            )
        if self.format_name != "csv":
            for option in _CSV_ONLY:
                if option in self.model_fields_set:
                    raise ValueError(f"'{option}' is for csv files; these are {self.format_name}")
        return self

    @property
    def format_name(self) -> str | None:
        """The format that is said, else what the suffix tells; None where it tells nothing."""
        if "format" in self.model_fields_set:
            return self.format
        return _SUFFIXES.get(self.suffix)

    @property
    def suffix(self) -> str:
        name = self.files.lower()
        for compressed in _COMPRESSED:
            name = name.removesuffix(compressed)
        return name[name.rfind(".") :] if "." in name else ""


def _missing(value: Any) -> Any:
    return "null" if value is None else value


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
    description: Text = Field(default="", description="What it holds, for the dictionary.")

    @model_validator(mode="after")
    def _one_origin(self) -> Self:
        if self.value and (self.source or self.missing == "null"):
            raise ValueError("a column has `value`, or `from` and `missing`, not both")
        if self.occurrence and (self.value or self.source or self.missing == "null"):
            raise ValueError("an `occurrence` is counted: leave out `value`, `from` and `missing`")
        if self.occurrence and self.type.name not in ("integer", "bigint"):
            raise ValueError(f"an `occurrence` is of type integer, not {self.type}")
        if self.date_format and self.type.name not in ("date", "timestamp", "timestamptz"):
            raise ValueError(f"`date_format` is of no use for a column of type {self.type}")
        return self


class Key(Model):
    """The columns of a feed that give a key."""

    short = "key"
    short_list = True

    key: SomeNames = Field(description="The column, or the columns in the order of the key.")
    optional: Flag = Field(
        default=False, description="A row without this key is kept, for the unknown."
    )


class Satellite(Model):
    """Attributes of a hub or link whose history is kept."""

    of: str = Field(description="The hub or link it describes.")
    type: Literal["satellite"] = Field(default="satellite", description="The kind of satellite.")
    attributes: SomeNames = Field(description="The columns of the feed it keeps.")
    description: Text = Field(default="", description="What it tells, for the dictionary.")
    later = frozenset({"key", "driving_key"})
    later_words: ClassVar[Mapping[str, frozenset[str]]] = {
        "type": frozenset({"multi_active", "status", "effectivity", "record_tracking"})
    }


def _share(value: Any) -> Any:
    """`1%` is 0.01, `5` is 5.0; `100%` sets no limit."""
    text = value.strip() if isinstance(value, str) else ""
    try:
        if text.endswith("%") and 0 <= float(text[:-1]) <= 100:
            share = float(text[:-1]) / 100
            return None if share == 1 else share
        if text.isdecimal():
            return float(text)
    except ValueError:
        pass
    raise ValueError("must be a share like 1% or a count like 100" + (text and f", not '{text}'"))


def _with_schema(value: str) -> str:
    if not all(value.partition(".")) or value.count(".") > 1:
        raise ValueError(f"must be a table with its schema, like main.customers, not '{value}'")
    return value


class Feed(Model):
    """One kind of delivery: the contract with the source, and where its columns go."""

    description: Text = Field(default="", description="What is delivered, for the dictionary.")
    read: Read | None = Field(
        default=None, description="The files: a glob, or a mapping with options."
    )
    table: Annotated[str, AfterValidator(_with_schema)] = Field(
        default="", description="The table or view of the warehouse's own database, schema.table."
    )
    delivers: Literal["snapshot", "changes", "events"] = Field(
        description="A complete state each time, only what changed, or facts that never change."
    )
    applied_date: str = Field(
        default="", description="The column that says when a row became true."
    )
    sequence: str = Field(
        default="", description="The column that orders versions of one applied date."
    )
    columns: dict[str, Column] = Field(
        min_length=1, description="The columns of the delivery: {name: type} or a mapping."
    )
    hubs: dict[str, Key] = Field(default={}, description="The hubs it brings: {hub: column}.")
    links: dict[str, dict[str, Key]] = Field(
        default={}, description="The links it brings: {link: {hub or role: column}}."
    )
    satellites: dict[str, Satellite] = Field(default={}, description="The satellites it brings.")
    max_rejected: Annotated[
        float | None,
        BeforeValidator(_share),
        WithJsonSchema(
            {
                "anyOf": [
                    {"type": "integer", "minimum": 0},
                    {"type": "string", "pattern": r"^\s*[0-9.]+\s*%?\s*$"},
                ]
            }
        ),
    ] = Field(
        default=None, description="More rejected rows than this share or count refuse the delivery."
    )
    allow_empty: Flag = Field(default=False, description="An empty delivery is fine.")
    missing_keys: Literal["reject", "error_key"] = Field(
        default="reject", description="What to do with a row whose required key is missing."
    )
    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["read"]}, {"required": ["table"]}]}
    )
    inside = "read"
    later = frozenset({"database", "watermark", "load_date", "late_arrivals"})
    later_words: ClassVar[Mapping[str, frozenset[str]]] = {
        "delivers": frozenset({"partition", "cdc"})
    }

    @model_validator(mode="after")
    def _comes_from_one_place(self) -> Self:
        if not self.read and not self.table:
            raise ValueError("say where it comes from: `read:` files, or `table:` schema.table")
        if self.read and self.table:
            raise ValueError("a feed comes from files or from a table: leave out `read` or `table`")
        return self
