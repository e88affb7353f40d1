-- Keys that share a hash with a key from which they differ: there must be none.
select
    substring(coalesce(', ' || cast(staged.crew_no as varchar(65535)), ''), 3) as delivered,
    substring(coalesce(', ' || cast(known.crew_no as varchar(65535)), ''), 3) as stored,
    known.crew_hk as hash_key
from stage_crew_ranks as staged
inner join verdict on staged.stage_row = verdict.stage_row
inner join raw_vault.hub_crew as known on staged.crew_hk = known.crew_hk
where verdict.verdict = 'collision'
order by delivered, stored
limit 1;

-- Keys that share a hash with a key from which they differ: there must be none.
select
    substring(coalesce(', ' || cast(staged.airport_key_code as varchar(65535)), '') || coalesce(', ' || cast(staged.base as varchar(65535)), ''), 3) as delivered,
    substring(coalesce(', ' || cast(known.collision_code as varchar(65535)), '') || coalesce(', ' || cast(known.airport_code as varchar(65535)), ''), 3) as stored,
    known.airport_hk as hash_key
from stage_crew_ranks as staged
inner join verdict on staged.stage_row = verdict.stage_row
inner join raw_vault.hub_airport as known on staged.airport_hk = known.airport_hk
where verdict.verdict = 'collision'
order by delivered, stored
limit 1;

-- Keys that share a hash with a key from which they differ: there must be none.
select
    substring(coalesce(', ' || cast(staged.crew_no as varchar(65535)), ''), 3) as delivered,
    substring(coalesce(', ' || cast(known.crew_no as varchar(65535)), ''), 3) as stored,
    known.crew_hk as hash_key
from stage_crew_ranks_before as staged
inner join verdict on staged.stage_row = verdict.stage_row
inner join raw_vault.hub_crew as known on staged.crew_hk = known.crew_hk
where verdict.verdict = 'collision'
order by delivered, stored
limit 1;
