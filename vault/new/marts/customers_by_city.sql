-- One row a city; whoever the CRM knows no city of is listed as unknown.
with customer as (
    select * from {{ ref('dim_customer') }}
    where customer_no is not null
),

final as (
    select
        coalesce(city, 'unknown') as city,
        count(*) as customers,
        cast(sum(monthly_fee) as decimal(18, 2)) as monthly_fees
    from customer
    group by coalesce(city, 'unknown')
)

select * from final
