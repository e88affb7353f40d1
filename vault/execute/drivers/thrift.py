"""PyHive as dvault uses it: a DB-API module whose statements run beside the connection.

A statement is polled for, not waited for: the server sees at once when the client is gone and
cancels what it had asked for, and Ctrl-C cancels it, too.
"""

from __future__ import annotations

import re
import shutil
from collections import deque
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from pyhive import hive
from pyhive.hive import Error as Error
from pyhive.hive import OperationalError, ttypes
from pyhive.hive import paramstyle as paramstyle
from thrift.Thrift import TException

_RUNNING = {
    ttypes.TOperationState.INITIALIZED_STATE,
    ttypes.TOperationState.PENDING_STATE,
    ttypes.TOperationState.RUNNING_STATE,
}


class Connection(hive.Connection):  # type: ignore[misc]
    """A session of the Thrift server, and the folder in which it is handed rows."""

    def __init__(self, stage: str, **where: Any) -> None:
        self.stage = Path(stage).absolute() / f"dvault-{uuid4().hex}"
        try:
            super().__init__(**where)
        except TException as error:
            raise OperationalError(str(error)) from error

    def cursor(self, *given: Any, **named: Any) -> Cursor:
        """A cursor of ours."""
        return Cursor(self, *given, **named)

    def close(self) -> None:
        """End the session, whether or not the server is still there."""
        shutil.rmtree(self.stage, ignore_errors=True)
        try:
            super().close()
        except (TException, OSError, Error):
            self._transport.close()


class Cursor(hive.Cursor):  # type: ignore[misc]
    """Executes one statement at a time; dates are dates, and errors a sentence."""

    def __init__(self, connection: Connection, arraysize: int = 10_000) -> None:
        super().__init__(connection, arraysize)

    def execute(self, operation: str, parameters: Any = None, **more: Any) -> None:
        """Execute a statement and return when it has ended; OperationalError where it failed."""
        try:
            self._await(operation, parameters)
        except (TException, OSError) as error:
            raise OperationalError(f"the Thrift server is lost: {error}") from error

    def _await(self, operation: str, parameters: Any) -> None:
        try:
            super().execute(operation, parameters, async_=True)
        except OperationalError as error:
            raise OperationalError(_sentence(_said(error))) from error
        try:
            # The server answers when the statement has ended, or after some seconds.
            while (status := self.poll(False)).operationState in _RUNNING:
                pass
        except KeyboardInterrupt:
            self.cancel()
            raise
        if status.operationState != ttypes.TOperationState.FINISHED_STATE:
            raise OperationalError(_sentence(status.errorMessage or "the statement was cancelled"))

    def close(self) -> None:
        """Let go of the statement; a server that is gone has done so."""
        try:
            super().close()
        except (TException, OSError, Error):
            self._operationHandle = None

    _data: deque[tuple[Any, ...]]

    def _fetch_more(self) -> None:
        super()._fetch_more()
        kinds = [column[1] for column in self.description]
        if "DATE_TYPE" in kinds:  # which PyHive leaves as text
            self._data = deque(tuple(map(_as_date, row, kinds)) for row in self._data)


def connect(**given: Any) -> Connection:
    """Open a session of the Thrift server."""
    return Connection(**given)


def _as_date(value: Any, kind: str) -> Any:
    return date.fromisoformat(value) if kind == "DATE_TYPE" and value else value


def _said(error: OperationalError) -> str:
    """What the server answered instead of executing a statement."""
    status = getattr(error.args[0], "status", None) if error.args else None
    return str(getattr(status, "errorMessage", None) or error)


def _sentence(message: str) -> str:
    """The sentence of Spark's message that matters, without the classes and plans around it.

    >>> _sentence("Error running query: [A_B] org.x.Y: [A_B] No `t`. SQLSTATE: 42P01; line 1")
    '[A_B] No `t`.'
    """
    found = re.search(r"\[[A-Z][A-Z0-9_.]*\] (?!(?:org|java)\.).*", message)
    text = found[0] if found else message.partition("\n")[0]
    return text.partition(" SQLSTATE:")[0].strip()
