-- The total when it is not that of the orders that count.
with orders as (
    select coalesce(sum(amount), 0) as total
    from {{ ref('fact_order') }}
    where amount < 0 or not coalesce(is_cancelled, false)
),

sales as (
    select
        coalesce(sum(revenue), 0) as revenue,
        coalesce(sum(sold + credited), 0) as parts
    from {{ ref('sales_by_month') }}
),

final as (
    select
        orders.total,
        sales.revenue,
        sales.parts
    from orders
    cross join sales
    where orders.total <> sales.revenue or orders.total <> sales.parts
)

select * from final
