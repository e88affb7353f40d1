"""Columns: the versions of a satellite as a table of a page, an attribute a column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import Any

from vault.trace.answer import Attribute, Change, Part, Relations, Timeline, Version
from vault.trace.telling import MEANING, moment_text, neighbour_text, said_of, text_of

_Told = Sequence[tuple[str, Timeline]]


def columns_of(link: Relations) -> dict[str, list[tuple[str, Timeline]]]:
    """The timelines of a link's satellites, each with what its relation leads to."""
    found: dict[str, list[tuple[str, Timeline]]] = {}
    for row in link.relations:
        leads = map(neighbour_text, row.neighbours)
        name = " · ".join([*leads, *(text_of(part.value) for part in row.child_key)])
        for timeline in row.timelines:
            found.setdefault(timeline.satellite, []).append((name, timeline))
    return found


def personal_badge(attribute: Attribute) -> str:
    """What says that a column is personal data."""
    return ' <span class="badge personal">personal</span>' if attribute.personal else ""


def versions_table(told: _Told, place: str, link: Callable[[int], str]) -> str:
    """The versions of a satellite, of one of a link those of each relation.

    Each row has its place for links to it; `link` leads to a load.
    """
    named = any(name for name, _ in told)
    first = told[0][1]
    heads = ["<th>relation</th>"] * named
    heads += [f"<th>{head}</th>" for head in ("true from", "until", "known since", "load")]
    heads += [f"<th>{escape(one.name)}{personal_badge(one)}</th>" for one in first.attributes]
    heads += ["<th></th>"] * (not first.attributes)
    rows: list[str] = []
    for number, (name, timeline) in enumerate(told, 1):
        for at, version in enumerate(timeline.versions, 1):
            about = [f"<td>{escape(name if at == 1 else '')}</td>"] * named
            about += _dates(version, link)
            spot = f"{place}-{number}-{at}"
            rows += _rows(timeline, version, "".join(about), len(about), spot)
    body = "\n".join(rows)
    return (
        f'<div class="wide"><table>\n<thead><tr>{"".join(heads)}</tr></thead>\n'
        f"<tbody>\n{body}\n</tbody>\n</table></div>"
    )


def _dates(version: Version, link: Callable[[int], str]) -> Iterator[str]:
    marks = "".join(
        f'<br><span class="badge" title="{escape(MEANING[mark])}">{escape(mark)}</span>'
        for mark in version.marks
    )
    until = moment_text(version.valid_to) if version.valid_to else ""
    yield f'<td class="when">{escape(moment_text(version.applied_date))}{marks}</td>'
    yield f'<td class="when soft">{escape(until)}</td>'
    yield f'<td class="when soft">{escape(moment_text(version.load_date))}</td>'
    yield f'<td class="when">{", ".join(map(link, version.loads))}</td>'


def _rows(
    timeline: Timeline, version: Version, about: str, width: int, place: str
) -> Iterator[str]:
    """One row, or one for each member of a set, those that are gone included."""
    changes: dict[tuple[Part, ...], list[Change]] = {}
    for change in version.changes:
        changes.setdefault(change.member, []).append(change)
    names = [attribute.name for attribute in timeline.attributes]
    shown = []
    for values in version.rows:
        row = dict(zip(names, values, strict=True))
        member = tuple(Part(name, row[name]) for name in timeline.child_key)
        told = {change.attribute: change for change in changes.pop(member, ())}
        kind = "added" if any(one.kind == "added" for one in told.values()) else ""
        shown.append((kind, [_cell(timeline, name, row[name], told.get(name)) for name in names]))
    for member, gone in changes.items():
        row = {one.attribute: one.old for one in gone} | {one.name: one.value for one in member}
        shown.append(("removed", [_cell(timeline, name, row.get(name), None) for name in names]))
    if not names:
        shown = [("", ['<td class="cell soft">seen</td>'])]
    elif not version.rows:
        empty = f'<td class="null" colspan="{len(names)}">no rows any more</td>'
        shown.append(("", [empty]))
    for at, (kind, cells) in enumerate(shown):
        head = about if not at else "<td></td>" * width
        spot = f' id="{place}"' if not at else ""
        yield f'<tr{spot} class="{kind}">{head}{"".join(cells)}</tr>'


def _cell(timeline: Timeline, name: str, value: Any, change: Change | None) -> str:
    said = escape(said_of(timeline, name, value))
    if value is None or value == "":
        said = f'<span class="null">{said}</span>'
    if change is None or change.kind != "changed":
        return f'<td class="cell">{said}</td>'
    old = escape(said_of(timeline, name, change.old))
    return f'<td class="cell changed"><del>{old}</del><ins>{said}</ins></td>'
