"""Run: Plan + engine → Run; the only part of dvault that executes SQL of ours."""

from vault.execute.connect import connect, dialect_of, opened, told
from vault.execute.listener import Listener
from vault.execute.outlook import Outlook, is_there, outlook
from vault.execute.run import PHASES, Options, run
from vault.execute.session import Session

__all__ = [
    "PHASES",
    "Listener",
    "Options",
    "Outlook",
    "Session",
    "connect",
    "dialect_of",
    "is_there",
    "opened",
    "outlook",
    "run",
    "told",
]
