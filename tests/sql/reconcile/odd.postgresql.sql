-- The rows that are not as often in the vault as the deliveries, loaded once more, bring them.
drop table if exists pg_temp.odd cascade;

create temp table odd as
with told as (
    select
        flight_hk as column_1,
        carrier as column_2,
        flight_no as column_3,
        1 as delivered_rows,
        0 as stored_rows
    from pg_temp.hub_flight
    where load_id in (select given.load_id from audit.load as given)
    union all
    select
        flight_hk,
        carrier,
        flight_no,
        0,
        1
    from raw_vault.hub_flight
    where
        (
            load_id in (select given.load_id from audit.load as given)
            or (load_id > 0 and load_id not in (select audited.load_id from audit.load as audited))
        )
)

select
    column_1,
    column_2,
    column_3,
    case
        when sum(delivered_rows) > sum(stored_rows) then sum(delivered_rows) - sum(stored_rows)
        else 0
    end as missing_rows,
    case
        when sum(stored_rows) > sum(delivered_rows) then sum(stored_rows) - sum(delivered_rows)
        else 0
    end as extra_rows
from told
group by
    column_1,
    column_2,
    column_3
having sum(delivered_rows) <> sum(stored_rows);
