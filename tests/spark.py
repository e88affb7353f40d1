"""A Spark cluster of the tests' own: a master, two workers and a Thrift server, on this machine.

Tests run on it where DVAULT_TEST_SPARK is set, as `make test-spark` does: a small load takes ten
seconds there, so that of the rules in tests/spec those below are tried on it.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest

from vault.execute import connect

#: The rules that are tried on a cluster: some of each kind, those whose SQL differs before others.
RULES = {
    "test_the_same_key_with_another_payload_is_rejected_with_its_reason",
    "test_a_set_that_a_snapshot_lacks_has_ended",
    "test_another_partner_ends_the_one_before",
    "test_what_was_no_version_becomes_one_when_a_late_row_shows_it",
    "test_the_load_dates_are_those_of_the_column",
    "test_many_deliveries_find_the_same_at_once_as_one_by_one",
    "test_files_of_any_format_and_tables_have_the_same_profile",
}


def leave_out(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of the rules in tests/spec leave all but those out, and try them on nothing but a cluster."""
    left = [item for item in items if item.path.parent.name == "spec" and not _is_tried(item)]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if item not in left]


def _is_tried(item: pytest.Item) -> bool:
    is_on_it = "[spark" in item.name or "[staged-spark" in item.name  # files are always staged
    return is_on_it and getattr(item, "originalname", "") in RULES


#: What a Java is told that does little and not for long.
_BRIEF = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
#: What makes statements over a few rows quick.
QUICK = {
    "spark.driver.extraJavaOptions": _BRIEF,
    "spark.executor.extraJavaOptions": _BRIEF,
    "spark.locality.wait": "0",
    "spark.broadcast.compress": "false",
    "spark.shuffle.compress": "false",
    "spark.sql.parquet.compression.codec": "uncompressed",
    "spark.hadoop.fs.file.impl": "org.apache.hadoop.fs.RawLocalFileSystem",  # no checksum files
    "spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version": "2",
    "spark.default.parallelism": "1",
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}
#: What keeps a cluster on this machine. Everything else is as Spark has it by itself.
_SETTINGS = {
    "spark.executor.cores": "1",
    "spark.executor.memory": "640m",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.hadoop.javax.jdo.option.ConnectionURL": "jdbc:derby:memory:metastore;create=true",
    "spark.hadoop.hive.server2.thrift.bind.host": "127.0.0.1",
}
_MASTER = "org.apache.spark.deploy.master.Master"
_WORKER = "org.apache.spark.deploy.worker.Worker"
_SERVER = "org.apache.spark.sql.hive.thriftserver.HiveThriftServer2"


class Cluster:
    """The processes of a cluster; `stop` ends them all, `workers` can be killed one by one."""

    def __init__(self, folder: Path, workers: int = 2, settings: Mapping[str, str] = QUICK) -> None:
        self.folder = folder
        self._count = workers
        self._settings = settings
        self._home = _home()
        self._processes: list[subprocess.Popen[bytes]] = []
        self._master, self._port = _free_ports(2)
        self.workers: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """Start everything and wait until the Thrift server answers."""
        where = ("--host", "127.0.0.1", "--webui-port", "0")
        self._class(_MASTER, *where, "--port", str(self._master))
        self._await(self._master)
        for _ in range(self._count):
            self.add_worker()
        settings = {
            **_SETTINGS,
            **self._settings,
            "spark.master": f"spark://127.0.0.1:{self._master}",
            "spark.sql.warehouse.dir": str(self.folder / "warehouse"),
            "spark.hadoop.hive.server2.thrift.port": str(self._port),
        }
        given = [part for key, value in settings.items() for part in ("--conf", f"{key}={value}")]
        self._run("spark-submit", *given, "--class", _SERVER, "spark-internal", memory="1g")
        self._await(self._port)

    def add_worker(self) -> None:
        """Start a worker of one core."""
        own = ("--host", "127.0.0.1", "--webui-port", "0", "--cores", "1", "--memory", "1g")
        self.workers.append(self._class(_WORKER, *own, f"spark://127.0.0.1:{self._master}"))

    def stop(self) -> None:
        """End every process, and leave no file."""
        for process in reversed(self._processes):
            end(process)
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def url(self) -> str:
        return f"spark://dvault@127.0.0.1:{self._port}/?stage={self.folder / 'stage'}"

    def empty(self) -> str:
        """The URL of the cluster without any schema of a test before."""
        with connect(self.url).connect() as connection:
            for (name,) in connection.exec_driver_sql("show schemas").fetchall():
                if name != "default":
                    connection.exec_driver_sql(f"drop schema {name} cascade")
        return self.url

    def _class(self, name: str, *arguments: str) -> subprocess.Popen[bytes]:
        return self._run("spark-class", name, *arguments, memory="256m")

    def _run(self, command: str, *arguments: str, memory: str) -> subprocess.Popen[bytes]:
        own = {
            "SPARK_HOME": str(self._home),
            "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_DAEMON_MEMORY": memory,  # the Thrift server's, too, whatever its driver is given
            "SPARK_DAEMON_JAVA_OPTS": _BRIEF,
            "SPARK_NO_DAEMONIZE": "1",
            "SPARK_WORKER_DIR": str(self.folder / "work"),
            "SPARK_LOCAL_DIRS": str(self.folder / "local"),
            "SPARK_CONF_DIR": str(self.folder / "conf"),
        }
        (self.folder / "conf").mkdir(parents=True, exist_ok=True)
        with (self.folder / f"{len(self._processes)}.log").open("wb") as log:
            process = subprocess.Popen(
                [str(self._home / "bin" / command), *arguments],
                env=os.environ | own,
                cwd=self.folder,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # so that what it starts ends with it
            )
        self._processes.append(process)
        return process

    def _await(self, port: int, seconds: float = 180) -> None:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self._processes[-1].poll() is None:
            with socket.socket() as trying:
                if trying.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.1)
        log = self.folder / f"{len(self._processes) - 1}.log"
        raise RuntimeError(f"Spark does not come up: {log.read_text()[-2000:]}")


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and all that it has started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()


def _home() -> Path:
    found = find_spec("pyspark")
    if found is None or found.origin is None:
        raise RuntimeError("Spark is not installed: pip install -e '.[dev-spark]'")
    if shutil.which("java") is None:
        raise RuntimeError("Spark needs Java 17 or 21 on the path")
    return Path(found.origin).parent


def _free_ports(count: int) -> list[int]:
    taken = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in taken]
    for one in taken:
        one.close()
    return ports
