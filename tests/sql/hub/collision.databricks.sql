-- Keys that share a hash with a key from which they differ: there must be none.
select
    concat_ws(', ', cast(staged.carrier as string), cast(staged.flight_no as string)) as delivered,
    concat_ws(', ', cast(known.carrier as string), cast(known.flight_no as string)) as stored,
    lower(hex(known.flight_hk)) as hash_key
from stage_plans_flights as staged
inner join verdict on staged.stage_row = verdict.stage_row
inner join raw_vault.hub_flight as known on staged.flight_hk = known.flight_hk
where verdict.verdict = 'collision'
order by delivered, stored
limit 1;

-- Keys that share a hash with a key from which they differ: there must be none.
select
    concat_ws(', ', cast(staged.airport_key_code as string), cast(staged.origin as string)) as delivered,
    concat_ws(', ', cast(known.collision_code as string), cast(known.airport_code as string)) as stored,
    lower(hex(known.airport_hk)) as hash_key
from stage_plans_flights as staged
inner join verdict on staged.stage_row = verdict.stage_row
inner join raw_vault.hub_airport as known on staged.airport_hk = known.airport_hk
where verdict.verdict = 'collision'
order by delivered, stored
limit 1;

-- Keys that share a hash with a key from which they differ: there must be none.
select
    concat_ws(', ', cast(staged.airport_key_code as string), cast(staged.destination as string)) as delivered,
    concat_ws(', ', cast(known.collision_code as string), cast(known.airport_code as string)) as stored,
    lower(hex(known.airport_hk)) as hash_key
from stage_plans_flights as staged
inner join verdict on staged.stage_row = verdict.stage_row
inner join raw_vault.hub_airport as known on staged.destination_hk = known.airport_hk
where verdict.verdict = 'collision'
order by delivered, stored
limit 1;
