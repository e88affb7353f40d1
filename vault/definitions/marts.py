"""The model of a mart's file."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from vault.definitions.model import ColumnType, Model, Names, SomeNames, Text
from vault.entities import Type

_READERS: dict[str, Any] = {
    "integer": int,
    "bigint": int,
    "decimal": Decimal,
    "double": float,
    "date": date.fromisoformat,
    "timestamp": datetime.fromisoformat,
    "timestamptz": datetime.fromisoformat,
    "boolean": {"true": True, "false": False}.__getitem__,
}


def fits(value: str, type_: Type) -> bool:
    """Whether a text says a value of a type."""
    try:
        _READERS.get(type_.name, str)(value)
    except (ValueError, KeyError, InvalidOperation):
        return False
    return True


def _null_text(value: Any) -> Any:
    return "" if value is None else value


class Parameter(Model):
    """A value the mart is told."""

    type: ColumnType = Field(description="Its type.")
    value: Annotated[
        str,
        BeforeValidator(_null_text),
        WithJsonSchema({"type": ["string", "number", "boolean", "null"]}),
    ] = Field(default="", description="Its value; empty is null.")
    description: Text = Field(default="", description="What it does.")

    @model_validator(mode="after")
    def _valuefits(self) -> Self:
        if self.value and not fits(self.value, self.type):
            raise ValueError(f"'{self.value}' is not of type {self.type}")
        return self


class Test(Model):
    """A rule that the mart's rows must keep; one key each."""

    unique: Names = Field(default=(), description="No two rows agree in these columns.")
    not_null: Names = Field(default=(), description="These columns are never null.")
    accepted: dict[str, tuple[Text, ...]] = Field(
        default={}, description="The values a column may hold: {column: [values]}."
    )
    sql: str = Field(
        default="", description="A file whose select returns the rows that break the rule."
    )

    @model_validator(mode="after")
    def _one_rule(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise ValueError("a test has one of unique, not_null, accepted, sql")
        return self


class Mart(Model):
    """A table or view for analysts; its .sql or .py lies beside this file."""

    mart: str = Field(description="Its name, which is the file's name too.")
    description: Text = Field(default="", description="What question it answers.")
    grain: Names = Field(default=(), description="The columns that tell its rows apart.")
    materialized: Literal["view", "table", "incremental"] = Field(
        default="table", description="How it is kept."
    )
    columns: dict[str, Text] = Field(default={}, description="Its columns: {name: what it holds}.")
    parameters: dict[str, Parameter] = Field(default={}, description="Values it is told.")
    tests: tuple[Test, ...] = Field(default=(), description="The rules its rows must keep.")
    reads: Names = Field(
        default=(), description="What a Python mart reads: marts and vault tables."
    )
    lineage: dict[str, SomeNames] = Field(
        default={},
        description="What columns of a Python mart are made of: {column: [table.column]};"
        " else all it reads.",
    )
