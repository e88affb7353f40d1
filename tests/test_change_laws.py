"""The law of change: whatever definitions come after others, nothing that was loaded is lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from law import EXAMPLES

from vault.definitions import read
from vault.errors import UsageError
from vault.execute import connect, dialect_of, opened, outlook, run
from vault.plan import plan
from vault.resolve import resolve
from vault.verify import verify

TYPES = (
    "integer", "bigint", "decimal(9,0)", "decimal(12,0)", "decimal(20,0)", "decimal(8,2)",
    "decimal(12,2)", "text", "date", "json",
)  # fmt: skip
#: The next type that holds all values of another.
WIDER = {
    "integer": "bigint", "bigint": "decimal(20,0)", "decimal(9,0)": "decimal(12,0)",
    "decimal(12,0)": "decimal(20,0)", "decimal(8,2)": "decimal(12,2)",
}  # fmt: skip
#: What is delivered of each type.
VALUES = {"text": ("a b", " x"), "date": ("2024-01-31", "2024-02-29"), "json": ("[1]", "{}")}
NUMBERS = ("7", "-12")


@dataclass(frozen=True)
class Attribute:
    """An attribute as it is declared; it is read from the column of `number`."""

    number: int
    name: str
    type: str
    was: str = ""

    @property
    def declared(self) -> str:
        was = f", was: {self.was}" if self.was else ""
        return f'{self.name}: {{type: "{self.type}", from: c{self.number}, missing: null{was}}}'


@dataclass(frozen=True)
class Named:
    """What a hub or satellite is called, and was before."""

    name: str
    was: str = ""

    @property
    def said(self) -> str:
        return f"was: {self.was}, " if self.was else ""


@dataclass(frozen=True)
class Declared:
    """The definitions of a warehouse: the type and name of its key, and two satellites."""

    key: Attribute
    first: tuple[Attribute, ...]
    second: tuple[Attribute, ...]
    recipe: str = "dvault"
    feed: str = "f"
    hub: Named = Named("k")
    satellites: tuple[Named, ...] = (Named("s0"), Named("s1"))

    @property
    def tables(self) -> dict[str, str]:
        """The tables that have other names, by those they had."""
        parts = zip(self.satellites, (self.first, self.second), strict=True)
        found = {f"sat_{one.was}": f"sat_{one.name}" for one, part in parts if one.was and part}
        return found | ({f"hub_{self.hub.was}": f"hub_{self.hub.name}"} if self.hub.was else {})

    @property
    def text(self) -> str:
        columns = dict.fromkeys(one.declared for one in (*self.first, *self.second))
        said = f", was: {self.key.was}" if self.key.was else ""
        named = {
            of: [one.name for one in part]
            for of, part in zip(self.satellites, (self.first, self.second), strict=True) if part
        }  # fmt: skip
        hub = self.hub.name
        lines = [
            "warehouse: law", f"hash: {{recipe: {self.recipe}}}",
            f"hubs: {{{hub}: {{{self.hub.said}business_key: {{{self.key.name}:"
            f' {{type: "{self.key.type}"{said}}}}}}}}}',
            "source: s", "feeds:", f"  {self.feed}:", "    read: data/f_*.csv",
            "    delivers: changes", *(["    was: f"] if self.feed != "f" else []),
            "    columns:", f'      given: {{type: "{self.key.type}"}}',
            *(f"      {one}" for one in columns), f"    hubs: {{{hub}: given}}", "    satellites:",
            *(f"      {of.name}: {{{of.said}of: {hub}, attributes: [{', '.join(names)}]}}"
              for of, names in named.items()),
        ]  # fmt: skip
        return "\n".join(lines) + "\n"


KEYS = st.sampled_from(("integer", "bigint", "decimal(12,0)", "text"))
STORED = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from(TYPES)), min_size=1, max_size=4,
    unique_by=lambda one: one[0],
)  # fmt: skip


@st.composite
def declared(draw: st.DrawFn) -> Declared:
    found = [Attribute(number, f"c{number}", type_) for number, type_ in draw(STORED)]
    at = draw(st.integers(1, len(found)))
    key = Attribute(9, "k_no", draw(KEYS))
    recipe = draw(st.sampled_from(("dvault", "dvault", "automate_dv")))
    return Declared(key, tuple(found[:at]), tuple(found[at:]), recipe)


@st.composite
def changed(draw: st.DrawFn, attribute: Attribute, prefix: str = "az") -> Attribute:
    """An attribute as it may be declared later: mostly so that it can be."""
    if draw(st.booleans()):
        name = draw(st.sampled_from(prefix)) + attribute.name
        attribute = replace(attribute, name=name, was=attribute.name)
    what = draw(st.integers(0, 15))
    if what < 7:
        return replace(attribute, type=WIDER.get(attribute.type, attribute.type))
    if what == 7:
        return replace(attribute, type=draw(st.sampled_from(TYPES)))
    return replace(attribute, was="") if what == 8 else attribute


@st.composite
def named(draw: st.DrawFn, before: Named) -> Named:
    """A hub or satellite as it may be called later: mostly saying what it was."""
    what = draw(st.integers(0, 15))
    was = {13: "", 14: f"no_{before.name}"}.get(what, before.name)
    return before if what < 8 else Named(f"x{before.name}", was)


@st.composite
def later(draw: st.DrawFn, before: Declared) -> Declared:
    """Definitions that come after others."""
    first = [draw(changed(one)) for one in before.first]
    second = [draw(changed(one)) for one in before.second]
    more = [Attribute(number, f"n{number}", draw(st.sampled_from(TYPES)))
            for number in draw(st.sampled_from(((), (), (6,), (6, 7))))]  # fmt: skip
    if draw(st.integers(0, 9)) == 9:
        first = draw(st.permutations(first))
    if draw(st.integers(0, 9)) == 9:
        second = second[1:]
    feed = draw(st.sampled_from(("f", "g")))
    key = draw(changed(before.key))
    key = before.key if key.type in ("date", "json") or "," in key.type[:-2] else key
    made = (*first, *more), tuple(second)
    hub, *satellites = (draw(named(one)) for one in (before.hub, *before.satellites))
    return Declared(key, *made, before.recipe, feed, hub, tuple(satellites))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Declared, Declared]:
    before = draw(declared())
    return before, draw(later(before))


def deliver(folder: Path, said: Declared, number: int) -> None:
    """Write a file that fits the definitions."""
    columns = list(dict.fromkeys((*said.first, *said.second)))
    lines = [",".join(["given", *(f"c{one.number}" for one in columns)])]
    for row in range(2):
        cells = [VALUES.get(one.type, NUMBERS)[row] for one in columns]
        lines.append(",".join([str(row + number), *(f'"{cell}"' for cell in cells)]))
    (folder / "data").mkdir(exist_ok=True)
    (folder / "data" / f"f_{number}.csv").write_text("\n".join(lines) + "\n")


def stored(engine) -> dict[str, list[tuple[str, ...]]]:
    """The values of every table as texts, in the order of its columns, whatever they are called."""
    with opened(engine) as connection:
        tables = connection.exec_driver_sql(
            "select table_name, list(column_name order by ordinal_position)"
            " from information_schema.columns"
            " where table_schema = 'raw_vault' group by 1 order by 1"
        ).fetchall()
        found = {}
        for table, names in tables:
            cells = ", ".join(f'cast("{name}" as varchar)' for name in names)
            rows = connection.exec_driver_sql(f"select {cells} from raw_vault.{table}").fetchall()
            found[table] = sorted((tuple(row) for row in rows), key=str)
    return found


@settings(
    max_examples=EXAMPLES // 33, deadline=None, derandomize=True, database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
@given(pairs())
def test_a_change_is_refused_with_nothing_changed_or_loses_nothing(
    pair: tuple[Declared, Declared],
) -> None:
    before, after = pair
    with TemporaryDirectory() as made:
        folder = Path(made)
        engine = connect(f"duckdb:///{folder}/law.duckdb")
        (folder / "warehouse.yml").write_text(before.text)
        deliver(folder, before, 1)
        run(plan(resolve(read(folder))), engine, ("apply", "load"))
        was = stored(engine)
        (folder / "warehouse.yml").write_text(after.text)
        warehouse = resolve(read(folder))
        try:
            run(plan(warehouse), engine, ("apply",))
        except UsageError:
            assert stored(engine) == was
            return
        seen = outlook(warehouse, engine)
        again = plan(warehouse, seen.held, dialect_of(engine), seen.before)
        assert (again.apply, again.drift) == ((), ())
        assert sum(map(len, seen.waiting.values())) == 0
        now = stored(engine)
        for table, rows in was.items():
            kept = [row[: len(rows[0])] for row in now[after.tables.get(table, table)]]
            assert sorted(kept, key=str) == rows, table
        assert list(verify(warehouse, engine).findings["message"]) == []
        deliver(folder, after, 2)
        assert len(run(plan(warehouse), engine, ("load",)).loads) == 1
        assert list(verify(warehouse, engine).findings["message"]) == []
        engine.dispose()
