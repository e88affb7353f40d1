-- Keys that share a hash with a key from which they differ: there must be none.
select
    array_to_string(array_construct_compact(cast(staged.crew_no as varchar)), ', ') as delivered,
    array_to_string(array_construct_compact(cast(known.crew_no as varchar)), ', ') as stored,
    hex_encode(known.crew_hk, 0) as hash_key
from stage_crew_ranks as staged
inner join verdict on staged.stage_row = verdict.stage_row
inner join raw_vault.hub_crew as known on staged.crew_hk = known.crew_hk
where verdict.verdict = 'collision'
order by delivered, stored
limit 1;

-- Keys that share a hash with a key from which they differ: there must be none.
select
    array_to_string(array_construct_compact(cast(staged.airport_key_code as varchar), cast(staged.base as varchar)), ', ') as delivered,
    array_to_string(array_construct_compact(cast(known.collision_code as varchar), cast(known.airport_code as varchar)), ', ') as stored,
    hex_encode(known.airport_hk, 0) as hash_key
from stage_crew_ranks as staged
inner join verdict on staged.stage_row = verdict.stage_row
inner join raw_vault.hub_airport as known on staged.airport_hk = known.airport_hk
where verdict.verdict = 'collision'
order by delivered, stored
limit 1;

-- Keys that share a hash with a key from which they differ: there must be none.
select
    array_to_string(array_construct_compact(cast(staged.crew_no as varchar)), ', ') as delivered,
    array_to_string(array_construct_compact(cast(known.crew_no as varchar)), ', ') as stored,
    hex_encode(known.crew_hk, 0) as hash_key
from stage_crew_ranks_before as staged
inner join verdict on staged.stage_row = verdict.stage_row
inner join raw_vault.hub_crew as known on staged.crew_hk = known.crew_hk
where verdict.verdict = 'collision'
order by delivered, stored
limit 1;
