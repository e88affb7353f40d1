-- Keys that share a hash with a key from which they differ: there must be none.
select
    concat_ws(', ', staged.crew_no) as delivered,
    concat_ws(', ', known.crew_no) as stored,
    lower(hex(known.crew_hk)) as hash_key
from stage_crew_ranks as staged
inner join verdict on staged.stage_row = verdict.stage_row
inner join raw_vault.hub_crew as known on staged.crew_hk = known.crew_hk
where verdict.verdict = 'collision'
order by delivered, stored
limit 1;

-- Keys that share a hash with a key from which they differ: there must be none.
select
    concat_ws(', ', staged.airport_key_code, staged.base) as delivered,
    concat_ws(', ', known.collision_code, known.airport_code) as stored,
    lower(hex(known.airport_hk)) as hash_key
from stage_crew_ranks as staged
inner join verdict on staged.stage_row = verdict.stage_row
inner join raw_vault.hub_airport as known on staged.airport_hk = known.airport_hk
where verdict.verdict = 'collision'
order by delivered, stored
limit 1;

-- Keys that share a hash with a key from which they differ: there must be none.
select
    concat_ws(', ', staged.crew_no) as delivered,
    concat_ws(', ', known.crew_no) as stored,
    lower(hex(known.crew_hk)) as hash_key
from stage_crew_ranks_before as staged
inner join verdict on staged.stage_row = verdict.stage_row
inner join raw_vault.hub_crew as known on staged.crew_hk = known.crew_hk
where verdict.verdict = 'collision'
order by delivered, stored
limit 1;
