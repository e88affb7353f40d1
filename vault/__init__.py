"""dvault: Data Vault 2.0 warehouses from YAML.

    from vault import connect, plan, read, resolve, run
    warehouse = resolve(read("definitions/shop"))
    result = run(plan(warehouse), connect("duckdb:///shop.duckdb"))

Behind every command stands the function of the same name, but for `watch`, which repeats `run`.
Each is imported when it is first asked for, so that `import vault` costs nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vault.commands import apply, build, check, load, schema, test
    from vault.definitions import read
    from vault.erasure import erase
    from vault.execute import connect, run
    from vault.history import history
    from vault.infer import infer
    from vault.plan import plan
    from vault.profile import profile
    from vault.provenance import lineage
    from vault.query import query
    from vault.reconcile import reconcile
    from vault.render import render
    from vault.resolve import resolve
    from vault.start import demo, init
    from vault.statements import sql
    from vault.trace import trace
    from vault.verify import verify

__all__ = [
    "apply",
    "build",
    "check",
    "connect",
    "demo",
    "erase",
    "history",
    "infer",
    "init",
    "lineage",
    "load",
    "plan",
    "profile",
    "query",
    "read",
    "reconcile",
    "render",
    "resolve",
    "run",
    "schema",
    "sql",
    "test",
    "trace",
    "verify",
]

_MODULES = {
    **dict.fromkeys(("apply", "build", "check", "load", "schema", "test"), "vault.commands"),
    **dict.fromkeys(("connect", "run"), "vault.execute"),
    **dict.fromkeys(("demo", "init"), "vault.start"),
    "erase": "vault.erasure",
    "history": "vault.history",
    "infer": "vault.infer",
    "lineage": "vault.provenance",
    "plan": "vault.plan",
    "profile": "vault.profile",
    "query": "vault.query",
    "read": "vault.definitions",
    "reconcile": "vault.reconcile",
    "render": "vault.render",
    "resolve": "vault.resolve",
    "sql": "vault.statements",
    "trace": "vault.trace",
    "verify": "vault.verify",
}


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return getattr(import_module(_MODULES[name]), name)
    raise AttributeError(f"module 'vault' has no attribute '{name}'")


class _Package(ModuleType):
    """A package whose functions win over its modules of the same name.

    Importing `vault.plan` would otherwise put the module in the place of the function; its
    other names are reached by `from vault.plan import …`.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _MODULES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
