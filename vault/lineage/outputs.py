"""What a select gives: its columns, each with what it is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlglot import exp
from sqlglot.optimizer.scope import Scope

from vault.lineage.graph import AGGREGATED, CHOSEN, COMPUTED, COPIED, COUNTED, Column

#: What a column is made of that is made on the way: of two ways the later of these holds.
_ORDER = (COPIED, COMPUTED, AGGREGATED, COUNTED, CHOSEN)


@dataclass(frozen=True, slots=True)
class Output:
    """A column of a select: what it is made of, in which way, and its expressions."""

    origins: Mapping[Column, str] = field(default_factory=dict)
    how: tuple[str, ...] = ()

    def through(self, way: str) -> Output:
        """The same after a further step."""
        return Output({column: _later(own, way) for column, own in self.origins.items()}, self.how)

    def with_more(self, other: Output) -> Output:
        """What is made of both."""
        origins = dict(self.origins)
        for column, way in other.origins.items():
            origins[column] = _later(origins.get(column, way), way)
        return Output(origins, tuple(dict.fromkeys((*self.how, *other.how))))


def _later(one: str, other: str) -> str:
    """Of two ways the one that says less of the value."""
    return max(one, other, key=_ORDER.index)


class Every(dict[str, Output]):
    """The columns of what gives any column that is asked of it."""

    def __init__(self, known: Mapping[str, Output], given: Output) -> None:
        super().__init__(known)
        self._given = given

    def get(self, name: str, default: object = None) -> Output:
        return super().get(name) or self._given


def free(name: str, taken: Mapping[str, Output]) -> str:
    """A name that another column has already, with a number, as DuckDB makes it."""
    made, number = name, 0
    while made in taken:
        number += 1
        made = f"{name}_{number}"
    return made


def cells(row: exp.Expr) -> Sequence[exp.Expr]:
    """The values of a row of `values`."""
    return row.expressions if isinstance(row, exp.Tuple) else [row]


def counts(node: exp.Expr) -> bool:
    """Whether a function reads rows and no column of them: `count(*)`, `row_number()`."""
    if isinstance(node, exp.Count) and isinstance(node.this, exp.Star):
        return True
    if isinstance(node, exp.Window):
        return not any(True for _ in node.find_all(exp.Column))
    # what is `within group` reads the column that it is ordered by
    whole = node.parent if isinstance(node.parent, exp.WithinGroup) else node
    return isinstance(node, exp.AggFunc) and whole.find(exp.Column) is None


def sources_of(scope: Scope) -> Mapping[str, exp.Table | Scope]:
    """What a scope reads, but not what stands around it."""
    if isinstance(scope.expression, exp.Select):
        return {name: source for name, (_, source) in scope.selected_sources.items()}
    return scope.sources


def together(found: Sequence[Output]) -> Output:
    """What is made of all of these."""
    made = Output()
    for one in found:
        made = made.with_more(one)
    return made


def folded(found: Mapping[str, Output], name: str) -> Output | None:
    """The column of that name, however it is written."""
    return next((one for key, one in found.items() if key.casefold() == name.casefold()), None)
