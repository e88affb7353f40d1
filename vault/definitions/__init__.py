"""read: a folder of YAML → documents that know file, line and column."""

from vault.definitions.documents import Declared, Document, Documents, Place
from vault.definitions.folder import read
from vault.definitions.limits import span
from vault.definitions.schema import HEADER, SCHEMA_FILE, json_schema

__all__ = [
    "HEADER", "SCHEMA_FILE", "Declared", "Document", "Documents", "Place", "json_schema", "read",
    "span",
]  # fmt: skip
