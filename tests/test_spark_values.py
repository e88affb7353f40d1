"""What arrives in Spark, and what is brought up to date there, is what DuckDB has."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from conftest import NewDatabase, Trial
from test_every_database import comparable
from test_spark_cluster import DEFINITIONS, deliver
from test_spark_cluster import pytestmark as pytestmark

LOADED = datetime(2025, 6, 1)
TYPES = """
hubs: {thing: {business_key: {no: integer}}}
source: all
feeds:
  things:
    read: data/things.csv
    delivers: changes
    columns:
      no: integer
      t: text
      b: bigint
      d: "decimal(38,10)"
      f: double
      y: boolean
      day: date
      moment: timestamp
      zoned: timestamptz
      clock: time
      doc: json
    hubs: {thing: no}
    satellites:
      thing: {of: thing, attributes: [t, b, d, f, y, day, moment, zoned, clock, doc]}
"""
#: What Spark has no type for, or shows otherwise.
AS_TEXT = {
    "duckdb": "cast(clock as text), cast(doc as text), zoned at time zone 'UTC'",
    "spark": "clock, doc, zoned",
}
THINGS = """no,t,b,d,f,y,day,moment,zoned,clock,doc
1,"it's \\ ""odd"";
-- é",9007199254740993,-0.0000000001,0.1,true,0001-01-01,0001-01-01 00:00:00,\
2024-06-01 12:00:00.123456+02:00,23:59:59.5,"{""a"": [1, null]}"
2,,,,,,,,,,
3,b,-1,1234567890123456789012345678.0123456789,1e300,false,9999-12-31,\
9999-12-31 23:59:59.999999,1900-01-01 00:00:00+00:00,00:00:00,"[]"
"""


def test_values_of_every_type_arrive_as_they_were_delivered(
    new_database: NewDatabase, tmp_path: Path
) -> None:
    found = []
    for kind in ("duckdb", "spark"):
        folder = tmp_path / kind
        folder.mkdir()
        trial = Trial(folder, new_database(kind, folder))
        trial.define(TYPES)
        (folder / "data").mkdir()
        (folder / "data" / "things.csv").write_text(THINGS.replace("\\\n", ""))
        trial.run()
        columns = "hashdiff, t, b, d, f, y, day, moment"
        texts = AS_TEXT[kind]
        rows = trial.select(f"select {columns}, {texts} from raw_vault.sat_thing where load_id > 0")
        found.append(sorted(map(comparable, rows)))
        assert trial.select("select count(*) from audit.rejected_row") == [(0,)]
    assert len(found[0]) == 3
    assert found[0] == found[1]


BUSINESS = """
snapshots: {dates: [2024-01-15, 2024-02-15]}
points_in_time: {customer: {of: customer, satellites: [customer_crm]}}
dimensions: {customer: {of: customer, satellites: [customer_crm]}}
"""
BUILT = {
    "business_vault.pit_customer": "*",
    "marts.seen": "*",
    "audit.build": "entity, run_id, load_id",
}
SEEN = {
    "marts/seen.yml": "mart: seen\nmaterialized: incremental\ngrain: [customer_no]\n",
    "marts/seen.sql": (
        "select hub.customer_no, sat.name, sat.load_date from {{ ref('hub_customer') }} as hub"
        " inner join {{ ref('sat_customer_crm') }} as sat using (customer_hk)"
        " where sat.load_id = (select max(load_id) from audit.load)"
    ),
}


def test_what_is_brought_up_to_date_is_as_in_duckdb(
    new_database: NewDatabase, tmp_path: Path
) -> None:
    """A point in time and an incremental mart, which Spark can but write anew as a whole."""
    found = []
    for kind in ("duckdb", "spark"):
        folder = tmp_path / kind
        folder.mkdir()
        trial = Trial(folder, new_database(kind, folder))
        trial.define(f"{DEFINITIONS}{BUSINESS}marts: marts\n")
        for file, text in SEEN.items():
            trial.define(text, file)
        (folder / "data").mkdir()
        deliver(folder, 1, "1,Ann,2024-01-01", "2,Ben,2024-02-01")
        trial.run("apply", "load", "build", load_date=LOADED)
        deliver(folder, 2, "1,Anna,2024-01-10", "3,Cid,2024-01-01")
        later = BUSINESS.replace("2024-01-15", "2024-03-15")
        trial.define(f"{DEFINITIONS}{later}marts: marts\n")
        trial.run("apply", "load", "build", load_date=LOADED)
        found.append(
            {
                table: sorted(map(comparable, trial.select(f"select {columns} from {table}")))
                for table, columns in BUILT.items()
            }
        )
    assert len(found[0]["business_vault.pit_customer"]) == 5 * 2
    assert len(found[0]["marts.seen"]) == 3
    assert found[0] == found[1]
