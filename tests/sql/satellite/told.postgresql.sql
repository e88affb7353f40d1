select 1
from raw_vault.sat_crew_rank_tracked as told
where
    told.crew_hk = delivered.crew_hk
    and told.applied_date = delivered.applied_date
    and told.sequence is not distinct from delivered.change_no
    and told.hashdiff = delivered.crew_rank_hashdiff;

select 1
from raw_vault.sat_crew_rank_life as told
where
    told.crew_hk = delivered.crew_hk
    and told.applied_date = delivered.applied_date
    and told.sequence is not distinct from delivered.change_no
    and told.hashdiff = delivered.crew_rank_life_hashdiff;

select 1
from raw_vault.sat_crew_ranked as told
where
    told.crew_base_hk = delivered.crew_base_hk
    and told.applied_date = delivered.applied_date
    and told.sequence is not distinct from delivered.change_no;
