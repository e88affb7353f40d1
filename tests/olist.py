"""What is true of Olist's nine tables, as its owner describes them."""

from __future__ import annotations

from collections.abc import Mapping

from vault.infer import Proposal

#: Of each table the columns that identify a row; one has none, its rows repeat.
KEYS: Mapping[str, tuple[str, ...]] = {
    "customers": ("customer_id",),
    "orders": ("order_id",),
    "order_items": ("order_id", "order_item_id"),
    "order_payments": ("order_id", "payment_sequential"),
    "order_reviews": ("review_id", "order_id"),
    "products": ("product_id",),
    "sellers": ("seller_id",),
    "product_category_name_translation": ("product_category_name",),
}
#: Pairs of columns of which one holds the keys of the other; postal codes are shared by three
#: tables, and the second identifier of customers is that of a person, of whom there is no table.
RELATIONS: frozenset[tuple[str, str, str]] = frozenset(
    {
        ("orders", "customer_id", "customer"),
        ("order_items", "order_id", "order"),
        ("order_items", "product_id", "product"),
        ("order_items", "seller_id", "seller"),
        ("order_payments", "order_id", "order"),
        ("order_reviews", "order_id", "order"),
        ("products", "product_category_name", "product_category"),
        ("customers", "customer_zip_code_prefix", "zip_code_prefix"),
        ("sellers", "seller_zip_code_prefix", "zip_code_prefix"),
        ("geolocation", "geolocation_zip_code_prefix", "zip_code_prefix"),
        ("customers", "customer_unique_id", "customer_unique"),
    }
)


def shares(found: frozenset[object], true: frozenset[object]) -> tuple[float, float]:
    """Precision and recall."""
    right = len(found & true)
    return (right / len(found) if found else 1.0), right / len(true)


def judged(proposal: Proposal) -> Mapping[str, tuple[float, float]]:
    """Precision and recall of keys and of relations."""
    relations = frozenset(
        (table, column, hub)
        for table, columns in proposal.relations.items()
        for column, hub in columns.items()
    )
    return {
        "keys": shares(frozenset(proposal.keys.items()), frozenset(KEYS.items())),
        "relations": shares(relations, RELATIONS),
    }
