"""How the hash keys of stored rows come out: recipe, order, case, collision code and tenant."""

from __future__ import annotations

import itertools
from uuid import UUID

import pytest

from vault.execute.catalogue import CatalogueColumn, CatalogueTable
from vault.hashing import HashRecipe, Value, hash_key
from vault.infer.vaults.hashes import keys_of, rank
from vault.infer.vaults.tables import Shape
from vault.names import Identifier
from vault.types import Type

ROWS = [("crm", 7, "de", 1, "Ab"), ("crm", 7, "de", 2, "c|d"), ("erp", 8, "at", 1, '"E"')]
NAMES = ("bkcc", "tenant_id", "country", "number", "letters")
TYPES = ("text", "integer", "text", "integer", "text")
RECIPES = list(
    itertools.product(
        ("dvault", "automate_dv", "datavault4dbt"), ("md5", "sha1", "sha256"), ("hex", "binary")
    )
)


def shape(recipe: HashRecipe, hashed: tuple[str, ...], sensitive: bool, kept: str = "") -> Shape:
    """A hub of these rows, whose keys are hashed in that order; `kept` columns are no part."""
    at = [NAMES.index(name) for name in hashed]
    values = [
        Value(Identifier(NAMES[i]), Type(TYPES[i]), True, not sensitive, qualifier=i < 2)
        for i in at
    ]
    rows = []
    stored = sorted({*at, *(NAMES.index(name) for name in kept.split())})
    for row in ROWS:
        digits = hash_key([row[i] for i in at], values, recipe) or ""
        key = {"hex": digits, "binary": bytes.fromhex(digits)}.get(recipe.storage)
        rows.append((key or UUID(digits), *(row[i] for i in stored)))
    columns = tuple(CatalogueColumn(NAMES[i], Type(TYPES[i]), TYPES[i]) for i in stored)
    table = CatalogueTable("dv", "hub_thing", (CatalogueColumn("thing_hk", None, ""), *columns))
    return Shape(table, tuple(rows), ("thing_hk",), "", "load_date", "source", "", columns)


@pytest.mark.parametrize(("name", "algorithm", "storage"), RECIPES)
def test_the_recipe_by_which_keys_of_several_columns_come_out_is_found(
    name: str, algorithm: str, storage: str
) -> None:
    recipe = HashRecipe(name, 1, algorithm, storage)
    for sensitive in (False, True):
        for hashed in (("letters", "number", "country"), ("bkcc", "tenant_id", "letters")):
            (found,) = keys_of(shape(recipe, hashed, sensitive))
            assert (found.recipe, found.case_sensitive) == (recipe, sensitive)
            assert found.identity == hashed
            assert (found.code, bool(found.tenant)) == (("bkcc", True) if "bkcc" in hashed else
                                                        ("", False))  # fmt: skip


def test_what_is_no_part_of_the_key_is_told_from_it() -> None:
    recipe = HashRecipe("automate_dv", 1, "md5", "hex")
    (found,) = keys_of(shape(recipe, ("letters", "country"), False, kept="number tenant_id"))
    assert found.identity == ("letters", "country")
    assert keys_of(shape(recipe, ("letters",), False, kept=""))[0].tried == 3


def test_of_recipes_that_agree_the_one_comes_first_that_keeps_hashes_so() -> None:
    for storage, first in (("native", "dvault"), ("binary", "automate_dv")):
        found = keys_of(shape(HashRecipe("dvault", 1, "md5", storage), ("letters",), False))
        assert min(found, key=lambda one: rank(one.recipe)).recipe.name == first
        assert {one.recipe.name for one in found} == {"automate_dv", "dvault"}


def test_hashes_of_something_else_are_no_key() -> None:
    recipe = HashRecipe("automate_dv", 1, "md5", "hex")
    made = shape(recipe, ("letters", "country"), False)
    other = shape(recipe, ("number",), False)
    rows = tuple((one[0], *two[1:]) for one, two in zip(other.rows, made.rows, strict=True))
    assert keys_of(Shape(made.table, rows, *(getattr(made, name) for name in
                         ("hashes", "hashdiff", "load_date", "record_source", "applied_date",
                          "rest")))) == []  # fmt: skip
