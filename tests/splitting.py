"""A satellite that is split, and two that become one, with what tests ask of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from vault.reconcile import reconcile
from vault.verify import verify

HEAD = "customer_no | name | city | email | at"
COLUMNS = "name: text, city: text, email: {type: text, pii: true}, at: timestamp"
FEED = f"""
hubs:
  customer: {{business_key: {{customer_no: text}}}}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: changes
    applied_date: at
    columns: {{customer_no: text, {COLUMNS}}}
    hubs: {{customer: customer_no}}
    satellites:
"""
ONE = "      details: {of: customer, attributes: [name, city, email]}\n"
SPLIT = """
      person: {of: customer, attributes: [name, email], history_of: details}
      place: {of: customer, attributes: [city], history_of: details}
"""
PARTS = SPLIT.replace(", history_of: details", "")
MERGED = """
      details:
        {of: customer, attributes: [name, city, email], history_of: [person, place]}
"""
#: Three deliveries: what changed, what came late, a correction, and what is delivered again.
DELIVERIES = (
    "1 | Ann | Bonn | a@x | 2023-01-01\n2 | Bob | Rome | b@x | 2023-01-01",
    "1 | Ann | Köln | a@x | 2024-01-01\n1 | Ann | Köln | a@y | 2024-06-01\n"
    "2 | Bob | Rome | b@x | 2024-06-01",
    "1 | Ann | Bonn | a@z | 2023-06-01\n2 | Bo | Rome | b@x | 2024-06-01",
)


def declare(trial: Any, satellites: str, more: str = "") -> None:
    trial.define(FEED + satellites + more)


def loaded(trial: Any, satellites: str, deliveries: tuple[str, ...] = DELIVERIES) -> Any:
    """A vault into which deliveries were loaded, in one run."""
    declare(trial, satellites)
    for text in deliveries:
        trial.deliver(f"{HEAD}\n{text}")
    trial.run(load_date=datetime(2030, 1, 1))
    return trial


def change(trial: Any, old: str, new: str) -> None:
    """Change a word of the definitions."""
    path = trial.folder / "warehouse.yml"
    path.write_text(path.read_text().replace(old, new))


def deliver(trial: Any, text: str, day: int) -> None:
    """Deliver and load, as of a day."""
    trial.deliver(f"{HEAD}\n{text}")
    trial.run(load_date=datetime(2030, 1, 1) + timedelta(days=day))


def stored(trial: Any, name: str, *attributes: str) -> list[str]:
    """What a satellite holds but for the load ids."""
    columns = "customer_hk, applied_date, load_date, hashdiff, record_source"
    return trial.rows(f"raw_vault.sat_{name}", f"{columns}, {', '.join(attributes)}")


def answers(trial: Any, name: str, *attributes: str) -> list[str]:
    """What a satellite says was true at each moment there is, as known at each load."""
    dates = trial.select("select distinct load_date from audit.load where feed <> 'carried over'")
    shown = ", ".join(f"said.{one}" for one in attributes)
    found = []
    for number, (known,) in enumerate(sorted(dates)):
        rows = trial.select(
            f"select said.customer_hk, moment.at, {shown} from"
            " (select cast(d as timestamp) as at from (values ('2023-01-01'), ('2023-03-01'),"
            " ('2023-06-01'), ('2023-09-01'), ('2024-01-01'), ('2024-03-01'), ('2024-06-01'),"
            " ('2025-01-01')) as days(d)) as moment"
            f" inner join business_vault.sat_{name}_known as said"
            " on moment.at >= said.valid_from and moment.at < said.valid_to"
            f" and timestamp '{known}' >= said.known_from and timestamp '{known}' < said.known_to"
            " where said.load_id > 0"
        )
        found += [f"{number} | " + " | ".join(map(str, row)) for row in rows]
    return sorted(found)


def wrong(trial: Any) -> list[str]:
    """What verify and reconcile have to say; nothing on Spark, where nothing is sealed."""
    if trial.engine.dialect.name == "spark":
        return []
    trial.release()
    found = verify(trial.warehouse, trial.engine).findings
    against = reconcile(trial.warehouse, trial.engine)
    assert against.unreadable == 0
    return [*found["message"], *against.findings["message"]]
