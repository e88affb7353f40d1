"""What all models of definition files share: closed mappings, shorthands and the small types."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any, ClassVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from vault.entities import TYPE_NAMES, Type, parse_type
from vault.errors import suggestion


class Model(BaseModel):
    """A mapping that knows all its keys.

    `short` is the key a bare text (or a list, with `short_list`) stands for. `later` and
    `later_words` are keys and values that are understood but not available in this version.
    `refused` are keys that one might expect, with why there are none.
    `inside` is a key whose own keys people tend to write one level too high.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    short: ClassVar[str] = ""
    short_list: ClassVar[bool] = False
    inside: ClassVar[str] = ""
    later: ClassVar[frozenset[str]] = frozenset()
    refused: ClassVar[Mapping[str, str]] = {}
    later_words: ClassVar[Mapping[str, frozenset[str]]] = {}

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, value: Any) -> Any:
        if cls.short and (isinstance(value, str) or (cls.short_list and isinstance(value, list))):
            return {cls.short: value}
        return value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        made = handler.resolve_ref_schema(handler(schema))
        if not cls.short:
            return made
        short = {
            key: value
            for key, value in made["properties"][cls.short].items()
            if key not in ("title", "default")
        }
        return {"anyOf": [short, made], "description": made.pop("description", "")}


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _flag(value: Any) -> bool:
    if isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    raise ValueError(f"must be true or false{_but(value)}")


def _but(value: Any) -> str:
    return f", not '{value}'" if isinstance(value, str) else ""


#: What people write for a type who come from elsewhere.
_FOREIGN = {
    "varchar": "text",
    "string": "text",
    "str": "text",
    "char": "text",
    "int": "integer",
    "smallint": "integer",
    "long": "bigint",
    "int64": "bigint",
    "numeric": "decimal(18,2)",
    "decimal": "decimal(18,2)",
    "number": "decimal(18,2)",
    "float": "double",
    "real": "double",
    "bool": "boolean",
    "datetime": "timestamp",
    "jsonb": "json",
    "bytes": "binary",
    "blob": "binary",
}
_TYPE_PATTERN = "^(" + "|".join(TYPE_NAMES).replace("(p,s)", r"\(\s*\d+\s*,\s*\d+\s*\)") + ")$"


@lru_cache(maxsize=1024)
def _read_type(value: str) -> Type:
    type_ = parse_type(value)
    if type_ is not None:
        return type_
    word = re.sub(r"\(.*", "", value.strip().lower())
    if word in ("decimal", "numeric") and "(" in value:
        raise ValueError(f"must be decimal(p,s) with s ≤ p ≤ 38, not '{value}'")
    hint = f"; did you mean '{_FOREIGN[word]}'?" if word in _FOREIGN else None
    raise ValueError(f"unknown type '{value}'" + (hint or suggestion(value, TYPE_NAMES)))


def _type(value: Any) -> Type:
    if isinstance(value, str):
        return _read_type(value)
    raise ValueError("must be a type like text")


#: Every database writes it between quotes as it is.
_CONSTANT = re.compile(r"[^\\\x00-\x1f]+")


def constant(value: Any) -> str:
    """A text that is the same in every row; ValueError for what not every database can write."""
    if isinstance(value, str) and _CONSTANT.fullmatch(value) and value == value.strip() != "":
        return value
    raise ValueError("must be a text without outer blanks, backslashes and line breaks")


_ANY_TEXT = {"type": ["string", "number", "boolean"]}

#: Any text; an editor may take it for a number.
Text = Annotated[str, WithJsonSchema(_ANY_TEXT)]
#: A text, or a list of texts.
Names = Annotated[
    tuple[str, ...],
    BeforeValidator(_as_list),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
#: The same with at least one text.
SomeNames = Annotated[
    tuple[str, ...],
    BeforeValidator(_as_list),
    Field(min_length=1),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {"type": "array", "items": {"type": "string"}, "minItems": 1},
            ]
        }
    ),
]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
ColumnType = Annotated[
    Type,
    PlainValidator(_type),
    WithJsonSchema({"type": "string", "pattern": _TYPE_PATTERN, "examples": list(TYPE_NAMES)}),
]
