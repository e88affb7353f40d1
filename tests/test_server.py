"""A server that is not one's own: rights, long names, and a connection that takes a while."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
import sqlalchemy
from conftest import NewDatabase, Trial

from vault.errors import DatabaseError, DefinitionError
from vault.execute import connect, opened

DEFINITIONS = """
hubs:
  customer: {business_key: {customer_no: text}}
source: crm
feeds:
  customers:
    table: landing.customers
    delivers: changes
    applied_date: since
    columns:
      customer_no: text
      NAME: text
      since: timestamp
    hubs: {customer: customer_no}
    satellites: {customer_crm: {of: customer, attributes: [NAME]}}
"""
LONGEST = "a" * 63


@pytest.fixture
def database(tmp_path: Path, new_database: NewDatabase) -> str:
    return new_database("postgresql", tmp_path)


def put(trial: Trial, *statements: str) -> None:
    with trial.engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def test_names_of_sixty_three_bytes_are_kept_whole(trial: Trial) -> None:
    trial.define(DEFINITIONS.replace("NAME", LONGEST))
    put(
        trial,
        "create schema landing",
        f"create table landing.customers (customer_no text, {LONGEST} text, since timestamp,"
        f" {LONGEST[:-1]}b text)",
        "insert into landing.customers values ('1', 'Ann', '2024-01-01'), ('2', 'Bob', null)",
    )
    trial.run("apply", "load")
    trial.run("apply", "load")
    assert trial.rows("raw_vault.sat_customer_crm", LONGEST) == ["Ann"]
    rejected = trial.select("select distinct delivered from audit.rejected_row")
    assert rejected == [
        (f'{{"customer_no":"2","{LONGEST}":"Bob","since":null,"{LONGEST[:-1]}b":null}}',)
    ]


def test_a_name_of_sixty_four_bytes_is_refused_by_its_line(trial: Trial) -> None:
    trial.define(DEFINITIONS.replace("NAME", f"{LONGEST}a"))
    with pytest.raises(DefinitionError, match=r"warehouse.yml:13:7: .* is 64 bytes long; a name"):
        trial.run("apply")


def test_an_infinite_moment_of_a_table_is_rejected_with_its_reason(trial: Trial) -> None:
    trial.define(DEFINITIONS.replace("NAME", "name"))
    put(
        trial,
        "create schema landing",
        "create table landing.customers (customer_no text, name text, since timestamp)",
        "insert into landing.customers values ('1', 'Ann', 'infinity'), ('2', 'Bob', '2024-01-01')",
    )
    trial.run("apply", "load")
    assert trial.rows("raw_vault.sat_customer_crm", "name") == ["Bob"]
    assert trial.select("select reason from audit.rejected_row") == [("since: is infinite",)]


def test_who_may_not_make_schemas_loads_into_those_that_are_there(
    trial: Trial, postgresql: sqlalchemy.Engine
) -> None:
    trial.define(DEFINITIONS.replace("NAME", "name"))
    schemas = ("raw_vault", "business_vault", "marts", "audit")
    name = f"loader_{postgresql.url.database}_{time.time_ns()}"
    put(
        trial,
        f"create role {name} login",
        *(f"create schema {schema} authorization {name}" for schema in schemas),
        "create schema landing",
        "create table landing.customers (customer_no text, name text, since timestamp)",
        "insert into landing.customers values ('1', 'Ann', '2024-01-01')",
        f"grant usage on schema landing to {name}",
        f"grant select on landing.customers to {name}",
    )
    loader = connect(trial.engine.url.set(username=name).render_as_string(hide_password=False))
    owner, trial.engine = trial.engine, loader
    try:
        with pytest.raises(sqlalchemy.exc.ProgrammingError, match="permission denied"):
            put(trial, "create schema another")
        trial.run("apply", "load", "build")
        assert trial.rows("raw_vault.sat_customer_crm", "name") == ["Ann"]
    finally:
        loader.dispose()
        trial.engine = owner
        put(trial, f"drop owned by {name} cascade", f"drop role {name}")


def test_a_server_that_is_about_to_start_is_waited_for(trial: Trial) -> None:
    """It listens a second later than it is asked for."""
    folder = trial.engine.url.query["host"]
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
        opening = threading.Thread(target=_open, args=(door, f"{folder}/.s.PGSQL.5432"))
        opening.start()
        late = trial.engine.url.set(host="127.0.0.1", port=port, query={})
        engine = connect(late.render_as_string(hide_password=False))
        started = time.monotonic()
        with opened(engine) as connection:
            assert connection.exec_driver_sql("select 1").scalar() == 1
        assert time.monotonic() - started > 0.9
        engine.dispose()
        opening.join()


def test_a_server_that_is_not_there_is_not_waited_for(tmp_path: Path) -> None:
    started = time.monotonic()
    with (
        pytest.raises(DatabaseError, match="cannot open"),
        opened(connect(f"postgresql://ann:wrong@/none?host={tmp_path}")),
    ):
        pass
    assert time.monotonic() - started < 3


def _open(door: socket.socket, server: str) -> None:
    """Listen after a second, and pass on what one client says until it leaves."""
    time.sleep(1)
    door.listen()
    client, _ = door.accept()
    with client, socket.socket(socket.AF_UNIX) as behind:
        behind.connect(server)
        back = threading.Thread(target=_pass_on, args=(behind, client))
        back.start()
        _pass_on(client, behind)
        back.join()


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while said := one.recv(65536):
            other.sendall(said)
        other.shutdown(socket.SHUT_RDWR)


def test_a_feed_waits_for_whoever_is_in_its_way(trial: Trial) -> None:
    trial.define(DEFINITIONS.replace("NAME", "name"))
    put(
        trial,
        "create schema landing",
        "create table landing.customers (customer_no text, name text, since timestamp)",
        "insert into landing.customers values ('1', 'Ann', '2024-01-01')",
    )
    trial.run("apply")
    hurried = connect(
        trial.engine.url.update_query_dict({"options": "-c lock_timeout=100ms"}).render_as_string(
            hide_password=False
        )
    )
    locked = threading.Event()

    def hold() -> None:
        with trial.engine.begin() as connection:
            connection.exec_driver_sql("lock table raw_vault.hub_customer in exclusive mode")
            locked.set()
            time.sleep(0.5)

    holding = threading.Thread(target=hold)
    holding.start()
    locked.wait(10)
    trial.engine, waiting = hurried, trial.engine
    trial.run("load")
    holding.join()
    trial.engine = waiting
    assert trial.rows("raw_vault.sat_customer_crm", "name") == ["Ann"]
    assert trial.accounts("hub_customer") == [(1, 1, 0, 0, 0)]
