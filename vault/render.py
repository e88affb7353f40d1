"""Render: a template, what it is about and a dialect → SQL text. The only module with Jinja."""

from __future__ import annotations

import re
import sys
import traceback
from collections.abc import Callable, Mapping, MutableMapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket

from vault.bundled import bundled
from vault.dialects import WRITTEN, Dialect, laid_out
from vault.entities import BASES, Warehouse
from vault.errors import VaultError
from vault.hashing import Hashing, HashRecipe
from vault.names import NAMED_COLUMNS, Identifier, Sql, Table
from vault.plan import Step


@dataclass(frozen=True)
class Renderer:
    """Prints templates for one dialect and hash recipe.

    `folder` is a project's own `templates` folder; a file there shadows the built-in one. `names`
    are what the technical columns are called that a warehouse may name.
    """

    dialect: Dialect
    recipe: HashRecipe = field(default_factory=HashRecipe)
    folder: Path | None = None
    names: tuple[str, ...] = NAMED_COLUMNS

    @cached_property
    def _environment(self) -> _Environment:
        there = self.folder if self.folder and self.folder.is_dir() else None
        return _environment(self.dialect, self.recipe, there, self.names)

    @property
    def hashing(self) -> Hashing:
        """The recipe in the words of the dialect."""
        return Hashing(self.dialect, self.recipe)

    def of(self, dialect: Dialect) -> Renderer:
        """The same for another dialect."""
        return replace(self, dialect=dialect)

    def template(self, kind: str, operation: str) -> str:
        """The template's path: the dialect's own file where there is one, else the common.

        A kind without the template has that of the kind it is like.
        """
        return _template(self._environment, kind, operation, self.dialect.name)

    def render(self, kind: str, operation: str, /, **context: Any) -> str:
        """The SQL of an operation on an entity; the context is what the template names."""
        name = self.template(kind, operation)
        try:
            return self._environment.get_template(name).render(context).strip()
        except jinja2.TemplateError as error:
            raise VaultError(f"templates/{name}: {error.message or error}") from error

    def render_text(self, text: str, where: str, context: Mapping[str, Any]) -> str:
        """A mart's or data test's own SQL; `where` names its file in messages."""
        try:
            return self._environment.from_string(text).render(context).strip().rstrip(";")
        except Exception as error:  # whatever the text between braces can do wrong
            frames = traceback.extract_tb(error.__traceback__)
            lines = [frame.lineno for frame in frames if frame.filename == "<template>"]
            line = getattr(error, "lineno", None) or (lines[-1] if lines else None)
            place = f"{where}:{line}" if line else where
            raise VaultError(f"{place}: {getattr(error, 'message', None) or error}") from error


@cache
def _template(environment: _Environment, kind: str, operation: str, dialect: str) -> str:
    kinds = [kind, BASES[kind]] if kind in BASES else [kind]
    for name in [f"{one}/{operation}" for one in kinds]:
        for file in (f"{name}.{dialect}.sql", f"{name}.sql"):
            if environment.loader.holds(file):
                return file
    return f"{kind}/{operation}.sql"


#: A part of a template that Jinja computes, in which only what stands in quotes is SQL.
_COMPUTED = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})", re.DOTALL)
_QUOTED = re.compile(r"(?<!pit_column\()'[^']*'")


#: Templates that name columns of the audit, which keep their names; others are told to them.
_OWN_NAMES = frozenset({"audit", "erasure", "profile", "reconcile", "seal"})


class _Loader(jinja2.FileSystemLoader):
    """The templates of a kind, and those of the kind it is like where it has none of its own.

    `called` are technical columns that a warehouse names otherwise, as they are to be printed.
    """

    def __init__(self, folders: list[Path], called: Mapping[str, str]) -> None:
        super().__init__(folders)
        self._called = called
        self._word = re.compile(rf"\b({'|'.join(called)})\b")

    def _renamed(self, text: str | re.Match[str]) -> str:
        found = text if isinstance(text, str) else text[0]
        return self._word.sub(lambda word: self._called[word[0]], found)

    def holds(self, file: str) -> bool:
        """Whether there is a file of that name itself."""
        return any((Path(folder) / file).is_file() for folder in self.searchpath)

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        kind, _, operation = template.partition("/")
        if kind in BASES and not self.holds(template):
            template = f"{BASES[kind]}/{operation}"
        text, path, is_current = super().get_source(environment, template)
        if self._called and kind not in _OWN_NAMES:
            parts = _COMPUTED.split(text)
            parts[::2] = map(self._renamed, parts[::2])
            parts[1::2] = (_QUOTED.sub(self._renamed, part) for part in parts[1::2])
            text = "".join(parts)
        return text, path, is_current


class _Environment(jinja2.Environment):
    """Globals in one dictionary, for they are copied at each rendering and never change."""

    loader: _Loader

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


