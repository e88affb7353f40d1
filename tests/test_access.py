"""Who may do what on PostgreSQL: logins that are members of the roles `apply --grants` makes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy
from conftest import Call, NewDatabase

from vault.execute import connect

DEFINITIONS = """
warehouse: rights
SCHEMAS
marts: [marts]
hubs: {customer: {business_key: {customer_no: text}}}
snapshots: {dates: [2024-01-02]}
points_in_time: {customer: {of: customer, satellites: [customer_crm]}}
dimensions: {customer: {of: customer, satellites: [customer_crm]}}
source: crm
feeds:
  customers:
    read: data/customers_*.csv
    delivers: snapshot
    applied_date: at
    columns: {customer_no: text, name: text, email: {type: text, pii: true}, at: date}
    hubs: {customer: customer_no}
    satellites: {customer_crm: {of: customer, attributes: [name, email]},
      customer_status: {of: customer, type: status}}
"""
MART = """
select
    customer_no,
    name,
    lower(email) as mail,
    row_number() over (order by customer_no) as place
from {{ ref('dim_customer') }}
where customer_no is not null
"""
MORE = "marts/names.yml", "mart: names\ngrain: [customer_no]\nmaterialized: KIND\n"


class Server:
    """A warehouse on a server, and logins of it."""

    def __init__(self, folder: Path, url: str, command: Call) -> None:
        self.folder, self.url, self.command = folder, sqlalchemy.make_url(url), command
        self.schemas = ("raw_vault", "business_vault", "marts", "audit")
        self.logins: list[str] = []

    def define(self, mart: str = MART, kind: str = "table", schemas: str = "") -> None:
        for name, text in {
            "warehouse.yml": DEFINITIONS.replace("SCHEMAS", schemas),
            "marts/names.sql": mart,
            MORE[0]: MORE[1].replace("KIND", kind),
        }.items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_text(text)

    def deliver(self, name: str, rows: str) -> None:
        path = self.folder / "data" / f"customers_{name}.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"customer_no,name,email,at\n{rows}")

    def execute(self, *statements: str) -> None:
        engine = connect(self.of(None))
        with engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)

    def login(self, *roles: str, more: str = "") -> str:
        """A new login that is a member of some roles."""
        name = f"login_{uuid4().hex[:12]}"
        self.logins.append(name)
        self.execute(f"create role {name} login {more}", *(f"grant {r} to {name}" for r in roles))
        return name

    def of(self, login: str | None) -> str:
        url = self.url.set(username=login) if login else self.url
        return url.render_as_string(hide_password=False)

    def call(self, line: str, login: str | None = None, *more: str) -> tuple[int, str, str]:
        return self.command(f"{line} {self.folder} --database {self.of(login)}", *more)

    def query(self, sql: str, login: str) -> tuple[int, str, str]:
        return self.call("query --format csv", login, sql)

    def refused(self, statement: str, login: str) -> str:
        """What the server says to a statement of a login."""
        engine = connect(self.of(login))
        with (
            engine.connect() as connection,
            pytest.raises(sqlalchemy.exc.ProgrammingError) as refusal,
        ):
            connection.exec_driver_sql(statement)
        return str(refusal.value.orig)


@pytest.fixture
def server(tmp_path: Path, new_database: NewDatabase, command: Call) -> Iterator[Server]:
    """An applied and granted warehouse that holds one delivery."""
    made = Server(tmp_path / "rights", new_database("postgresql", tmp_path), command)
    made.define()
    made.deliver("1", "1,Ann,ann@example.org,2024-01-01\n2,Bob,bob@example.org,2024-01-01\n")
    assert made.call("apply --grants")[0] == 0
    try:
        yield made
    finally:
        for login in made.logins:
            made.execute(f"drop owned by {login} cascade", f"drop role {login}")


def test_a_loader_loads_and_builds_and_changes_nothing_that_was_loaded(server: Server) -> None:
    login = server.login("dvault_loader")
    code, _, err = server.call("run --threads 2", login)
    assert (code, "1 file with 2 rows loaded" in err) == (0, True), err
    server.deliver("2", "1,Anna,ann@example.org,2024-02-01\n")
    for line in ("load", "build", "test", "run"):
        code, _, err = server.call(line, login)
        assert code == 0, err
    assert server.call("verify", login)[0] == 0
    for statement in (
        "update raw_vault.sat_customer_crm set name = 'Eve'",
        "delete from raw_vault.hub_customer",
        "truncate raw_vault.hub_customer",
        "drop table raw_vault.hub_customer",
        "alter table raw_vault.hub_customer add column x integer",
        "create table raw_vault.mine (x integer)",
        "update audit.load set delivered = 0",
        "update audit.run set who = 'nobody'",
        "delete from audit.rejected_row",
        "delete from audit.seal",
        "create table audit.mine (x integer)",
        "create schema mine",
        "create role mine",
    ):
        assert re.search("permission denied|must be owner", server.refused(statement, login))


def test_what_one_loader_has_built_another_builds_anew(server: Server) -> None:
    one, other = server.login("dvault_loader"), server.login("dvault_loader")
    for login in (one, other, None, one):
        code, _, err = server.call("run", login)
        assert code == 0, err


def test_an_auditor_reads_everything_and_writes_nothing(server: Server) -> None:
    assert server.call("run")[0] == 0
    login = server.login("dvault_auditor")
    for line in ("verify", "history", "history --rejected", "plan", "lineage"):
        code, out, err = server.call(line, login)
        assert code == 0, err + out
    for table in ("raw_vault.sat_customer_crm", "business_vault.dim_customer", "marts.names"):
        assert "ann@example.org" in server.query(f"select * from {table}", login)[1]
    for statement in (
        "update raw_vault.sat_customer_crm set name = 'Eve'",
        "insert into audit.seal select * from audit.seal",
        "delete from marts.names",
        "create table marts.mine (x integer)",
        "set role dvault_loader",
    ):
        assert "permission denied" in server.refused(statement, login)
    code, _, err = server.call("run", login)
    assert (code, "permission denied" in err) == (3, True)


def test_an_analyst_reads_what_is_built_but_for_personal_data(server: Server) -> None:
    assert server.call("run", server.login("dvault_loader"))[0] == 0
    login = server.login("dvault_analyst")
    code, out, err = server.query("select customer_no, name, place from marts.names", login)
    assert (code, out.splitlines()[1:]) == (0, ["1,Ann,1", "2,Bob,2"]), err
    names = "select name from business_vault.dim_customer where customer_no is not null"
    assert server.query(names, login)[1].split() == ["name", "Ann", "Bob"]
    assert server.query("select count(*) from business_vault.pit_customer", login)[0] == 0
    for statement in (
        "select email from business_vault.dim_customer",
        "select email from business_vault.dim_customer_history",
        "select email from business_vault.sat_customer_crm_current",
        "select mail from marts.names",
        "select * from raw_vault.hub_customer",
        "select * from audit.load",
        "delete from marts.names",
        "create table marts.mine (x integer)",
    ):
        assert "permission denied" in server.refused(statement, login)
    code, _, err = server.query("select * from marts.names", login)
    assert code == 3
    assert "name the columns you want: personal ones are kept from analysts" in err


def test_tables_of_later_runs_are_covered(server: Server) -> None:
    loader, auditor, analyst = (
        server.login(f"dvault_{r}") for r in ("loader", "auditor", "analyst")
    )
    assert server.call("run", loader)[0] == 0
    server.define(MART.replace("email", "name"), "view")
    text = (server.folder / "warehouse.yml").read_text()
    seen = "type: status}, customer_seen: {of: customer, type: record_tracking}}"
    text = text.replace("type: status}}", seen)
    (server.folder / "warehouse.yml").write_text(text)
    server.deliver("2", "3,Cem,cem@example.org,2024-02-01\n")
    code, _, err = server.call("run", loader)
    assert (code, "let their owner run `dvault apply`" in err) == (2, True), err
    assert server.call("apply")[0] == 0
    code, _, err = server.call("run", loader)
    assert code == 0, err
    mails = server.query("select mail from marts.names order by 1", analyst)[1].split()
    assert mails == ["mail", "ann", "bob", "cem"]
    assert server.query("select * from raw_vault.sat_customer_seen", auditor)[0] == 0
    assert "permission denied" in server.refused(
        "select * from raw_vault.sat_customer_seen", analyst
    )


def test_rights_are_those_of_the_warehouses_own_schemas(server: Server) -> None:
    names = 'raw_vault: "Raw Vault", business_vault: "b;v", marts: order, audit: "the \'audit\'"'
    server.define(schemas=f"schemas: {{{names}}}")
    server.execute("create schema other", "create table other.mine as select 1 as one")
    for _ in range(2):
        code, _, err = server.call("apply --grants")
        assert code == 0, err
    loader, auditor, analyst = (
        server.login(f"dvault_{r}") for r in ("loader", "auditor", "analyst")
    )
    code, _, err = server.call("run", loader)
    assert code == 0, err
    assert server.query('select name from "order".names', analyst)[0] == 0
    assert server.query("select * from \"the 'audit'\".load", auditor)[0] == 0
    for login in (loader, auditor, analyst):
        assert "permission denied" in server.refused("select * from other.mine", login)
    assert "permission denied" in server.refused('select * from "Raw Vault".hub_customer', analyst)


def test_who_may_not_create_roles_is_told_what_to_ask_for(server: Server) -> None:
    login = server.login()
    server.execute(f"grant create on database {server.url.database} to {login}")
    server.define(schemas="schemas: {raw_vault: r, business_vault: b, marts: m, audit: a}")
    code, _, err = server.call("apply --grants", login)
    assert code == 2
    assert f"'{login}' may not create roles" in err
    assert f"grant dvault_loader to {login};" in err
    server.execute(f"grant dvault_loader to {login}")
    code, _, err = server.call("apply --grants", login)
    assert code == 0, err
    assert server.call("run", login)[0] == 0
    assert server.call("run", server.login("dvault_loader"))[0] == 0


def test_who_may_create_roles_needs_not_be_a_superuser(server: Server) -> None:
    login = server.login(more="createrole")
    server.execute(
        f"grant create on database {server.url.database} to {login}",
        f"grant dvault_loader to {login} with admin option",
    )
    server.define(schemas="schemas: {raw_vault: r, business_vault: b, marts: m, audit: a}")
    code, _, err = server.call("apply --grants", login)
    assert code == 0, err
    assert server.call("run", login)[0] == 0
    analyst = server.login("dvault_analyst")
    assert server.query("select name from m.names", analyst)[0] == 0


def test_duckdb_has_no_roles_and_says_so(server: Server) -> None:
    code, _, err = server.command(f"apply --grants {server.folder} --database duckdb://")
    assert code == 2
    assert "--grants makes roles, and dvault knows none of duckdb" in err


def test_a_loader_is_not_granted_the_tables_of_others_and_that_is_said(server: Server) -> None:
    server.define()
    path = server.folder / "warehouse.yml"
    text = path.read_text().replace("read: data/customers_*.csv", "table: landing.people")
    path.write_text(text)
    server.execute(
        "create schema landing",
        "create table landing.people as select '1' as customer_no, 'Ann' as name, 'a@b' as email,"
        " date '2024-01-01' as at",
    )
    code, _, err = server.call("apply --grants")
    assert code == 0
    assert "let dvault_loader read it" in err
    loader = server.login("dvault_loader")
    code, _, err = server.call("run", loader)
    assert (code, "permission denied" in err) == (3, True)
    server.execute("grant usage on schema landing to dvault_loader",
                   "grant select on landing.people to dvault_loader")  # fmt: skip
    code, _, err = server.call("run", loader)
    assert code == 0, err
