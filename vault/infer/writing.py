"""How a file of text is written: its encoding, its delimiter, and whether it has a header."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from vault.errors import SourceError

_SAMPLE = 1 << 18
_RECORDS = 400
_DELIMITERS = (",", ";", "\t", "|", "^", "~", "\x1f", ":", " ")
#: Of one column, what is not in it may stand for the delimiter.
_UNUSED = ("|", "\t", ";", "^", "~", "\x1f", ",")
_YEAR = re.compile(r"(?:19|20)\d\d")
_VALUE = re.compile(r"[+-]?[\d.,]*\d[\d.,]*%?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?|\d+:\d\d.*")


@dataclass(frozen=True, slots=True)
class Writing:
    """How a csv file is written. `names` are those of its columns, empty where it has none.

    `header` says that the loader can take them from the first line; else `above` lines stand
    before the data, the last of them with the names where there are any.
    """

    encoding: str
    delimiter: str
    names: tuple[str, ...]
    header: bool
    above: int = 0
    quote: str = '"'
    why: str = ""


def writing_of(path: Path) -> Writing:
    """How a file is written; SourceError where there is nothing in it to tell by, or no text."""
    encoding = encoding_of(path)
    text = _start(path, encoding)
    if not text.strip():
        raise SourceError(f"{path}: is empty, so there is nothing to infer from; leave it out")
    delimiter, quote, records = _delimited(text)
    return _headed(encoding, delimiter, quote, records)


def encoding_of(path: Path) -> str:
    """The encoding of a file by its byte order mark, else by whether all of it is UTF-8."""
    broken, many, first, last_byte = 0, 0, b"", b""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    undefined = False
    with _opened(path) as file:
        while chunk := file.read(1 << 20):
            first = first or chunk
            if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                return "utf-16"
            if chunk.isascii():
                continue
            text = decoder.decode(chunk)
            bad = sum("\udc80" <= letter <= "\udcff" for letter in text)
            broken += bad
            many += sum(ord(letter) > 127 for letter in text) - bad
            undefined = undefined or bool(chunk.translate(None, _CP1252) != b"")
    del last_byte
    zeros = first[:4000].count(0)
    if zeros > len(first[:4000]) / 5:
        return "utf-16-le" if first[1:2] == b"\0" else "utf-16-be"
    if zeros:
        raise SourceError(f"{path}: holds zero bytes and is no text; name a csv, json or Parquet")
    if broken and broken > many / 5:
        return "latin-1" if undefined else "cp1252"
    return "utf-8"


_CP1252 = bytes(set(range(256)) - {0x81, 0x8D, 0x8F, 0x90, 0x9D})


def _opened(path: Path) -> io.BufferedReader | gzip.GzipFile:
    return gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb")


def _start(path: Path, encoding: str) -> str:
    """The first lines, whole ones."""
    with _opened(path) as file:
        data = file.read(_SAMPLE)
    text = codecs.getincrementaldecoder(encoding)("replace").decode(data)
    text = text.removeprefix("\ufeff")
    if len(data) == _SAMPLE and "\n" in text:
        text = text[: text.rindex("\n") + 1]
    return text


def _delimited(text: str) -> tuple[str, str, list[list[str]]]:
    """The delimiter by which most lines have equally many fields, and the records."""
    best: tuple[float, str, str, list[list[str]]] | None = None
    for rank, delimiter in enumerate(_DELIMITERS):
        if delimiter not in text:
            continue
        for quote in ('"', "'"):
            if quote == "'" and f"{delimiter}'" not in text:
                continue
            records = _records(text, delimiter, quote)
            width = _width(records)
            if width < 2:
                continue
            share = sum(len(record) == width for record in records) / len(records)
            score = (
                share
                - rank * 0.002
                - 0.05 * (delimiter in ": ")
                + min(width, 20) * 0.004
                - (quote == "'") * 0.002
            )
            if quote == "'" and any(_wrapped(record, quote) for record in records[:50]):
                score -= 0.5
            needed = 0.95 if delimiter in ": " else 0.6
            if share >= needed and (best is None or score > best[0]):
                best = score, delimiter, quote, records
    if best:
        return best[1:]
    delimiter = next((one for one in _UNUSED if one not in text), ",")
    delimiter = "," if "," not in text else delimiter
    return delimiter, '"', _records(text, delimiter, '"')


def _wrapped(record: list[str], quote: str) -> bool:
    """Whether a quote was not taken off, so that it is none."""
    return any(quote in cell for cell in record)


def _records(text: str, delimiter: str, quote: str) -> list[list[str]]:
    lines = io.StringIO(text, newline="")
    found: list[list[str]] = []
    try:
        for record in csv.reader(lines, delimiter=delimiter, quotechar=quote):
            if record:
                found.append(record)
            if len(found) == _RECORDS:
                break
    except csv.Error:  # a field of more than a hundred thousand letters
        pass
    return found or [[text.splitlines()[0]]]


def _width(records: list[list[str]]) -> int:
    """How many fields a record mostly has; of two as frequent, the more."""
    counts = Counter(map(len, records[1:] or records))
    return max(counts, key=lambda width: (counts[width], width))


def _headed(encoding: str, delimiter: str, quote: str, records: list[list[str]]) -> Writing:
    width = _width(records)
    above = next((at for at, one in enumerate(records) if len(one) == width), 0)
    if above > 20:
        above = 0
    first = [cell.strip() for cell in records[above]]
    if above == 0 and len(records[0]) != width and len(records) > 1:
        first = [cell.strip() for cell in records[0]]
    rest = [one for one in records[above + 1 :] if len(one) == width]
    if not _is_header(first, rest):
        return Writing(encoding, delimiter, ("",) * width, False, above, quote)
    named = [name for name in first if name]
    blank = any(not name and any(one[at].strip() for one in rest) for at, name in enumerate(first))
    if above or len(set(named)) < len(named) or blank or not named:
        why = "lines stand above the header" if above else (
            "a name is there twice" if len(set(named)) < len(named) else "a column has no name"
        )  # fmt: skip
        return Writing(encoding, delimiter, tuple(first), False, above + 1, quote, why)
    return Writing(encoding, delimiter, tuple(first), True, 0, quote)


def _is_header(first: list[str], rest: list[list[str]]) -> bool:
    """Whether the first record names columns: it is unlike what stands below."""
    votes = 0
    for at, cell in enumerate(first):
        below = [one[at].strip() for one in rest if one[at].strip()]
        values = sum(bool(_VALUE.fullmatch(value)) for value in below)
        if _YEAR.fullmatch(cell) and below and not any(_YEAR.fullmatch(one) for one in below):
            votes += 1  # a column for each year
        elif cell and _VALUE.fullmatch(cell):
            votes -= 1 if not below or values > 0.5 * len(below) else 0
        elif below and values > 0.8 * len(below):
            votes += 2 if cell else 0
        elif (cell and cell in below) or "@" in cell or len(cell) > 80:
            votes -= 1
    filled = sum(bool(cell) for cell in first)
    return votes >= 0 and filled * 2 >= len(first)
