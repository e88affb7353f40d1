"""Secrets: what must not be told, and texts without it.

A secret is the password of a connection string, what its query says but for what is known to be
harmless, and what a variable holds whose name says so.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote, quote_plus, unquote, unquote_plus

#: What stands in the place of one.
HIDDEN = "***"
#: What a connection string may say openly, and what that looks like.
_OPEN = {
    **dict.fromkeys(("host", "hostaddr", "dbname", "user", "stage", "temp_directory"), ".*"),
    **dict.fromkeys(("port", "connect_timeout", "threads", "keepalives"), r"[\d,]+"),
    **dict.fromkeys(("sslmode", "target_session_attrs", "auth", "access_mode"), r"[a-zA-Z_-]+"),
    **dict.fromkeys(("application_name", "memory_limit", "client_encoding"), r"[\w .%-]+"),
    **dict.fromkeys(("sslrootcert", "sslcert", "sslkey", "sslcrl", "service", "passfile"), ".*"),
}
#: Names of variables, and of settings of a server, whose values are secret.
_TELLING = re.compile(r"passw|passphrase|secret|token|credential|api_?key", re.IGNORECASE)
_SETTING = re.compile(r"(?:-c\s*|--)([\w.-]+)=((?:\\.|\S)*)")
_URL = re.compile(r"[a-z][\w+.-]*://\S*", re.IGNORECASE)
_USER = re.compile(
    r"(?:[a-z][\w+.-]*:/+)?[^:/@]*:(?!/)(?P<password>[^?]*(?:\?[^=]*)?)@", re.IGNORECASE | re.DOTALL
)
_NO_HOST = re.compile(r"[a-z][\w+.-]*://[^:/@?]+:(?P<password>[^@/?]*\D[^@/?]*)", re.IGNORECASE)
#: What is shorter is no secret worth a text that nobody can read any more.
_LEAST, _LONG = 3, 8


def secrets_of(connection: str) -> frozenset[str]:
    """What must not be told of a connection string, in every spelling; also where it is no URL.

    >>> found = secrets_of("postgresql://ann:p%40ss@host/shop?sslmode=require&token=t0ken")
    >>> found >= {"p%40ss", "p@ss", "t0ken"}, found & {"ann", "host", "shop", "require"}
    (True, frozenset())
    """
    found: set[str] = set()
    if (login := _USER.match(connection) or _NO_HOST.match(connection)) and login["password"]:
        password = login["password"]
        found.add(password)
        if re.search("[@/?#:]", password):  # where such a URL is read otherwise than it was meant
            found |= set(re.split("[@/?#:]", password))
    for name, value in _query(connection):
        if name == "options":
            found |= {said for setting, said in _settings(value) if _TELLING.search(setting)}
        elif not _is_open(name, value):
            found.add(value)
    return _spelled(found)


def secrets_around(
    arguments: Sequence[str], environment: Mapping[str, str], connection: str = ""
) -> frozenset[str]:
    """What must not be told of what a command was given: arguments, variables, its database."""
    found = set(secrets_of(connection)) if connection else set()
    variables = list(environment.items())
    for before, argument in zip(("", *arguments), arguments, strict=False):
        if before == "--database" or argument.startswith("--database="):
            found |= secrets_of(argument.removeprefix("--database="))
        if "=" in argument:
            name, _, value = argument.removeprefix("--set=").partition("=")
            variables.append((name, value))
    for name, value in variables:
        if name == "DVAULT_DATABASE":
            found |= secrets_of(value)
        elif _TELLING.search(name) and not name.startswith("-"):
            found |= _spelled([value])
    for text in (*arguments, *environment.values()):
        for url in _URL.findall(text):
            found |= secrets_of(url)
    return frozenset(found)


def without_secrets(text: str, connection: str) -> str:
    """A text that somebody else has written, without what is secret of a connection or around."""
    return concealed(text, secrets_around((), os.environ, connection))


def concealed(text: str, secrets: Iterable[str], least: int = _LEAST) -> str:
    """The text without secrets of at least so many characters; short ones are found as words.

    >>> concealed("no 's3' for 'p@ssword', which is p@sswords", {"s3x", "p@ssword"})
    "no 's3' for '***', which is ***s"
    """
    known = sorted((one for one in secrets if len(one) >= least), key=len, reverse=True)
    for one in known:
        if one in text:
            word = re.escape(one)
            whole = word if len(one) >= _LONG else rf"(?<!\w){word}(?!\w)"
            text = re.sub(whole, HIDDEN, text)
    return text


def named(connection: str) -> str:
    """A connection string as it may be told: who and where, without what is secret.

    >>> named("postgresql://ann:s3cret@host:5432/shop?sslmode=require&password=x&options=-c%20a%3D1")
    'postgresql://ann:***@host:5432/shop?sslmode=require&password=***&options=***'
    >>> named("duckdb:///shop.duckdb")
    'duckdb:///shop.duckdb'
    """
    login = _USER.match(connection) or _NO_HOST.match(connection)
    if login:
        start, end = login.span("password")
        connection = connection[:start] + HIDDEN + connection[end:]
    before, mark, _ = connection.partition("?")
    shown = [
        f"{name}={value if _is_open(name, value) else HIDDEN}" for name, value in _query(connection)
    ]
    return before + (mark + "&".join(shown) if shown else "")


def _query(connection: str) -> Iterator[tuple[str, str]]:
    for pair in filter(None, connection.partition("?")[2].split("&")):
        name, _, value = pair.partition("=")
        yield unquote_plus(name), unquote_plus(value)


def _is_open(name: str, value: str) -> bool:
    return bool(re.fullmatch(_OPEN.get(name.lower(), "(?!)"), value))


def _settings(options: str) -> Iterator[tuple[str, str]]:
    """What the options of a PostgreSQL connection set."""
    for name, value in _SETTING.findall(options):
        yield name, re.sub(r"\\(.)", r"\1", value)


def _spelled(secrets: Iterable[str]) -> frozenset[str]:
    """Each as it stands, and as it stands in a URL."""
    ways = (str, unquote, unquote_plus, quote, quote_plus, lambda one: quote(one, safe=""))
    return frozenset(
        spelled for one in secrets for way in ways if len(spelled := way(one)) >= _LEAST
    )
