"""Written: a proposal → the text of definition files, every guess with its reason."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from vault.infer.proposal import (
    Part,
    Proposal,
    ProposedColumn,
    ProposedFeed,
    ProposedHub,
    ProposedLink,
    Use,
)

_PLAIN = re.compile(r"[^\W\d]\w*(?: \w+)*")
_WORDS = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}


def text(value: str) -> str:
    """A text as YAML has it: as it is where that is clear, else in quotes.

    >>> print(text("order_no"), text("no"), text('a: "b"'), text("${X}"))
    order_no "no" "a: \\"b\\"" "$${X}"
    """
    if _PLAIN.fullmatch(value) and value.isascii() and value.lower() not in _WORDS:
        return value
    written = json.dumps(value.replace("${", "$${"), ensure_ascii=False)
    return "".join(one if one.isprintable() else _escaped(one) for one in written)


def _escaped(letter: str) -> str:
    number = ord(letter)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def remark(words: str) -> str:
    """A comment of one line."""
    clean = "".join(one if one.isprintable() else " " for one in words)
    return f"# {clean[:160]}" if clean.strip() else ""


def _line(indent: int, said: str, why: str = "") -> str:
    line = " " * indent + said
    return f"{line}  {remark(why)}".rstrip() if why else line


def hubs_text(hubs: Iterable[ProposedHub]) -> str:
    """The key `hubs` of a definition file; empty where there is none."""
    lines = list[str]()
    for hub in hubs:
        lines.append(_line(2, f"{hub.name}:", hub.reason))
        lines.append(f"    business_key: {{{_parts(hub.key)}}}")
        if hub.case_sensitive:
            lines.append(_line(4, "case_sensitive: true", "keys differ in case alone"))
    return "\n".join(["hubs:", *lines, ""]) if lines else ""


def links_text(links: Iterable[ProposedLink]) -> str:
    """The key `links` of a definition file; empty where there is none."""
    lines = list[str]()
    for link in links:
        lines.append(_line(2, f"{link.name}:", link.reason))
        if link.events:
            lines.append("    type: non_historized")
        roles = ", ".join(f"{role}: {hub}" for role, hub in link.hubs)
        lines.append(f"    hubs: {{{roles}}}")
        if link.child_key:
            lines.append(f"    child_key: {{{_parts(link.child_key)}}}")
        if link.payload:
            lines.append("    payload:")
            lines += [f"      {text(one.name)}: {_part(one)}" for one in link.payload]
    return "\n".join(["links:", *lines, ""]) if lines else ""


def _parts(parts: Iterable[Part]) -> str:
    return ", ".join(f"{text(one.name)}: {_part(one)}" for one in parts)


def _part(part: Part) -> str:
    return f"{{type: {_type(part.type)}, pii: true}}" if part.pii else _type(part.type)


def _type(type_: object) -> str:
    return f'"{type_}"' if "(" in str(type_) else str(type_)


def source_text(proposal: Proposal) -> str:
    """The definition file of the source."""
    lines = [f"source: {proposal.source}", *(remark(one) for one in proposal.notes), "feeds:"]
    for feed in proposal.feeds:
        lines += _feed(feed)
    return "\n".join(lines) + "\n"


def _feed(feed: ProposedFeed) -> Iterator[str]:
    yield f"  {feed.name}:"
    for note in feed.notes:
        yield _line(4, remark(note))
    if feed.description:
        yield f"    description: {text(feed.description)}"
    yield from _origin(feed)
    yield _line(4, f"delivers: {feed.delivers}", feed.reason)
    if feed.applied_date:
        yield f"    applied_date: {text(feed.applied_date)}"
    if feed.watermark:
        newest = feed.watermark
        said = f"{'' if newest.is_sure else '# '}watermark: {text(newest.column)}"
        yield _line(4, said, f"{newest.reason} ({newest.strength})")
    if feed.where:
        yield f"    where: {text(feed.where)}"
    yield "    columns:"
    for column in feed.columns:
        yield _line(6, f"{text(column.name)}: {_column(column)}", column.reason)
    if feed.hubs:
        yield "    hubs:"
        for hub, use in feed.hubs.items():
            yield _line(6, f"{hub}: {_use(use)}", f"key: {use.reason}" if use.reason else "")
    if feed.links:
        yield "    links:"
        for link, uses in feed.links.items():
            yield f"      {link}:"
            for role, use in uses.items():
                yield _line(8, f"{role}: {_use(use)}", use.reason)
    if feed.satellites:
        yield "    satellites:"
        for satellite in feed.satellites:
            listed = ", ".join(map(text, satellite.attributes))
            said = f"{satellite.name}: {{of: {satellite.of}, attributes: [{listed}]}}"
            yield _line(6, said, satellite.reason)


def _origin(feed: ProposedFeed) -> Iterator[str]:
    origin = feed.origin
    if origin.table:
        if origin.database:
            yield f"    database: {origin.database}"
        yield f"    table: {text(origin.table)}"
        return
    format, options = origin.format, list[str]()
    if not origin.suffix_tells:
        options.append(f"format: {format.name}")
    if format.name == "csv":
        tabbed = origin.files.lower().removesuffix(".gz").endswith(".tsv")
        if tabbed or format.delimiter != ",":
            options.append(f"delimiter: {_character(format.delimiter)}")
        if format.quote != '"':
            options.append(f"quote: {_character(format.quote)}")
        if format.decimal != ".":
            options.append(f"decimal: {_character(format.decimal)}")
        if format.encoding != "utf-8":
            options.append(f"encoding: {format.encoding}")
        if not format.header:
            options.append("header: false")
        if format.null:
            options.append(f"null: {_character(format.null)}")
    if not options:
        yield f"    read: {text(origin.files)}"
        return
    yield "    read:"
    yield f"      files: {text(origin.files)}"
    for option in options:
        yield f"      {option}"


def _character(value: str) -> str:
    return "".join(
        one if one.isprintable() else _escaped(one) for one in json.dumps(value, ensure_ascii=False)
    )


def _column(column: ProposedColumn) -> str:
    said = [f"type: {_type(column.type)}"]
    if column.source:
        said.append(f"from: {text(column.source)}")
    if column.value:
        said.append(f"value: {text(column.value)}")
    said += [f"{name}: true" for name in ("pii", "occurrence") if getattr(column, name)]
    if column.missing:
        said.append("missing: null")
    if column.date_format:
        said.append(f"date_format: {text(column.date_format)}")
    if column.description:
        said.append(f"description: {text(column.description)}")
    if len(said) == 1:
        return str(column.type)
    return f"{{{', '.join(said)}}}"


def _use(use: Use) -> str:
    listed = ", ".join(map(text, use.columns))
    key = text(use.columns[0]) if len(use.columns) == 1 else f"[{listed}]"
    return f"{{key: {key}, optional: true}}" if use.optional else key
