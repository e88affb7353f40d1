"""Many feeds are written by several processes: the same statements, errors and order."""

import subprocess
import sys

from conftest import ROOT

PROGRAM = """
import os, sys
from vault import processes, read, resolve
from vault.errors import VaultError
from vault.statements import sql

warehouse = resolve(read("definitions/shop"))
alone = list(sql(warehouse))
parents = list(processes.abreast(lambda thing: os.getpid(), [1, 2, 3]))
processes.MANY, processes._CHUNK = 1, 1
os.sched_getaffinity = lambda process: {0, 1}
print(alone == list(sql(warehouse)), len(alone) > 20)
others = list(processes.abreast(lambda thing: os.getpid(), [1, 2, 3]))
print(set(parents) == {os.getpid()}, os.getpid() not in others or sys.platform != "linux")

def refuse(thing):
    raise VaultError(f"feed {thing} is refused")

try:
    list(processes.abreast(refuse, [1, 2]))
except VaultError as error:
    print(error)
"""


def test_several_processes_write_what_one_does() -> None:
    printed = subprocess.check_output([sys.executable, "-c", PROGRAM], text=True, cwd=ROOT)
    assert printed.splitlines() == ["True True", "True True", "feed 1 is refused"]
