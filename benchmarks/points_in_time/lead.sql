-- The row of each satellite that was valid at each snapshot: by the range each row holds for.
create or replace table floor.pit_customer as
with crm as (
    select
        customer_hk, applied_date, load_date,
        lead(applied_date, 1, timestamp '9999-12-31 00:00:00') over (
            partition by customer_hk order by applied_date, load_date
        ) as valid_to
    from raw_vault.sat_customer_crm
),

web as (
    select
        customer_hk, applied_date, load_date,
        lead(applied_date, 1, timestamp '9999-12-31 00:00:00') over (
            partition by customer_hk order by applied_date, load_date
        ) as valid_to
    from raw_vault.sat_customer_web
)

select
    hub.customer_hk,
    snapshot.snapshot_date,
    coalesce(crm.customer_hk, '00000000-0000-0000-0000-000000000000') as sat_customer_crm_hk,
    coalesce(crm.applied_date, timestamp '0001-01-01 00:00:00') as sat_customer_crm_applied_date,
    coalesce(crm.load_date, timestamp '0001-01-01 00:00:00') as sat_customer_crm_load_date,
    coalesce(web.customer_hk, '00000000-0000-0000-0000-000000000000') as sat_customer_web_hk,
    coalesce(web.applied_date, timestamp '0001-01-01 00:00:00') as sat_customer_web_applied_date,
    coalesce(web.load_date, timestamp '0001-01-01 00:00:00') as sat_customer_web_load_date
from raw_vault.hub_customer as hub
inner join business_vault.snapshot as snapshot on hub.load_date <= snapshot.snapshot_date
left join crm
    on
        hub.customer_hk = crm.customer_hk
        and snapshot.snapshot_date >= crm.applied_date
        and snapshot.snapshot_date < crm.valid_to
left join web
    on
        hub.customer_hk = web.customer_hk
        and snapshot.snapshot_date >= web.applied_date
        and snapshot.snapshot_date < web.valid_to;
