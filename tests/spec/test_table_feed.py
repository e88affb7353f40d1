"""What a feed from a table promises: as from files, without leaving the database."""

from __future__ import annotations

import pytest

from vault.errors import SourceError

DEFINITIONS = """
hubs:
  customer: {business_key: {customer_no: text}}
  city: {business_key: {city: text}}
links:
  lives_in: {hubs: [customer, city]}
source: crm
feeds:
  customers:
    FROM
    delivers: snapshot
    columns:
      customer_no: text
      full_name: {from: "Full Name", type: text}
      age: integer
      city: text
      credit: decimal(10,2)
      joined_on: date
      seen_at: timestamp
      is_active: boolean
      loud: {value: upper(full_name), type: text}
    hubs: {customer: customer_no}
    links: {lives_in: {customer: customer_no, city: {key: city, optional: true}}}
    satellites:
      customer_crm:
        of: customer
        attributes: [full_name, age, credit, joined_on, seen_at, is_active, loud]
"""
FROM_A_TABLE = DEFINITIONS.replace("FROM", "table: landing.customers")
FROM_FILES = DEFINITIONS.replace("FROM", "read: data/customers_*.csv")
COLUMNS = """
    customer_no varchar(10), "Full Name" varchar, age bigint, city varchar, credit numeric(18,4),
    joined_on timestamp, seen_at timestamp, is_active boolean
"""
SATELLITE = "raw_vault.sat_customer_crm"


@pytest.fixture
def crm(trial):
    trial.define(FROM_A_TABLE)
    change(trial, "create schema landing", f"create table landing.customers ({COLUMNS})")
    return trial


def change(trial, *statements: str) -> None:
    with trial.engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def put(trial, *rows: str) -> None:
    change(trial, f"insert into landing.customers values {', '.join(rows)}")


def customer(key: str, name: str = "'Ann'", age: str = "30", credit: str = "1.5") -> str:
    days = "timestamp '2024-01-31 00:00:00', timestamp '2024-01-31 12:00:00.12'"
    return f"('{key}', {name}, {age}, 'Wien', {credit}, {days}, true)"


def test_a_row_is_the_same_from_a_table_and_from_a_file(crm, tmp_path, database) -> None:
    put(crm, customer("1"), customer(" a2 ", "null", "null"), customer("3", "'ü \"|\"'", "-7"))
    crm.run()
    seen = "customer_hk, hashdiff, full_name, age, credit, joined_on, seen_at, is_active, loud"
    found = crm.rows(SATELLITE, seen)
    links = crm.rows("raw_vault.link_lives_in", "lives_in_hk, customer_hk, city_hk")
    change(crm, "drop schema raw_vault cascade", "drop schema audit cascade")
    crm.define(FROM_FILES)
    tail = "Wien,1.50,2024-01-31,2024-01-31 12:00:00.12,true"
    file = crm.folder / "data" / "customers_1.csv"
    file.parent.mkdir()
    head = "customer_no,Full Name,age,city,credit,joined_on,seen_at,is_active"
    lines = [head, f"1,Ann,30,{tail}", f" a2 ,,,{tail}", f'3,"ü ""|""",-7,{tail}']
    file.write_text("\n".join(lines) + "\n")
    crm.run()
    assert crm.rows(SATELLITE, seen) == found
    assert crm.rows("raw_vault.link_lives_in", "lives_in_hk, customer_hk, city_hk") == links
    assert len(found) == len(links) == 3


def test_what_the_table_holds_is_delivered_by_every_run(crm) -> None:
    put(crm, customer("1"), customer("2"))
    crm.run()
    change(crm, "update landing.customers set age = 31 where customer_no = '2'")
    crm.run()
    crm.run()
    assert crm.rows(SATELLITE, "age, load_id") == ["30 | 1", "30 | 1", "31 | 2"]
    assert crm.accounts("sat_customer_crm") == [(2, 2, 0, 0, 0), (2, 1, 1, 0, 0), (2, 0, 2, 0, 0)]
    assert crm.select("select feed, file, bytes, sha256 from audit.load where load_id = 1") == [
        ("crm.customers", "landing.customers", 0, "")
    ]


def test_a_view_is_read_as_a_table_is(crm) -> None:
    put(crm, customer("1"))
    change(crm, "create view landing.seen as select * from landing.customers")
    crm.define(FROM_A_TABLE.replace("landing.customers", "landing.seen"))
    crm.run()
    assert crm.rows(SATELLITE, "full_name, loud") == ["Ann | ANN"]


