-- A customer whose frequency or monetary value is not that of the purchases up to as_of.
with history as (
    select
        purchase.customer_hk,
        count(*) as frequency,
        sum(purchase.amount) as monetary
    from {{ ref('purchase') }} as purchase
    where purchase.purchased_at <= (select max(rfm.as_of) from {{ ref('rfm') }} as rfm)
    group by purchase.customer_hk
),

final as (
    select
        coalesce(history.customer_hk, rfm.customer_hk) as customer_hk,
        history.monetary as purchased,
        rfm.monetary
    from history
    full outer join {{ ref('rfm') }} as rfm on history.customer_hk = rfm.customer_hk
    where
        history.frequency is distinct from rfm.frequency
        or history.monetary is distinct from rfm.monetary
)

select * from final
