"""Names: what a file or column is called here, and what its name says about what it holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from vault.names import LONGEST_NAME, fault_of_column_name, fault_of_satellite_name

#: The last words of columns that identify something, in the languages of headers met often.
KEY_WORDS = frozenset(
    [
        "id",
        "ids",
        "key",
        "code",
        "no",
        "nr",
        "num",
        "number",
        "nummer",
        "sku",
        "uuid",
        "guid",
        "pk",
        "isbn",
        "ean",
        "upc",
        "iban",
        "serial",
        "identifier",
        "kennung",
        "schluessel",
        "ref",
        "numero",
        "codigo",
    ]
)
#: Of those, the ones that hardly mean anything else.
SURE_WORDS = frozenset(["id", "key", "uuid", "guid", "sku", "isbn", "ean", "upc", "identifier"])
#: What counts the parts of something.
SEQUENCE_WORDS = frozenset(
    [
        "seq",
        "sequence",
        "sequential",
        "line",
        "item",
        "pos",
        "position",
        "index",
        "row",
        "step",
        "ordinal",
        "lfd",
        "zeile",
        "version",
    ]
)
#: What says since when a version of something is true.
VERSION_WORDS = frozenset(
    [
        "updated",
        "modified",
        "changed",
        "effective",
        "valid",
        "exported",
        "extracted",
        "snapshot",
        "asof",
        "stand",
    ]
)
#: What relates a thing to another of its kind.
ROLE_WORDS = frozenset(
    [
        "parent",
        "manager",
        "supervisor",
        "boss",
        "reports",
        "head",
        "predecessor",
        "previous",
        "original",
        "referrer",
        "recruiter",
        "master",
        "superior",
        "leader",
    ]
)
#: What is numbered, or has a number, without being known by it.
_COUNTED = frozenset(
    [
        "house",
        "phone",
        "tel",
        "room",
        "seat",
        "page",
        "fax",
        "mobile",
        "street",
        "version",
        "hausnr",
    ]
)
_FILLERS = frozenset(
    [
        "dataset",
        "data",
        "export",
        "dump",
        "table",
        "extract",
        "full",
        "delta",
        "file",
        "utf8",
        "csv",
    ]
)
_FOLDED = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d"})


def words(name: str) -> list[str]:
    """The words of a name in lower case, whatever stands between them.

    >>> words("customerZipCode-prefix"), words("HTTPStatus 2")
    (['customer', 'zip', 'code', 'prefix'], ['http', 'status', '2'])
    """
    parted = re.sub(r"([a-z0-9])([A-Z])", r"\1 \2", name)
    parted = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1 \2", parted)
    return [word for word in re.split(r"[\W_]+", parted.lower()) if word]


def ascii_words(name: str) -> list[str]:
    """The same in the letters that names of hubs may have.

    >>> ascii_words("Größe (cm)"), ascii_words("顧客")
    (['grosse', 'cm'], [])
    """
    plain = unicodedata.normalize("NFKD", name.translate(_FOLDED))
    return words("".join(letter for letter in plain if ord(letter) < 128))


def singular(word: str) -> str:
    """One of what a word names.

    >>> [singular(word) for word in ("customers", "categories", "boxes", "address", "status")]
    ['customer', 'category', 'box', 'address', 'status']
    """
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 4 and word.endswith(("xes", "sses", "ches", "shes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def entity_words(name: str) -> list[str]:
    """The words of a table's name, the last in the singular."""
    found = ascii_words(name)
    return [*found[:-1], singular(found[-1])] if found else []


def stem(column: str, table: str) -> list[str]:
    """The words that a key column and the thing it identifies share.

    >>> stem("customer_id", "customers"), stem("id", "order lines"), stem("category_name", "x")
    (['customer'], ['order', 'line'], ['category'])
    """
    found = ascii_words(column)
    while found and (found[-1] in KEY_WORDS or (found[-1] == "name" and len(found) > 1)):
        found.pop()
    return found or entity_words(table)


def tail(column: str, table: str) -> list[str]:
    """The words of a column without those of its table in front.

    >>> tail("seller_zip_code", "sellers"), tail("zip_code", "customers")
    (['zip', 'code'], ['zip', 'code'])
    """
    found, of = ascii_words(column), entity_words(table)
    if of and found[: len(of)] == of and len(found) > len(of):
        return found[len(of) :]
    if of and found[:1] == of[-1:] and len(found) > 1:
        return found[1:]
    return found


def is_keyish(column: str) -> bool:
    """Whether a column is named like one that identifies something."""
    found = ascii_words(column)
    return bool(found) and (found[-1] in KEY_WORDS or found[0] in ("id", "pk"))


def is_sure(column: str) -> bool:
    """Whether its name hardly means anything else, and says of what."""
    found = ascii_words(column)
    if len(found) < 2:
        return False
    numbered = found[-1] in ("no", "nr") and found[-2] not in SEQUENCE_WORDS | _COUNTED
    return found[-1] in SURE_WORDS or numbered


class Names:
    """Gives out names that nobody else has."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.taken = {name.casefold() for name in taken}

    def entity(self, wished: Iterable[str], otherwise: str, longest: int = 24) -> str:
        """The name of a hub, link, role, satellite, feed or source: ASCII, a letter first."""
        name = "_".join(wished) or otherwise
        if not name[0].isalpha():
            name = f"{otherwise}_{name}"
        name = name[:longest].rstrip("_")
        return self._free(name, lambda one: fault_of_satellite_name(one) is None)

    def column(self, delivered: str, at: int, technical: Iterable[str] = ()) -> str:
        """The name of a column: the delivered one in lower case, `_` for what is no letter."""
        plain = unicodedata.normalize("NFKC", delivered).strip()
        name = re.sub(r"\W+", "_", plain).lower().strip("_")
        name = name or f"column_{at + 1}"
        if name[0].isdigit():
            name = f"c_{name}"
        while len(name.encode()) > LONGEST_NAME - 13:
            name = name[:-1]
        ends = ("_hk", "_hashdiff", "_lookup")
        if fault_of_column_name(name) or name in set(technical) or name.endswith(ends):
            name = f"source_{name}"
        if name in ("collision_code", "tenant", "broken", "line", "values"):
            name = f"{name}_given"
        return self._free(name, lambda one: fault_of_column_name(one) is None)

    def _free(self, name: str, fine: Callable[[str], bool]) -> str:
        wished, number = name, 2
        while name.casefold() in self.taken or not fine(name):
            name, number = f"{wished}_{number}", number + 1
        self.taken.add(name.casefold())
        return name


def table_words(stem_: str) -> list[str]:
    """What the name of a file says of what is in it: no dates, numbers and fillers.

    >>> table_words("customers_2024-01-31"), table_words("olist_orders_dataset")
    (['customers'], ['olist', 'orders'])
    """
    found = [word for word in ascii_words(stem_) if not re.fullmatch(r"v?\d[\dtz]*", word)]
    kept = [word for word in found if word not in _FILLERS]
    return kept or found
