-- One of the rows that were taken over whose parent is not in its table, and how many there are.
select
    count(*) over () as orphans,
    lower(hex(taken.crew_hk)) as found
from raw_vault.sat_crew_rank as taken
where
    load_id = 1
    and not exists (
        select 1
        from raw_vault.hub_crew as parent
        where parent.crew_hk = taken.crew_hk
    )
limit 1;
