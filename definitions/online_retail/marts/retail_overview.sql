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

-- Invoice, customer and country go with the order; copies of a line differ in copy_no alone.
numbered as (
    select
        *,
        row_number() over (
            partition by order_hk, stock_code, quantity, unit_price, invoiced_at
            order by description nulls last, copy_no
        ) as repetition
    from line
),

judged as (
    select
        line.order_hk,
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
            when line.repetition > 1 then 6
            else 7
        end as last_step
    from numbered as line
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

final as (
    select
        filter.step,
        filter.filter,
        sum(counted.lines) as lines,
        count(distinct counted.order_hk) as orders,
        cast(sum(counted.revenue) as decimal(18, 2)) as revenue
    from filter
    inner join counted on filter.step <= counted.last_step
    group by filter.step, filter.filter
)

select * from final
