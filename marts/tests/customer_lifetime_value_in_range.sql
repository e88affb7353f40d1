-- A customer with a chance outside (0, 1], or an expectation below nothing.
with final as (
    select *
    from {{ ref('customer_lifetime_value') }}
    where
        probability_alive <= 0
        or probability_alive > 1
        or expected_purchases < 0
        or expected_spend < 0
        or discounted_value < 0
)

select * from final
