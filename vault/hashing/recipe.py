"""Which recipe a warehouse is hashed by, and the hash functions in Python."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

#: A text as UTF-8 → its hash in lower-case hexadecimal digits.
Digest = Callable[[str], str]

DIGESTS: dict[str, Digest] = {
    "md5": lambda text: hashlib.md5(text.encode(), usedforsecurity=False).hexdigest(),
    "sha1": lambda text: hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest(),
    "sha256": lambda text: hashlib.sha256(text.encode()).hexdigest(),
}


@dataclass(frozen=True, slots=True)
class HashRecipe:
    """How keys and versions are hashed; `version` is stored with every load."""

    name: str = "dvault"  # dvault | automate_dv | datavault4dbt
    version: int = 1
    algorithm: str = "md5"  # md5 | sha1 | sha256
    storage: str = "native"  # native | binary | hex

    def __str__(self) -> str:
        return f"{self.name}/{self.version}/{self.algorithm}/{self.storage}"
