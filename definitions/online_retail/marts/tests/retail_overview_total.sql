-- The first step when it is not every line that the vault holds.
with line as (
    select
        count(*) as lines,
        coalesce(sum(amount), 0) as revenue
    from {{ ref('fact_order_line') }}
),

overview as (
    select
        lines,
        revenue
    from {{ ref('retail_overview') }}
    where step = 0
),

final as (
    select
        line.lines,
        line.revenue,
        overview.lines as overview_lines,
        overview.revenue as overview_revenue
    from line
    left join overview on true
    where
        line.lines is distinct from overview.lines
        or line.revenue is distinct from overview.revenue
)

select * from final
