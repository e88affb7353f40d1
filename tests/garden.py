"""A garden shop with the traps of benchmarks: its definitions, and what three periods deliver."""

from __future__ import annotations

SHOP = """
warehouse: garden
hubs:
  customer: {business_key: {customer_no: text}}
  club: {business_key: {club_no: text}}
  product: {business_key: {product_no: text}}
  category: {business_key: {category_no: text}}
  order: {business_key: {order_no: text}}
references:
  payment_kind: {key: {payment_code: text}, case_sensitive: false}
links:
  customer_club: {hubs: [customer, club]}
  product_category: {hubs: [product, category]}
  category_tree: {type: hierarchical, hubs: {parent: category, child: category}}
  ordered: {hubs: [order, customer]}
  item:
    type: non_historized
    hubs: [order, product]
    child_key: {pos: integer}
    payload: {pieces: integer}
snapshots: {dates: [2022-04-01, 2022-05-01, 2022-06-01]}
points_in_time:
  customer: {of: customer, satellites: [customer_shop, customer_homes, customer_life]}
bridges:
  sold: {walk: [order, ordered, customer, customer_club, club]}
dimensions:
  customer: {of: customer, satellites: [customer_shop, customer_life]}
  category: {of: category, satellites: [category_names], hierarchy: category_tree}
facts:
  item: {of: item, through: [ordered]}
"""
WEBSHOP = """
source: webshop
feeds:
  payments:
    read: data/payments_*.csv
    delivers: snapshot
    applied_date: day
    columns: {code: text, name: text, day: date}
    references: {payment_kind: code}
    satellites: {payment_names: {of: payment_kind, attributes: name}}
  customers:
    read: data/customers_*.csv
    delivers: snapshot
    applied_date: day
    columns:
      customer_no: text
      club_no: text
      name: text
      born_as_told: {from: born, type: text}
      born: {type: date, value: "try_cast(born_as_told as date)"}
      payment: text
      payment_name: {type: text, lookup: {in: payment_names, key: payment, value: name}}
      day: date
    hubs: {customer: customer_no}
    links: {customer_club: {customer: customer_no, club: {key: club_no, optional: true}}}
    satellites:
      customer_shop: {of: customer, attributes: [name, born_as_told, born, payment_name]}
      customer_life: {of: customer, type: status}
      customer_in_club: {of: customer_club, type: effectivity, driving_key: customer}
  homes:
    read: data/homes_*.csv
    delivers: snapshot
    applied_date: day
    columns: {customer_no: text, since: date, city: text, day: date}
    hubs: {customer: customer_no}
    satellites: {customer_homes: {of: customer, type: multi_active, key: since, attributes: city}}
  categories:
    read: data/categories_*.csv
    delivers: snapshot
    applied_date: day
    columns: {category_no: text, above: text, name: text, day: date}
    hubs: {category: category_no}
    links: {category_tree: {parent: {key: above, optional: true}, child: category_no}}
    satellites: {category_names: {of: category, attributes: name}}
  products:
    read: data/products_*.csv
    delivers: changes
    applied_date: day
    columns: {product_no: text, category_no: text, name: text, price: "decimal(8,2)", day: date}
    hubs: {product: product_no}
    links: {product_category: {product: product_no, category: category_no}}
    satellites:
      product_shop: {of: product, attributes: [name, price]}
      product_in_category: {of: product_category, type: effectivity, driving_key: product}
  orders:
    read: data/orders_*.csv
    delivers: changes
    applied_date: day
    columns: {order_no: text, customer_no: text, day: date}
    links: {ordered: {order: order_no, customer: {key: customer_no, optional: true}}}
    satellites: {ordered_online: {of: ordered, type: record_tracking}}
  items:
    read: data/items_*.csv
    delivers: events
    applied_date: day
    columns: {order_no: text, product_no: text, pos: integer, pieces: integer, day: date}
    links: {item: {order: order_no, product: product_no}}
"""
ROADSHOW = """
source: roadshow
feeds:
  sales:
    read: data/sales_*.csv
    delivers: events
    applied_date: day
    columns:
      order_no: text
      customer_no: text
      product_no: text
      pos: {type: integer, value: "1"}
      pieces: integer
      day: date
    hubs: {order: order_no, customer: {key: customer_no, optional: true}, product: product_no}
    links:
      ordered: {order: order_no, customer: {key: customer_no, optional: true}}
      item: {order: order_no, product: product_no}
    satellites: {ordered_there: {of: ordered, type: record_tracking}}
"""
#: What each feed delivers in April, May and June; a feed that has nothing to say sends nothing.
PERIODS = {
    "payments": ["code|name|day", "cc|card|D\nDD|debit|D", "CC|credit card|D\ndd|debit|D", ""],
    "customers": [
        "customer_no|club_no|name|born|payment|day",
        "k1|V1|Anna|1990-01-31|CC|D\nK2|v2|Bert|1985-02-30|dd|D\n K3|-|Cleo|-|XX|D"
        "\nk1|V1|Anna|1990-01-31|CC|D",
        "K1|V2|Anna|1990-01-31|CC|D\nk2|V2|Bert|1985-02-28|DD|D\n-|V1|Nobody|-|-|D",
        "k1|V1|Anna|1990-01-31|CC|D\nk2|V2|Bert|1985-02-28|DD|D\nk3|-|Cleo|-|XX|D",
    ],
    "homes": [
        "customer_no|since|city|day",
        "k1|2000-01-01|Rome|D\nk1|2020-01-01|Oslo|D\nk2|2001-01-01|Bern|D",
        "k1|2020-01-01|Oslo|D\nk1|2000-01-01|Rome|D",
        "k1|2020-01-01|Oslo|D\nk1|2000-01-01|Roma|D\nk2|2001-01-01|Bern|D",
    ],
    "categories": [
        "category_no|above|name|day",
        "plant|-|Plants|D\ntree|plant|Trees|D\noak|tree|Oaks|D",
        "plant|-|Plants|D\ntree|plant|Trees|D\noak|tree|Oaks|D\ntool|-|Tools|D",
        "",
    ],
    "products": [
        "product_no|category_no|name|price|day",
        "p1|oak|Oak|9.90|D\nP1|oak|Oak|9.90|D\np2|tool|Saw|20|D",
        "p1|tree|Oak|9.90|D",
        "p1|oak|Oak|9.90|D\np2|tool|Saw|20.005|D",
    ],
    "orders": [
        "order_no|customer_no|day",
        "o1|K1|D\no2|K9|D\no3|-|D",
        "",
        "-|k1|D",
    ],
    "items": [
        "order_no|product_no|pos|pieces|day",
        "o1|p1|1|2|D\no1|p1|1|2|D\no1|p9|2|1|D\no4|p1|1|1|D",
        "O1|P1|1|2|D\no1|p1|2|5|D\no1|p1|2|6|D",
        "",
    ],
    "sales": [
        "order_no|customer_no|product_no|pieces|day",
        "r1|k2|p2|1|D",
        "r2|-|p1|3|D\nr1|K2|P2|1|D",
        "",
    ],
}
DAYS = ["2022-03-31", "2022-04-30", "2022-05-31"]
