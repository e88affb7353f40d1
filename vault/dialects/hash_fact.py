"""What a hash is in a database: how it is called, and how its result is kept."""

from __future__ import annotations

from dataclasses import dataclass

_LOWER = "abcdefghijklmnopqrstuvwxyz"
#: Upper case in ASCII only; `translate` alone would do, but is many times slower than `upper`.
FOLDED = (
    "case when octet_length({0}) = length({0}) then upper({0})"
    f" else translate({{0}}, '{_LOWER}', '{_LOWER.upper()}') end"
)


@dataclass(frozen=True, slots=True)
class HashFact:
    """How one algorithm is called and how its result is kept in the native storage."""

    hexadecimal: str
    native_type: str
    native: str
    constant: str
    bytes: int
    #: the native result of a text, where that needs no hexadecimal text on the way
    direct: str = ""
