"""The command `dvault`: parse, call the library once, print. The only part that prints.

Nothing but click is imported here; a command imports what it needs when it runs.
"""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Sequence

import click

from vault.cli import (
    ask,
    define,
    example,
    follow,
    forget,
    guess,
    held,
    origins,
    preview,
    prove,
    watch,
    work,
)
from vault.cli.failures import report
from vault.cli.options import Group, example_of, voice_of
from vault.secrets import secrets_around

__all__ = ["dvault", "main"]


@click.group(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=example_of("dvault demo"),
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=define.print_version,
    help="Show the version and exit.",
)  # fmt: skip
def dvault() -> None:
    """Data Vault 2.0 warehouses from YAML.

    Every command takes the folder of a warehouse: by default the current one, or the one in
    `definitions`. Data goes to stdout, progress and messages to stderr.
    """


for command in (
    example.demo,
    define.init,
    guess.infer,
    define.check,
    define.schema,
    preview.plan,
    preview.sql,
    work.run,
    work.apply,
    work.load,
    work.build,
    work.test,
    watch.watch,
    ask.history,
    ask.query,
    held.profile,
    follow.trace,
    origins.lineage,
    prove.verify,
    prove.reconcile,
    forget.erase,
):
    dvault.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and exit with its code; whatever goes wrong is told in words."""
    for name in ("stdout", "stderr"):  # closed by whoever called us
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115, PTH123 - until the end
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C: undone, and told
    sys.exit(call(sys.argv[1:] if arguments is None else list(arguments)))


def call(arguments: list[str]) -> int:
    """Run a command and return its exit code."""
    context: dict[str, object] = {"secrets": secrets_around(arguments, os.environ)}
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # of the libraries below; a user can do nothing about them
    try:
        result = dvault.main(arguments, prog_name="dvault", standalone_mode=False, obj=context)
        sys.stdout.flush()
    except BaseException as error:  # a traceback helps nobody who did not write this
        return report(error, voice_of(context))
    return result if isinstance(result, int) else 0
