-- One row for each of the eleven segments, also those that nobody is in.
with rule as (
    select * from {{ ref('rfm_rule') }}
),

rfm as (
    select * from {{ ref('rfm') }}
),

segment as (
    select
        rule.segment,
        rule.priority,
        count(rfm.customer_hk) as customers,
        cast(coalesce(sum(rfm.monetary), 0) as decimal(18, 2)) as revenue,
        cast(avg(rfm.recency_days) as decimal(18, 2)) as average_recency_days,
        cast(avg(rfm.frequency) as decimal(18, 2)) as average_frequency,
        cast(avg(rfm.monetary) as decimal(18, 2)) as average_monetary
    from rule
    left join rfm on rule.segment = rfm.segment
    group by rule.segment, rule.priority
),

final as (
    select
        segment,
        priority,
        customers,
        cast(customers as {{ dialect.double }}) / nullif(sum(customers) over (), 0)
            as customer_share,
        revenue,
        cast(revenue as {{ dialect.double }}) / nullif(sum(revenue) over (), 0) as revenue_share,
        average_recency_days,
        average_frequency,
        average_monetary
    from segment
)

select * from final
