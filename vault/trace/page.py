"""Page: a trace as one page of HTML that needs nothing else; every value is escaped."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from vault.trace.answer import Loaded, Neighbour, Part, Rejection, Relations, Subject, Trace
from vault.trace.columns import columns_of, versions_table
from vault.trace.strips import strips_of
from vault.trace.style import STYLE
from vault.trace.telling import key_text, moment_text, neighbour_text, text_of

#: Nothing is fetched and nothing runs, whatever a value says.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(trace: Trace, warehouse: str) -> str:
    """Return a trace as a page; `warehouse` is the name of the warehouse."""
    title = f"{trace.hub} {key_text(trace.asked)}"
    parts = [
        "<!doctype html>", '<html lang="en">', "<head>", '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{escape(title)} · {escape(warehouse)}</title>",
        f"<style>\n{STYLE}\n</style>", "</head>", "<body>",
        f'<p class="soft">{escape(warehouse)} · trace</p>',
        *_narrowed(trace),
    ]  # fmt: skip
    for at, subject in enumerate(trace.subjects, 1):
        parts += _subject(trace, subject, at)
    if not trace.subjects:
        parts.append(f"<h1>{escape(title)}<small>not in the hub</small></h1>")
        parts += _rejections(trace.rejections)
    parts += _further(trace)
    parts += _loads(trace.loads)
    return "\n".join([*parts, "</body>", "</html>"])


def _narrowed(trace: Trace) -> Iterator[str]:
    for word, moment in (("true at", trace.as_of), ("known by", trace.as_known)):
        if moment is not None:
            said = f"only what was {word} {moment_text(moment)} UTC"
            yield f'<p><span class="badge">{escape(said)}</span></p>'


def _subject(trace: Trace, subject: Subject, at: int) -> Iterator[str]:
    name = key_text((*subject.qualifiers, *subject.key))
    yield f"<h1>{escape(trace.hub)} {escape(name)}</h1>"
    yield f'<p class="soft">{escape(trace.description)}</p>'
    since = escape(f"known since {moment_text(subject.load_date)} from {subject.record_source}")
    yield f"<p>{since}, {_load_link(subject.load_id)}</p>"
    yield f'<p class="soft"><code>{escape(subject.hash_key)}</code></p>'
    yield from strips_of(subject, at)
    for number, timeline in enumerate(subject.timelines, 1):
        place = f"k{at}-s{number}"
        yield _heading(place, timeline.satellite, _words(timeline.kind), timeline.description)
        yield versions_table([("", timeline)], place, _load_link)
    for number, link in enumerate(subject.links, 1):
        yield from _link(link, f"k{at}-l{number}")
    yield from _rejections(subject.rejections)


def _heading(place: str, name: str, kind: str, description: str) -> str:
    small = escape(" · ".join(filter(None, (kind, description))))
    return f'<h2 id="{place}">{escape(name)}<small>{small}</small></h2>'


def _words(kind: str) -> str:
    return kind.replace("_", " ")


def _load_link(load_id: int) -> str:
    return f'<a class="load" href="#load-{load_id}">load {load_id}</a>'


def _link(link: Relations, place: str) -> Iterator[str]:
    kind = "link" if link.kind == "link" else f"{link.kind} link"
    count = len(link.relations)
    shown = f"{count:,}" if count == link.total else f"{count:,} of {link.total:,}"
    shown += " relation" if link.total == 1 else " relations"
    yield _heading(place, link.link, f"{_words(kind)}, {shown}", link.description)
    if link.left_out:
        yield f'<p class="soft">Left out, since nothing says that they held: {link.left_out:,}</p>'
    if not link.relations:
        return
    roles = list(dict.fromkeys(one.role for row in link.relations for one in row.neighbours))
    parts = [p.name for row in link.relations[:1] for p in (*row.child_key, *row.values)]
    dated = any(row.applied_date for row in link.relations)
    heads = ["as", *roles, *parts] + ["true from"] * dated + ["known since", "load"]
    rows = []
    for row in link.relations:
        met = {one.role: _met(one) for one in row.neighbours}
        cells = [_cell(", ".join(row.roles))] + [f"<td>{met.get(role, '')}</td>" for role in roles]
        cells += [_value_cell(part) for part in (*row.child_key, *row.values)]
        cells += [_cell(moment_text(row.applied_date), "when")] if row.applied_date else []
        cells += [_cell(moment_text(row.load_date), "when"), f"<td>{_load_link(row.load_id)}</td>"]
        rows.append("".join(cells))
    yield _table(heads, rows)
    for name, told in columns_of(link).items():
        about = f"{_words(told[0][1].kind)} of {link.link}"
        yield _heading(f"{place}-{escape(name)}", name, about, told[0][1].description)
        yield versions_table(told, f"{place}-{escape(name)}", _load_link)


def _met(neighbour: Neighbour) -> str:
    """The key of a neighbour, which leads to the command that traces it."""
    said = escape(neighbour_text(neighbour))
    if neighbour.standing != "key":
        return f'<span class="null">{said}</span>'
    return f'<a href="#{_anchor(neighbour)}">{said}</a>'


def _anchor(neighbour: Neighbour) -> str:
    return f"trace-{neighbour.hub}-{neighbour.hash_key}"


def command_of(hub: str, key: Iterable[Part], qualifiers: Iterable[Part] = ()) -> str:
    """The command that traces a key."""
    words = [text if (text := str(part.value)) else "''" for part in key]
    options = []
    for part in qualifiers:
        option = "--collision-code" if part.name == "collision_code" else "--tenant"
        options += [option, shlex.quote(str(part.value))]
    dashes = ["--"] if any(word.startswith("-") for word in words) else []
    return " ".join(["dvault trace", *options, *dashes, hub, *map(shlex.quote, words)])


def _further(trace: Trace) -> Iterator[str]:
    """The commands that trace the neighbours."""
    met: dict[str, Neighbour] = {}
    for subject in trace.subjects:
        for link in subject.links:
            for row in link.relations:
                met |= {_anchor(one): one for one in row.neighbours if one.standing == "key"}
    if met:
        yield '<h2 id="further">One step further<small>a command each</small></h2>'
        rows = [
            (
                f"{_cell(one.hub)}{_cell(key_text(one.key))}"
                '<td><code class="command">'
                f"{escape(command_of(one.hub, one.key, one.qualifiers))}</code></td>",
                anchor,
            )
            for anchor, one in met.items()
        ]
        yield _table(["hub", "key", "command"], *zip(*rows, strict=True))


def _rejections(rejections: Sequence[Rejection]) -> Iterator[str]:
    if not rejections:
        return
    yield "<h2>Rejected rows<small>that named the key</small></h2>"
    rows = []
    for one in rejections:
        only = f' <span class="soft">for {escape(one.target)} only</span>' if one.target else ""
        rows.append(
            f"<td>{_load_link(one.load_id)}</td>{_cell(str(one.delivery_row), 'number')}"
            f"<td>{escape(text_of(one.reason))}{only}</td>"
            f"<td><code>{escape(text_of(one.delivered))}</code></td>"
        )
    yield _table(["load", "row", "why", "as it was delivered"], rows)


def _loads(loads: Sequence[Loaded]) -> Iterator[str]:
    yield "<h2>Loads</h2>"
    rows, places = [], []
    for load in loads:
        date = moment_text(load.load_date) if load.load_date else ""
        sha256 = f'<br><code class="soft">{escape(load.sha256)}</code>' if load.sha256 else ""
        run = f"run {load.run_id}, {load.command}, by {load.who}" if load.run_id else ""
        rows.append(
            f"{_cell(str(load.load_id), 'number')}{_cell(date, 'when')}{_cell(load.feed or '')}"
            f"<td>{escape(load.file or '')}{sha256}</td>{_cell(run)}"
        )
        places.append(f"load-{load.load_id}")
    yield _table(
        ["load", "known since", "feed", "delivered as, and its SHA-256", "ran"], rows, places
    )


def _cell(said: str, kind: str = "") -> str:
    return f'<td class="{kind}">{escape(said)}</td>' if kind else f"<td>{escape(said)}</td>"


def _value_cell(part: Part) -> str:
    said = escape(text_of(part.value))
    return (
        f'<td><span class="null">{said}</span></td>' if part.value is None else f"<td>{said}</td>"
    )


def _table(heads: Sequence[str], rows: Sequence[str], places: Sequence[str] = ()) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in heads)
    ids = [f' id="{escape(place)}"' for place in places] or [""] * len(rows)
    body = "\n".join(f"<tr{place}>{row}</tr>" for place, row in zip(ids, rows, strict=True))
    return (
        f'<div class="wide"><table>\n<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{body}\n</tbody>\n</table></div>"
    )
