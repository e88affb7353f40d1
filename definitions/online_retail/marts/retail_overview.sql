-- One row a filter, in the order in which they are applied; a line passes until it fails one.
with line as (
    select * from {{ ref('fact_order_line') }}
),

invoice as (
    select * from {{ ref('fact_order') }}
),

filter (step, filter) as (
    values
    (0, 'every line'),
    (1, 'not a cancellation'),
    (2, 'description, stock code and date are present'),
    (3, 'quantity above 0'),
    (4, 'unit price above 0.01'),
    (5, 'customer is known'),
    (6, 'country is one of nineteen in Europe'),
    (7, 'counted once where another says the same but for the description')
),

judged as (
    select
        line.order_hk,
        line.stock_code,
        line.quantity,
        line.unit_price,
        line.invoiced_at,
        line.amount,
        case
            when invoice.is_cancelled then 0
            when
                line.description is null
                or line.stock_code is null
                or line.invoiced_at is null
                then 1
            when line.quantity <= 0 then 2
            when line.unit_price <= 0.01 then 3
            when line.customer_hk in ({{ hashing.unknown }}, {{ hashing.error }}) then 4
            when
                invoice.country not in (
                    'United Kingdom', 'EIRE', 'Germany', 'France', 'Spain', 'Belgium',
                    'Switzerland', 'Portugal', 'Italy', 'Finland', 'Austria', 'Norway',
                    'Netherlands', 'Denmark', 'Sweden', 'Poland', 'Greece', 'Cyprus',
                    'Channel Islands'
                )
                then 5
            else 6
        end as last_step
    from line
    inner join invoice on line.order_hk = invoice.order_hk
),

counted as (
    select
        order_hk,
        last_step,
        count(*) as lines,
        sum(amount) as revenue
    from judged
    group by order_hk, last_step
),

-- Invoice, customer and country go with the order, and the amount with quantity and price.
different as (
    select distinct
        order_hk,
        stock_code,
        quantity,
        unit_price,
        invoiced_at,
        amount
    from judged
    where last_step = 6
),

passed as (
    select
        filter.step,
        counted.order_hk,
        counted.lines,
        counted.revenue
    from filter
    inner join counted on filter.step <= counted.last_step
    union all
    select
        7 as step,
        order_hk,
        1 as lines,
        amount as revenue
    from different
),

final as (
    select
        filter.step,
        filter.filter,
        sum(passed.lines) as lines,
        count(distinct passed.order_hk) as orders,
        cast(sum(passed.revenue) as decimal(18, 2)) as revenue
    from filter
    inner join passed on filter.step = passed.step
    group by filter.step, filter.filter
)

select * from final
