"""Is a CSV file written as RFC 4180 says? Proved at the speed of memory, by byte positions.

`quotes_hold` looks at quotes and ends of lines only: what DuckDB in strict mode accepts
beyond that is right. `proven` also counts the fields of every record.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

BOM = b"\xef\xbb\xbf"
#: Starts the first cell of a record that a mended copy marks as broken.
MARK = "\x02broken\x02"
_CHUNK = 1 << 18


@dataclass(frozen=True, slots=True)
class Writing:
    """How a CSV file is written: one character each, `quote` empty for none."""

    delimiter: str
    quote: str
    fields: int


def quotes_hold(file: BinaryIO, writing: Writing) -> bool:
    """Say whether every quote opens or closes a whole field and all lines end the same way."""
    quote, delimiter = writing.quote.encode(), writing.delimiter.encode()
    if len(quote) > 1 or len(delimiter) > 1:
        return False
    before, opens, returns, feeds, pairs = b"\n", True, 0, 0, 0
    beside = _members(delimiter + b"\r\n" + quote)
    while chunk := file.read(_CHUNK):
        while chunk[-1:] in (quote, b"\r") and (more := file.read(1)):
            chunk += more
        if before == b"\n" and chunk.startswith(BOM):
            chunk = chunk[len(BOM) :]
        feeds += chunk.count(b"\n")
        if b"\r" in chunk:
            returns += chunk.count(b"\r")
            pairs += chunk.count(b"\r\n")
        if quote and quote in chunk:
            data = np.frombuffer(before + chunk + b"\n", np.uint8)
            at = np.flatnonzero(data == quote[0])
            opening, closing = (at[::2], at[1::2]) if opens else (at[1::2], at[::2])
            if not (beside[data[opening - 1]].all() and beside[data[closing + 1]].all()):
                return False
            opens ^= bool(len(at) % 2)
        before = chunk[-1:] or before
    if before == delimiter:  # DuckDB overlooks one empty field too many at the very end
        return False
    return opens and returns == pairs and (returns == 0 or feeds == pairs)


def proven(data: bytes, writing: Writing, newline: bytes, *, ended: bool) -> int | None:
    """Return how many leading bytes of `data` are whole, faultless records; None at a fault.

    `data` starts with a record; `ended` says that it is all there is. Zero asks for more.
    """
    delimiter, quote = writing.delimiter.encode(), writing.quote.encode()
    if len(delimiter) != 1 or len(quote) > 1 or MARK.encode() in data:
        return None
    whole = data if not ended or data.endswith(b"\n") else data + newline
    array = np.frombuffer(whole, np.uint8)
    ends, separators = _outside_quotes(array, whole, delimiter, quote)
    if not len(ends):
        return None if ended and whole else 0
    cut = int(ends[-1]) + 1
    separators = separators[separators < cut]
    if ended and cut != len(whole):
        return None
    record = whole[:cut]
    fine = (
        _is_utf8(record)
        and _lines_alike(record, newline)
        and _fields_fit(array, separators, writing.fields, newline)
        and (not quote or quote not in record or _quotes_fit(array[:cut], delimiter, quote))
    )
    return min(cut, len(data)) if fine else None


def _outside_quotes(
    array: NDArray[np.uint8], data: bytes, delimiter: bytes, quote: bytes
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    separators = np.flatnonzero((array == 10) | (array == delimiter[0]))
    if quote and quote in data:
        quotes = np.flatnonzero(array == quote[0])
        separators = separators[np.searchsorted(quotes, separators) % 2 == 0]
    return separators[array[separators] == 10], separators


def _fields_fit(
    array: NDArray[np.uint8], separators: NDArray[np.intp], fields: int, newline: bytes
) -> bool:
    is_end = array[separators] == 10
    before = np.concatenate(([-1], separators[:-1]))
    blank = is_end & (separators - before == len(newline))
    blank &= np.concatenate(([True], is_end[:-1]))
    if blank.any():
        if fields == 1:  # DuckDB reads a blank line as a null there
            return False
        is_end = is_end[~blank]
    return bool(is_end[fields - 1 :: fields].all()) and np.count_nonzero(is_end) * fields == len(
        is_end
    )


def _quotes_fit(array: NDArray[np.uint8], delimiter: bytes, quote: bytes) -> bool:
    beside = _members(delimiter + b"\r\n" + quote)
    at = np.flatnonzero(array == quote[0])
    if len(at) % 2:
        return False
    first = at[::2][at[::2] > 0]
    return bool(beside[array[first - 1]].all() and beside[array[at[1::2] + 1]].all())


def _lines_alike(data: bytes, newline: bytes) -> bool:
    if b"\r" not in data:
        return newline == b"\n"
    pairs = data.count(b"\r\n")
    return newline == b"\r\n" and data.count(b"\r") == pairs == data.count(b"\n")


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return True
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _members(characters: bytes) -> NDArray[np.bool_]:
    table = np.zeros(256, bool)
    table[list(characters)] = True
    return table
