-- The segments together when they are not all customers and all their revenue.
with segment as (
    select
        sum(customers) as customers,
        sum(revenue) as revenue
    from {{ ref('rfm_segment') }}
),

rfm as (
    select
        count(*) as customers,
        coalesce(sum(monetary), 0) as revenue
    from {{ ref('rfm') }}
),

final as (
    select
        segment.customers as segment_customers,
        rfm.customers,
        segment.revenue as segment_revenue,
        rfm.revenue
    from segment
    cross join rfm
    where segment.customers <> rfm.customers or segment.revenue <> rfm.revenue
)

select * from final
