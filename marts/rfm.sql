-- One row a customer; equal values get equal scores, and no score depends on the order of rows.
with purchase as (
    select * from {{ ref('purchase') }}
),

customer as (
    select * from {{ ref('dim_customer') }}
),

rule as (
    select * from {{ ref('rfm_rule') }}
),

as_of as (
    select coalesce({{ parameter.as_of }}, max(purchased_at)) as moment from purchase
),

history as (
    select
        purchase.customer_hk,
        max(as_of.moment) as as_of,
        max(purchase.purchased_at) as last_purchase_at,
        -- Days as a number: Spark's date - date is an interval, which casts to one.
        cast(cast(max(as_of.moment) as date) - cast(max(purchase.purchased_at) as date) as integer)
            as recency_days,
        count(*) as frequency,
        cast(sum(purchase.amount) as decimal(18, 2)) as monetary
    from purchase
    inner join as_of on purchase.purchased_at <= as_of.moment
    group by purchase.customer_hk
),

-- How many customers do strictly worse; customers who do equally well have the same number.
ranked as (
    select
        *,
        rank() over (order by recency_days desc) - 1 as less_recent,
        rank() over (order by frequency) - 1 as less_frequent,
        rank() over (order by monetary) - 1 as less_monetary,
        count(*) over () as customers
    from history
),

-- A score is 1 plus the whole fifths of all customers who do worse: 5 is better than 80 %.
scored as (
    select
        *,
        1 + cast(floor(5.0 * less_recent / customers) as integer) as recency_score,
        1 + cast(floor(5.0 * less_frequent / customers) as integer) as frequency_score,
        1 + cast(floor(5.0 * less_monetary / customers) as integer) as monetary_score
    from ranked
),

final as (
    select
        scored.customer_hk,
        customer.customer_no,
        scored.as_of,
        scored.last_purchase_at,
        scored.recency_days,
        scored.frequency,
        scored.monetary,
        scored.recency_score,
        scored.frequency_score,
        scored.monetary_score,
        rule.segment
    from scored
    -- The frequency-monetary score is the mean of the two, a half rounded up.
    left join rule
        on
            scored.recency_score between rule.recency_from and rule.recency_to
            and floor((scored.frequency_score + scored.monetary_score + 1) / 2.0)
            between rule.worth_from and rule.worth_to
    left join customer on scored.customer_hk = customer.customer_hk
)

select * from final
