"""Databases of somebody else's, from which a feed reads customers."""

from __future__ import annotations

import sqlalchemy
from sqlalchemy.pool import NullPool

DEFINITIONS = """
hubs:
  customer: {business_key: {customer_no: text}}
source: crm
feeds:
  customers:
    database: ${CRM_URL}
    table: customers
    MORE
    columns: {customer_no: text, name: text, changed_at: timestamp}
    hubs: {customer: customer_no}
    satellites:
      customer_crm: {of: customer, attributes: [name]}
"""
WATERMARK = "delivers: changes\n    applied_date: changed_at\n    watermark: changed_at"
CREATE = "create table customers (customer_no varchar(20), name varchar(20), changed_at timestamp)"


class Source:
    """A database of somebody else's, with a table of customers."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = sqlalchemy.create_engine(url, poolclass=NullPool)

    def do(self, *statements: str) -> None:
        with self.engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)

    def put(self, *rows: str) -> None:
        """Insert customers from lines `no name date time`."""
        told = (row.split(maxsplit=2) for row in rows)
        values = ", ".join(f"('{no}', '{name}', '{at}')" for no, name, at in told)
        self.do(f"insert into customers values {values}")
