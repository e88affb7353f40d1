"""JSON: which keys the rows of a file have; every row on a line of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from vault.entities.feed import Feed
from vault.sources.deliveries import Delivery
from vault.sources.layouts import Layout, delivered_columns, prefix_of, refuse_missing
from vault.sources.proof import BOM, MARK
from vault.sources.texts import in_utf8

_STEP = re.compile(r"""\.([A-Za-z_][A-Za-z0-9_]*)|\."([^"\\]+)"|\[(\d+)\]""")
_SAMPLE = 100


def look(feed: Feed, delivery: Delivery, scratch: Path) -> Layout:
    """Return the layout of a JSON file: lines or one array; SourceError where keys are missing.

    An array, and a file with faulty bytes, is copied with one row a line.
    """
    layout = in_utf8(feed, delivery, scratch)
    source = Path(layout.readable)
    is_array = _is_array(source)
    if is_array or not _lines_hold(source):
        prefix = prefix_of(delivery, scratch, "mended")
        layout = replace(layout, prefix=prefix, mended=True, proven=True)
        target = Path(layout.readable)
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as copy:
            copy.writelines(_elements(source) if is_array else _lines(source))
    _refuse_missing(feed, delivery, Path(layout.readable))
    return layout


def _is_array(source: Path) -> bool:
    with source.open("rb") as file:
        start = file.read(4096).removeprefix(BOM).lstrip()
    if not start.startswith(b"["):
        return False
    inside = start[1:].lstrip()
    return inside[:1] in (b"{", b"]", b"")


def _lines_hold(source: Path) -> bool:
    """Say whether DuckDB reads each line of the file as what stands in it."""
    rest = b""
    with source.open("rb") as file:
        while chunk := file.read(1 << 20):
            data = rest + chunk
            cut = data.rfind(b"\n") + 1
            if not cut:  # so long a line is read by fewer cores
                return False
            rest = data[cut:]
            if not _chunk_holds(data[:cut]):
                return False
    return _chunk_holds(rest)


def _chunk_holds(data: bytes) -> bool:
    if MARK.encode() in data or b"\r" in data:
        return False
    try:
        return data.isascii() or bool(data.decode()) or True
    except UnicodeDecodeError:
        return False


def _lines(source: Path) -> Iterator[bytes]:
    with source.open("rb") as file:
        for number, line in enumerate(file):
            text = line.removeprefix(BOM) if number == 0 else line
            text = text.rstrip(b"\r\n").replace(b"\r", b" ")
            if text.strip(b" \t"):
                yield _marked(text) + b"\n"


def _marked(line: bytes) -> bytes:
    try:
        line.decode()
    except UnicodeDecodeError:
        shown = line.decode("utf-8", "backslashreplace")
    else:
        if MARK.encode() not in line:
            return line
        shown = line.decode()
    return f"{MARK}{shown}".encode()


def _elements(source: Path) -> Iterator[bytes]:
    """Yield the rows of an array; from the first fault on, the rest is one broken line."""
    text = source.read_bytes().removeprefix(BOM).decode("utf-8", "surrogateescape")
    blank = re.compile(r"[ \t\r\n]*")
    decoder, at = json.JSONDecoder(), text.index("[") + 1
    first = True
    while True:
        start = at = blank.match(text, at).end()  # type: ignore[union-attr]
        if text[at : at + 1] == "]" and not text[at + 1 :].strip():
            return
        if not first and text[at : at + 1] == ",":
            at = blank.match(text, at + 1).end()  # type: ignore[union-attr]
        elif not first:
            break
        try:
            _, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        yield _line(text[at:end]) + b"\n"
        at, first = end, False
    if text[start:].strip():
        yield MARK.encode() + _line(text[start:]) + b"\n"


def _line(text: str) -> bytes:
    flat = text.replace("\r", " ").replace("\n", " ").strip()
    return _marked(flat.encode("utf-8", "surrogateescape"))


def _refuse_missing(feed: Feed, delivery: Delivery, source: Path) -> None:
    needed = {
        column.source: steps
        for column in delivered_columns(feed)
        if not column.missing_is_null and (steps := steps_of(column.source))
    }
    order, there, rows = list(needed), set[str](), 0
    with source.open("rb") as file:
        for number, line in enumerate(file):
            if not needed:
                return
            if number >= _SAMPLE and not any(_last(steps) in line for steps in needed.values()):
                continue
            try:
                row = json.loads(line.removeprefix(BOM))
            except (ValueError, RecursionError):
                continue
            if isinstance(row, dict):
                rows += 1
                there.update(row)
                needed = {name: to for name, to in needed.items() if not _reaches(row, to)}
    if rows:
        refuse_missing(delivery, [name for name in order if name in needed], there)


def steps_of(source: str) -> tuple[str | int, ...]:
    """Return the keys that lead to a value; none for a path that is more than keys.

    >>> steps_of("$.customer.name"), steps_of("unit price"), steps_of("$.lines[*].no")
    (('customer', 'name'), ('unit price',), ())
    """
    if not source.startswith("$"):
        return (source,)
    steps, at = list[str | int](), 1
    while at < len(source):
        found = _STEP.match(source, at)
        if found is None:
            return ()
        steps.append(int(found[3]) if found[3] else found[1] or found[2])
        at = found.end()
    return tuple(steps)


def _last(steps: tuple[str | int, ...]) -> bytes:
    keys = [step for step in steps if isinstance(step, str)]
    return json.dumps(keys[-1], ensure_ascii=False).encode() if keys else b""


def _reaches(value: Any, steps: tuple[str | int, ...]) -> bool:
    for step in steps:
        if not isinstance(value, dict if isinstance(step, str) else list):
            return False
        try:
            value = value[step]  # type: ignore[index]
        except (KeyError, IndexError):
            return False
    return True
