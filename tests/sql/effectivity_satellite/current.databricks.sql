-- Whether each relation stands now, as known now: its last row by (applied, load) date.
create or replace view business_vault.sat_crew_ranked_current as
with ranked as (
    select
        *,
        row_number() over (
            partition by crew_base_hk
            order by
                applied_date desc,
                sequence desc nulls first,
                load_date desc,
                is_active desc
        ) as newest_first
    from raw_vault.sat_crew_ranked
)

select
    crew_base_hk,
    load_date,
    applied_date,
    sequence,
    is_active,
    record_source,
    load_id
from ranked
where newest_first = 1;

-- Whether each relation stands now, as known now: its last row by (applied, load) date.
create or replace view business_vault.sat_crew_based_current as
with ranked as (
    select
        *,
        row_number() over (
            partition by crew_base_hk
            order by
                applied_date desc,
                sequence desc nulls first,
                load_date desc,
                is_active desc
        ) as newest_first
    from raw_vault.sat_crew_based
)

select
    crew_base_hk,
    crew_hk,
    load_date,
    applied_date,
    sequence,
    is_active,
    base,
    record_source,
    load_id
from ranked
where newest_first = 1;
