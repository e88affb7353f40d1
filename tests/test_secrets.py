"""No secret is told: not in output, logs, tracebacks, events, the audit, or files.

Each test does something with a secret that nothing else can look like, and then reads all that was
written, by whatever means.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

import pytest
import sqlalchemy
from conftest import Call, NewDatabase

from vault.execute import connect, opened

#: With a character that a URL must write otherwise, so that there are two ways to spell it.
SECRET = "hush=Tr0ub4dor"
SPELLED = quote(SECRET, safe="")
TELLING = ("Tr0ub4dor",)
WAYS = ("", "--debug", "--json-logs", "--debug --json-logs")
#: What asks, what writes, and what fails with the SQL in its hands.
COMMANDS = ("run", "history", "history --rejected", "plan", "verify", "lineage", "sql",
            "lineage --format openlineage", "check")  # fmt: skip
MART = "mart: m\ngrain: [one]\nmaterialized: table\ncolumns: {one: Of one.}\n"


class Told:
    """Everything that some commands have said or written."""

    def __init__(self, folder: Path, command: Call) -> None:
        self._folder, self._command = folder, command
        self.text = ""

    def call(self, line: str, *more: str) -> int:
        code, out, err = self._command(line, *more) if "--debug" not in line else self._debug(line)
        self.text += f"{out}\n{err}\n"
        assert "This is a bug" not in err, err
        return code

    def _debug(self, line: str) -> tuple[int, str, str]:
        """The same where tracebacks are wanted."""
        import shlex

        from vault.cli import call

        code = call(shlex.split(line))
        said = self._capsys.readouterr()
        return code, said.out, said.err

    _capsys: pytest.CaptureFixture[str]

    def keep(self, url: str | None) -> None:
        """Read every file here but those given, and every table of the audit."""
        for path in sorted(self._folder.rglob("*")):
            if path.is_file() and path.suffix not in {".yml", ".csv"}:
                self.text += path.read_bytes().decode("utf-8", "replace")
        if url:
            with opened(connect(url)) as connection:
                names = connection.exec_driver_sql(
                    "select table_schema || '.' || table_name from information_schema.tables"
                    " where table_schema in ('audit', 'raw_vault', 'business_vault', 'marts')"
                )
                for (name,) in names.fetchall():
                    rows = connection.exec_driver_sql(f"select * from {name}").fetchall()
                    self.text += "\n".join(map(repr, rows))

    @property
    def leaks(self) -> list[str]:
        """The lines that tell it."""
        return [line for line in self.text.splitlines() if any(word in line for word in TELLING)]


@pytest.fixture
def told(tmp_path: Path, command: Call, capsys: pytest.CaptureFixture[str]) -> Told:
    assert command("init library --quiet")[0] == 0
    made = Told(tmp_path, command)
    made._capsys = capsys
    return made


@pytest.fixture
def server(new_database: NewDatabase, tmp_path: Path) -> str:
    return new_database("postgresql", tmp_path)


def secret(url: str, **query: str) -> str:
    """The URL with a password, or with other things in its query."""
    parsed = sqlalchemy.make_url(url)
    if query:
        parsed = parsed.update_query_dict(query)
        return parsed.render_as_string(hide_password=False)
    return parsed.set(password=SECRET).render_as_string(hide_password=False)


def test_a_password_is_told_nowhere_whatever_is_done(
    told: Told, server: str, tmp_path: Path
) -> None:
    url = secret(server)
    for line, way in itertools.product(COMMANDS, ("", "--json-logs")):
        more = f" --openlineage {tmp_path}/events.json" if line == "run" else ""
        line += "" if line in ("sql", "check") else f" --database '{url}'"
        assert told.call(f"{line}{more} library {way}") == 0
    told.keep(server)
    assert "library" in told.text
    assert told.leaks == []


def test_a_password_in_the_environment_is_told_nowhere(
    told: Told, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DVAULT_DATABASE", secret(server))
    monkeypatch.setenv("PGPASSWORD", SECRET)
    assert told.call("run library") == 0
    for way in WAYS:
        assert told.call(f"query library 'select no such thing' {way}") == 3
        assert told.call(f"apply {way} nowhere") == 2
    told.keep(server)
    assert told.leaks == []


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://ann:{SPELLED}@/none?host=/nowhere",
        f"postgresql://ann@/none?host=/nowhere&password={SPELLED}",
        f"postgresql://ann@/none?host=/nowhere&token={SPELLED}",
        f"postgresql://ann@/none?host=/nowhere&sslmode={SPELLED}",
        f"postgresql://ann@/none?host=/nowhere&port={SPELLED}",
        f"postgresql://ann@/none?host=/nowhere&sslpassword={SPELLED}",
        f"postgresql://ann@/none?host=/nowhere&options=-c%20my.token%3D{SPELLED}",
        f"postgresql://ann@/none?host=/nowhere&connect_timeout={SPELLED}",
        "postgresql://ann:x@Tr0ub4dor@nowhere/none",
        "postgresql://ann:x/Tr0ub4dor@nowhere/none",
        "postgresql://ann:x?Tr0ub4dor@nowhere/none",
        "postgresql://ann:x#Tr0ub4dor@nowhere/none",
        "postgresql://ann:x:Tr0ub4dor@nowhere:port/none",
        "postgresql://ann:Tr0ub4dor",
        "postgresql://ann:%E4Tr0ub4dor@/none?host=/nowhere",
        "postgresql:/ann:Tr0ub4dor@nowhere/none",
        "ann:Tr0ub4dor@nowhere/none",
        "mysql://ann:Tr0ub4dor@nowhere/none",
        "postgresql+psycopg3://ann:Tr0ub4dor@nowhere/none",
        "postgres://ann:Tr0ub4dor@nowhere/none",
        "postgresql+asyncpg://ann:Tr0ub4dor@nowhere/none",
        "duckdb:///none.duckdb?motherduck_token=Tr0ub4dor",
        "duckdb:///none/none.duckdb?token=Tr0ub4dor",
        "duckdb:///md:none?motherduck_token=Tr0ub4dor",
        "snowflake://ann:Tr0ub4dor@nowhere/none",
        "spark://ann:Tr0ub4dor@localhost:1/none",
        "http://nowhere/?token=Tr0ub4dor",
    ],
)
def test_a_database_that_cannot_be_opened_is_named_without_its_secrets(
    url: str, told: Told
) -> None:
    told.call(f"query 'select 1' '{url}'")
    for line in ("run --debug", "verify", *(f"history {way}" for way in WAYS)):
        assert told.call(f"{line} library --database '{url}'") in (2, 3)
    if not url.startswith("spark"):  # which is asked again for some seconds
        told.call(f"plan library --database '{url}'")
    told.keep(None)
    assert told.text.strip()
    assert told.leaks == []


@pytest.mark.parametrize("way", WAYS)
def test_secrets_beside_a_database_that_opens_are_told_nowhere(
    way: str, told: Told, server: str
) -> None:
    for query in ({"password": SECRET}, {"options": f"-c my.token={SECRET}"}):
        url = secret(server, **query)
        for line in ("run", "plan", "history"):
            assert told.call(f"{line} library --database '{url}' {way}") == 0
        assert told.call(f"query library 'select nothing' --database '{url}' {way}") == 3
    told.keep(server)
    assert told.leaks == []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "select",
    [
        "select 1 / 0 as one",
        "select nothing as one",
        "select cast(pg_terminate_backend(pg_backend_pid()) as integer) as one",
        "select current_setting('my.token')::integer as one",
    ],
)
def test_a_run_that_fails_tells_no_secret(
    select: str, way: str, told: Told, server: str, tmp_path: Path
) -> None:
    (tmp_path / "library" / "marts" / "m.sql").write_text(select)
    (tmp_path / "library" / "marts" / "m.yml").write_text(MART)
    url = secret(secret(server), options=f"-c my.token={SECRET}")
    events = f"--openlineage {tmp_path}/events.json"
    assert told.call(f"run library --database '{url}' {events} {way}") == 3
    told.call(f"history library --database '{url}' {way}")
    told.keep(server)
    assert told.leaks == []


@pytest.fixture
def guarded(server: str) -> Iterator[tuple[str, str]]:
    """A login whose password the server asks for, and the URL without it."""
    name = f"guarded_{uuid4().hex[:12]}"
    engine = connect(server)

    def execute(*statements: str) -> list[str]:
        with engine.begin() as connection:
            found = [connection.exec_driver_sql(one) for one in statements]
            return [str(row[0]) for one in found if one.returns_rows for row in one]

    (where,) = execute(f"create role {name} superuser login password '{SECRET}'", "show hba_file")
    rules = Path(where)
    if not rules.exists():
        pytest.skip("the server is on another machine")
    before = rules.read_text()
    rules.write_text(f"local all {name} scram-sha-256\n{before}")
    execute("select pg_reload_conf()")
    try:
        url = sqlalchemy.make_url(server).set(username=name)
        yield name, url.render_as_string(hide_password=False)
    finally:
        rules.write_text(before)
        execute("select pg_reload_conf()", f"drop owned by {name} cascade", f"drop role {name}")


@pytest.mark.parametrize("way", WAYS)
def test_a_password_that_is_wrong_is_not_told(
    way: str, told: Told, guarded: tuple[str, str]
) -> None:
    _, url = guarded
    wrong = sqlalchemy.make_url(url).set(password=f"{SECRET}!")
    text = wrong.render_as_string(hide_password=False)
    for line in ("run", "history", "plan", "verify"):
        assert told.call(f"{line} library --database '{text}' {way}") == 3
    assert "password authentication failed" in told.text
    right = sqlalchemy.make_url(url).set(password=SECRET).render_as_string(hide_password=False)
    assert told.call(f"run library --database '{right}' {way}") == 0
    told.keep(right)
    assert told.leaks == []


@pytest.mark.parametrize("how", ["environment", "--set"])
@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("description:", "description: ${TOKEN} and", 1),
        lambda text: text + "\nhash: {recipe: '${TOKEN}'}\n",
        lambda text: text + "\nsource: other\nfeeds: {f: {database: '${TOKEN}', table: a.b}}\n",
        lambda text: text + "\nsource: other\nfeeds: {f: {read: 'x/${TOKEN}/*.csv'}}\n",
    ],
)
def test_what_definitions_take_from_outside_is_not_stored_with_them(
    change: Callable[[str], str],
    how: str,
    told: Told,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "library" / "warehouse.yml"
    path.write_text(change(path.read_text()))
    more = ""
    if how == "environment":
        monkeypatch.setenv("TOKEN", SECRET)
    else:
        more = f"--set TOKEN={SECRET}"
    for way in WAYS:
        for line in ("check", "sql", "run"):
            told.call(f"{line} library {more} {way}")
    told.keep(None)
    assert told.leaks == []
