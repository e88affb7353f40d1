"""Rows on stdout: as a table for people, as CSV or JSON for programs."""

from __future__ import annotations

import csv
import io
import json
import math
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    import pandas
    from rich.console import RenderableType
    from rich.table import Table

FORMATS = ("table", "csv", "json")

formatted = click.option(
    "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True,
    help="How rows are written.",
)  # fmt: skip


def rows_of(frame: pandas.DataFrame) -> Iterator[tuple[Any, ...]]:
    """The rows with None where a value is missing."""
    import pandas

    columns = [frame.iloc[:, position].astype(object) for position in range(frame.shape[1])]
    for row in zip(*columns, strict=True):
        yield tuple(None if _is_missing(pandas, value) else value for value in row)


def _is_missing(pandas: Any, value: object) -> bool:
    return value is None or value is pandas.NA or value is pandas.NaT


def show(frame: pandas.DataFrame, form: str) -> None:
    """Print a frame on stdout."""
    names = [str(name) for name in frame.columns]
    match form:
        case "csv":
            writer = csv.writer(sys.stdout, lineterminator="\n")
            writer.writerow(names)
            writer.writerows([_text(value) for value in row] for row in rows_of(frame))
        case "json":
            click.echo(to_json(records(frame)))
        case _:
            paint(table(names, rows_of(frame)))


def records(frame: pandas.DataFrame) -> list[dict[str, Any]]:
    """The rows as mappings from column to a value that JSON has."""
    names = [str(name) for name in frame.columns]
    return [dict(zip(names, map(_plain, row), strict=True)) for row in rows_of(frame)]


def to_json(value: Sequence[Any] | Mapping[str, Any]) -> str:
    """A value as JSON, indented."""
    return json.dumps(value, indent=2, ensure_ascii=False, default=str)


def paint(*things: RenderableType) -> None:
    """Print tables and text on stdout; into a pipe as wide as they need to be, and bare."""
    from rich.console import Console

    if sys.stdout.isatty():
        Console(highlight=False).print(*things, sep="\n")
        return
    text = io.StringIO()
    Console(file=text, width=10_000, no_color=True, highlight=False).print(*things, sep="\n")
    lines = [line.rstrip() for line in text.getvalue().splitlines()]
    click.echo("\n".join(lines).strip("\n"))


def table(names: Sequence[str], rows: Iterable[tuple[Any, ...]], title: str = "") -> Table:
    """A table for people: a line under the head, numbers to the right."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    kept = list(rows)
    made = Table(
        title=title or None, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD,
        pad_edge=False,
    )  # fmt: skip
    for position, name in enumerate(names):
        values = [row[position] for row in kept if row[position] is not None]
        numeric = bool(values) and all(_is_number(value) for value in values)
        made.add_column(Text(name), justify="right" if numeric else "left", overflow="fold")
    for row in kept:
        made.add_row(*(Text(_text(value)) for value in row))
    return made


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.isoformat(" ")
        case bytes() | bytearray() | memoryview():
            return bytes(value).hex()
        case dict() | list():
            return json.dumps(_plain(value), ensure_ascii=False, default=str)
        case _:
            return str(value)


def _plain(value: Any) -> Any:
    """A value JSON has; a decimal becomes a number only where none of its digits are lost."""
    match value:
        case float():
            return value if math.isfinite(value) else None
        case Decimal():
            number = int(value) if value == value.to_integral_value() else float(value)
            return number if Decimal(repr(number)) == value else str(value)
        case datetime() | date() | time():
            return value.isoformat()
        case bytes() | bytearray() | memoryview():
            return bytes(value).hex()
        case dict():
            return {str(key): _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
        case _ if hasattr(value, "item"):  # a NumPy scalar
            return _plain(value.item())
        case _:
            return value
