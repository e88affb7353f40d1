-- A customer whose historic value is not the sum of the purchases up to as_of.
with history as (
    select
        purchase.customer_hk,
        sum(purchase.amount) as historic_value
    from {{ ref('purchase') }} as purchase
    where
        purchase.purchased_at
        <= (select max(valued.as_of) from {{ ref('customer_lifetime_value') }} as valued)
    group by purchase.customer_hk
),

final as (
    select
        coalesce(history.customer_hk, valued.customer_hk) as customer_hk,
        history.historic_value as purchased,
        valued.historic_value
    from history
    full outer join {{ ref('customer_lifetime_value') }} as valued
        on history.customer_hk = valued.customer_hk
    where history.historic_value is distinct from cast(valued.historic_value as decimal(18, 2))
)

select * from final
