"""`${NAME}` and `${NAME:-default}` in definitions."""

from __future__ import annotations

import re
from collections.abc import Mapping

#: `${NAME}`, `${NAME:-default}`, what is malformed, and `$${`.
REFERENCE = re.compile(r"\$\$\{|\$\{(?:([A-Za-z_][A-Za-z0-9_]*)(?::-([^${}]*))?\})?")


def substitute(text: str, settings: Mapping[str, str], environment: Mapping[str, str]) -> str:
    """Replace each reference by its value from settings, else environment, else its default.

    An empty value counts as unset where there is a default, as in a shell. `$${` is a plain `${`.
    Raises ValueError where a name is not set or a reference is not well formed.

    >>> substitute("${A}/${B:-b}/$${C}", {"A": "1"}, {})
    '1/b/${C}'
    """

    def value(found: re.Match[str]) -> str:
        if found[0] == "$${":
            return "${"
        name, default = found[1], found[2]
        if name is None:
            raise ValueError("write `${NAME}` or `${NAME:-default}`; a plain `${` is `$${`")
        known = settings.get(name, environment.get(name))
        if default is not None:
            return known or default
        if known is None:
            raise ValueError(
                f"'{name}' is not set: set it in the environment, pass `--set {name}=…`,"
                f" or write `${{{name}:-default}}`"
            )
        return known

    return REFERENCE.sub(value, text)
