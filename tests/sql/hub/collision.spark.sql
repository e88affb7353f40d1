-- Keys that share a hash with a key from which they differ: there must be none.
select
    concat_ws(', ', staged.carrier, staged.flight_no) as delivered,
    concat_ws(', ', known.carrier, known.flight_no) as stored,
    lower(hex(known.flight_hk)) as hash_key
from stage_plans_flights as staged
inner join verdict on staged.stage_row = verdict.stage_row
inner join raw_vault.hub_flight as known on staged.flight_hk = known.flight_hk
where verdict.verdict = 'collision'
order by delivered, stored
limit 1;

-- Keys that share a hash with a key from which they differ: there must be none.
select
    concat_ws(', ', staged.airport_key_code, staged.origin) as delivered,
    concat_ws(', ', known.collision_code, known.airport_code) as stored,
    lower(hex(known.airport_hk)) as hash_key
from stage_plans_flights as staged
inner join verdict on staged.stage_row = verdict.stage_row
inner join raw_vault.hub_airport as known on staged.airport_hk = known.airport_hk
where verdict.verdict = 'collision'
order by delivered, stored
limit 1;

-- Keys that share a hash with a key from which they differ: there must be none.
select
    concat_ws(', ', staged.airport_key_code, staged.destination) as delivered,
    concat_ws(', ', known.collision_code, known.airport_code) as stored,
    lower(hex(known.airport_hk)) as hash_key
from stage_plans_flights as staged
inner join verdict on staged.stage_row = verdict.stage_row
inner join raw_vault.hub_airport as known on staged.destination_hk = known.airport_hk
where verdict.verdict = 'collision'
order by delivered, stored
limit 1;
