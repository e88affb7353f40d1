-- One row a product that was ordered; sold and credited add up to the order lines, to the cent.
with line as (
    select * from {{ ref('fact_order_line') }}
),

purchase_order as (
    select * from {{ ref('fact_order') }}
),

product as (
    select * from {{ ref('dim_product') }}
),

-- A credit takes money back whether or not its order is called cancelled.
counted as (
    select
        line.product_hk,
        line.order_hk,
        purchase_order.customer_hk,
        purchase_order.ordered_at,
        line.quantity,
        coalesce(line.amount, 0) as amount,
        coalesce(line.amount < 0, false) as is_credit
    from line
    inner join purchase_order on line.order_hk = purchase_order.order_hk
    where line.amount < 0 or not coalesce(purchase_order.is_cancelled, false)
),

performance as (
    select
        product_hk,
        count(distinct case when not is_credit then order_hk end) as orders,
        count(distinct case
            when
                not is_credit
                and customer_hk not in ({{ hashing.unknown }}, {{ hashing.error }})
                then customer_hk
        end) as customers,
        coalesce(sum(case when not is_credit then quantity end), 0) as quantity_sold,
        cast(sum(case when is_credit then 0 else amount end) as decimal(18, 2)) as sold,
        cast(sum(case when is_credit then amount else 0 end) as decimal(18, 2)) as credited,
        cast(sum(amount) as decimal(18, 2)) as revenue,
        min(ordered_at) as first_ordered_at,
        max(ordered_at) as last_ordered_at
    from counted
    group by product_hk
),

final as (
    select
        performance.product_hk,
        product.product_no,
        performance.orders,
        performance.customers,
        performance.quantity_sold,
        performance.sold,
        performance.credited,
        performance.revenue,
        performance.first_ordered_at,
        performance.last_ordered_at
    from performance
    left join product on performance.product_hk = product.product_hk
)

select * from final
