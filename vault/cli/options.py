"""What commands have in common: the warehouse, the database, and how much is told."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from vault.cli.voice import Unread, Voice
from vault.errors import UsageError, suggestion

if TYPE_CHECKING:
    import sqlalchemy

    from vault.entities import Warehouse

Command = TypeVar("Command", bound=Callable[..., Any])
_FILES = ("warehouse.yml", "warehouse.yaml")


class Group(click.Group):
    """The commands in the order they are added, which is that of use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            ctx.fail(f"there is no command '{args[0]}'{suggestion(args[0], self.commands)}")
        return super().resolve_command(ctx, args)


def example_of(*commands: str) -> str:
    """The end of a command's help: commands that run as they stand."""
    return "\b\nExample:\n" + "\n".join(f"  {command}" for command in commands)


def _tell(context: click.Context, parameter: click.Parameter, value: bool) -> bool:
    if value and parameter.name:
        context.ensure_object(dict)[parameter.name] = True
    return value


def voice_of(context: Mapping[str, object]) -> Voice:
    """How a command was asked to speak."""
    return Voice(*(bool(context.get(name)) for name in ("quiet", "debug", "json_logs")))


def tells(command: Command) -> Command:
    """Give a command --quiet, --debug and --json-logs, and pass it its `voice`."""

    @functools.wraps(command)
    def speaking(*args: Any, **given: Any) -> Any:
        voice = voice_of(click.get_current_context().ensure_object(dict))
        try:
            return command(*args, voice=voice, **given)
        except BrokenPipeError as error:
            raise Unread from error

    flags = (
        ("--json-logs", "One JSON object a line on stderr in place of progress."),
        ("--debug", "Show tracebacks and the SQL that failed."),
        ("--quiet", "No progress, only errors."),
    )
    wrapped: Any = speaking
    for flag, text in flags:
        option = click.option(flag, is_flag=True, expose_value=False, callback=_tell, help=text)
        wrapped = option(wrapped)
    return cast(Command, wrapped)


def reads(command: Command) -> Command:
    """Give a command the argument WAREHOUSE and --set; pass it the resolved `warehouse`."""

    @functools.wraps(command)
    def reading(*args: Any, folder: str | None, settings: tuple[str, ...], **given: Any) -> Any:
        return command(*args, warehouse=_resolved(folder, settings), **given)

    argument = click.argument("folder", metavar="[WAREHOUSE]", required=False)
    return cast(Command, argument(_setting(reading)))


def reads_and(metavar: str, first: bool = False) -> Callable[[Command], Command]:
    """The same for a command that takes other `words` too: what is no folder is one of them.

    `first` is for words that may be anything: only the first of them can be a folder.
    """

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def reading(
            *args: Any, words: tuple[str, ...], settings: tuple[str, ...], **given: Any
        ) -> Any:
            meant = words[:1] if first else words
            at = next((at for at, word in enumerate(meant) if _is_warehouse(word)), None)
            folder = None if at is None else words[at]
            others = tuple(word for position, word in enumerate(words) if position != at)
            return command(*args, words=others, warehouse=_resolved(folder, settings), **given)

        argument = click.argument("words", metavar=f"[WAREHOUSE] {metavar}", nargs=-1)
        return cast(Command, argument(_setting(reading)))

    return decorate


def _is_warehouse(word: str) -> bool:
    """Whether a word can only be meant as the folder of a warehouse."""
    if len(word) > 1000 or not Path(word).is_dir():
        return False
    try:
        find(word)
    except UsageError:
        return word in {".", ".."} or "/" in word
    return True


def _resolved(folder: str | None, settings: tuple[str, ...]) -> Warehouse:
    found, said = find(folder), _settings(settings)
    from vault.commands import check

    return check(found, said)


_setting = click.option(
    "--set", "settings", metavar="NAME=VALUE", multiple=True,
    help="A value for ${NAME} in the definitions, before the environment's; repeatable.",
)  # fmt: skip
database = click.option(
    "--database", metavar="URL", envvar="DVAULT_DATABASE",
    help="As SQLAlchemy writes it; default: $DVAULT_DATABASE, else duckdb:///<name>.duckdb here.",
)  # fmt: skip


def _settings(pairs: tuple[str, ...]) -> dict[str, str]:
    settings = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise UsageError(f"--set {pair}: write --set NAME=value")
        settings[name.strip()] = value
    return settings


def find(given: str | None) -> Path:
    """The folder of the warehouse that is meant; UsageError where that is not clear.

    Looked for are the folder itself, its `definitions`, and the only one in its `definitions`.
    """
    base = Path(given or ".")
    if not base.is_dir():
        wrong = "is a file: name the folder it is in" if base.exists() else "is no folder"
        raise UsageError(f"'{given}' {wrong}")
    below = base / "definitions"
    for folder in (base, below):
        if _holds(folder):
            return folder
    several = sorted(path for path in below.glob("*") if _holds(path)) if below.is_dir() else []
    if len(several) == 1:
        return several[0]
    if several:
        names = ", ".join(str(path) for path in several)
        raise UsageError(f"there are several warehouses, name one of them: {names}")
    here = f"in '{given}'" if given else "here"
    raise UsageError(
        f"there is no warehouse.yml {here}, nor in its folder 'definitions': name the folder of a"
        " warehouse, or make one with `dvault init FOLDER`"
    )


def _holds(folder: Path) -> bool:
    return any((folder / name).is_file() for name in _FILES)


def engine_of(warehouse: Warehouse, url: str | None, read_only: bool = False) -> sqlalchemy.Engine:
    """An engine for the database that is meant; opens nothing yet.

    `read_only` is for commands that ask: UsageError where there is no such database.
    """
    from vault.execute import connect, is_there

    url = url or f"duckdb:///{warehouse.name}.duckdb"
    engine = connect(url, read_only=read_only)
    if read_only and not is_there(engine):
        raise UsageError(f"there is no database {url} yet: `dvault run` makes it")
    return engine
