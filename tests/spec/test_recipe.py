"""What the compatible recipes promise: a vault hashed by another package moves in as it is."""

from __future__ import annotations

import hashlib

import pytest

from vault.errors import LoadError, UsageError

DEFINITIONS = """
hash: {recipe: RECIPE, algorithm: md5, storage: hex}
hubs:
  customer: {business_key: {customer_no: text}}
  product: {business_key: {land: text, sku: text}}
links:
  basket: {hubs: [customer, product], child_key: {line: text}}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    applied_date: at
    columns:
      {customer_no: text, land: text, sku: text, line: text, name: text, City: text, at: date}
    hubs: {customer: customer_no}
    links:
      basket: {customer: customer_no, product: {key: [land, sku], optional: true}, line: line}
    satellites:
      customer_crm: {of: customer, attributes: [name, City]}
"""
HUB = "raw_vault.hub_customer"
HEAD = "customer_no | land | sku | line | name | City | at"


def md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


@pytest.fixture
def automate_dv(trial):
    trial.define(DEFINITIONS.replace("RECIPE", "automate_dv"))
    return trial


@pytest.fixture
def datavault4dbt(trial):
    trial.define(DEFINITIONS.replace("RECIPE", "datavault4dbt"))
    return trial


def test_automate_dv_keys_and_hashdiffs_are_those_of_the_package(automate_dv) -> None:
    automate_dv.load(f"{HEAD}\n1001 | at | x1 | a | Élo | - | 2024-01-01")
    assert automate_dv.rows(HUB, "customer_hk") == ["B8C37E33DEFDE51CF91E1E03E51657DA"]
    assert automate_dv.rows("raw_vault.link_basket", "product_hk, basket_hk") == [
        f"{md5('AT||X1').upper()} | {md5('1001||AT||X1||A').upper()}"
    ]
    # by the names of the columns: City, name
    assert automate_dv.rows("raw_vault.sat_customer_crm", "hashdiff") == [md5("^^||ÉLO").upper()]


def test_datavault4dbt_keys_and_hashdiffs_are_those_of_the_package(datavault4dbt) -> None:
    datavault4dbt.load(f'{HEAD}\nC001 | at | "x""1" | a | Élo | - | 2024-01-01')
    assert datavault4dbt.rows(HUB, "customer_hk") == ["25f4d5c41ca3bfb2388752a4a7bf5a5f"]
    product, basket = '"AT"||"XDV4DBT-QUOTE-REPLACEMENT1"', '"C001"||"AT"||"X{}1"||"A"'
    assert datavault4dbt.rows("raw_vault.link_basket", "product_hk, basket_hk") == [
        f"{md5(product)} | {md5(basket.format('DV4DBT-QUOTE-REPLACEMENT'))}"
    ]
    assert datavault4dbt.rows("raw_vault.sat_customer_crm", "hashdiff") == [md5('"Élo"||^^')]


@pytest.mark.parametrize("recipe", ["automate_dv", "datavault4dbt"])
def test_a_missing_optional_key_is_the_zero_key_by_every_recipe(trial, recipe) -> None:
    trial.define(DEFINITIONS.replace("RECIPE", recipe))
    trial.load(f"{HEAD}\n1 | - | - | a | n | c | 2024-01-01")
    assert trial.rows("raw_vault.link_basket", "product_hk") == ["0" * 32]
    found = trial.rows(HUB, "customer_hk", "load_id = 0")
    assert [key.lower() for key in found] == ["0" * 32, "f" * 32]


@pytest.mark.parametrize("recipe", ["automate_dv", "datavault4dbt"])
def test_the_same_delivery_again_is_unchanged_by_every_recipe(trial, recipe) -> None:
    trial.define(DEFINITIONS.replace("RECIPE", recipe))
    for at in ("2024-01-01", "2024-01-02"):
        trial.load(f"{HEAD}\n1 | at | x | a | n | - | {at}\n2 | - | - | b | - | - | {at}")
    assert trial.accounts("sat_customer_crm") == [(2, 2, 0, 0, 0), (2, 0, 2, 0, 0)]
    assert trial.accounts("link_basket") == [(2, 2, 0, 0, 0), (2, 0, 2, 0, 0)]


def test_keys_of_which_automate_dv_makes_one_text_stop_the_load(automate_dv) -> None:
    rows = "1 | a | b&&c | x | n | c | 2024-01-01\n2 | a&&b | c | x | n | c | 2024-01-01"
    path = automate_dv.deliver(f"{HEAD}\n{rows}")
    path.write_text(path.read_text().replace("&&", "||"))  # which part the cells of a table here
    with pytest.raises(LoadError, match=r"hash collision.*`dvault` never does"):
        automate_dv.run()


def test_a_null_and_its_placeholder_are_two_keys_that_stop_the_load(automate_dv) -> None:
    with pytest.raises(LoadError, match="hash collision"):
        automate_dv.load(
            f"{HEAD}\n1 | at | - | a | n | c | 2024-01-01\n1 | at | ^^ | a | n | c | 2024-01-01"
        )


def test_keys_are_compared_as_the_recipe_normalises_them(automate_dv) -> None:
    automate_dv.load(
        f"{HEAD}\né | a | b | x | n | c | 2024-01-01\nÉ | a | b | x | n | c | 2024-01-01"
    )
    assert automate_dv.accounts("hub_customer") == [(2, 1, 0, 1, 0)]


@pytest.mark.parametrize(
    ("said", "now"),
    [
        ("recipe: dvault", "recipe: automate_dv"),
        ("recipe: automate_dv", "recipe: datavault4dbt"),
        ("algorithm: md5", "algorithm: sha256"),
        ("storage: native", "storage: hex"),
    ],
)
def test_another_recipe_algorithm_or_storage_is_refused_once_there_are_rows(
    trial, said, now
) -> None:
    words = {"recipe": "dvault", "algorithm": "md5", "storage": "native"}
    for line in (said, now):
        words |= dict([line.split(": ")])
        made = DEFINITIONS.replace(
            "{recipe: RECIPE, algorithm: md5, storage: hex}",
            "{" + ", ".join(f"{key}: {value}" for key, value in words.items()) + "}",
        )
        trial.define(made)
        if line == said:
            trial.load(f"{HEAD}\n1 | a | b | x | n | c | 2024-01-01")
            before = trial.rows(HUB, "customer_hk, load_id")
    trial.deliver(f"{HEAD}\n2 | a | b | x | n | c | 2024-01-01")
    with pytest.raises(
        UsageError, match="every key would be there twice; declare `hash` as it was"
    ):
        trial.run()
    assert trial.rows(HUB, "customer_hk, load_id") == before
