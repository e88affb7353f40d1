"""Where the folders that travel with the package lie: in the wheel, or beside `vault/`."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_IN_REPOSITORY = {"marts": "marts", "templates": "templates", "example": "definitions/shop"}


def bundled(name: str) -> Path:
    """Return the folder `marts`, `templates` or `example`; a wheel holds them inside the package.

    >>> bundled("marts").name
    'marts'
    """
    beside = _PACKAGE.parent / _IN_REPOSITORY[name]
    inside = _PACKAGE / name
    return inside if inside.is_dir() else beside
