-- One row a month with orders; sold and credited add up to the orders, to the cent.
with orders as (
    select * from {{ ref('fact_order') }}
),

-- A credit takes money back whether or not its order is called cancelled.
counted as (
    select
        cast(date_trunc('month', ordered_at) as date) as sales_month,
        order_hk,
        customer_hk,
        coalesce(amount, 0) as amount,
        coalesce(amount < 0, false) as is_credit
    from orders
    where amount < 0 or not coalesce(is_cancelled, false)
),

final as (
    select
        sales_month,
        count(distinct case when not is_credit then order_hk end) as orders,
        count(distinct case
            when
                not is_credit
                and customer_hk not in ({{ hashing.unknown }}, {{ hashing.error }})
                then customer_hk
        end) as customers,
        cast(sum(case when is_credit then 0 else amount end) as decimal(18, 2)) as sold,
        cast(sum(case when is_credit then amount else 0 end) as decimal(18, 2)) as credited,
        cast(sum(amount) as decimal(18, 2)) as revenue
    from counted
    group by sales_month
)

select * from final
