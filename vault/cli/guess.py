"""The command infer: files, a database or a vault that is there → proposed definitions."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vault.cli.options import database, example_of, tells
from vault.cli.voice import Voice, count
from vault.errors import UsageError

if TYPE_CHECKING:
    from vault.infer import Found, Inferred


@click.command(
    epilog=example_of(
        "dvault init library", "dvault infer library/data/crm --out library-again",
        "dvault run library-again --database duckdb:///again.duckdb",
        "dvault infer --from-warehouse duckdb:///again.duckdb --out library-restored",
    )
)  # fmt: skip
@click.argument("given", metavar="PATH…|URL", nargs=-1)
@click.option(
    "--out", type=click.Path(path_type=Path),
    help="A file of definitions, or a folder: a new one becomes a warehouse that runs at once.",
)  # fmt: skip
@click.option(
    "--warehouse", type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The folder whose hubs are reused; default: the one that --out is in.",
)  # fmt: skip
@click.option("--source", default="", help="What the source is to be called.")
@click.option(
    "--from-warehouse", "of_warehouse", is_flag=True,
    help="The database of the URL, or of --database, holds a vault: write the definitions of it.",
)  # fmt: skip
@click.option(
    "--schema", default="",
    help="Which vault, where the database holds several: the schema of its audit, or tables.",
)  # fmt: skip
@click.option("--overwrite", is_flag=True, help="Write over files that are there.")
@database
@tells
def infer(
    given: tuple[str, ...],
    out: Path | None,
    warehouse: Path | None,
    source: str,
    of_warehouse: bool,
    schema: str,
    overwrite: bool,
    database: str | None,
    voice: Voice,
) -> None:
    """Propose a source from files or a database.

    Files are CSV, JSON, Parquet or Excel: paths, folders, globs in quotes. A database is one
    SQLAlchemy URL. Every row is read; types, keys, relations and personal data are proposed, each
    with its reason as a comment. Printed, or written to --out, it passes `check` and `run`.

    With --from-warehouse the database holds a vault. Of one of dvault's own, its definitions are
    written as they were last applied; the tables of AutomateDV and datavault4dbt are recognised.
    """
    from vault.infer import infer as proposed
    from vault.infer import infer_warehouse

    if of_warehouse:
        if warehouse or source:
            raise UsageError(
                "--from-warehouse takes neither --warehouse nor --source: leave it out"
            )
        vault = infer_warehouse(_url(given, database), out, schema)
        if _tell(vault, overwrite, voice):
            folder = shlex.quote(str(vault.home))
            told = f"`dvault plan {folder}` with this --database shows what is left to do."
            voice.say(told, event="inferred")
        return
    if schema:
        raise UsageError("--schema says which vault is meant: say --from-warehouse, too")
    found = proposed(given, out, warehouse, source, database)
    if not _tell(found, overwrite, voice):
        return
    proposal = found.proposal
    said = ", ".join(
        count(len(some), noun)
        for some, noun in (
            (proposal.feeds, "feed"), (proposal.hubs, "new hub"), (proposal.links, "new link"),
        )
    )  # fmt: skip
    folder = shlex.quote(str(found.home))
    voice.say(f"{said}. Read the comments, then try `dvault run {folder}`.", event="inferred")


def _url(given: tuple[str, ...], database: str | None) -> str:
    """The database that holds the vault."""
    if len(given) > 1:
        raise UsageError(f"--from-warehouse takes one database: these are {len(given)} arguments")
    url = given[0] if given else database
    if not url:
        raise UsageError(
            "name the database that holds the vault, like"
            " `dvault infer --from-warehouse duckdb:///shop.duckdb`, or by --database"
        )
    return url


def _tell(found: Inferred | Found, overwrite: bool, voice: Voice) -> bool:
    """Print what was found, or write it and print the files; whether it was written."""
    for note in found.notes:
        voice.say(note, event="noted", note=note)
    if not found.files:
        click.echo(found.text, nl=False)
        return False
    for path in found.write(overwrite):
        click.echo(path)
    return True
