"""The recipes of other packages: what is known of their hashes, and what they cannot tell apart."""

from __future__ import annotations

import hashlib

import pytest
from test_hashing import values_of

from vault.hashing import HashRecipe, Value, hash_diff, hash_key
from vault.names import Identifier
from vault.types import Type


def key_of(recipe: str, *row: object, types: tuple[str, ...] = ()) -> str | None:
    made = [Type(name) for name in types or ("text",) * len(row)]
    return hash_key(row, values_of(made, key=True), HashRecipe(recipe))


def diff_of(recipe: str, *row: object) -> str:
    return hash_diff(row, values_of([Type("text")] * len(row), key=False), HashRecipe(recipe))


def md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def test_automate_dv_gives_the_keys_that_the_package_gives() -> None:
    assert key_of("automate_dv", 1001, types=("integer",)) == "B8C37E33DEFDE51CF91E1E03E51657DA"
    assert key_of("automate_dv", " 1001 ") == "B8C37E33DEFDE51CF91E1E03E51657DA"
    assert key_of("automate_dv", "a", None, " ") == md5("A||^^||^^").upper()
    assert diff_of("automate_dv", "a", True, None) == md5("A||TRUE||^^").upper()


def test_automate_dv_sorts_the_columns_of_a_hashdiff_by_name() -> None:
    values = [Value(Identifier(name), Type("text")) for name in ("b", "C", "a")]
    found = hash_diff(("1", "2", "3"), values, HashRecipe("automate_dv"))
    assert found == md5("3||1||2").upper()


def test_datavault4dbt_gives_the_keys_that_the_package_gives() -> None:
    assert key_of("datavault4dbt", "C001") == "25f4d5c41ca3bfb2388752a4a7bf5a5f"
    assert key_of("datavault4dbt", "c001 ", None) == md5('"C001"||^^')
    assert diff_of("datavault4dbt", 'a\\b"c', "x\r\ny", "") == md5(
        '"a\\\\bdv4dbt-quote-replacementc"||"xy"||""'
    )
    assert key_of("datavault4dbt", "a||^^") == md5(
        '"ADV4DBT-CONCAT-REPLACEMENTDV4DBT-NULL-REPLACEMENT"'
    )


def test_what_is_all_null_is_the_zero_key_by_the_rules_of_each_recipe() -> None:
    assert key_of("automate_dv", None, " ") is None
    assert key_of("automate_dv", "^^", "^^") is None  # which the package takes for nulls
    assert key_of("datavault4dbt", None, None) is None
    assert key_of("datavault4dbt", " ") == md5('""')
    assert diff_of("automate_dv", None, None) == md5("^^||^^").upper()
    assert diff_of("datavault4dbt", None, None) == "0" * 32


def test_automate_dv_takes_some_rows_for_one() -> None:
    assert key_of("automate_dv", "A||B", "C") == key_of("automate_dv", "A", "B||C")
    assert diff_of("automate_dv", "a") == diff_of("automate_dv", "A ")
    assert (
        diff_of("automate_dv", None) == diff_of("automate_dv", "") == diff_of("automate_dv", "^^")
    )


def test_datavault4dbt_takes_some_rows_for_one() -> None:
    assert key_of("datavault4dbt", "A||B", "C") != key_of("datavault4dbt", "A", "B||C")
    assert diff_of("datavault4dbt", "a\nb") == diff_of("datavault4dbt", " ab ")
    assert diff_of("datavault4dbt", '"') == diff_of("datavault4dbt", "dv4dbt-quote-replacement")
    assert diff_of("datavault4dbt", None) != diff_of("datavault4dbt", "")


@pytest.mark.parametrize("recipe", ["automate_dv", "datavault4dbt"])
def test_an_attribute_appended_later_changes_every_hashdiff_of_a_compatible_recipe(recipe) -> None:
    assert diff_of(recipe, "a") != diff_of(recipe, "a", None)
