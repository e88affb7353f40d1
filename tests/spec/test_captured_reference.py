"""A column that is declared after it was captured beside a reference."""

from __future__ import annotations

from typing import Any

from test_captured_history import is_proved


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
