"""Remedies: what helps against what databases say."""

from __future__ import annotations

import re

#: What stands in a message, and what helps then.
_REMEDIES = (
    (r"No space left|File too large|failed to offload", "free some space and run it again"),
    (
        r"terminating connection|server closed the connection|connection has been closed",
        "the connection was lost and nothing is half there: run it again",
    ),
    (
        r"^templates/work/replace",
        "its rows stand in the table beside it (new_…): put them right, or drop that table",
    ),
    (
        r"the Thrift server is lost",
        "what is half there is taken away by the next run: run it again",
    ),
    (
        r"\[PATH_NOT_FOUND\]|\[FAILED_READ_FILE",
        "the stage must be a folder that all of Spark sees: ?stage= in --database",
    ),
    (
        r"\[LOCATION_ALREADY_EXISTS\]",
        "a server that died has left that folder, which belongs to no table: remove it",
    ),
    (
        r"^query: permission denied for (table|view)",
        "name the columns you want: personal ones are kept from analysts, and the raw vault and"
        " the audit are for auditors",
    ),
    (
        r"permission denied|must be owner of",
        "`dvault apply --grants` makes roles that may: see docs/postgresql.md",
    ),
    (
        r"^templates/\w+/key\.postgresql.*is duplicated",
        "what was stored twice came in while the key was gone: `dvault verify` names it; delete"
        " one of the rows and run it again",
    ),
    (r"Out of Memory", "allow more (?memory_limit= in --database) or close what else runs"),
    (
        r"Existing object|^templates/(pit|snapshot)/.*(Binder|Catalog) Error",
        "where that table was changed by hand, drop it: the next run makes it anew",
    ),
    (
        r"^templates/(audit|hub|link|satellite|non_historized_link)/.*(Binder|Catalog) Error",
        "where that table was changed by hand, undo the change or restore a copy",
    ),
)


def with_remedy(message: str) -> str:
    """What a database says and, after a semicolon, what to do about it where that is known."""
    found = next((text for pattern, text in _REMEDIES if re.search(pattern, message)), None)
    return message if found is None else f"{message.removesuffix('.')}; {found}"
