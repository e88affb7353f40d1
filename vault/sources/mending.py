"""A copy of a CSV file in which every record can be read, where the original has faults.

Python's csv reads the faulty parts, byte runs without a fault are copied as they are. A broken
record becomes one record whose first cell is MARK, the reason, MARK's last character and the
line as delivered; so records keep their order and number. Without a reason, what follows is a
sound cell that starts like the mark itself. A line whose quote is never closed, or is closed
in the middle of a field, is broken alone: reading goes on with the next line.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from vault.sources.proof import BOM, MARK, Writing, proven

#: The longest record in bytes that is looked for before its first line is called broken.
LONGEST = 32 << 20
_CHUNK = 1 << 20
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def mend(source: Path, target: Path, writing: Writing, encoding: str) -> bool:
    """Write a readable copy of a UTF-8 file to `target`; False, and no copy, if it has no fault.

    `encoding` is what the delivery was written in, for the message about its bad bytes.
    """
    csv.field_size_limit(LONGEST)  # the module has one limit for all readers
    with source.open("rb") as file:
        blank, start = _start(file)
        file.seek(start)
        newline = _newline(file)
        file.seek(start)
        sound = start
        for position, part in _parts(file, writing, newline, encoding):
            if part is not None:
                break
            sound = position
        else:
            if not blank:
                return False
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as copy:
            file.seek(start)
            if writing.quote:  # without quotes every record is written anew, with them
                _copy(file, copy, sound - start)
            for _, part in _parts(file, writing, newline, encoding, copy):
                copy.write(part or b"")
    return True


def _copy(file: BinaryIO, copy: BinaryIO, length: int) -> None:
    while length and (chunk := file.read(min(_CHUNK, length))):
        copy.write(chunk)
        length -= len(chunk)


def _start(file: BinaryIO) -> tuple[int, int]:
    """Return how many empty lines lead, and where the first line that is not empty starts."""
    start = len(BOM) if file.read(len(BOM)) == BOM else 0
    file.seek(start)
    blank = 0
    while file.read(1) in (b"\r", b"\n"):
        blank += 1
    return blank, start + blank


def _newline(file: BinaryIO) -> bytes:
    line = file.readline(LONGEST)
    return b"\r\n" if line.endswith(b"\r\n") else b"\n"


def _parts(
    file: BinaryIO, writing: Writing, newline: bytes, encoding: str, copy: BinaryIO | None = None
) -> Iterator[tuple[int, bytes | None]]:
    """Yield each run's end and what replaces it; None, and nothing written, for a faultless one."""
    data, ended, done = b"", False, file.tell()
    while not ended or data:
        if not ended:
            more = file.read(max(_CHUNK, len(data)))
            ended = not more
            data += more
        anew = copy is not None and not writing.quote
        used = None if anew else proven(data, writing, newline, ended=ended)
        if used:
            done += used
            if copy is not None:
                copy.write(data[:used])
                if ended and not data.endswith(b"\n"):
                    copy.write(newline)
            yield done, None
        elif used is None or len(data) > LONGEST:
            used, part = _rewritten(data, writing, newline, encoding, ended=ended)
            done += used
            if used:
                yield done, part
        data = data[used or 0 :]


def _rewritten(
    data: bytes, writing: Writing, newline: bytes, encoding: str, *, ended: bool
) -> tuple[int, bytes]:
    """Return how many bytes were read, and the records in them, each readable."""
    if not ended:  # whole lines only, and no half of a CR LF
        data = data[: max(data.rfind(b"\n"), data.rfind(b"\r", 0, -1)) + 1]
    lines = _LINE.findall(data.decode("utf-8", "surrogateescape"))
    used, records = 0, []
    for cells, text in _records(lines, writing, wait=not ended and len(data) <= LONGEST):
        used += len(text.encode("utf-8", "surrogateescape"))
        if cells is not None and _is_blank(cells, text, writing):
            continue
        reason = _reason(cells, text, writing.fields, encoding)
        if reason:
            shown = text.rstrip("\r\n").encode("utf-8", "surrogateescape")
            line = shown.decode("utf-8", "backslashreplace")
            cells = [f"{MARK}{reason}{MARK[-1]}{line}", *[""] * (writing.fields - 1)]
        elif cells and cells[0].startswith(MARK):
            cells[0] = f"{MARK}{MARK[-1]}{cells[0]}"
        records.append(_written(cells or [], writing))
    return used, b"".join(record + newline for record in records)


def _records(
    lines: list[str], writing: Writing, *, wait: bool
) -> Iterator[tuple[list[str] | None, str]]:
    """Yield the cells and the text of each record; None for a line that csv cannot read.

    With `wait`, a record that needs more lines than there are ends the work.
    """
    done = 0
    while done < len(lines):
        start = done
        reader = csv.reader(
            (lines[at] for at in range(start, len(lines))),
            delimiter=writing.delimiter,
            quotechar=writing.quote or None,
            quoting=csv.QUOTE_MINIMAL if writing.quote else csv.QUOTE_NONE,
            strict=True,
        )
        with suppress(csv.Error):
            for cells in reader:
                first, done = done, start + reader.line_num
                yield cells, "".join(lines[first:done])
        if done < len(lines):
            if wait and start + reader.line_num == len(lines):
                return
            done += 1
            yield None, lines[done - 1]


def _is_blank(cells: list[str], text: str, writing: Writing) -> bool:
    """Say whether a line holds nothing; of a file with one column, blanks are a value."""
    return not cells or (writing.fields > 1 and len(cells) == 1 and not text.strip())


def _reason(cells: list[str] | None, text: str, fields: int, encoding: str) -> str | None:
    """Say why a record is broken; None where it is not."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return f"not valid {encoding}"
    if cells is None:
        return "a quote is not closed, or is closed within a field"
    if len(text) > LONGEST:
        return f"longer than {LONGEST} characters"
    if len(cells) < fields:
        return f"too few fields: {len(cells)} of {fields}"
    if len(cells) > fields:
        return f"too many fields: {len(cells)} of {fields}"
    return None


def _written(cells: list[str], writing: Writing) -> bytes:
    quote = writing.quote or '"'
    quoted = (quote + cell.replace(quote, quote * 2) + quote for cell in cells)
    return writing.delimiter.join(quoted).encode()
