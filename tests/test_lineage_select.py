"""What a column of a select is made of, whatever lies between it and the tables."""

from __future__ import annotations

import pytest

from vault.lineage import Column, Dataset
from vault.lineage.reading import Unreadable
from vault.lineage.select import outputs

TABLES = {
    ("marts", "sale"): Dataset("marts.sale", "mart", ("sale_hk", "Amount", "sold_at", "status")),
    ("marts", "price"): Dataset("marts.price", "mart", ("sale_hk", "price", "kind")),
}


def made_of(sql: str, constant: str = "", dialect: str = "duckdb") -> dict[str, str]:
    """The columns of a select, each with its origins as `price.kind`, and how if not copied."""
    known = frozenset({Column(*constant.rsplit(".", 1))} if constant else ())
    found = outputs(sql, TABLES, dialect, known)
    return {
        name: ", ".join(
            str(column).replace("marts.", "") + ("" if way == "copied" else f" {way}")
            for column, way in made.origins.items()
        )
        for name, made in found.items()
        if name != "*"
    }


CASES = {
    "a star is every column": (
        "select * from marts.sale",
        {
            "sale_hk": "sale.sale_hk",
            "amount": "sale.Amount",
            "sold_at": "sale.sold_at",
            "status": "sale.status",
        },
    ),
    "a star without some, through a common table expression": (
        "with p as (select * exclude (kind) from marts.price) select * from p",
        {"sale_hk": "price.sale_hk", "price": "price.price"},
    ),
    "a window names what it is ordered and divided by": (
        "select row_number() over (partition by status order by sold_at) as nth from marts.sale",
        {"nth": "sale.status computed, sale.sold_at computed"},
    ),
    "a window that is described apart": (
        "select sum(amount) over w as total from marts.sale window w as (partition by status)",
        {"total": "sale.status computed, sale.Amount computed"},
    ),
    "nested aggregates": (
        "with d as (select status, sum(amount) as a from marts.sale group by status)"
        " select max(a) + 1 as most from d",
        {"most": "sale.Amount aggregated"},
    ),
    "what is taken away, or must be there too, is no origin": (
        "(select amount from marts.sale except select price from marts.price)"
        " intersect select price from marts.price",
        {"amount": "sale.Amount"},
    ),
    "a lateral select names what it reads, here and around it": (
        "select l.most, l.own from marts.sale s, lateral (select max(price) as most,"
        " any_value(s.amount) as own from marts.price p where p.sale_hk = s.sale_hk) l",
        {"most": "price.price aggregated", "own": "sale.Amount aggregated"},
    ),
    "a percentile is of what it is ordered by": (
        "select percentile_cont(0.5) within group (order by amount) as middle from marts.sale",
        {"middle": "sale.Amount aggregated"},
    ),
    "what is filtered by is no origin": (
        "select amount from marts.sale where status = 'paid'",
        {"amount": "sale.Amount"},
    ),
    "an aggregate's own filter is one": (
        "select sum(amount) filter (where status = 'paid') as paid from marts.sale",
        {"paid": "sale.Amount aggregated, sale.status aggregated"},
    ),
    "a union by place": (
        "select amount as x from marts.sale union all select price from marts.price",
        {"x": "sale.Amount, price.price"},
    ),
    "a union of three": (
        "select amount as x from marts.sale union select price from marts.price"
        " union all select 0",
        {"x": "sale.Amount, price.price"},
    ),
    "a union by name": (
        "select sale_hk, amount as x from marts.sale union by name"
        " select price as x, sale_hk from marts.price",
        {"sale_hk": "sale.sale_hk, price.sale_hk", "x": "sale.Amount, price.price"},
    ),
    "a subquery in the select list, without what correlates it": (
        "select (select max(price) from marts.price where price.sale_hk = sale.sale_hk) as p"
        " from marts.sale",
        {"p": "price.price aggregated"},
    ),
    "a lateral join reads what stands before it": (
        "select l.x from marts.sale, lateral"
        " (select price + sale.amount as x from marts.price) as l",
        {"x": "price.price computed, sale.Amount computed"},
    ),
    "a join by `using` has both sides": (
        "select sale_hk, price from marts.sale inner join marts.price using (sale_hk)",
        {"sale_hk": "sale.sale_hk computed, price.sale_hk computed", "price": "price.price"},
    ),
    "an alias that is the name of another column": (
        "select amount as status, status as amount from marts.sale",
        {"status": "sale.Amount", "amount": "sale.status"},
    ),
    "a column wins over an alias of its name": (
        "select 1 as amount, amount + 1 as more from marts.sale",
        {"amount": "", "more": "sale.Amount computed"},
    ),
    "an alias that is used again": (
        "select amount * 2 as twice, twice * 2 as four from marts.sale",
        {"twice": "sale.Amount computed", "four": "sale.Amount computed"},
    ),
    "a common table expression with the name of a table": (
        "with price as (select amount as kind from marts.sale) select kind from price",
        {"kind": "sale.Amount"},
    ),
    "names in quotes": (
        'select s."Amount" as "The Amount" from marts.sale as s',
        {"the amount": "sale.Amount"},
    ),
    "a derived table with other names": (
        "select v from (select sale_hk, amount from marts.sale) as d (k, v)",
        {"v": "sale.Amount"},
    ),
    "a table beside itself": (
        "select a.sale_hk, b.amount from marts.sale as a inner join marts.sale as b"
        " on a.status = b.status",
        {"sale_hk": "sale.sale_hk", "amount": "sale.Amount"},
    ),
    "rows that are counted": (
        "select count(*) as n, count(1) as m from marts.sale",
        {"n": "rows of sale counted", "m": "rows of sale counted"},
    ),
    "rows of what a common table expression joins": (
        "with j as (select sale.status from marts.sale inner join marts.price using (sale_hk))"
        " select status, count(*) as n from j group by status",
        {"status": "sale.status", "n": "rows of sale counted, rows of price counted"},
    ),
    "constants": ("select 'x' as x, now() as n from marts.sale", {"x": "", "n": ""}),
    "a constant is chosen by what it is joined by": (
        "with rule (least, class) as (values (0, 'small'), (9, 'large'))"
        " select rule.class from marts.sale inner join rule on sale.amount >= rule.least",
        {"class": "sale.Amount chosen by"},
    ),
    "values of a list": (
        "select u.x from marts.sale, unnest([amount, sold_at]) as u(x)",
        {"x": "sale.Amount computed, sale.sold_at computed"},
    ),
    "a select that reads itself": (
        "with recursive t as (select sale_hk, amount from marts.sale union all"
        " select price.sale_hk, t.amount + price.price from t inner join marts.price"
        " on price.sale_hk = t.sale_hk) select * from t",
        {"sale_hk": "sale.sale_hk, price.sale_hk",
         "amount": "sale.Amount computed, price.price computed"},
    ),
    "a table of nobody": (
        "select x.a, x.b + 1 as c from other.place as x",
        {"a": "other.place.a", "c": "other.place.b computed"},
    ),
    "other names of a table's columns": (
        "select x.b from marts.sale as x (a, b, c, d)",
        {"b": "sale.Amount"},
    ),
    "a function in the place of a table": (
        "select j.value, g.g from marts.sale, json_each(sale.status) as j, range(3) as g(g)",
        {"value": "sale.status computed", "g": ""},
    ),
    "a file": ("select r.a from read_csv('r.csv') as r", {"a": "read_csv('r.csv').a"}),
    "a select in brackets": (
        "(with a as (select status from marts.sale) select * from a)",
        {"status": "sale.status"},
    ),
    "whether there is a row": (
        "select exists(select 1 from marts.price as p where p.sale_hk = sale.sale_hk) as has"
        " from marts.sale",
        {"has": "rows of price counted"},
    ),
    "two columns of one name": (
        "select * from marts.sale as a positional join marts.sale as b",
        {
            **{n: f"sale.{m}" for n, m in
               (("sale_hk", "sale_hk"), ("amount", "Amount"), ("sold_at", "sold_at"),
                ("status", "status"))},
            **{f"{n}_1": f"sale.{m}" for n, m in
               (("sale_hk", "sale_hk"), ("amount", "Amount"), ("sold_at", "sold_at"),
                ("status", "status"))},
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize(("sql", "wanted"), CASES.values(), ids=CASES)
def test_a_column_is_made_of(sql: str, wanted: dict[str, str]) -> None:
    assert made_of(sql) == wanted


def test_columns_that_differ_in_case_only_are_two_where_the_database_has_two() -> None:
    tables = {("marts", "odd"): Dataset("marts.odd", "mart", ("Amount", "amount"))}
    sql = 'select "Amount" as a, amount as b, AMOUNT as c from marts.odd'
    found = outputs(sql, tables, "postgresql", frozenset())
    origins = {name: [one.name for one in made.origins] for name, made in found.items()}
    assert origins == {"a": ["Amount"], "b": ["amount"], "c": ["amount"], "*": ["*"]}


def test_of_a_column_of_constants_the_join_says_which_is_taken() -> None:
    sql = (
        "select price.kind from marts.sale left join marts.price on sale.status = price.sale_hk"
        " left join marts.sale as other on other.sale_hk = sale.sale_hk"
    )
    assert made_of(sql)["kind"] == "price.kind"
    chosen = made_of(sql, constant="marts.price.kind")["kind"]
    assert chosen == "price.kind, sale.status chosen by"


def test_an_expression_is_written_in_one_line_in_lower_case() -> None:
    sql = "select CAST(Sum(amount) AS\n decimal(9,2)) as total from marts.sale"
    assert outputs(sql, TABLES, "duckdb", frozenset())["total"].how == (
        "cast(sum(sale.amount) as decimal(9, 2))",
    )


@pytest.mark.parametrize(
    "sql",
    [
        "select 1 +",
        "values (1)",
        "pivot marts.sale on status using sum(amount)",
        "select * from marts.sale pivot (sum(amount) for status in ('a', 'b'))",
        "select k, v from marts.sale unpivot (v for k in (amount, status))",
        "select columns('s.*') from marts.sale",
        "select * like 's%' from marts.sale",
        "select sale.* ilike 's%' from marts.sale",
        "select * similar to 's.*' from marts.sale",
        "select * glob 's*' from marts.sale",
        "select #1 from marts.sale",
        "select * from read_x",
    ],
)
def test_what_is_beyond_reading_is_told(sql: str) -> None:
    with pytest.raises(Unreadable):
        outputs(sql, TABLES, "duckdb", frozenset())


def test_other_dialects_are_read_in_their_own_words() -> None:
    spark = "select explode(array(`Amount`)) as x from marts.sale"
    assert made_of(spark, dialect="spark") == {"x": "sale.Amount computed"}
    postgresql = "select distinct on (status) status, sold_at::date as day from marts.sale"
    assert made_of(postgresql, dialect="postgresql")["day"] == "sale.sold_at computed"
