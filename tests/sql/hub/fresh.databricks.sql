-- The staged rows whose key is not in the hub as it was delivered.
select
    staged.stage_row as stage_row,
    staged.load_id,
    staged.load_date,
    staged.applied_date,
    staged.crew_hk as hash_key,
    staged.crew_no as key_1
from stage_crew_ranks as staged
where not exists (
    select 1
    from raw_vault.hub_crew as known
    where
        known.crew_hk = staged.crew_hk
        and known.crew_no is not distinct from staged.crew_no
);

-- The staged rows whose key is not in the hub as it was delivered.
select
    staged.stage_row as stage_row,
    staged.load_id,
    staged.load_date,
    staged.applied_date,
    staged.airport_hk as hash_key,
    staged.airport_key_code as key_1,
    staged.base as key_2
from stage_crew_ranks as staged
where not exists (
    select 1
    from raw_vault.hub_airport as known
    where
        known.airport_hk = staged.airport_hk
        and (known.load_id = 0 or known.collision_code is not distinct from staged.airport_key_code)
        and known.airport_code is not distinct from staged.base
);

-- The staged rows whose key is not in the hub as it was delivered.
select
    staged.stage_row as stage_row,
    staged.load_id,
    staged.load_date,
    staged.applied_date,
    staged.crew_hk as hash_key,
    staged.crew_no as key_1
from stage_crew_ranks_before as staged
where not exists (
    select 1
    from raw_vault.hub_crew as known
    where
        known.crew_hk = staged.crew_hk
        and known.crew_no is not distinct from staged.crew_no
);
