"""The command: what it says, where it says it, and the code it ends with."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import pty
import re
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import duckdb
import pytest
from conftest import Call

import vault
from vault.bundled import bundled
from vault.cli import call, dvault
from vault.commands import check
from vault.demo import Shop
from vault.statements import sql

DVAULT = [sys.executable, "-c", "from vault.cli import main; main()"]


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small shop in definitions/shop, run once."""
    folder = tmp_path_factory.mktemp("shop")
    ignored = shutil.ignore_patterns("__pycache__", "data", "*.duckdb*")
    shutil.copytree(bundled("example"), folder / "definitions" / "shop", ignore=ignored)
    shutil.copytree(bundled("marts"), folder / "marts", ignore=ignored)
    Shop(customers=60).write(folder / "definitions" / "shop" / "data")
    done = subprocess.run([*DVAULT, "run"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def edit(file: Path, old: str, to: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, to))


# The functions


def test_the_public_names_are_these() -> None:
    assert vault.__all__ == [
        "apply", "build", "check", "connect", "demo", "erase", "history", "infer", "init",
        "lineage", "load", "plan", "profile", "query", "read", "reconcile", "render", "resolve",
        "run", "schema", "sql", "test", "trace", "verify",
    ]  # fmt: skip
    for name in vault.__all__:
        assert callable(getattr(vault, name)), name


def test_behind_every_command_stands_the_function_of_its_name() -> None:
    assert set(dvault.commands) - {"watch"} <= set(vault.__all__)  # which only repeats `run`


def test_a_function_wins_over_the_module_of_its_name() -> None:
    import vault.plan
    import vault.resolve

    assert vault.plan.__name__ == "plan"
    assert callable(vault.resolve)
    with pytest.raises(AttributeError, match="nothing"):
        vault.nothing  # noqa: B018


@pytest.mark.parametrize("code", ["import vault", "from vault.cli import call; call(['--help'])"])
def test_nothing_slow_is_imported_before_it_is_needed(code: str) -> None:
    slow = {
        "pandas",
        "sqlalchemy",
        "pydantic",
        "jinja2",
        "rich",
        "yaml",
        "duckdb",
        "scipy",
        "sqlglot",
    }
    code += f"; import sys; sys.exit(' '.join({slow} & set(sys.modules)) or 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_help_takes_less_than_three_tenths_of_a_second() -> None:
    """On a machine that starts Python, and what reads a command line, in a fifth of that."""

    def seconds(*command: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    start = (sys.executable, "-c", "import click, json, re, dataclasses")
    slow = max(0.3, 5 * min(seconds(*start) for _ in range(5)))
    assert min(seconds(*DVAULT, "--help") for _ in range(5)) < slow


# Help


@pytest.mark.parametrize("name", list(dvault.commands))
def test_help_ends_with_an_example_that_runs(
    name: str, command: Call, shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # `watch` goes on for ever: here it ends where it would wait for the first time
    monkeypatch.setattr("vault.cli.watch.Watching._reasons", lambda watching: iter(()))
    code, out, _ = command(f"{name} --help")
    assert code == 0
    examples = out.split("Example:\n")[1].splitlines()
    shutil.copytree(shop, tmp_path, dirs_exist_ok=True)
    for example in examples:
        program, *arguments = shlex.split(example)
        assert program == "dvault"
        assert command(shlex.join(arguments))[0] == 0, example
    assert any(f"dvault {name}" in example for example in examples)


def test_every_command_says_what_it_does() -> None:
    for name, one in dvault.commands.items():
        assert one.help, name
        assert {"--quiet", "--debug", "--json-logs"} <= {
            option for parameter in one.params for option in parameter.opts
        }


def test_version(command: Call) -> None:
    assert re.fullmatch(r"dvault \d+\.\d+\.\d+\n", command("--version")[1])


# Which warehouse, which database


def test_the_warehouse_is_found_here_or_in_definitions(
    command: Call, new: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(new)
    assert command("check")[0] == 0
    (tmp_path / "one" / "definitions").mkdir(parents=True)
    inner = shutil.copytree(new, tmp_path / "one" / "definitions" / "library")
    monkeypatch.chdir(tmp_path / "one")
    assert command("check")[0] == 0
    shutil.copytree(inner, tmp_path / "one" / "definitions" / "other")
    code, _, err = command("check")
    assert code == 2
    assert "definitions/library, definitions/other" in err


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("check", 2, "no warehouse.yml here"),
        ("check nowhere", 2, "'nowhere' is no folder"),
        ("check library/hubs.yml", 2, "is a file"),
        ("chekc", 2, "did you mean 'check'?"),
        ("check library --set NAME", 2, "write --set NAME=value"),
        ("run library --database no-url", 2, "is not a URL"),
        ("run library --database oracle://x", 2, "does not load 'oracle'"),
        ("run library --database duckdb:////proc/x.duckdb", 3, "cannot open"),
        ("run library --load-date yesterday", 2, "write it as 2025-01-31T22:00:00"),
        ("build library --as-of 31.1.2025", 2, "write it as 2025-01-31"),
        ("build library", 2, "run `dvault apply` first"),
        ("run library --feed crm.custmers", 2, "did you mean 'crm.customers'?"),
        ("history library", 2, "there is no database"),
        ("query library", 2, "give one SQL statement"),
        ("query library a b", 2, "give one SQL statement"),
        ("sql library custmer", 2, "did you mean 'customer'?"),
        ("sql library --dialect ducdb", 2, "did you mean 'duckdb'?"),
        ("init library", 2, "nothing is overwritten"),
        ("init /proc/library", 3, "/proc/library: "),
        ("demo library", 2, "nothing is overwritten"),
        ("run library --nothing", 2, "No such option"),
    ],
)
def test_a_mistake_is_told_in_words(
    line: str, code: int, said: str, command: Call, new: Path
) -> None:
    got, out, err = command(line)
    assert (got, out) == (code, ""), err
    assert said in err


def test_the_environment_names_the_database(
    command: Call, new: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DVAULT_DATABASE", "duckdb:///other.duckdb")
    assert command("apply library")[0] == 0
    assert [path.name for path in tmp_path.glob("*.duckdb")] == ["other.duckdb"]


def test_set_comes_before_the_environment(
    command: Call, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(new / "warehouse.yml", "warehouse: library", "warehouse: ${NAME}")
    monkeypatch.setenv("NAME", "one")
    assert command("check library --set NAME=two")[1].startswith("two: ")
    monkeypatch.delenv("NAME")
    code, _, err = command("check library")
    assert code == 1
    assert re.search(r"^library/warehouse\.yml:\d+:\d+: 'NAME' is not set", err, re.MULTILINE)


# What goes wrong


def test_every_problem_is_a_line_and_the_last_line_counts_them(command: Call, new: Path) -> None:
    edit(new / "sources" / "crm.yml", "delivers: snapshot", "delivers: snapshots")
    edit(new / "business.yml", "of: customer", "of: custmer")
    code, out, err = command("run library")
    assert (code, out) == (1, "")
    *problems, last = err.splitlines()
    assert len(problems) == 2
    for problem in problems:
        assert re.match(r"library/[a-z/]+\.yml:\d+:\d+: .*did you mean", problem)
    assert last == "2 problems in 2 files"


def test_a_data_test_that_fails_ends_with_1(command: Call, new: Path) -> None:
    edit(
        new / "marts" / "customers_by_city.yml", "not_null: customers", "accepted: {customers: [1]}"
    )
    code, _, err = command("run library")
    assert code == 1
    assert "customers_by_city: accepted customers: 2 rows must not be there" in err
    code, out, _ = command("test library --quiet")
    assert code == 1
    assert out.splitlines() == [
        "ok    customers_by_city: unique city",
        "FAIL  customers_by_city: accepted customers",
    ]


def test_a_source_that_is_not_there_ends_with_3(command: Call, new: Path) -> None:
    shutil.rmtree(new / "data")
    code, _, err = command("run library")
    assert code == 3
    assert "crm.customers: no file matches" in err


def test_a_refused_delivery_ends_with_3_and_names_the_file(command: Call, new: Path) -> None:
    edit(
        new / "sources" / "crm.yml",
        "delivers: snapshot ",
        "max_rejected: 0\n    delivers: snapshot ",
    )
    code, _, err = command("run library")
    assert code == 3
    assert "customers_2025-02.csv: 1 of 6 rows" in err
    out = command("history library")[1]
    assert re.search(r"^Run 1 refused: .*customers_2025-02\.csv: 1 of 6 rows", out, re.MULTILINE)
    assert re.search(r"^Load \d+ refused: 1 of 6 rows", out, re.MULTILINE)


def test_a_bug_of_ours_is_no_traceback_but_says_what_to_report(
    command: Call, new: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("surprise")

    monkeypatch.setattr("vault.commands.check", broken)
    code, _, err = command("check library")
    assert code == 70
    assert "KeyError" in err
    assert "This is a bug in dvault" in err
    assert call(["check", "library", "--debug"]) == 70
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_debug_shows_the_sql_that_failed(
    new: Path, command: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(new / "marts" / "customers_by_city.sql", "count(*)", "cuont(*)")
    code, _, err = command("run library")
    assert code == 3
    assert "--debug shows the SQL" in err
    assert call(["build", "library", "--debug"]) == 3
    assert "create or replace table marts.customers_by_city" in capsys.readouterr().err


# How it speaks


def test_data_goes_to_stdout_and_progress_to_stderr(command: Call, new: Path) -> None:
    code, out, err = command("run library")
    assert (code, out) == (0, "")
    assert re.search(r"^crm\.customers: 2 files, 10 rows, 1 rejected \(", err, re.MULTILINE)
    code, out, err = command("query library", "select city from marts.customers_by_city")
    assert "Braga" in out
    assert err == ""


def test_quiet_says_nothing(command: Call, new: Path) -> None:
    assert command("run library --quiet") == (0, "", "")


def test_json_logs_are_one_object_a_line(command: Call, new: Path) -> None:
    _, out, err = command("run library --json-logs")
    assert out == ""
    events = [json.loads(line) for line in err.splitlines()]
    assert [event["file"][-11:] for event in events if event["event"] == "load"] == [
        "2025-01.csv",
        "2025-02.csv",
    ]
    (done,) = (event for event in events if event["event"] == "done")
    assert (done["loads"], done["rows"], done["rejected"]) == (2, 10, 1)
    code, _, err = command("run nowhere --json-logs")
    (error,) = map(json.loads, err.splitlines())
    assert (code, error["event"], error["exit_code"]) == (2, "error", 2)
    edit(new / "hubs.yml", "{customer_no: text}", "{customer_no: txt}")
    _, _, err = command("check library --json-logs")
    problem = json.loads(err.splitlines()[0])
    assert (problem["event"], problem["file"]) == ("problem", "library/hubs.yml")
    assert problem["line"] > 1


def test_a_terminal_gets_a_bar_a_feed(new: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    line = [*DVAULT, "run", "library"]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    process = subprocess.Popen(line, cwd=tmp_path, env=environment, stderr=theirs)
    os.close(theirs)
    said = b""
    with suppress(OSError):  # how Linux says that the other end is closed
        while chunk := os.read(ours, 4096):
            said += chunk
    os.close(ours)
    assert process.wait() == 0
    for wanted in (b"crm.customers", b"2 files, 10 rows, 1 rejected", b"marts.customers_by_city"):
        assert wanted in said


# What the commands do


def test_plan_changes_nothing_and_then_shows_the_difference(
    command: Call, new: Path, tmp_path: Path
) -> None:
    code, out, _ = command("plan library")
    assert code == 0
    assert "(not there yet)" in out
    assert "  create raw_vault.hub_customer\n" in out
    assert "  crm.customers: 2 files into raw_vault.hub_customer" in out
    assert not list(tmp_path.glob("*.duckdb"))
    command("run library")
    content = (tmp_path / "library.duckdb").read_bytes()
    out = command("plan library")[1]
    assert "Apply: 0 changes" in out
    assert "Load: 0 files\n  crm.customers: nothing new" in out
    edit(
        new / "sources" / "crm.yml", "      exported_at: ", "      email: text\n      exported_at: "
    )
    edit(new / "sources" / "crm.yml", "monthly_fee, joined_on]", "monthly_fee, joined_on, email]")
    assert "evolve raw_vault.sat_customer_crm add email text" in command("plan library")[1]
    assert (tmp_path / "library.duckdb").read_bytes() == content


def test_what_sql_shows_is_what_runs(command: Call, new: Path, tmp_path: Path) -> None:
    shown = dict(sql(check(new)))
    command("run library")
    with duckdb.connect(tmp_path / "library.duckdb") as connection:
        ran = connection.execute(
            "select operation, entity, sql_digest from audit.step"
            " where operation not in"
            " ('delivery', 'account', 'refresh', 'restart', 'mark', 'reject')"
        ).fetchall()
    texts = {*shown.values(), *(text.removesuffix(";") for text in shown.values())}
    digests = {hashlib.sha256(text.encode()).hexdigest() for text in texts}
    assert len(ran) > 15
    for operation, entity, digest in ran:
        # Files with broken cells are staged alike; loads are told apart by the table `delivery`.
        assert digest in digests, f"{operation} {entity}"


def test_sql_writes_files_of_one_entity(command: Call, new: Path, tmp_path: Path) -> None:
    code, out, _ = command("sql library sat_customer_crm --out sql")
    assert (code, out) == (0, "")
    files = [path.relative_to("sql").as_posix() for path in Path("sql").rglob("*.sql")]
    assert files
    assert not any("hub" in file or "pit" in file for file in files)
    assert any(file.startswith("load/crm.customers/") for file in files)


def test_sql_needs_no_database_and_no_files(command: Call, new: Path, tmp_path: Path) -> None:
    shutil.rmtree(new / "data")
    code, out, _ = command("sql library")
    assert code == 0
    assert "-- no file matches library/data/crm/customers_*.csv" in out
    assert not list(tmp_path.glob("*.duckdb"))


def test_history_accounts_for_every_row(command: Call, new: Path) -> None:
    command("run library")
    _, out, err = command("history library")
    assert "customers_2025-02.csv" in out
    assert "1 rejected row: " in err
    loads = json.loads(command("history library --format json")[1])["loads"]
    assert len(loads) == 4
    for load in loads:
        parts = ("inserted", "unchanged", "duplicate", "rejected", "filtered")
        assert load["delivered"] == sum(load[part] for part in parts)
    rejected = list(
        csv.DictReader(command("history library --rejected --format csv")[1].splitlines())
    )
    assert [
        (row["delivery_row"], json.loads(row["delivered"])["monthly_fee"]) for row in rejected
    ] == [("5", "nine")]
    assert len(json.loads(command("history library --loads 1 --format json")[1])["loads"]) == 2


def test_history_shows_how_many_rows_say_that_something_is_gone(
    command: Call, tmp_path: Path
) -> None:
    (tmp_path / "warehouse.yml").write_text(
        "warehouse: shop\nhubs: {order: {business_key: {no: text}}}\nsource: web\nfeeds:\n"
        "  orders: {read: 'orders_*.csv', delivers: snapshot, columns: {no: text},\n"
        "    hubs: {order: no}, satellites: {order_status: {of: order, type: status}}}\n"
    )
    (tmp_path / "orders_1.csv").write_text("no\na\nb\n")
    command("run")
    assert "implied" not in command("history")[1]
    (tmp_path / "orders_2.csv").write_text("no\na\n")
    command("run")
    assert "implied" in command("history")[1]
    loads = json.loads(command("history --format json")[1])["loads"]
    assert [load["implied"] for load in loads if load["target"] == "sat_order_status"] == [0, 1]


def test_history_of_another_database_says_so(command: Call, new: Path) -> None:
    duckdb.connect("library.duckdb").close()
    code, _, err = command("history library")
    assert code == 2
    assert "holds no run of this warehouse yet" in err


def test_query_formats(command: Call, new: Path) -> None:
    command("apply library")
    text = "select 1 as a, null as b, 'x, y' as a, 1.50::decimal(4, 2) as c, date '2025-01-31' as d"
    assert command("query library --format csv", text)[1] == (
        'a,b,a_1,c,d\n1,,"x, y",1.50,2025-01-31\n'
    )
    assert json.loads(command("query library --format json", text)[1]) == [
        {"a": 1, "b": None, "a_1": "x, y", "c": 1.5, "d": "2025-01-31"}
    ]
    assert command("query library", "select 1 as a")[1].split() == ["a", "─", "1"]
    limited = command("query library --limit 2 --format csv", "select * from range(5)")[1]
    assert limited == "range\n0\n1\n"


@pytest.mark.parametrize(
    "text",
    [
        "drop table raw_vault.hub_customer",
        "select 1; select 2",
        "insert into raw_vault.hub_customer select * from raw_vault.hub_customer",
        "copy raw_vault.hub_customer to 'out.csv'",
        "explain analyze copy raw_vault.hub_customer to 'out.csv'",
        "attach 'other.duckdb'",
        "",
    ],
)
def test_query_refuses_what_does_not_read(text: str, command: Call, new: Path) -> None:
    command("run library --quiet")
    code, out, err = command("query library", text)
    assert (code, out) == (2, "")
    assert "a query" in err
    assert not Path("out.csv").exists()
    assert not Path("other.duckdb").exists()


@pytest.mark.parametrize(
    "text",
    [
        "describe raw_vault.hub_customer",
        "show all tables",
        "summarize select 1",
        "from range(1)",
        "explain analyze select 1",
        "with a as (select 1) select * from a",
        "select 1; -- end",
    ],
)
def test_query_runs_what_reads(text: str, command: Call, new: Path) -> None:
    command("apply library")
    assert command("query library", text)[0] == 0


def test_schema_is_written_for_editors(command: Call, new: Path) -> None:
    _, out, _ = command("schema")
    assert json.loads(out)["$schema"]
    assert json.loads((new / ".dvault" / "schema.json").read_text()) == json.loads(out)
    for path in new.rglob("*.yml"):
        header, schema = path.read_text().splitlines()[0].split("$schema=")
        assert header == "# yaml-language-server: "
        assert (path.parent / schema).resolve() == (new / ".dvault" / "schema.json").resolve()


def test_init_runs_at_once_under_any_name(command: Call) -> None:
    assert command("init 'My Shop 2'")[0] == 0
    assert command("run 'My Shop 2'")[0] == 0
    assert Path("my_shop_2.duckdb").exists()


def test_demo_shows_the_shop_and_commands_that_work(
    command: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["dvault"])
    code, out, _ = command("demo --customers 120")
    assert code == 0
    for said in ("Loaded and rejected", "RFM segments", "The most valuable customers", "Champions"):
        assert said in out
    change, *commands = (line.strip() for line in out.split("Try next\n")[1].splitlines() if line)
    assert change == "cd dvault-shop"
    monkeypatch.chdir(tmp_path / "dvault-shop")
    assert len(commands) == 3
    for line in commands:
        program, *arguments = shlex.split(line)
        assert program == "dvault"
        code, out, _ = command(shlex.join(arguments))
        assert code == 0
        assert len(out.splitlines()) > 3


# Processes


def dvault_process(*arguments: str, cwd: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*DVAULT, *arguments], cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_a_second_process_is_told_that_the_database_is_in_use(new: Path, tmp_path: Path) -> None:
    with duckdb.connect(tmp_path / "library.duckdb"):
        for line in (["run", "library"], ["history", "library"], ["plan", "library"]):
            process = dvault_process(*line, cwd=tmp_path)
            _, err = process.communicate(timeout=60)
            assert process.returncode == 3
            assert "is open in another process: one load at a time may write to it" in err
            assert "Traceback" not in err


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_folder_that_is_read_only_is_told(command: Call, new: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        code, _, err = command("run library")
    finally:
        tmp_path.chmod(0o755)
    assert code == 3
    assert "Permission denied" in err


def test_a_reader_that_goes_away_is_no_error(new: Path, tmp_path: Path) -> None:
    subprocess.run([*DVAULT, "apply", "library", "--quiet"], cwd=tmp_path, check=True)
    text = "select * from range(1000000)"
    process = dvault_process("query", "library", text, "--format", "csv", cwd=tmp_path)
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline() == "range\n"
    process.stdout.close()
    assert process.wait(timeout=60) == 141
    assert process.stderr.read() == ""
    process.stderr.close()


def test_ctrl_c_ends_with_130_and_the_next_run_goes_on(new: Path, tmp_path: Path) -> None:
    folder = new / "data" / "crm"
    with (folder / "customers_2025-03.csv").open("w") as file:
        file.write("customer_no,full_name,city,plan,monthly_fee,joined_on,exported_at\n")
        for number in range(400_000):
            file.write(f"{number:07},N,Faro,basic,9.00,2025-03-01,2025-03-31 22:00:00\n")
    process = dvault_process("run", "library", cwd=tmp_path)
    deadline = time.monotonic() + 60
    while not (tmp_path / "library.duckdb").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.6)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=120)
    assert (process.returncode, out) == (130, ""), err
    assert "interrupted" in err
    assert "Traceback" not in err
    subprocess.run([*DVAULT, "run", "library", "--quiet"], cwd=tmp_path, check=True)
    with duckdb.connect(tmp_path / "library.duckdb") as connection:
        loads = connection.execute("select file from audit.load where status = 'loaded'").fetchall()
        hubs = connection.execute("select count(*) from raw_vault.hub_customer").fetchone()
    assert len(loads) == 3
    assert hubs == (2 + 5 + 400_000,)
