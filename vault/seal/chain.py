"""The chain: the figures of each load and run, and the digest that includes the one before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

#: What the first seal includes.
HEAD_BEFORE_ALL = ""
_WORD = 2**64


@dataclass(frozen=True, slots=True)
class Figure:
    """What the rows of one load, or run, come to in a table, or in one part of its keys.

    `keys`, `digest` and `personal` are the sums of the upper and of the lower 64 bits, each modulo
    2^64, in hexadecimal; `located` is a sum in decimal; `personal` is empty where nothing is.
    """

    group_id: int
    target: str
    parts: int
    part: int
    rows: int
    keys: str
    digest: str
    located: str
    personal: str
    covers: str

    @property
    def line(self) -> str:
        """The text by which the chain holds it."""
        cells = (self.target, self.parts, self.part, self.rows, self.keys, self.digest)
        return json.dumps([*cells, self.located, self.personal, self.covers])


def sum_of(high: int | None, low: int | None) -> str:
    """The sums of the halves of 128-bit numbers, each modulo 2^64; empty for none.

    >>> sum_of(-1, 2**64 + 3)
    'ffffffffffffffff0000000000000003'
    """
    if high is None or low is None:
        return ""
    return f"{int(high) % _WORD:016x}{int(low) % _WORD:016x}"


def plus(one: int, other: int, sign: int = 1) -> int:
    """Two numbers of two halves added, or the second taken away, each half by itself.

    >>> hex(plus(0xFFFFFFFFFFFFFFFF, 2)), hex(plus(0, 1, -1))
    ('0x1', '0xffffffffffffffff')
    """
    high = (one // _WORD + sign * (other // _WORD)) % _WORD
    return high * _WORD + (one + sign * other) % _WORD


@dataclass(frozen=True, slots=True)
class Seal:
    """One link of the chain: a load or a run, the SHA-256 of its figures, and of the chain so far.

    `sealed_by` is the run that wrote it, `sealed` when, in UTC.
    """

    number: int
    load_id: int | None
    run_id: int | None
    sealed_by: int
    sealed: datetime
    content: str
    digest: str

    @property
    def subject(self) -> str:
        """What it seals, in words."""
        return f"load {self.load_id}" if self.load_id is not None else f"run {self.run_id}"

    def after(self, previous: str) -> str:
        """The digest it must have, after the digest of the one before."""
        cells = (previous, self.number, self.load_id, self.run_id, self.sealed_by)
        text = json.dumps([*cells, self.sealed.isoformat(), self.content])
        return hashlib.sha256(text.encode()).hexdigest()


def content_of(figures: Iterable[Figure]) -> str:
    """The SHA-256 of some figures, whatever their order."""
    return hashlib.sha256("\n".join(sorted(one.line for one in figures)).encode()).hexdigest()


def seal_after(previous: str, seal: Seal) -> Seal:
    """The seal with its digest."""
    return replace(seal, digest=seal.after(previous))


def head_of(seal: Seal | None) -> str:
    """The head as it is printed, to be kept elsewhere: the last number and digest."""
    return f"{seal.number}:{seal.digest}" if seal else "0:"
