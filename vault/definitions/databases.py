"""The models of what is read from a database: by which column it is told what is new."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, Field, PlainValidator, ValidationInfo, WithJsonSchema

from vault.definitions.model import Model
from vault.definitions.variables import REFERENCE, substitute
from vault.secrets import secrets_of

if TYPE_CHECKING:
    from vault.definitions.sources import Feed

_SPAN = re.compile(r"(\d+) (second|minute|hour|day|week)s?\Z")
_LONG = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}


def _overlap(value: Any) -> timedelta | int:
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value)
    if isinstance(value, str) and (found := _SPAN.match(value)):
        return timedelta(seconds=int(found[1]) * _LONG[found[2]])
    raise ValueError("must be a time like 5 minutes, or a whole number where the watermark is one")


class Watermark(Model):
    """The column by which a source says what is new."""

    short = "column"

    column: str = Field(
        description="A column that grows with every change: a moment, a date or a whole number."
    )
    overlap: Annotated[
        timedelta | int | None,
        PlainValidator(_overlap),
        WithJsonSchema({"type": ["string", "integer"], "pattern": r"^(\d+ [a-z]+|\d+)$"}),
    ] = Field(
        default=None, description="How far before the last one that was loaded reading begins."
    )
    deletes: Literal["unknown", "by_key"] = Field(
        default="unknown",
        description="`by_key`: all keys are read each time, and what is not among them is gone.",
    )


def _connection(value: str) -> str:
    """A URL with its variables as they stand: what they hold is not for a file to know."""
    substitute(value, {}, dict.fromkeys(_names(value), "x"))  # ValueError where malformed
    written = REFERENCE.sub(lambda found: found[2] or "", value)
    if secrets_of(written):
        raise ValueError(
            "must not hold a secret: put the URL, or its password, into an environment variable"
            " and write ${NAME} in its place"
        )
    return value


def _names(value: str) -> list[str]:
    return [found[1] for found in REFERENCE.finditer(value) if found[1]]


#: A connection string, whose `${NAME}` are read from the environment when it is opened.
Connection = Annotated[str, AfterValidator(_connection)]

Lander = Literal["dlt", "airbyte", "fivetran"]


def table_name(value: str, info: ValidationInfo) -> str:
    """A table with its schema, which another database may do without."""
    parts, outside = value.split("."), info.data.get("database") != ""
    if not all(parts) or len(parts) > 2 or len(parts) + outside < 2:
        what = "table" if outside else "table with its schema"
        raise ValueError(f"must be a {what}, like main.customers, not '{value}'")
    return value


def check_origin(feed: Feed) -> None:
    """ValueError where a feed comes from nowhere, or from two places."""
    if feed.database and not feed.table:
        raise ValueError("say which table of the database it reads: `table: customers`")
    if not feed.read and not feed.table:
        raise ValueError("say where it comes from: `read:` files, or `table:` schema.table")
    if feed.read and feed.table:
        raise ValueError("a feed comes from files or from a table: leave out `read` or `table`")


def check_increment(feed: Feed) -> None:
    """ValueError where what is told to be new cannot be: what comes by and by is not complete."""
    by = "landed_by" if feed.landed_by else "watermark" if feed.watermark else ""
    if not by:
        return
    if feed.read:
        raise ValueError(f"`{by}` is for tables: files are loaded once each, by their names")
    if feed.landed_by and (feed.database or feed.watermark):
        raise ValueError(
            "`landed_by` is for tables of the warehouse's own database, and says itself what is"
            " new: leave out `database` and `watermark`"
        )
    if feed.landed_by != "dlt" and feed.delivers in ("snapshot", "partition"):
        raise ValueError(
            f"what is new by `{by}` is not complete: say `delivers: changes` in place of"
            f" `delivers: {feed.delivers}`, or leave out `{by}`"
        )
    if feed.watermark and feed.watermark.deletes == "by_key":
        if not feed.database:
            raise ValueError("`deletes: by_key` is for a feed that says `database`")
        if feed.delivers != "changes" or feed.where:
            raise ValueError(
                "`deletes: by_key` compares all keys: the feed says `delivers: changes`, and has no"
                " `where`, for which a view of the source can stand"
            )
