"""Notify: tell people, through apprise, what they have to know of a run."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from vault.audit import Run
from vault.entities import Notify, Warehouse
from vault.errors import VaultError
from vault.secrets import concealed, secrets_around


@dataclass(frozen=True, slots=True)
class Notice:
    """What people are told: `failed` is whether something was not done that had to be."""

    title: str
    body: str
    failed: bool


def notice_of(
    warehouse: Warehouse, command: str, done: Run | None, error: Exception | None = None
) -> Notice | None:
    """What has to be told of a run that ended so; None where nothing has.

    Told are what failed, was refused or did not pass its data tests, which is the `error`; loads
    with more rejected rows than `notify:` allows, or that are not as their feeds `expect:`; and
    feeds that are late by their `freshness:`.
    """
    done = done or Run(0)
    wrong = [str(error)] if error else []
    odd = [
        f"{load.feed}: {load.rejected:,} of {load.delivered:,} rows of {load.delivery.path} are"
        " rejected; `dvault history --rejected` shows why"
        for load in done.loads
        if load.status == "loaded" and load.rejects_more_than(warehouse.notify.rejected)
    ]
    odd += [
        f"{load.feed}: {load.delivery.path}: {finding}"
        for load in done.loads
        if load.status == "loaded"
        for finding in load.findings
    ]
    odd += map(str, done.late)
    if not wrong and not odd:
        return None
    run = f", run {done.run_id}" if done.run_id else ""
    title = f"dvault {command} of {warehouse.name}{run}: " + ("failed" if wrong else "look at it")
    return Notice(title, "\n".join(wrong + odd), bool(wrong))


def send(notice: Notice, notify: Notify, warn: Callable[[str], None]) -> None:
    """Send a notice to everybody; nothing is raised, `warn` is told where that did not work."""
    try:
        import apprise
    except ImportError:
        warn("notify: apprise is not installed: pip install 'dvault[notify]'")
        return
    secrets = {*secrets_around((), os.environ), *notify.to}
    kind = apprise.NotifyType.FAILURE if notice.failed else apprise.NotifyType.WARNING
    body = concealed(notice.body, secrets)
    for position, address in enumerate(notify.to, 1):
        with apprise.LogCapture(level=logging.WARNING) as said:  # type: ignore[no-untyped-call]
            sender = apprise.Apprise()
            try:
                if not sender.add(address):
                    why = "it is no address that apprise knows"
                elif sender.notify(title=notice.title, body=body, notify_type=kind):
                    continue
                else:
                    why = " ".join(said.getvalue().split()) or "it was not taken"
            except Exception as error:  # whatever a receiver can do wrong
                why = str(error) or type(error).__name__
        told = concealed(why, secrets)
        warn(f"notify: address {position} was not told of '{notice.title}': {told}")


@contextmanager
def notifying(
    warehouse: Warehouse, command: str, warn: Callable[[str], None]
) -> Iterator[Callable[[Run], None]]:
    """Tell of whatever is raised inside, or of the run that the yielded function is given."""

    def tell(done: Run | None, error: Exception | None = None) -> None:
        if not warehouse.notify.to:
            return
        if notice := notice_of(warehouse, command, done, error):
            send(notice, warehouse.notify, warn)

    try:
        yield tell
    except Exception as error:
        tell(error.done if isinstance(error, VaultError) else None, error)
        raise
