"""What all tables of the raw vault promise, whatever their kind."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from hashlib import md5
from pathlib import Path
from uuid import UUID

import pytest
from test_technical_names import DEFINITIONS

from vault.entities import Satellite
from vault.names import LONGEST_NAME
from vault.plan import stored_entities
from vault.resolve import DefinitionError

TEMPLATES = Path(__file__).parents[2] / "templates"
DAY = "2024-01-{:02}"


@pytest.fixture
def shop(trial):
    """Every kind, with rows of two days, late ones among them, and something that is gone."""
    trial.define(DEFINITIONS)
    for day in (3, 4, 1):
        at = DAY.format(day)
        gone = "" if day == 4 else f"o2 | c1 | a | y | {at}"
        head = "order_no | customer_no | kind | name | effective_from"
        trial.deliver(f"{head}\no1 | c{day} | a | x | {at}\n{gone}", "orders")
        trial.deliver(f"order_no | line_no | sku\no1 | {day} | s", "lines")
        trial.deliver(f"code | name | LDTS\nDE | n{day} | {at}", "countries")
        trial.deliver(f"customer_no | name | effective_from\nc1 | n{day} | {at}")
        trial.run()
    return trial


def entities(shop) -> list:
    return [one for one in stored_entities(shop.warehouse) if one.kind not in ("snapshot", "pit")]


def columns(shop, table) -> list[str]:
    return [
        name
        for (name,) in shop.select(
            "select column_name from information_schema.columns"
            f" where table_schema = '{table.schema}' and table_name = '{table.name}'"
        )
    ]


def test_every_row_says_when_from_where_and_by_which_load_it_came(shop) -> None:
    loads = dict(shop.select("select load_id, load_date from audit.load"))
    feeds = {f"shop.{name}" for name in ("orders", "lines", "countries", "customers")}
    for entity in entities(shop):
        found = shop.select(
            f"select load_id, load_date, record_source from {entity.table} where load_id > 0"
        )
        assert found, entity.table
        for load_id, load_date, source in found:
            replayed = source == "shop.countries"  # whose load dates are those of the delivery
            assert load_id in loads
            assert replayed or load_date == loads[load_id]
            assert source in feeds


def test_no_end_of_anything_is_stored(shop) -> None:
    for entity in entities(shop):
        assert not [
            name for name in columns(shop, entity.table) if re.search("valid|_to$|end", name)
        ]


def test_every_key_of_a_link_or_satellite_has_its_parent(shop) -> None:
    for entity in entities(shop):
        parents = [(one.hash_key, one.hub) for one in getattr(entity, "references", ())]
        if isinstance(entity, Satellite) and entity.kind != "reference_satellite":
            parents.append((entity.hash_key, entity.parent))
        for key, parent in parents:
            assert (
                shop.select(
                    f"select {key} from {entity.table} where {key} not in"
                    f" (select {parent.hash_key} from {parent.table})"
                )
                == []
            )


def test_nothing_that_loads_the_raw_vault_updates_or_deletes() -> None:
    kinds = ("hub", "link", "non_historized_link", "reference", "satellite", "*_satellite")
    texts = [path for kind in kinds for path in TEMPLATES.glob(f"{kind}/*.sql")]
    assert len(texts) > 100
    changed = re.compile(r"(update|delete from|merge into|truncate table)\s+{{ this\.")
    assert [str(path) for path in texts if changed.search(path.read_text())] == []


def test_the_key_of_a_link_is_made_of_business_keys_and_child_keys_in_their_order(trial) -> None:
    trial.define("""
hubs:
  order: {business_key: {order_no: text}}
  product: {business_key: {land: text, sku: text}}
links:
  line: {hubs: [product, order], child_key: {line_no: integer}}
source: web
feeds:
  lines:
    read: data/lines_*.csv
    delivers: changes
    columns: {order_no: text, land: text, sku: text, line_no: integer}
    links: {line: {order: order_no, product: [land, sku], line_no: line_no}}
""")
    trial.load("line_no | order_no | land | sku\n7 | o1 | at | x ", "lines")
    (key,) = trial.rows("raw_vault.link_line", "line_hk")
    assert key == str(UUID(md5(b"AT|X|O1|7|2|1|2|15", usedforsecurity=False).hexdigest()))


def test_load_dates_increase_whatever_is_replayed(trial) -> None:
    trial.define(DEFINITIONS)
    for feed in ("lines", "countries", "customers"):
        for file in (trial.folder / "data").glob(f"{feed}_*"):
            file.unlink()
    moment = datetime(2024, 5, 1)
    for number, at in enumerate((moment, moment, moment - timedelta(days=1), None), 1):
        trial.deliver(f"customer_no | name | effective_from\nc{number} | n | 2024-01-01")
        trial.deliver(f"customer_no | name | effective_from\nd{number} | n | 2024-01-01")
        trial.run(feeds=["shop.customers"], load_date=at)
    dates = [date for (date,) in trial.select("select load_date from audit.load order by load_id")]
    assert len(dates) == 8
    assert dates == sorted(set(dates))
    assert dates[0] == moment


def test_a_satellite_has_a_name_that_leaves_room_for_columns_named_after_it(trial) -> None:
    longest = "s" * (LONGEST_NAME - len("sat_" + "_applied_date"))
    trial.define(DEFINITIONS.replace("customer_crm", longest))
    trial.run("apply")
    trial.define(DEFINITIONS.replace("customer_crm", f"{longest}s"))
    with pytest.raises(DefinitionError, match=r"is 47 bytes long; a name here may have 46"):
        trial.run("apply")
