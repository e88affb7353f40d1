"""Pseudonyms: what stands for a business key that was erased, in the type of its column."""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta

from vault.dialects import Dialect
from vault.entities import Type
from vault.names import Sql


def pseudonym(type: Type, dialect: Dialect) -> Sql:
    """A random value that tells nothing of the key; null where a type has too few values.

    Numbers are below zero and days of the first millennium, where keys are not.
    """
    match type.name:
        case "text":
            return Sql(dialect.literal(f"erased-{secrets.token_hex(8)}"))
        case "integer":
            return Sql(str(-secrets.randbelow(2**31 - 1) - 1))
        case "bigint":
            return Sql(str(-secrets.randbelow(2**63 - 1) - 1))
        case "decimal":
            digits = 10**type.precision
            return Sql(_decimal(secrets.randbelow(digits - 1) + 1, type))
        case "date":
            return Sql(f"date '{_day().isoformat()}'")
        case "timestamp" | "timestamptz":
            moment = datetime.combine(_day(), datetime.min.time())
            moment += timedelta(microseconds=secrets.randbelow(86_400_000_000))
            return Sql(f"cast('{moment.isoformat(' ')}' as {dialect.type(type)})")
        case _:
            return Sql(f"cast(null as {dialect.type(type)})")


def _day() -> date:
    return date(1, 1, 2) + timedelta(days=secrets.randbelow(300_000))


def _decimal(number: int, type: Type) -> str:
    """A number below zero of so many digits, with its point where the type has it.

    >>> _decimal(1234, Type("decimal", 6, 2)), _decimal(7, Type("decimal", 6, 0))
    ('-12.34', '-7')
    """
    text = str(number).rjust(type.scale + 1, "0")
    return "-" + (f"{text[: -type.scale]}.{text[-type.scale :]}" if type.scale else text)
