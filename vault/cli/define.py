"""Commands about definitions: init, check, schema."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vault.cli.options import example_of, reads, tells
from vault.cli.voice import Voice, count

if TYPE_CHECKING:
    from vault.entities import Warehouse


def print_version(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    """Print the version and leave, where that was asked for."""
    if value and not context.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"dvault {version('dvault')}")
        context.exit()


@click.command(epilog=example_of("dvault init library", "dvault run library"))
@click.argument("folder", type=click.Path(path_type=Path))
@tells
def init(folder: Path, voice: Voice) -> None:
    """Write a new warehouse that runs at once.

    FOLDER must be new or empty: nothing is overwritten. It gets definitions with comments for
    newcomers, a small delivery of data, a mart, and the schema by which editors help.
    """
    from vault.start import init as write

    made = write(folder)
    for path in sorted(path for path in made.rglob("*") if path.is_file()):
        click.echo(path)
    voice.say(f"Try `dvault run {shlex.quote(str(made))}`.", event="initialised", folder=str(made))


@click.command(epilog=example_of("dvault check definitions/shop"))
@reads
@tells
def check(warehouse: Warehouse, voice: Voice) -> None:
    """Read the definitions and name every problem in them.

    Each problem is a line `file:line:column: message`. Needs no database and writes nothing.
    """
    click.echo(f"{warehouse.name}: {contents(warehouse)}")


def contents(warehouse: Warehouse) -> str:
    """What the definitions declare, counted."""
    counts = [
        count(len(warehouse.hubs), "hub"),
        count(len(warehouse.links), "link"),
        *[count(len(warehouse.references), "reference")] * bool(warehouse.references),
        count(len(warehouse.satellites), "satellite"),
        count(len(warehouse.feeds), "feed"),
        count(len(warehouse.pits), "point-in-time table"),
        *([count(len(warehouse.bridges), "bridge")] if warehouse.bridges else []),
        count(len(warehouse.dimensions), "dimension"),
        count(len(warehouse.facts), "fact"),
        count(len(warehouse.marts), "mart"),
    ]
    return ", ".join(counts)


@click.command(epilog=example_of("dvault schema --out dvault.schema.json"))
@click.option("--out", type=click.Path(path_type=Path), help="Write to this file, not to stdout.")
@tells
def schema(out: Path | None, voice: Voice) -> None:
    """Print the JSON Schema of definition files, for editors.

    An editor with YAML support completes and checks a file whose first line is
    `# yaml-language-server: $schema=FILE`.
    """
    from vault.cli.output import to_json
    from vault.commands import schema as made

    text = to_json(made())
    if out is None:
        click.echo(text)
        return
    out.write_text(text + "\n", "utf-8")
    voice.say(f"{out}: written", event="written", file=str(out))
