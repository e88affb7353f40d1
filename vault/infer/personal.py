"""Personal data, guessed by the name of a column and the shape of its values."""

from __future__ import annotations

from vault.infer.naming import ascii_words, entity_words

_ALWAYS = frozenset(
    [
        "email",
        "mail",
        "phone",
        "mobile",
        "telephone",
        "telefon",
        "fax",
        "surname",
        "firstname",
        "lastname",
        "fullname",
        "forename",
        "nachname",
        "vorname",
        "birthdate",
        "birthday",
        "birth",
        "dob",
        "geburtsdatum",
        "ssn",
        "passport",
        "iban",
        "address",
        "adresse",
        "street",
        "strasse",
        "anschrift",
        "ip",
        "telefax",
        "cellphone",
        "nationalid",
        "taxid",
        "sex",
        "gender",
        "religion",
        "salary",
    ]
)
_BEFORE_NAME = frozenset(
    ["first", "last", "full", "middle", "given", "family", "sur", "maiden", "birth", "contact"]
)
_PEOPLE = frozenset(
    [
        "customer",
        "client",
        "person",
        "people",
        "employee",
        "member",
        "patient",
        "contact",
        "user",
        "student",
        "teacher",
        "guest",
        "passenger",
        "driver",
        "applicant",
        "subscriber",
        "kunde",
        "kunden",
        "mitarbeiter",
        "staff",
    ]
)
_LABELS = {"city", "state", "country", "id", "no", "code", "type", "status", "count", "flag"}

#: What values look like, as patterns of DuckDB that must match whole values.
PATTERNS = {
    "e-mail addresses": r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}",
    "telephone numbers": r"\+\d[\d\s()/.-]{6,18}\d|\(?0\d{1,4}\)?[\s/-]\d[\d\s-]{4,12}",
    "account numbers (IBAN)": r"[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?",
    "network addresses": r"(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}",
    "social security numbers": r"\d{3}-\d{2}-\d{4}",
}


def personal_by_name(column: str, table: str) -> str:
    """Why a column may be personal by its name; empty where nothing speaks for it.

    >>> personal_by_name("first_name", "x"), personal_by_name("product_name", "products")
    ("named like personal data ('first name')", '')
    >>> personal_by_name("name", "customers")
    "named like personal data ('name' of a customer)"
    """
    found = ascii_words(column)
    joined = " ".join(found)
    if not found or found[-1] in _LABELS - {"city"}:
        return ""
    hit = next((word for word in found if word in _ALWAYS), "")
    if hit:
        return f"named like personal data ('{hit}')"
    if "name" in found:
        at = found.index("name")
        if at and found[at - 1] in _BEFORE_NAME:
            return f"named like personal data ('{joined}')"
        of = found[at - 1] if at else (entity_words(table) or [""])[-1]
        if of in _PEOPLE:
            return f"named like personal data ('name' of a {of})"
    return ""
