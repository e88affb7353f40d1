-- The row of each satellite that was valid at each snapshot: the last one before it.
create or replace table floor.pit_customer as
select
    wanted.customer_hk,
    wanted.snapshot_date,
    coalesce(crm.customer_hk, '00000000-0000-0000-0000-000000000000') as sat_customer_crm_hk,
    coalesce(crm.applied_date, timestamp '0001-01-01 00:00:00') as sat_customer_crm_applied_date,
    coalesce(crm.load_date, timestamp '0001-01-01 00:00:00') as sat_customer_crm_load_date,
    coalesce(web.customer_hk, '00000000-0000-0000-0000-000000000000') as sat_customer_web_hk,
    coalesce(web.applied_date, timestamp '0001-01-01 00:00:00') as sat_customer_web_applied_date,
    coalesce(web.load_date, timestamp '0001-01-01 00:00:00') as sat_customer_web_load_date
from (
    select hub.customer_hk, snapshot.snapshot_date
    from raw_vault.hub_customer as hub
    inner join business_vault.snapshot as snapshot on hub.load_date <= snapshot.snapshot_date
) as wanted
asof left join raw_vault.sat_customer_crm as crm
    on wanted.customer_hk = crm.customer_hk and wanted.snapshot_date >= crm.applied_date
asof left join raw_vault.sat_customer_web as web
    on wanted.customer_hk = web.customer_hk and wanted.snapshot_date >= web.applied_date;
