"""The warehouse that tests declare in a few lines, deliver to, load, and read back."""

from __future__ import annotations

import os
import shlex
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, nullcontext
from pathlib import Path
from tempfile import gettempdir
from typing import Any
from uuid import UUID

import hypothesis
import pytest
import sqlalchemy
from databases import CREATE, Source
from server import create, empty, own_server
from spark import Cluster, leave_out

from vault.audit import Run
from vault.cli import call
from vault.definitions import read
from vault.entities import Warehouse
from vault.execute import Options, connect, opened, run
from vault.plan import plan
from vault.resolve import resolve

ROOT = Path(__file__).parents[1]

# A shell lets what it starts in the background ignore Ctrl-C, and so all that starts from there.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# How long an example takes says more of what else the machine does than of the code.
hypothesis.settings.register_profile(
    "patient", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("patient")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-sql", action="store_true", help="write tests/sql anew, to be reviewed"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if os.environ.get("DVAULT_TEST_SPARK"):
        leave_out(config, items)


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of real data sets; tests that need it skip where it is absent."""
    folder = Path(os.environ.get("DVAULT_TEST_DATA") or ROOT.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip(f"no real data at {folder}; DVAULT_TEST_DATA names another place")
    return folder.resolve()


#: Every kind of database that the library loads; a cluster takes long, and is asked for.
ALWAYS, ON_DEMAND = ("duckdb", "postgresql"), ("spark",)
DATABASES = ("duckdb", *ON_DEMAND) if os.environ.get("DVAULT_TEST_SPARK") else ALWAYS
NewDatabase = Callable[[str, Path], str]


@pytest.fixture(params=DATABASES)
def database(
    request: pytest.FixtureRequest, tmp_path: Path, new_database: NewDatabase, spare: list[str]
) -> Iterator[str]:
    """The URL of an empty database, once for every kind."""
    if request.param != "postgresql":
        yield new_database(request.param, tmp_path)
        return
    url = spare.pop() if spare else create(request.getfixturevalue("postgresql"))
    yield url
    empty(url)
    spare.append(url)


@pytest.fixture(scope="session")
def spare() -> list[str]:
    """Databases on the server that were emptied: to make one takes a quarter of a second."""
    return []


@pytest.fixture(scope="session")
def new_database(request: pytest.FixtureRequest) -> Iterator[NewDatabase]:
    """The function that makes an empty database of a kind, in a folder or on the server."""
    made: list[str] = []

    def make(kind: str, folder: Path) -> str:
        if kind == "duckdb":
            return f"duckdb:///{folder}/test.duckdb"
        if kind == "spark":
            emptied: str = request.getfixturevalue("cluster").empty()
            return emptied
        server: sqlalchemy.Engine = request.getfixturevalue("postgresql")
        url = create(server)
        made.append(str(sqlalchemy.make_url(url).database))
        with server.connect() as connection:
            for name in made[:-KEPT]:
                connection.exec_driver_sql(f"drop database if exists {name} with (force)")
        del made[:-KEPT]
        return url

    return make


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A Spark cluster of the tests' own, which is gone afterwards."""
    made = Cluster(tmp_path_factory.mktemp("spark"))
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # which comes by here, too
    try:
        made.start()
        yield made
    finally:
        made.stop()


#: Databases that stay on the server: those of modules in use, and of the last tests.
KEPT = 20


@pytest.fixture(scope="session")
def postgresql() -> Iterator[sqlalchemy.Engine]:
    """A server of the tests' own, from a wheel; DVAULT_TEST_POSTGRESQL names another one."""
    url = os.environ.get("DVAULT_TEST_POSTGRESQL", "")
    # One for all workers of pytest-xdist; the last to leave stops it. It is not in pytest's own
    # folder, which a second pytest closes to everybody but the user: a server runs as another.
    folder = Path(gettempdir()) / f"dvault-postgresql-{os.getppid()}"
    with own_server(folder) if not url else nullcontext(url) as uri:
        engine = connect(uri).execution_options(isolation_level="AUTOCOMMIT")
        yield engine
        engine.dispose()


class Trial:
    """A warehouse in a folder, and a database of its own."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder = folder
        self.engine: sqlalchemy.Engine = connect(database)
        self._delivered = 0
        self._held = ExitStack()
        self._reading: sqlalchemy.Connection | None = None

    def define(self, text: str, file: str = "warehouse.yml") -> None:
        """Write a definition file; a warehouse needs its name only."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        if file == "warehouse.yml" and "warehouse:" not in text:
            text = f"warehouse: trial\n{text}"
        path.write_text(text)

    def deliver(self, text: str, feed: str = "customers", name: str | None = None) -> Path:
        """Write a delivery as CSV from a small table: columns by `|`, `-` for null."""
        self._delivered += 1
        lines = [line.strip() for line in text.strip().splitlines()]
        rows = [[cell.strip() for cell in line.split("|")] for line in lines if line]
        path = self.folder / "data" / f"{feed}_{name or f'{self._delivered:04}'}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            "".join(",".join("" if cell == "-" else cell for cell in row) + "\n" for row in rows)
        )
        return path

    @property
    def warehouse(self) -> Warehouse:
        return resolve(read(self.folder))

    def run(self, *phases: str, **options: Any) -> Run:
        """Run phases of the plan; apply and load unless told otherwise."""
        phases = phases or ("apply", "load")
        if self.engine.dialect.name == "duckdb":
            self._connection()
        return run(plan(self.warehouse), self.engine, phases, Options(**options))

    def load(self, text: str, feed: str = "customers") -> Run:
        """Deliver and load in one go."""
        self.deliver(text, feed)
        return self.run()

    def select(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        connection = self._connection()
        found = connection.exec_driver_sql(sql).fetchall()
        connection.rollback()
        if self.engine.dialect.name != "duckdb":
            self.release()
        return [tuple(map(_as_key, row)) for row in found]

    def _connection(self) -> sqlalchemy.Connection:
        """A DuckDB stays open until `release`, since to open it takes 20 ms."""
        if self._reading is None:
            self._reading = self._held.enter_context(opened(self.engine))
        return self._reading

    def release(self) -> None:
        """Close the database, for other processes and for what replaces its file."""
        self._reading = None
        self._held.close()

    def rows(self, table: str, columns: str, where: str = "load_id > 0") -> list[str]:
        """The rows of a table as sorted lines `a | b`, with `-` for null, ghosts left out."""
        found = self.select(f"select {columns} from {table} where {where}")
        return sorted(
            " | ".join("-" if cell is None else str(cell) for cell in row) for row in found
        )

    def accounts(self, target: str) -> list[tuple[int, ...]]:
        """delivered, inserted, unchanged, duplicate, rejected of each load, in order."""
        return self.select(
            "select delivered, inserted, unchanged, duplicate, rejected from audit.row_account"
            f" where target = '{target}' order by load_id, hash_key"
        )


def _as_key(cell: Any) -> Any:
    """A hash of 16 bytes as the databases show it that have a type for it."""
    return UUID(bytes=cell) if isinstance(cell, bytes) and len(cell) == 16 else cell


@pytest.fixture
def trial(tmp_path: Path, database: str) -> Iterator[Trial]:
    folder = tmp_path / "warehouse"
    folder.mkdir()
    made = Trial(folder, database)
    yield made
    made.release()
    made.engine.dispose()


@pytest.fixture
def duckdb_trial(tmp_path: Path) -> Iterator[Trial]:
    """The same, where it does not matter what database the warehouse is in."""
    (tmp_path / "warehouse").mkdir()
    made = Trial(tmp_path / "warehouse", f"duckdb:///{tmp_path}/test.duckdb")
    yield made
    made.release()
    made.engine.dispose()


@pytest.fixture
def new_source(
    tmp_path: Path, new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], Source]:
    """The function that makes somebody else's database of a kind, which CRM_URL then names."""
    folder = tmp_path / "source"
    folder.mkdir()

    def make(kind: str) -> Source:
        own = f"sqlite:///{folder}/crm.sqlite"
        made = Source(own if kind == "sqlite" else new_database(kind, folder))
        monkeypatch.setenv("CRM_URL", made.url)
        made.do(CREATE)
        return made

    return make


@pytest.fixture(params=["staged", "read again"])
def parquet(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Attributes of Parquet are staged where there is little, else read again: both are tried."""
    if request.param == "read again":
        monkeypatch.setattr("vault.stage.READ_AGAIN", 0)


Make = Callable[..., Trial]
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Call:
    """Run `dvault` in an empty folder; returns its exit code, stdout and stderr."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DVAULT_DATABASE", raising=False)

    def run(line: str, *more: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = call([*shlex.split(line), *more])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return code, said.out, said.err

    return run


@pytest.fixture
def new(command: Call, tmp_path: Path) -> Path:
    """A new warehouse in the folder `library`; nothing is loaded yet."""
    assert command("init library --quiet")[0] == 0
    return tmp_path / "library"
