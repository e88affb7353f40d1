"""A trace on the terminal: a table for each satellite and link, what changed marked by an arrow."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from vault.cli.output import paint
from vault.trace.answer import Loaded, Rejection, Relations, Subject, Timeline, Trace, Version
from vault.trace.columns import columns_of
from vault.trace.telling import (
    EMPTY,
    NULL,
    Line,
    key_text,
    lines_of,
    moment_text,
    neighbour_text,
    text_of,
)

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

#: So many columns leave room for the load date in a column of its own.
_WIDE = 100
#: Links that relate a hub with itself.
_KINSHIP = ("hierarchical", "same_as")
_SIGNS = {"+": "green", "-": "red"}
_ODD = "bold yellow"


def show(trace: Trace) -> None:
    """Print a trace on stdout."""
    paint(*Sheet(trace, _width() >= _WIDE).all())


def _width() -> int:
    from rich.console import Console

    return Console().width if sys.stdout.isatty() else _WIDE


class Sheet:
    """A trace as tables and texts; `wide` gives load dates a column of their own."""

    def __init__(self, trace: Trace, wide: bool) -> None:
        self.trace = trace
        self.wide = wide
        self.whole = trace.as_of is not None

    def all(self) -> Iterator[RenderableType]:
        """Everything in order: each key, then the loads that are spoken of."""
        from rich.text import Text

        for subject in self.trace.subjects:
            yield from self._subject(subject)
        if not self.trace.subjects:
            asked = key_text(self.trace.asked)
            yield Text.assemble((f"{self.trace.hub} {asked}", "bold"), "  not in the hub\n")
            yield _title("Rejected rows", "that named the key", "")
            yield self._rejections(self.trace.rejections)
        yield self._loads(self.trace.loads)

    def _subject(self, subject: Subject) -> Iterator[RenderableType]:
        from rich.text import Text

        name = key_text((*subject.qualifiers, *subject.key))
        yield Text.assemble((f"{self.trace.hub} {name}", "bold"), ("  " + subject.hash_key, "dim"))
        since = moment_text(subject.load_date)
        yield Text(f"known since {since} from {subject.record_source}, load {subject.load_id}")
        for word, moment in (("true at", self.trace.as_of), ("known by", self.trace.as_known)):
            if moment is not None:
                yield Text(f"only what was {word} {moment_text(moment)} UTC", style=_ODD)
        yield Text()
        for timeline in subject.timelines:
            yield _title(timeline.satellite, _words(timeline.kind), timeline.description)
            yield self._versions([("", timeline)])
        for link in subject.links:
            if not link.relations:
                continue  # none that held then
            yield _title(link.link, _kind(link), link.description)
            yield self._relations(link)
            for name, told in columns_of(link).items():
                first = told[0][1]
                yield _title(name, f"{_words(first.kind)} of {link.link}", first.description)
                yield self._versions(told)
        if subject.rejections:
            yield _title("Rejected rows", "that named the key", "")
            yield self._rejections(subject.rejections)

    def _versions(self, told: Sequence[tuple[str, Timeline]]) -> Table:
        """The versions of a satellite; of one of a link, those of each relation."""
        inline = any(name for name, _ in told)
        about = ["relation"] * inline + ["true from"] + ["known since"] * self.wide
        table = _table([*about, "load", *(["what it says"] if inline else ["attribute", "value"])])
        for name, timeline in told:
            for at, version in enumerate(timeline.versions):
                lines = list(lines_of(timeline, version, self.whole))
                head: list[Text] = [_dim(name if not at else "")] if inline else []
                head += [*self._dates(version), _text(", ".join(map(str, version.loads)))]
                if inline:
                    table.add_row(*head, _joined(lines))
                    continue
                table.add_row(*head, *_columns(lines))
        return table

    def _dates(self, version: Version) -> Iterator[Text]:
        cell = _text(moment_text(version.applied_date))
        known = moment_text(version.load_date)
        if not self.wide:
            cell.append(f"\nknown {known}", style="dim")
        for mark in version.marks:
            cell.append(f"\n! {mark}", style=_ODD)
        yield cell
        if self.wide:
            yield _dim(known)

    def _relations(self, link: Relations) -> Table:
        """A row for each relation: what it leads to, its child key, and what the link says."""
        roles = dict.fromkeys(one.role for row in link.relations for one in row.neighbours)
        several = len({row.roles for row in link.relations}) > 1 or link.kind in _KINSHIP
        first = link.relations[0] if link.relations else None
        names = [part.name for part in (*first.child_key, *first.values)] if first else []
        dated = first is not None and first.applied_date is not None
        table = _table(
            ["as"] * several + [*roles, *names] + ["true from"] * dated + ["known since", "load"]
        )
        for row in link.relations:
            cells = [_text(", ".join(row.roles))] if several else []
            by_role = {one.role: neighbour_text(one) for one in row.neighbours}
            cells += [_text(by_role.get(role, ""), bold=True) for role in roles]
            cells += [_text(text_of(part.value)) for part in (*row.child_key, *row.values)]
            cells += [_text(moment_text(row.applied_date))] if row.applied_date else []
            table.add_row(*cells, _dim(moment_text(row.load_date)), _text(str(row.load_id)))
        return table

    def _rejections(self, rejections: Sequence[Rejection]) -> Table:
        """Each with its reason, and below it the row as it was delivered."""
        from rich.text import Text

        table = _table(("load", "row", "why, and what was delivered"))
        for one in rejections:
            said = Text(one.reason, style=_ODD)
            if one.target:
                said.append(f" (for {one.target} only)", style="dim")
            said.append("\n" + text_of(one.delivered), style="dim")
            table.add_row(_text(str(one.load_id)), _text(str(one.delivery_row)), said)
        return table

    def _loads(self, loads: Sequence[Loaded]) -> Table:
        table = _table(("load", "known since", "feed", "delivered as", "run", "by"), "Loads")
        for load in loads:
            date = moment_text(load.load_date) if load.load_date else ""
            file = Path(load.file).name if load.file else ""
            run = str(load.run_id or "")
            row = (str(load.load_id), date, load.feed or "(unknown)", file, run, load.who or "")
            table.add_row(*map(_text, row))
        return table


def _kind(link: Relations) -> str:
    kind = "link" if link.kind == "link" else f"{_words(link.kind)} link"
    return f"{kind}, {link.total:,} relation{'s' * (link.total != 1)}"


def _words(kind: str) -> str:
    return kind.replace("_", " ")


def _title(name: str, kind: str, description: str) -> Text:
    from rich.text import Text

    said = f"  {description}" if description else ""
    return Text.assemble((name, "bold"), (f"  {kind}{said}", "dim"))


def _table(names: Sequence[str], title: str = "") -> Table:
    from rich import box
    from rich.table import Table

    made = Table(
        title=title or None, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD,
        pad_edge=False,
    )  # fmt: skip
    for name in names:
        right = name in ("load", "run", "row")
        fixed = name in ("load", "run", "row", "known since", "true from")
        made.add_column(
            _text(name), justify="right" if right else "left", overflow="fold", no_wrap=fixed
        )
    return made


def _columns(lines: Sequence[Line]) -> tuple[Text, Text]:
    """Attributes and values side by side, a line each."""
    from rich.text import Text

    labels, values = [], []
    for line in lines:
        labels.append(_text(f"{line.sign} {line.label}" if line.sign else line.label,
                            style=_SIGNS.get(line.sign, "")))  # fmt: skip
        values.append(_pairs(line, named=len(line.pairs) != 1 or line.pairs[0][0] != line.label))
    return Text("\n").join(labels), Text("\n").join(values)


def _joined(lines: Sequence[Line]) -> Text:
    """All in one line: each attribute with its value."""
    from rich.text import Text

    made = []
    for line in lines:
        alone = len(line.pairs) == 1 and line.pairs[0][0] == line.label
        label = "" if alone else f"{line.sign} {line.label}: ".lstrip()
        made.append(Text.assemble((label, _SIGNS.get(line.sign, "")), _pairs(line)))
    return Text(", ").join(made)


def _pairs(line: Line, named: bool = True) -> Text:
    from rich.text import Text

    made = []
    for name, old, new in line.pairs:
        text = Text.assemble((f"{name} " if named and name else "", "dim"))
        if old is not None:
            text.append_text(_text(old, style="red")).append(" → ", style="bold")
        text.append_text(_text(new, style="bold green" if old is not None else ""))
        made.append(text)
    return Text(", ").join(made)


def _text(said: str, style: str = "", bold: bool = False) -> Text:
    from rich.text import Text

    if said in (NULL, EMPTY):
        style = f"{style} dim".strip()
    return Text(said, style=f"{style} bold".strip() if bold else style)


def _dim(said: str) -> Text:
    return _text(said, style="dim")
