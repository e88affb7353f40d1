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

#: How many bytes the end of a quote may be away before the line it starts in is called broken.
LONGEST = 16 << 20
_CHUNK = 1 << 20
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def mend(source: Path, target: Path, writing: Writing, encoding: str) -> bool:
    """Write a readable copy of a UTF-8 file to `target`; False, and no copy, if it has no fault.

    `encoding` is what the delivery was written in, for the message about its bad bytes.
    """
    csv.field_size_limit(2 * LONGEST)  # the module has one limit for all readers
    with source.open("rb") as file, source.open("rb") as original:
        blank, start = _start(file)
        file.seek(start)
        newline = _newline(file)
        file.seek(start)
        parts = _parts(file, writing, newline, encoding)
        sound, fault = 0, None
        for part, fault in parts:
            if fault is not None:
                break
            sound += len(part)
        if fault is None and not blank:
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as copy:
            if writing.quote:
                _copy(original, copy, start, sound)
                copy.write(fault or b"")
            else:  # every record is written anew, with quotes
                file.seek(start)
                parts = _parts(file, writing, newline, encoding, anew=True)
            for part, replaced in parts:
                copy.write(part if replaced is None else replaced)
    return True


def _copy(file: BinaryIO, copy: BinaryIO, start: int, length: int) -> None:
    file.seek(start)
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
    file: BinaryIO, writing: Writing, newline: bytes, encoding: str, *, anew: bool = False
) -> Iterator[tuple[bytes, bytes | None]]:
    """Yield the file in runs of records: each as it is, and what replaces it, if it has a fault.

    With `anew` every run is replaced. The window grows while it holds no whole record.
    """
    data, ended, window = b"", False, _CHUNK
    while True:
        while len(data) < window and not ended:
            more = file.read(window - len(data))
            ended = not more
            data += more
        if not data:
            return
        part, last = data[:window], ended and len(data) <= window
        used = None if anew else proven(part, writing, newline, ended=last)
        replaced = None
        if used is None or (not used and window > LONGEST):
            patient = not last and window <= LONGEST
            used, replaced = _rewritten(part, writing, newline, encoding, last, patient)
        if used:
            yield data[:used], replaced
        data, window = data[used:], _CHUNK if used else 2 * window


def _rewritten(
    data: bytes, writing: Writing, newline: bytes, encoding: str, ended: bool, patient: bool
) -> tuple[int, bytes]:
    """Return how many bytes were read, and the records in them, each readable.

    With `patient`, a record that is not complete is left for the next time.
    """
    if not ended:  # whole lines only, and no half of a CR LF
        data = data[: max(data.rfind(b"\n"), data.rfind(b"\r", 0, -1)) + 1]
    lines = _LINE.findall(data.decode("utf-8", "surrogateescape"))
    used, records = 0, []
    for cells, text in _records(lines, writing, patient):
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
    lines: list[str], writing: Writing, patient: bool
) -> Iterator[tuple[list[str] | None, str]]:
    """Yield the cells and the text of each record; None for a line that csv cannot read.

    With `patient`, a record that needs more lines than there are ends the work.
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
            if patient and start + reader.line_num == len(lines):
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
    if len(cells) < fields:
        return f"too few fields: {len(cells)} of {fields}"
    if len(cells) > fields:
        return f"too many fields: {len(cells)} of {fields}"
    return None


def _written(cells: list[str], writing: Writing) -> bytes:
    quote = writing.quote or '"'
    quoted = (quote + cell.replace(quote, quote * 2) + quote for cell in cells)
    return writing.delimiter.join(quoted).encode()
