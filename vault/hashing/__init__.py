"""The hash recipes, defined once: a reference in Python and the expression in SQL.

A recipe is a file that says what text of a key or of attributes is hashed: `dvault`, and two by
which other packages hash, so that a vault of theirs can move in. `values` holds what they share
in Python, `words` what they share in SQL; nothing outside this package knows them apart.
"""

from vault.hashing.dvault import RUN, list_text
from vault.hashing.expressions import Hashing
from vault.hashing.recipe import HashRecipe
from vault.hashing.recipes import RECIPES, hash_diff, hash_key
from vault.hashing.values import Keyed, Value, canonical_text, key_values

__all__ = [
    "RECIPES",
    "RUN",
    "HashRecipe",
    "Hashing",
    "Keyed",
    "Value",
    "canonical_text",
    "hash_diff",
    "hash_key",
    "key_values",
    "list_text",
]
