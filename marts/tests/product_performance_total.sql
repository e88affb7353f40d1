-- The total when it is not that of the order lines that count.
with line as (
    select coalesce(sum(amount), 0) as total
    from {{ ref('fact_order_line') }}
    where amount < 0 or not coalesce(is_cancelled, false)
),

product as (
    select
        coalesce(sum(revenue), 0) as revenue,
        coalesce(sum(sold + credited), 0) as parts
    from {{ ref('product_performance') }}
),

final as (
    select
        line.total,
        product.revenue,
        product.parts
    from line
    cross join product
    where line.total <> product.revenue or line.total <> product.parts
)

select * from final
