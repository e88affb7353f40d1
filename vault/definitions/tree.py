"""YAML text → a tree of mappings, lists and texts that knows where each part was written.

Every scalar stays the text that was written; only a plain empty scalar, `~` or `null` is None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import yaml

#: Deeper than any definition; an alias that holds itself ends here too.
DEEPEST = 40
#: Parts that the aliases of one file may add; more is a bomb, not a definition.
MOST_REPEATED = 100_000

#: Keys of connection strings: what their variables hold is secret, and read when one is opened.
SECRET = frozenset({"database"})

Step = str | int
Mark = tuple[int, int]
#: What is wrong in a file: line, column (from 1), message.
Fault = tuple[int, int, str]


class Branch(dict[str, Any]):
    """A mapping; `marks` gives line and column of each key and of its value."""

    __slots__ = ("marks",)
    marks: dict[str, tuple[Mark, Mark]]


class Row(list[Any]):
    """A list; `marks` gives line and column of each item."""

    __slots__ = ("marks",)
    marks: list[Mark]


def locate(tree: Branch, path: Sequence[Step], of_key: bool = False) -> Mark:
    """Return line and column of the value at `path`, or its key, as deep as the path exists."""
    node: Any = tree
    mark: Mark = (1, 1)
    if not path or path[0] not in tree:
        return min((key for key, _ in tree.marks.values()), default=mark)
    for index, step in enumerate(path):
        if isinstance(node, Branch) and step in node:
            key, value = node.marks[str(step)]
            last = index == len(path) - 1
            mark = key if (of_key and last) or node[str(step)] is None else value
            node = node[str(step)]
        elif isinstance(node, Row) and isinstance(step, int) and step < len(node):
            mark, node = node.marks[step], node[step]
        else:
            break
    return mark


def parse(text: str, substitute: Callable[[str], str]) -> tuple[Branch | None, list[Fault]]:
    """Read the text of one file; None where it is not YAML or not a mapping at the top.

    `substitute` is applied to every scalar and raises ValueError with a message; connection strings
    stay as they are written.
    """
    try:
        loader = _Loader(text)
        if not loader.check_node():
            return None, [(1, 1, "the file is empty: fill it or remove it")]
        node = loader.get_node()
        if loader.check_node():
            mark = loader.get_node().start_mark
            return None, [(mark.line + 1, mark.column + 1, _SECOND_DOCUMENT)]
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_fault(error, text)]
    except yaml.reader.ReaderError as error:
        return None, [_character_fault(error, text)]
    builder = _Builder(substitute, MOST_REPEATED + 2 * len(text))
    try:
        tree = builder.build(node, 0)
    except _TooMuchError as error:
        return None, [(*_mark(node), str(error))]
    if not isinstance(tree, Branch):
        found = "a list" if isinstance(tree, Row) else "a text"
        message = f"a definition file is a mapping of keys like `hubs:`, not {found}"
        return None, [(*_mark(node), message)]
    return tree, builder.faults


class _Plain:
    """Tags a scalar by how it was written, so that plain `null` and quoted `'null'` differ."""

    def resolve(self, kind: type[Any], value: str, implicit: Any) -> str:
        if kind is yaml.ScalarNode:
            return "plain" if implicit[0] else "quoted"
        return ""

    def descend_resolver(self, parent: Any, index: Any) -> None: ...

    def ascend_resolver(self) -> None: ...

    def check_resolver_prefix(self, *_: Any) -> None: ...


_Loader: Any
if yaml.__with_libyaml__:
    _CParser: Any = vars(yaml.cyaml)["CParser"]
    _Loader = type("_Loader", (_Plain, _CParser), {})
else:

    class _PurePythonLoader(
        yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser, yaml.composer.Composer, _Plain
    ):
        def __init__(self, text: str) -> None:
            yaml.reader.Reader.__init__(self, text)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)
            yaml.composer.Composer.__init__(self)

    _Loader = _PurePythonLoader


class _TooMuchError(Exception):
    """The file nests too deeply or grows too large."""


class _Builder:
    """Turns the nodes of one file into a tree and gathers what is wrong in it."""

    def __init__(self, substitute: Callable[[str], str], most: int) -> None:
        self.substitute = substitute
        self.most = most
        self.faults: list[Fault] = []
        self.parts = 0

    def build(self, node: Any, depth: int) -> Any:
        self.parts += 1
        if depth > DEEPEST:
            raise _TooMuchError("nested too deeply, or an alias that holds itself")
        if self.parts > self.most:
            raise _TooMuchError("the aliases of this file multiply without end")
        if node.tag not in _KNOWN_TAGS:
            self.fault(node, f"the tag '{node.tag}' means nothing here: leave it out")
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node)
        if isinstance(node, yaml.SequenceNode):
            row = Row([self.build(item, depth + 1) for item in node.value])
            row.marks = [_mark(item) for item in node.value]
            return row
        return self.mapping(node, depth)

    def mapping(self, node: Any, depth: int) -> Branch:
        branch = Branch()
        marks: dict[str, tuple[Mark, Mark]] = {}
        branch.marks = marks
        merged = []
        pairs = iter(node.value)
        for key_node, value_node in pairs:
            if not isinstance(key_node, yaml.ScalarNode):
                self.fault(key_node, "a key must be a text, not a mapping or a list")
                continue
            if key_node.value == "<<" and key_node.tag == "plain":
                merged.append((key_node, self.build(value_node, depth + 1)))
                continue
            key = self.text(key_node)
            if not key:
                self.fault(key_node, "a key is missing before ':'")
            elif key in branch:
                first = marks[key][0][0]
                self.fault(key_node, f"'{key}' is given twice; the first is in line {first}")
            else:
                secret = isinstance(value_node, yaml.ScalarNode) and "${" in value_node.value
                secret = secret and key in SECRET
                branch[key] = value_node.value if secret else self.build(value_node, depth + 1)
                marks[key] = (_mark(key_node), _mark(value_node))
                if value_node.tag == "plain" and _CUT_TYPE.match(value_node.value):
                    rest, _ = next(pairs, (key_node, None))  # what stands behind the comma
                    self.fault(value_node, _QUOTE_TYPE.format(value_node.value, rest.value))
        for key_node, value in merged:
            self.merge(key_node, value, branch)
        return branch

    def merge(self, key_node: Any, value: Any, branch: Branch) -> None:
        for source in value if isinstance(value, Row) else [value]:
            if not isinstance(source, Branch):
                self.fault(key_node, "'<<' takes an alias of a mapping, or a list of such")
                continue
            for key in source:
                if key not in branch:
                    branch[key], branch.marks[key] = source[key], source.marks[key]

    def scalar(self, node: Any) -> str | None:
        if node.tag == "plain" and node.value in _NULLS:
            return None
        return self.text(node)

    def text(self, node: Any) -> str:
        value: str = node.value
        if "${" in value:
            try:
                return self.substitute(value)
            except ValueError as error:
                self.fault(node, str(error))
        return value

    def fault(self, node: Any, message: str) -> None:
        self.faults.append((*_mark(node), message))


#: In `{amount: decimal(10,2)}` the comma ends the value.
_CUT_TYPE = re.compile(r"(?i)(decimal|numeric)\(\s*\d+\s*\Z")
_QUOTE_TYPE = 'put the type in quotes, as in "{},{}": a comma ends a value inside braces'
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_KNOWN_TAGS = frozenset(
    ("", "plain", "quoted", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "map", "seq")))
)
_SECOND_DOCUMENT = "a second document starts here: put it into a file of its own"


def _mark(node: Any) -> Mark:
    mark = node.start_mark
    return mark.line + 1, mark.column + 1


#: What the parsers say (libyaml and PyYAML differ), and what it means for who wrote the file.
_SAID = {
    "mapping values are not allowed": (
        "a ':' where no key can be: check this line and the one above, or put the text in quotes"
    ),
    "could not find expected ':'": "a line without ':': write `key: value`",
    "did not find expected key": "this does not fit the lines above: check indentation and quotes",
    "did not find expected '-'": "this does not fit the lines above: check indentation and '-'",
    "expected <block end>": "this does not fit the lines above: check indentation and quotes",
    "block sequence entries are not allowed": "a list cannot start here: put '-' on its own line",
    "did not find expected ',' or": "a bracket opened above is not closed, or a ',' is missing",
    "expected ',' or": "a bracket opened above is not closed, or a ',' is missing",
    "found unexpected end of stream": "a quote is opened but not closed",
    "found unexpected document indicator": "a quote opened above is not closed",
    "unknown escape": "a backslash in double quotes starts an escape: use single quotes",
}


_STAR = "put a text that starts with * in quotes; else it is an alias, which needs an anchor"


def _syntax_fault(error: yaml.MarkedYAMLError, text: str) -> Fault:
    mark: Any = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.splitlines() or [""]
    here = lines[line] if line < len(lines) else ""
    said = str(error.problem or error.context or error)
    first = here[column : column + 1]
    if "\t" in here[: column + 1] and not here[:column].strip():
        tab = here.index("\t")
        return line + 1, tab + 1, "a tab in the indentation: YAML indents with blanks"
    if "alias" in f"{error.context} {error.problem}":
        star = here.rfind("*", 0, column + 1)
        return line + 1, (star if star >= 0 else column) + 1, _STAR
    if "cannot start any token" in said and first:
        return line + 1, column + 1, f"a text that starts with {first} must be in quotes"
    for start, meaning in _SAID.items():
        if start in said:
            return line + 1, column + 1, meaning
    return line + 1, column + 1, f"this is not YAML: {said}"


def _character_fault(error: Any, text: str) -> Fault:
    position = next((index for index, character in enumerate(text) if not _printable(character)), 0)
    before = text[:position]
    line = before.count("\n") + 1
    column = position - (before.rfind("\n") + 1) + 1
    return line, column, f"the character {text[position : position + 1]!r} cannot stand in YAML"


def _printable(character: str) -> bool:
    code = ord(character)
    return code in (9, 10, 13, 0x85) or 0x20 <= code < 0x7F or (code >= 0xA0 and code != 0xFFFE)
