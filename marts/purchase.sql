-- A purchase is an order of a known customer that is worth something and was not cancelled.
with orders as (
    select * from {{ ref('fact_order') }}
),

final as (
    select
        customer_hk,
        order_hk,
        ordered_at as purchased_at,
        amount
    from orders
    where
        customer_hk not in ({{ hashing.unknown }}, {{ hashing.error }})
        and amount >= coalesce({{ parameter.smallest_amount }}, 0.01)
        -- An order nobody said was cancelled was not.
        and not coalesce(is_cancelled, false)
)

select * from final
