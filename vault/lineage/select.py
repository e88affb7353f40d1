"""A select: which columns each of its columns is made of, through all that lies between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlglot import exp
from sqlglot.optimizer.scope import Scope

from vault.lineage.expressions import walk, way_of, written
from vault.lineage.graph import CHOSEN, COMPUTED, COPIED, COUNTED, ROWS, Column, Dataset
from vault.lineage.outputs import Every, Output, cells, counts, folded, free, sources_of, together
from vault.lineage.reading import Unreadable, folded_name, scopes_of


def outputs(
    sql: str, tables: Mapping[tuple[str, str], Dataset], dialect: str, constant: frozenset[Column]
) -> dict[str, Output]:
    """The columns of a select over some tables, by schema and name, in order.

    `constant` are the columns known to hold constants: of such the join says which is taken.
    Raises Unreadable where the select is beyond what can be read.
    """
    return _Select(sql, tables, dialect, constant).outputs()


class _Select:
    """One select while it is read; each of its scopes is read once."""

    def __init__(
        self,
        sql: str,
        tables: Mapping[tuple[str, str], Dataset],
        dialect: str,
        constant: frozenset[Column],
    ) -> None:
        self._dialect, self._constant = dialect, constant
        self._tables = {
            (schema.casefold(), name.casefold()): table for (schema, name), table in tables.items()
        }
        self._names = {
            key: {folded_name(dialect, column): column for column in table.columns}
            for key, table in self._tables.items()
        }
        self._known: dict[int, dict[str, Output]] = {}
        self._counting: set[int] = set()  # scopes whose rows are: one that reads itself is, once
        self._scopes = scopes_of(sql, tables, dialect)
        self._by_expression = {id(scope.expression): scope for scope in self._scopes}

    def outputs(self) -> dict[str, Output]:
        """The columns of the whole, and under `*` the rows it reads."""
        whole = self._scopes[-1]
        return self._of(whole) | {ROWS: self._rows(whole)}

    def _of(self, scope: Scope) -> dict[str, Output]:
        """The columns of a scope; one that reads itself is made of what it began with."""
        # What a recursive part reads is another scope over what it began with.
        scope = self._by_expression.get(id(scope.expression), scope)
        key = id(scope)
        if key not in self._known:
            self._known[key] = {}
            self._known[key] = self._made(scope)
        return self._known[key]

    def _made(self, scope: Scope) -> dict[str, Output]:
        tree = scope.expression
        if scope.set_operation_scopes:
            return self._united(scope, tree)
        if isinstance(tree, exp.Select):
            found: dict[str, Output] = {}
            for selection in tree.selects:
                if isinstance(selection.unalias(), exp.Star | exp.Columns) or selection.is_star:
                    raise Unreadable("what `*` stands for is not known")
                name = free(selection.alias_or_name, found)
                found[name] = self._of_expression(selection.unalias(), scope)
            return found
        return self._of_table_function(scope, tree)

    def _united(self, scope: Scope, tree: exp.Expr) -> dict[str, Output]:
        """Of a union each column is made of what stands at its place, or has its name.

        What is taken away, or must be there too, merely decides which rows there are.
        """
        first, second = scope.set_operation_scopes
        left = self._of(first)
        if not isinstance(tree, exp.Union):
            return left
        self._known[id(scope)] = left  # which is what a recursive part reads
        right = self._of(second)
        if tree.args.get("by_name"):
            every = dict.fromkeys((*left, *right))
            return {
                name: left.get(name, Output()).with_more(right.get(name, Output()))
                for name in every
            }
        pairs = zip(left.items(), right.values(), strict=False)
        return {name: one.with_more(other) for (name, one), other in pairs}

    def _of_table_function(self, scope: Scope, tree: exp.Expr) -> dict[str, Output]:
        """`values`, `unnest`, `lateral`: every column is made of all that is given."""
        if isinstance(tree, exp.Lateral) and isinstance(tree.this, exp.Subquery):
            inner = self._by_expression.get(id(tree.this.this))
            return self._of(inner) if inner else {}
        names = list(scope.outer_columns) or tree.alias_column_names
        if isinstance(tree, exp.Values):
            columns = zip(*(list(cells(row)) for row in tree.expressions), strict=False)
            made = [
                together([self._of_expression(cell, scope) for cell in column])
                for column in columns
            ]
            return dict(zip(names or map(str, range(len(made))), made, strict=False))
        given = self._of_expression(tree, scope).through(COMPUTED)
        return Every(dict.fromkeys(names, given), given)

    def _of_expression(self, tree: exp.Expr, scope: Scope) -> Output:
        """What an expression is made of: the columns it names, and rows where it counts them."""
        if isinstance(tree, exp.Column):  # as most are
            return self._of_column(tree, scope)
        way = way_of(tree)
        made = Output()
        inner_how: tuple[str, ...] = ()
        for node in walk(tree):
            if isinstance(node, exp.TableColumn):
                made = made.with_more(self._unqualified(node.name, scope).through(way))
            elif isinstance(node, exp.Column):
                found = self._of_column(node, scope)
                inner_how = found.how
                made = made.with_more(found.through(way))
            elif isinstance(node, exp.Query) and node is not tree:
                made = made.with_more(self._of_subquery(node).through(way))
            elif counts(node):
                made = made.with_more(self._rows(scope))
            if isinstance(node, exp.Window) and node.alias:
                made = made.with_more(self._of_window(node.alias, scope))
        how = inner_how if way == COPIED else (written(tree, self._dialect),)
        return replace(made, how=how)

    def _of_window(self, name: str, scope: Scope) -> Output:
        """What a window is made of that is described apart."""
        windows = scope.expression.args.get("windows") or ()
        found = [window for window in windows if window.name == name]
        columns = [column for window in found for column in window.find_all(exp.Column)]
        return together([self._of_column(column, scope) for column in columns]).through(COMPUTED)

    def _of_subquery(self, query: exp.Expr) -> Output:
        """What a select within an expression gives; of one that gives a constant, its rows."""
        inner = self._by_expression.get(id(query.unnest()))
        if inner is None:
            return Output()
        made = together(list(self._of(inner).values()))
        return made if made.origins else self._rows(inner)

    def _rows(self, scope: Scope) -> Output:
        """The rows of what a scope reads."""
        if id(scope) in self._counting:
            return Output()
        self._counting.add(id(scope))
        parts = scope.set_operation_scopes or ()
        if not isinstance(scope.expression, exp.Union):
            parts = parts[:1]
        made = together([self._rows(one) for one in parts])
        for source in sources_of(scope).values():
            if isinstance(source, Scope):
                made = made.with_more(self._rows(source))
            else:
                made = made.with_more(Output({Column(self._table(source), ROWS): COUNTED}))
        self._counting.discard(id(scope))
        return made

    def _table(self, table: exp.Table) -> str:
        known = self._tables.get((table.db.casefold(), table.name.casefold()))
        if known:
            return known.name
        if isinstance(table.this, exp.Func):
            return written(table.this, self._dialect)
        return ".".join(part.name for part in table.parts)

    def _of_column(self, column: exp.Column, scope: Scope, choosing: bool = True) -> Output:
        """What a column is that an expression names; of a constant also what chooses it."""
        source, at = self._source(column.table, scope)
        if source is None:
            return self._unqualified(column.name, scope)
        if isinstance(source, Scope):
            found = self._of(source)
            made = found.get(column.name) or folded(found, column.name) or Output()
        elif isinstance(source.this, exp.Func):
            made = self._of_function(source, column.name, at)
        else:
            made = Output({self._stored(source, column.name): COPIED})
        if choosing and all(one in self._constant for one in made.origins):
            made = made.with_more(self._chosen(column.table, at))
        return made

    def _of_function(self, table: exp.Table, name: str, scope: Scope) -> Output:
        """What a function in the place of a table gives: what it is given, or what it reads."""
        made = self._of_expression(table.this, scope).through(COMPUTED)
        texts = (literal for literal in table.this.find_all(exp.Literal) if literal.is_string)
        if not made.origins and any(texts):  # as the name of a file
            return Output({self._stored(table, name): COPIED})
        return made

    def _stored(self, table: exp.Table, name: str) -> Column:
        names = self._names_of(table)
        renamed = [one.casefold() for one in table.alias_column_names]
        if name.casefold() in renamed:
            at = renamed.index(name.casefold())
            name = list(names)[at] if at < len(names) else name
        return Column(
            self._table(table),
            names.get(name) or names.get(folded_name(self._dialect, name)) or name,
        )

    def _source(self, name: str, scope: Scope | None) -> tuple[exp.Table | Scope | None, Scope]:
        """What a name before the dot stands for, here or around this."""
        assert scope is not None
        here: Scope | None = scope
        while here is not None:
            if name in here.sources:
                return here.sources[name], here
            here = here.parent
        return None, scope

    def _unqualified(self, wanted: str, scope: Scope) -> Output:
        """A name that no table is known to have: that of a whole row, or a column of a table
        of which nothing is known."""
        made = Output()
        for name, source in sources_of(scope).items():
            if name == wanted:
                if isinstance(source, Scope):
                    made = made.with_more(together(list(self._of(source).values())))
                else:
                    made = made.with_more(self._row(source))
            elif isinstance(source, exp.Table) and not self._names_of(source):
                made = made.with_more(Output({self._stored(source, wanted): COPIED}))
        return made

    def _row(self, table: exp.Table) -> Output:
        return Output({self._stored(table, name): COPIED for name in self._names_of(table)})

    def _names_of(self, table: exp.Table) -> Mapping[str, str]:
        """The columns of a table by their folded names; none where it is not of the warehouse."""
        return self._names.get((table.db.casefold(), table.name.casefold()), {})

    def _chosen(self, name: str, scope: Scope) -> Output:
        """The columns by which the rows of a source are joined: they say which value is taken."""
        joins: list[exp.Join] = scope.expression.args.get("joins") or []
        own = [join for join in joins if join.alias_or_name == name]
        # Where it is read first, it is chosen from by what must match it.
        matching = own or [join for join in joins if not join.side]
        made = Output()
        for join in matching:
            condition = join.args.get("on")
            columns = list(condition.find_all(exp.Column)) if condition else []
            if any(column.table == name for column in columns):
                others = [column for column in columns if column.table != name]
                found = [self._of_column(column, scope, choosing=False) for column in others]
                made = made.with_more(together(found))
        return Output(dict.fromkeys(made.origins, CHOSEN))
