"""What the templates of roles and rights print."""

from __future__ import annotations

from vault.audit import Audit
from vault.entities import Warehouse
from vault.execute.access import ANALYST, AUDITOR, LOADER, ROLES, Roles, Shared
from vault.names import Identifier
from vault.render import Renderer


def grant(renderer: Renderer, warehouse: Warehouse) -> None:
    """Print who is asked for, and what is granted; nothing where there are no roles."""
    if not renderer.dialect.roles:
        return
    schemas, audit = warehouse.schemas, Audit(warehouse.schemas.audit)
    who = {"loader": LOADER, "auditor": AUDITOR, "analyst": ANALYST}
    names = [str(name) for name in schemas.names]
    table = warehouse.dimensions[0].table
    contexts = {
        "self": {"audit": audit("run")},
        "known": {"schemas": schemas, "roles": [str(role) for role in ROLES]},
        "owners": {"schemas": names},
        "others": {"schemas": names, "loader": LOADER},
        "create": {"missing": list(ROLES), "lacking": [LOADER]},
        "grant": {
            "this": Roles(), "schemas": schemas, "audit": audit, **who,
            "creators": [Identifier("Ann"), LOADER], "databases": [Identifier("airline")],
        },
        "hand_over": {"tables": [table], "loader": LOADER},
        "act": {"role": LOADER},
    }  # fmt: skip
    for operation, context in contexts.items():
        renderer.render("access", operation, **context)
    renderer.render("access", "act", role=None)
    columns = [Identifier("passenger_hk"), Identifier("of")]
    for whole in (True, False):
        context = {"this": Shared(table), "whole": whole, "columns": columns, "analyst": ANALYST}
        renderer.render("access", "share", **context)
