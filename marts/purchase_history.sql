-- One row a customer who bought; the purchases of a day are one for what the models are told.
with purchase as (
    select * from {{ ref('purchase') }}
),

customer as (
    select * from {{ ref('dim_customer') }}
),

as_of as (
    select coalesce({{ parameter.as_of }}, max(purchased_at)) as moment from purchase
),

purchase_day as (
    select
        purchase.customer_hk,
        as_of.moment as as_of,
        min(purchase.purchased_at) as first_purchase_at,
        max(purchase.purchased_at) as last_purchase_at,
        count(*) as purchases,
        sum(purchase.amount) as amount,
        row_number() over (
            partition by purchase.customer_hk order by cast(purchase.purchased_at as date)
        ) as nth
    from purchase
    inner join as_of on purchase.purchased_at <= as_of.moment
    group by purchase.customer_hk, as_of.moment, cast(purchase.purchased_at as date)
),

history as (
    select
        customer_hk,
        as_of,
        min(first_purchase_at) as first_purchase_at,
        max(last_purchase_at) as last_purchase_at,
        cast(sum(purchases) as bigint) as purchases,
        cast(sum(amount) as decimal(18, 2)) as historic_value,
        count(*) - 1 as frequency,
        sum(case when nth > 1 then amount end) as repeat_value
    from purchase_day
    group by customer_hk, as_of
),

final as (
    select
        history.customer_hk,
        customer.customer_no,
        history.first_purchase_at,
        history.last_purchase_at,
        history.purchases,
        history.historic_value,
        history.frequency,
        -- Days as a number: Spark's date - date is an interval, which casts to one. Decimals are
        -- divided as doubles, since databases round a quotient of decimals differently.
        cast(
            cast(history.last_purchase_at as date) - cast(history.first_purchase_at as date)
            as integer
        ) / cast(7 as {{ dialect.double }}) as recency_weeks,
        cast(cast(history.as_of as date) - cast(history.first_purchase_at as date) as integer)
        / cast(7 as {{ dialect.double }}) as age_weeks,
        cast(history.repeat_value as {{ dialect.double }}) / nullif(history.frequency, 0)
            as repeat_spend,
        history.as_of
    from history
    left join customer on history.customer_hk = customer.customer_hk
)

select * from final
