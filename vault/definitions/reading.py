"""The model of what a feed reads: which files, and how they are written."""

from __future__ import annotations

import codecs
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from vault.definitions.model import Flag, Model
from vault.secrets import named

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
        """Files are here; the format must be known, and the options must be of use for it."""
        if "://" in self.files:
            raise ValueError(
                f"reads files that are here; '{named(self.files)}' is an address: fetch what is"
                " there into a folder first, and say which files there are"
            )
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
