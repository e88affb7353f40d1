-- The total when it is not that of the order lines that count.
with line as (
    select coalesce(sum(line.amount), 0) as total
    from {{ ref('fact_order_line') }} as line
    inner join {{ ref('fact_order') }} as purchase_order on line.order_hk = purchase_order.order_hk
    where line.amount < 0 or not coalesce(purchase_order.is_cancelled, false)
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