def test_a_value_that_does_not_fit_rejects_its_row_and_says_which(crm) -> None:
    put(crm, customer("1", age="3000000000"), customer("2", credit="1.505"), customer("3"))
    put(crm, customer("4", age="2147483648", credit="123456789"), customer(" "))
    change(crm, "update landing.customers set joined_on = seen_at where customer_no = '3'")
    crm.run()
    assert crm.rows("audit.rejected_row", "reason", "target is null") == [
        "age: '2147483648' is not an integer; credit: '123456789.0000' is not a decimal(10,2)",
        "age: '3000000000' is not an integer",
        "credit: '1.5050' is not a decimal(10,2)",
        "customer_no: the key of customer is missing",
        "joined_on: '2024-01-31 12:00:00.12' is not a date",
    ]
    ((delivered,),) = crm.select(
        "select delivered from audit.rejected_row where reason like 'age: ''3%'"
    )
    assert delivered.startswith('{"customer_no":"1","Full Name":"Ann","age":3000000000,')


def test_a_row_that_a_satellite_refuses_is_kept_with_its_values(crm) -> None:
    put(crm, customer("1", "'Bob'"), customer("1", "'Ann'"))
    crm.run()
    assert crm.rows(SATELLITE, "full_name") == ["Ann"]
    assert crm.accounts("sat_customer_crm") == [(2, 1, 0, 0, 1)]
    ((reason, delivered),) = crm.select("select reason, delivered from audit.rejected_row")
    assert reason == "conflicting versions"
    assert delivered.startswith('{"customer_no":"1","full_name":"Bob","age":30,"city":"Wien",')


def test_rows_that_are_the_same_throughout_are_numbered(trial) -> None:
    trial.define("""
links:
  sale:
    type: non_historized
    hubs: [till]
    child_key: {copy_no: integer}
hubs:
  till: {business_key: {till_no: integer}}
source: shop
feeds:
  sales:
    table: landing.sales
    delivers: events
    columns: {till_no: integer, copy_no: {type: integer, occurrence: true}}
    links: {sale: {till: till_no}}
""")
    change(trial, "create schema landing", "create table landing.sales (till_no integer)")
    change(trial, "insert into landing.sales values (1), (2), (1), (1)")
    trial.run()
    trial.run()
    assert trial.rows("raw_vault.link_sale", "copy_no") == ["1", "1", "2", "3"]


def test_a_table_that_is_not_there_is_named(trial) -> None:
    trial.define(FROM_A_TABLE)
    with pytest.raises(SourceError, match=r"crm.customers: there is no table landing.customers"):
        trial.run()


def test_columns_that_are_missing_or_of_another_type_are_named_at_once(crm) -> None:
    change(crm, 'alter table landing.customers rename column "Full Name" to "Full Nam"')
    change(crm, "alter table landing.customers alter column joined_on type varchar")
    with pytest.raises(SourceError) as error:
        crm.run()
    missing, typed = str(error.value).splitlines()
    assert missing == ("landing.customers: column 'Full Name' is missing; did you mean 'Full Nam'?")
    assert typed.startswith("landing.customers.joined_on is ")
    assert typed.endswith(
        " and feed crm.customers says date: say the type it has, or let a view make the other of it"
    )
    assert crm.select("select count(*) from audit.load") == [(0,)]


def test_a_column_that_may_be_missing_is_null(crm) -> None:
    put(crm, customer("1"))
    crm.define(FROM_A_TABLE.replace("age: integer", "age: {type: integer, missing: null}"))
    change(crm, "alter table landing.customers drop column age")
    crm.run()
    assert crm.rows(SATELLITE, "full_name, age") == ["Ann | -"]


def test_an_empty_table_is_refused_as_a_snapshot(crm) -> None:
    run = crm.run()
    assert [load.status for load in run.loads] == ["refused"]
    assert crm.accounts("sat_customer_crm") == []


def test_a_double_is_hashed_alike_or_not_at_all(crm) -> None:
    """Engines write it in other digits, so that its hash would be another."""
    change(crm, "alter table landing.customers add column weight double precision")
    defined = FROM_A_TABLE.replace("age: integer", "age: integer\n      weight: WEIGHT")
    defined = defined.replace("[full_name", "[weight, full_name")
    put(crm, customer("1").replace(", true)", ", true, 70.25)"))
    crm.define(defined.replace("WEIGHT", "double"))
    if crm.engine.dialect.name == "duckdb":
        crm.run()
    else:
        with pytest.raises(SourceError, match=r"'weight' is a double.*declare a decimal"):
            crm.run()
    change(crm, "drop schema if exists raw_vault cascade", "drop schema audit cascade")
    put(crm, customer("2").replace(", true)", ", true, 70.125)"))
    crm.define(defined.replace("WEIGHT", "decimal(6,2)"))
    crm.run()
    assert crm.rows(SATELLITE, "weight") == ["70.25"]
    assert crm.rows("audit.rejected_row", "reason", "true") == [
        "weight: '70.125' is not a decimal(6,2)"
    ]
