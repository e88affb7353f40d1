-- The staged rows whose key is not in the hub as delivered, each beside the key with its hash.
select
    staged.stage_row as stage_row,
    staged.load_id,
    staged.load_date,
    staged.applied_date,
    staged.crew_hk as hash_key,
    staged.crew_no as key_1,
    known.crew_hk as known_hash,
    known.crew_no as known_1
from stage_crew_ranks as staged
left join raw_vault.hub_crew as known on staged.crew_hk = known.crew_hk
where
    known.crew_hk is null
    or known.crew_no is distinct from staged.crew_no;

-- The staged rows whose key is not in the hub as delivered, each beside the key with its hash.
select
    staged.stage_row as stage_row,
    staged.load_id,
    staged.load_date,
    staged.applied_date,
    staged.airport_hk as hash_key,
    staged.airport_key_code as key_1,
    staged.base as key_2,
    known.airport_hk as known_hash,
    known.collision_code as known_1,
    known.airport_code as known_2
from stage_crew_ranks as staged
left join raw_vault.hub_airport as known on staged.airport_hk = known.airport_hk
where
    known.airport_hk is null
    or (known.load_id <> 0 and known.collision_code is distinct from staged.airport_key_code)
    or known.airport_code is distinct from staged.base;

-- The staged rows whose key is not in the hub as delivered, each beside the key with its hash.
select
    staged.stage_row as stage_row,
    staged.load_id,
    staged.load_date,
    staged.applied_date,
    staged.crew_hk as hash_key,
    staged.crew_no as key_1,
    known.crew_hk as known_hash,
    known.crew_no as known_1
from stage_crew_ranks_before as staged
left join raw_vault.hub_crew as known on staged.crew_hk = known.crew_hk
where
    known.crew_hk is null
    or known.crew_no is distinct from staged.crew_no;
