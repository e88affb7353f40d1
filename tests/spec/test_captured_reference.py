"""A column that is declared after it was captured beside a reference, or has an odd name."""

from __future__ import annotations

from typing import Any

from test_captured_history import is_proved
from test_robustness_names import called


def test_what_describes_a_reference_is_filled_under_its_code(trial: Any) -> None:
    feed = """
references: {country: {key: {code: text}}}
source: iso
feeds:
  countries:
    read: data/customers_*.csv
    delivers: snapshot
    on_new_column: capture
    columns: {code: text, name: text}
    references: {country: code}
    satellites: {country_iso: {of: country, attributes: [name]}}
"""
    trial.define(feed)
    trial.load("code | name\nde | Germany\nfr | France")
    trial.load("code | name | eu\nde | Germany | yes\nfr | France | no")
    trial.load("code | name | eu\nde | Germany | yes\nfr | France | yes")
    later = feed.replace("name: text}", "name: text, eu: {type: boolean, missing: null}}")
    trial.define(later.replace("[name]", "[name, eu]"))
    assert "fill reference_satellite country_iso" in trial.run("apply").applied
    columns = "code, name, eu, load_id"
    assert trial.rows("business_vault.sat_country_iso_history", columns) == [
        "de | Germany | - | 1",
        "de | Germany | True | 4",
        "fr | France | - | 1",
        "fr | France | False | 4",
        "fr | France | True | 4",
    ]
    assert trial.run("apply").applied == ()
    is_proved(trial)


def test_what_describes_a_reference_is_filled_under_all_columns_of_its_code(trial: Any) -> None:
    feed = """
references: {region: {key: {country: text, code: text}}}
source: iso
feeds:
  regions:
    read: data/customers_*.csv
    delivers: changes
    applied_date: at
    on_new_column: capture
    columns: {country: text, code: text, name: text, at: date}
    references: {region: [country, code]}
    satellites: {region_iso: {of: region, attributes: [name]}}
"""
    trial.define(feed)
    trial.load("country | code | name | at\nde | 1 | Ulm | 2024-01-01\nfr | 1 | Nice | 2024-01-01")
    trial.load(
        "country | code | name | at | pop\nde | 1 | Ulm | 2024-01-02 | 7\n"
        "fr | 1 | Nice | 2024-01-02 | 8\nfr | 2 | Brest | 2024-01-02 | 9"
    )
    trial.load("country | code | name | at | pop\nfr | 1 | Nice | 2024-01-03 | 9")
    later = feed.replace("at: date}", "at: date, pop: {type: integer, missing: null}}")
    trial.define(later.replace("[name]", "[name, pop]"))
    assert "fill reference_satellite region_iso" in trial.run("apply").applied
    columns = "country, code, name, pop, extract(day from valid_from)"
    assert trial.rows("business_vault.sat_region_iso_history", columns) == [
        "de | 1 | Ulm | - | 1",
        "de | 1 | Ulm | 7 | 2",
        "fr | 1 | Nice | - | 1",
        "fr | 1 | Nice | 8 | 2",
        "fr | 1 | Nice | 9 | 3",
        "fr | 2 | Brest | 9 | 2",
    ]
    assert trial.run("apply").applied == ()
    is_proved(trial)


def test_no_name_that_the_sql_has_for_columns_of_its_own_is_in_the_way(trial: Any) -> None:
    """Each of them as an attribute, half of them captured, all of them divided later."""
    words = called("filling", "succession", "seal")
    early, late = words[::2], words[1::2]

    def feed(columns: list[str], satellites: str) -> str:
        declared = "".join(f", {word}: {{type: text, missing: null}}" for word in columns)
        return f"""
hubs: {{thing: {{business_key: {{no: text}}}}}}
source: s
feeds:
  things:
    read: data/customers_*.csv
    delivers: changes
    on_new_column: capture
    columns: {{no: text{declared}}}
    hubs: {{thing: no}}
    satellites: {{{satellites}}}
"""

    def attributes(columns: list[str]) -> str:
        return f"{{of: thing, attributes: [{', '.join(columns)}]}}"

    trial.define(feed(early, f"st: {attributes(early)}"))
    trial.load(f"no | {' | '.join(early)}\nk{' | 1' * len(early)}")
    trial.load(f"no | {' | '.join(words)}\nk{' | 2' * len(words)}")
    trial.define(feed(words, f"st: {attributes(early + late)}"))
    assert "fill satellite st" in trial.run("apply").applied
    told = ", ".join(f'"{word}"' for word in words)
    ((*values,),) = trial.select(
        f"select {told} from business_vault.sat_st_current where load_id > 0"
    )
    assert values == ["2"] * len(words)
    halves = [
        f"{name}: {attributes(columns)[:-1]}, history_of: [st]}}"
        for name, columns in (("early", early), ("late", late))
    ]
    trial.define(feed(words, ", ".join(halves)))
    trial.run("apply")
    for name, columns in (("early", early), ("late", late)):
        told = ", ".join(f'"{word}"' for word in columns)
        ((*values,),) = trial.select(
            f"select {told} from business_vault.sat_{name}_current where load_id > 0"
        )
        assert values == ["2"] * len(columns)
    is_proved(trial)
