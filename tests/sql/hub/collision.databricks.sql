-- Keys that share a hash with a key from which they differ: there must be none.
select
    concat_ws(', ', cast(staged.crew_no as string)) as delivered,
    concat_ws(', ', cast(known.crew_no as string)) as stored,
    lower(hex(known.crew_hk)) as hash_key
from stage_crew_ranks as staged
inner join verdict on staged.stage_row = verdict.stage_row
inner join raw_vault.hub_crew as known on staged.crew_hk = known.crew_hk
where verdict.verdict = 'collision'
order by delivered, stored
limit 1;

-- Keys that share a hash with a key from which they differ: there must be none.
select
    concat_ws(', ', cast(staged.airport_key_code as string), cast(staged.base as string)) as delivered,
    concat_ws(', ', cast(known.collision_code as string), cast(known.airport_code as string)) as stored,
    lower(hex(known.airport_hk)) as hash_key
from stage_crew_ranks as staged
inner join verdict on staged.stage_row = verdict.stage_row
inner join raw_vault.hub_airport as known on staged.airport_hk = known.airport_hk
where verdict.verdict = 'collision'
order by delivered, stored
limit 1;

-- Keys that share a hash with a key from which they differ: there must be none.
select
    concat_ws(', ', cast(staged.crew_no as string)) as delivered,
    concat_ws(', ', cast(known.crew_no as string)) as stored,
    lower(hex(known.crew_hk)) as hash_key
from stage_crew_ranks_before as staged
inner join verdict on staged.stage_row = verdict.stage_row
inner join raw_vault.hub_crew as known on staged.crew_hk = known.crew_hk
where verdict.verdict = 'collision'
order by delivered, stored
limit 1;
