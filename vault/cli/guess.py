"""The command infer: files or a database → a proposed source."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from vault.cli.options import database, example_of, tells
from vault.cli.voice import Voice, count


@click.command(
    epilog=example_of(
        "dvault init library", "dvault infer library/data/crm --out library-again",
        "dvault run library-again",
    )
)  # fmt: skip
@click.argument("given", metavar="PATH…|URL", nargs=-1, required=True)
@click.option(
    "--out", type=click.Path(path_type=Path),
    help="A file of definitions, or a folder: a new one becomes a warehouse that runs at once.",
)  # fmt: skip
@click.option(
    "--warehouse", type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The folder whose hubs are reused; default: the one that --out is in.",
)  # fmt: skip
@click.option("--source", default="", help="What the source is to be called.")
@click.option("--overwrite", is_flag=True, help="Write over files that are there.")
@database
@tells
def infer(
    given: tuple[str, ...],
    out: Path | None,
    warehouse: Path | None,
    source: str,
    overwrite: bool,
    database: str | None,
    voice: Voice,
) -> None:
    """Propose a source from files or a database.

    Files are CSV, JSON, Parquet or Excel: paths, folders, globs in quotes. A database is one
    SQLAlchemy URL. Every row is read; types, keys, relations and personal data are proposed, each
    with its reason as a comment. Printed, or written to --out, it passes `check` and `run`.
    """
    from vault.infer import infer as proposed

    found = proposed(given, out, warehouse, source, database)
    for note in found.proposal.notes:
        voice.say(note, event="noted", note=note)
    if not found.files:
        click.echo(found.text, nl=False)
        return
    for path in found.write(overwrite):
        click.echo(path)
    proposal = found.proposal
    said = ", ".join(
        count(len(some), noun)
        for some, noun in (
            (proposal.feeds, "feed"), (proposal.hubs, "new hub"), (proposal.links, "new link"),
        )
    )  # fmt: skip
    folder = shlex.quote(str(found.home))
    voice.say(f"{said}. Read the comments, then try `dvault run {folder}`.", event="inferred")
