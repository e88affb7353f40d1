"""Vaults that other tools have made, as tables: those of AutomateDV and of datavault4dbt."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import sqlalchemy

LEARNT = "timestamp '2020-01-02 06:00:00'"
LATER = "timestamp '2020-02-02 06:00:00'"


def md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


DIGESTS = {"md5": md5, "sha256": sha256}


class Tables:
    """A database that is filled with statements; `hash` writes a hash as it is kept there."""

    def __init__(self, engine: sqlalchemy.Engine, storage: str) -> None:
        self.engine = engine
        server = engine.dialect.name == "postgresql"
        of_bytes = "decode('{}', 'hex')" if server else "unhex('{}')"
        self.form = "'{}'" if storage == "hex" else of_bytes
        self.hashes = "varchar(64)" if storage == "hex" else "bytea" if server else "blob"

    def hash(self, digits: str) -> str:
        return self.form.format(digits)

    def make(self, schema: str, tables: dict[str, str], rows: dict[str, Sequence[str]]) -> None:
        """Create tables by their columns, `#` for the type of a hash, and insert rows."""
        statements = [f"create schema {schema}"]
        for name, columns in tables.items():
            typed = columns.replace("#", self.hashes)
            statements.append(f"create table {schema}.{name} ({typed})")
        for name, listed in rows.items():
            values = ", ".join(f"({row})" for row in listed)
            statements.append(f"insert into {schema}.{name} values {values}")
        with self.engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)


def automate_dv(engine: sqlalchemy.Engine, storage: str, algorithm: str) -> None:
    """Customers with their nations, phones and orders, under the names that dvault has, too."""
    tables = Tables(engine, storage)

    def h(text: str) -> str:
        return tables.hash(DIGESTS[algorithm](text).upper())

    dates = "LOAD_DATETIME timestamp, RECORD_SOURCE varchar(50)"
    learnt, later = f"{LEARNT}, 'CRM'", f"{LATER}, 'CRM'"
    since = "timestamp '2020-01-01'"
    ghost = tables.hash("0" * len(DIGESTS[algorithm]("")))
    tables.make(
        "raw_vault",
        {
            "HUB_CUSTOMER": f"CUSTOMER_HK #, CUSTOMER_ID varchar(10), {dates}",
            "hub_nation": f"nation_hk #, nation_id varchar(10), {dates}",
            "hub_branch": f"BRANCH_HK #, BRANCH_NO integer, COUNTRY varchar(2), {dates}",
            "link_customer_nation": f"CUSTOMER_NATION_HK #, CUSTOMER_HK #, NATION_HK #, {dates}",
            "link_sale": "SALE_HK #, CUSTOMER_HK #, SALE_NO integer, AMOUNT decimal(10,2),"
            f" EFFECTIVE_FROM timestamp, {dates}",
            "SAT_CUSTOMER_DETAILS": "CUSTOMER_HK #, HASHDIFF #, NAME varchar(50), BORN date,"
            f" EFFECTIVE_FROM timestamp, {dates}",
            "sat_customer_phone": "CUSTOMER_HK #, HASHDIFF #, KIND varchar(9), PHONE varchar(20),"
            f" EFFECTIVE_FROM timestamp, {dates}",
            "pit_customer": "CUSTOMER_HK #, AS_OF_DATE timestamp, SAT_CUSTOMER_DETAILS_PK #,"
            f" SAT_CUSTOMER_DETAILS_LDTS timestamp, {dates}",
        },
        {
            "hub_customer": [f"{h('1001')}, '1001', {learnt}", f"{h('A2')}, 'a2', {later}"],
            "hub_nation": [f"{h('DE')}, 'de', {learnt}"],
            "hub_branch": [f"{h('DE||1')}, 1, 'de', {learnt}", f"{h('AT||1')}, 1, 'at', {later}"],
            "link_customer_nation": [f"{h('DE||1001')}, {h('1001')}, {h('DE')}, {learnt}"],
            "link_sale": [f"{h('A2||7')}, {h('A2')}, 7, 9.50, {since}, {later}"],
            "sat_customer_details": [
                f"{ghost}, {ghost}, null, null, {since}, {LEARNT}, 'DBTVAULT_SYSTEM'",
                f"{h('1001')}, {h('1990-05-17||ALICE')}, 'Alice', date '1990-05-17', {since},"
                f" {learnt}",
                f"{h('A2')}, {h('1991-01-01||BOB')}, 'Bob', date '1991-01-01', {since}, {later}",
            ],
            "sat_customer_phone": [
                f"{h('A2')}, {h('HOME||1')}, 'home', '1', {since}, {later}",
                f"{h('A2')}, {h('WORK||2')}, 'work', '2', {since}, {later}",
            ],
            "pit_customer": [
                f"{h('1001')}, {day}, {h('1001')}, {learnt.split(',')[0]}, {learnt}"
                for day in (LEARNT, LATER)
            ],
        },
    )


def datavault4dbt(engine: sqlalchemy.Engine) -> None:
    """Customers of several tenants and their orders, under names of another convention."""
    tables = Tables(engine, "hex")

    def h(*parts: str) -> str:
        return tables.hash(md5("||".join(f'"{part}"' for part in parts)))

    dates = "ldts timestamp, rsrc varchar(50)"
    learnt, later = f"{LEARNT}, 'SHOP/orders'", f"{LATER}, 'SHOP/orders'"
    zero, error = (tables.hash(one * 32) for one in "0f")
    ghosts = f"{LEARNT}, 'SYSTEM'"
    tables.make(
        "dv",
        {
            "customer_h": f"hk_customer_h #, bkcc varchar(9), tenant_id varchar(9), no integer,"
            f" {dates}",
            "order_h": f"hk_order_h #, order_no varchar(20), {dates}",
            "order_customer_l": f"hk_order_customer_l #, hk_order_h #, hk_buyer_h #, {dates}",
            "order_p0_s": f"hk_order_h #, hd_order_s #, {dates}, total numeric, note varchar(99),"
            " valid_from date",
        },
        {
            "customer_h": [
                f"{zero}, null, null, null, {ghosts}",
                f"{error}, null, null, null, {ghosts}",
                f"{h('SHOP', 'EU', '7')}, 'shop', 'eu', 7, {learnt}",
                f"{h('SHOP', 'US', '7')}, 'shop', 'us', 7, {learnt}",
            ],
            "order_h": [f"{h('o/1')}, 'o/1', {learnt}", f"{h('O/1')}, 'O/1', {later}"],
            "order_customer_l": [
                f"{h('o/1', 'SHOP', 'EU', '7')}, {h('o/1')}, {h('SHOP', 'EU', '7')}, {learnt}"
            ],
            "order_p0_s": [
                f"{h('o/1')}, {h('12.50', 'fine')}, {learnt}, 12.50, 'fine', date '2020-01-01'",
                f"{h('O/1')}, {h('0.125', '')}, {later}, 0.125, null, date '2020-02-01'",
            ],
        },
    )
