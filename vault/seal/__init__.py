"""Seals: what is covered of each table, the figures of its rows, and the chain over all of them.

`docs/proof.md` says what each figure is, so that anybody can compute it again.
"""

from vault.seal.chain import (
    HEAD_BEFORE_ALL,
    Figure,
    Seal,
    content_of,
    head_of,
    plus,
    seal_after,
    sum_of,
)
from vault.seal.cover import Cover, audit_covers, cover_of, cover_of_text, covers_of
from vault.seal.erased import Erased, adjusted
from vault.seal.numbers import Fault, Numbers

__all__ = [
    "HEAD_BEFORE_ALL",
    "Cover",
    "Erased",
    "Fault",
    "Figure",
    "Numbers",
    "Seal",
    "adjusted",
    "audit_covers",
    "content_of",
    "cover_of",
    "cover_of_text",
    "covers_of",
    "head_of",
    "plus",
    "seal_after",
    "sum_of",
]
