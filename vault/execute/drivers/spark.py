"""Apache Spark by the Thrift protocol of its server (PyHive); rows go there as Parquet files.

The files lie in a folder that the machine dvault runs on and those Spark runs on see alike: the
URL names it, `spark://host:10000/?stage=/shared/stage`, or `DVAULT_SPARK_STAGE`.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Sequence
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

import sqlalchemy
from sqlalchemy.engine.default import DefaultDialect

from vault.names import Table

if TYPE_CHECKING:
    import duckdb
    import pandas

EXTRA = "spark"
#: Bytes of a file of the stage, so that several workers read a large one.
_FILE = "128MB"


class SparkDialect(DefaultDialect):
    """What SQLAlchemy must know of Spark to connect, and to hand on statements as they are."""

    name = "spark"
    driver = "pyhive"
    supports_statement_cache = False

    @classmethod
    def import_dbapi(cls) -> Any:
        from vault.execute.drivers import thrift

        return thrift

    def create_connect_args(self, url: sqlalchemy.URL) -> Any:
        stage = os.environ.get("DVAULT_SPARK_STAGE") or gettempdir()
        where = {"host": url.host or "localhost", "port": url.port or 10000, "stage": stage}
        login: dict[str, Any] = {"username": url.username, "password": url.password}
        login |= dict(url.query)
        if login["password"]:
            login.setdefault("auth", "LDAP")
        return (), where | login

    def do_begin(self, dbapi_connection: Any) -> None:
        """There are no transactions: every statement counts when it has ended."""

    do_commit = do_rollback = do_begin

    def is_disconnect(self, e: Exception, connection: Any, cursor: Any) -> bool:
        return type(e).__module__.startswith("thrift")


sqlalchemy.dialects.registry.register("spark", __name__, "SparkDialect")


def arguments(url: sqlalchemy.URL, read_only: bool) -> dict[str, Any]:
    """What SQLAlchemy's dialect makes of the URL is enough."""
    import pyhive.hive  # noqa: F401 - where it is missing, that is said here

    return {}


def statements(sql: str) -> Sequence[str]:
    """The statements of a text one by one, as the Thrift server wants them.

    >>> statements("select ';' as a; -- no; more\\nselect `;`;")
    ["select ';' as a", '-- no; more\\nselect `;`']
    """
    parts, start = [], 0
    for found in _ENDS.finditer(sql):
        if found["end"]:
            parts.append(sql[start : found.start()].strip())
            start = found.end()
    rest = sql[start:].strip()
    return [part for part in (*parts, rest) if _COMMENTS.sub("", part).strip()]


#: A semicolon that ends a statement; others stand in a literal, a name or a comment.
_ENDS = re.compile(
    r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|/\*.*?\*/|--[^\n]*|(?P<end>;)""", re.DOTALL
)
_COMMENTS = re.compile(r"/\*.*?\*/|--[^\n]*", re.DOTALL)


def catalogue(rows: Any, schemas: Sequence[str]) -> list[tuple[str, str, str, str]]:
    """By the description that Spark has of each table and view, for want of information_schema."""
    there = {name for (name,) in rows("catalogue", "schemas")}
    # the metastore knows schemas and tables by small letters
    held = {schema.lower(): schema for schema in schemas if schema.lower() in there}
    if not held:
        return []
    return [
        (held[schema], table, column["name"], column["type"])
        for schema, table, temporary, description in rows(
            "catalogue", "columns", schemas=list(held)
        )
        if not temporary  # such a view is said to be in every schema
        for column in _COLUMN.finditer(description.rpartition("\nSchema: root\n")[2])
    ]


_COLUMN = re.compile(
    r"^ \|-- (?P<name>.*): (?P<type>\S+) \(nullable = (?:true|false)\)$", re.MULTILINE
)


def standing(rows: Any, table: Table) -> str | None:
    """By the same description."""
    # a temporary view of that name is found, too, without a schema
    found = [row[-1] for row in rows("catalogue", "standing", this=table) if row[0]]
    if not found:
        return None
    return "VIEW" if re.search(r"^(Type: )?VIEW$", found[0], re.MULTILINE) else "BASE TABLE"


def place(connection: Any, table: str) -> str:
    """The folder of a table's files, in the stage of this connection."""
    return f"file:{connection.stage / table}"


def take(connection: Any, table: str, rows: duckdb.DuckDBPyRelation) -> int:
    """Write rows as Parquet files, instead of those that were there."""
    import duckdb

    folder = connection.stage / table.strip("`")
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    rows.write_parquet(str(folder), file_size_bytes=_FILE)
    with duckdb.connect() as reading:
        count = "select sum(num_rows) from parquet_file_metadata(?)"
        ((written,),) = reading.execute(count, [f"{folder}/*.parquet"]).fetchall()
    return int(written)


def require_room(connection: Any, url: sqlalchemy.URL) -> None:
    """Nothing is erased here."""
    raise NotImplementedError


def rewrite(connection: Any, tables: Sequence[str]) -> None:
    """Nothing is erased here."""
    raise NotImplementedError


def data_frame(connection: Any, sql: str) -> pandas.DataFrame:
    """By columns, each as its type in Spark wants it."""
    import pandas

    with connection.cursor() as cursor:
        cursor.execute(sql)
        kinds = {column[0]: column[1] for column in cursor.description}
        frame = pandas.DataFrame(cursor.fetchall(), columns=list(kinds))
    for name, kind in kinds.items():
        if kind in ("TIMESTAMP_TYPE", "DATE_TYPE"):
            frame[name] = pandas.to_datetime(frame[name]).astype("datetime64[us]")
        elif kind in _NUMBERS or (kind in _WHOLE and frame[name].isna().any()):
            frame[name] = frame[name].astype("float64")
        elif kind in _WHOLE:
            frame[name] = frame[name].astype("int64")
    return frame


_NUMBERS = ("DECIMAL_TYPE", "DOUBLE_TYPE", "FLOAT_TYPE")
_WHOLE = ("BIGINT_TYPE", "INT_TYPE", "SMALLINT_TYPE", "TINYINT_TYPE")


def beside(folder: str) -> tuple[str, str, str]:
    """What is stored there is not reconciled, as it has no transactions."""
    raise NotImplementedError