class _Compiled(jinja2.FileSystemBytecodeCache):
    """Templates as an earlier process compiled them, which takes longer than all else of a small
    run; where they cannot be kept, or read, they are compiled again.

    What is compiled holds constants as the dialect prints them, and so depends on this module and
    on the dialects beside the text of the template.
    """

    @cached_property
    def _made_by(self) -> str:
        here = Path(__file__)
        files = (here, *here.parent.glob("dialects/*.py"))
        return f"{jinja2.__version__} {max(file.stat().st_mtime_ns for file in files)}"

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(f"{self._made_by} {source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:  # whatever reading a file that somebody spoilt can do wrong
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _compiled(dialect: str) -> _Compiled | None:
    """The user's own, in the folder for temporary files; None where Python keeps none either."""
    if sys.dont_write_bytecode:
        return None
    with suppress(OSError, RuntimeError):
        return _Compiled(pattern=f"dvault_{dialect}_%s")
    return None


@cache
def _environment(
    dialect: Dialect, recipe: HashRecipe, folder: Path | None, names: tuple[str, ...]
) -> _Environment:
    """Kept for the life of the process: to read a hundred templates takes its time."""
    called = {
        column: dialect.identifier(name)
        for column, name in zip(NAMED_COLUMNS, names, strict=True)
        if name != column
    }
    environment = _Environment(
        loader=_Loader([*([folder] if folder else []), bundled("templates")], called),
        undefined=jinja2.StrictUndefined,
        finalize=_printing(dialect),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        autoescape=False,
        auto_reload=False,
        bytecode_cache=_compiled(dialect.name),
    )
    environment.filters["sql"] = Sql  # text of ours, to be printed as it stands
    environment.filters["text"] = str  # a name, to be printed as a literal
    environment.filters["indented"] = indented
    environment.globals["dialect"] = dialect
    environment.globals["hashing"] = Hashing(dialect, recipe)
    return environment


def _printing(dialect: Dialect) -> Callable[[object], str]:
    """`literal` for one dialect, which looks at the commonest values first."""
    identifier = cache(dialect.identifier)

    def print_(value: object) -> str:
        kind = type(value)
        if kind is Sql:
            return value  # type: ignore[return-value]
        if kind is Identifier:
            return identifier(value)
        return literal(value, dialect)

    return print_


def literal(value: object, dialect: Dialect) -> str:
    """What `{{ value }}` prints: a name quotes itself, other text is a literal.

    >>> from vault.dialects import DUCKDB
    >>> literal("it's", DUCKDB), literal(Identifier("order"), DUCKDB), literal(None, DUCKDB)
    ("'it''s'", '"order"', 'null')
    """
    match value:
        case Sql():
            return value
        case Identifier():
            return dialect.identifier(value)
        case Table():
            return dialect.table(value)
        case jinja2.Undefined():
            return str(value)
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float() | Decimal():
            return str(value)
        case datetime():
            return dialect.moment.format(value.isoformat(" "))
        case date():
            return f"date '{value.isoformat()}'"
        case str():
            return dialect.literal(value)
        case list() | tuple():
            return ", ".join(literal(item, dialect) for item in value)
        case _:
            raise VaultError(f"a template prints {value!r}, which is neither a name nor a value")


#: What may hold a line break that is none of the layout; and the breaks that are.
_LINES = re.compile(
    r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|(\$\w*\$).*?\1|/\*.*?\*/|--[^\n]*|(?P<break>\n+)(?!\n|$)""",
    re.DOTALL,
)


#: Text in which every break is one of the layout, as it nearly always is.
_PLAIN = re.compile(
    r"""(?:[^'"$/\-\n]+|'[^'\n]*'|"[^"\n]*"|/(?!\*)|-(?!-)|--[^\n]*|\n)*+""",
)


def indented(text: str) -> Sql:
    """Return SQL moved right by one step; what stands in quotes stays as it is.

    >>> print(indented("select 'a\\nb'\\nfrom t"))
        select 'a
    b'
        from t
    """
    pad = "    "
    if _PLAIN.fullmatch(text):
        return Sql(pad + re.sub(r"\n(?=[^\n])", "\n" + pad, text))
    moved = _LINES.sub(lambda found: found[0] + pad * (found["break"] is not None), text)
    return Sql(pad + moved)


def renderer_of(warehouse: Warehouse, dialect: Dialect) -> Renderer:
    """What prints a warehouse's statements: by its own recipe, layout and templates."""
    own = laid_out(dialect, warehouse.layout)
    return Renderer(own, warehouse.recipe, warehouse.folder / "templates", warehouse.names)


def render(step: Step, warehouse: Warehouse, dialect: str = "duckdb") -> str:
    """Return the SQL of a step of a plan, as a warehouse's own recipe and templates write it."""
    return renderer_of(warehouse, WRITTEN[dialect]).render(
        step.kind, step.operation, **step.context
    )
